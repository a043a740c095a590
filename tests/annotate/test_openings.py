"""Stamps and labels at the start of paragraphs: what is left for the sentences."""

import pytest

from dateline.annotate.openings import find_openings
from dateline.annotate.spacy import SpacyAnnotator
from tests.builders import make_document

ALONE = [
    ("BREAKING: Two bridges fall", "Two bridges fall"),
    ("BREAKING Two bridges fall", "Two bridges fall"),
    ("JUST IN - Two bridges fall", "Two bridges fall"),
    ("Watch: “Two bridges fell,” he says", "“Two bridges fell,” he says"),
    ("[UPDATE] Two bridges fall", "Two bridges fall"),
    ("UPDATE 2: Two bridges fall", "Two bridges fall"),
    ("15:30 BREAKING: Two bridges fall", "Two bridges fall"),
    ("15:30 - Two bridges fall", "Two bridges fall"),
    ("[9.02am] Two bridges fall", "Two bridges fall"),
    ("1540 GMT: Two bridges fall", "Two bridges fall"),
    ("(LEAD) Two bridges fall", "Two bridges fall"),
    ("(2nd LD) Two bridges fall", "Two bridges fall"),
    ("(URGENT) Two bridges fall", "Two bridges fall"),
    ("(UPDATE 2) Two bridges fall", "Two bridges fall"),
    ("(ENN Interview) Two bridges fall", "Two bridges fall"),
    ("UPDATE 1-Two bridges fall", "Two bridges fall"),
    ("WRAPUP 3-Two bridges fall", "Two bridges fall"),
    ("EXCLUSIVE-Two bridges fall", "Two bridges fall"),
    ("Two bridges fall (LEAD)", "Two bridges fall"),
    ("Two bridges fall [UPDATE 2]", "Two bridges fall"),
    ("(LEAD) Two bridges fall (2nd LD)", "Two bridges fall"),
    ("Two bridges fall (update)", "Two bridges fall"),
    ("Two bridges fell (an update).", None),
    ("Two bridges with lead (Pb) fell", None),
    ("(Two of the bridges) fell", None),
    ("LEAD-poisoned bridges fall", None),
    ("9:30 Mass was full that day.", None),
    ("9 a.m. Monday is the last hour.", None),
    ("21:40 was the time of the last boat.", None),
    ("3.45 million people had left.", None),
    ("Breaking the law is no game: Two bridges fell", None),
    ("Watch the bridges fall", None),
    ("WATCH THE BRIDGES: They fell", None),
    ("BREAKING GROUND FOR A NEW BRIDGE", None),
    ("Update: it was all in vain", None),
    ("Analysis: Two bridges fall", None),
    ("Berg: Two bridges fell", None),
]
"""A paragraph alone in its document, and what is left of it; None: all."""

TOGETHER = [
    ("21:40 That is all for today.", "That is all for today."),
    ("9.02am BST “Good morning,” she says.", "“Good morning,” she says."),
    ("2h ago Two bridges fall", "Two bridges fall"),
    ("(17:05) White House staff leave.", "White House staff leave."),
    ("15:30 to 16:00 was the time allowed.", "15:30 to 16:00 was the time allowed."),
    ("Nobody was hurt.", "Nobody was hurt."),
]


@pytest.mark.parametrize(("paragraph", "rest"), ALONE)
def test_a_paragraph_alone(paragraph: str, rest: str | None) -> None:
    (opening,) = find_openings([paragraph])
    assert paragraph[opening.body : opening.end] == (paragraph if rest is None else rest)


def test_several_stamps_bear_each_other_out() -> None:
    paragraphs = [paragraph for paragraph, _ in TOGETHER]
    found = find_openings(paragraphs)
    left = [text[one.body : one.end] for text, one in zip(paragraphs, found, strict=True)]
    assert left == [rest for _, rest in TOGETHER]


def test_stamps_are_sentences_of_their_own_and_labels_none(annotator: SpacyAnnotator) -> None:
    document = make_document(
        "15:30 BREAKING: Iran's envoy has left.\n\nUPDATE: He came back.\n\n14:00 Talks begin."
    )
    (sentences,) = annotator.annotate([document])
    words = [document.text[one.start : one.end] for one in sentences]
    assert words == ["15:30", "Iran's envoy has left.", "He came back.", "14:00", "Talks begin."]
    assert [one.paragraph for one in sentences] == [0, 1, 2, 3, 4]
