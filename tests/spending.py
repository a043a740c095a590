"""Measure what a call costs this process, for the tests of texts that would take forever."""

import gc
import time
from collections.abc import Callable


def spend(call: Callable[[], object], *, tries: int = 3) -> float:
    """Give the least processor time of some tries, in seconds.

    Other processes and Python's collector, which walks whatever the tests before have left, would
    otherwise be part of it.
    """
    return min(_spend_once(call) for _ in range(tries))


def _spend_once(call: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    try:
        started = time.process_time()
        call()
        return time.process_time() - started
    finally:
        gc.enable()
