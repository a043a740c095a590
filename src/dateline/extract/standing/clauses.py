"""What governs the clause of a verb: "plans to meet", "denied that they met", "if they meet"."""

from collections.abc import Callable
from dataclasses import replace

from dateline.extract.standing.clause import Clause
from dateline.extract.standing.finite import govern_finite
from dateline.extract.standing.forms import (
    find_mark,
    is_finite,
    is_infinitive,
    leads_headline,
    read_form,
)
from dateline.extract.standing.gerunds import govern_by_preposition
from dateline.extract.standing.words import (
    LESS_REAL,
    NOT_REAL,
    PREDICATES,
    Effect,
    Read,
    Standing,
    inherit,
    join,
    load_words,
)
from dateline.extract.syntax import (
    auxiliaries,
    child,
    children,
    find_coordinated,
    is_negated,
    subject,
)
from dateline.text import Sentence, Token

_STEPS = 12


def govern(sentence: Sentence, i: int, own: Standing, read: Read) -> Standing:
    """Give the standing of verb `i` from its own form and from what governs it."""
    token = sentence.tokens[i]
    clause = Clause(sentence, token, sentence.tokens[token.head], own, read)
    special = _BY_RELATION.get(token.dep)
    if special is not None:
        return special(clause)
    if is_finite(sentence, i):
        return govern_finite(clause)
    return _govern_nonfinite(clause) if token.dep in _NONFINITE else clause.spoken


# --- coordinated and adverbial


def _govern_conjunct(clause: Clause) -> Standing:
    """A coordinated predicate is governed by what governs the first one."""
    sentence, token, own = clause.sentence, clause.token, clause.own
    head = find_coordinated(sentence, token)
    clause = replace(clause, head=head)
    finite = is_finite(sentence, token.i)
    if child(sentence, token.i, "nsubj", "nsubjpass") is not None:
        if finite:
            return own
        if any(t.tag == "VB" for t in auxiliaries(sentence, token.i)):
            return clause.read(head.i)  # "asked that A be closed and B be shut"
    if head.pos not in PREDICATES:
        return clause.spoken
    if token.tag == "VBP" and head.tag == "VB" and not auxiliaries(sentence, token.i):
        return clause.read(head.i)
    if own.why and own.status != "happened":
        return _govern_open_conjunct(clause)
    return _govern_plain_conjunct(clause, finite=token.tag in ("VBD", "VBZ", "VBP"))


def _govern_open_conjunct(clause: Clause) -> Standing:
    """ "If A is caught and charged": one condition for both."""
    above = clause.read(clause.head.i) if clause.own.status == "ongoing" else clause.own
    return above if above.status == "conditional" else clause.own


def _govern_plain_conjunct(clause: Clause, *, finite: bool) -> Standing:
    negated = is_negated(clause.sentence, clause.head.i)
    if not finite and negated and not clause.own.why:
        bare = read_form(clause.sentence, clause.head.i, governed=False)
        return bare if bare.why else clause.read(clause.head.i)
    above = clause.read(clause.head.i)
    if not finite:
        return above
    words = [one.lemma for one in children(clause.sentence, clause.head.i, "cc")]
    if negated and ("or" in words or "nor" in words):
        return above  # "had not met them or written"
    told = above.status in ("possible", "called_for", "denied", "conditional")
    return above if told and not negated else clause.own


def _govern_adverbial(clause: Clause) -> Standing:
    sentence, token, head = clause.sentence, clause.token, clause.head
    mark = find_mark(sentence, token.i)
    if mark in load_words().conditions and not (mark == "if" and head.lemma in ("ask", "wonder")):
        return Standing("conditional", 0, f"'{mark}'")
    if mark is None and _is_inverted(sentence, token):
        return Standing("conditional", 0, "a condition, told by the order of words")
    if is_finite(sentence, token.i):
        return _move_with_main(clause, mark)
    if is_infinitive(sentence, token.i):
        return _govern_purpose(clause)
    if head.pos not in PREDICATES or (clause.own.why and clause.own.status != "happened"):
        return clause.spoken
    return inherit(clause.read(head.i), f"goes with '{head.text}'")


def _is_inverted(sentence: Sentence, token: Token) -> bool:
    """ "Had they met", "should they meet"."""
    below = child(sentence, token.i, "nsubj", "nsubjpass")
    helper = child(sentence, token.i, "aux", "auxpass")
    if below is None or helper is None or helper.text.lower() not in ("had", "were", "should"):
        return False
    return helper.start < below.start


