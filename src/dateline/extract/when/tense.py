"""Which way a predicate looks from where its teller stands: back, ahead, at now, or either way."""

from typing import Literal

from dateline.extract.standing import Standing
from dateline.extract.syntax import auxiliaries
from dateline.findings import Status
from dateline.text import Sentence, Token

Look = Literal["back", "ahead", "now", "open"]

AHEAD: tuple[Status, ...] = ("planned", "called_for", "conditional")
_LIMIT = 12


def find_look(sentence: Sentence, i: int, standing: Standing) -> Look:
    """Tell which way predicate `i` looks, by its form first and by its standing second.

    "May have met" is only possible and yet looks back; "will not meet" did not happen and yet
    looks ahead; "suspected of meeting" leaves it open.
    """
    token = sentence.tokens[i]
    if standing.status == "ongoing":
        return "back" if find_tense(sentence, token) == "past" else "now"
    if token.pos in ("VERB", "AUX"):
        return _look_of_verb(sentence, token, standing)
    return _look_of_standing(standing)


def _look_of_verb(sentence: Sentence, token: Token, standing: Standing) -> Look:
    helpers = auxiliaries(sentence, token.i)
    if _is_perfect(helpers):
        return "back"
    if any(one.tag == "MD" for one in helpers):
        return "back" if standing.status == "happened" else "ahead"  # a refusal: "will not help"
    tense = find_tense(sentence, token)
    if tense is None:
        return _look_of_infinitive(sentence, token, helpers, standing)
    if tense == "present":
        return _look_of_present(standing)
    return "open" if standing.status == "conditional" else "back"


def _look_of_infinitive(
    sentence: Sentence, token: Token, helpers: list[Token], standing: Standing
) -> Look:
    """An infinitive or participle looks where its governor makes it look."""
    if standing.status in ("did_not_happen", "denied"):
        return _look_of_governor(sentence, token)
    if standing.status == "possible":
        return "ahead" if any(one.tag == "TO" for one in helpers) else "open"
    return _look_of_standing(standing)


def _look_of_standing(standing: Standing) -> Look:
    if standing.status in AHEAD:
        return "ahead"
    return "open" if standing.status == "possible" else "back"


def _look_of_present(standing: Standing) -> Look:
    """The present of a headline tells the past, that of a denial is of the day itself."""
    if standing.status in ("did_not_happen", "denied"):
        return "now"
    return _look_of_standing(standing)


def _look_of_governor(sentence: Sentence, token: Token) -> Look:
    """What is refused or failed in is of the time at which it is refused."""
    for _ in range(_LIMIT):
        if token.head == token.i:
            break
        token = sentence.tokens[token.head]
        helpers = auxiliaries(sentence, token.i)
        if any(one.tag == "MD" for one in helpers):
            return "ahead"
        tense = find_tense(sentence, token)
        if tense is not None:
            return "back" if tense == "past" or _is_perfect(helpers) else "now"
    return "back"


def _is_perfect(helpers: list[Token]) -> bool:
    return any(one.lemma == "have" for one in helpers)


def find_tense(sentence: Sentence, verb: Token) -> Literal["past", "present"] | None:
    """Give the tense of a verb or of the first of its auxiliaries that has one, None for none."""
    own = [sentence.tokens[number] for number in sentence.children[verb.i]]
    for one in [*(aux for aux in own if aux.dep in ("aux", "auxpass")), verb]:
        if one.tag in ("VBD", "VBZ", "VBP"):
            return "past" if one.tag == "VBD" else "present"
    return None


def is_narrative(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb is in the simple past, as stories are told: neither had nor was to."""
    helpers = auxiliaries(sentence, verb.i)
    if any(one.lemma == "have" or one.tag in ("MD", "TO") for one in helpers):
        return False
    own = verb.tag == "VBD" or any(one.tag == "VBD" for one in helpers)
    return own and not (verb.tag == "VBG" and bool(helpers))
