"""Bodies that "it" and "they" stand for, and what the subjects around a pronoun tell of it."""

from functools import cache

from dateline.extract.mentions.characters import Character
from dateline.extract.mentions.scene import Item, Scene
from dateline.extract.mentions.words import load_words
from dateline.extract.statements.lexicon import load_lexicon
from dateline.extract.syntax import (
    NAMED_SUBJECTS,
    ancestors,
    child,
    children,
    is_of_time,
    subject,
    subtree,
    verb_above,
)
from dateline.text import Sentence, Token

THINGS = {
    "it": "one",
    "its": "one",
    "itself": "one",
    "they": "many",
    "them": "many",
    "their": "many",
    "themselves": "many",
}
_FOR = frozenset(("for", "of", "at"))
_ONE = frozenset(("organisation", "country", "group", "operation"))
_MANY = frozenset(("organisation", "group"))
_OPEN = frozenset(("certain", "clear", "critical", "doubtful", "due", "uncertain"))
"""Adjectives for what somebody thinks that also tell of a fact: "it is clear that"."""


def find_thing(scenes: list[Scene], number: int, token: Token, count: str) -> Character | None:
    """Give what "it" (`count` "one") or "they" ("many") stands for."""
    scene = scenes[number]
    if count == "one" and _is_empty_it(scene.sentence, token):
        return None
    kinds = _ONE if count == "one" else _MANY
    told = find_told(scene.sentence, token)
    governing = None if told else find_governing_subject(scene.sentence, token)
    if governing is not None:
        item = scene.at(governing.i)
        if item is None or not _fits(scene, item, token, kinds, count):
            item = _spoken_for(scene, governing, token, kinds, count)
        return item.character if item is not None else None
    before = [
        item
        for item in scene.items()
        if item.draft.last <= token.i
        and _is_subject(scene.sentence, item.draft.head)
        and item.draft.head not in told
    ]
    if not before:
        return _find_before(scenes, number, token, kinds, tells=bool(told))
    own = find_own_subject(scene, token)
    distinct = [one for one in list_characters(before) if one is not own]
    if len(distinct) != 1 or any(_is_several(scene, item, count) for item in before):
        return _speaking(scene, token, [one for one in before if one.character is not own], count)
    return distinct[0] if distinct[0].acts_as in kinds else None


def _is_subject(sentence: Sentence, i: int) -> bool:
    """Tell whether a word is a subject or renames one: "The operator, Isolde, said"."""
    token = sentence.tokens[i]
    token = sentence.tokens[token.head] if token.dep == "appos" else token
    return token.dep in NAMED_SUBJECTS


def _spoken_for(
    scene: Scene, teller: Token, token: Token, kinds: frozenset[str], count: str
) -> Item | None:
    """Give the body for which somebody says what "it" does: "A spokesman for Isolde said it"."""
    told = scene.sentence.tokens[token.head]
    if token.dep not in NAMED_SUBJECTS or told.dep != "ccomp":
        return None
    near = [*children(scene.sentence, teller.i, "poss")]
    for link in children(scene.sentence, teller.i, "prep"):
        near += children(scene.sentence, link.i, "pobj") if link.text.lower() in _FOR else ()
    items = [item for one in near if (item := scene.at(one.i)) is not None]
    fitting = [one for one in items if _fits(scene, one, token, kinds, count)]
    return fitting[0] if len(fitting) == 1 else None


def _find_before(
    scenes: list[Scene], number: int, token: Token, kinds: frozenset[str], *, tells: bool
) -> Character | None:
    """Give the body of the sentence before that a pronoun without one in its own goes on from."""
    scene = scenes[number]
    if tells:
        return _subject_before(scenes, number, kinds, tells=True)
    if not (leads_sentence(scene.sentence, token) or _is_fronted(scene, token)):
        return None
    verb = scene.sentence.tokens[token.head]
    says = token.dep in NAMED_SUBJECTS and verb.lemma in load_words().state_verbs
    return _subject_before(scenes, number, kinds, says=says)


