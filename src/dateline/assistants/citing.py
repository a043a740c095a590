"""Quotations: words cut from the stored texts, with their offsets, their report and its sum."""

import hashlib
from collections.abc import Iterable

from dateline.assemble.sentences import find_range
from dateline.assistants.shapes import Origin, Quotation
from dateline.record import Party, Passage, Source
from dateline.store import Record

LONG = 1_000
"""Characters of a quotation; a longer sentence is cut around the words that count."""


CHAIN = 10
"""Speakers through whom a value comes that are named, at most."""


class Citer:
    """Cuts quotations for one answer; each text is read once.

    `said_by` are those through whom a report has what is quoted, None where that is not known.
    """

    def __init__(self, record: Record) -> None:
        self._record = record
        self._texts: dict[str, tuple[str, str]] = {}

    def cite(
        self, source: Source, start: int, end: int, *, said_by: Iterable[Party] | None = None
    ) -> Quotation:
        """Quote the sentence around words that stand from `start` to `end`."""
        text, _ = self._text(source.document)
        first, last = find_range(text, start, end)
        inside = text[first:last]
        first += len(inside) - len(inside.lstrip())
        last = max(first + len(inside.strip()), end)
        return self._quote(source, (min(first, start), last), (start, end), said_by)

    def cite_passage(self, passage: Passage | None, source: Source) -> Quotation | None:
        """Quote a passage of a report and no more; None for none."""
        if passage is None:
            return None
        span = (passage.start, passage.end)
        return self._quote(source, span, span, None)

    def find(
        self,
        source: Source,
        sentence: str,
        words: str = "",
        *,
        said_by: Iterable[Party] | None = None,
    ) -> Quotation:
        """Quote a sentence by its words, where rows do not say where it stands.

        Where it does not stand as it is (a sum of several), the report's first line is quoted.
        """
        text, _ = self._text(source.document)
        at = text.find(sentence) if sentence else -1
        if at < 0:
            return self._quote(source, *_first_line(text), said_by)
        inside = sentence.find(words) if words else -1
        span = (at, at + len(sentence))
        value = (at + inside, at + inside + len(words)) if inside >= 0 else span
        return self._quote(source, span, value, said_by)

    def find_name(self, source: Source, names: Iterable[str]) -> Quotation:
        """Quote the first sentence that holds one of these names, else the first line."""
        text, _ = self._text(source.document)
        folded = text.casefold() if len(text.casefold()) == len(text) else text
        for name in names:
            at = folded.find(name.casefold())
            if at >= 0:
                return self.cite(source, at, at + len(name))
        return self._quote(source, *_first_line(text), None)

    def _text(self, document: str) -> tuple[str, str]:
        if document not in self._texts:
            (found,) = self._record.texts((document,))
            sum_ = hashlib.sha256(found.text.encode("utf-8", "surrogatepass")).hexdigest()
            self._texts[document] = (found.text, sum_)
        return self._texts[document]

    def _quote(
        self,
        source: Source,
        span: tuple[int, int],
        value: tuple[int, int],
        said_by: Iterable[Party] | None,
    ) -> Quotation:
        text, _ = self._text(source.document)
        start, end = _cut(span, value)
        first, last = max(start, value[0]), min(end, value[1])
        return Quotation(
            quotation=text[start:end],
            start=start,
            end=end,
            words=text[first:last],
            words_start=first,
            words_end=last,
            source=self._origin(source),
            said_by=None if said_by is None else tuple(one.name for one in said_by)[:CHAIN],
            cut=True if (start, end) != span else None,
        )

    def _origin(self, source: Source) -> Origin:
        _, sum_ = self._text(source.document)
        return Origin(
            document=source.document,
            sha256=sum_,
            publisher=source.publisher,
            title=source.title,
            published=source.published,
            published_from=source.earliest,
            url=source.url,
            found_at=None if source.url else source.found_at,
            same_text=source.same_text,
        )


def _cut(span: tuple[int, int], value: tuple[int, int]) -> tuple[int, int]:
    """Give where a quotation of bearable length begins and ends, so that it holds the value."""
    start, end = span
    if end - start <= LONG:
        return span
    start = max(start, min(value[0], max(value[1] - LONG, value[0] - LONG // 2)))
    return start, min(end, start + LONG)


def _first_line(text: str) -> tuple[tuple[int, int], tuple[int, int]]:
    end = text.find("\n")
    line = (0, end if end > 0 else len(text))
    return line, line
