"""Dating a text, with a small body of knowledge made here."""

from dataclasses import replace
from datetime import date

from dateline.extract.dating import date_report
from dateline.extract.times import find_phrases
from dateline.findings import Mention
from dateline.knowledge import Entry, Knowledge, Office
from dateline.knowledge.compiled import compile_parts
from dateline.text import Document, Published
from tests.builders import make_document
from tests.conftest import Parse

ANNA = Entry(id="person/anna", kind="person", name="Anna Berg", origin="test")
LEAGUE = Entry(id="organisation/league", kind="organisation", name="League", origin="test")
WATCH = Entry(
    id="operation/harbour-watch",
    kind="operation",
    name="Harbour Watch",
    origin="test",
    earliest=date(2016, 10, 1),
    latest=date(2018, 3, 31),
)
HELD = Office(
    ANNA.id, ("President of Norland", "president"), LEAGUE.id, "test",
    date(2016, 10, 1), date(2024, 10, 1),
)  # fmt: skip
KNOWN = Knowledge(compile_parts((ANNA, LEAGUE, WATCH), (HELD,), ()))


def mentions_in(document: Document) -> list[Mention]:
    found = []
    for entry in (ANNA, LEAGUE, WATCH):
        start = document.text.find(entry.name)
        while start >= 0:
            span = document.span(start, start + len(entry.name))
            head = span.end - len(entry.name.split()[-1])
            found.append(
                Mention(f"m{start}", span, entry.kind, "name", entry.id, entry.id, None, head)
            )
            start = document.text.find(entry.name, span.end)
    return sorted(found, key=lambda one: one.span.start)


def date_text(
    text: str, parse: Parse, *, published: str | None = None, dateline: str | None = None
) -> Published:
    document = make_document(text, published=published)
    if dateline:
        document = replace(document, dateline=document.span(0, len(dateline)))
    sentences = parse(document)
    phrases = find_phrases(document, sentences)
    return date_report(document, sentences, phrases, mentions_in(document), KNOWN)
