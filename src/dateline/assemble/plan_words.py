"""What is to be done, in the words of the sentence that announces it: its clause, not all of it."""

import re

from dateline.plans import Told
from dateline.record import StatementRow, StateRow

MOST = 200
"""Characters of a clause that are kept; a longer one is cut at a space."""

NEAR = 60
"""Characters between two who are named as acting together."""

_BREAKS = re.compile(
    r"[;:]\s|\s[—–-]\s|,\s|\s(?:said|says|told \w+) (?:that )?|\s(?:that|which|who|while|and|but)\s"
)
_APART = re.compile(r"[;:]\s|\s[—–-]\s|\s(?:said|says|told|that|which|who|while|but)\s")
"""What stands between two who do not act together."""

_LEADING = re.compile(r"^(?:(?:and|but|that|which|who|while|said|says)\s+)+", re.IGNORECASE)
_SOFT = re.compile(r"\s(?:that|which|who|and)\s")


def say_plan(told: Told) -> str:
    """Give the clause around a plan, from who is to act to where and when; a promise whole."""
    row = told.row
    if isinstance(row, StatementRow):
        return row.content.strip()
    words = row.words if isinstance(row, StateRow) else row.trigger
    sentence = " ".join(row.sentence.split())
    at = sentence.find(words)
    if at < 0:
        return sentence
    names = (
        [row.subject.words]
        if isinstance(row, StateRow)
        else [one.words for one in (*row.actor, *row.recipient)]
    )
    starts = [sentence.rfind(name, 0, at) for name in names if name]
    begin = _find_begin(sentence, [one for one in starts if one >= 0], at)
    first = max((one.end() for one in _BREAKS.finditer(sentence, 0, begin)), default=0)
    if begin == at and first == 0:
        first = begin
    least = at + len(words)
    ends = [
        sentence.find(name, least) + len(name) for name in names if sentence.find(name, least) > 0
    ]
    end = _find_end(sentence, max([least, *ends]), told)
    return _trim(sentence[first:end])


def _find_begin(sentence: str, starts: list[int], at: int) -> int:
    """Give where who is to act stands: the nearest before the plan, and others named with it."""
    begin = at
    for one in sorted(starts, reverse=True):
        if begin < at and (begin - one > NEAR or _APART.search(sentence[one:begin])):
            break
        begin = one
    return begin


def _find_end(sentence: str, least: int, told: Told) -> int:
    """Give where the clause ends; its condition and deadline belong to it."""
    plan = told.plan
    for passage in (plan.condition, plan.deadline) if plan is not None else ():
        if passage is not None:
            text = " ".join(passage.text.split())
            at = sentence.find(text)
            if at >= least - len(text):
                least = max(least, at + len(text))
    for found in _BREAKS.finditer(sentence, least):
        if not _SOFT.fullmatch(found.group()):
            return found.start()
    return len(sentence)


def _trim(words: str) -> str:
    text = _LEADING.sub("", words.strip(" ,;:.—–-"))
    if len(text) <= MOST:
        return text
    return text[: text.rfind(" ", 0, MOST)] + " …"
