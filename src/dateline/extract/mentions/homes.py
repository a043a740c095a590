"""Which state a report is about, whose bodies it can call without saying whose they are.

"The Supreme Court" and "the government" are those of the state that a report tells of; where that
is a state which nobody knows, they are none that is known. No state is taken because its court is
the best known: the report must name it in its lead, or more than once.
"""

from collections import Counter
from collections.abc import Sequence

from dateline.extract.mentions.drafts import STRANGER, Draft
from dateline.gazetteer import load_gazetteer
from dateline.knowledge import Knowledge

LEAD = 2
"""Sentences after the first that open a report: a dateline can stand apart from the lead."""
_IN_LEAD = 4
"""What a name in the lead counts against one later on."""
_ENOUGH = 2


class Home:
    """What a report tells of states, known and unknown; `told` counts the names of each known."""

    def __init__(self, drafts: Sequence[Draft], knowledge: Knowledge) -> None:
        self.told: Counter[str] = Counter()
        self._weights: Counter[str] = Counter()
        for draft in drafts:
            country = _country_of(draft, knowledge)
            if country is not None:
                self.told[country] += 1
                self._weights[country] += _weigh(draft)
        strange = _find_strange(drafts)
        self.is_strange = 0 < strange >= max(self._weights.values(), default=0)

    def is_main(self, country: str) -> bool:
        """Tell whether a report names a country about as often as any, and is on no unknown one."""
        most = self.told.most_common(1)
        return not self.is_strange and (not most or 2 * self.told[country] >= most[0][1])

    def find_state(self, country: str | None) -> str | None:
        """Give the country whose body a name of many means, `country` if it can; None for none."""
        if self.is_strange or not self.told:
            return None
        meant = country if country and self.is_main(country) else self.told.most_common(1)[0][0]
        return meant if self._weights[meant] >= _ENOUGH else None


def _country_of(draft: Draft, knowledge: Knowledge) -> str | None:
    """Give the country that a name tells of; a name that many bodies bear tells of none."""
    if len(draft.ids) != 1 or draft.holder is not None or knowledge.body_called(draft.words):
        return None
    return knowledge.entries[draft.ids[0]].country


def _find_strange(drafts: Sequence[Draft]) -> int:
    """Give what the unknown state counts of which a report tells most; 0 without one."""
    names = {one.words for one in drafts if _is_strange(one)}
    counts = Counter[str]()
    for draft in drafts:
        if draft.words in names and not draft.ids:
            counts[draft.words] += _weigh(draft)
    return max(counts.values(), default=0)


def _is_strange(draft: Draft) -> bool:
    """Tell whether a name is that of a state, or of a town of the lead, that nobody knows."""
    if draft.kind != "place" or draft.ids:
        return False
    if draft.holder == STRANGER:
        return True
    plain = draft.sentence <= LEAD and " " not in draft.words and draft.words.istitle()
    return plain and not load_gazetteer().find(draft.words)


def _weigh(draft: Draft) -> int:
    return _IN_LEAD if draft.sentence <= LEAD else 1
