"""When something was said: the time expression that modifies the cue, not the content."""

from bisect import bisect_left
from collections.abc import Sequence

from dateline.extract.statements.cue import Cue
from dateline.extract.statements.paragraphs import Place
from dateline.extract.syntax import find_token
from dateline.findings import Interval, Time
from dateline.text import Sentence, Token


class TimeIndex:
    """Finds time expressions by place; made once for a document."""

    def __init__(self, times: Sequence[Time]) -> None:
        self._times = sorted(times, key=lambda time: time.span.start)
        self._starts = [time.span.start for time in self._times]

    def inside(self, start: int, end: int) -> Sequence[Time]:
        """Give the expressions that begin between two offsets."""
        return self._times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def find_said(place: Place, times: TimeIndex) -> Interval | None:
    """Give the days on which the words of a cue can have been said, None if it does not say."""
    for time in times.inside(place.sentence.start, place.sentence.end):
        if time.type not in ("DATE", "TIME") or (time.earliest is None and time.latest is None):
            continue
        token = find_token(place.sentence, time.span.start)
        if token is not None and _is_ahead(place.sentence, token):
            continue  # "promises new homes by December"
        if token is not None and _modifies(place.sentence, token, place.cue):
            return Interval(time.earliest, time.latest)
    return None


_AHEAD = frozenset(("by", "until", "till", "before"))


def _is_ahead(sentence: Sentence, token: Token) -> bool:
    """Tell whether a time is a bound to come, which is of what is said and not of the saying."""
    return sentence.tokens[token.head].text.lower() in _AHEAD


def _modifies(sentence: Sentence, token: Token, cue: Cue) -> bool:
    """Climb from the time to the cue without passing the content or another verb."""
    while True:
        if token.i in (cue.head, cue.word):
            return True
        if token.i in cue.content or token.head == token.i or token.pos in ("VERB", "AUX"):
            return False
        token = sentence.tokens[token.head]
