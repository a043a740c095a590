"""The errors that expected.json names under `never`, as far as a machine can see them.

Each sentence there is matched with a check by what it speaks of; a sentence that no check knows is
left to a person and printed as such.
"""

import re
from collections.abc import Iterator
from typing import Any

from benchmarks.seed_match import Names, inside, plain_words
from dateline.findings import Event, Reading, State

_FACTS = ("happened", "ongoing")


def check_never(expected: dict[str, Any], reading: Reading, names: Names) -> list[str]:
    """Give a sentence for each `never` that the reading breaks."""
    broken: list[str] = []
    for sentence in expected.get("never", []):
        for check in _CHECKS:
            broken += [f"{sentence}: {what}" for what in check(sentence, expected, reading, names)]
    return broken


def _check_removed(
    sentence: str, expected: dict[str, Any], reading: Reading, _: Names
) -> Iterator[str]:
    if "removed words" not in sentence:
        return
    for text in expected["must"].get("document", {}).get("removed", []):
        if plain_words(text) in plain_words(reading.document.text):
            yield f"{text!r} is still in the text"


def _check_types(sentence: str, _: dict[str, Any], reading: Reading, __: Names) -> Iterator[str]:
    if not re.match(r"an? [A-Z]{3,}", sentence):
        return
    types = set(re.findall(r"\b[A-Z]{3,}\b", sentence))
    for event in reading.events:
        if event.type in types:
            yield f"{event.type} at {event.trigger.text!r}"


def _check_planned(
    sentence: str, expected: dict[str, Any], reading: Reading, names: Names
) -> Iterator[str]:
    """A planned item told as happened: the same type, with the planned day or recipient."""
    if "planned event" not in sentence:
        return
    for wanted in expected["must"].get("events", []):
        if wanted["status"] != "planned":
            continue
        for event in reading.events:
            if (
                event.type in wanted["type"]
                and event.status == "happened"
                and _is_it(wanted, event, names)
            ):
                yield f"{wanted['what']}: {event.trigger.text!r} is told as happened"


def _is_it(wanted: dict[str, Any], event: Event, names: Names) -> bool:
    same_day = (
        "date" in wanted and str(event.date.earliest) == str(event.date.latest) == wanted["date"]
    )
    place = "place" in wanted and names.fits_place(event.place, wanted["place"])
    return same_day or place


def _check_fact(sentence: str, _: dict[str, Any], reading: Reading, __: Names) -> Iterator[str]:
    """ "X as a fact": no event or state told as real may rest on the words X."""
    found = re.match(r"(\w+ \w+) .* as a fact", sentence)
    if found is None:
        return
    findings: list[Event | State] = [*reading.events, *reading.states]
    for finding in findings:
        span = finding.trigger if isinstance(finding, Event) else finding.span
        near = reading.document.text[max(0, span.start - 20) : span.end + 20]
        if inside(found[1], near) and finding.status in _FACTS:
            yield f"{span.text!r} is told as {finding.status}"


def _check_speaker(
    sentence: str, expected: dict[str, Any], reading: Reading, names: Names
) -> Iterator[str]:
    """ "a speaker other than X for words in quotation marks", statements with other keys aside."""
    found = re.match(r"a speaker other than ([^,]+?) for words in quotation marks", sentence)
    if found is None:
        return
    open_ones = [
        one["content"] for one in expected["must"].get("statements", []) if len(one["speaker"]) > 1
    ]
    for statement in reading.statements:
        content = " ".join(span.text for span in statement.content)
        if statement.kind == "indirect" or statement.speaker is None:
            continue
        if names.fits_one(statement.speaker, [found[1]]):
            continue
        if not any(inside(one, content) or inside(content, one) for one in open_ones):
            yield f"{content[:60]!r} said by {names.speaker_name(statement.speaker)}"


_CHECKS = (_check_removed, _check_types, _check_planned, _check_fact, _check_speaker)
