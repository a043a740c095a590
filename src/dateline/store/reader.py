"""All that a record can be asked, over one connection to its file."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from dateline.answers import (
    DocumentRow,
    Dossier,
    Explanation,
    Extent,
    Filter,
    LinkRow,
    NameRow,
    Problem,
    SourceRow,
    SpeakerRow,
    TimelineRow,
)
from dateline.codec import Excerpt
from dateline.corrections import CorrectionRow
from dateline.counts import Days, Named, Pairs, Places
from dateline.disputes import Dispute
from dateline.errors import StoreError, UnknownError
from dateline.findings import Reading
from dateline.plans import AgendaPart, AgendaRow
from dateline.record import (
    ActorRow,
    Claim,
    EventRow,
    Party,
    Passage,
    PlaceRow,
    StatementRow,
    StateRow,
)
from dateline.rules import Rules
from dateline.store import correcting, counting, query
from dateline.store.changes import find_changes
from dateline.store.check import find_problems
from dateline.store.connection import explain_errors
from dateline.store.dating import read_bounded
from dateline.store.deadline import in_time
from dateline.store.disputes import find_dispute, find_disputes
from dateline.store.dossier import find_dossier
from dateline.store.dump import dump_tables
from dateline.store.explain import explain
from dateline.store.extent import find_extent, find_happening
from dateline.store.growing import read_excerpt, read_texts
from dateline.store.happening_list import find_happenings
from dateline.store.judging import find_pair
from dateline.store.linking import read_links
from dateline.store.name_search import find_names
from dateline.store.naming import find_actor, find_id, get_actor
from dateline.store.near_names import find_near_names
from dateline.store.open_file import OpenFile
from dateline.store.patience import insist
from dateline.store.plans import find_agenda, find_plan
from dateline.store.sources import find_sources
from dateline.store.story_query import find_stories, find_story
from dateline.store.timeline import find_timeline
from dateline.store.versions import find_versions
from dateline.store.walking import (
    walk_actors,
    walk_claims,
    walk_events,
    walk_happenings,
    walk_statements,
    walk_states,
    walk_texts,
)
from dateline.stories import StoryRow
from dateline.text import Report
from dateline.versions import ChangeRow, VersionRow

ALL = Filter()


class RecordReader(OpenFile):
    """A record that is open: what its reports say, by one method for each question.

    All methods raise StoreError when the file cannot be used, and UsageError for a name or an id
    that fits nothing, or several things. Rows come in the same order on every call.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        rules: Rules | None,
        seconds: float | None = None,
    ) -> None:
        super().__init__(connection)
        self._path = path
        self._rules = rules
        self._seconds = seconds

    def knows(self, report: Report) -> bool:
        """Tell whether this report is in the record: reading it again would add nothing."""
        with self._reading():
            found = self._connection.execute(
                "SELECT 1 FROM document WHERE report = ?", (report.id,)
            )
            return found.fetchone() is not None

    def find_pair(self, one: str, other: str) -> tuple[str, str]:
        """Give the ids of two events, actors or documents by the starts of their ids, or names.

        UsageError when they are no such things, not of one kind, or one and the same.
        """
        with self._reading():
            return find_pair(self._connection, one, other)

    def check(self) -> tuple[Problem, ...]:
        """Look for damage, claims that do not quote their document, and views gone stale."""
        rules = self._need_rules()
        with self._reading():
            return find_problems(self._connection, rules)

    def extent(self) -> Extent:
        """Give the days that the record reaches over, and how much it holds."""
        with self._reading():
            return find_extent(self._connection)

    def documents(self, wanted: Filter = ALL, *, newest: bool = False) -> tuple[DocumentRow, ...]:
        """Give the documents of the record, first published first, or with `newest` last."""
        with self._reading():
            return query.find_documents(self._connection, wanted, self._rules, newest=newest)

    def reading(self, document: str) -> Reading:
        """Give all that one document says; `document` is the start of its id.

        Where it names no day of its own, other reports of the record bound it.
        """
        with self._reading():
            kind, one = find_id(self._connection, document)
            if kind != "document":
                raise UnknownError(f"{one} is no document but one {kind}: give a document's id")
            return read_bounded(self._connection, one, self._rules)

    def excerpt(self, document: str) -> Excerpt:
        """Give one document's reading by its whole id, to look a few things up in."""
        with self._reading():
            return read_excerpt(self._connection, document)

    def events(self, wanted: Filter = ALL) -> tuple[EventRow, ...]:
        """Give events as reports tell them, by day and id, those without a day last."""
        rules = self._need_rules()
        with self._reading():
            return query.find_events(self._connection, wanted, rules)

    def statements(self, wanted: Filter = ALL) -> tuple[StatementRow, ...]:
        """Give statements by the day they were made, then id."""
        with self._reading():
            return query.find_statements(self._connection, wanted, self._rules)

    def states(self, wanted: Filter = ALL) -> tuple[StateRow, ...]:
        """Give states by their first day, then id."""
        with self._reading():
            return query.find_states(self._connection, wanted, self._rules)

    def speakers(
        self, wanted: Filter = ALL, *, newest: int | None = None
    ) -> tuple[SpeakerRow, ...]:
        """Give who is quoted, most quoted first; of the `newest` statements only, or of all."""
        with self._reading():
            return query.find_speakers(self._connection, wanted, self._rules, newest=newest)

    def places(self, wanted: Filter = ALL) -> tuple[PlaceRow, ...]:
        """Give the places that documents name, with coordinates where they are known."""
        with self._reading():
            return query.find_places(self._connection, wanted)

    def corrections(self, wanted: Filter = ALL) -> tuple[CorrectionRow, ...]:
        """Give what persons corrected, by time; `report` (a document's id) and `limit` count."""
        rules = self._need_rules()
        with self._reading():
            return correcting.find_corrections(self._connection, wanted, rules)

    def links(self) -> tuple[LinkRow, ...]:
        """Give all links, withdrawn ones too, in the order in which they were made."""
        with self._reading():
            return tuple(read_links(self._connection))

    def agenda(
        self, wanted: Filter = ALL, *, today: date, part: AgendaPart = "to_come"
    ) -> tuple[AgendaRow, ...]:
        """Give what was planned, promised, threatened or demanded, with what came of each.

        `part` is what is still to come on `as_of`, or else `today` ("to_come"), what is "overdue"
        (its last day has passed and no report tells what came of it), or "all". By last day, then
        those without one, what was announced last first; what is overdue from the latest on.
        """
        rules = self._need_rules()
        with self._reading():
            day = wanted.as_of or today
            return find_agenda(self._connection, wanted, rules, day, part)

    def plan(self, start: str, *, today: date, as_of: date | None = None) -> AgendaRow:
        """Give one plan whole, by the start of the id of an event, state or statement of it.

        UsageError when that is none, several, or announces nothing.
        """
        rules = self._need_rules()
        with self._reading():
            return find_plan(self._connection, start, as_of, rules, as_of or today)

    def timeline(self, wanted: Filter = ALL) -> tuple[TimelineRow, ...]:
        """Give happenings by day: events judged to be the same stand in one row."""
        rules = self._need_rules()
        with self._reading():
            return find_timeline(self._connection, wanted, rules)

    def count_days(self, wanted: Filter = ALL) -> Days:
        """Count happenings by day and type, of the newest events that fit; see dateline.counts."""
        rules = self._need_rules()
        with self._reading():
            return counting.count_days(self._connection, wanted, rules)

    def count_places(self, wanted: Filter = ALL) -> Places:
        """Count happenings by place, with its coordinates, of the newest events that fit."""
        rules = self._need_rules()
        with self._reading():
            return counting.count_places(self._connection, wanted, rules)

    def count_pairs(self, wanted: Filter = ALL) -> Pairs:
        """Count happenings by who acts towards whom, of the newest events that fit."""
        rules = self._need_rules()
        with self._reading():
            return counting.count_pairs(self._connection, wanted, rules)

    def count_named(self, wanted: Filter = ALL) -> Named:
        """Count in how many of the newest reports someone is named; `as_of` and `limit` count.

        `limit` holds for each kind: persons, organisations, places ...
        """
        rules = self._need_rules()
        with self._reading():
            return counting.count_named(self._connection, wanted, rules)

    def happenings(
        self, wanted: Filter = ALL, *, newest_first: bool = False
    ) -> tuple[TimelineRow, ...]:
        """Give happenings as `timeline` does, by the day of the first event of each that fits.

        With a limit it costs the same in a large record. Those without a day come last.
        """
        rules = self._need_rules()
        with self._reading():
            return find_happenings(self._connection, wanted, rules, newest_first=newest_first)

    def happening(self, start: str, *, as_of: date | None = None) -> TimelineRow:
        """Give the happening of one event whole, by the start of the event's id.

        UsageError when it is no event, or none that can be seen on that day.
        """
        rules = self._need_rules()
        with self._reading():
            return find_happening(self._connection, start, as_of, rules)

    def stories(self, wanted: Filter = ALL) -> tuple[StoryRow, ...]:
        """Give stories by their first day; `actor`, `place`, `from_`, `to`, `as_of`, `limit` count.

        A story is found by any of its reports, which must name the actor and the place.
        """
        rules = self._need_rules()
        with self._reading():
            return find_stories(self._connection, wanted, rules)

    def story(self, start: str, *, as_of: date | None = None) -> StoryRow:
        """Give one story by its id, the id of a report in it, or the start of either.

        An id goes on leading to its story when an earlier report of it is read later.
        """
        rules = self._need_rules()
        with self._reading():
            return find_story(self._connection, start, as_of, rules)

    def dossier(
        self, name: str, *, as_of: date | None = None, today: date | None = None
    ) -> Dossier:
        """Give one actor, place or operation over time; `name` is a name or an id.

        What is next counts from `as_of`, else `today`, else the last day published on record.
        """
        rules = self._need_rules()
        with self._reading():
            return find_dossier(self._connection, name, as_of, rules, today)

    def sources(self, what: str, *, as_of: date | None = None) -> tuple[SourceRow, ...]:
        """Give every report that tells a thing, each independent one followed by its copies.

        `what` is the id (or its start) of an event, statement, state or document, a report's id,
        url or path, or a name. UsageError when it is none of these, or several.
        """
        rules = self._need_rules()
        with self._reading():
            return find_sources(self._connection, what, as_of, rules)

    def versions(self, what: str, *, as_of: date | None = None) -> tuple[VersionRow, ...]:
        """Give the versions of a report, first one first, with what each changed in the one before.

        `what` is a report's url, path or id, or the start of one; or the id of an event, statement
        or state, of which the versions of all reports that tell it come with what concerns it.
        UsageError when it is none of these, or several.
        """
        rules = self._need_rules()
        with self._reading():
            return find_versions(self._connection, what, as_of, rules)

    def changes(
        self, before: date, after: date, name: str | None = None, *, limit: int | None = None
    ) -> tuple[ChangeRow, ...]:
        """Give what was known on the day `after` and had not been known on `before`, by day.

        Of everything, or of one actor, place or operation by name or id; `limit` gives the first
        ones. UsageError when the days are the wrong way round, or the name fits nothing.
        """
        rules = self._need_rules()
        with self._reading():
            return find_changes(self._connection, (before, after), name, limit, rules)

    def disputes(self, wanted: Filter = ALL, *, only_open: bool = False) -> tuple[Dispute, ...]:
        """Give what reports disagree on, of the last days first; see store.disputes.

        `subject`, `type`, `field` (also what is counted, such as "killed"), `from_`, `to`, `as_of`
        and `limit` count. Numbers that differ without excluding each other are given as a range,
        and with `only_open` left out, as is what was settled. With a limit, only as many of the
        last days are looked at as a quick answer allows.
        """
        rules = self._need_rules()
        with self._reading():
            return find_disputes(self._connection, wanted, rules, only_open=only_open)

    def dispute(self, start: str, *, as_of: date | None = None) -> tuple[Dispute, ...]:
        """Give the disputes whose id begins so, or that an event or state of that id is part of."""
        rules = self._need_rules()
        with self._reading():
            return find_dispute(self._connection, start, as_of, rules)

    def why(self, start: str, *, limit: int | None = None) -> Explanation:
        """Explain an event, statement, state, actor, document, claim or link by its id's start.

        `limit` is how many claims are given, None for all: an actor can have very many.
        """
        rules = self._need_rules()
        with self._reading():
            return explain(self._connection, start, rules, limit)

    def find_actor(self, name: str) -> str:
        """Give the id of the one actor that a name means, as written, in any case, or in part."""
        with self._reading():
            return find_actor(self._connection, name)

    def names(
        self, start: str, *, as_of: date | None = None, limit: int = 20
    ) -> tuple[NameRow, ...]:
        """Give actors, places and operations by how a name of theirs begins, in any case.

        Those that most reports name come first; of very many such names, the first by letter are
        looked at.
        """
        with self._reading():
            return find_names(self._connection, start, as_of, limit)

    def actor(self, name: str, *, as_of: date | None = None) -> ActorRow:
        """Give the one actor that a name or id means, with its names in reports up to `as_of`.

        UsageError when it means nobody or several.
        """
        with self._reading():
            return get_actor(self._connection, name, as_of)

    def find_near_names(self, name: str, *, as_of: date | None = None) -> tuple[Party, ...]:
        """Give actors whose names are spelled much like one that nobody bears, the most like first.

        `words` of each is that name, in small letters.
        """
        with self._reading():
            return find_near_names(self._connection, name, as_of)

    def texts(self, documents: Iterable[str]) -> tuple[Passage, ...]:
        """Give the whole texts of documents by their ids, by id; what is not there is left out."""
        with self._reading():
            return read_texts(self._connection, documents)

    def dump(self) -> Iterator[str]:
        """Give every table as JSON lines, but for row numbers and the time of recording.

        Two records of the same reports, read in any order, give the same lines.
        """
        with self._reading():
            yield from dump_tables(self._connection)

    # One after the other: as above, but not all in memory together; one state of the record is
    # seen until the last is taken

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Let all questions inside see the record as it is now, whatever is written meanwhile."""
        with self._reading():
            yield

    def each_event(self, wanted: Filter = ALL) -> Iterator[EventRow]:
        """Give events one by one, as `events` does."""
        rules = self._need_rules()
        with self._reading():
            yield from walk_events(self._connection, wanted, rules)

    def each_happening(self, wanted: Filter = ALL) -> Iterator[TimelineRow]:
        """Give happenings one by one, by the day of the first of their events asked for."""
        rules = self._need_rules()
        with self._reading():
            yield from walk_happenings(self._connection, wanted, rules)

    def each_statement(self, wanted: Filter = ALL) -> Iterator[StatementRow]:
        """Give statements one by one, as `statements` does."""
        with self._reading():
            yield from walk_statements(self._connection, wanted, self._rules)

    def each_state(self, wanted: Filter = ALL) -> Iterator[StateRow]:
        """Give states one by one, as `states` does."""
        with self._reading():
            yield from walk_states(self._connection, wanted, self._rules)

    def each_place(self, wanted: Filter = ALL) -> Iterator[PlaceRow]:
        """Give places one by one, as `places` does."""
        with self._reading():
            yield from query.each_place(self._connection, wanted)

    def each_actor(self, wanted: Filter = ALL) -> Iterator[tuple[ActorRow, tuple[str, ...]]]:
        """Give who documents name as of a day, by id, each with the ids that stand for it too."""
        with self._reading():
            yield from walk_actors(self._connection, wanted)

    def each_claim(self, wanted: Filter = ALL) -> Iterator[tuple[str, Claim, str]]:
        """Give the claims known as of a day: id, claim, when it was recorded; by document."""
        with self._reading():
            yield from walk_claims(self._connection, wanted)

    def each_text(self, wanted: Filter = ALL) -> Iterator[tuple[str, str]]:
        """Give the ids of the documents known as of a day with their texts, by id."""
        with self._reading():
            yield from walk_texts(self._connection, wanted)

    # Inside

    def _need_rules(self) -> Rules:
        if self._rules is None:
            raise StoreError(
                f"{self._path} was opened without rules: open it with "
                "dateline.recording.open_record"
            )
        return self._rules

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Let all questions of one method see the same moment, whatever is written meanwhile."""
        with explain_errors(self._path):
            if self._connection.in_transaction:
                yield
                return
            self._connection.execute("BEGIN")
            try:
                insist(self._connection, "SELECT 1 FROM sqlite_schema")
                with in_time(self._connection, self._seconds):
                    yield
            finally:
                self._connection.execute("ROLLBACK")
