"""Whole questions as an assistant asks them of the example reports; each must be answered.

The first word of `found` is the part of the answer that must have rows.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Question:
    """What a person asks, which tool an assistant takes for it, and what the answer must hold."""

    words: str
    tool: str
    given: dict[str, Any]
    found: str
    holds: tuple[str, ...] = field(default=())

    def __str__(self) -> str:
        return self.words


QUESTIONS = (
    Question(
        "How strong is the NATO mission in Iraq, and who says so?",
        "dossier",
        {"name": "NATO Mission Iraq", "part": "strength"},
        "strength",
        ("about 500", "more than 400", "about 600", '"corrected":true'),
    ),
    Question(
        "What is known of the mission?",
        "dossier",
        {"name": "nato mission iraq"},
        "life",
        ("suspended", "Canada leads", "at the request of the Iraqi government"),
    ),
    Question(
        "What was known of the mission on 5 January 2020?",
        "dossier",
        {"name": "NATO Mission Iraq", "as_of": "2020-01-05"},
        "life",
        ("suspended", "2020-01-04"),
    ),
    Question(
        "Who attacked whom in Iraq in January 2020?",
        "search_events",
        {"place": "Iraq", "type": "ASSAULT", "from": "2020-01", "to": "2020-01"},
        "events",
        ("Qassem Soleimani", "country/USA"),
    ),
    Question(
        "What happened first?",
        "search_events",
        {"about": "NATO Mission Iraq", "order": "oldest", "limit": 3},
        "events",
    ),
    Question(
        "Which marches were there?",
        "search_events",
        {"text": "marched", "type": "PROTEST"},
        "events",
        ("Baghdad",),
    ),
    Question(
        "What did Stoltenberg say about training?",
        "search_statements",
        {"speaker": "Stoltenberg", "text": "training"},
        "statements",
        ("person/jens-stoltenberg",),
    ),
    Question(
        "What was to come on 13 February?",
        "agenda",
        {"as_of": "2020-02-13"},
        "plans",
        ("in Munich on Friday", "to_come"),
    ),
    Question(
        "Which plans did nobody tell of again?",
        "agenda",
        {"part": "overdue", "as_of": "2020-03-20"},
        "plans",
        ("not_reported",),
    ),
    Question(
        "How many rockets hit Taji?",
        "disputes",
        {"field": "rockets"},
        "disputes",
        ("at least 25", "33", "18"),
    ),
    Question(
        "Do reports disagree on the strength of the mission?",
        "disputes",
        {"about": "NATO Mission Iraq"},
        "disputes",
        ("settled", "about 600"),
    ),
    Question(
        "What did the correction of 8 January change?",
        "as_of",
        {"date": "2020-01-08", "since": "2020-01-07", "name": "NATO Mission Iraq"},
        "changes",
        ("correction", "about 500"),
    ),
    Question(
        "What was known of Iran on 10 January?",
        "as_of",
        {"date": "2020-01-10", "name": "Iran", "limit": 5},
        "events",
        ("fired",),
    ),
    Question(
        "Who names Allawi?",
        "sources",
        {"what": "Allawi"},
        "sources",
        ("Mohammed Tawfiq Allawi",),
    ),
)
