"""An -ing form after a preposition: "without meeting", "accused of attacking"."""

from dateline.extract.standing.clause import Clause
from dateline.extract.standing.finite import govern_finite
from dateline.extract.standing.forms import is_finite
from dateline.extract.standing.phrases import find_preposition, without_fact
from dateline.extract.standing.words import (
    NOT_REAL,
    PREDICATES,
    Effect,
    Standing,
    inherit,
    join,
    load_words,
)
from dateline.extract.syntax import ancestors
from dateline.text import Token

_GERUND = ("after", "since", "upon", "following", "when", "for", "as")
_ALONG = ("by", "in", "while", "with", "besides", "despite", "through")
_GOVERNED = ("of", "on", "for", "about", "in", "from", "to", "with")


def govern_by_preposition(clause: Clause) -> Standing:
    """Give the standing of a verb that stands after a preposition."""
    if is_finite(clause.sentence, clause.token.i):
        return govern_finite(clause)  # "on what was known"
    if clause.own.status in NOT_REAL:
        return clause.own
    phrase = find_preposition(clause.sentence, clause.head)
    above = clause.sentence.tokens[clause.head.head]
    effect = load_words().prepositions.get(phrase)
    if effect is not None:
        return _govern_by_effect(clause, effect, phrase, above)
    if above.dep == "advmod":  # "went back to training"
        above = clause.sentence.tokens[above.head]
    if phrase == "from":
        above = _find_preventing(clause, above)
    if phrase == "to" and above.lemma in ("go", "return", "get", "come"):
        return inherit(clause.read(above.i), f"goes with '{above.text}'")
    governed = load_words().to.get(above.lemma)
    if governed is not None and phrase in _GOVERNED:
        if above.lemma in ("stop", "keep") and phrase == "from":
            governed = load_words().to["stop-from"]
        return join(governed, clause.read(above.i), clause.own, above.text)
    return _govern_loosely(clause, phrase, above)


def _find_preventing(clause: Clause, above: Token) -> Token:
    """The verb of "prevented some, waving flags, from meeting", wherever "from" hangs."""
    for token in ancestors(clause.sentence, clause.head.i):
        effect = load_words().to.get(token.lemma)
        if token.lemma in ("stop", "keep") or (effect and effect.status in NOT_REAL):
            return token
    return above


def _govern_by_effect(clause: Clause, effect: Effect, phrase: str, above: Token) -> Standing:
    """ "Before leaving" is past where the main verb is."""
    main = clause.read(above.i).status if above.pos in PREDICATES else None
    if phrase == "before" and main == "happened":
        return Standing("happened", 2, "'before', of what is past")
    return without_fact(effect, main).said(f"'{phrase}'")


def _govern_loosely(clause: Clause, phrase: str, above: Token) -> Standing:
    if phrase in _ALONG and above.pos in PREDICATES:
        return inherit(clause.read(above.i), f"goes with '{above.text}'")
    known = phrase in _GERUND or phrase in _ALONG
    effect = Effect("happened", 2) if known else Effect("possible", 1)
    return effect.said(f"'{phrase}' and an -ing form")
