"""Every frame of the lexicon is met by an example; how many frames there are, by type."""

from collections import Counter
from typing import get_args

import pytest

from dateline.annotate.spacy import SpacyAnnotator
from dateline.extract.events.find import find_events
from dateline.extract.events.frames import Frame, load_lexicon
from dateline.findings import EventType, Reading
from tests.builders import make_document
from tests.extract.events.test_examples import NOTHING, mentions_of

LEXICON = load_lexicon()
LEAST = 1500
LEAST_OF_A_TYPE = 60
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation "
    "cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives "
    "suicide-attack aerial drone heavy-weapons crowd-control unconventional",
}
"""The modes of the PLOVER manual; the other types have none."""


def all_frames() -> set[tuple[str, Frame]]:
    """Each predicate with each of its frames, once."""
    return {
        (lemma, frame)
        for index in (LEXICON.verbs, LEXICON.nouns)
        for lemma, frames in index.items()
        for frame in frames
    }


def test_there_are_enough_frames_of_each_type() -> None:
    counts = Counter(frame.type for _, frame in all_frames())
    assert counts.total() >= LEAST, counts
    assert {
        kind: counts[kind] for kind in get_args(EventType) if counts[kind] < LEAST_OF_A_TYPE
    } == {}


@pytest.mark.parametrize("kind", sorted(MODES))
def test_a_type_has_the_modes_of_the_manual(kind: str) -> None:
    found = {mode for _, frame in all_frames() if frame.type == kind for mode in frame.mode}
    assert found == set(MODES[kind].split())


def test_every_frame_is_met_by_an_example(annotator: SpacyAnnotator) -> None:
    documents = [make_document(one.text, published="2021-06-15") for one in LEXICON.examples]
    met: set[tuple[str, str]] = set()
    for document, sentences in zip(documents, annotator.annotate(documents), strict=True):
        reading = Reading(document, mentions=mentions_of(document, sentences))
        for event in find_events(reading, sentences, NOTHING)[0]:
            met.add((event.type, event.reasons[0].why.removeprefix("frame: ")))
    patterns = {(frame.type, frame.pattern) for _, frame in all_frames()}
    assert sorted((kind, pattern) for kind, pattern in patterns if (kind, pattern) not in met) == []
