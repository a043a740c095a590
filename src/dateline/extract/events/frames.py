"""The lexicon of predicates: frames written as patterns in data/events/*.yaml, one file a type.

A pattern is read from left to right. Its first word is the verb (or, under `nouns`, the noun) in
its base form; alternatives stand in braces, parts that may be missing in square brackets, lists
that are used often have names in data/events/groups.yaml and stand in angle brackets.

    hold <talks> [with RECIPIENT]       the object is one of these nouns
    accuse RECIPIENT                    the object takes part, and must be able to act
    support THING                       any object; it takes part if it can act
    visit HOST                          the object is a place or someone visited
    free RECIPIENT{hostage|prisoner}    the object takes part, and is one of these
    reject RECIPIENT's {offer|plan}     the object is somebody's offer
    give RECIPIENT <aid>                two objects
    break off <relations> with RECIPIENT  a particle
    urge RECIPIENT to VERB              an infinitive
    threaten to VERB{attack|bomb} RECIPIENT   one of these infinitives, with the recipient in it
    demand that RECIPIENT VERB          a clause, whose subject is the recipient
    say that RECIPIENT must VERB        a clause with must, should, has to, needs to

RECIPIENT must be able to act; TARGET may also belong to one who is ("the rebels' positions"). The
actor is the subject of the verb, or stands after "by".

Beside `frames` a group may say: `mode`; `not`, words beside the predicate that make it no event;
`mutual: yes`, all sides act; `passive: no`, not without its actor; `force: yes`, only beside words
of force (force.yaml), and `otherwise`, the type that it has without them; `accident: yes`, without
an actor not where the report tells of an accident; `sides: yes`, only with two or more who act;
`sides: several`, only with two or more, a plural, or somebody well known ("the ministers met").

A phrase with "out of" is both `of` and `out-of`.

Under `nouns` roles come after prepositions ("attack [by ACTOR] [on RECIPIENT]"); a name or a
possessive before the noun is the actor, or the recipient where the pattern says `RECIPIENT's`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Literal, cast

from dateline.datafiles import data_folder, load_folder, load_yaml
from dateline.errors import KnowledgeError
from dateline.extract.events.crosswalk import Codes
from dateline.extract.events.rows import Row, is_row, parse_row

Role = Literal["ACTOR", "RECIPIENT", "TARGET", "THING", "HOST"]
ROLES = ("ACTOR", "RECIPIENT", "TARGET", "THING", "HOST")
NOT_TYPES = (
    "standing.yaml",
    "actors.yaml",
    "places.yaml",
    "groups.yaml",
    "skip.yaml",
    "light.yaml",
    "force.yaml",
    "contexts.yaml",
    "leisure.yaml",
    "quantities.yaml",
    "causes.yaml",
)

PARTICLES = frozenset((
    "up", "down", "out", "off", "over", "back", "away", "apart", "aside", "together", "forward",
    "ahead", "around", "free", "guilty", "open", "home", "jointly", "forth", "along", "closely",
    "sexually",
))  # fmt: skip
PREPOSITIONS = frozenset((
    "with", "to", "from", "for", "on", "upon", "of", "in", "into", "at", "against", "by", "about",
    "over", "between", "among", "behind", "toward", "towards", "near", "as", "after", "through",
    "around", "outside", "within", "onto", "under", "inside", "across", "before", "off", "out",
    "alongside", "amid", "without", "during", "along", "concerning", "regarding", "out-of",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slot:
    """What may fill one place of a pattern: a role, words, or both.

    `compounds` holds the words of several parts by the last one: "aid" -> ({"military"},).
    """

    role: Role | None = None
    words: frozenset[str] = frozenset()
    compounds: Mapping[str, tuple[frozenset[str], ...]] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[str, tuple[frozenset[str], ...]] = {}
        for words in sorted(self.words):
            *before, last = words.split()
            if before:
                found[last] = (*found.get(last, ()), frozenset(before))
        object.__setattr__(self, "compounds", found)


@dataclass(frozen=True, slots=True)
class Part:
    """A prepositional phrase of a pattern."""

    prepositions: frozenset[str]
    slot: Slot
    optional: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """An infinitive (`to`) or a clause (`that`).

    `words` names its verb, `subject` and `inner` say who stands before and after that verb.
    `must` asks for a verb that says what somebody has to do.
    """

    kind: Literal["to", "that"]
    words: frozenset[str]
    subject: Role | None = None
    inner: Role | None = None
    must: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to tell an event.

    `code` is what a codebook calls it, in its own terms; `row` stands for a frame that is written
    by the order of words (rows.py); `likely` for one that no file writes: what the model of
    relations says of a verb, and how likely it is.
    """

    pattern: str
    type: str
    mode: tuple[str, ...]
    noun: bool
    lemmas: frozenset[str]
    particle: str | None = None
    object: Slot | None = None
    indirect: Slot | None = None
    parts: tuple[Part, ...] = ()
    clause: Clause | None = None
    refuse: frozenset[str] = frozenset()
    mutual: bool = False
    owner: Role | None = None
    force: bool = False
    otherwise: str | None = None
    active: bool = False
    accident: bool = False
    sides: str | None = None
    code: str | None = None
    row: Row | None = None
    likely: float | None = None

    @property
    def heads(self) -> list[str]:
        """The words by which the frame is found: the verb or noun, the last of several nouns."""
        return sorted({one.split()[-1] for one in self.lemmas})


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence beside a group of frames, with what must come out of it."""

    text: str
    type: str
    actor: str | None
    recipient: str | None
    status: str | None
    file: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All frames, by the base form of their first word, or of the last of several nouns.

    `rows` are by the forms of their verb; `codes` is the crosswalk for frames that say no code;
    `modelled` are the types that the model of relations may tell or refuse: those that have
    shipped frames alone.
    """

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    examples: tuple[Example, ...]
    rows: Mapping[str, tuple[Frame, ...]] = field(default_factory=dict)
    codes: Codes = field(default_factory=dict)
    modelled: frozenset[str] = frozenset()


