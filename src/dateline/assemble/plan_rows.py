"""Which events, states and statements of a document tell of things to come, from its claims."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from dateline.assemble.forms import parse_days
from dateline.findings import AFFIRMED, Status
from dateline.record import (
    NAMED,
    UNKNOWN,
    Claim,
    EventRow,
    Party,
    Passage,
    PlanRow,
    Rows,
    StatementRow,
    StateRow,
    Trace,
)

TO_COME = frozenset(("planned", "called_for", "conditional"))
TURNS = ("moved", "called_off")
PLAN_FIELDS = frozenset(("condition", "deadline", "due", *TURNS))
"""Fields of a state's claims that are not its own field."""

ANNOUNCING = frozenset(("promises", "threatens", "orders"))
"""What cues do that announce something to come; "asks" does where the asking is coded."""

ANNOUNCEMENTS = frozenset(("THREATEN", "REQUEST", "AGREE", "CONCEDE"))
"""Types of events that say what is to be done; a cue of another type is a deed itself."""

SPEAKING = frozenset(("REQUEST", "ACCUSE", "THREATEN", "REJECT"))
"""Types that only speak: told by a bare infinitive ("marched to demand") they are a purpose."""

BARE = 1
"""The certainty of an infinitive that no word of plan governs."""

_STATUSES: dict[str, Status] = {"promises": "planned", "threatens": "planned"}
"""What is promised or threatened is planned; what is ordered or asked is called for."""

GROUP = "group/"
"""How the ids of groups begin, which reports call by many names."""

TURN = "turn"
"""The type under which what tells that a plan was moved or called off is looked up."""

STATEMENT = "statement"
"""The type under which what is announced in words alone is looked up."""

_AFTER = re.compile(r"\b(?:after|following|since|once|than)\s+(?:the\s+)?$", re.IGNORECASE)
"""Words before a day after which, and not on which, something is to come."""

_GOVERNMENT = re.compile(r"organisation/([A-Z]{3})-government")
_FIGHTERS = re.compile(r"(?<=.)-(?:militants|fighters|rebels)$")

Fields = Mapping[str, list[Claim]]


def make_plan_rows(rows: Rows, subjects: Mapping[str, Mapping[str, Fields]]) -> tuple[PlanRow, ...]:
    """Give the plans of a document's rows; `subjects` holds its claims by kind, id and field."""
    events, states = subjects.get("event", {}), subjects.get("state", {})
    promised = frozenset(
        one
        for one, fields in subjects.get(STATEMENT, {}).items()
        if any(claim.value == "promises" for claim in fields.get("cue_kind", ()))
    )
    found = [
        row
        for one in rows.events
        if (row := _plan_of_event(one, events.get(one.id, {}), promised)) is not None
    ]
    found += [
        _make(one, "state", states.get(one.id, {}), (one.earliest, one.latest), one.status)
        for one in rows.states
        if one.status in TO_COME or _is_announced(one, states.get(one.id, {}))
    ]
    inside = _conditions(subjects)
    places = {one.id: one.start for one in rows.events}
    places.update((one.id, one.start) for one in rows.states)
    found = [
        one
        for one in found
        if not _is_told_twice(one, rows, found)
        and not any(first <= places[one.id] < last for first, last in inside)
    ]
    starts = _starts(rows, found)
    for told in rows.statements:
        fields = subjects.get("statement", {}).get(told.id, {})
        if _announces(told, fields, rows.events, starts):
            status: Status = _STATUSES.get(fields["cue_kind"][0].value, "called_for")
            found.append(_make(told, "statement", fields, (None, None), status))
    return tuple(found)


def make_traces(rows: Rows) -> tuple[Trace, ...]:
    """Give under which keys, types and days the events and states of a document are looked up."""
    plans = {one.id for one in rows.plans if one.kind == STATEMENT}
    spoken = (one for one in rows.statements if one.id in plans)
    turns = {one.id for one in rows.plans if one.turn is not None}
    every = (
        *_trace_events(rows.events, turns),
        *_trace_states(rows.states),
        *_trace_statements(spoken),
    )
    return tuple(dict.fromkeys(every))


def find_keys(parties: Iterable[Party]) -> tuple[str, ...]:
    """Give what parties are looked up by: ids, or nouns for people whom nothing else tells."""
    return _find_keys(tuple(parties))


