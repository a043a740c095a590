"""Operations that are described, not named: "NATO training mission in Iraq".

Such words get the actor id of the one known operation whose lead, host and opponent they name.
Where several fit ("the NATO training mission"), the document decides: the one of whose lead, host
and opponent it tells most.
"""

from collections.abc import Iterator
from functools import lru_cache

from dateline.extract.mentions.cast import Cast
from dateline.extract.mentions.characters import Character
from dateline.extract.mentions.drafts import Draft, join_words
from dateline.extract.mentions.nominals import HOLDERS, back_in, is_inside
from dateline.extract.mentions.scene import Item, Scene
from dateline.extract.mentions.words import load_words
from dateline.extract.syntax import subject, verb_above
from dateline.knowledge import Entry, Knowledge

_COMBAT = frozenset(("combat", "fight", "defeat", "fighting", "counter", "destroy", "degrade"))
_AFTER = frozenset(("in", "of", "against", "for", "from", "to"))


def find_operations(scene: Scene, cast: Cast) -> Iterator[Item]:
    """Give operations that are described by names around their noun."""
    heads = load_words().operation_heads
    for token in scene.nouns:
        lower = scene.lower[token.i]
        if lower not in heads or token.tag not in ("NN", "NNP") or scene.at(token.i):
            continue
        if is_inside(scene, token.i):
            continue
        edge = scene.left_edge(token.i, token.i)
        items = list(scene.left_names(token.i, edge))
        before = [item.character for item in items] or list(holders_before(scene, edge))
        leads = {one.character.actor for one in items if one.draft.adjective}
        after, end = _names_after(scene, cast, token.i)
        named = [c for c in (*before, *after) if c.kind in HOLDERS]
        if not named or (not before and lower in ("force", "exercise", "operation")):
            continue
        draft = Draft(
            scene.number,
            edge,
            end,
            token.i,
            "operation",
            "nominal",
            join_words(scene.sentence, edge, end),
        )
        whole = f"{scene.lower[token.i - 1]} {lower}" if token.i else lower
        found = _operation(cast, lower, whole, named, _actors(scene), leads)
        tied = " and ".join(sorted(one.name for one in named))
        called = find_called(scene, cast, edge, token.i)
        by_host = found is not None and _is_tied_by_host(found, named)
        if by_host and _is_new(scene, edge) and not _is_of(found, _actors(scene)):
            found = None
        beside = _named_behind(scene, end)
        if beside is not None:
            yield Item(draft, beside, why="the one named beside")
            continue
        if called is not None and (found is None or by_host):
            yield Item(draft, called, why="the one of the report whose name says so")
            continue
        found = found or _stranger(cast, lower, named)
        yield Item(draft, found, why=f"the one tied to {tied}" if found.entry else "not named")


def _named_behind(scene: Scene, end: int) -> Character | None:
    """Give the operation that is named between commas: "its own operation in Mali, Barkhane,"."""
    tokens = scene.sentence.tokens
    if end >= len(tokens) or tokens[end].text not in (",", "("):
        return None
    item = scene.names.get(end + 1)
    if item is None or item.character.kind != "operation" or item.draft.adjective:
        return None
    last = item.draft.last
    closed = last == len(tokens) or tokens[last].text in (",", ".", ")")
    return item.character if closed else None


def find_called(scene: Scene, cast: Cast, edge: int, head: int) -> Character | None:
    """Give the one operation whose name holds each word of a description, or None.

    "the border mission" is the Border Monitoring Mission where the report names no other such;
    names of places may stand beside the words, since a name need not say where.
    """
    noun = scene.lower[head]
    words = {noun}
    for i in range(edge, head):
        item = scene.names.get(i)
        if item is not None and item.character.kind in ("country", "place"):
            continue
        if scene.sentence.tokens[i].tag[0] in "NJV":
            words.add(scene.lower[i])
    found = [
        one
        for one in cast.nouns.get(noun, ())
        if one.entry is None and one.kind == "operation" and words <= set(one.name.lower().split())
    ]
    return found[0] if len(found) == 1 else None


def find_headlined(scene: Scene, cast: Cast) -> Iterator[Item]:
    """Give operations that a headline calls by words of their names: "border mission ends"."""
    if not scene.is_headline:
        return
    for token in scene.nouns:
        if scene.at(token.i) is not None or is_inside(scene, token.i):
            continue
        edge = scene.left_edge(token.i, token.i)
        if edge == token.i or scene.lower[edge] in ("a", "an", "new"):
            continue
        found = find_called(scene, cast, edge, token.i)
        if found is not None:
            words = join_words(scene.sentence, edge, token.i + 1)
            draft = Draft(scene.number, edge, token.i + 1, token.i, "operation", "nominal", words)
            yield Item(draft, found, why="the one of the report whose name says so")


def holders_before(scene: Scene, edge: int) -> Iterator[Character]:
    """Give whose "its mission" is: the subject of the clause, where that is a body or state."""
    tokens = scene.sentence.tokens
    if tokens[edge].tag != "PRP$":
        return
    verb = verb_above(scene.sentence, edge)
    doer = subject(scene.sentence, verb.i) if verb is not None else None
    item = scene.at(doer.i) if doer is not None and doer.i < edge else None
    if item is not None and item.character.kind in HOLDERS:
        yield item.character


