"""Worker processes that may die: what each was at is known, so one report brings down no other.

Each worker has a pipe of its own and at most two tasks, which it does in order. When it dies, by a
crash of a library in C or because the system ran out of memory, another takes its place, and the
reports that it held are read again one by one, each alone in a process. The one that ends its
process again is set aside by name; the others are read.

    parent --tasks--> worker --results--> parent, the end of the pipe says that it is dead
"""

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from threading import Event, Thread
from typing import Generic, TypeVar

from dateline.errors import DatelineError
from dateline.run.interrupts import end_along, hold_interrupts
from dateline.run.packing import pack

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[list[Item]], list[Result]]

HELD = 2
"""Tasks that a worker holds: the next one lies ready when it is done with the first."""

GRACE = 1.0
"""Seconds that a worker has to end when it is told to, before it is killed."""


@dataclass(slots=True, eq=False)
class _Task(Generic[Item, Result]):
    """Some items for one worker; `alone` when they were with a process that died."""

    items: list[Item]
    alone: bool = False
    results: list[Result] | None = None


class _Worker(Generic[Item, Result]):
    """One process, the pipe to it, and the tasks that it holds, first one first."""

    def __init__(self, make: Callable[[], Work[Item, Result]]) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.tasks: deque[_Task[Item, Result]] = deque()
        self.ready = False
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs, make), daemon=True)
        with hold_interrupts(leave=False), _deaf_children():
            self.process.start()  # half started, it would break with a trace of its own
        theirs.close()

    def takes(self, task: _Task[Item, Result]) -> bool:
        """Tell whether it may be given this task: one that may kill it shares it with no other."""
        if task.alone:
            return not self.tasks
        return len(self.tasks) < HELD and not any(one.alone for one in self.tasks)

    def give(self, task: _Task[Item, Result]) -> None:
        """Hand a task over; when the process is dead, that shows at its pipe."""
        self.tasks.append(task)
        with suppress(OSError):
            self.pipe.send_bytes(pack(task.items))

    def end(self) -> None:
        """End the process at once."""
        self.process.terminate()
        self.process.join(GRACE)
        if self.process.is_alive():
            self.process.kill()
        self.pipe.close()

    def bury(self) -> str:
        """Say how the process ended."""
        self.process.join(GRACE)
        self.end()
        return _describe_end(self.process.exitcode)


class Workers(Generic[Item, Result]):
    """Does work in `jobs` processes and gives the results in order, whatever processes die.

    `make` is called once in each process and gives its work: a list of items in, as many results
    out. `fail` says what stands for an item whose process died twice, the second time while it was
    alone there. An exception that `make` or the work raises is raised here. `ahead` bounds how many
    lists for each process may be begun before an earlier one is done.
    """

    def __init__(
        self,
        make: Callable[[], Work[Item, Result]],
        jobs: int,
        *,
        fail: Callable[[Item, str], Result],
        ahead: int = HELD,
    ) -> None:
        self._ahead = ahead
        self._make = make
        self._jobs = jobs
        self._fail = fail
        self._workers: list[_Worker[Item, Result]] = []
        self._waiting: list[_Task[Item, Result]] = []

    def run(self, batches: Iterable[list[Item]]) -> Iterator[Result]:
        """Give the results of all batches, and end the processes."""
        try:
            yield from self.serve(batches)
        finally:
            self.close()

    def serve(self, batches: Iterable[list[Item]]) -> Iterator[Result]:
        """Give the results of all batches; at most `ahead` a worker wait, and one more.

        The processes stay for the next call; one that was not taken to its end must be the last.
        """
        for batch in batches:
            self._waiting.append(_Task(batch))
            self._hand_out()
            while len(self._waiting) > self._ahead * self._jobs:
                yield from self._take_first()
        while self._waiting:
            yield from self._take_first()

    def close(self) -> None:
        """End the processes."""
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _hand_out(self) -> None:
        """Give waiting tasks to those who hold least; as many workers as there is work for."""
        held = {id(task) for worker in self._workers for task in worker.tasks}
        for task in self._waiting:
            if task.results is not None or id(task) in held:
                continue
            worker = min(self._workers, key=lambda one: len(one.tasks), default=None)
            if (worker is None or worker.tasks) and len(self._workers) < self._jobs:
                worker = _Worker(self._make)
                self._workers.append(worker)
            if worker is None or not worker.takes(task):
                return
            worker.give(task)

    def _take_first(self) -> Iterator[Result]:
        first = self._waiting[0]
        while first.results is None:
            for worker in self._wait():
                self._receive(worker)
            self._hand_out()
            first = self._waiting[0]
        self._waiting.pop(0)
        yield from first.results

    def _wait(self) -> list[_Worker[Item, Result]]:
        said = wait([worker.pipe for worker in self._workers])
        return [worker for worker in self._workers if worker.pipe in said]

    def _receive(self, worker: _Worker[Item, Result]) -> None:
        try:
            said = worker.pipe.recv()
        except Exception:  # the end of the pipe, or half a message: the process died
            self._replace(worker)
            return
        if isinstance(said, BaseException):
            raise said
        if not worker.ready:
            worker.ready = True
            return
        worker.tasks.popleft().results = said

    def _replace(self, worker: _Worker[Item, Result]) -> None:
        """Do without a process that died: what it held is read alone, or is what killed it."""
        self._workers.remove(worker)
        how = worker.bury()
        if not worker.ready:
            self._go_on_with_fewer(how)
            return
        for task in worker.tasks:
            if task.alone:
                task.results = [self._fail(item, how) for item in task.items]
                continue
            at = self._waiting.index(task)
            self._waiting[at : at + 1] = [_Task([item], alone=True) for item in task.items]

    def _go_on_with_fewer(self, how: str) -> None:
        self._jobs = len(self._workers)
        if not self._workers:
            raise DatelineError(
                f"no process could be started to read in: the last one {how} before it was ready. "
                "Is there memory for it? --jobs 1 reads in one process"
            )


