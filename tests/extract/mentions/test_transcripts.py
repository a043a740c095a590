"""Labels of turns: what counts as one, and the names in it."""

import pytest

from dateline.extract.mentions.transcripts import find_label_names, read_label
from tests.builders import make_document
from tests.conftest import Parse


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("COLONEL KVISLER: We closed it.", "COLONEL KVISLER", ["KVISLER"]),
        ("PRESENTER (ADA): The harbour is closed.", "PRESENTER", ["ADA"]),
        ("QUESTION (Harbour Wire): Is it closed?", "QUESTION", ["Harbour Wire"]),
        ("KVISLER (VOICE-OVER): The harbour is closed.", "KVISLER", []),
        ("Q: Is it closed?", "Q", []),
        ("EVENING BULLETIN: The harbour is closed.", "EVENING BULLETIN", []),
        ("Kvisler: The harbour is closed.", None, []),
        ("The harbour is closed.", None, []),
    ],
)
def test_labels(text: str, words: str | None, names: list[str], parse: Parse) -> None:
    sentence = parse(make_document(text))[0]
    label = read_label(sentence)
    assert (label.words if label else None) == words
    assert [one.words for one in find_label_names(0, sentence, set())] == names
