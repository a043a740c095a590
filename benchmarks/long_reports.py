"""Short reports made up for the benchmark `long`: each tells two or three things in new words.

Names of people, towns and bodies are put together from syllables, so that words never end to be
new, as in an archive; states that everybody knows stand among them. Drawn by a seed: the same
number is the same report.
"""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta

_FIRST = date(2016, 1, 1)
_PER_DAY = 20
_BEGINNINGS = ("Bar", "Dol", "Fen", "Gar", "Hul", "Kas", "Lom", "Mer", "Nor", "Pol", "Ras", "Tor")
_MIDDLES = ("a", "e", "i", "o", "u", "an", "el", "in", "or", "ut", "ash", "em")
_ENDS = ("berg", "da", "dov", "gate", "kin", "lund", "mar", "nev", "rin", "sk", "ton", "vik")
_FIRSTS = ("Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gro", "Hal", "Ida", "Jon", "Kari", "Leo")
_STATES = ("Norway", "Kenya", "Peru", "Iraq", "Japan", "Canada", "Ghana", "Poland")
_LEADS = (
    "{who}, a spokeswoman of the {town} council, said on {day} that {state} would send {n} tents.",
    "{n} people marched through {town} on {day}, and police arrested {who}.",
    "The foreign minister of {state}, {who}, met {other} in {town} on {day}.",
    "Gunmen attacked a convoy near {town} on {day}, killing {n} soldiers of {state}.",
    "{state} suspended its talks with the {town} movement on {day}.",
)
_NEXT = (
    'The {town} movement denied the charge. "We were not there," {other} said.',
    "{other} accused {state} of breaking the {town} accord, which was signed in {year}.",
    "Officials in {town} said that the talks would resume next month.",
    "It was the second such act in {town} since {year}, according to {other}.",
)


def make_lines(count: int) -> Iterator[str]:
    """Give so many reports, each as a line of JSON with its url, publisher, day, title and text."""
    for number in range(count):
        drawn = random.Random(number)  # noqa: S311 (made up, not secret)
        day = _FIRST + timedelta(days=number // _PER_DAY)
        words = {
            "who": f"{drawn.choice(_FIRSTS)} {_name(drawn)}",
            "other": f"{drawn.choice(_FIRSTS)} {_name(drawn)}",
            "town": _name(drawn),
            "state": drawn.choice(_STATES),
            "n": str(drawn.randint(2, 900)),
            "day": f"{day:%A}",
            "year": str(drawn.randint(1950, 2015)),
        }
        told = [drawn.choice(_LEADS), *drawn.sample(_NEXT, drawn.randint(1, 2))]
        yield json.dumps(
            {
                "url": f"https://wire.example/{number}",
                "publisher": "Example Wire",
                "date": day.isoformat(),
                "title": f"{words['town']} and {words['state']}",
                "text": " ".join(told).format(**words),
            }
        )


def _name(drawn: random.Random) -> str:
    parts = (_BEGINNINGS, _MIDDLES, _BEGINNINGS, _ENDS)
    return "".join(drawn.choice(part) for part in parts).capitalize()
