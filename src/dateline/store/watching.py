"""What a watch keeps in mind, kept so that a kill at any moment loses and repeats nothing.

A feed's marks (ETag ...) are kept together with all that it named, in one step; an entry waits with
its words until what became of it is said, which is after its report is in the record.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from dateline.codec import encode
from dateline.store.open_file import OpenFile
from dateline.store.watch_file import (
    explain_watch_errors,
    open_watch_file,
    read_moment,
    write_moment,
)
from dateline.text import Report
from dateline.watched import Entry, Feed, Named, Outcome

LOOKED_BACK = 10_000
"""Entries of which it is made sure, at the start, that the record still holds them."""

LONG_TEXT = 200
"""Letters from which on a whole text is the same entry, whatever its url and its id are now."""

MOST_VERSIONS = 12
"""Versions of an entry that are kept in mind."""

ASK_AGAIN = timedelta(hours=1)
"""What each further version of a page waits longer, so that a feed that changes at every look does
not make us ask all its pages each time; as many hours at most as versions are kept in mind."""

_FEED = tuple(part.name for part in fields(Feed))
_MOMENTS = ("checked", "bound", "due")
_REPORT = tuple(part.name for part in fields(Report) if part.init)


class WatchMemory(OpenFile):
    """The open file of a watch; a context manager. StoreError when the file cannot be used."""

    def __init__(self, path: Path) -> None:
        super().__init__(open_watch_file(path))
        self._path = path

    # Feeds

    def feed(self, url: str) -> Feed:
        """Give what is known of a feed; a new one when nothing is."""
        rows = self._ask(
            f"SELECT {', '.join(_FEED)} FROM feed WHERE url = ?",  # noqa: S608 (our own words)
            url,
        )
        if not rows:
            return Feed(url, url)
        values = dict(zip(_FEED, rows[0], strict=True))
        return Feed(**{**values, **{name: read_moment(values[name]) for name in _MOMENTS}})

    def keep_feed(self, feed: Feed, named: Iterable[Named] = (), *, now: datetime) -> int:
        """Keep how a feed answered with all that it named; gives how many entries are new."""
        with self._writing():
            values = [getattr(feed, name) for name in _FEED]
            row = [write_moment(one) if isinstance(one, datetime) else one for one in values]
            self._connection.execute(
                f"INSERT OR REPLACE INTO feed ({', '.join(_FEED)}) "  # noqa: S608
                f"VALUES ({', '.join('?' * len(_FEED))})",
                row,
            )
            return sum(self._keep_entry(feed.url, one, now) for one in named)

    def start_again(self, url: str) -> None:
        """Ask a feed, and the pages of it that were given up or wait for a further try, at once."""
        with self._writing():
            self._connection.execute(
                "UPDATE feed SET status = 'new', failures = 0, due = NULL, bound = NULL, "
                "why = NULL, etag = NULL, modified = NULL WHERE url = ?",
                (url,),
            )
            self._connection.execute(
                "UPDATE entry SET status = 'waiting', tries = 0, due = '', why = NULL "
                "WHERE feed = ? AND status IN ('waiting', 'given_up') AND known IS NOT NULL",
                (url,),
            )

    # Entries

    def hosts(self, now: datetime) -> tuple[str, ...]:
        """Give the hosts of which a page waits that may be asked for by now."""
        return tuple(
            host
            for (host,) in self._ask(
                "SELECT host FROM entry INDEXED BY entry_page WHERE status = 'waiting' "
                "AND page = 1 AND due <= ? GROUP BY host",
                write_moment(now),
            )
        )

    def next_page(self, host: str, now: datetime, *, but: Iterable[int]) -> Entry | None:
        """Give the entry of a host whose page waits longest, but for those of some numbers."""
        rows = self._ask(
            "SELECT n, feed, known, page, tries FROM entry INDEXED BY entry_page "
            "WHERE status = 'waiting' AND page = 1 AND host = ? AND due <= ? "
            "AND n NOT IN (SELECT value FROM json_each(?)) ORDER BY due, n LIMIT 1",
            host,
            write_moment(now),
            json.dumps(sorted(but)),
        )
        return next(map(_make_entry, rows), None)

    def texts(self, limit: int) -> tuple[Entry, ...]:
        """Give the first entries whose text the feed gave, and that wait to be read."""
        rows = self._ask(
            "SELECT n, feed, known, page, tries FROM entry INDEXED BY entry_text "
            "WHERE status = 'waiting' AND page = 0 ORDER BY due, n LIMIT ?",
            limit,
        )
        return tuple(map(_make_entry, rows))

    def next_due(self, after: datetime) -> datetime | None:
        """Give the first moment after one at which a page that waits may be asked for."""
        found = self._ask(
            "SELECT min(due) FROM entry WHERE status = 'waiting' AND page = 1 AND due > ?",
            write_moment(after),
        )
        return read_moment(found[0][0])

    def is_waiting(self, feed: str, now: datetime) -> bool:
        """Tell whether an entry of a feed waits that can be read by now."""
        rows = self._ask(
            "SELECT 1 FROM entry WHERE feed = ? AND status = 'waiting' AND due <= ? LIMIT 1",
            feed,
            write_moment(now),
        )
        return bool(rows)

    def count_waiting(self, feed: str) -> int:
        """Count the entries of a feed that wait, for a later try too."""
        rows = self._ask("SELECT count(*) FROM entry WHERE feed = ? AND status = 'waiting'", feed)
        return int(rows[0][0])

    def settle(self, outcomes: Iterable[Outcome]) -> None:
        """Keep what became of entries; call it when their reports are in the record.

        What an entry knew goes when it was read; one that was given up keeps it for a later try.
        """
        with self._writing():
            for one in outcomes:
                done = one.status not in ("waiting", "given_up")
                self._connection.execute(
                    "UPDATE entry SET status = ?, why = ?, document = ?, tries = ?, "
                    "due = coalesce(?, due), known = CASE WHEN ? THEN NULL ELSE known END "
                    "WHERE n = ?",
                    (
                        one.status,
                        one.why,
                        one.document,
                        one.entry.tries,
                        write_moment(one.due),
                        done,
                        one.entry.number,
                    ),
                )

    def read_documents(self) -> tuple[str, ...]:
        """Give the ids of the documents that were read last, as many as are looked back on."""
        rows = self._ask(
            "SELECT document FROM entry WHERE document IS NOT NULL ORDER BY n DESC LIMIT ?",
            LOOKED_BACK,
        )
        return tuple(str(one) for (one,) in rows)

    def forget(self, documents: Sequence[str]) -> None:
        """Take entries for new whose documents the record lost; their feeds are asked anew."""
        with self._writing():
            for one in documents:
                self._connection.execute(
                    "UPDATE feed SET etag = NULL, modified = NULL, due = NULL WHERE url IN "
                    "(SELECT feed FROM entry WHERE document = ?)",
                    (one,),
                )
                self._connection.execute("DELETE FROM entry WHERE document = ?", (one,))

    # robots.txt

    def robots(self, site: str, now: datetime) -> tuple[datetime, str | None] | None:
        """Give until when a robots.txt counts, and its body; None when none is kept."""
        rows = self._ask(
            "SELECT until, body FROM robots WHERE site = ? AND until > ?", site, write_moment(now)
        )
        until = read_moment(rows[0][0]) if rows else None
        return None if until is None else (until, rows[0][1])

    def keep_robots(self, site: str, until: datetime, body: str | None) -> None:
        """Keep the robots.txt of a site; None is a site that has none."""
        with self._writing():
            self._connection.execute(
                "INSERT OR REPLACE INTO robots (site, until, body) VALUES (?, ?, ?)",
                (site, write_moment(until), body),
            )

    # Inside

    def _keep_entry(self, feed: str, one: Named, now: datetime) -> bool:
        """Keep one entry; False when it is known with these words."""
        rows = self._ask(
            "SELECT n, mark, status, address FROM entry WHERE feed = ? AND guid = ? "
            "UNION SELECT n, mark, status, address FROM entry WHERE address = ? AND feed = ? "
            "UNION SELECT n, mark, status, address FROM entry WHERE feed = ? AND mark = ? AND ?",
            *(feed, one.guid, one.address, feed),
            *(feed, one.mark, _stands_alone(one)),
        )
        if any(mark == one.mark for _, mark, _, _ in rows):
            return False
        ours = sorted(n for n, _, _, address in rows if address == one.address)
        waits = [n for n, _, status, _ in rows if n in ours and status == "waiting" and one.page]
        due = now + ASK_AGAIN * max(0, len(ours) - 1) * one.page
        status = "elsewhere" if not rows and self._is_elsewhere(one) else "waiting"
        before = self._ask(
            "SELECT min(due) FROM entry WHERE n IN (SELECT value FROM json_each(?))",
            json.dumps(waits),
        )[0][0]
        self._connection.execute(
            "INSERT INTO entry (feed, guid, address, mark, status, page, host, due, known) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(feed, one.guid, one.address, one.mark, status, one.page, one.host),
                min(before or "9", write_moment(due) or ""),
                _pack(one.known) if status == "waiting" else None,
            ),
        )
        gone = [*waits, *(ours[: 1 - MOST_VERSIONS] if len(ours) >= MOST_VERSIONS else ())]
        self._connection.execute(
            "DELETE FROM entry WHERE n IN (SELECT value FROM json_each(?)) "
            "AND (status != 'waiting' OR page = 1)",
            (json.dumps(gone),),
        )
        return status == "waiting"

    def _is_elsewhere(self, one: Named) -> bool:
        rows = self._ask(
            "SELECT 1 FROM entry WHERE address = ? AND status IN ('waiting', 'read', 'aside') "
            "LIMIT 1",
            one.address,
        )
        return bool(rows)

    def _ask(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        with explain_watch_errors(self._path):
            return self._connection.execute(question, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with explain_watch_errors(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")


def _stands_alone(one: Named) -> bool:
    """Tell whether an entry is known by its words alone: a whole text, and no short one."""
    return (not one.page and len(one.known.body) >= LONG_TEXT) or (
        one.guid is None and one.address is None
    )


def _pack(report: Report) -> bytes:
    plain = encode(report)
    return zlib.compress(json.dumps(plain).encode("utf-8"))


def _make_entry(row: tuple[Any, ...]) -> Entry:
    number, feed, known, page, tries = row
    plain = json.loads(zlib.decompress(known))
    return Entry(number, feed, Report(**{name: plain[name] for name in _REPORT}), bool(page), tries)
