"""What a paragraph opens (or ends) with that belongs to no sentence: a time, a label.

    21:40 That is all for today.    15:30 BREAKING: Two bridges fall    [9.02am] Watch: They fall
    (2nd LD) Two bridges fall       UPDATE 2-Two bridges fall           Two bridges fall (LEAD)

Parsed with the sentence, either would be part of its subject and of what somebody said. A stamp
counts where several paragraphs have one or a mark or label follows, since "9:30 Mass was full" is a
sentence. The labels are in data/annotate/openings.yaml.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.datafiles import data_folder, load_list

_CLOCK = (
    r"(?:[01]?\d|2[0-4])[:.h][0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m\b\.?)?"
    r"|(?:0?\d|1[0-2]) ?[ap]\.?m\b\.?|[0-2]\d[0-5]\d(?= ?(?:GMT|UTC|hrs)\b)"
)
_ZONE = r"(?: ?\(?(?:[A-Z]{1,4}T|UTC|GMT ?[+-] ?\d{1,2}|hrs)\b\)?)?"
_AGO = r"\d{1,2} ?(?:h|hrs?|hours?|m|mins?|minutes?) ago"
_STAMP = re.compile(
    rf"(?P<stamp>(?P<open>[\[(])?(?:(?:{_CLOCK}){_ZONE}|{_AGO})(?(open)[\])]))"
    r"(?P<mark> ?[-–—|:·•]| ?--)?\s+"
)
_BEGINS = re.compile(r"[\"'“‘«(\[#]*[A-ZÀ-ÖØ-Þ]")
_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May\b|June|July|August"
    r"|September|October|November|December|Eastern|Pacific|Central"
)
_LEAST = 2
"""Paragraphs of a document that open with a stamp, so that a bare one counts."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Where the stamp of a paragraph ends, 0 without one, and where its first sentence begins.

    `end` is where its last one ends, before a label of the newsroom's ("Bridges fall (LEAD)").
    """

    stamp: int
    body: int
    end: int
    sure: bool


def find_openings(paragraphs: Sequence[str]) -> list[Opening]:
    """Give for each paragraph of a document what it opens with."""
    found = [read_opening(paragraph) for paragraph in paragraphs]
    stamped = sum(one.stamp > 0 for one in found)
    return [
        one if one.sure or stamped >= _LEAST else _without_stamp(text)
        for one, text in zip(found, paragraphs, strict=True)
    ]


def read_opening(paragraph: str) -> Opening:
    """Give the opening of one paragraph; it is not sure when it is but a bare time of day."""
    found = _STAMP.match(paragraph)
    if found is None:
        return _without_stamp(paragraph)
    body = _end_label(paragraph, found.end())
    labelled = body > found.end()
    if not labelled and (
        not _BEGINS.match(paragraph, found.end()) or _DAY.match(paragraph, found.end())
    ):
        return Opening(0, 0, len(paragraph), sure=True)
    sure = labelled or bool(found["open"] or found["mark"])
    return Opening(found.end("stamp"), body, len(paragraph), sure=sure)


def _without_stamp(paragraph: str) -> Opening:
    body = _end_label(paragraph, 0)
    bracketed = paragraph.endswith((")", "]"))
    closing = _closing().search(paragraph, body) if bracketed else None
    return Opening(0, body, closing.start() if closing else len(paragraph), sure=True)


def _end_label(text: str, start: int) -> int:
    """Give where the sentence begins after the label that stands at `start`, if one does."""
    found = _label().match(text, start)
    return found.end() if found is not None and _BEGINS.match(text, found.end()) else start


@cache
def _label() -> re.Pattern[str]:
    """Make the pattern of labels, whose capitals matter where no colon or bracket shows them."""
    any_case, bare = (_any_of(name) for name in ("labels", "bare"))
    return re.compile(
        rf"#?(?:(?i:{any_case})(?: \d)?:|\[(?i:{any_case})\]:?|\((?i:{any_case})\):?|{_wire()}"
        rf"|(?:{any_case})(?: \d)? ?(?:[|–—-]|--)"
        rf"|(?:{bare})(?= [A-Z“\"'‘]*[A-Z]?[a-z]))\s+"
        rf"|(?:{_any_of('wire')})(?: \d{{1,2}})?-"
    )


@cache
def _closing() -> re.Pattern[str]:
    """Make the pattern of the labels that stand behind a headline, which ends with no stop."""
    return re.compile(rf"(?<=[\w\"'”’)])\s+{_wire()}$")


def _wire() -> str:
    """The marks of agencies in brackets: "(LEAD)", "(2nd LD)", "[UPDATE 2]", "(ENN Interview)"."""
    count = r"(?i:\d(?:st|nd|rd|th)?|first|second|third) "
    words = rf"(?:{count})?(?i:{_any_of('wire')})(?: \d{{1,2}})?"
    series = rf"(?:[A-Z][\w.&-]* ){{1,2}}(?:{_any_of('series', str.title)})"
    return rf"(?:\((?:{words}|{series})\)|\[(?:{words}|{series})\])"


def _any_of(name: str, form: Callable[[str], str] = str.upper) -> str:
    words = load_list(data_folder("annotate") / "openings.yaml", name)
    return "|".join(map(re.escape, sorted(map(form, words), key=lambda one: (-len(one), one))))
