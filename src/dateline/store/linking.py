"""Links in force, and the canonical ids that follow from them.

The table `same` is a pure function of the links: it can be emptied and made again.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.answers import LinkRow
from dateline.record import MACHINE, Link
from dateline.rules import Rules

LINK_COLUMNS = 'n, id, "left", "right", judgement, score, reason, author, recorded'


def read_links(
    connection: sqlite3.Connection, where: str = "1", values: tuple[object, ...] = ()
) -> Iterator[LinkRow]:
    """Give the links `where` picks, in the order in which they were made."""
    rows = connection.execute(
        f"SELECT {LINK_COLUMNS}, "  # noqa: S608 (our own words)
        "(SELECT withdrawal.author FROM withdrawal WHERE withdrawal.link = n) "
        f"FROM link WHERE {where} ORDER BY n",
        values,
    )
    for _, _, left, right, judgement, score, reason, author, recorded, withdrawn in rows:
        link = Link(left, right, judgement, score, reason, author)
        yield LinkRow(link, recorded, withdrawn)


def in_force(rows: Iterable[LinkRow]) -> tuple[Link, ...]:
    """Give the link that counts for each pair: the latest of a person, else the machine's latest.

    `rows` come in the order in which they were made; withdrawn ones count for nothing.
    """
    found: dict[tuple[str, str], Link] = {}
    for row in rows:
        link = row.link
        pair = (min(link.left, link.right), max(link.left, link.right))
        before = found.get(pair)
        by_person = not link.author.startswith(MACHINE)
        if row.withdrawn is None and (
            before is None or by_person or before.author.startswith(MACHINE)
        ):
            found[pair] = link
    return tuple(found.values())


def canonical_ids(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str]:
    """Give the canonical id of each id that links say something about."""
    wanted = json.dumps(list(ids))
    rows = connection.execute(
        "SELECT id, canonical FROM same WHERE id IN (SELECT value FROM json_each(?))", (wanted,)
    )
    return dict(rows.fetchall())


def follow_links(connection: sqlite3.Connection, links: Sequence[Link], rules: Rules) -> None:
    """Bring canonical ids up to date with links just added.

    While nobody has judged or withdrawn anything, a new link can only join two groups, which is
    done without looking at their members.
    """
    if not links:
        return
    if any(not link.author.startswith(MACHINE) for link in links) or _is_judged(connection):
        regroup(connection, [end for one in links for end in (one.left, one.right)], rules)
        return
    for link in links:
        if link.judgement == "same":
            _join(connection, link, rules)


def regroup(connection: sqlite3.Connection, ids: Iterable[str], rules: Rules) -> None:
    """Make the groups that `ids` are in anew from all links."""
    members, links = _find_reach(connection, ids)
    set_canonical(connection, dict(rules.group(tuple(sorted(members)), links)))


def set_canonical(connection: sqlite3.Connection, canonical: Mapping[str, str]) -> None:
    """Write canonical ids where they differ from those known."""
    before = canonical_ids(connection, canonical)
    changed = sorted(one for one, best in canonical.items() if before.get(one, one) != best)
    alone = [(one,) for one in changed if canonical[one] == one]
    moved = [(canonical[one], one) for one in changed if canonical[one] != one]
    connection.executemany("DELETE FROM same WHERE id = ?", alone)
    connection.executemany("INSERT OR REPLACE INTO same (canonical, id) VALUES (?, ?)", moved)
    _spread(connection, [(canonical[one], one) for one in changed])


def split_groups(
    connection: sqlite3.Connection, visible: Iterable[tuple[str, str]], rules: Rules
) -> dict[str, str]:
    """Give the happening of each visible event when nothing else were known.

    `visible` are the events that a question may see, as happening and id: two of one happening may
    hang together only through one that it may not see.
    """
    groups: dict[str, list[str]] = {}
    for head, one in visible:
        groups.setdefault(head, []).append(one)
    homes = {one: head for head, ids in groups.items() if len(ids) > 1 for one in ids}
    inside = "(SELECT value FROM json_each(?))"
    links: dict[str, list[LinkRow]] = {}
    if homes:
        where = f'"left" IN {inside} AND "right" IN {inside}'
        for row in read_links(connection, where, (json.dumps(list(homes)),) * 2):
            head = homes[row.link.left]
            if homes[row.link.right] == head:
                links.setdefault(head, []).append(row)
    found = {ids[0]: ids[0] for ids in groups.values() if len(ids) == 1}
    for head in dict.fromkeys(homes.values()):
        found.update(rules.group(tuple(groups[head]), in_force(links.get(head, ()))))
    return found


def _is_judged(connection: sqlite3.Connection) -> bool:
    """Tell whether a person ever judged or withdrew a link."""
    (found,) = connection.execute(
        f"SELECT EXISTS (SELECT 1 FROM link WHERE author NOT LIKE '{MACHINE}%') "  # noqa: S608
        "OR EXISTS (SELECT 1 FROM withdrawal)"
    ).fetchone()
    return bool(found)


def _join(connection: sqlite3.Connection, link: Link, rules: Rules) -> None:
    """Put the groups of a link's ends together under the better of their canonical ids."""
    known = canonical_ids(connection, (link.left, link.right))
    heads = (known.get(link.left, link.left), known.get(link.right, link.right))
    joined = Link(*heads, "same", link.score, link.reason, link.author)
    head = rules.group(heads, (joined,))[0][1]
    changed = {one for one in heads if one != head}
    for old in tuple(changed):
        rows = connection.execute("SELECT id FROM same WHERE canonical = ?", (old,))
        changed.update(row[0] for row in rows.fetchall())
    pairs = [(head, one) for one in sorted(changed)]
    connection.executemany("INSERT OR REPLACE INTO same (canonical, id) VALUES (?, ?)", pairs)
    _spread(connection, pairs)


def _find_reach(
    connection: sqlite3.Connection, ids: Iterable[str]
) -> tuple[set[str], tuple[Link, ...]]:
    """Give all ids that links join to `ids`, near or far, and the links in force among them."""
    inside = "(SELECT value FROM json_each(?))"
    seen: set[str] = set()
    waiting = set(ids)
    while waiting:
        seen |= waiting
        wanted = json.dumps(sorted(waiting))
        found = list(
            read_links(connection, f'"left" IN {inside} OR "right" IN {inside}', (wanted,) * 2)
        )
        waiting = {end for row in found for end in (row.link.left, row.link.right)} - seen
    wanted = json.dumps(sorted(seen))
    return seen, in_force(read_links(connection, f'"left" IN {inside}', (wanted,)))


def _spread(connection: sqlite3.Connection, pairs: Sequence[tuple[str, str]]) -> None:
    """Write canonical ids, given as (canonical, id), into the views that hold them."""
    connection.executemany("UPDATE event SET happening = ? WHERE id = ?", pairs)
    connection.executemany("UPDATE actor SET canonical = ? WHERE id = ?", pairs)
