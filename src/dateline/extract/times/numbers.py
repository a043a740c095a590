"""What a number can be: a day, an hour, a year, a decade ..., by its shape."""

import re
from collections.abc import Callable, Mapping

Value = int | float | str
Values = Mapping[str, Value]


def _read_number(word: str) -> Values:
    plain = word.replace(",", "")
    if not plain.isascii():
        return {}
    if not plain.isdigit():
        return {"number": float(plain)}
    number = int(plain)
    values: dict[str, Value] = {"number": number}
    if plain == word and len(plain) <= 2:
        values |= {"day": number} if 1 <= number <= 31 else {}
        values |= {"hour": number} if 1 <= number <= 12 else {}
        values |= {"short_year": number} if len(plain) == 2 else {}
    if plain == word and len(plain) == 4:
        values |= {"year": number} if 1000 <= number < 2200 else {}
        if number // 100 < 24 and number % 100 < 60:
            values["military"] = f"{plain[:2]}:{plain[2:]}"
    return values


def _read_ordinal(word: str) -> Values:
    digits = re.match(r"[0-9]+", word)
    if digits is None:
        return {}
    number = int(digits[0])
    return {"ordday": number, "ordnum": number} if 1 <= number <= 31 else {"ordnum": number}


def _read_clock(word: str) -> Values:
    hour, minute = re.split("[:.]", word)[:2]
    if not word.isascii() or int(hour) > 24 or int(minute) > 59:
        return {}
    return {"clock": f"{int(hour):02d}:{minute}"}


def _read_decade(word: str) -> Values:
    digits = re.sub(r"\D", "", word)
    if not digits.isascii() or (len(digits) == 4 and not digits.endswith("0")):
        return {}
    return {"early_decade" if len(digits) == 3 else "decade": digits}


def _full_year(number: int) -> int:
    """Give the year of two figures: '68 is 1968, '19 is 2019 (POSIX, strptime %y)."""
    return number + (2000 if number < 69 else 1900)


READERS: dict[str, Callable[[str], Values]] = {
    "iso": lambda word: {"iso": word} if word.isascii() else {},
    "slash": lambda word: {"slash": word} if word.isascii() else {},
    "clock": _read_clock,
    "clockm": _read_clock,
    "half_part": lambda word: {"half_part": word} if word.isascii() else {},
    "decade": _read_decade,
    "ordinal": _read_ordinal,
    "hourm": _read_number,
    "number": _read_number,
    "possessive": lambda _: {"possessive": 1},
    "quarter_code": lambda word: {"quarter_code": f"Q{word[-1]}"},
    "half_code": lambda word: {"quarter_code": f"H{word[-1]}"},
    "short": lambda word: {"apostrophe_year": _full_year(int(word[1:]))},
    "money": lambda _: {},
    "chain": lambda _: {},
    "comma": lambda _: {"comma": 1},
    "dash": lambda _: {"dash": 1},
    "dot": lambda _: {"dot": 1},
}

SHAPES = [
    frozenset(READERS[kind](word))
    for kind, word in (
        ("iso", "2020-02-12"),
        ("slash", "12/02/2020"),
        ("clock", "12:00"),
        ("half_part", "1/2"),
        ("decade", "1990s"),
        ("decade", "470s"),
        ("ordinal", "1st"),
        ("ordinal", "99th"),
        ("possessive", ""),
        ("quarter_code", "q1"),
        ("short", "'19"),
        ("comma", ","),
        ("dash", "-"),
        ("dot", "."),
        *(
            ("number", one)
            for one in (
                "1",
                "01",
                "12",
                "13",
                "31",
                "32",
                "00",
                "100",
                "1999",
                "9999",
                "1.5",
                "0735",
                "1430",
                "2330",
                "1530",
            )
        ),
    )
]
