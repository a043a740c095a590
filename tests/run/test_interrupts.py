import signal
import threading

import pytest

from dateline.run import interrupts
from dateline.run.interrupts import hold_interrupts


def test_an_interrupt_is_acted_upon_after_what_must_not_be_interrupted() -> None:
    done = []

    def load() -> None:
        with hold_interrupts():
            signal.raise_signal(signal.SIGINT)
            done.append("loaded")

    with pytest.raises(KeyboardInterrupt):
        load()
    assert done == ["loaded"]
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_a_second_interrupt_ends_what_the_first_must_not(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[int] = []
    monkeypatch.setattr(interrupts, "_leave", None)
    interrupts.leave_by(done.append)

    def start() -> None:
        with hold_interrupts(leave=False):
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)
            assert done == []

    with pytest.raises(KeyboardInterrupt):
        start()
    assert done == [signal.SIGINT]


def test_other_threads_are_let_alone() -> None:
    done = []

    def load() -> None:
        with hold_interrupts():
            done.append("loaded")

    thread = threading.Thread(target=load)
    thread.start()
    thread.join()
    assert done == ["loaded"]
