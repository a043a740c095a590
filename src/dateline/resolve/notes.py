"""What a text says of itself as a text: that it was corrected, or that it does not stand any more.

The words are in data/versions/notes.yaml. Words in quotation marks are somebody else's, and words
of retraction count where notes stand: in the first or last paragraphs, or behind a label.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from dateline.datafiles import data_folder, load_yaml
from dateline.errors import KnowledgeError
from dateline.record import Notes, Printing
from dateline.resolve.addresses import find_address, find_heading, fold_url
from dateline.text import Span

EDGE = 3
"""Paragraphs at the head and at the foot of a text in which a retraction stands without a label."""

LEAST = 3
"""Words that a headline must have to be known by them."""

_QUOTED = re.compile(r"[“\"‘']([^“”\"\n]{8,400}?)[”\"’'](?!\w)")
_URL = re.compile(r"https?://[^\s<>\"”’)\]]+")
_OPENED = re.compile(r"[“”\"]")
_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+")


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns that the lists make; `whole`, `editors` and `retracts` are parts of patterns."""

    label: re.Pattern[str]
    unsure: re.Pattern[str]
    correction: re.Pattern[str]
    rewritten: re.Pattern[str]
    head: re.Pattern[str]
    done: re.Pattern[str]
    other_done: re.Pattern[str]
    order: re.Pattern[str]
    whole: str
    editors: str
    retracts: str


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph by its offsets; `edge` when it stands near the head or the foot of the text."""

    start: int
    text: str
    edge: bool
    label: bool


def read_notes(one: Printing) -> Notes:
    """Give the notes of correction and retraction that a text holds, in order of the text."""
    words = _load_words()
    paragraphs = list(_split(one.text, words))
    retraction = next(filter(None, (_find_retraction(at, one, words) for at in paragraphs)), None)
    withdraws, withdrawal = _find_withdrawn(paragraphs, one, words)
    return Notes(
        corrections=tuple(
            span for at in paragraphs if (span := _find_correction(at, one, words)) is not None
        ),
        retraction=retraction,
        withdraws=withdraws,
        withdrawal=withdrawal,
    )


def _split(text: str, words: _Words) -> Iterator[_Paragraph]:
    found = list(_PARAGRAPH.finditer(text))
    for number, one in enumerate(found):
        edge = number < EDGE or number >= len(found) - EDGE
        label = bool(words.label.match(one[0]) or words.unsure.match(one[0]))
        yield _Paragraph(one.start(), one[0], edge, label)


def _find_correction(at: _Paragraph, one: Printing, words: _Words) -> Span | None:
    """Give the words of a note: its paragraph, or from the sentence on that says so."""
    if words.label.match(at.text) or words.rewritten.match(at.text):
        return _span(one.text, at.start, at.start + len(at.text))
    found = words.correction.search(at.text)
    if found is None or _is_quoted(at.text, found.start()):
        return None
    ends = [end.end() for end in _SENTENCE_END.finditer(at.text, 0, found.start())]
    begin = 0 if at.label or not ends else ends[-1]
    return _span(one.text, at.start + begin, at.start + len(at.text))


def _find_retraction(at: _Paragraph, one: Printing, words: _Words) -> Span | None:
    """Give the words by which a text says that it does not stand any more."""
    head = not at.start and words.head.match(at.text) is not None
    by = _by_whom(one, words, f"this {words.whole}")
    own = (at.edge or at.label) and (_finds(words.done, at.text) or _finds(by, at.text))
    return _span(one.text, at.start, at.start + len(at.text)) if head or own else None


def _find_withdrawn(
    paragraphs: list[_Paragraph], one: Printing, words: _Words
) -> tuple[tuple[str, ...], Span | None]:
    """Give the keys of other reports that a text withdraws, and the words in which it does.

    They are named in the paragraph of these words or beside it.
    """
    some = rf"(?:the|an?|our|its|that|this)(?: [\w’'.-]+){{0,4}} {words.whole}s?"
    by = _by_whom(one, words, some)
    own = {find_address(one.source), find_heading(one.source)}
    found: dict[str, _Paragraph] = {}
    for number, at in enumerate(paragraphs):
        if any(_finds(pattern, at.text) for pattern in (words.other_done, words.order, by)):
            for near in paragraphs[max(0, number - 1) : number + 2]:
                for key in _name_reports(near.text, one):
                    found.setdefault(key, at)
    kept = {key: at for key, at in found.items() if key not in own}
    first = next(iter(kept.values()), None)
    span = None
    if first is not None:
        span = _span(one.text, first.start, first.start + len(first.text))
    return tuple(kept), span


def _name_reports(text: str, one: Printing) -> Iterator[str]:
    """Give the keys of the reports that a paragraph names by url or headline."""
    for found in _URL.finditer(text):
        address = fold_url(found[0].rstrip(".,;:"))
        if address is not None:
            yield address
    for found in _QUOTED.finditer(text):
        title = found[1].strip(" ,.")
        key = find_heading(replace(one.source, title=title))
        if key is not None and len(title.split()) >= LEAST:
            yield key


def _by_whom(one: Printing, words: _Words, what: str) -> re.Pattern[str]:
    """Give the pattern of the editors, or the publisher by name, who retract `what`."""
    publisher = re.sub(r"^the\s+", "", one.source.publisher or "", flags=re.IGNORECASE)
    names = f"|(?:the )?{re.escape(publisher)}" if publisher else ""
    return re.compile(rf"\b(?:{words.editors}{names}) {words.retracts} {what}\b", re.IGNORECASE)


def _finds(pattern: re.Pattern[str], text: str) -> bool:
    """Tell whether words stand in a paragraph outside quotation marks."""
    found = pattern.search(text)
    return found is not None and not _is_quoted(text, found.start())


def _is_quoted(text: str, at: int) -> bool:
    """Tell whether a place in a paragraph lies within quotation marks."""
    marks = [found[0] for found in _OPENED.finditer(text, 0, at)]
    if "“" in marks or "”" in marks:
        return marks[-1] == "“"
    return len(marks) % 2 == 1


def _span(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return Span(start, end, text[start:end], text)


_SINCE = r"(?:(?:since|now|also|hereby|fully|formally|therefore) )?"
_GAP = r"(?:,[^!?\n]{1,120}?,| (?:by|about|on|headlined|titled|published|posted)\b[^!?\n]{1,120}?)?"
_OURS = r"(?:this|our|its|the) (?:web|site|page|archive|editor|publisher|author|newsroom)"
_AFTER = rf"(?! (?:from|by|in|after|into|with)\b(?! {_OURS}))"


@cache
def _load_words() -> _Words:
    path = data_folder("versions") / "notes.yaml"
    loaded: Any = load_yaml(path)
    try:
        lists = {name: tuple(map(str, words)) for name, words in loaded.items()}
        return _make_words(lists)
    except (TypeError, KeyError, AttributeError) as error:
        raise KnowledgeError(
            f"{path}: needs its lists of words ({error}). Mend the file."
        ) from error


def _make_words(lists: dict[str, tuple[str, ...]]) -> _Words:
    any_report, whole = _either(lists["reports"]), _either(lists["stands"])
    phrases = "|".join(
        _loosen(one).replace(_loosen("{this}"), f"this {any_report}")
        for one in lists["corrections"]
    )
    done = rf"(?:has|have|had|is|was|were) {_SINCE}(?:been |being )?{_either(lists['retracted'])}"
    behind = r"(?<!that )(?<!which )(?<!who )"
    start = r"(?:^|[.!?:;—–\]] +|\d: +)"
    some = rf"(?:the|our|its|that|an?)(?: [\w’'.-]+){{0,4}} {whole}s?"
    heads = _either(lists["heads"])
    date = r"(?:[:—–]| -|,? \(?(?:\d|[A-Z][a-z]{2,8}\.? \d))"
    return _Words(
        label=re.compile(rf"\W{{0,3}}{_either(lists['labels'])}{date}", re.IGNORECASE),
        unsure=re.compile(rf"\W{{0,3}}{_either(lists['unsure'])}{date}", re.IGNORECASE),
        correction=re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE),
        rewritten=re.compile(rf"\W{{0,1}}{_either(lists['rewritten'])}", re.IGNORECASE),
        head=re.compile(rf"(?:{heads} ?[:—–]|[\[(]{heads}[\])])", re.IGNORECASE),
        done=re.compile(rf"{start}this {whole}{_GAP} {behind}{done}\b{_AFTER}", re.IGNORECASE),
        other_done=re.compile(rf"\b{some}{_GAP} {behind}{done}\b", re.IGNORECASE),
        order=re.compile(rf"\b{_either(lists['orders'])} {some}", re.IGNORECASE),
        whole=whole,
        editors=_either(lists["editors"]),
        retracts=rf"(?:(?:has|have|is|are) )?{_SINCE}{_either(lists['retracts'])}",
    )


def _either(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(_loosen(one) for one in sorted(words, key=len, reverse=True))})"


def _loosen(words: str) -> str:
    """Give a pattern of words in which an apostrophe may be straight or typographic."""
    return re.escape(words).replace("'", "['’]")