def _names_after(scene: Scene, cast: Cast, head: int) -> tuple[list[Character], int]:
    """Read the names that follow an operation's noun: "of NATO in Iraq", "to combat IS"."""
    tokens = scene.sentence.tokens
    found: list[Character] = []
    end = i = head + 1
    while i < len(tokens) and tokens[i].text.lower() in _AFTER:
        i += 1
        while i < len(tokens) and (
            tokens[i].text.lower() in _COMBAT
            or tokens[i].text.lower() in ("the", "this", "militant", "group")
        ):
            i += 1
        item = scene.names.get(i)
        if item is not None and item.character.kind in HOLDERS:
            if _is_town(item.character) and tokens[i - 1].text.lower() == "in":
                break  # "met the coalition in Munich" says where, not whose
            character, end = item.character, item.draft.last
        else:
            back = back_in(scene, cast, i, i + 1) if i < len(tokens) else None
            if back is None:
                break
            character, end = back, i + 1
        found.append(character)
        i = end
    return found, end


def _is_town(character: Character) -> bool:
    entry = character.entry
    return entry is not None and entry.precision is not None and entry.precision > 3


def _actors(scene: Scene) -> set[str | None]:
    return {item.character.actor for item in scene.names.values()}


def _operation(
    cast: Cast,
    noun: str,
    whole: str,
    named: list[Character],
    around: set[str | None],
    leads: set[str | None],
) -> Character | None:
    """Give the one known operation that a noun and the names around it describe, or None.

    `whole` is the noun with the word before it ("training mission"): where some operations are
    called so, the others are out; so are those whose lead the sentence does not name (`around`)
    where it names that of others, and those not led by whom an adjective names (`leads`: "the
    Russian offensive" is no other's in Russia).
    """
    ids = {c.actor for c in named if c.actor is not None}
    candidates = []
    if len(ids) == len({c.name for c in named}):
        candidates = [
            entry for entry in operations(cast.knowledge) if _describes(cast, entry, noun, ids)
        ]
    candidates = [one for one in candidates if not leads or leads & {one.lead, *one.members}]
    candidates = [one for one in candidates if not _is_over(cast, one)] or candidates
    candidates = [entry for entry in candidates if whole in entry.nominals] or candidates
    candidates = [one for one in candidates if {one.lead, one.part_of} & around] or candidates
    if len(candidates) > 1:
        candidates = _most_told(cast, candidates)
    if len(candidates) == 1 and _is_told(cast, candidates[0], ids):
        return cast.of_entry(candidates[0])
    return None


def _is_told(cast: Cast, entry: Entry, named: set[str]) -> bool:
    """Tell whether a report can mean an operation: one that is over it names by more than its lead.

    "The UN's deadliest operation" is not the only one that is called so and ended long ago.
    """
    where = {one for one in (entry.host, entry.against) if one is not None}
    return not _is_over(cast, entry) or any(
        one in named or cast.peek(one) is not None for one in where
    )


def _is_new(scene: Scene, edge: int) -> bool:
    """Tell whether a phrase tells of something not yet known: "a mission in Norland"."""
    return bool({"a", "an", "new", "another"} & set(scene.lower[edge : edge + 2]))


def _is_of(operation: Character | None, around: set[str | None]) -> bool:
    """Tell whether one of those around leads an operation or has it."""
    entry = operation.entry if operation is not None else None
    return entry is not None and bool({entry.lead, entry.part_of, *entry.members} & around)


def _is_tied_by_host(operation: Character, named: list[Character]) -> bool:
    """Tell whether the names around a noun say of an operation no more than where it is."""
    entry = operation.entry
    return entry is not None and {one.actor for one in named} == {entry.host}


def _stranger(cast: Cast, noun: str, named: list[Character]) -> Character:
    """Give the operation that nobody knows of a noun and the names around it."""
    names = sorted({c.name for c in named})
    key = f"operation:{noun}:{'+'.join(names)}"
    found = cast.get(key, f"{' '.join(names)} {noun}", "operation")
    cast.call(found, noun)
    return found


@lru_cache(maxsize=4)
def operations(knowledge: Knowledge) -> tuple[Entry, ...]:
    """Give the entries of all operations."""
    return knowledge.of_kind("operation")


def _describes(cast: Cast, entry: Entry, noun: str, ids: set[str]) -> bool:
    if noun not in entry.nominals:
        return False
    if cast.day is not None and entry.earliest is not None and entry.earliest > cast.day:
        return False
    known = {entry.lead, entry.host, entry.against, entry.part_of, *entry.members}
    if not ids <= known or not ids & {entry.lead, entry.host, entry.against}:
        return False
    return bool(ids & {entry.lead, entry.against}) or not _is_over(cast, entry)


def _is_over(cast: Cast, entry: Entry) -> bool:
    """Tell whether an operation had ended before the day of the report."""
    return cast.day is not None and entry.latest is not None and entry.latest < cast.day


def _most_told(cast: Cast, candidates: list[Entry]) -> list[Entry]:
    """Keep the operations that last on the day, and of whose parts the document tells most."""

    def told(entry: Entry) -> tuple[int, int]:
        parts = [part for part in (entry.lead, entry.host, entry.against) if part is not None]
        return int(not _is_over(cast, entry)), sum(cast.peek(part) is not None for part in parts)

    best = max(told(entry) for entry in candidates)
    kept = [entry for entry in candidates if told(entry) == best]
    open_ended = [entry for entry in kept if entry.latest is None]
    return open_ended if cast.day is None and len(open_ended) == 1 else kept
