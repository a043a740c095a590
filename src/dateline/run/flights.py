"""Questions on their way: one at a time to each host, and to none that does not want it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dateline.errors import ReadError
from dateline.read.fetch import MOST_HOPS, Answer, find_target, refusal
from dateline.read.hints import read_retry_after
from dateline.run.gate import Gate
from dateline.run.politeness import Lanes
from dateline.run.web import Ask, Reply, Web, name_lane, name_site
from dateline.store.watching import WatchMemory

MOST_FLIGHTS = 24
"""Questions that are on their way at a time, each to another host."""

_BUSY = (429, 503)
_GONE = 410


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a question has no answer: for now ("failing"), by what the site allows, or for good.

    `until` is the moment before which the server wants no further question.
    """

    why: str
    kind: Literal["failing", "refused", "gone"] = "failing"
    until: datetime | None = None


End = tuple[Ask, Answer | Refusal]
"""What a question came to: an answer that is a page or says that nothing changed, or none."""


class Flights:
    """Sends questions when their host is free and its robots.txt allows them, and follows them.

    `wake` is when the first host is free for which a question must wait.
    """

    def __init__(self, memory: WatchMemory, web: Web, clock: Callable[[], datetime]) -> None:
        self._web = web
        self._clock = clock
        self._gate = Gate(memory)
        self._lanes = Lanes()
        self._led_on: list[Ask] = []
        self.flying = 0
        self.wake: datetime | None = None

    def send(self, ask: Ask, now: datetime) -> Refusal | bool:
        """Send a question: True when it is on its way, False when it must wait, or why it may not.

        Where the robots.txt of its site is not known, that is asked for first.
        """
        if self.flying >= MOST_FLIGHTS:
            return False
        try:
            free = self._lanes.free_at(name_lane(ask.url), now)
            if free is None or free > now:
                self.wake_at(free)
                return False
            verdict = self._gate.judge(ask.url, now)
        except ReadError as error:
            return Refusal(str(error), "refused")
        if verdict.says == "unknown":
            self._fly(Ask("robots", f"{name_site(ask.url)}/robots.txt"))
            return False
        if verdict.says == "yes":
            self._fly(ask)
            return True
        return Refusal(verdict.why, "refused" if verdict.says == "no" else "failing", verdict.until)

    def send_on(self, now: datetime) -> Iterator[End]:
        """Send what was led on to other urls; gives those that may not be asked for there."""
        waiting, self._led_on = self._led_on, []
        for ask in waiting:
            sent = self.send(ask, now)
            if isinstance(sent, Refusal):
                yield ask, sent
            elif not sent:
                self._led_on.append(ask)

    def receive(self, seconds: float) -> Iterator[End]:
        """Give what questions came to, as soon as there is one, but within so many seconds."""
        reply = self._web.receive(seconds)
        while reply is not None:
            end = self._take(reply)
            if end is not None:
                yield end
            reply = self._web.receive(0)

    def wake_at(self, moment: datetime | None) -> None:
        """Note a moment at which there is something to do."""
        if moment is not None and (self.wake is None or moment < self.wake):
            self.wake = moment

    def _fly(self, ask: Ask) -> None:
        self.flying += 1
        self._lanes.start(name_lane(ask.url))
        self._web.send(ask)

    def _take(self, reply: Reply) -> End | None:
        ask, answer = reply
        now, lane = self._clock(), name_lane(ask.url)
        self.flying -= 1
        if ask.kind == "robots":
            self._gate.learn(ask.url, answer, now)
        self._lanes.end(lane, now, delay=self._gate.delay(ask.url, now))
        if ask.kind == "robots":
            return None
        if isinstance(answer, ReadError):
            return ask, Refusal(str(answer))
        until = read_retry_after(answer.headers, now) if answer.status in _BUSY else None
        if until is not None:
            self._lanes.hold(lane, now, until)
        target = find_target(answer)
        if target is not None and ask.hops < MOST_HOPS:
            self._led_on.append(ask.lead_on(target, answer.status))
            return None
        if target is not None:
            where = f"last to {target[:200]}"
            return ask, Refusal(f"it leads on more than {MOST_HOPS} times, {where}: it is left")
        if answer.status == 200 or (answer.status == 304 and ask.headers):
            return ask, answer
        gone = answer.status == _GONE
        return ask, Refusal(refusal(answer), "gone" if gone else "failing", until)
