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
from dateline.knowledge import Entry, Knowledge

_COMBAT = frozenset(("combat", "fight", "defeat", "fighting", "counter", "destroy", "degrade"))
_AFTER = frozenset(("in", "of", "against", "for", "from", "to"))


def find_operations(scene: Scene, cast: Cast) -> Iterator[Item]:
    """Give operations that are described by names around their noun."""
    heads = load_words().operation_heads
    for token in scene.nouns:
        lower = scene.lower[token.i]
        if lower not in heads or token.tag not in ("NN", "NNP") or token.i in scene.names:
            continue
        if is_inside(scene, token.i):
            continue
        edge = scene.left_edge(token.i, token.i)
        items = list(scene.left_names(token.i, edge))
        before = [item.character for item in items]
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
        yield Item(draft, found, why=f"the one tied to {tied}" if found.entry else "not named")


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
) -> Character:
    """Give the one operation that a noun and the names around it describe, known or not.

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
    candidates = [entry for entry in candidates if whole in entry.nominals] or candidates
    candidates = [entry for entry in candidates if entry.lead in around] or candidates
    if len(candidates) > 1:
        candidates = _most_told(cast, candidates)
    if len(candidates) == 1:
        return cast.of_entry(candidates[0])
    names = sorted({c.name for c in named})
    return cast.get(f"operation:{noun}:{'+'.join(names)}", f"{' '.join(names)} {noun}", "operation")


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
    return ids <= known and bool(ids & {entry.lead, entry.host, entry.against})


def _most_told(cast: Cast, candidates: list[Entry]) -> list[Entry]:
    """Keep the operations that last on the day, and of whose parts the document tells most."""

    def told(entry: Entry) -> tuple[int, int]:
        parts = [part for part in (entry.lead, entry.host, entry.against) if part is not None]
        lives = cast.day is None or entry.latest is None or entry.latest >= cast.day
        return int(lives), sum(cast.peek(part) is not None for part in parts)

    best = max(told(entry) for entry in candidates)
    kept = [entry for entry in candidates if told(entry) == best]
    open_ended = [entry for entry in kept if entry.latest is None]
    return open_ended if cast.day is None and len(open_ended) == 1 else kept
