"""From who takes part to the codes of a dictionary: names and agents in the words of a phrase.

A phrase has the code of the first name in it that holds on the day, then those of its agents:
"soldiers from Norland" is NORMIL. A code such as `NGO~` stands before the others.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dateline.findings import Participant
from dateline.knowledge import Entry, Knowledge

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*\.?")
_LONGEST = 6
"""Words of the longest name or agent that is looked for."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What a phrase names: codes of actors, each with the word it starts at, and of agents."""

    actors: tuple[str, ...]
    agents: tuple[str, ...]


class Coder:
    """Codes phrases with the entries and bodies of one Knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._names: dict[tuple[str, ...], list[Entry]] = {}
        for name, ids in knowledge.names.items():
            self._names.setdefault(_split(name), []).extend(knowledge.entries[one] for one in ids)
        self._agents = {
            _split(noun): body.sector or ""
            for body in knowledge.bodies.values()
            for noun in body.nouns
        }

    def code(self, people: Sequence[Participant], day: date) -> tuple[str, ...]:
        """Give the codes of all who take part; who lacks a name takes it from those beside it."""
        found = [self._find(one.span.text, day) for one in people]
        shared = next((one.actors for one in found if one.actors), ())
        codes = (
            _join(actor, one.agents)
            for one in found
            for actor in one.actors or (shared if one.agents else ())
        )
        return tuple(dict.fromkeys(codes))

    def _find(self, text: str, day: date) -> _Found:
        words = _split(text)
        actors: list[tuple[int, int, str]] = []
        agents: list[str] = []
        at = 0
        while at < len(words):
            name, length = self._name_at(words, at, day)
            agent, longer = self._agent_at(words, at)
            if name is not None and length >= longer:
                actors.append((at, at + length, name))
            elif agent is not None:
                agents.append(agent)
            at += max(length, longer, 1)
        return _Found(_coordinated(words, actors), tuple(agents))

    def _name_at(self, words: Sequence[str], at: int, day: date) -> tuple[str | None, int]:
        for length in range(_LONGEST, 0, -1):
            valid = [
                one for one in self._names.get(_cut(words, at, length), ()) if _holds(one, day)
            ]
            if valid:
                return min(valid, key=_length).sector, length
        return None, 0

    def _agent_at(self, words: Sequence[str], at: int) -> tuple[str | None, int]:
        for length in range(_LONGEST, 0, -1):
            code = self._agents.get(_cut(words, at, length))
            if code is not None:
                return code, length
        return None, 0


def _cut(words: Sequence[str], at: int, length: int) -> tuple[str, ...]:
    return tuple(words[at : at + length]) if at + length <= len(words) else ()


def _split(text: str) -> tuple[str, ...]:
    """The words of a phrase in lower case, without possessive marks."""
    return tuple(re.sub(r"['’]s$|(?<=\w\w)\.$", "", word.lower()) for word in _WORD.findall(text))


def _holds(entry: Entry, day: date) -> bool:
    early, late = entry.earliest, entry.latest
    return (early is None or early <= day) and (late is None or day <= late)


def _length(entry: Entry) -> int:
    """The days for which a code holds: the one that holds for the shortest time is meant."""
    if entry.earliest is None and entry.latest is None:
        return 2 * date.max.toordinal()
    if entry.earliest is None or entry.latest is None:
        return date.max.toordinal()
    return (entry.latest - entry.earliest).days


def _coordinated(words: Sequence[str], actors: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    """The first name, and those that "and" joins to it."""
    found: list[str] = []
    end: int | None = None
    for start, stop, code in actors:
        between = set(words[end:start]) if end is not None else set()
        if end is not None and not between <= {"and", "the", "or", "nor"}:
            break
        if end is not None and "and" not in between and "or" not in between and start == end:
            break
        found.append(code)
        end = stop
    return tuple(found)


def _join(actor: str, agents: Sequence[str]) -> str:
    before = [code.rstrip("~").strip() for code in agents if code.endswith("~")]
    after = [code.strip("~ ") for code in agents if not code.endswith("~")]
    kept = [code for code, _ in groupby(after)]
    tail = "".join(code for code in dict.fromkeys(kept) if not actor.endswith(code))
    return "".join(before) + actor + tail
