"""The values of a match, by the slots of its pattern."""

from collections.abc import Sequence

from dateline.extract.times.lexemes import Lexeme
from dateline.extract.times.numbers import Value
from dateline.extract.times.patterns import Match


class Fields:
    """The values of a match by slot; a slot that matched twice gives its first value."""

    def __init__(self, match: Match, lexemes: Sequence[Lexeme]) -> None:
        self.length = match.length
        self._values: dict[str, list[Value]] = {}
        self._places: dict[str, tuple[int, int]] = {}
        for slot in match.slots:
            self._places.setdefault(slot.name, (slot.first, slot.last))
            if slot.kind is not None:
                value = lexemes[slot.first].values[slot.kind]
                self._values.setdefault(slot.name, []).append(value)
        for key, constant in match.rule.constants:
            self._values[key] = [constant]

    def has(self, slot: str) -> bool:
        """Tell whether a slot matched."""
        return slot in self._places or slot in self._values

    def place(self, slot: str) -> tuple[int, int]:
        """Give first and last lexeme of a slot, counted from the start of the match."""
        return self._places[slot]

    def numbers(self, slot: str) -> list[float]:
        """Give all numbers of a slot."""
        return [one for one in self._values.get(slot, ()) if not isinstance(one, str)]

    def number(self, *slots: str) -> int | None:
        """Give the number of the first of these slots that has one."""
        for slot in slots:
            for one in self.numbers(slot):
                return int(one)
        return None

    def text(self, *slots: str) -> str | None:
        """Give the text of the first of these slots that has one."""
        for slot in slots:
            for one in self._values.get(slot, ()):
                if isinstance(one, str):
                    return one
        return None

    def which(self) -> int | None:
        """Give -1, 0 or 1 for last, this and next, told or said."""
        return self.number("which", "last", "next", "this", "previous", "following", "that")

    def told(self) -> bool:
        """Tell whether the words count from where the story stands."""
        return self.has("previous") or self.has("following") or self.has("that")

    def mod(self) -> str | None:
        """Give the TIMEX3 mod of the words around the core."""
        return (
            self.text("edge", "early", "first_part", "last_part", "more", "least", "around") or None
        )

    def clock(self) -> str:
        """Give the hour or the part of the day, as TIMEX3 writes it."""
        hour = self._hour()
        if hour is not None:
            return hour
        part = self.text("strong_part", "part")
        return f"T{part}" if part else ""

    def _hour(self) -> str | None:
        exact = self.text("hourword", "clock", "military")
        hour = self.number("hour", "word_hour")
        if exact is None and hour is None:
            return None
        minutes = exact[3:] if exact else "00"
        hour = int(exact[:2]) if exact else hour or 0
        late = self.number("meridiem")
        if late is None and self.text("strong_part") in ("AF", "EV") and hour < 12:
            late = 12
        if late is not None and hour <= 12:
            hour = hour % 12 + late
        return f"T{hour:02d}:{minutes}{self.text('zone', 'true_zone') or ''}"

    def count(self) -> float | None:
        """Give the number that the words of COUNT say; None is an unnamed number."""
        if self.has("several"):
            return next(iter(self.numbers("several")), 0) or None
        number = self._plain_count()
        half = self.text("half_part")
        if number is not None and half:
            number += int(half[0]) / int(half[2])
        return number + 0.5 if number is not None and self.has("half") else number

    def rest_count(self) -> float | None:
        """Give the number of the second unit ("an hour and twenty-five minutes")."""
        numbers = self.numbers("rest")
        return (self.number("rest_tens") or 0) + numbers[0] if numbers else None

    def _plain_count(self) -> float | None:
        for slot in ("count", "number"):
            if self.numbers(slot):
                return self.numbers(slot)[0]
        base = self.number("tens") or 0
        words = self.numbers("word_number") or self.numbers("one")
        hundreds = self.numbers("hundred")
        if hundreds:
            return (words[0] if words else 1) * hundreds[0]
        return base + words[0] if words else base or None
