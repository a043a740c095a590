"""Which reports print the same sentences: an agency's text counts once, whoever prints it."""

import re
from collections.abc import Iterable
from itertools import combinations

from dateline.record import EventRow, Source, StateRow

LEAST = 8
"""Words that a sentence must have to be compared; shorter ones may be alike by chance."""

_WORD = re.compile(r"\w+")
_DROPPED = re.compile(r"[.'’]")


def find_copies(rows: Iterable[EventRow | StateRow]) -> tuple[tuple[Source, ...], ...]:
    """Give the groups of reports that print the same sentences, first published first.

    Two reports are copies when half of the telling sentences of the one with fewer stand in the
    other too, word for word. Quotations are no sign, so statements do not count. That reports are
    in no group does not say that they are independent.
    """
    sources: dict[str, Source] = {}
    sentences: dict[str, set[str]] = {}
    for row in rows:
        words = _WORD.findall(_DROPPED.sub("", row.sentence.casefold()))
        sources[row.source.document] = row.source
        if len(words) >= LEAST and not row.said_by:
            sentences.setdefault(row.source.document, set()).add(" ".join(words))
    shared: dict[str, list[str]] = {}
    for document, inside in sentences.items():
        for sentence in inside:
            shared.setdefault(sentence, []).append(document)
    groups: dict[str, set[str]] = {}
    pairs = {pair for inside in shared.values() for pair in combinations(sorted(inside), 2)}
    for one, other in sorted(pairs):
        ours, theirs = sentences[one], sentences[other]
        if 2 * len(ours & theirs) >= min(len(ours), len(theirs)):
            together = groups.get(one, {one}) | groups.get(other, {other})
            groups.update(dict.fromkeys(together, together))
    found = {min(inside): inside for inside in groups.values()}
    return tuple(
        tuple(sorted((sources[one] for one in inside), key=_order))
        for _, inside in sorted(found.items())
    )


def _order(source: Source) -> tuple[str, str]:
    return (str(source.published or "9999"), source.document)
