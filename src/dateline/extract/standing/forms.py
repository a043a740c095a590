"""The own form of a verb: tense, modals, negation, adverbs."""

from dateline.extract.standing.words import HEADLINE, Effect, Standing, load_words
from dateline.extract.syntax import auxiliaries, child, children, is_negated
from dateline.text import Sentence, Token

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_WOULD = ("would", "’d", "'d")
_NOT_OPEN = ("'can'", "'could'", "'ca'", "'would'", "''d'")
_NOT_ONLY = ("only", "just", "merely", "simply", "solely")
_STOPS = (".", "!", "”", '"', "’")


def read_form(sentence: Sentence, i: int, *, governed: bool) -> Standing:
    """Give what the form of verb `i` says; `governed` tells that a word above will be asked.

    The `why` of the result is empty for an infinitive or participle that is governed.
    """
    token = sentence.tokens[i]
    own = _read_tense(sentence, token, governed=governed)
    return _shade(sentence, i, _negate(sentence, i, own))


def _read_tense(sentence: Sentence, token: Token, *, governed: bool) -> Standing:
    helpers = auxiliaries(sentence, token.i)
    modal = _read_modal(sentence, token, helpers)
    if modal is not None:
        return modal
    lemmas = [one.lemma for one in helpers]
    if token.tag == "VBG" and "be" in lemmas:
        return _read_progressive(sentence, token, helpers)
    if "have" in lemmas and not _has_to(helpers):
        return Standing("happened", 3, "told in the perfect")
    tags = {token.tag, *(one.tag for one in helpers)}
    if "VBD" in tags:
        return Standing("happened", 3, "told in the past")
    if tags & {"VBZ", "VBP"}:
        return _read_present(sentence)
    return _read_nonfinite(token, helpers, governed=governed)


def _has_to(helpers: list[Token]) -> bool:
    return any(one.tag == "TO" for one in helpers)


def _read_progressive(sentence: Sentence, token: Token, helpers: list[Token]) -> Standing:
    below = child(sentence, token.i, "xcomp")
    if token.lemma == "go" and below is not None and below.tag == "VB":
        return Standing("planned", 2, "'going to'")
    be = next(one for one in helpers if one.lemma == "be")
    if be.tag == "VBD":
        return Standing("happened", 3, "told as going on in the past")
    return Standing("ongoing", 3, "told as going on")


def _read_present(sentence: Sentence) -> Standing:
    if is_headline(sentence):
        return Standing("happened", 3, HEADLINE)
    return Standing("ongoing", 3, "told in the present")


def _read_modal(sentence: Sentence, token: Token, helpers: list[Token]) -> Standing | None:
    modals = load_words().modals
    for one in helpers:
        effects = modals.get(one.lemma) or modals.get(one.text.lower())
        if one.tag != "MD" or effects is None:
            continue
        effect = effects[1 if any(other.lemma == "have" for other in helpers) else 0]
        if one.lemma in _WOULD or one.text.lower() in _WOULD:
            effect = _read_would(sentence, token, effect)
        return effect.said(f"'{one.text}'")
    return None


def _read_would(sentence: Sentence, token: Token, effect: Effect) -> Effect:
    """Would after a past verb of saying is its future; with an if-clause it is conditional."""
    if has_condition(sentence, token.i):
        return Effect("conditional", 1)
    for _ in range(3):
        token = sentence.tokens[token.head]
        if token.lemma in load_words().reporting and token.tag in ("VBD", "VBN"):
            return Effect("planned", 2) if effect.status == "possible" else effect
    return effect


def has_condition(sentence: Sentence, i: int) -> bool:
    """Tell whether an if-clause hangs on verb `i`."""
    return any(
        find_mark(sentence, below.i) in ("if", "unless")
        for below in children(sentence, i, "advcl", "ccomp")
    )


def find_mark(sentence: Sentence, i: int) -> str | None:
    """Give the conjunction that opens the clause of verb `i`, in lower case."""
    mark = child(sentence, i, "mark")
    return mark.text.lower() if mark is not None else None