@cache
def load_lexicon() -> Lexicon:
    """Read all files of frames; KnowledgeError names the file and pattern that is wrong."""
    frames, examples = load_shipped()
    return replace(make_lexicon(frames, examples), modelled=find_types(frames))


def find_types(frames: Sequence[Frame]) -> frozenset[str]:
    """Give the types that these frames tell."""
    return frozenset(one.type for one in frames)


@cache
def load_shipped() -> tuple[tuple[Frame, ...], tuple[Example, ...]]:
    """Give the shipped frames and their examples."""
    groups = load_groups()
    frames: list[Frame] = []
    examples: list[Example] = []
    for name, plain in load_folder("events"):
        if name in NOT_TYPES:
            continue
        content = cast("dict[str, Any]", plain)
        for noun in (False, True):
            for group in content.get("nouns" if noun else "verbs") or ():
                for pattern in group["frames"]:
                    try:
                        frames.append(
                            read_frame(content["type"], pattern, group, groups, noun=noun)
                        )
                    except ValueError as error:
                        raise KnowledgeError(f"{name}: the pattern {pattern!r}: {error}") from error
                examples.extend(read_examples(name, content["type"], group))
        examples.extend(read_examples(name, content["type"], content))
    return tuple(frames), tuple(examples)


def make_lexicon(frames: Sequence[Frame], examples: Sequence[Example]) -> Lexicon:
    """Make the indexes over frames, which keep their order."""
    return Lexicon(
        _index([one for one in frames if not one.noun and one.row is None]),
        _index([one for one in frames if one.noun]),
        tuple(examples),
        _index([one for one in frames if one.row is not None]),
    )


@cache
def load_groups() -> Mapping[str, frozenset[str]]:
    """Give the shipped lists of words by name."""
    plain = cast("dict[str, list[str]]", load_yaml(data_folder("events") / "groups.yaml"))
    return {name: frozenset(str(word) for word in words) for name, words in plain.items()}


