"""What papers do to an agency's text, done to any text by rule: the copies that `copies` looks for.

All edits are functions of the text and a seed, so that two runs make the same pairs.
"""

import random
import re
from collections.abc import Callable, Mapping

_SENTENCE = re.compile(r"(?<=[.!?]) +(?=[A-Z“\"])")
_SPELLINGS = (
    ("U.S.", "US"),
    ("U.N.", "UN"),
    ("defense", "defence"),
    ("defence", "defense"),
    ("Defense", "Defence"),
    ("ization", "isation"),
    ("isation", "ization"),
    ("color", "colour"),
    ("labor", "labour"),
    ("center", "centre"),
    (" percent", " per cent"),
    ("NATO", "Nato"),
    ("Mr. ", "Mr "),
    ("Gen. ", "General "),
    ("Jan. ", "January "),
    ("Feb. ", "February "),
    ('"', "”"),
    ("'", "’"),
    (" said", " told reporters"),
)
_HEADS = ("What we know so far", "Officials speak of a turning point", "Fresh doubts over the plan")


def cut_text(text: str, _: int) -> str:
    """Leave the end out, as when there is no room: the first half of the sentences stays."""
    sentences = _split(text)
    return "\n\n".join(sentences[: max(3, len(sentences) // 2)])


def change_head(text: str, seed: int) -> str:
    """Put another head and a dateline in the place of the first line."""
    _, _, body = text.partition("\n")
    head = _HEADS[seed % len(_HEADS)]
    return f"{head}\n\nLONDON, Feb 3 (Example Wire) — {body.strip() or text}"


def reorder(text: str, seed: int) -> str:
    """Move every paragraph, or every sentence of a text of one paragraph, somewhere else."""
    parts = [part for part in text.split("\n\n") if part.strip()]
    parts = parts if len(parts) > 3 else _split(text)
    random.Random(seed).shuffle(parts)  # noqa: S311
    return "\n\n".join(parts)


def respell(text: str, seed: int) -> str:
    """Spell as another house does, and leave one word of every 25 out."""
    for old, new in _SPELLINGS:
        text = text.replace(old, new)
    drawn = random.Random(seed)  # noqa: S311
    words = (word for word in text.split(" ") if drawn.random() > 1 / 25)
    return " ".join(words)


def mix(text: str, seed: int) -> str:
    """Do all of it: another head, cut, reordered, respelled."""
    return respell(reorder(change_head(cut_text(text, seed), seed), seed), seed)


def put_inside(text: str, host: str) -> str:
    """Print half of a text's sentences inside another text, after its first half."""
    sentences, others = _split(text), _split(host)
    half, middle = max(3, (len(sentences) + 1) // 2), len(others) // 2
    return "\n\n".join((*others[:middle], *sentences[:half], *others[middle:]))


def _split(text: str) -> list[str]:
    lines = (line for line in text.split("\n") if line.strip())
    return [part for line in lines for part in _SENTENCE.split(line)]


EDITS: Mapping[str, Callable[[str, int], str]] = {
    "cut": cut_text,
    "head": change_head,
    "reordered": reorder,
    "respelled": respell,
    "mixed": mix,
}
"""The edits by name."""


def generate_texts(count: int, *, every: int = 5) -> list[str]:
    """Give made-up texts of 20 sentences; of every `every`, one is an edited copy of the last.

    Words follow Zipf's law and some phrases are stock, as in news, so that strangers share some.
    """
    drawn = random.Random(7)  # noqa: S311
    words = [f"w{number}" for number in range(20_000)]
    weights = [1 / (number + 1) for number in range(len(words))]
    stock = [" ".join(drawn.choices(words, weights, k=6)) for _ in range(200)]
    found: list[str] = []
    for number in range(count):
        if number % every == every - 1:
            found.append(mix(found[-1], number))
            continue
        drawn_words = drawn.choices(words, weights, k=400)
        lines = (" ".join(drawn_words[at : at + 20]) for at in range(0, 400, 20))
        ends = (
            f" {stock[drawn.randrange(200)]}" if drawn.random() < 0.2 else "" for _ in range(20)
        )
        sentences = (f"{line}{end}.".capitalize() for line, end in zip(lines, ends, strict=True))
        found.append("\n\n".join((f"Head {number} of the day", *sentences)))
    return found
