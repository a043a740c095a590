"""What every answer must prove: each quotation is cut from a stored text, and says from which."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.recording import open_record

SOURCE = {"document", "sha256", "publisher", "title", "published"}


def quotations_in(plain: Any) -> Iterator[dict[str, Any]]:
    """All quotations of an answer, however deep."""
    if isinstance(plain, list):
        for one in plain:
            yield from quotations_in(one)
    if isinstance(plain, dict):
        if "quotation" in plain:
            yield plain
        for one in plain.values():
            yield from quotations_in(one)


def check_answer(plain: dict[str, Any], path: Path, rows: str) -> int:
    """Check each quotation against the record; gives how many there are.

    Each row of the answer must have one, and say how many independent reports there are.
    """
    found = list(quotations_in(plain))
    with open_record(path, read_only=True) as record:
        texts = {one["source"]["document"] for one in found}
        known = {one.document: one.text for one in record.texts(texts)}
        known_sources = {row.id: row.source for row in record.documents()}
    for one in found:
        source = one["source"]
        text = known[source["document"]]
        assert text[one["start"] : one["end"]] == one["quotation"] != ""
        assert text[one["words_start"] : one["words_end"]] == one["words"] != ""
        assert one["start"] <= one["words_start"] <= one["words_end"] <= one["end"]
        assert source["sha256"] == hashlib.sha256(text.encode()).hexdigest()
        assert set(source) >= SOURCE
        assert ("url" in source) != ("found_at" in source)
        if source["document"] in known_sources:
            assert source["publisher"] == known_sources[source["document"]].publisher
            assert source["published"] == str(known_sources[source["document"]].published)
    for row in plain[rows]:
        assert row["evidence"] if "evidence" in row else row["sides"], row
        assert type(row["independent"]) in (int, bool), row
    return len(found)
