"""The weights: numbers, and an error that names the file where they are not."""

import pytest

from dateline.errors import KnowledgeError
from dateline.extract.places import weights
from dateline.extract.places.weights import load_weights


def test_evidence_has_weights_and_unknown_numbers_are_assumed() -> None:
    loaded = load_weights()
    assert loaded["inside"] > 0 > loaded["outside"]
    assert loaded.inhabitants["admin2"] > loaded.inhabitants["town"] > 0


@pytest.mark.parametrize("content", [["near"], {"near": "far"}, {"inhabitants": {"town": True}}])
def test_errors_name_the_file(content: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "load_yaml", lambda _: content)
    load_weights.cache_clear()
    with pytest.raises(KnowledgeError, match=r"weights\.yaml"):
        load_weights()
    load_weights.cache_clear()
