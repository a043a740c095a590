"""Whether a row fits the words around a verb, and who then takes part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.extract.events.agents import Agents
from dateline.extract.events.frames import Frame
from dateline.extract.events.match import Match
from dateline.extract.events.roles import Predicate, read_verb
from dateline.extract.events.rows import Piece, Row
from dateline.extract.syntax import conjuncts, subtree
from dateline.findings import Participant
from dateline.text import Sentence, Token

WORD, ROLE = 3, 2
_SIDES = 2
_INSIDE = frozenset(("compound", "poss", "amod", "nmod", "nummod", "det"))
_COMPLETING = ("xcomp", "pcomp", "acomp", "prep")
_NOMINAL = ("NOUN", "PROPN", "PRON", "ADJ", "NUM")

People = tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class _Fit:
    """A row that fits, with the people whose places the row itself names."""

    score: int = 0
    actor: People = ()
    recipient: People = ()


class RowMatcher:
    """Compares the rows of a codebook with the verbs of one sentence."""

    def __init__(self, sentence: Sentence, agents: Agents) -> None:
        self._sentence = sentence
        self._agents = agents
        self._texts = [token.text.lower() for token in sentence.tokens]

    def match(self, frames: Sequence[Frame], token: Token) -> tuple[Predicate, Match] | None:
        """Give the row that fits best with who takes part; the first one of equals."""
        predicate = read_verb(self._sentence, token.i)
        scope = self._reach(token.i)
        best: tuple[_Fit, Frame] | None = None
        for frame in frames:
            fit = self._fit(frame.row, predicate, scope) if frame.row is not None else None
            if fit is not None and (best is None or fit.score > best[0].score):
                best = fit, frame
        if best is None:
            return None
        fit, frame = best
        actor = fit.actor or self._who_acts(predicate)
        recipient = fit.recipient
        if not recipient and not self._has_both(frame):
            recipient = self._who_is_met(predicate, scope, actor)
        recipient = tuple(one for one in recipient if one not in actor)
        return predicate, Match(frame, 1 + fit.score, recipient, actor)

    @staticmethod
    def _has_both(frame: Frame) -> bool:
        row = frame.row
        return row is not None and any(one.role == "BOTH" for one in (*row.left, *row.right))

    def _reach(self, i: int) -> frozenset[int]:
        """The words after the verb that are its own, without those of coordinated verbs.

        An infinitive has the words of the verb that it completes too ("is about to leave after").
        """
        tokens = self._sentence.tokens
        others = frozenset(
            token.i for token in tokens if token.dep == "conj" and token.pos in ("VERB", "AUX")
        )
        top = tokens[i]
        while top.dep in _COMPLETING and top.head != top.i:
            top = tokens[top.head]
        return frozenset(n for n in subtree(self._sentence, top.i, without=others - {i}) if n > i)

    # --- words

    def _fit(self, row: Row, predicate: Predicate, scope: frozenset[int]) -> _Fit | None:
        left = self._fit_left(row, predicate)
        if left is None:
            return None
        right = self._fit_right(row, predicate, scope)
        if right is None:
            return None
        return _Fit(
            left.score + right.score,
            left.actor or right.actor,
            left.recipient or right.recipient,
        )

    def _fit_left(self, row: Row, predicate: Predicate) -> _Fit | None:
        """Read the pieces before the verb from right to left."""
        fit, end, near = _Fit(), predicate.i, row.near_left
        for piece in reversed(row.left):
            if piece.role == "BOTH":
                people = self._who_acts(predicate)
                if len(people) < _SIDES:
                    return None
                fit = _Fit(fit.score + ROLE, people, fit.recipient)
                continue
            starts = range(end - 1, -1, -1)
            found = next(self._places_of(piece, starts, end, near=near), None)
            if found is None:
                return None
            end, fit = found[0], self._add(fit, piece, found[0])
            near = False
        return fit

    def _places_of(
        self, piece: Piece, starts: range, end: int, *, near: bool
    ) -> Iterator[tuple[int, int]]:
        for start in starts:
            stop = self._read(piece, start)
            if stop is not None and stop <= end and (stop == end or not near):
                yield start, stop

    def _fit_right(self, row: Row, predicate: Predicate, scope: frozenset[int]) -> _Fit | None:
        """Read the pieces after the verb from left to right."""
        fit, start, near = _Fit(), predicate.i + 1, row.near_right
        for piece in row.right:
            if piece.role == "BOTH":
                people = self._who_is_met(predicate, scope, ())
                if len(people) < _SIDES:
                    return None
                fit = _Fit(fit.score + ROLE, people, fit.recipient)
                continue
            places = [start] if near else [n for n in sorted(scope) if n >= start]
            found = next(((n, stop) for n in places if (stop := self._read(piece, n))), None)
            if found is None:
                return None
            fit, start, near = self._add(fit, piece, found[0]), found[1], False
        return fit

    def _read(self, piece: Piece, start: int) -> int | None:
        """Give where the piece ends that starts at `start`, or None if it does not fit there."""
        if piece.role is not None:
            return start + 1 if self._can_take_part(piece, start) else None
        for words in piece.slots:
            fitting = (w for w in words if tuple(self._texts[start : start + len(w)]) == w)
            one = next(fitting, None)
            if one is None:
                return None
            start += len(one)
        return start

    def _can_take_part(self, piece: Piece, i: int) -> bool:
        token = self._sentence.tokens[i]
        if token.pos not in _NOMINAL or self._is_inside(token):
            return False
        return piece.role == "ANY" or bool(self._people(i))

    def _add(self, fit: _Fit, piece: Piece, start: int) -> _Fit:
        if piece.role is None:
            return _Fit(fit.score + WORD * len(piece.slots), fit.actor, fit.recipient)
        people = self._people(start)
        actor = people if piece.role == "ACTOR" else fit.actor
        recipient = people if piece.role == "RECIPIENT" else fit.recipient
        return _Fit(fit.score + ROLE, actor, recipient)

    # --- people

    def _is_inside(self, token: Token) -> bool:
        """Whether a word belongs to the noun phrase of one who can act ("Norway's army")."""
        return token.dep in _INSIDE and bool(self._people(token.head))

    def _people(self, i: int) -> People:
        """Who is named by the noun phrase of token `i` and those coordinated with it."""
        found: list[Participant] = []
        for number in conjuncts(self._sentence, i):
            if self._sentence.tokens[number].pos not in _NOMINAL:
                continue
            if self._agents.can_act(self._sentence, number):
                found.append(self._agents.name(self._sentence, number))
            else:
                found.extend(self._agents.find_inside(self._sentence, number))
        return tuple(dict.fromkeys(found))

    def _who_acts(self, predicate: Predicate) -> People:
        if predicate.subject is not None:
            return self._people(predicate.subject)
        if predicate.passive:
            return ()
        return self._best(range(predicate.i), ())

    def _who_is_met(self, predicate: Predicate, scope: frozenset[int], actor: People) -> People:
        """Who stands next after the verb; in the passive, its subject."""
        if predicate.passive and predicate.object is not None:
            people = self._people(predicate.object)
            if people:
                return people
        return self._best(sorted(scope), actor)

    def _best(self, places: Sequence[int], without: People) -> People:
        """The first who is known, else the first who is named, else the first who can act."""
        best: tuple[int, People] | None = None
        for i in places:
            token = self._sentence.tokens[i]
            if token.pos not in _NOMINAL or self._is_inside(token):
                continue
            people = tuple(one for one in self._people(i) if one not in without)
            rank = min((self._agents.rank(one) for one in people), default=None)
            if rank is not None and (best is None or rank < best[0]):
                best = rank, people
        return best[1] if best is not None else ()
