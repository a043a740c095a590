"""Pronouns, resolved only where one candidate is left: who "he", "it", "their" stand for.

He and she go to the only fitting person of the nearest sentence, or to its subject. It and they go
to the subject of the governing clause ("NATO said that it would"), or to the only fitting subject
before them, who and which to the noun that their clause modifies. All others are left out.
"""

from collections.abc import Iterator
from functools import cache

from dateline.extract.mentions.characters import Character
from dateline.extract.mentions.drafts import Draft
from dateline.extract.mentions.protagonist import find_protagonist, opens_question
from dateline.extract.mentions.relatives import find_antecedent
from dateline.extract.mentions.scene import Item, Scene
from dateline.extract.mentions.words import load_words
from dateline.extract.statements.lexicon import load_lexicon
from dateline.extract.syntax import (
    ancestors,
    child,
    children,
    is_of_time,
    subject,
    subtree,
    verb_above,
)
from dateline.text import Sentence, Token

_PEOPLE = {
    "he": "he",
    "him": "he",
    "his": "he",
    "himself": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "herself": "she",
}
_THINGS = {
    "it": "one",
    "its": "one",
    "itself": "one",
    "they": "many",
    "them": "many",
    "their": "many",
    "themselves": "many",
}
_ONE = frozenset(("organisation", "country", "group", "operation"))
_MANY = frozenset(("organisation", "group"))
_SUBJECTS = ("nsubj", "nsubjpass")
_TAGS = ("PRP", "PRP$", "WP", "WDT")
_NOBODY = frozenset(("every", "each", "no", "any"))
_OPEN = frozenset(("certain", "clear", "critical", "doubtful", "due", "uncertain"))
"""Adjectives for what somebody thinks that also tell of a fact: "it is clear that"."""
_BACK = 5
"""Sentences that he and she look back."""


def find_pronouns(scenes: list[Scene], number: int) -> Iterator[Item]:
    """Give the pronouns of a sentence that can be resolved."""
    scene = scenes[number]
    for token in scene.sentence.tokens:
        if token.tag not in _TAGS:
            continue
        lower = scene.lower[token.i]
        found = None
        if token.tag[0] == "W":
            found = find_antecedent(scene, token)
        elif lower in _PEOPLE and token.i not in scene.quoted:
            found = _find_person(scenes, number, token, _PEOPLE[lower])
            if found is not None and found.pronoun is None:
                found.pronoun = _PEOPLE[lower]
        elif lower in _THINGS:
            found = _find_thing(scenes, number, token, _THINGS[lower])
        if found is not None:
            draft = Draft(
                scene.number, token.i, token.i + 1, token.i, found.kind, "pronoun", token.text
            )
            yield Item(draft, found, why=f"the only one whom {draft.words!r} can mean")


def _find_person(scenes: list[Scene], number: int, token: Token, pronoun: str) -> Character | None:
    """Look for a person in this sentence before the pronoun, then in those before it.

    Whom somebody speaks of in quotation marks is nobody the writer goes on about, and sentences of
    spoken words alone are no distance.
    """
    other = _own_subject(scenes[number], token)
    teller = _teller(scenes[number], token, pronoun)
    if teller is not None:
        return None if _is_unsure(scenes, number, token, teller) else teller
    if opens_question(scenes, number, token):
        return find_protagonist(scenes, number, pronoun)
    for at in _sentences_back(scenes, number):
        limit = token.i if at == number else len(scenes[at].sentence.tokens)
        people = [
            item
            for item in scenes[at].items()
            if item.draft.head < limit
            and item.draft.head not in scenes[at].quoted
            and item.character.kind == "person"
            and item.character is not other
            and item.character is not scenes[number].speaker
            and item.character.pronoun in (None, pronoun)
            and _is_somebody(scenes[at], item)
            and not (at == number and _is_met(scenes[at].sentence, item, token))
        ]
        if people:
            goes_on = at != number and _leads(scenes[number].sentence, token)
            found = _pick_person(scenes[at].sentence, people, pronoun, goes_on=goes_on)
            return None if found and _is_unsure(scenes, number, token, found) else found
    if _leads(scenes[number].sentence, token):
        return find_protagonist(scenes, number, pronoun)
    return None


