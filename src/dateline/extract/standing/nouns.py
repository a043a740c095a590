"""How real an event told as a noun is: "the planned meeting", "cancelled the talks"."""

from dateline.extract.standing.phrases import (
    find_preposition,
    is_denied_claim,
    without_fact,
)
from dateline.extract.standing.words import (
    FACT,
    LESS_REAL,
    NOT_REAL,
    PREDICATES,
    Read,
    Standing,
    join,
    load_words,
)
from dateline.extract.syntax import ancestors, child, children
from dateline.text import Sentence, Token

_PREDICATED = ("attr", "acomp")
_ROLES = ("acomp", "dobj", "nsubj", "nsubjpass", "attr", "oprd", "dative", "dep", "pobj", "appos")
_OBJECTS = ("dobj", "nsubjpass", "pobj", "attr", "oprd")
_WITHIN = ("at", "during", "in", "amid", "on", "through", "by", "with", "as", "under", "into")
_NESTED = ("at", "of", "in", "during", "on", "by", "with")
_GOING_ON = frozenset(
    ("continue", "end", "collapse", "fail", "last", "go", "discuss", "focus", "be")
)
_BE = ("be", "become", "remain", "seem", "appear", "look")
_FOR_REAL = ("meet", "gather", "hold")
_OPENING = ('"', "“", "‘")
_CLOSING = ('"', "”", "’")
_ANY = ("any", "anything", "anybody", "anyone")
_SPANS_OF_TIME = ("day", "week", "month", "year")


def read_noun(sentence: Sentence, i: int, read: Read | None) -> Standing:
    """Give the standing of noun `i`: what stands before it, and what governs it.

    `read` is None when nothing further up may be asked.
    """
    own = _read_modifiers(sentence, i)
    if read is None or (own is not None and own.status == "did_not_happen"):
        return own or FACT
    above = _govern_noun(sentence, i, read)
    if own is None:
        return above
    if own.status == "happened":
        return Standing(above.status, min(above.certainty, own.certainty), own.why)
    return own if above.status in ("happened", "ongoing") else above


def _read_modifiers(sentence: Sentence, i: int) -> Standing | None:
    """What adjectives and "no" before the noun say of it."""
    for below in children(sentence, i, "det", "amod", "compound", "neg"):
        low = _name_modifier(sentence, below)
        if low == "no" or below.dep == "neg":
            return Standing("did_not_happen", -3, "'no'")
        effect = load_words().adjectives.get(low)
        timed = low == "next" and sentence.tokens[i].lemma.lower() in _SPANS_OF_TIME
        tried = sentence.tokens[i].lemma in load_words().tried
        if tried and low in load_words().fruitless:
            return Standing("happened", 2, f"'{below.text}', but it took place")
        if effect is not None and not timed:
            return effect.said(f"'{below.text}'")
    if sentence.tokens[i].pos == "NOUN" and _is_distanced(sentence, i):
        return Standing("happened", 1, "a word in quotation marks")
    return None


def _name_modifier(sentence: Sentence, token: Token) -> str:
    """The word in lower case; "so-called" comes in three tokens."""
    low = token.text.lower()
    so = child(sentence, token.i, "advmod") if low == "called" else None
    return "so-called" if so is not None and so.text.lower() == "so" else low


def _is_distanced(sentence: Sentence, i: int) -> bool:
    """The "rescue" of the town: one or two words in marks, which the reporter does not own."""
    before = [t.text in _OPENING for t in sentence.tokens[max(i - 2, 0) : i]]
    after = [t.text in _CLOSING for t in sentence.tokens[i + 1 : i + 2]]
    return any(before) and any(after)


def _govern_noun(sentence: Sentence, i: int, read: Read) -> Standing:
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    if _is_denied_any(sentence, token, read):
        return Standing("did_not_happen", -2, "'any' in what is denied")
    if token.dep == "conj" and head.pos == "NOUN":
        return read(head.i)
    if token.dep in ("pobj", "pcomp"):
        return _govern_by_phrase(sentence, token, head, read)
    if head.pos in PREDICATES and token.dep in _ROLES:
        return _govern_by_verb(sentence, token, head, head.lemma, read)
    named = token.dep == "compound" and head.pos == "NOUN"
    return _govern_compound(head, read) if named else FACT


def _govern_compound(head: Token, read: Read) -> Standing:
    """ "Merger plan": what the second noun makes of the first, or how real it is itself."""
    effect = load_words().to.get(head.lemma)
    above = read(head.i)
    if effect is not None and effect.status is not None and above.status not in NOT_REAL:
        return effect.said(f"'{head.text}'")
    return above if above.status in (*LESS_REAL, *NOT_REAL) else FACT


def _is_denied_any(sentence: Sentence, token: Token, read: Read) -> bool:
    """ "Did not see any attack", "without any attack": nobody says that there was one."""
    low = [t.text.lower() for t in children(sentence, token.i, "det")]
    if not any(word in _ANY for word in low):
        return False
    verb = next((t for t in ancestors(sentence, token.i) if t.pos in PREDICATES), None)
    return verb is not None and verb.start < token.start and read(verb.i).status in NOT_REAL


