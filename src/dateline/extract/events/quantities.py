"""Numbers in an event: people killed, wounded, arrested ..., those who protest, troops, money.

What a number counts is told by the verb that it stands at ("killed 12"), the noun that it stands
before ("12 dead"), or the part that its phrase plays (data/events/quantities.yaml).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from dateline.extract.events.candidate import Candidate
from dateline.extract.events.counts import load_counts
from dateline.extract.events.numbers import Amount, find_amount
from dateline.extract.events.outcomes import Reach, find_reach, stands_as_adjective
from dateline.extract.events.roles import Predicate, read_verb
from dateline.extract.syntax import ancestors, children, subtree
from dateline.findings import Participant, Quantity, Time
from dateline.text import Document, Sentence, Token

_BEFORE = 6
"""Words before a counted noun among which its number stands."""

_LEAVING = frozenset(("leave", "claim", "cost", "cause", "kill"))
"""Verbs through which a happening tells its outcome: "the attack left 12 dead"."""

_CLAUSES = frozenset(("relcl", "acl", "appos", "advcl", "cc", "conj", "prep"))


def find_quantities(
    document: Document, sentence: Sentence, candidate: Candidate, times: Sequence[Time] = ()
) -> tuple[Quantity, ...]:
    """Give the numbers of an event with what they count, in order of the text, none twice.

    `times` are those of the document; one behind "as of" in the sentence dates the numbers.
    """
    finder = _Finder(document, sentence, candidate)
    found: dict[tuple[int, int], Quantity] = {}
    for predicate in (candidate.predicate, *candidate.also):
        for one in finder.find(predicate):
            found.setdefault((one.span.start, one.span.end), one)
    for one in finder.find_participants(candidate.actor):
        found.setdefault((one.span.start, one.span.end), one)
    if not found:
        return ()
    as_of = _find_as_of(document, sentence, times)
    return tuple(replace(found[place], as_of=as_of) for place in sorted(found))


def _find_as_of(document: Document, sentence: Sentence, times: Sequence[Time]) -> date | None:
    for time in times:
        if sentence.start <= time.span.start < sentence.end and is_as_of(document, sentence, time):
            return time.latest
    return None


def is_as_of(document: Document, sentence: Sentence, time: Time) -> bool:
    """Tell whether a time of a sentence dates its numbers: "as of Tuesday"."""
    before = document.text[sentence.start : time.span.start]
    return before.lower().rstrip().endswith("as of")


class _Finder:
    """Reads the numbers of one event; made once for it."""

    def __init__(self, document: Document, sentence: Sentence, candidate: Candidate) -> None:
        self._document = document
        self._sentence = sentence
        self._kind = kind = candidate.match.frame.type
        self._counts = counts = load_counts()
        self._reach = Reach(
            deed=kind in counts.deeds,
            used=candidate.match.used,
            apart=counts.apart,
            dying=frozenset(counts.done_by),
        )

    def find(self, predicate: Predicate) -> Iterator[Quantity]:
        own = tuple(self._count_sides(predicate))
        yield from own
        if self._kind in self._counts.outcome_types:
            yield from self._find_outcomes(predicate.i, counted=bool(own))
        for one in (predicate, *self._inner(predicate)):
            if self._kind in self._counts.troop_types:
                yield from self._find_troops(one)
            if self._kind in self._counts.money_types:
                yield from self._find_money(one)

    def _inner(self, predicate: Predicate) -> Iterator[Predicate]:
        """The deed that is agreed to or asked for: "agreed to send 500 troops"."""
        if predicate.clause is not None:
            yield read_verb(self._sentence, predicate.clause[1])

    def _count_sides(self, predicate: Predicate) -> Iterator[Quantity]:
        lemma = self._sentence.tokens[predicate.i].lemma.lower()
        done_to = self._counts.done_to.get(lemma)
        if done_to is None and self._is_deadly(predicate.i):
            done_to = "killed"
        for what, i in (
            (done_to, predicate.object),
            (self._counts.done_by.get(lemma), predicate.subject),
        ):
            if what is not None and i is not None:
                yield from self._count_all(i, what)

    def _is_deadly(self, i: int) -> bool:
        """For "shot dead three men", "shot three men dead", "beaten to death"."""
        if self._sentence.tokens[i].lemma.lower() not in self._counts.deadly:
            return False
        behind = self._sentence.tokens[i + 1 : i + 3]
        words = [one.text.lower() for one in behind]
        said = (one.text.lower() for one in children(self._sentence, i, "oprd", "acomp", "advmod"))
        return words[:1] == ["dead"] or words == ["to", "death"] or "dead" in said

    def find_participants(self, actor: Sequence[Participant]) -> Iterator[Quantity]:
        """How many protest: the number in the words of those who do."""
        if self._kind in self._counts.participants:
            for one in actor:
                amount = find_amount(one.span.text)
                if amount is not None:
                    yield self._make("participants", amount, one.span.start)

    def _count_all(self, i: int, what: str) -> Iterator[Quantity]:
        """The number of a noun and of those coordinated with it: "two officers and a driver"."""
        for number in (i, *(below.i for below in children(self._sentence, i, "conj"))):
            found = self._count(number, what) or self._count_one(number, what)
            if found is not None:
                yield found

    def _count(self, i: int, what: str) -> Quantity | None:
        """The number before a noun, or that the noun itself is: "12 people", "12 of them"."""
        first, last = self._phrase(i)
        start = self._sentence.tokens[first].start
        amount = find_amount(self._document.text[start : self._sentence.tokens[last].end])
        return None if amount is None else self._make(what, amount, start)

    def _phrase(self, i: int) -> tuple[int, int]:
        """The first and last word of a noun with what stands before it, and an "of" behind it."""
        away = frozenset(t.i for t in children(self._sentence, i) if t.dep in _CLAUSES and t.i > i)
        inside = [n for n in subtree(self._sentence, i, without=away) if n <= i]
        behind = i + 1 < len(self._sentence.tokens) and self._sentence.tokens[i + 1].text == "of"
        return max(inside[0], i - 2 * _BEFORE), i + 1 if behind else i

    def _count_one(self, i: int, what: str) -> Quantity | None:
        """For "a driver" beside those who are counted: one."""
        token = self._sentence.tokens[i]
        if token.tag not in ("NN", "NNP") or token.dep != "conj":
            return None
        one = next(
            (t for t in children(self._sentence, i, "det") if t.text.lower() in ("a", "an")), None
        )
        if one is None:
            return None
        return Quantity(what, 1, 1, self._document.span(one.start, token.end))

    def _find_outcomes(self, i: int, *, counted: bool) -> Iterator[Quantity]:
        """What came of a happening: "left 12 dead and 40 wounded", "killing 12", "died in"."""
        top = self._outcome(i)
        for number in find_reach(self._sentence, top, i, self._reach, counted=counted):
            token = self._sentence.tokens[number]
            if token.pos == "VERB" and not stands_as_adjective(self._sentence, token):
                if self._tells_outcome(token):
                    yield from self._count_sides(read_verb(self._sentence, number))
                continue
            words = (token.lemma.lower(), token.text.lower())
            what = next(
                (self._counts.told_as[one] for one in words if one in self._counts.told_as), None
            )
            found = self._count_before(token, what) if what is not None else None
            if found is not None:
                yield found

    def _outcome(self, i: int) -> int:
        """The verb that tells what came of a happening: its subject, or "died in the attack"."""
        token = self._sentence.tokens[i]
        above = next(ancestors(self._sentence, i), token)
        if token.dep == "pobj":
            if above.text.lower() in self._counts.apart:
                return i  # "arrested five men over the killing of tourists"
            above = next(ancestors(self._sentence, above.i), above)
            return above.i if self._tells_outcome(above) else i
        return above.i if token.dep == "nsubj" and above.lemma in _LEAVING else i

    def _tells_outcome(self, token: Token) -> bool:
        """Whether a verb counts those to whom, or by whom, it is done."""
        lemma = token.lemma.lower()
        counted = lemma in self._counts.done_to or lemma in self._counts.done_by
        return counted or self._is_deadly(token.i)

    def _count_before(self, token: Token, what: str) -> Quantity | None:
        """The number right before "dead", or before the people of whom that is said."""
        first = token.i
        while first > 0 and token.i - first < _BEFORE and self._is_near(first - 1):
            first -= 1
        if first == token.i:
            return None
        start = self._sentence.tokens[first].start
        words = self._document.text[start : self._sentence.tokens[token.i - 1].end]
        amount = find_amount(words)
        return None if amount is None else self._make(what, amount, start)

    def _is_near(self, i: int) -> bool:
        """Words that stand between a number and what it counts: "12 people were left dead"."""
        return self._sentence.tokens[i].pos in ("NUM", "ADJ", "ADV", "NOUN", "ADP", "SCONJ", "DET")

    def _find_troops(self, predicate: Predicate) -> Iterator[Quantity]:
        numbers = [predicate.object, *(i for _, i in predicate.phrases)]
        for i in numbers:
            words = [token.lemma.lower() for token in self._nouns(i)]
            if i is not None and not self._counts.troop_words.isdisjoint(words):
                found = self._count(i, "troops")
                if found is not None:
                    yield found

    def _nouns(self, i: int | None) -> Iterator[Token]:
        """A noun, and the one below "of" in "hundreds of troops"."""
        if i is None:
            return
        yield self._sentence.tokens[i]
        for of in children(self._sentence, i, "prep"):
            if of.text.lower() == "of":
                yield from children(self._sentence, of.i, "pobj")

    def _find_money(self, predicate: Predicate) -> Iterator[Quantity]:
        numbers = [predicate.object, predicate.indirect, *(i for _, i in predicate.phrases)]
        for i in numbers:
            if i is None:
                continue
            inside = subtree(self._sentence, i)
            start = self._sentence.tokens[inside[0]].start
            words = self._document.text[start : self._sentence.tokens[inside[-1]].end]
            found = self._read_money(words, start)
            if found is not None:
                yield found

    def _read_money(self, words: str, start: int) -> Quantity | None:
        """A sum in some words, with its currency: "$5 million", "20 million euros"."""
        for sign, code in self._counts.signs.items():
            at = words.find(sign)
            amount = find_amount(words[at + len(sign) :]) if at >= 0 else None
            if amount is not None and amount.start <= 1:
                end = start + at + len(sign) + amount.end
                span = self._document.span(start + at, end)
                return Quantity(f"money {code}", amount.low, amount.high, span)
        amount = find_amount(words)
        behind = words[amount.end :].split() if amount is not None else []
        code_of = (
            self._counts.currencies.get(behind[0].strip(".,").removesuffix("s")) if behind else None
        )
        if amount is None or code_of is None:
            return None
        end = words.index(behind[0], amount.end) + len(behind[0].rstrip(".,"))
        return self._make(f"money {code_of}", replace(amount, end=end), start)

    def _make(self, what: str, amount: Amount, start: int) -> Quantity:
        span = self._document.span(start + amount.start, start + amount.end)
        return Quantity(what, amount.low, amount.high, span)
