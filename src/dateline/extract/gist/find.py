"""The main event: its clause first, then what is said of it around."""

from collections.abc import Sequence

from dateline.extract.gist.circumstances import Circumstances
from dateline.extract.gist.clauses import Clause, find_headline_clause, find_lead_clause
from dateline.extract.gist.opening import find_opening, headline_parts, shares_words
from dateline.extract.gist.words import Names, find_heading, find_what, find_why
from dateline.findings import Event, MainEvent, Reading
from dateline.text import Sentence


def find_main_event(
    reading: Reading, events: Sequence[Event], sentences: Sequence[Sentence]
) -> MainEvent | None:
    """Give what a report is mainly about, None where neither headline nor lead is a clause.

    `reading` holds the document with its day, mentions, times, statements and places.
    """
    document = reading.document
    opening = find_opening(document, sentences)
    headline = find_headline_clause(opening)
    lead = find_lead_clause(opening, headline)
    clauses = [one for one in (headline, lead) if one is not None]
    if not clauses:
        return None
    main = clauses[0]
    parts = list(headline_parts(opening))
    heading = find_heading(document, parts[-1]) if parts and headline is None else None
    named = lead if lead is not None and main.counts else main
    event = _find_event(events, clauses)
    around = Circumstances(reading, sentences, opening, clauses)
    related = [one for one in opening.body if shares_words(opening, one)]
    told = [*parts, lead.part] if lead is not None else parts
    return MainEvent(
        what=heading or find_what(document, main, reading.times),
        who=Names(reading.mentions).find_who(document, named),
        when=around.find_when(),
        where=around.find_where(event),
        why=find_why(reading, told, related),
        event=event.id if event else None,
    )


def _find_event(events: Sequence[Event], clauses: Sequence[Clause]) -> Event | None:
    """The event that was coded nearest to the predicate of a clause, in its words."""
    for clause in clauses:
        tokens = clause.part.tokens
        verb = clause.sentence.tokens[clause.verb].start
        start, end = tokens[0].start, tokens[-1].end
        inside = [one for one in events if start <= one.trigger.start < end]
        if inside:
            return min(inside, key=lambda one: abs(one.trigger.start - verb))
    return None
