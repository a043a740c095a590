"""Whether an event or state that a report tells is about a plan that another announced.

Types of one family, parties, place and days are compared; every answer says in words why. Days are
those of the plan; news without a day is of its report's day or the day before.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import cast

from dateline.assemble.plan_rows import find_noun, known_ids
from dateline.datafiles import data_folder, load_yaml
from dateline.findings import AFFIRMED
from dateline.plans import Told
from dateline.record import UNKNOWN, EventRow, Party, StatementRow

WINDOW = 10
"""Days before and after the planned ones within which a thing still counts as the planned one."""

ANSWER = 30
"""Days after a demand within which a refusal answers it."""

MOST_VAGUE = 60
"""Days that a window grows by at most where the planned days are many."""

NEWS_DAYS = 1
"""Days before its report in which news without a day is taken to have happened."""

LONG = 31
"""A plan for more days than this ("this year") is met on any of them, but moved to none."""

SURE = 0.7
"""How well parties must agree where the day is another than the planned one."""

ENOUGH = 0.5
"""How well parties must agree on the planned day."""

ALIKE = 0.8
"""Share of longer words from which two sentences of copies are one sentence."""

TWO_WAY = frozenset(("AGREE", "CONSULT", "COOPERATE"))
"""Types whose sides can be told either way round."""

Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Families:
    """The tables of data/plans/families.yaml."""

    families: dict[str, tuple[str, ...]]
    deeds: frozenset[str]
    again: frozenset[str]


@cache
def load_families() -> Families:
    """Load the tables once; KnowledgeError when the file is broken."""
    data = cast(dict[str, object], load_yaml(data_folder("plans") / "families.yaml"))
    families = cast(dict[str, list[str]], data["families"])
    return Families(
        families={name: tuple(types) for name, types in families.items()},
        deeds=frozenset(cast(list[str], data["deeds"])),
        again=frozenset(cast(list[str], data["again"])),
    )


def family_of(kind: str) -> tuple[str, ...]:
    """Give the types that meet a plan of this type, itself first."""
    return load_families().families.get(kind, (kind,))


def find_days(told: Told) -> Days:
    """Give the days that a row speaks of: of a plan those on which it is to come."""
    if told.plan is not None and told.plan.announces:
        return told.plan.earliest, told.plan.latest
    row = told.row
    published = row.source.published
    if isinstance(row, StatementRow):
        return published, published
    if row.earliest is None and published is not None and row.latest in (None, published):
        return published - timedelta(days=NEWS_DAYS), published
    return row.earliest, row.latest


def window_of(days: Days) -> int:
    """Give the days around planned ones within which a thing counts: more for vague ones."""
    if days[0] is None or days[1] is None:
        return WINDOW
    return WINDOW + min(MOST_VAGUE, (days[1] - days[0]).days // 3)


def parties_agree(plan: EventRow, other: EventRow) -> float:
    """Give how well the parties of two events of one family agree, from 0 to 1.

    1: the same parties; 0.8: two of them or all of one side; 0.7: all that one of them names;
    0.6: people called by one noun ("ambassadors"), or an act of which one names no target; 0.5: one
    is told of people without a name ("the two sides"); 0: other parties, or the same in other
    roles.
    """
    ours, theirs = _known(plan), _known(other)
    shared = ours & theirs
    if not shared:
        return _unnamed_agree(plan, other)
    if plan.type not in TWO_WAY and not _roles_agree(plan, other):
        return 0.0
    if plan.type not in TWO_WAY and bool(plan.recipient) != bool(other.recipient):
        return 0.6
    if ours == theirs:
        return 1.0 if len(shared) > 1 else 0.8
    if len(shared) > 1:
        return 0.8
    return 0.7 if shared in (ours, theirs) else 0.0


def _unnamed_agree(plan: EventRow, other: EventRow) -> float:
    """Compare parties of which none is known to take part in both."""
    if _exact(plan) and _exact(other):
        return 0.0
    if _nouns(plan) & _nouns(other):
        return 0.6
    return 0.0 if _known(plan) and _known(other) else 0.5


def places_agree(plan: EventRow, other: EventRow) -> bool | None:
    """Tell whether two events are at one place, None where one of them names none."""
    if plan.place is None or other.place is None or _is_party(plan) or _is_party(other):
        return None
    if plan.place.id == other.place.id:
        return True
    return _lies_in(plan, other) or _lies_in(other, plan)


def _is_party(row: EventRow) -> bool:
    """Tell whether the place is a party: "talks between Serbia and Kosovo" name none."""
    return row.place is not None and row.place.id in {
        one.id for one in (*row.actor, *row.recipient)
    }


def is_one_sentence(one: Told, other: Told) -> bool:
    """Tell whether two reports of one text print the same words: the second tells nothing new."""
    if one.row.source.text_id != other.row.source.text_id:
        return False
    ours, theirs = long_words(_sentence(one)), long_words(_sentence(other))
    return len(ours & theirs) >= ALIKE * max(1, len(ours | theirs))


def long_words(text: str) -> frozenset[str]:
    """Give the words of more than three letters, in lower case."""
    words = (one.strip(".,;:!?()[]“”\"'’‘—-").casefold() for one in text.split())
    return frozenset(one for one in words if len(one) > 3)


def words_agree(one: Told, other: Told) -> float:
    """Give the share of the shorter sentence's longer words that the other has too."""
    ours, theirs = long_words(_sentence(one)), long_words(_sentence(other))
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))


def speaks_of_another(told: Told) -> bool:
    """Tell whether a sentence speaks of one more of a row: "meet again", "a second round"."""
    words = {one.strip(".,;:").casefold() for one in _sentence(told).split()}
    return bool(words & load_families().again)


def is_body(party: Party) -> bool:
    """Tell whether a party is a body whose members meet: a parliament, a council, ministers."""
    return party.id.startswith(("organisation/", "group/", "name/organisation/"))


def _sentence(told: Told) -> str:
    return told.row.content if isinstance(told.row, StatementRow) else told.row.sentence


def _known(row: EventRow) -> frozenset[str]:
    return known_ids((*row.actor, *row.recipient))


def _exact(row: EventRow) -> bool:
    """Tell whether all who take part are known by id, so that a shared noun says nothing."""
    return all(not one.id.startswith(UNKNOWN) for one in (*row.actor, *row.recipient))


def _nouns(row: EventRow) -> frozenset[str]:
    people = (
        one for one in (*row.actor, *row.recipient) if one.id.startswith((*UNKNOWN, "group/"))
    )
    found = (find_noun(one) for one in people)
    return frozenset(one for one in found if one is not None)


def _roles_agree(plan: EventRow, other: EventRow) -> bool:
    """Tell whether nobody acts in one that is known to be acted on, or not to act, in the other."""
    for ours, theirs in (
        (known_ids(plan.actor), known_ids(other.actor)),
        (known_ids(plan.recipient), known_ids(other.recipient)),
    ):
        if ours and theirs and not ours & theirs:
            return False
    return bool(known_ids(plan.actor) & known_ids(other.actor)) or not (
        known_ids(plan.actor) and known_ids(other.actor)
    )


def _lies_in(inner: EventRow, outer: EventRow) -> bool:
    country = outer.place.id.removeprefix("country/") if outer.place is not None else ""
    return inner.country is not None and country == inner.country


def is_real(told: Told) -> bool:
    """Tell whether a row tells that something happened or goes on."""
    return not isinstance(told.row, StatementRow) and told.row.status in AFFIRMED
