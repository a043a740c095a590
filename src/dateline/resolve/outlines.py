"""What a report is about in few words: its outline, by which it is compared with others.

An outline is the report's most telling words with what each is worth: more for words that few
reports hold, for names that are not known beforehand, and the nearer a word stands to the head.
Names and other words have a share each, however many there are: two reports that tell of one thing
in other words still name the same, and what else a long report tells of hides neither.
Weights are whole thousandths, so that every machine adds them up alike.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from snowballstemmer import stemmer

from dateline.record import ENTITY, ActorRow
from dateline.resolve.story_weights import load_weights, load_words

THOUSANDTHS = 1000

_WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*|\d[\d,.]*\d|\d")
_DROPPED = re.compile(r"[.,]|(?<=\w)['’]s$")
_stem = stemmer("english").stemWord


def make_outline(
    title: str | None, text: str, actors: Iterable[ActorRow]
) -> tuple[tuple[str, int], ...]:
    """Give the outline of a text in which `actors` are named: stems and weights, by weight.

    A title that the text does not begin with is read before it. The squares of the weights of names
    that are not known beforehand add up to `named` millions, those of known ones to less, and those
    of other words to `worded` millions; in a text without names, to one. A text without words has
    no outline.
    """
    weights = load_weights()
    names = _weigh_names(actors)
    stems = _read_with_title(title, text)
    counts = Counter(stems)
    for head in (weights.first, weights.lead, weights.opening):
        counts.update(stems[: int(head)])
    plain = {one: _weigh(one) * (1 + math.log(count)) for one, count in counts.items()}
    worth = {one: value * names.get(one, 1.0) for one, value in plain.items()}
    best = sorted(worth, key=lambda one: (-round(worth[one], 6), one))[: int(weights.words)]
    # measured as if none were known: so known names alone weigh little, however few the others
    named = _measure(plain[one] * weights.names for one in best if one in names)
    worded = _measure(plain[one] for one in best if one not in names)
    shares = (weights.named, weights.worded) if named and worded else (1.0, 1.0)
    scales = [
        THOUSANDTHS * math.sqrt(share) / length if length else 0.0
        for share, length in zip(shares, (named, worded), strict=True)
    ]
    scaled = ((one, round(worth[one] * scales[one not in names])) for one in best)
    kept = ((one, value) for one, value in scaled if value)
    return tuple(sorted(kept, key=lambda term: (-term[1], term[0])))


def _measure(values: Iterable[float]) -> float:
    return math.sqrt(math.fsum(value**2 for value in values))


def _read_with_title(title: str | None, text: str) -> list[str]:
    """Give the stems of a text with its title at the head, once."""
    head, stems = read_stems(title or ""), read_stems(text)
    return stems if stems[: len(head)] == head else head + stems


def _weigh_names(actors: Iterable[ActorRow]) -> dict[str, float]:
    """Give what a stem counts more, or less, as part of a name; known names go first."""
    weights = load_weights()
    found: dict[str, float] = {}
    for actor in sorted(actors, key=lambda one: (one.id.startswith(ENTITY), one.id)):
        factor = weights.names if actor.id.startswith(ENTITY) else weights.known
        for name in actor.names:
            for stem in read_stems(name):
                found.setdefault(stem, factor)
    return found


def pick_keys(terms: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    """Give the words of an outline under which its report is looked up."""
    return tuple([one for one, _ in terms[: int(load_weights().keys)]])


def make_vector(text: str) -> dict[str, float]:
    """Give the worth of each stem of a sentence, scaled to length 1; nothing of no words."""
    worth = {one: _weigh(one) for one in sorted(set(read_stems(text)))}
    length = math.sqrt(math.fsum(value**2 for value in worth.values()))
    return {one: value / length for one, value in worth.items()} if length else {}


def multiply(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Give what two vectors share: the cosine, where both have length 1."""
    if len(left) > len(right):
        left, right = right, left
    return math.fsum(value * right[one] for one, value in left.items() if one in right)


def read_stems(text: str) -> list[str]:
    """Give the stems of a text's words and numbers, in order."""
    return [_find_stem(word) for word in _WORD.findall(text)]


@lru_cache(maxsize=65536)
def _find_stem(word: str) -> str:
    return str(_stem(_DROPPED.sub("", word.lower().replace("’", "'"))))


@lru_cache(maxsize=65536)
def _weigh(stem: str) -> float:
    return float(load_words()[stem] ** load_weights().power)