def _describe_end(code: int | None) -> str:
    if code is None or code >= 0:
        return f"ended with status {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = str(-code)
    hint = " (killed from outside; out of memory?)" if name == "SIGKILL" else ""
    return f"was ended by {name}{hint}"


def freeze() -> None:
    """Take what is loaded out of what the collector of garbage looks through time and again.

    It is not freed before `gc.unfreeze()`, so that is for a process that keeps it to its end.
    """
    gc.collect()
    gc.freeze()


@contextmanager
def _deaf_children() -> Iterator[None]:
    """Let processes started inside not hear Ctrl-C, which is for their parent to act upon.

    They inherit that the signal is held back, from their first moment on; the parent hears what
    came meanwhile right after.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows; there workers learn it at their start
        yield
        return
    resource_tracker.ensure_running()  # when it starts, it ends the holding back of signals
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_children() -> None:
    for child in multiprocessing.active_children():
        child.kill()


end_along(_end_children)


def _serve(pipe: "Connection[object, object]", make: Callable[[], Work[Item, Result]]) -> None:
    """Work in a process: threads of their own receive and send, so that neither side waits."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks: SimpleQueue[list[Item]] = SimpleQueue()
    results: SimpleQueue[object] = SimpleQueue()
    Thread(target=_receive_tasks, args=(pipe, tasks), daemon=True).start()
    try:
        work = make()
        freeze()
    except Exception as error:  # raised where somebody can act upon it
        pipe.send(error)
        Event().wait()  # until the parent ends this process
        return
    pipe.send(None)  # from here on, what ends this process is what it works at
    Thread(target=_send_results, args=(pipe, results), daemon=True).start()
    try:
        while True:
            results.put(work(tasks.get()))
    except Exception as error:  # as above
        results.put(error)
        Event().wait()


def _receive_tasks(pipe: "Connection[object, object]", tasks: "SimpleQueue[list[Item]]") -> None:
    """Pass tasks on; end the process when its parent is gone, killed even."""
    try:
        while True:
            tasks.put(pipe.recv())  # type: ignore[arg-type]  # what the parent sends
    finally:
        os._exit(1)


def _send_results(pipe: "Connection[object, object]", results: "SimpleQueue[object]") -> None:
    try:
        while True:
            pipe.send_bytes(pack(results.get()))
    finally:
        os._exit(1)
