"""Where a report speaks of its own text: "Correction: an earlier version said that ...".

What such a note repeats is what does not stand, so nothing in it is found as told. The words are
those of data/versions/notes.yaml, by which the record finds corrections.
"""

import re
from functools import cache
from typing import Any, cast

from dateline.datafiles import data_folder, load_yaml
from dateline.findings import Skipped
from dateline.text import Document, Sentence

_PARAGRAPH = re.compile(r"[^\n]+")


def part_notes(
    document: Document, sentences: tuple[Sentence, ...]
) -> tuple[tuple[Sentence, ...], tuple[Skipped, ...]]:
    """Give the sentences that tell something, and those of notes of correction as skipped.

    A paragraph under the label of a correction is a note as a whole; elsewhere each sentence is
    one that names an earlier version of the text.
    """
    label, says = _patterns()
    stretches = [
        (one.start(), one.end())
        for one in _PARAGRAPH.finditer(document.text)
        if label.match(one[0])
    ]
    told: list[Sentence] = []
    skipped: list[Skipped] = []
    for one in sentences:
        words = document.text[one.start : one.end]
        inside = any(first <= one.start < last for first, last in stretches)
        if inside or says.search(words):
            why = "a note of correction tells of the text, and repeats what does not stand"
            skipped.append(Skipped(document.span(one.start, one.end), why))
        else:
            told.append(one)
    return tuple(told), tuple(skipped)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give what opens the paragraph of a note, and what names an earlier version of a text."""
    plain = cast("dict[str, Any]", load_yaml(data_folder("versions") / "notes.yaml"))
    labels = "|".join(re.escape(one) for one in plain["labels"])
    this = f"this (?:{'|'.join(re.escape(one) for one in plain['reports'])})"
    versions = [one for one in plain["corrections"] if "version" in one]
    says = "|".join(re.escape(one).replace(re.escape("{this}"), this) for one in versions)
    return (
        re.compile(rf"\W*(?:{labels})\s*[:–—-]", re.IGNORECASE),
        re.compile(rf"\b(?:{says})\b", re.IGNORECASE),
    )