def _move_with_main(clause: Clause, mark: str | None) -> Standing:
    """ "When they meet" is to come if the main clause is."""
    when = child(clause.sentence, clause.token.i, "advmod")
    timed = mark in ("before", "after", "until", "once", "as")
    timed = timed or (when is not None and when.text.lower() == "when")
    if clause.own.status != "ongoing" or not timed or clause.head.pos not in PREDICATES:
        return clause.own
    above = clause.read(clause.head.i)
    if above.status in NOT_REAL and mark in ("until", "before"):
        return Standing("planned", 1, f"to come, told with '{mark}'")
    return above if above.status in LESS_REAL else clause.own


def _govern_purpose(clause: Clause) -> Standing:
    if _is_done(clause.sentence, clause.head):
        return inherit(clause.read(clause.head.i), f"what came of '{clause.head.text}'")
    effect = load_words().to.get(clause.head.lemma)
    acting = subject(clause.sentence, clause.head.i) is not None
    if acting and effect is not None and effect.status is not None:
        return join(effect, clause.read(clause.head.i), clause.own, clause.head.text)
    above = clause.read(clause.head.i)
    if clause.head.lemma in load_words().results:
        return inherit(above, f"what came of '{clause.head.text}'")
    if above.status in NOT_REAL and clause.head.pos in PREDICATES:
        return Standing("did_not_happen", -2, f"a purpose, {above.why}")
    certainty = 0 if above.status in LESS_REAL else 1
    return Standing("planned", certainty, "a purpose, told with 'to'")


def _is_done(sentence: Sentence, head: Token) -> bool:
    """ "Went on to say", "appeared on the stage to say": both were done."""
    below = [one for one in children(sentence, head.i, "prt", "prep", "advmod") if one.i > head.i]
    if head.lemma == "go":
        return any(one.text.lower() == "on" and not sentence.children[one.i] for one in below)
    return head.lemma == "appear" and any(one.dep == "prep" for one in below)


def _govern_subject(clause: Clause) -> Standing:
    """ "Meeting him is wrong" tells no meeting, "meeting him was wrong" does."""
    if is_finite(clause.sentence, clause.token.i):
        return govern_finite(clause)
    if clause.token.tag != "VBG" or clause.head.pos not in PREDICATES:
        return _govern_nonfinite(clause)
    above = clause.read(clause.head.i)
    if above.status == "happened":
        return clause.spoken
    return Standing("possible", 1, f"what '{clause.head.text}' says of doing it")


# --- infinitives and participles


def _govern_nonfinite(clause: Clause) -> Standing:
    """An infinitive, -ing form or participle under a verb, noun or adjective."""
    sentence, token, head = clause.sentence, clause.token, clause.head
    if find_mark(sentence, token.i) in ("if", "whether"):
        return Standing("possible", 0, "'whether'")
    bare = token.tag == "VB" or any(t.tag == "VB" for t in auxiliaries(sentence, token.i))
    if bare and token.dep == "ccomp" and find_mark(sentence, token.i) == "that":
        return Standing("called_for", 0, f"what '{head.text}' asks for")
    infinitive = is_infinitive(sentence, token.i)
    if token.tag == "VBN" and token.dep in ("acl", "relcl") and not infinitive:
        return _govern_participle(clause)
    if infinitive and (_came_to_nothing(sentence, head) or _is_yet_to(sentence, token, head)):
        return Standing("did_not_happen", -2, f"'{head.text} to' came to nothing")
    effect = _effect_of(sentence, head, token)
    fits = infinitive or token.tag in ("VB", "VBG") or token.dep in ("xcomp", "ccomp")
    if effect is not None and fits and not _is_in_order(sentence, head):
        return join(effect, clause.read(head.i), clause.own, head.text)
    return _govern_infinitive(clause) if infinitive else _govern_loose(clause)


def _came_to_nothing(sentence: Sentence, head: Token) -> bool:
    """ "Too ill to travel", "a failed attempt to flee"."""
    if any(one.text.lower() == "too" for one in children(sentence, head.i, "advmod")):
        return True
    words = [one.text.lower() for one in children(sentence, head.i, "amod")]
    return head.pos == "NOUN" and any(word in load_words().fruitless for word in words)


def _is_yet_to(sentence: Sentence, token: Token, head: Token) -> bool:
    """ "Has yet to say": it is not said so far."""
    beside = (*children(sentence, head.i, "advmod"), *children(sentence, token.i, "advmod"))
    return head.lemma in ("have", "be") and any(
        one.text.lower() == "yet" and one.i < token.i for one in beside
    )