def _is_met(sentence: Sentence, item: Item, token: Token) -> bool:
    """Tell whether somebody stands in what the one did: "Replying to a journalist, he said"."""
    if token.dep not in _SUBJECTS:
        return False
    head = sentence.tokens[item.draft.head]
    if head.dep not in ("pobj", "dobj"):
        return False
    for above in ancestors(sentence, head.i):
        if above.i == token.head:
            return True
        if above.lemma.lower() == "for" or any(
            True for _ in children(sentence, above.i, *_SUBJECTS)
        ):
            return False  # "As for Berg, he left", "When Lund saw Berg, he left"
    return False


def _is_unsure(scenes: list[Scene], number: int, token: Token, found: Character) -> bool:
    """Tell whether "her" may be somebody known to be she, not whom the sentence brings up."""
    if found.pronoun is not None or token.dep in _SUBJECTS or found.places[0][0] < number:
        return False
    wanted = _PEOPLE[scenes[number].lower[token.i]]
    return any(
        item.character.pronoun == wanted
        and item.character.kind == "person"
        and (at, item.draft.head) != (number, token.head)  # "his father"
        for at in _sentences_back(scenes, number)
        for item in scenes[at].items()
    )


def _teller(scene: Scene, token: Token, pronoun: str) -> Character | None:
    """Give the person whose clause it is: "Berg said he had left", "Berg thanked his wife"."""
    if token.tag == "PRP$":
        owner = _governing_subject(scene.sentence, token)
    elif token.dep in _SUBJECTS and scene.sentence.tokens[token.head].dep == "ccomp":
        teller = scene.sentence.tokens[scene.sentence.tokens[token.head].head]
        if teller.lemma == "ask":
            return None  # "Berg asked Lund how he would do it"
        owner = child(scene.sentence, teller.i, *_SUBJECTS)
    else:
        return None
    item = scene.at(owner.i) if owner is not None and owner.i < token.i else None
    if item is None or item.character.kind != "person" or not _is_somebody(scene, item):
        return None
    return item.character if item.character.pronoun in (None, pronoun) else None


def _is_somebody(scene: Scene, item: Item) -> bool:
    """Tell whether a mention is of a certain person: not "every guest", "the Berg report"."""
    tokens = scene.sentence.tokens
    head = tokens[item.draft.head]
    if item.draft.form == "nominal":
        return scene.lower[item.draft.first] not in _NOBODY
    first = item.draft.first
    if first > 0 and tokens[first - 1].tag == "DT":
        return False  # "the Bergs"
    return not (head.dep == "compound" and tokens[head.head].tag in ("NN", "NNS"))


def _sentences_back(scenes: list[Scene], number: int) -> Iterator[int]:
    """Give this sentence and the few before it, as far as the paragraph before."""
    near, left = scenes[number].sentence.paragraph, _BACK
    for at in range(number, -1, -1):
        sentence = scenes[at].sentence
        if near - sentence.paragraph > 1 or not left:
            return
        if at != number and _is_spoken(sentence, scenes[at].quoted):
            near = sentence.paragraph
            continue
        left -= 1
        yield at


def _is_spoken(sentence: Sentence, quoted: frozenset[int]) -> bool:
    words = [token.i for token in sentence.tokens if token.pos != "PUNCT"]
    return bool(words) and all(i in quoted for i in words)


def _own_subject(scene: Scene, token: Token) -> Character | None:
    """Give the subject of an object's own clause: "him" in "Brown thanked him" is not Brown."""
    reflexive = scene.lower[token.i].endswith(("self", "selves"))
    if token.tag != "PRP" or token.dep in _SUBJECTS or reflexive:
        return None
    verb = verb_above(scene.sentence, token.i)
    own = subject(scene.sentence, verb.i) if verb is not None else None
    item = scene.at(own.i) if own is not None else None
    return item.character if item is not None else None


def _pick_person(
    sentence: Sentence, people: list[Item], pronoun: str, *, goes_on: bool
) -> Character | None:
    """Choose among the people of a sentence; the subject of the next one `goes_on` from its own."""
    known = _distinct([item for item in people if item.character.pronoun == pronoun])
    everyone = _distinct(people)
    if len(known) == 1:
        # Who leads the sentence and may be the one as well leaves it open.
        leading = [item for item in people if _is_main(sentence, item)]
        apart = goes_on and leading and all(item.character is not known[0] for item in leading)
        if (not apart and _is_subject(sentence, known[0], people)) or all(
            item.character is known[0] for item in leading
        ):
            return known[0]
        return leading[0].character if goes_on and len(_distinct(leading)) == 1 else None
    if len(everyone) == 1:
        return everyone[0]
    pool = [item for item in people if item.character in known] if known else people
    subjects = [item for item in pool if sentence.tokens[item.draft.head].dep in _SUBJECTS]
    main = [item for item in subjects if _is_main(sentence, item)]
    named = [item for item in pool if item.draft.form == "name"]
    for some in (_distinct(main), _distinct(subjects), _distinct(named)):
        if len(some) == 1:
            return some[0]
    return None


