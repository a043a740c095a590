"""When something told in a clause is, and in which statements it is told.

A day is taken only from words: a time expression of the predicate's own clause, else one of a
clause that it shares a subject or a governing verb with. Without one, the bounds are what the
tense says against the day it was said or published.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from dateline.extract.standing import Standing, read_standing
from dateline.extract.syntax import child, find_token, verb_above
from dateline.findings import EventDate, Interval, Reading, Time
from dateline.text import Sentence, Token

_AHEAD = ("planned", "called_for", "possible", "conditional")
_SHARED = frozenset(("conj", "advcl", "xcomp"))
_NEAR = 8
"""Time expressions before and after a predicate that are looked at."""

_LIMIT = 30
"""Steps up the tree; a longer climb only happens in text that is no prose."""


class Calendar:
    """Times and statements of one reading, indexed by place; made once for a document."""

    def __init__(self, reading: Reading) -> None:
        usable = [one for one in reading.times if one.earliest or one.latest]
        self._times = sorted(usable, key=lambda one: (one.span.start, one.span.end))
        self._starts = [one.span.start for one in self._times]
        self._published = Interval(
            reading.document.published.earliest, reading.document.published.latest
        )
        self._statements = {one.id: one for one in reading.statements}
        self._pieces = sorted(
            (part.start, -part.end, one.id) for one in reading.statements for part in one.content
        )
        self._outer = _find_outer(self._pieces)

    def told_in(self, start: int, end: int) -> tuple[str, ...]:
        """Give the ids of the statements whose content covers these offsets, outermost first."""
        found: list[str] = []
        at: int | None = bisect_right(self._pieces, (start, 0, "\uffff")) - 1
        while at is not None and at >= 0:
            _, minus_end, name = self._pieces[at]
            if -minus_end >= end and name not in found:
                found.append(name)
            at = self._outer[at]
        return tuple(reversed(found))

    def find_date(self, sentence: Sentence, i: int, standing: Standing | None = None) -> EventDate:
        """Give when the predicate at token `i` is; see the module for the order of evidence."""
        standing = standing or read_standing(sentence, i)
        best: tuple[int, int, Time] | None = None
        for time in self._near(sentence, sentence.tokens[i].start):
            rank = _rank(sentence, i, time)
            if rank is None or self._is_impossible(standing, time):
                continue
            token = find_token(sentence, time.span.start)
            distance = abs(token.i - i) if token is not None else len(sentence.tokens)
            if best is None or (rank, distance) < best[:2]:
                best = (rank, distance, time)
        if best is not None:
            return self._from_words(sentence, best[2], best[0])
        return self._from_frame(sentence, i, standing)

    def _is_impossible(self, standing: Standing, time: Time) -> bool:
        """Nothing told as past or present can be of a day after the report."""
        latest = self._published.latest
        if standing.status != "happened" or latest is None or time.earliest is None:
            return False
        return time.earliest > latest

    def _near(self, sentence: Sentence, offset: int) -> list[Time]:
        """The times of a sentence that stand nearest; more than a few only hostile text has."""
        first = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, sentence.end)
        middle = bisect_left(self._starts, offset)
        return self._times[max(first, middle - _NEAR) : min(last, middle + _NEAR)]

    def _from_words(self, sentence: Sentence, time: Time, rank: int) -> EventDate:
        words = time.span.text
        where = "its own clause" if rank < 2 else "the clause that governs it"
        before = _word_before(sentence, time)
        if before in ("since", "from"):
            return EventDate(
                time.earliest, self._published.latest, time.span, f"{where} says '{before} {words}'"
            )
        if before in ("by", "before", "until", "till"):
            return EventDate(None, time.latest, time.span, f"{where} says '{before} {words}'")
        if before == "after":
            return EventDate(time.earliest, None, time.span, f"{where} says 'after {words}'")
        return EventDate(time.earliest, time.latest, time.span, f"{where} says '{words}'")

    def _from_frame(self, sentence: Sentence, i: int, standing: Standing) -> EventDate:
        token = sentence.tokens[i]
        said = self._said(self.told_in(token.start, token.end))
        frame, name = (said, "said") if said is not None else (self._published, "published")
        if frame.earliest is None and frame.latest is None:
            return EventDate(None, None, None, "no time expression, and no day to count from")
        if standing.status in _AHEAD:
            return EventDate(frame.earliest, None, None, f"not before the day it was {name}")
        if standing.status == "ongoing":
            return EventDate(None, None, None, f"going on on the day it was {name}")
        return EventDate(None, frame.latest, None, f"told as past on the day it was {name}")

    def _said(self, chain: Sequence[str]) -> Interval | None:
        for name in reversed(chain):
            said = self._statements[name].said
            if said is not None and (said.earliest is not None or said.latest is not None):
                return said
        return None


def _find_outer(pieces: Sequence[tuple[int, int, str]]) -> list[int | None]:
    """For each piece the nearest earlier one that still goes on where it starts."""
    found: list[int | None] = []
    going: list[int] = []
    for number, (start, _, _) in enumerate(pieces):
        while going and -pieces[going[-1]][1] <= start:
            going.pop()
        found.append(going[-1] if going else None)
        going.append(number)
    return found


def is_background(found: EventDate, published: date | None) -> bool:
    """Tell whether a date lies more than a year before publication: history retold."""
    if published is None or found.span is None or found.latest is None:
        return False
    return (published - found.latest).days > 365


def _rank(sentence: Sentence, i: int, time: Time) -> int | None:
    """How close a time stands to the predicate: 0 under it, 1 its clause, 2 a shared clause."""
    token = find_token(sentence, time.span.start)
    if token is None:
        return None
    above = _climb_from_time(sentence, token.i)
    if i in above:
        return 0 if _free_path(sentence, token.i, i) else None
    for step, (clause, shared) in enumerate(_clauses(sentence, i, token.i)):
        if clause in above and _free_path(sentence, token.i, clause):
            return 1 if step == 0 and not shared else 2
    return 2 if _is_of_clause_before(sentence, token.i, i) else None


_HAPPEN = frozenset(("do", "happen", "occur", "come", "take"))
_BACK = frozenset(("this", "that", "it", "which"))


def _is_of_clause_before(sentence: Sentence, at: int, i: int) -> bool:
    """Tell whether a time dates predicate `i` from a clause that only points back at it.

    "The mission was suspended (this was done in January)": the pronoun stands for the nearest
    predicate before it.
    """
    verb = verb_above(sentence, at)
    back = child(sentence, verb.i, "nsubj", "nsubjpass") if verb is not None else None
    if verb is None or verb.lemma not in _HAPPEN or back is None or back.text.lower() not in _BACK:
        return False
    return i < back.i and not any(one.pos == "VERB" for one in sentence.tokens[i + 1 : back.i])


def _climb_from_time(sentence: Sentence, start: int) -> set[int]:
    found = {start}
    token = sentence.tokens[start]
    for _ in range(_LIMIT):
        if token.head == token.i:
            break
        token = sentence.tokens[token.head]
        found.add(token.i)
    return found


_BREAKS = frozenset(("relcl", "ccomp", "advcl", "acl", "csubj", "parataxis"))


def _free_path(sentence: Sentence, start: int, end: int) -> bool:
    """No other clause, and no other coordinated verb, lies between a time and the predicate."""
    token = sentence.tokens[start]
    for _ in range(_LIMIT):
        if token.i == end:
            return True
        verbal = token.pos in ("VERB", "AUX")
        if verbal and (token.dep in _BREAKS or token.dep in ("conj", "xcomp", "pcomp")):
            return token.dep == "xcomp" and sentence.tokens[token.head].i == end
        if token.head == token.i or (token.dep == "appos" and token.i != start):
            return False  # "the talks in May, the first since March": not of the talks
        token = sentence.tokens[token.head]
    return False


def _clauses(sentence: Sentence, i: int, at: int) -> Iterator[tuple[int, bool]]:
    """The verbs above a predicate whose time is its own too, each with whether it is shared."""
    token = sentence.tokens[i]
    shared = False
    for _ in range(_LIMIT):
        if token.head == token.i:
            return
        head = sentence.tokens[token.head]
        if token.pos in ("VERB", "AUX"):
            if not _shares_time(sentence, token, head, later=at > i):
                if token.i == i and _is_what_happened(sentence, token):
                    yield head.i, True
                return
            shared = True
        elif token.dep in ("relcl", "acl", "appos") or head.dep == "appos":
            return
        token = head
        if token.pos in ("VERB", "AUX"):
            yield token.i, shared


def _is_what_happened(sentence: Sentence, token: Token) -> bool:
    """ "The attack in December that killed him": a relative clause whose subject is the deed."""
    below = [sentence.tokens[number] for number in sentence.children[token.i]]
    return token.dep == "relcl" and any(
        one.dep == "nsubj" and one.tag == "WDT" and one.i == min(t.i for t in below)
        for one in below
    )


def _shares_time(sentence: Sentence, token: Token, head: Token, *, later: bool) -> bool:
    """Coordinated verbs and participles share a time; that-clauses do not.

    An infinitive takes a time that stands after it ("plans to meet them on Friday").
    """
    if token.dep not in _SHARED or head.pos not in ("VERB", "AUX"):
        return False
    below = [sentence.tokens[number] for number in sentence.children[token.i]]
    if token.dep == "conj":
        if {_tense(sentence, token), _tense(sentence, head)} == {"past", "present"}:
            return False
        return not any(one.dep in ("nsubj", "nsubjpass") for one in below)
    if any(one.dep == "mark" for one in below):
        return False
    return token.tag == "VBG" or (later and token.tag == "VB")


def _tense(sentence: Sentence, verb: Token) -> str | None:
    """The tense of a verb or of the first of its auxiliaries that has one, None for neither."""
    own = [sentence.tokens[number] for number in sentence.children[verb.i]]
    for one in [*(aux for aux in own if aux.dep in ("aux", "auxpass")), verb]:
        if one.tag in ("VBD", "VBZ", "VBP"):
            return "past" if one.tag == "VBD" else "present"
    return None


def _word_before(sentence: Sentence, time: Time) -> str | None:
    token = find_token(sentence, time.span.start)
    if token is None or token.i == 0:
        return None
    return sentence.tokens[token.i - 1].text.lower()
