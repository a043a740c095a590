"""Statements before they are final: which of them are told inside another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from dateline.extract.statements.content import Piece, kind_of
from dateline.extract.statements.cue import Cue
from dateline.findings import CueKind, Interval, Participant, StatementKind
from dateline.identity import make_part_id

_MARK = 2
"""Signs of a space and a mark."""
_SHORTEST_REST = 10
"""Fewer characters beside a quoted clause ("today") say nothing by themselves."""

_WHOLE = frozenset(("colon", "thing", "thing as", "thing be", "idiom"))
"""Frames of cues whose content is one, whatever is quoted in it."""

_DEEDS = frozenset(("showing", "promise"))
"""Kinds of cues that can be a deed where they lead to words in marks."""

_FIRST_PERSON = frozenset(("I", "my", "My", "me", "mine"))


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in the making; `above` is the id of the one it is told in.

    `heard` tells that its cue is a passive of those who are told, asked or promised something.
    """

    document: str
    kind: StatementKind
    cue: Cue
    marks: tuple[tuple[int, int], ...]
    pieces: tuple[Piece, ...]
    speaker: Participant | None
    said: Interval | None
    does: CueKind
    above: str | None = None
    heard: bool = False

    @property
    def id(self) -> str:
        """The id of the statement: document, kind, first stretch of content, cue."""
        first = (self.pieces[0].start, self.pieces[0].end)
        cue = chain.from_iterable(self.marks)
        return make_part_id("statement", self.document, self.kind, *first, *cue)

    def part(self, pieces: tuple[Piece, ...], kind: StatementKind) -> "Draft":
        """The same speaker and cue with a part of the content."""
        return replace(self, pieces=pieces, kind=kind)


def settle(drafts: Sequence[Draft], inner: Sequence[Draft]) -> list[Draft]:
    """Say which statements of a paragraph are told inside another, and leave out the doubtful.

    `inner` are those told in the words of a quotation; where nobody is known to speak these, they
    are left out. A statement inside another needs a speaker, a clause ("the suggestion
    that ...") or a cue that has no speaker ("it was said", "they were asked to leave");
    of two that hold each other's cue, the one with less content goes.
    """
    settled: list[tuple[Draft, int | None]] = []
    for those, alone in ((drafts, True), (inner, False)):
        for draft in sorted(those, key=_size, reverse=True):
            if not any(_holds(draft, one) for one, _ in settled):
                _settle(draft, settled, alone=alone)
    parts = [split_quoted(draft) for draft, _ in settled]
    return [
        replace(part, above=_part_around(parts[above], draft)) if above is not None else part
        for number, (draft, above) in enumerate(settled)
        for part in parts[number]
    ]


def _settle(draft: Draft, settled: list[tuple[Draft, int | None]], *, alone: bool) -> None:
    """Add a draft with the place among the others of the one that it is told in."""
    places = reversed(range(len(settled)))
    above = next((at for at in places if _holds(settled[at][0], draft)), None)
    if above is None:
        if alone:
            settled.append((draft, None))
    elif _is_of_other(draft, above, settled) if not alone else _says_nothing(draft):
        return
    elif draft.speaker is not None or _needs_none(draft):
        speaker = _speak(draft.speaker, settled[above][0].speaker)
        settled.append((replace(draft, speaker=speaker), above))


def _says_nothing(draft: Draft) -> bool:
    """Tell whether words in marks inside reported content only word what somebody did.

    So in "said that the Church had shown “a certain haste”": the report's speaker chose them.
    """
    does = not draft.cue.quotes and draft.cue.kind in _DEEDS
    return draft.kind == "direct" and does


def _is_of_other(draft: Draft, above: int, settled: Sequence[tuple[Draft, int | None]]) -> bool:
    """Tell whether what is told in a quotation stands in words that another alone says."""
    tellers: set[tuple[tuple[int, int], ...]] = set()
    at: int | None = above
    while at is not None:
        tellers.add(settled[at][0].marks)
        at = settled[at][1]
    same = [piece for one, _ in settled if one.marks in tellers for piece in one.pieces]
    other = [piece for one, _ in settled if one.marks not in tellers for piece in one.pieces]
    return any(_lies_in(one, other) and not _lies_in(one, same) for one in draft.pieces)


def _lies_in(piece: Piece, those: Sequence[Piece]) -> bool:
    return any(one.start <= piece.start and piece.end <= one.end for one in those)


def _needs_none(draft: Draft) -> bool:
    """Tell whether a statement inside another needs no speaker."""
    cue = draft.cue
    return cue.silent or cue.frame == "clause" or cue.kind == "hearsay" or draft.heard


def _speak(speaker: Participant | None, above: Participant | None) -> Participant | None:
    """Whoever says "I" in the words of another is that other."""
    if speaker is None or speaker.span.text not in _FIRST_PERSON:
        return speaker
    if above is None or speaker.mention is not None:
        return speaker
    return Participant(speaker.span, above.mention, above.actor)


def _part_around(parts: Sequence[Draft], below: Draft) -> str | None:
    return next((part.id for part in parts if _holds(part, below)), None)


def split_quoted(draft: Draft) -> tuple[Draft, ...]:
    """Make a statement of its own of each quoted clause in reported content.

    What is reported around it stays a statement unless it is a mere word or two, which stay with
    the clause that they lead to; all keep the cue.
    What a label leads to is one speech, whoever is quoted in it: "ANN: He said “no”. We left."
    What somebody calls a thing tells nothing without it: "called it “a joke that nobody gets”".
    """
    if draft.cue.frame in _WHOLE:
        return (draft,)
    clauses = [piece for piece in draft.pieces if piece.clause and piece.quoted]
    rest = tuple(piece for piece in draft.pieces if piece not in clauses)
    if draft.kind != "mixed" or not clauses or any(piece.quoted for piece in rest):
        return (draft,)
    made = tuple(draft.part((piece,), "mixed") for piece in clauses)
    if any(piece.clause for piece in rest) or sum(map(_length, rest)) > _SHORTEST_REST:
        return (*made, draft.part(rest, kind_of(rest)))
    leads = len(clauses) == 1 == len(rest) and _leads(draft, rest[0], clauses[0])
    return (draft,) if leads else made


def _leads(draft: Draft, rest: Piece, clause: Piece) -> bool:
    """Tell whether words begin what a quoted clause ends, right before it or before its cue: "at
    most, said Moe, “two were hurt”"."""
    ahead = rest.end <= draft.marks[0][0] < clause.start
    return not rest.day and (ahead or 0 < clause.start - rest.end <= _MARK)


def _size(draft: Draft) -> int:
    return sum(map(_length, draft.pieces))


def _length(piece: Piece) -> int:
    return piece.end - piece.start


def _holds(above: Draft, below: Draft) -> bool:
    """Tell whether the cue of `below` stands in the content of `above`, or is handed on by it."""
    if below.cue.handed == above.cue.head and below.pieces == above.pieces:
        return True
    return any(piece.start <= below.marks[0][0] < piece.end for piece in above.pieces)