def _is_main(sentence: Sentence, item: Item) -> bool:
    head = sentence.tokens[item.draft.head]
    return head.dep in _SUBJECTS and sentence.tokens[head.head].dep == "ROOT"


def _is_subject(sentence: Sentence, one: Character, people: list[Item]) -> bool:
    return any(
        item.character is one and sentence.tokens[item.draft.head].dep in _SUBJECTS
        for item in people
    )


def _distinct(items: list[Item]) -> list[Character]:
    found: list[Character] = []
    for item in items:
        if item.character not in found:
            found.append(item.character)
    return found


def _find_thing(scenes: list[Scene], number: int, token: Token, count: str) -> Character | None:
    scene = scenes[number]
    if count == "one" and _is_empty_it(scene.sentence, token):
        return None
    kinds = _ONE if count == "one" else _MANY
    told = _told_by(scene.sentence, token)
    governing = None if told else _governing_subject(scene.sentence, token)
    if governing is not None:
        item = scene.at(governing.i)
        fits = item is not None and _fits(scene, item, token, kinds, count)
        return item.character if item is not None and fits else None
    before = [
        item
        for item in scene.items()
        if item.draft.last <= token.i
        and scene.sentence.tokens[item.draft.head].dep in _SUBJECTS
        and item.draft.head not in told
    ]
    if not before:
        if told:
            return _subject_before(scenes, number, kinds, tells=True)
        goes_on = _leads(scene.sentence, token) or _is_fronted(scene, token)
        return _subject_before(scenes, number, kinds) if goes_on else None
    own = _own_subject(scene, token)
    distinct = [one for one in _distinct(before) if one is not own]
    if len(distinct) != 1 or any(_is_several(scene, item, count) for item in before):
        return _speaking(scene, token, [one for one in before if one.character is not own], count)
    return distinct[0] if distinct[0].acts_as in kinds else None


def _speaking(scene: Scene, token: Token, before: list[Item], count: str) -> Character | None:
    """Give the body that says what the sentence goes on about: "The firm says it; it wants"."""
    kinds = _ONE if count == "one" else _MANY
    verbs = load_words().state_verbs
    tokens = scene.sentence.tokens
    if token.dep not in _SUBJECTS:
        return None
    told = [one for one in before if tokens[tokens[one.draft.head].head].lemma in verbs]
    main = [tokens[tokens[one.draft.head].head] for one in told]
    saying = _distinct(
        [
            one
            for one, verb in zip(told, main, strict=True)
            if verb.dep == "ROOT" or verb.head == token.head  # "says it; it wants"
        ]
    )
    if len(saying) != 1 or not any(_fits(scene, one, token, kinds, count) for one in told):
        return None
    return saying[0] if saying[0].acts_as in kinds else None


def _fits(scene: Scene, item: Item, token: Token, kinds: frozenset[str], count: str) -> bool:
    """Tell whether a pronoun can stand for a mention: not who speaks, nor its own subject."""
    character = item.character
    if character.acts_as not in kinds or _is_several(scene, item, count):
        return False
    return character is not scene.speaker and character is not _own_subject(scene, token)


def _is_several(scene: Scene, item: Item, count: str) -> bool:
    """Tell whether a noun in the plural ("five people") cannot be what "it" stands for.

    Nor can another pronoun that counts otherwise: in "it sees them" they are not it.
    """
    head = scene.sentence.tokens[item.draft.head]
    if item.draft.form == "pronoun":
        return _THINGS.get(scene.lower[head.i], count) != count
    return count == "one" and item.draft.form == "nominal" and head.tag == "NNS"


def _told_by(sentence: Sentence, token: Token) -> frozenset[int]:
    """Give the words that a pronoun tells after or around them: "Sales, it said, had fallen"."""
    verb = sentence.tokens[token.head]
    if token.dep not in _SUBJECTS or token.i == 0 or sentence.tokens[token.i - 1].text != ",":
        return frozenset()
    if verb.dep == "parataxis":
        top = sentence.tokens[verb.head]
    else:
        told = child(sentence, verb.i, "ccomp")
        if told is None or told.i > token.i:
            return frozenset()
        top = told
    return frozenset(subtree(sentence, top.i, without=frozenset((verb.i,))))


