"""Persons whom headline and lead bring up by what they are, and whom the text names below.

"Mediator: talks go on", then "An Omani mediator said ...", then "Salim Said, 58, told": who a lead
is about is the first whom the text then names in full, if nobody else without a name comes between;
who a headline is about is called by its noun below, or is whom the lead is about.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.extract.mentions.characters import Character, conflict
from dateline.extract.mentions.drafts import Draft, join_words
from dateline.extract.mentions.it import leads_sentence
from dateline.extract.mentions.leads import is_aged, is_speaking
from dateline.extract.mentions.scene import Item, Scene, rename
from dateline.extract.mentions.titles import is_title
from dateline.extract.mentions.words import load_words
from dateline.extract.syntax import NAMED_SUBJECTS, child, children, subtree
from dateline.text import Token

_REACH = 5
"""Sentences behind a lead in which its person is named, at most."""

_NAMING = frozenset(("give", "use"))
_HEADS = frozenset(("head", "chief", "boss"))
_LEADING = frozenset(
    (
        "director",
        "chief",
        "head",
        "president",
        "chairman",
        "chairwoman",
        "commissioner",
        "secretary",
    )
)
_LEAD = 3
"""Sentences that headline and lead are, at most."""

_WHY = "the first whom the text then names"


def join_brought_up(scenes: Sequence[Scene]) -> None:
    """Make one of whom headline and lead bring up without a name and whom the text then names."""
    named = _first_named(scenes)
    for scene in scenes[:_LEAD]:
        for item in list(_unnamed(scene, named)):
            if scene.sentence.paragraph == 0 and scene.is_headline:
                continue
            person = _find_named(scenes, named, scene, item)
            if person is not None:
                rename(scenes, {item.character: person}, why=_WHY)
                break
    for scene in scenes:
        rename(scenes, dict(_identified(scene, named)), why=_WHY)
    for scene in scenes[:1] if _has_headline(scenes) else ():
        for item in list(_headlined(scene, named)):
            person = _find_called(scenes, scene, item)
            if person is not None:
                scene.add_nominal(replace(item, character=person))


def _has_headline(scenes: Sequence[Scene]) -> bool:
    """Tell whether a text opens with a line of its own that ends in no stop."""
    lines = [scene.sentence for scene in scenes[:2]]
    opens = bool(lines) and lines[0].tokens[-1].text != "."
    return opens and lines[0].paragraph < lines[-1].paragraph


def _first_named(scenes: Sequence[Scene]) -> dict[Character, int]:
    found: dict[Character, int] = {}
    for scene in scenes:
        for item in scene.names.values():
            found.setdefault(item.character, scene.number)
    return found


def _identified(scene: Scene, named: dict[Character, int]) -> Iterator[tuple[Character, Character]]:
    """Give whom a sentence says somebody to be: "She is Delfina Zanet, 70, a retired teacher"."""
    for item in list(scene.nominals.values()):
        head = scene.sentence.tokens[item.draft.head]
        verb = scene.sentence.tokens[head.head]
        if item.character in named or item.character.kind != "person":
            continue
        is_one = verb.lemma == "be" and head.dep == "nsubj"
        told = child(scene.sentence, verb.i, "attr") if is_one else None
        name = scene.names.get(told.i) if told is not None else _find_alias(scene, head)
        if name is not None and name.character.kind == "person":
            yield item.character, name.character


def _find_alias(scene: Scene, head: Token) -> Item | None:
    """Give the name that somebody gives or uses: "a fighter, who gave his name only as Moussa"."""
    sentence = scene.sentence
    for verb in children(sentence, head.i, "relcl"):
        name = child(sentence, verb.i, "dobj")
        if verb.lemma not in _NAMING or name is None or name.lemma.lower() != "name":
            continue
        behind = sentence.tokens[name.i + 1 : subtree(sentence, verb.i)[-1] + 1]
        return next((scene.names[one.i] for one in behind if one.i in scene.names), None)
    return None


def _unnamed(scene: Scene, named: dict[Character, int]) -> Iterator[Item]:
    """Give the single persons without a name whom a sentence is about or who speak in it."""
    for item in scene.nominals.values():
        token = scene.sentence.tokens[item.draft.head]
        single = item.character.kind == "person" and item.draft.form == "nominal"
        if not single or item.character in named or token.tag not in ("NN", "NNP", "JJ"):
            continue
        if token.i not in scene.quoted and _is_main(scene, item):
            yield item


def _is_main(scene: Scene, item: Item) -> bool:
    head = scene.sentence.tokens[item.draft.head]
    return leads_sentence(scene.sentence, head) or is_speaking(scene, head.i)


def _find_named(
    scenes: Sequence[Scene], named: dict[Character, int], start: Scene, item: Item
) -> Character | None:
    """Give the first person named in full behind a lead, who is who it was about."""
    noun = start.lower[item.draft.head]
    for scene in scenes[start.number : start.number + 1 + _REACH]:
        for other in scene.items():
            person = other.character
            if person.kind != "person" or other.draft.head in scene.quoted:
                continue
            if other.draft.form == "nominal" and person is not item.character:
                head = scene.sentence.tokens[other.draft.head]
                if _is_main(scene, other) or (scene is start and head.dep in NAMED_SUBJECTS):
                    return None
                continue
            if other.draft.form != "name" or (scene is start and not _is_main(scene, other)):
                continue
            if named[person] < scene.number or scene is start:
                return None
            fits = " " in other.draft.words and not conflict(person.pronoun, item.character.pronoun)
            called = any(_fits(title, noun) for title, _ in person.roles)
            told = called or is_aged(scene, other) or not _is_told(scene, other)
            return person if fits and told and _is_main(scene, other) else None
    return None


def _fits(title: str, noun: str) -> bool:
    """Tell whether a noun is short for a title; a "head" or "chief" can have any that leads."""
    return is_title(title, noun) or (noun in _HEADS and title.partition(" of ")[0] in _LEADING)


def _is_told(scene: Scene, item: Item) -> bool:
    """Tell whether the text says who somebody is, but for a rank: "Ada Berg, a baker, said"."""
    ranks, person = load_words().ranks, item.character
    apposed = scene.lower[item.draft.last : item.draft.last + 2] in ((",", "a"), (",", "an"))
    titled = any(title not in ranks for title, _ in person.roles)
    return apposed or titled or bool(person.offices)


def _headlined(scene: Scene, named: dict[Character, int]) -> Iterator[Item]:
    """Give the persons who are the subject of a headline, or who speak at its end, by a noun."""
    words = load_words()
    for token in scene.nouns:
        lower, known = scene.lower[token.i], scene.nominals.get(token.i)
        if token.tag not in ("NN", "NNP") or token.i in scene.names or token.i in scene.quoted:
            continue
        if known is not None and known.character in named:
            continue
        if lower not in words.person and lower not in words.title_heads:
            continue
        last = token.i + 1 == len(scene.sentence.tokens)
        if token.dep not in NAMED_SUBJECTS and not (last and token.dep != "dobj"):
            continue
        edge = scene.left_edge(token.i, token.i)
        phrase = join_words(scene.sentence, edge, token.i + 1)
        draft = Draft(scene.number, edge, token.i + 1, token.i, "person", "nominal", phrase)
        yield known or Item(draft, Character(phrase, "person"), why="whom the headline is about")


def _find_called(scenes: Sequence[Scene], start: Scene, item: Item) -> Character | None:
    """Give the only one whom the lead calls by the noun of a headline, or whom it is about."""
    noun = start.lower[item.draft.head]
    for scene in scenes[start.number + 1 : start.number + 1 + _LEAD]:
        people = [one for one in scene.items() if one.character.kind == "person"]
        fitting = {one.character for one in people if _is_called(scene, one, noun)}
        if len(fitting) == 1:
            return fitting.pop()
        if fitting:
            return None
    lead = next((one for one in scenes if one.number > start.number), None)
    main = [one for one in lead.items() if _leads(lead, one)] if lead is not None else []
    return main[0].character if len(main) == 1 else None


def _is_called(scene: Scene, item: Item, noun: str) -> bool:
    if item.draft.form == "pronoun":
        return False
    words = scene.lower[item.draft.first : item.draft.last]
    return noun in words or any(is_title(title, noun) for title, _ in item.character.roles)


def _leads(scene: Scene, item: Item) -> bool:
    person = item.character.kind == "person" and item.draft.form != "pronoun"
    return person and leads_sentence(scene.sentence, scene.sentence.tokens[item.draft.head])