def _index(frames: list[Frame]) -> dict[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = {}
    for frame in frames:
        for lemma in frame.heads:
            found.setdefault(lemma, []).append(frame)
    return {lemma: tuple(some) for lemma, some in found.items()}


def read_frame(
    kind: str,
    pattern: object,
    group: Mapping[str, Any],
    groups: Mapping[str, frozenset[str]],
    *,
    noun: bool,
) -> Frame:
    """Read one pattern with what its group says; ValueError says what cannot be read."""
    mode, code, text = group.get("mode"), group.get("code"), str(pattern)
    if is_row(text):
        if noun:
            raise ValueError("a row has a verb: write it under verbs")
        row = parse_row(text, groups)
        read: dict[str, Any] = {"lemmas": row.verbs, "row": row}
    else:
        read = parse_pattern(text, groups, noun=noun)
    return Frame(
        pattern=text,
        type=kind,
        mode=(str(mode),) if mode else (),
        noun=noun,
        refuse=frozenset(str(word) for word in group.get("not", ())),
        mutual=group.get("mutual") == "yes",
        force=group.get("force") == "yes",
        otherwise=group.get("otherwise"),
        accident=group.get("accident") == "yes",
        sides=group.get("sides"),
        active=group.get("passive") == "no",
        code=None if code is None else str(code),
        **read,
    )


def read_examples(name: str, kind: str, group: Mapping[str, Any]) -> list[Example]:
    """Give the examples of a group or of a whole file."""
    return [
        Example(
            text=row["say"],
            type=row.get("type", kind),
            actor=row.get("actor"),
            recipient=row.get("recipient"),
            status=row.get("status"),
            file=name,
            code=row.get("code"),
        )
        for row in group.get("examples", ())
    ]


_PIECE = re.compile(r"\[[^\]]*\]|(?:VERB|RECIPIENT)\{[^}]*\}|\{[^}]*\}|<[a-z_]+>|[^\s\[\]{}<>]+")


def parse_pattern(
    pattern: str, groups: Mapping[str, frozenset[str]], *, noun: bool
) -> dict[str, Any]:
    """Read one pattern; ValueError says what cannot be read."""
    pieces = _PIECE.findall(pattern)
    found: dict[str, Any] = {"lemmas": _words(pieces[0], groups)}
    parts: list[Part] = []
    at = 1
    while at < len(pieces):
        at = _read_piece(pieces, at, found, parts, groups, noun=noun)
    found["parts"] = tuple(parts)
    return found


def _read_piece(
    pieces: list[str],
    at: int,
    found: dict[str, Any],
    parts: list[Part],
    groups: Mapping[str, frozenset[str]],
    *,
    noun: bool,
) -> int:
    """Read the piece at `at` into `found` and `parts`; give where the next one starts."""
    piece = pieces[at]
    following = pieces[at + 1] if at + 1 < len(pieces) else ""
    if piece.startswith("["):
        _read_part(_PIECE.findall(piece[1:-1]), 0, parts, groups, optional=True)
        return at + 1
    after = _read_clause(pieces, at, found, groups)
    if after is not None:
        return after
    if not noun and _is_particle(piece, following):
        found["particle"] = piece
    elif _is_preposition(piece) and following:
        return _read_part(pieces, at, parts, groups, optional=False)
    elif piece.endswith("'s") and piece[:-2] in ROLES:
        found["owner"] = piece[:-2]
    elif noun:
        raise ValueError(f"{piece!r} after a noun is no preposition")
    else:
        found["indirect"] = found.get("object")
        found["object"] = _slot(piece, groups)
    return at + 1


def _is_particle(piece: str, following: str) -> bool:
    """Whether a word goes with the verb: "give in to", "let them in", "hand over the arms"."""
    if piece in PARTICLES:
        return not (piece == "over" and following == "THING")
    return piece in PREPOSITIONS and (not following or following in PREPOSITIONS)


def _is_preposition(piece: str) -> bool:
    return all(word in PREPOSITIONS for word in piece.strip("{}").split("|"))


def _read_clause(
    pieces: list[str], at: int, found: dict[str, Any], groups: Mapping[str, frozenset[str]]
) -> int | None:
    """Read an infinitive or that-clause that starts at `at`; None if none does."""
    piece, rest = pieces[at], pieces[at + 1 :]
    following = rest[0] if rest else ""
    if piece == "that":
        role = cast("Role | None", following if following in ROLES else None)
        words = _verb_words(pieces[-1], groups)
        found["clause"] = Clause("that", words, role, must="must" in pieces)
        return len(pieces)
    if piece == "for" and following in ROLES and rest[1:3] == ["to", "VERB"]:
        found["clause"] = Clause("to", frozenset(), cast(Role, following))
        return len(pieces)
    if piece == "to" and following.startswith("VERB"):
        inner = rest[1] if len(rest) > 1 and rest[1] in ROLES else None
        words = _verb_words(following, groups)
        found["clause"] = Clause("to", words, None, cast("Role | None", inner))
        return at + (3 if inner else 2)
    return None


def _verb_words(piece: str, groups: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The verbs that VERB{...} names; none for VERB alone."""
    if not piece.startswith("VERB") or piece == "VERB":
        return frozenset()
    return _words(piece.removeprefix("VERB"), groups)


def _read_part(
    pieces: list[str],
    at: int,
    parts: list[Part],
    groups: Mapping[str, frozenset[str]],
    *,
    optional: bool,
) -> int:
    if at + 1 >= len(pieces):
        raise ValueError(f"nothing stands after {pieces[at]!r}")
    parts.append(Part(_words(pieces[at], groups), _slot(pieces[at + 1], groups), optional))
    return at + 2


def _slot(piece: str, groups: Mapping[str, frozenset[str]]) -> Slot:
    if piece in ROLES:
        return Slot(cast(Role, piece))
    if piece.startswith("RECIPIENT{"):
        return Slot("RECIPIENT", _words(piece[len("RECIPIENT") :], groups))
    return Slot(None, _words(piece, groups))


def _words(piece: str, groups: Mapping[str, frozenset[str]]) -> frozenset[str]:
    if piece.startswith("<"):
        name = piece[1:-1]
        if name not in groups:
            raise ValueError(f"there is no group {name!r} in groups.yaml")
        return groups[name]
    inner = piece[1:-1] if piece.startswith("{") else piece
    found: set[str] = set()
    for word in (part.strip() for part in inner.split("|")):
        if word.startswith("<"):
            found |= _words(word, groups)
        elif word:
            found.add(word)
    if not found or any(word.isupper() and len(word) > 3 for word in found):
        raise ValueError(f"cannot read {piece!r}")
    return frozenset(found)
