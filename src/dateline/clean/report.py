"""From a report as it came to its document: the stage in one screen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.clean.bylines import Byline, read_byline
from dateline.clean.changed import find_changed
from dateline.clean.characters import collapse, normalise
from dateline.clean.filing import NOT_FILED, Filing, find_filing
from dateline.clean.headers import is_kind, read_header
from dateline.clean.language import find_language
from dateline.clean.leftovers import take_leftovers
from dateline.clean.metadata import Facts, Noted, loosen, read_facts
from dateline.clean.page import read_page
from dateline.clean.paragraphs import split_paragraphs
from dateline.clean.published import find_published
from dateline.clean.titles import find_title, is_sentence
from dateline.errors import CleanError
from dateline.text import Document, Removed, Report

BREAK = "\n\n"
"""What stands between two paragraphs of a document."""

_HEAD_LINES = 8
"""Lines of the report's own within which bylines and dates are looked for."""

_BODY_LENGTH = 200
"""Characters from which a line is a paragraph of the report: there its head ends."""


_CREDITS = "credits of the newsroom"
"""The reason of leftovers.yaml for lines that say who worked at the report."""

_MOST_ROUNDS = 20
"""Times that the text is gone over; what goes in one round can bare a leftover for the next."""


@dataclass(frozen=True, slots=True)
class _Peeled:
    """The report's own paragraphs, and what the lines around them said."""

    own: tuple[str, ...]
    removed: tuple[Removed, ...] = ()
    author: str | None = None
    publisher: str | None = None
    dates: tuple[Noted, ...] = ()
    filing: Filing = NOT_FILED


def clean_report(report: Report) -> Document:
    """Give the document of a report: its words without the page around them, and what is known.

    The headline, when known, is the first paragraph. Whatever is taken out is kept in `removed`.
    Raises CleanError when there is no text.
    """
    facts, paragraphs = _read_body(report)
    title = collapse(report.title or "") or facts.title or None
    peeled = _peel(
        _with_title(paragraphs, title),
        names=(report.publisher, facts.publisher, facts.agency),
        titled=bool(title),
    )
    if not peeled.own:
        raise CleanError("no text is left when the page around it is taken away: check the report")
    document = Document(
        text=BREAK.join(peeled.own),
        report=report.id,
        source=report.source,
        url=report.url or facts.url,
        publisher=(report.publisher or facts.publisher or peeled.publisher or peeled.filing.agency),
        title=title or find_title(peeled.own),
        author=report.author or facts.author or peeled.author,
        language=find_language(BREAK.join(peeled.own), report.language or facts.language),
        removed=_in_order(peeled.removed, paragraphs),
    )
    filing = peeled.filing
    published = find_published(
        document, given=report.published, noted=(*facts.dates, *peeled.dates), filing=filing
    )
    place, whole = (
        document.span(*offsets) if offsets is not None else None
        for offsets in (filing.place, filing.whole)
    )
    changed = find_changed(facts.changed, (*facts.dates, *peeled.dates))
    return replace(document, published=published, filed_from=place, dateline=whole, changed=changed)


def _read_body(report: Report) -> tuple[Facts, list[str]]:
    if report.media_type == "text/html":
        page = read_page(report.body)
        return read_facts(page), list(page.paragraphs)
    paragraphs = split_paragraphs(normalise(report.body))
    if not paragraphs:
        raise CleanError("the report holds no words: check its file")
    return Facts(), paragraphs


def _with_title(paragraphs: Sequence[str], title: str | None) -> _Peeled:
    """Put the headline first, unless the text begins with it, and let it stand only once.

    Headlines are compared by letters and digits alone. Text and headline may stand in one line
    where the page made no break between them.
    """
    known = loosen(title) if title else ""
    if not title or not known:
        return _Peeled(tuple(paragraphs))
    begins = loosen(paragraphs[0][: 3 * len(title)]).startswith(known)
    first = paragraphs[0] if begins else title
    own, removed = [first], []
    for line in paragraphs[1:] if begins else paragraphs:
        if len(line) <= 2 * len(title) and loosen(line) == known:
            removed.append(Removed(line, "the headline again"))
        else:
            own.append(line)
    return _Peeled(tuple(own), tuple(removed))


