import signal
import threading

import pytest

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


def test_other_threads_are_let_alone() -> None:
    done = []

    def load() -> None:
        with hold_interrupts():
            done.append("loaded")

    thread = threading.Thread(target=load)
    thread.start()
    thread.join()
    assert done == ["loaded"]