def _speaking(scene: Scene, token: Token, before: list[Item], count: str) -> Character | None:
    """Give the body that says what the sentence goes on about: "The firm says it; it wants"."""
    kinds = _ONE if count == "one" else _MANY
    verbs = load_words().state_verbs
    tokens = scene.sentence.tokens
    if token.dep not in NAMED_SUBJECTS:
        return None
    told = [one for one in before if tokens[tokens[one.draft.head].head].lemma in verbs]
    main = [tokens[tokens[one.draft.head].head] for one in told]
    saying = list_characters(
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
    return character is not scene.speaker and character is not find_own_subject(scene, token)


def _is_several(scene: Scene, item: Item, count: str) -> bool:
    """Tell whether a noun in the plural ("five people") cannot be what "it" stands for.

    Nor can another pronoun that counts otherwise: in "it sees them" they are not it.
    """
    head = scene.sentence.tokens[item.draft.head]
    if item.draft.form == "pronoun":
        return THINGS.get(scene.lower[head.i], count) != count
    return count == "one" and item.draft.form == "nominal" and head.tag == "NNS"


def find_told(sentence: Sentence, token: Token) -> frozenset[int]:
    """Give the words that a pronoun tells after or around them: "Sales, it said, had fallen"."""
    verb = sentence.tokens[token.head]
    if token.dep not in NAMED_SUBJECTS or token.i == 0 or sentence.tokens[token.i - 1].text != ",":
        return frozenset()
    if verb.dep == "parataxis":
        top = sentence.tokens[verb.head]
    else:
        told = child(sentence, verb.i, "ccomp")
        if told is None or told.i > token.i:
            return frozenset()
        top = told
    return frozenset(subtree(sentence, top.i, without=frozenset((verb.i,))))


def leads_sentence(sentence: Sentence, token: Token) -> bool:
    """Tell whether a pronoun is or owns the subject of its sentence: "Its threat failed."."""
    top = sentence.tokens[token.head] if token.dep == "poss" else token
    return top.dep in NAMED_SUBJECTS and sentence.tokens[top.head].dep == "ROOT"


def _is_fronted(scene: Scene, token: Token) -> bool:
    """Tell whether a pronoun leads what somebody says behind it: "It is ready, Berg said"."""
    tokens = scene.sentence.tokens
    verb = tokens[token.head]
    if token.i in scene.quoted or token.dep not in NAMED_SUBJECTS or verb.dep != "ccomp":
        return False
    return tokens[verb.head].dep == "ROOT" and verb.i < verb.head


def _subject_before(
    scenes: list[Scene],
    number: int,
    kinds: frozenset[str],
    *,
    tells: bool = False,
    says: bool = False,
) -> Character | None:
    """Give the subject of the sentence before; for who `tells`, rather who told that.

    What `says` something can be that of a paragraph of one sentence before.
    """
    here = scenes[number].sentence
    over = says and _goes_on(scenes, number)
    for before in reversed(scenes[max(0, number - 2) : number]):
        if before.sentence.paragraph != here.paragraph and not over:
            return None
        tokens = before.sentence.tokens
        main = [t for t in tokens if t.dep in NAMED_SUBJECTS and tokens[t.head].dep == "ROOT"]
        if tells:
            main = [t for t in tokens if find_told(before.sentence, t)] or main
            main = [t for t in tokens if is_according(before.sentence, t)] or main
        if len(main) == 1 and main[0].tag == "DT":
            continue  # "That is its phrase."
        if not main:  # "And the union?"
            fitting = list_characters(
                [one for one in before.items() if one.character.acts_as in kinds]
            )
            return fitting[0] if len(fitting) == 1 else None
        told = [main[0], *children(before.sentence, main[0].i, "appos")] if len(main) == 1 else []
        item = next((item for one in told if (item := before.at(one.i)) is not None), None)
        return item.character if item is not None and item.character.acts_as in kinds else None
    return None


def _goes_on(scenes: list[Scene], number: int) -> bool:
    """Tell whether a paragraph goes on from one of a single sentence, as broadcasters write."""
    if number < 2:
        return False
    here, before, earlier = (scenes[number - back].sentence.paragraph for back in range(3))
    return here - before == 1 and earlier != before


def is_according(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word stands behind "according to"."""
    above = sentence.tokens[token.head]
    return token.dep == "pobj" and sentence.tokens[above.head].text.lower() == "according"


def find_governing_subject(sentence: Sentence, token: Token) -> Token | None:
    """Give the subject above a pronoun: of its own clause, or of the one that governs it."""
    own = token.dep in NAMED_SUBJECTS
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
        owner = child(sentence, above.i, *NAMED_SUBJECTS)
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
    if token.dep not in (*NAMED_SUBJECTS, "expl"):
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


def find_own_subject(scene: Scene, token: Token) -> Character | None:
    """Give the subject of an object's own clause: "him" in "Brown thanked him" is not Brown."""
    reflexive = scene.lower[token.i].endswith(("self", "selves"))
    if token.tag != "PRP" or token.dep in NAMED_SUBJECTS or reflexive:
        return None
    verb = verb_above(scene.sentence, token.i)
    own = subject(scene.sentence, verb.i) if verb is not None else None
    item = scene.at(own.i) if own is not None else None
    return item.character if item is not None else None


def list_characters(items: list[Item]) -> list[Character]:
    """Give each character of some items once."""
    found: list[Character] = []
    for item in items:
        if item.character not in found:
            found.append(item.character)
    return found