def _read_nonfinite(token: Token, helpers: list[Token], *, governed: bool) -> Standing:
    """An infinitive or participle; what it means is decided by what governs it."""
    if governed:
        return Standing("happened", 3, "")
    if _has_to(helpers):
        return Standing("planned", 2, "'to' and an infinitive: what is to come")
    if token.tag in ("VBN", "VBD"):
        return Standing("happened", 3, "told by a past participle")
    if token.tag == "VBG":
        return Standing("ongoing", 3, "told as going on")
    return Standing("called_for", 0, "an imperative")


def is_headline(sentence: Sentence) -> bool:
    """Tell whether the sentence is the first line of the text and has no full stop."""
    return sentence.paragraph == 0 and sentence.tokens[-1].text not in _STOPS


def leads_headline(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a headline without a verb of its own hangs on a noun: "Norway to meet rebels".

    Parsers hang the infinitive that says what is to come on it.
    """
    return is_headline(sentence) and noun.dep in ("ROOT", "dep", "npadvmod")


def is_finite(sentence: Sentence, i: int) -> bool:
    """Tell whether verb `i`, or an auxiliary of its, has a tense."""
    if sentence.tokens[i].tag in ("VBD", "VBZ", "VBP"):
        return True
    return any(one.tag in _FINITE for one in auxiliaries(sentence, i))


def is_infinitive(sentence: Sentence, i: int) -> bool:
    """Tell whether verb `i` is an infinitive with "to"."""
    return _has_to(auxiliaries(sentence, i))


def _negate(sentence: Sentence, i: int, own: Standing) -> Standing:
    word = _find_negation(sentence, i)
    if word is None:
        return own
    if own.certainty < 0:
        return Standing("possible", 1, f"{own.why}, under '{word}'")
    if own.status in ("possible", "called_for", "conditional"):
        if own.why in _NOT_OPEN:
            return Standing("did_not_happen", -3, f"{own.why} with '{word}'")
        return Standing(own.status, -1, f"{own.why} with '{word}'")
    sure = is_negated(sentence, i) or _find_negative_noun(sentence, i, "dobj") is None
    return Standing("did_not_happen", -3 if sure else -1, f"'{word}'")  # "gave no details"


def _find_negation(sentence: Sentence, i: int) -> str | None:
    """The word that negates verb `i`: its own, or the "no" of its subject or object."""
    if is_negated(sentence, i):
        return None if _is_not_only(sentence, i) else "not"
    for below in children(sentence, i, "advmod"):
        if below.lemma in ("long", "longer") and is_negated(sentence, below.i):
            return "no longer"
    subject = _find_negative_noun(sentence, i, "nsubj", "nsubjpass")
    return subject or _find_negative_noun(sentence, i, "dobj")


def _is_not_only(sentence: Sentence, i: int) -> bool:
    """ "Not only met the king", "stemmed not just from debts"."""
    below = list(children(sentence, i, "advmod", "preconj"))
    for negation in children(sentence, i, "neg"):
        below.extend(sentence.tokens[negation.i + 1 : negation.i + 2])
    return any(t.lemma in _NOT_ONLY for t in below)


def _find_negative_noun(sentence: Sentence, i: int, *relations: str) -> str | None:
    """The "no" or "nobody" of subject or object; "five, none of them here" is no subject."""
    below = child(sentence, i, *relations)
    if below is None:
        return None
    if below.lemma in ("nobody", "none", "nothing") or below.text.lower() in ("no", "neither"):
        return below.text
    before = children(sentence, below.i, "det", "preconj", "cc")
    if any(t.text.lower() in ("no", "neither") for t in before):
        return f"no {below.text}"
    return None


def _shade(sentence: Sentence, i: int, own: Standing) -> Standing:
    """Adverbs beside the predicate bring the certainty down, or turn it."""
    for below in children(sentence, i, "advmod"):
        effect = load_words().adverbs.get(below.lemma)
        if effect is None or own.certainty <= 0:
            continue
        if effect.status is not None:
            return effect.said(f"'{below.text}'")
        if effect.certainty < own.certainty:
            return Standing(own.status, effect.certainty, f"{own.why}, '{below.text}'".lstrip(", "))
    return own