@lru_cache(maxsize=8192)
def _find_keys(parties: tuple[Party, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for one in parties:
        known = not one.id.startswith(UNKNOWN)
        if known:
            found.update(dict.fromkeys((one.id, stand_for(one.id))))
        if (not known or one.id.startswith(NAMED)) and len(one.name.split()) > 1:
            found[f"called/{fold_words(one.name)}"] = None
        noun = find_noun(one)
        if noun is not None and (not known or one.id.startswith(GROUP)):
            found[f"called/{noun}"] = None
    return tuple(found)


def known_ids(parties: Iterable[Party]) -> frozenset[str]:
    """Give what tells parties from others: ids, or the words of a name that is long enough."""
    return _known_ids(tuple(parties))


@lru_cache(maxsize=8192)
def _known_ids(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(one for one in (_identify(party) for party in parties) if one is not None)


def _identify(party: Party) -> str | None:
    if not party.id.startswith(UNKNOWN):
        return stand_for(party.id)
    words = fold_words(party.name)
    return f"called/{words}" if len(words.split()) > 2 else None


def stand_for(party: str) -> str:
    """Give the id of whom a party acts for: a government for its country, fighters for their group.

    Reports say "Colombia" and "the government of Colombia", "the ELN" and "ELN rebels" of one.
    """
    government = _GOVERNMENT.fullmatch(party)
    return f"country/{government[1]}" if government else _FIGHTERS.sub("", party)


def fold_words(name: str) -> str:
    """Give a name in lower case without an article in front."""
    return " ".join(name.casefold().split()).removeprefix("the ")


def find_noun(party: Party) -> str | None:
    """Give the noun that people without an id are called by: "ministers" of "the ministers"."""
    name = party.name.split(" of ")[0].split(" in ")[0]
    words = [one.strip(",.'’\"").casefold() for one in name.split()]
    last = words[-1] if words else ""
    return last if last.isalpha() and len(last) > 3 else None


def day_of(row: EventRow | StateRow) -> date | None:
    """Give the day by which an event or state is looked up; its report's where it has none."""
    return row.earliest or row.latest or row.source.published


def _trace_events(events: Iterable[EventRow], turns: Container[str]) -> Iterator[Trace]:
    for row in events:
        day = day_of(row)
        people = (*row.actor, *row.recipient)
        place = () if row.place is None else (row.place,)
        if day is not None:
            parties = len(known_ids(people))
            for key in (*find_keys(people), *find_keys(place)):
                yield Trace(key, row.type, day, row.id, parties)
                if row.id in turns:
                    yield Trace(key, TURN, day, row.id, parties)


def _trace_states(states: Iterable[StateRow]) -> Iterator[Trace]:
    for row in states:
        day = day_of(row)
        if day is not None:
            for key in find_keys((row.subject,)):
                yield Trace(key, f"{row.field}: {row.value}", day, row.id, 1)


def _trace_statements(statements: Iterable[StatementRow]) -> Iterator[Trace]:
    for row in statements:
        day = row.source.published
        if day is not None and row.speaker is not None:
            for key in find_keys((row.speaker,)):
                yield Trace(key, STATEMENT, day, row.id, 1)


def _plan_of_event(row: EventRow, fields: Fields, promised: Container[str]) -> PlanRow | None:
    turned = any(one in fields for one in TURNS)
    is_plan = row.status in TO_COME or _is_announced(row, fields)
    purpose = row.type in SPEAKING and row.certainty == BARE and not row.said_by
    if row.background or (purpose and row.latest is None) or "called_off" in fields:
        is_plan = False
    status = row.status
    if "moved" in fields and "due" in fields and row.type == fields["moved"][0].value:
        is_plan, status = True, "planned"  # "Friday's meeting was moved to Monday"
    if not (is_plan or turned):
        return None
    days = (row.earliest, row.latest) if is_plan else (None, None)
    chain, told = fields["type"][0].evidence.said_by, row.source.published
    past = row.latest is not None and told is not None and row.latest <= told
    if past and chain and chain[-1] in promised:
        days = (None, None)  # "agreed to support them on Tuesday" is the day of agreeing
    return _make(row, "event", fields, days, status, announces=is_plan)


def _is_announced(row: EventRow | StateRow, fields: Fields) -> bool:
    """Tell whether what is only possible is announced: by somebody, for a day or on a condition."""
    told = row.source.published
    dated = row.latest is not None and told is not None and row.latest >= told
    bound = dated or "condition" in fields or "deadline" in fields
    return row.status == "possible" and bool(row.said_by) and bound


def _make(
    row: EventRow | StateRow | StatementRow,
    kind: str,
    fields: Fields,
    days: tuple[date | None, date | None],
    status: Status,
    *,
    announces: bool = True,
) -> PlanRow:
    turn = next((name for name in TURNS if name in fields), None)
    due = fields.get("due")
    earliest, latest = parse_days(due[0].value) if due else days
    if _begins_on(fields, earliest, row) and latest is None:
        latest = earliest  # "will resume talks on February 10"
    return PlanRow(
        id=row.id,
        kind=kind,  # type: ignore[arg-type]  # one of the three
        status=status,
        announces=announces,
        earliest=earliest,
        latest=latest,
        since=earliest or row.source.published,
        condition=_passage(fields, "condition"),
        deadline=_passage(fields, "deadline"),
        turn=turn,  # type: ignore[arg-type]  # one of TURNS
        turned=_passage(fields, turn) if turn else None,
        thing=fields[turn][0].value if turn else None,
    )


def _begins_on(fields: Fields, first: date | None, row: EventRow | StateRow | StatementRow) -> bool:
    """Tell whether the words give the day on which something to come begins."""
    if first is None or isinstance(row, StatementRow) or "date" not in fields:
        return False
    told, proof = row.source.published, fields["date"][0].evidence
    own = proof.start >= row.end or proof.end <= row.start
    after = _AFTER.search(row.sentence[: max(0, row.sentence.find(proof.quote))])
    return own and told is not None and first > told and after is None


def _passage(fields: Fields, field: str) -> Passage | None:
    found = fields.get(field)
    if not found:
        return None
    proof = found[0].evidence
    return Passage(proof.document, proof.start, proof.end, proof.quote)


def _conditions(subjects: Mapping[str, Mapping[str, Fields]]) -> tuple[tuple[int, int], ...]:
    """Give where conditions stand: what is only conditioned on ("if Iraq agrees") is no plan."""
    claims = (
        claim
        for kind in ("event", "state", STATEMENT)
        for fields in subjects.get(kind, {}).values()
        for claim in fields.get("condition", ())
    )
    return tuple((one.evidence.start, one.evidence.end) for one in claims)


def _is_told_twice(plan: PlanRow, rows: Rows, found: Iterable[PlanRow]) -> bool:
    """Tell whether a state of the same words says what an event says: "expand the mission"."""
    if plan.kind != "event" or plan.turn is not None:
        return False
    event = next(one for one in rows.events if one.id == plan.id)
    states = {one.id for one in found if one.kind == "state"}
    return any(
        one.id in states and one.start < event.end and event.start < one.end for one in rows.states
    )


def _starts(rows: Rows, found: Iterable[PlanRow]) -> tuple[int, ...]:
    """Give where the events and states to come stand."""
    plans = {one.id for one in found if one.announces}
    events = (one.start for one in rows.events if one.id in plans)
    states = (one.start for one in rows.states if one.id in plans)
    return (*events, *states)


def _announces(
    told: StatementRow, fields: Fields, events: Iterable[EventRow], starts: Iterable[int]
) -> bool:
    """Tell whether a statement announces what no event or state in its words tells."""
    cues = fields.get("cue_kind", ())
    kind = cues[0].value if cues else ""
    if kind not in ANNOUNCING and kind != "asks":
        return False
    if len(told.content.split()) < 2 or any(told.start <= at < told.end for at in starts):
        return False
    spans = [(one.evidence.start, one.evidence.end) for one in fields.get("cue", ())]
    coded = [
        one for one in events if any(first < one.end and one.start < last for first, last in spans)
    ]
    if any(one.type not in ANNOUNCEMENTS or one.status not in AFFIRMED for one in coded):
        return False
    if kind == "asks":
        return any(one.type == "REQUEST" for one in coded)
    return told.speaker is not None
