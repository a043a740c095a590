"""Pages that are kept for a while."""

import threading

from starlette.responses import Response

from dateline.web.shelf import GRACE, MOST, SECONDS, Shelf


def test_a_page_is_made_anew_when_it_is_old() -> None:
    now = [0.0]
    shelf, made = Shelf(lambda: now[0]), list[float]()

    def make() -> Response:
        made.append(now[0])
        return Response(str(now[0]))

    assert shelf.get("a", make) is shelf.get("a", make)
    now[0] = SECONDS + GRACE
    shelf.get("a", make)
    assert made == [0.0, SECONDS + GRACE]
    shelf.clear()
    shelf.get("a", make)
    assert len(made) == 3


def test_a_page_that_is_hardly_old_is_made_anew_for_the_next() -> None:
    now = [0.0]
    shelf, made, may_end = Shelf(lambda: now[0]), list[str](), threading.Event()

    def make() -> Response:
        made.append(threading.current_thread().name)
        if len(made) > 1:
            may_end.wait(10)
        return Response(str(len(made)))

    old = shelf.get("a", make)
    now[0] = SECONDS
    assert shelf.get("a", make) is old
    assert shelf.get("a", make) is old
    may_end.set()
    for one in threading.enumerate():
        if one.name == made[-1]:
            one.join(10)
    assert shelf.get("a", make).body == b"2"
    assert len(made) == 2


def test_what_went_wrong_is_not_kept() -> None:
    shelf, made = Shelf(lambda: 0.0), list[int]()

    def fail() -> Response:
        made.append(1)
        return Response(status_code=404)

    shelf.get("a", fail)
    shelf.get("a", fail)
    assert len(made) == 2


def test_few_pages_are_kept() -> None:
    shelf, made = Shelf(lambda: 0.0), list[int]()

    def make() -> Response:
        made.append(1)
        return Response()

    for number in range(MOST + 1):
        shelf.get(number, make)
    shelf.get(MOST, make)
    assert len(made) == MOST + 1
    shelf.get(0, make)
    assert len(made) == MOST + 2


def test_what_many_ask_at_once_is_made_once() -> None:
    shelf, made, ready = Shelf(lambda: 0.0), list[int](), threading.Barrier(8)

    def make() -> Response:
        made.append(1)
        return Response()

    def ask() -> None:
        ready.wait()
        shelf.get("a", make)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert made == [1]