def _effect_of(sentence: Sentence, head: Token, token: Token) -> Effect | None:
    words = load_words().to
    if head.lemma == "use" and head.tag == "VBN" and token.tag == "VB":
        return words["design"]  # "used to measure"
    particle = child(sentence, head.i, "prt")
    if particle is not None and f"{head.lemma} {particle.lemma}" in words:
        return words[f"{head.lemma} {particle.lemma}"]  # "ruled out sending troops"
    effect = words.get(head.lemma)
    return words.get(head.text.lower()) if effect is None and head.pos == "ADJ" else effect


def _is_in_order(sentence: Sentence, head: Token) -> bool:
    return head.lemma == "order" and sentence.tokens[head.head].text.lower() == "in"


def _govern_infinitive(clause: Clause) -> Standing:
    """An infinitive whose governing word says nothing of its own."""
    if clause.head.lemma in load_words().results:
        return inherit(clause.read(clause.head.i), f"what came of '{clause.head.text}'")
    if _is_in_order(clause.sentence, clause.head):
        return Standing("planned", 1, "a purpose, told with 'in order to'")
    if clause.head.lemma == "be":
        return Standing("planned", 1, "'is to' or 'aim is to'")
    above = clause.read(clause.head.i)
    if above.status in NOT_REAL:
        certainty = -1 if clause.head.pos in PREDICATES else -2
        return Standing("did_not_happen", certainty, f"{above.why} '{clause.head.text} to'")
    return _govern_by_noun(clause)


def _govern_by_noun(clause: Clause) -> Standing:
    if clause.token.dep == "acl":
        return Standing("planned", 1, f"'{clause.head.text} to'")
    if _is_told_ahead(clause.sentence, clause.head):
        return Standing("planned", 2, "'to' and an infinitive of a headline")
    return Standing("possible", 1, f"an infinitive under '{clause.head.text}'")


def _is_told_ahead(sentence: Sentence, head: Token) -> bool:
    """Tell whether a name leads a headline and is to do it: "Norway envoy to meet rebels"."""
    if not leads_headline(sentence, head):
        return False
    return head.pos == "PROPN" or any(
        one.pos == "PROPN" for one in children(sentence, head.i, "compound", "nmod")
    )


def _govern_loose(clause: Clause) -> Standing:
    token, head = clause.token, clause.head
    if token.tag == "VBG" and token.dep in ("acl", "relcl"):
        return _govern_participle(clause)
    if head.pos in PREDICATES and token.dep in ("xcomp", "ccomp"):
        return inherit(clause.read(head.i), f"goes with '{head.text}'")
    return clause.spoken


def _govern_participle(clause: Clause) -> Standing:
    """A participle after a noun: real, unless the noun stands in what is planned or wanted."""
    if clause.own.status in NOT_REAL:
        return clause.own
    if _is_denied_noun(clause):
        return Standing("did_not_happen", -2, f"a participle after a denied '{clause.head.text}'")
    done = clause.token.tag == "VBN" and not is_negated(clause.sentence, clause.head.i)
    verb = _verb_above(clause.sentence, clause.head)
    if verb is not None and not (done and not clause.own.why):
        above = clause.read(verb.i)
        if above.status in LESS_REAL:
            return Standing("possible", 1, f"a participle, beside '{verb.text}'")
        if clause.own.why and clause.own.status != "happened":
            return clause.own
    return Standing("happened", 2, "a participle after a noun")


def _is_denied_noun(clause: Clause) -> bool:
    """ "Nothing joining them", "did not find any trace joining them"."""
    noun = clause.head
    if noun.lemma in ("nothing", "nobody", "none") or is_negated(clause.sentence, noun.i):
        return True
    words = [one.text.lower() for one in children(clause.sentence, noun.i, "det")]
    return "any" in words and clause.read(noun.i).status in NOT_REAL


def _verb_above(sentence: Sentence, token: Token) -> Token | None:
    for _ in range(_STEPS):
        if token.head == token.i:
            return None
        token = sentence.tokens[token.head]
        if token.pos in PREDICATES:
            return token
    return None


_BY_RELATION: dict[str, Callable[[Clause], Standing]] = {
    "conj": _govern_conjunct,
    "advcl": _govern_adverbial,
    "pcomp": govern_by_preposition,
    "csubj": _govern_subject,
    "csubjpass": _govern_subject,
}
_NONFINITE = frozenset(("xcomp", "ccomp", "acl", "relcl", "dobj", "oprd", "pobj", "acomp"))