def _leads(sentence: Sentence, token: Token) -> bool:
    """Tell whether a pronoun is or owns the subject of its sentence: "Its threat failed."."""
    top = sentence.tokens[token.head] if token.dep == "poss" else token
    return top.dep in _SUBJECTS and sentence.tokens[top.head].dep == "ROOT"


def _is_fronted(scene: Scene, token: Token) -> bool:
    """Tell whether a pronoun leads what somebody says behind it: "It is ready, Berg said"."""
    tokens = scene.sentence.tokens
    verb = tokens[token.head]
    if token.i in scene.quoted or token.dep not in _SUBJECTS or verb.dep != "ccomp":
        return False
    return tokens[verb.head].dep == "ROOT" and verb.i < verb.head


def _subject_before(
    scenes: list[Scene], number: int, kinds: frozenset[str], *, tells: bool = False
) -> Character | None:
    """Give the subject of the sentence before; for who `tells`, rather who told that."""
    here = scenes[number].sentence
    for before in reversed(scenes[max(0, number - 2) : number]):
        if before.sentence.paragraph != here.paragraph:
            return None
        tokens = before.sentence.tokens
        main = [t for t in tokens if t.dep in _SUBJECTS and tokens[t.head].dep == "ROOT"]
        if tells:
            main = [t for t in tokens if _told_by(before.sentence, t)] or main
            main = [t for t in tokens if _is_according(before.sentence, t)] or main
        if len(main) == 1 and main[0].tag == "DT":
            continue  # "That is its phrase."
        if not main:  # "And the union?"
            fitting = _distinct([one for one in before.items() if one.character.acts_as in kinds])
            return fitting[0] if len(fitting) == 1 else None
        told = [main[0], *children(before.sentence, main[0].i, "appos")] if len(main) == 1 else []
        item = next((item for one in told if (item := before.at(one.i)) is not None), None)
        return item.character if item is not None and item.character.acts_as in kinds else None
    return None


def _is_according(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word stands behind "according to"."""
    above = sentence.tokens[token.head]
    return token.dep == "pobj" and sentence.tokens[above.head].text.lower() == "according"


def _governing_subject(sentence: Sentence, token: Token) -> Token | None:
    """Give the subject above a pronoun: of its own clause, or of the one that governs it."""
    own = token.dep in _SUBJECTS
    skip = own
    joined = False
    for above in ancestors(sentence, token.i):
        if above.pos not in ("VERB", "AUX"):
            continue
        beside, joined = (
            joined,
            above.dep == "conj" and child(sentence, above.i, "mark") is not None,
        )
        if beside and above.dep == "ccomp":
            continue  # "said that the plant was shut and that it would go"
        owner = child(sentence, above.i, *_SUBJECTS)
        if owner is None or owner.i == token.i or skip or _is_under(sentence, token, owner):
            skip = False
            continue
        return owner if owner.i < token.i else None
    return None


def _is_under(sentence: Sentence, token: Token, top: Token) -> bool:
    return any(above.i == top.i for above in ancestors(sentence, token.i))


def _is_empty_it(sentence: Sentence, token: Token) -> bool:
    """Tell whether "it" stands for a clause: "it is clear that", "it was too early to"."""
    if token.text.lower() != "it":
        return False
    if token.dep not in (*_SUBJECTS, "expl"):
        return token.dep == "expl"
    verb = sentence.tokens[token.head]
    if verb.lemma == "take":
        taken = child(sentence, verb.i, "dobj")
        return taken is None or is_of_time(sentence, taken.i) or _has_purpose(sentence, verb)
    if verb.lemma in ("seem", "appear", "rain", "snow", "matter", "happen"):
        return True
    told = children(sentence, verb.i, "acomp", "attr")
    return verb.lemma == "be" and any(one.text.lower() not in _minds() for one in told)


def _has_purpose(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb has a "to" behind it: "it takes courage to speak"."""
    return any(True for _ in children(sentence, verb.i, "xcomp", "advcl"))


@cache
def _minds() -> frozenset[str]:
    return frozenset(load_lexicon().adjectives.keys() - _OPEN)
