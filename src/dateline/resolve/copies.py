"""Near-copies of a text: wire copy, syndication, a text under a new head, one printed in another.

Candidates are found in linear time: MinHash signatures of the texts' shingles of words (rensa) are
cut into bands. Texts of about one time that share BANDS_SHARED bands are compared, as are texts of
any times that share one long band; a text without a day is compared with all that share sentences
with it. The comparison is exact: it counts the sentences of each text whose words, numbers among
them, stand in the other in the same order, whatever stands around them. Quotations do not count,
since all who heard them print them.
MinHash and banding: Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, chapter 3.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from rensa import RMinHash

from dateline.record import Link, Overlap, Printing, Source
from dateline.resolve.addresses import find_address
from dateline.resolve.credits import is_own_wire, leave_dateline, load_furniture
from dateline.resolve.dating import find_sentence_keys
from dateline.resolve.wire import split_words

SHINGLE = 4
"""Words of a shingle: what two texts have in common, word by word, in one order."""

BANDS, ROWS, SEED = 128, 2, 1
"""Bands of a signature, its rows in each, and where chance starts: always at the same place."""

SHORT, LONG, UNDATED = "c", "l", "u"
"""How the keys of bands begin, and those of the sentences of a text without a day: no other key
of a sentence or quotation does."""

SPAN = 8
"""Days of a stretch of time: keys of bands hold in one, so that a record of years is looked through
no longer than one of weeks. Texts of one stretch and of the next are compared: papers print the
text of a wire within days."""

LONG_BANDS, LONG_ROWS = 16, 12
"""Bands by which a text is found whenever it is printed again, and the rows of each: of pairs that
share nine tenths of their shingles 99 of 100 do, of those that share half 4 of 1,000."""

_MIX = 2_654_435_761
"""A factor that spreads the rows of a band over the digits of its key (Knuth's)."""

BANDS_SHARED = 2
"""Bands that two texts share to be compared. Of pairs that share a fifth of their shingles 96 of
100 do, of those that share a hundredth, as strangers of one beat may, 8 of 100,000."""

LEAST = 6
"""Words that a sentence must have to be counted; shorter ones may be alike by chance."""

QUOTED = 0.7
"""Share of a sentence in quotation marks from which on it does not count: all quote a speech."""

COVERED = 0.7
"""Share of a sentence's words that must stand in the other text; the rest is spelling."""

SENTENCES, WORDS = 3, 25
"""Sentences that copies share at least, or all that one of them has; and words in them."""

COMMON = math.ceil(COVERED * WORDS / SHINGLE)
"""Shingles that copies have in common at least, if so many words stand in both."""

COPY = 0.5
"""Share of its sentences above which a text is a copy of another."""

PART = 0.2
"""Share of its sentences from which on a text prints a part of another."""

KERNEL = 0.25
"""Share of the longer of two texts of one day below which the shorter stands inside it."""

_QUOTED = re.compile(r"“[^“”\n]+”|\"[^\"\n]+\"")
_ENDS = re.compile(r"(?<!\b[A-Z])[.!?]+[\"”’')]*\s+(?![a-z\d])|\n+")


def find_band_keys(text: str, day: date | None) -> tuple[str, ...]:
    """Give the keys that a text published on a day shares with near-copies.

    One for each band of its signature, which hold for the stretch of time around the day, and the
    long ones, which hold for ever; a text without a day has those of its sentences. None for a
    text without a shingle. The keys depend on the version of rensa's algorithm.
    """
    short, long = _find_bands(text)
    if day is None:
        return (*(UNDATED + key for key in find_sentence_keys(text)), *long)
    stretch = f"{SHORT}{day.toordinal() // SPAN:06d}"
    return (*[stretch + one for one in short], *long)


def find_near_keys(text: str, day: date | None) -> tuple[tuple[str, int], ...]:
    """Give the keys of texts with which a text published on a day is to be compared.

    They are those of its bands in the stretch of time of the day and beside it, the long ones, and
    those of its sentences, in texts without a day; a text without a day is looked for by its
    sentences everywhere. With each stands how many bands it counts for: a long one is enough by
    itself.
    """
    sentences = find_sentence_keys(text)
    days = (None,) if day is None else tuple(_shift(day, by) for by in (-SPAN, 0, SPAN))
    bands = dict.fromkeys(key for one in days for key in find_band_keys(text, one))
    keys = (*bands, *(sentences if day is None else (UNDATED + one for one in sentences)))
    return tuple((key, BANDS_SHARED if key.startswith(LONG) else 1) for key in keys)


def _shift(day: date, by: int) -> date:
    return date.fromordinal(min(max(1, day.toordinal() + by), date.max.toordinal()))


@lru_cache(maxsize=16)
def _find_bands(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the short and the long bands of a text; each text is asked for some times in a row."""
    rows = _sign(text)
    long = tuple(LONG + one for one in _cut_bands(rows, LONG_BANDS, LONG_ROWS))
    return tuple(_cut_bands(rows, BANDS, ROWS)), long


def _sign(text: str) -> tuple[int, ...]:
    """Give the rows of a text's signature, none for a text without a shingle."""
    words = split_words(text)
    shingles = [" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)]
    if not shingles:
        return ()
    signer = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    signer.update(shingles)
    return tuple(signer.digest())


def _cut_bands(signature: Sequence[int], count: int, rows: int) -> Iterator[str]:
    """Give each band as its number and its rows in one."""
    for number in range(count if signature else 0):
        mixed = 0
        for row in signature[number * rows : (number + 1) * rows]:
            mixed = (mixed * _MIX + row) % 2**32
        yield f"{number:02x}{mixed:08x}"


def link_copies(fresh: Printing, others: Iterable[Printing], *, version: str) -> tuple[Link, ...]:
    """Give the links from a text to its copies and originals, in order of ids.

    "same": one is a copy of the other. "unsure": one prints a part of the other inside its own
    text, and both count. Versions of one url are corrections, not copies. Each link depends on its
    two texts alone; it leads from the copy to the original, and its score is the share of the
    copy's sentences that stand in the original.
    """
    links = []
    for other in others:
        ours, theirs = fresh.source, other.source
        if ours.document == theirs.document or _is_one_page(ours, theirs):
            continue
        if not _may_be_copies(fresh.text, other.text):
            continue
        link = _compare(*sorted((fresh, other), key=rank_original), version=version)
        if link is not None:
            links.append(link)
    return tuple(sorted(links, key=lambda one: (one.left, one.right)))


def _is_one_page(ours: Source, theirs: Source) -> bool:
    """Tell whether two reports stand at one url, as versions of each other."""
    if ours.url is None or theirs.url is None:
        return False
    address = find_address(ours)
    return address is not None and address == find_address(theirs)


def rank_original(one: Printing) -> tuple[str, bool, int, str]:
    """Order texts by which of them is the original.

    First the one published first; of one day the wire's own; then the longest.
    """
    day = str(one.source.published or "9999")
    return (day, not is_own_wire(one), -len(one.text), one.source.document)


def find_overlap(text: str, other: str) -> Overlap:
    """Give how many sentences of a text stand in another text, of how many, with how many words."""
    known, pieces = _grams(other), _sentences(text)
    shared = [words for words in pieces if _stands(words, known)]
    return Overlap(len(shared), len(pieces), sum(map(len, shared)))


def find_changed(copy: str, original: str) -> float:
    """Give the share of a copy's sentences that do not stand in the original."""
    found = find_overlap(copy, original)
    return round(1 - found.shared / found.sentences, 4) if found.sentences else 0.0


def _may_be_copies(text: str, other: str) -> bool:
    """Tell whether enough of a text stands in another, without asking which is the original.

    Most texts that share bands are strangers of one beat, and are told apart here.
    """
    if len(_grams(text) & _grams(other)) < COMMON:
        return False
    found = find_overlap(text, other)
    if found.shared >= min(SENTENCES, found.sentences):
        return found.shared > 0
    return 0 < len(_sentences(other)) <= found.shared


def _compare(original: Printing, copy: Printing, *, version: str) -> Link | None:
    ours, theirs = find_overlap(copy.text, original.text), find_overlap(original.text, copy.text)
    shared, least = min(ours.shared, theirs.shared), min(ours.sentences, theirs.sentences)
    if ours.words < WORDS or shared < min(SENTENCES, least) or not shared:
        return None
    copied, printed = ours.shared / ours.sentences, theirs.shared / theirs.sentences
    name = original.source.document
    if copied > COPY and (_is_later(copy, original) or printed >= KERNEL):
        why = f"copy: {ours.shared} of its {ours.sentences} sentences stand in {name}"
        judgement = "same"
    elif copied >= PART or printed >= COPY:
        why = (
            f"in part: {ours.shared} of its {ours.sentences} sentences stand in {name}, which has "
            f"{theirs.sentences}"
        )
        judgement = "unsure"
    else:
        return None
    return Link(
        copy.source.document,
        name,
        judgement,  # type: ignore[arg-type]  # one of the two
        round(copied, 4),
        f"{why}; the original {_say_why(original, copy)}",
        f"dateline {version}",
    )


def _say_why(original: Printing, copy: Printing) -> str:
    if _is_later(copy, original):
        return "was published first"
    if is_own_wire(original) and not is_own_wire(copy):
        return "is the wire's own"
    return "is the longer one"


def _is_later(copy: Printing, original: Printing) -> bool:
    first, then = original.source.published, copy.source.published
    return first is not None and (then is None or first < then)


def _stands(words: Sequence[str], known: frozenset[tuple[str, ...]]) -> bool:
    """Tell whether a sentence stands in the text with these shingles, numbers and all."""
    places = [at for at, four in enumerate(_cut_shingles(words)) if four in known]
    if not places:  # most sentences of most texts that are compared
        return False
    covered = [False] * len(words)
    for at in places:
        covered[at : at + SHINGLE] = [True] * SHINGLE
    same_numbers = all(
        inside for word, inside in zip(words, covered, strict=True) if word.isdigit()
    )
    return same_numbers and sum(covered) >= COVERED * len(words)


@lru_cache(maxsize=512)
def _grams(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(_cut_shingles(split_words(text)))


def _cut_shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(SHINGLE)), strict=False)


@lru_cache(maxsize=512)
def _sentences(text: str) -> tuple[tuple[str, ...], ...]:
    """Give the words of the sentences that count: long, told and not quoted, no furniture."""
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    kept, start = [], 0
    for end, after in (*(found.span() for found in _ENDS.finditer(text)), (len(text),) * 2):
        words = split_words(leave_dateline(text[start:end]))
        inside = sum(max(0, min(end, last) - max(start, first)) for first, last in quoted)
        said = inside > QUOTED * (end - start)
        if len(words) >= LEAST and not said and not _is_furniture(words):
            kept.append(words)
        start = after
    return tuple(kept)


def _is_furniture(words: Sequence[str]) -> bool:
    line = f" {' '.join(words)} "
    return any(phrase in line for phrase in load_furniture())