def _peel(peeled: _Peeled, *, names: Sequence[str | None], titled: bool) -> _Peeled:
    """Take away, round by round, what is not the report's own until nothing more goes.

    `names` are publishers that are known already; `titled` says that the first paragraph is a
    headline that is known.
    """
    for _ in range(_MOST_ROUNDS):
        before = len(peeled.removed)
        own, leftovers = take_leftovers(peeled.own, keep_first=titled)
        peeled = replace(peeled, own=tuple(own), removed=(*peeled.removed, *leftovers))
        peeled = _read_credits(peeled, leftovers)
        peeled = _take_head(peeled if titled else _take_kind(peeled))
        peeled = replace(peeled, filing=find_filing(peeled.own, gap=len(BREAK)))
        peeled = _take_signature(peeled, names=(*names, peeled.publisher, peeled.filing.agency))
        if len(peeled.removed) == before:
            break
    return peeled


def _take_kind(peeled: _Peeled) -> _Peeled:
    """Take the first line when it is what the text calls itself and the headline follows."""
    own = peeled.own
    if not own or not is_kind(own[0]) or find_title(own[1:]) is None:
        return peeled
    kind = Removed(own[0], "what the text calls itself")
    return replace(peeled, own=own[1:], removed=(*peeled.removed, kind))


def _take_head(peeled: _Peeled) -> _Peeled:
    """Take the lines that name writer, publisher or date out of the head of the report."""
    lines = peeled.own
    own: list[str] = []
    taken: list[tuple[str, Byline]] = []
    for number, line in enumerate(lines):
        if len(own) >= _HEAD_LINES or len(line) >= _BODY_LENGTH:
            own.extend(lines[number:])
            break
        byline = _read_line(line, own, lines[number + 1 :])
        if byline is None or (not own and byline.author is None and not byline.dates):
            own.append(line)
        else:
            taken.append((line, byline))
    removed = (*peeled.removed, *(Removed(line, byline.kind) for line, byline in taken))
    return _learn(replace(peeled, own=tuple(own), removed=removed), [byline for _, byline in taken])


def _learn(peeled: _Peeled, bylines: Sequence[Byline]) -> _Peeled:
    """Add what lines say that were taken out; what is known already stays."""
    authors = [byline.author for byline in bylines if byline.author]
    publishers = [byline.publisher for byline in bylines if byline.publisher]
    dates = [Noted("visible date", dated) for byline in bylines for dated in byline.dates]
    return replace(
        peeled,
        author=peeled.author or next(iter(authors), None),
        publisher=peeled.publisher or next(iter(publishers), None),
        dates=(*peeled.dates, *dates),
    )


def _read_credits(peeled: _Peeled, leftovers: Sequence[Removed]) -> _Peeled:
    """Learn publisher and day from credits below the report ("(Reporting by ... for ..., day)").

    Its writer is left to the byline: credits name helpers and editors alike.
    """
    found = [read_byline(one.text) for one in leftovers if one.why == _CREDITS]
    return _learn(peeled, [replace(one, author=None) for one in found if one is not None])


def _read_line(line: str, above: Sequence[str], below: Sequence[str]) -> Byline | None:
    """Read a byline or a header line that stands between the lines above and those below.

    A header of place and day alone counts only beside nothing but headlines: below a sentence it
    can head an entry of a list of days, and at the top be the headline itself.
    """
    byline, header = read_byline(line), read_header(line)
    if header is None or (byline is not None and byline.author):
        return byline
    alone = not any(is_sentence(one) for one in above) if above else find_title(below) is not None
    return header.said if header.sure or alone else byline


def _take_signature(peeled: _Peeled, *, names: Sequence[str | None]) -> _Peeled:
    """Take the last line when it is nothing but the name of the publisher or agency."""
    known = {loosen(name) for name in names if name} - {""}
    own = peeled.own
    if len(own) <= 2 or loosen(own[-1]) not in known:
        return peeled
    signature = Removed(own[-1], "the publisher's name under the report")
    return replace(peeled, own=own[:-1], removed=(*peeled.removed, signature))


def _in_order(removed: Sequence[Removed], paragraphs: Sequence[str]) -> tuple[Removed, ...]:
    """Give what was removed in the order of the report; sentences cut off a paragraph come last."""
    places = {line: number for number, line in reversed(tuple(enumerate(paragraphs)))}
    return tuple(sorted(removed, key=lambda one: places.get(one.text, len(paragraphs))))
