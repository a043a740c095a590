"""How much of what a careful reader gets out of a report Dateline gets, and what it gets wrong.

PATH is a folder with one report (.txt or .html) and `expected.json`, or a folder of such folders.
The rules are those that expected.json gives of itself: a list under actor, recipient, speaker,
place or type holds acceptable answers, one is enough, by name or by the actor it resolves to.
Each finding of ours serves one expected item at most.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.frame import Result
from benchmarks.seed_match import Names, inside, numbers_of, plain_words
from benchmarks.seed_never import check_never
from dateline.findings import Event, Reading, State, Statement, Time
from dateline.knowledge import load_knowledge
from dateline.pipeline import make_pipeline
from dateline.read import read_sources
from dateline.settings import Settings
from dateline.text import Failure

Item = tuple[str, bool]


def score(path: Path) -> Result:
    """Give `found`, the share of `must` items found, and `never`, the number of `never` broken."""
    items: list[Item] = []
    broken: list[str] = []
    pipeline = make_pipeline(Settings())
    for expected in sorted(path.rglob("expected.json")):
        (result,) = pipeline.read(_read_reports(expected.parent))
        if isinstance(result, Failure):
            raise SystemExit(f"{result.source}: {result.why}")
        wanted = json.loads(expected.read_text("utf-8"))
        names = Names(result[1], load_knowledge())
        items += match_must(wanted["must"], result[1], names)
        broken += check_never(wanted, result[1], names)
    lines = [f"{'found ' if found else 'MISSED'}  {what}" for what, found in items]
    lines += [f"BROKEN  {what}" for what in broken]
    share = sum(found for _, found in items) / len(items) if items else 0.0
    return Result({"found": share, "never": float(len(broken))}, tuple(lines))


def _read_reports(folder: Path) -> Iterator[Any]:
    sources = [str(one) for one in sorted(folder.iterdir()) if one.suffix in (".txt", ".html")]
    return (one for one in read_sources(sources, limits=Settings().limits))


def match_must(must: dict[str, Any], reading: Reading, names: Names) -> list[Item]:
    """Tell of every item under `must` whether the reading has it."""
    return [
        *_match_document(must.get("document", {}), reading),
        *_match_each("time", must.get("times", []), reading.times, names, _is_time),
        *_match_each("statement", must.get("statements", []), reading.statements, names, _is_said),
        *_match_each("event", must.get("events", []), reading.events, names, _is_event),
        *_match_each("state", must.get("states", []), reading.states, names, _is_state),
        *_match_agenda(must.get("agenda", []), reading),
    ]


def _match_document(wanted: dict[str, Any], reading: Reading) -> Iterator[Item]:
    document = reading.document
    if "title" in wanted:
        yield f"title: {wanted['title']}", document.title == wanted["title"]
    published = wanted.get("published", {})
    for key in published:
        found = getattr(document.published, key)
        yield f"published {key}: {published[key]} ({found})", found == published[key]
    reasons = [
        numbers_of(reason.why + " " + _words(reason)) for reason in document.published.reasons
    ]
    for reason in wanted.get("reasons", []):
        yield f"reason: {reason}", any(len(numbers_of(reason) & one) >= 2 for one in reasons)
    removed = " ".join(plain_words(one.text) for one in document.removed)
    for text in wanted.get("removed", []):
        gone = plain_words(text) not in plain_words(document.text)
        yield f"removed: {text}", gone and plain_words(text) in removed


def _words(reason: Any) -> str:
    return reason.span.text if reason.span is not None else ""


def _match_each(
    kind: str, wanted: list[dict[str, Any]], found: tuple[Any, ...], names: Names, fits: Any
) -> Iterator[Item]:
    """Match expected items with findings, one to one, in the order of the expected."""
    free = list(found)
    for item in wanted:
        for _ in range(item.get("count", 1)):
            match = next((one for one in free if fits(item, one, names)), None)
            if match is not None:
                free.remove(match)
            about = (
                item.get("what") or item.get("content") or item.get("words") or _state_words(item)
            )
            yield f"{kind}: {about[:100]}", match is not None


def _state_words(item: dict[str, Any]) -> str:
    return f"{item['subject'][0]} {item['field']} {item.get('value', '')}"


def _is_time(wanted: dict[str, Any], time: Time, names: Names) -> bool:
    around = names.around(time.span, wanted.get("inside", ""))
    return (
        plain_words(time.span.text) == plain_words(wanted["words"])
        and time.value == wanted["value"]
        and ("mod" not in wanted or time.mod == wanted["mod"])
        and ("earliest" not in wanted or str(time.earliest) == wanted["earliest"])
        and ("latest" not in wanted or str(time.latest) == wanted["latest"])
        and ("inside" not in wanted or around)
    )


def _is_said(wanted: dict[str, Any], statement: Statement, names: Names) -> bool:
    content = " ".join(span.text for span in statement.content)
    said = statement.said
    return (
        plain_words(content) == plain_words(wanted["content"])
        and statement.kind == wanted["kind"]
        and names.fits_one(statement.speaker, wanted["speaker"])
        and ("said" not in wanted or (said is not None and _is_day(said, wanted["said"])))
    )


def _is_day(found: Any, wanted: str | list[str]) -> bool:
    first, last = (wanted, wanted) if isinstance(wanted, str) else wanted
    if found.earliest is None or found.latest is None:
        return False
    return first <= str(found.earliest) and str(found.latest) <= last


def _is_event(wanted: dict[str, Any], event: Event, names: Names) -> bool:
    sides = (event.actor, event.recipient)
    return (
        event.type in wanted["type"]
        and event.status == wanted["status"]
        and names.fits_any(event.actor, wanted["actor"])
        and (
            "recipient" not in wanted or any(names.fits_any(s, wanted["recipient"]) for s in sides)
        )
        and ("date" not in wanted or _is_day(event.date, wanted["date"]))
        and ("place" not in wanted or names.fits_place(event.place, wanted["place"]))
        and ("said_by" not in wanted or names.fits_chain(event.said_by, wanted["said_by"]))
    )


def _is_state(wanted: dict[str, Any], state: State, names: Names) -> bool:
    return (
        state.field == wanted["field"]
        and names.fits_one(state.subject, wanted["subject"])
        and ("value" not in wanted or inside(wanted["value"], state.value))
        and ("words" not in wanted or inside(wanted["words"], names.words_near(state.span)))
        and ("status" not in wanted or state.status == wanted["status"])
        and ("earliest" not in wanted or str(state.earliest) == wanted["earliest"])
        and ("latest" not in wanted or str(state.latest) == wanted["latest"])
        and ("said_by" not in wanted or names.fits_chain(state.said_by, wanted["said_by"]))
    )


def _match_agenda(wanted: list[dict[str, Any]], reading: Reading) -> Iterator[Item]:
    """An item fits what is planned by its day and by two content words in the words around."""
    findings: list[Event | State] = [*reading.events, *reading.states]
    planned = [one for one in findings if one.status == "planned"]
    for item in wanted:
        match = any(_is_planned(item, one, reading) for one in planned)
        yield f"agenda: {item['what']}", match


def _is_planned(wanted: dict[str, Any], planned: Event | State, reading: Reading) -> bool:
    days = planned.date if isinstance(planned, Event) else planned
    span = planned.trigger if isinstance(planned, Event) else planned.span
    if "date" in wanted and not _is_day(days, wanted["date"]):
        return False
    if "earliest" in wanted and (days.earliest is None or str(days.earliest) < wanted["earliest"]):
        return False
    near = plain_words(reading.document.text[max(0, span.start - 150) : span.end + 150])
    stems = {word[:5] for word in plain_words(wanted["what"]).split() if len(word) > 4}
    return len(stems & {word[:5] for word in near.split()}) >= min(2, len(stems))
