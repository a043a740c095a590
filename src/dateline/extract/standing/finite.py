"""Clauses with a tense: told by somebody, asked, or made to depend on an "if"."""

from dateline.extract.standing.clause import Clause
from dateline.extract.standing.forms import find_mark, has_condition
from dateline.extract.standing.phrases import is_denied_claim
from dateline.extract.standing.words import NOT_REAL, PREDICATES, Effect, Standing, load_words
from dateline.extract.syntax import auxiliaries, child, children, is_negated
from dateline.text import Sentence, Token

_QUOTES = ('"', "'", "”", "’", "''")
_WH_TAGS = ("WP", "WRB", "WDT")
_ASKED = ("nsubj", "nsubjpass", "dobj", "attr", "advmod", "det")
_TOLD = ("ccomp", "acl", "dobj", "xcomp", "csubj")


def govern_finite(clause: Clause) -> Standing:
    """Give the standing of a verb with a tense."""
    sentence, token, own = clause.sentence, clause.token, clause.own
    if (token.dep in _TOLD or _is_content(clause)) and token.i != clause.head.i:
        told = _govern_told(clause)
        if told is not None:
            return told
    if token.dep == "ROOT" and _is_open_question(sentence, token):
        return Standing("possible", 0, "a question")
    if own.status in ("planned", "possible") and has_condition(sentence, token.i):
        return Standing("conditional", 1, "depends on an 'if'")
    return own


def _is_open_question(sentence: Sentence, token: Token) -> bool:
    """A question for yes or no; "why did they meet" takes it that they met."""
    end = [t.text for t in sentence.tokens[-3:] if t.text not in _QUOTES]
    return bool(end) and end[-1] == "?" and not _has_question_word(sentence, token)


def _has_question_word(sentence: Sentence, token: Token) -> bool:
    """Tell whether the clause is one of who, what, why, when, how, "how many people"."""
    below = list(children(sentence, token.i, *_ASKED))
    nested = [one for t in below for one in children(sentence, t.i)]
    return any(t.tag in _WH_TAGS for t in (*below, *nested))


def _govern_told(clause: Clause) -> Standing | None:
    """A that-clause under a word that says how sure it is; None where nothing does."""
    mark = find_mark(clause.sentence, clause.token.i)
    if mark in ("if", "whether"):
        return Standing("possible", 0, f"'{mark}'")
    if _is_rejected(clause):
        return Standing("denied", -2, f"a rejected '{clause.head.text}'")
    word = _governing_word(clause.sentence, clause.head)
    effect = load_words().that.get(word)
    if effect is not None and clause.own.certainty > 0 and effect.status is not None:
        return _join_that(effect, clause)
    after = word in load_words().open and clause.token.start > clause.head.start
    negated = after and _is_denied(clause)
    if negated and not _has_question_word(clause.sentence, clause.token):
        return _join_negated(Effect("happened", 1), clause)
    return None


def _is_denied(clause: Clause) -> bool:
    """ "Did not say", "nobody says", "refused to say", "no evidence that"."""
    if is_negated(clause.sentence, clause.head.i):
        return True
    return clause.head.pos in PREDICATES and clause.read(clause.head.i).status in NOT_REAL


def _is_content(clause: Clause) -> bool:
    """Tell whether what looks like a relative clause says what a claim says: "a report that"."""
    noun, sentence = clause.head, clause.sentence
    if clause.token.dep != "relcl" or noun.lemma not in load_words().claims:
        return False
    between = sentence.tokens[noun.i + 1 : clause.token.i]
    that = next((one for one in between if one.text.lower() == "that"), None)
    if that is None:
        return False
    taken = len(list(children(sentence, that.head, "dobj"))) > 1  # "that they took them": no object
    return that.dep == "mark" or taken


def _is_rejected(clause: Clause) -> bool:
    """ "Rejected reports that they met": the noun is one of saying, its verb denies or refuses."""
    return clause.token.dep in ("acl", "relcl") and is_denied_claim(clause.sentence, clause.head)


def _governing_word(sentence: Sentence, head: Token) -> str:
    """The word that a clause hangs on: for "it is unlikely that" the adjective."""
    if head.lemma == "be":
        below = child(sentence, head.i, "acomp", "attr")
        return below.lemma if below is not None else head.lemma
    return head.lemma


def _join_that(effect: Effect, clause: Clause) -> Standing:
    own, word = clause.own, clause.head.text
    if _is_denied(clause):
        return _join_negated(effect, clause)
    if effect.status == "planned" and (
        own.status == "happened" or (own.status == "ongoing" and effect.certainty > 1)
    ):
        return own if effect.certainty > 1 else Standing("possible", 1, f"under '{word}'")
    if effect.status == "called_for" and _is_told_as_fact(clause):
        return own
    if effect.status == "happened":
        return Standing(own.status, min(own.certainty, effect.certainty), f"'{word}'")
    if own.status == "planned" and effect.status == "possible" and effect.certainty > 0:
        return Standing("planned", 1, f"{own.why}, under '{word}'")
    return effect.said(f"under '{word}'")


def _join_negated(effect: Effect, clause: Clause) -> Standing:
    """ "Do not think that they met" leans to no, "do not deny that they met" to yes."""
    turned = effect.certainty < 0 or clause.own.status in NOT_REAL
    return Standing("possible", 1 if turned else -1, f"under a negated '{clause.head.text}'")


def _is_told_as_fact(clause: Clause) -> bool:
    """ "Insisted that it was safe" against "insisted that they leave"."""
    forms = (clause.token, *auxiliaries(clause.sentence, clause.token.i))
    return any(one.tag in ("VBD", "VBZ") for one in forms)
