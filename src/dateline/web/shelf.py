"""Pages kept for a few seconds, so that what many ask at once is made once."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from starlette.responses import Response

SECONDS = 10.0
"""How old a page may be; what is read meanwhile shows after that."""

GRACE = 5.0
"""How much older it may be while a new one is made: what many look at then keeps nobody waiting."""

MOST = 256
"""Pages that are kept."""


@dataclass(slots=True)
class _Slot:
    """One page: who makes it holds the lock, others wait for it."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    made: float = float("-inf")
    page: Response | None = None


class Shelf:
    """Keeps pages by what was asked; `clock` gives seconds that only grow."""

    def __init__(self, clock: Callable[[], float], *, seconds: float = SECONDS) -> None:
        self._clock = clock
        self._seconds = seconds
        self._slots: OrderedDict[Hashable, _Slot] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Response]) -> Response:
        """Give the page for a key: one that is fresh enough, else a new one.

        `make` is called by another thread where the old page does for now.
        """
        slot = self._find_slot(key)
        page, age = slot.page, self._clock() - slot.made
        if page is not None and self._seconds <= age < self._seconds + GRACE:
            if slot.lock.acquire(blocking=False):
                threading.Thread(target=self._renew, args=(slot, make), daemon=True).start()
            return page
        with slot.lock:
            if slot.page is not None and self._clock() - slot.made < self._seconds:
                return slot.page
            return self._fill(slot, make)

    def clear(self) -> None:
        """Forget all pages: something was corrected."""
        with self._lock:
            self._slots.clear()

    def _renew(self, slot: _Slot, make: Callable[[], Response]) -> None:
        try:
            self._fill(slot, make)
        finally:
            slot.lock.release()

    def _fill(self, slot: _Slot, make: Callable[[], Response]) -> Response:
        page = make()
        slot.page, slot.made = page if page.status_code == 200 else None, self._clock()
        return page

    def _find_slot(self, key: Hashable) -> _Slot:
        with self._lock:
            slot = self._slots.setdefault(key, _Slot())
            self._slots.move_to_end(key)
            while len(self._slots) > MOST:
                self._slots.popitem(last=False)
            return slot
