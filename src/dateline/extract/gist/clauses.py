"""The clauses that a report leads with: that of its headline, and that of its lead."""

from dataclasses import dataclass
from itertools import islice

from dateline.extract.gist.opening import (
    LONGEST,
    Opening,
    Part,
    content,
    headline_parts,
    tokens_before,
)
from dateline.extract.syntax import ancestors, child
from dateline.text import Sentence

_SUBJECTS = ("nsubj", "nsubjpass")
_INNER = frozenset(("relcl", "acl", "advcl", "pcomp", "csubj"))
"""Relations of a verb whose clause is not what a sentence mainly tells."""

_UNNAMED = frozenset(
    ("dead", "injured", "wounded", "hurt", "score", "dozen", "hundred", "thousand")
)
"""Nouns that count people, besides numbers."""

_TOPS = frozenset(("ROOT", "nsubj", "nsubjpass", "conj", "appos", "dep"))
"""Relations of those whom a headline counts: what hangs deeper is not what it tells."""

_SAME_DEED = 2
"""What the predicate of the headline counts for in a lead, in shared words."""

_LATER = 0.5
"""What each sentence before it costs a lead, in shared words."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its subject, within the part of a sentence that is its own.

    `bare` tells that the predicate is a participle or adjective without its auxiliary, as
    headlines have it ("Seven dead"): then it hangs on its subject.
    """

    part: Part
    verb: int
    subject: int
    bare: bool = False

    @property
    def sentence(self) -> Sentence:
        """The sentence that it stands in."""
        return self.part.sentence

    @property
    def counts(self) -> bool:
        """Whether it counts people and does not say whom: "Seven killed", "Several dead"."""
        token = self.sentence.tokens[self.subject]
        return token.pos in ("NUM", "ADJ") or token.lemma.lower() in _UNNAMED


def find_headline_clause(opening: Opening) -> Clause | None:
    """Give the main clause of the headline: of the first of its parts that has one.

    Parts stand between colons and dashes; one in quotation marks is what somebody said.
    """
    for part in headline_parts(opening):
        found = _main_clause(part) or _bare_clause(part)
        if found is not None:
            return found
    return None


def find_lead_clause(opening: Opening, headline: Clause | None) -> Clause | None:
    """Give the main clause of the lead: the sentence that takes up most of the headline, early."""
    deed = headline.sentence.tokens[headline.verb].lemma.lower() if headline else ""
    best: tuple[float, Clause] | None = None
    for number, sentence in enumerate(opening.body):
        if len(sentence.tokens) > LONGEST:
            continue
        start = tokens_before(sentence, opening.ends)
        clause = _main_clause(Part(sentence, start, len(sentence.tokens)))
        if clause is None:
            continue
        clause = _told(clause, opening)
        shared = len(opening.words.intersection(content(sentence)))
        same = deed == sentence.tokens[clause.verb].lemma.lower()
        rank = shared + _SAME_DEED * same - _LATER * number
        if best is None or rank > best[0]:
            best = (rank, clause)
    return best[1] if best else None


def _told(clause: Clause, opening: Opening) -> Clause:
    """What somebody tells, when the headline does not name him: "officials said a ferry sank"."""
    sentence = clause.sentence
    if sentence.tokens[clause.subject].lemma.lower() in opening.words:
        return clause
    told = child(sentence, clause.verb, "ccomp")
    own = child(sentence, told.i, *_SUBJECTS) if told is not None else None
    if told is None or own is None or min(told.i, own.i) < clause.part.first:
        return clause
    return Clause(clause.part, told.i, own.i)


def _main_clause(part: Part) -> Clause | None:
    """The clause nearest to the root whose subject and predicate stand in the part."""
    sentence = part.sentence
    best: tuple[int, Clause] | None = None
    for token in part.tokens:
        own = child(sentence, token.i, *_SUBJECTS)
        if own is None or token.dep in _INNER or not part.first <= own.i < token.i:
            continue
        depth = sum(1 for _ in islice(ancestors(sentence, token.i), LONGEST))
        if best is None or depth < best[0]:
            best = (depth, Clause(part, token.i, own.i))
    return best[1] if best else None


def _bare_clause(part: Part) -> Clause | None:
    """What befell people whom a headline counts: "At least seven killed", "Several dead"."""
    sentence = part.sentence
    for token in part.tokens:
        below = child(sentence, token.i, "acl", "relcl")
        if below is None or below.tag not in ("VBN", "VBD", "JJ") or below.i >= part.last:
            continue
        if token.pos in ("NUM", "NOUN", "ADJ", "PROPN") and token.dep in _TOPS:
            top = token
            while top.dep in ("conj", "appos") and top.head >= part.first:
                top = sentence.tokens[top.head]
            return Clause(part, below.i, top.i, bare=True)
    return None
