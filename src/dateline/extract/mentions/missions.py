"""Missions of states to bodies: "Iran's UN mission", "the US mission to NATO".

They are diplomats, no operations: the mission of the United Nations in a country is read with the
operations (operations.py), also where it is called that country's ("Mali's UN mission").
"""

from collections.abc import Iterator

from dateline.extract.mentions.cast import Cast
from dateline.extract.mentions.characters import Character
from dateline.extract.mentions.drafts import Draft, join_words
from dateline.extract.mentions.nominals import HOLDERS
from dateline.extract.mentions.operations import holders_before, operations
from dateline.extract.mentions.scene import Item, Scene
from dateline.knowledge import Body, Entry, body_id, body_name

_NOUN = "mission"
_SENDERS = ("country", "organisation")
_TOWN = 4
"""The precision of a town, the widest place where diplomats have their seat."""
_LINGERS = 2
"""Years after its end for which a mission is still spoken of as the one in a country."""


def find_missions(scene: Scene, cast: Cast) -> Iterator[Item]:
    """Give the missions of a sentence that a state has at a body, linked where both are known."""
    for token in scene.nouns:
        if scene.lower[token.i] != _NOUN or scene.at(token.i) is not None:
            continue
        edge = scene.left_edge(token.i, token.i)
        found = _sent_to(scene, cast, edge, token.i) or _sent_by(scene, cast, edge, token.i)
        if found is None:
            continue
        sender, body, end = found
        words = join_words(scene.sentence, edge, end)
        draft = Draft(scene.number, edge, end, token.i, "organisation", "nominal", words)
        yield _make_item(draft, cast, sender, body)


def _make_item(draft: Draft, cast: Cast, sender: Character | None, body: Body) -> Item:
    entry = sender.entry if sender is not None else None
    if entry is not None and entry.id in cast.knowledge.entries:
        actor = body_id(body, entry)
        found = cast.get(actor, body_name(body, entry), body.kind, actor)
        cast.call(found, _NOUN)
        return Item(draft, found, why=f"the diplomats whom {entry.name} has there")
    of = sender.name if sender is not None else ""
    return Item(draft, cast.get(f"body:{body.slug}:{of}", draft.words, body.kind), why="not named")


def _sent_to(
    scene: Scene, cast: Cast, edge: int, head: int
) -> tuple[Character | None, Body, int] | None:
    """Read "the Russian mission to the UN", "mission of Iran to NATO": whose, which, its end."""
    tokens = scene.sentence.tokens
    after = head + 1
    sender = _sender_before(scene, edge, head)
    behind = scene.names.get(after + 1)
    if after < len(tokens) and tokens[after].text == "of" and behind is not None:
        sender, after = behind.character, behind.draft.last
    if after >= len(tokens) or tokens[after].text != "to":
        return None
    after += 1
    while after < len(tokens) and tokens[after].tag == "DT":
        after += 1
    item = scene.names.get(after)
    body = _body_at(cast, item.character, "mission to the", "mission to") if item else None
    return (sender, body, item.draft.last) if item is not None and body is not None else None


def _sender_before(scene: Scene, edge: int, head: int) -> Character | None:
    items = scene.left_names(head, edge)
    named = next((one.character for one in items if one.character.kind in HOLDERS), None)
    return named or next(holders_before(scene, edge), None)


def _sent_by(scene: Scene, cast: Cast, edge: int, head: int) -> tuple[Character, Body, int] | None:
    """Read "Iran's UN mission", where no mission of that body is in the country of its sender."""
    items = list(scene.left_names(head, edge))
    if len(items) != 2:
        return None
    at, sender = items[0].character, items[1].character
    body = _body_at(cast, at, "mission of the")
    if body is None or sender.entry is None or sender.kind not in _SENDERS:
        return None
    if _is_somewhere(scene, head) or _hosts(cast, sender.entry, at.entry):
        return None
    return sender, body, head + 1


def _body_at(cast: Cast, at: Character, *openings: str) -> Body | None:
    """Give the sort of mission that states have at a body, by the words that data has for it."""
    entry = at.entry
    for name in (entry.name, *entry.aliases) if entry is not None else ():
        for opening in openings:
            found = cast.knowledge.body_called(f"{opening} {name}")
            if found is not None:
                return found
    return None


def _is_somewhere(scene: Scene, head: int) -> bool:
    """Tell whether soldiers are sent to a country behind: "the German UN mission in Mali"."""
    if head + 2 >= len(scene.lower) or scene.lower[head + 1] not in ("in", "to"):
        return False
    item = scene.names.get(head + 2)
    entry = item.character.entry if item is not None else None
    return entry is None or entry.precision is None or entry.precision < _TOWN


def _hosts(cast: Cast, state: Entry, body: Entry | None) -> bool:
    """Tell whether a body has a mission in a state at the time of the report, or shortly before."""
    return body is not None and any(
        one.host == state.id
        and body.id in (one.lead, one.part_of)
        and _NOUN in one.nominals
        and (_is_of_the_time(cast, one) or cast.peek(one.id) is not None)
        for one in operations(cast.knowledge)
    )


def _is_of_the_time(cast: Cast, operation: Entry) -> bool:
    day = cast.day
    if day is None:
        return operation.latest is None
    begun = operation.earliest is None or operation.earliest <= day
    return begun and (operation.latest is None or operation.latest.year + _LINGERS >= day.year)