def _govern_by_verb(
    sentence: Sentence, token: Token, verb: Token, name: str, read: Read
) -> Standing:
    """The event is subject or object of a verb: "the meeting was cancelled"."""
    above = read(verb.i)
    particle = child(sentence, verb.i, "prt")
    if particle is not None and name == verb.lemma:
        name = f"{name} {particle.text.lower()}"
    effect = load_words().noun.get(name) if token.dep in _OBJECTS else None
    if effect is not None and effect.status in NOT_REAL and token.lemma in load_words().said:
        return Standing("happened", 2, f"'{verb.text}', but it was made")
    if effect is not None and effect.status is not None:
        return join(effect, above, Standing("happened", 3, ""), verb.text)
    if effect is not None or _takes_place(sentence, token, verb):
        return above
    if verb.lemma == "be" and token.dep == "nsubj":
        judged = child(sentence, verb.i, "acomp")
        effect = load_words().to.get(judged.lemma) if judged is not None else None
        if effect is not None and effect.status is not None:  # "the meeting is unlikely"
            return join(effect, above, Standing("happened", 3, ""), verb.text)
    return _beside_verb(token, verb, above)


def _beside_verb(token: Token, verb: Token, above: Standing) -> Standing:
    """An event that is subject or object of a verb which says nothing of it."""
    if verb.lemma in _BE and token.dep in _PREDICATED:
        told = token.dep == "acomp" or above.status in (*LESS_REAL, *NOT_REAL)
        return above if told else FACT
    if verb.lemma in _GOING_ON and token.dep == "nsubj" and above.status in LESS_REAL:
        return above
    if above.status in LESS_REAL and token.dep in ("dobj", "nsubjpass"):
        return Standing(above.status, min(above.certainty, 1), above.why)
    if above.status in NOT_REAL:
        return Standing("happened", 1, f"named beside a negated '{verb.text}'")
    return FACT


def _takes_place(sentence: Sentence, token: Token, verb: Token) -> bool:
    if token.dep not in ("nsubj", "nsubjpass"):
        return False
    below = child(sentence, verb.i, "dobj")
    placed = verb.lemma == "take" and below is not None and below.lemma == "place"
    return placed or verb.lemma in load_words().occur


def _govern_by_phrase(sentence: Sentence, token: Token, prep: Token, read: Read) -> Standing:
    """The event stands after a preposition: "at a meeting", "plan for talks"."""
    phrase = find_preposition(sentence, prep)
    effect = load_words().prepositions.get(phrase)
    above = sentence.tokens[prep.head]
    if effect is not None:
        main = read(above.i).status if above.pos in PREDICATES else None
        return without_fact(effect, main).said(f"'{phrase}'")
    if above.pos in PREDICATES:
        return _govern_by_verb_phrase(sentence, token, above, phrase, read)
    if above.pos in ("NOUN", "ADJ", "PROPN"):
        return _govern_by_noun_phrase(sentence, above, phrase, read)
    return FACT


def _govern_by_noun_phrase(sentence: Sentence, above: Token, phrase: str, read: Read) -> Standing:
    """The event stands in a phrase of a noun or adjective: "a plan for talks"."""
    if phrase in ("of", "about") and is_denied_claim(sentence, above):
        return Standing("denied", -2, f"a rejected '{above.text}'")
    governed = load_words().noun.get(f"{above.lemma} {phrase}")
    if governed is not None:
        return join(governed, read(above.i), FACT, f"{above.text} {phrase}")
    governed = load_words().to.get(above.lemma)
    if governed is not None and phrase in ("of", "for", "on", "to", "about"):
        return join(governed, read(above.i), FACT, above.text)
    outer = read(above.i) if phrase in _NESTED else FACT
    return outer if outer.status in LESS_REAL else FACT


def _govern_by_for(sentence: Sentence, verb: Token, above: Standing) -> Standing:
    """ "Jailed for the attack", "took revenge for it" look back, "prepared for it" ahead."""
    words = {verb.lemma, *(one.lemma for one in children(sentence, verb.i, "dobj"))}
    if not words.isdisjoint(load_words().existing):
        return above if verb.lemma in _FOR_REAL and above.status == "happened" else FACT
    if above.status in NOT_REAL:
        return Standing("did_not_happen", -2, f"{above.why} '{verb.text} for'")
    return Standing("planned", 1, f"what '{verb.text} for' is meant for")


def _govern_by_verb_phrase(
    sentence: Sentence, token: Token, verb: Token, phrase: str, read: Read
) -> Standing:
    """The event stands in a phrase of a verb: "will be discussed at a meeting"."""
    name = f"{verb.lemma} {phrase}"
    effect = load_words().noun.get(name)
    past = phrase == "for" and verb.lemma in load_words().existing
    if effect is not None and past and read(verb.i).status in LESS_REAL:
        return effect.said(f"'{verb.text} for'")  # "may be tried": the deed is past
    if effect is not None:
        return _govern_by_verb(sentence, token, verb, name, read)
    above = read(verb.i)
    if phrase == "for":
        return _govern_by_for(sentence, verb, above)
    effect = load_words().to.get(verb.lemma)
    if phrase == "to" and effect is not None:
        return join(effect, above, Standing("happened", 3, ""), verb.text)
    return above if phrase in _WITHIN and above.status in LESS_REAL else FACT
