"""The command as an assistant starts it: by standard input and output, and by HTTP."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import anyio
import pytest
import urllib3
from mcp import Client, StdioServerParameters

from dateline.assistants.transports import LARGEST_REQUEST
from tests.assistants.proof import check_answer

HELLO = (
    '{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": '
    '"2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}}'
)
HEADERS = {
    "content-type": "application/json",
    "accept": "application/json, text/event-stream",
}


def command(path: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "dateline", "mcp", "--record", str(path), *more]


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_client_talks_to_a_process(example_record: Path, mode: str) -> None:
    first, *rest = command(example_record)
    server = StdioServerParameters(command=first, args=rest, env=dict(os.environ))

    async def talk() -> None:
        async with Client(server, mode=mode) as client:
            names = {one.name for one in (await client.list_tools()).tools}
            assert "search_events" in names
            found = await client.call_tool("search_events", {"about": "NATO", "limit": 3})
            assert check_answer(found.structured_content, example_record, "events") >= 3
            wrong = await client.call_tool("dossier", {"name": "Atlantis"})
            assert wrong.is_error

    anyio.run(talk)


def test_standard_output_holds_the_protocol_alone(example_record: Path) -> None:
    done = subprocess.run(  # noqa: S603 (our own command)
        command(example_record),
        input=f"{HELLO}\nnonsense\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout.strip()
    assert all(line.startswith('{"jsonrpc"') for line in done.stdout.splitlines())
    assert '"name":"dateline"' in done.stdout.replace(": ", ":")
    assert "Traceback" not in done.stderr


@contextmanager
def serving(path: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a server of its own process."""
    process = subprocess.Popen(  # noqa: S603 (our own command)
        command(path, "--http", "--port", "0"), stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stderr is not None
        yield process.stderr.readline().strip(), process
    finally:
        process.kill()
        process.wait()
        if process.stderr is not None:
            process.stderr.close()


@pytest.fixture(scope="module")
def address(example_record: Path) -> Iterator[str]:
    with serving(example_record) as (url, _):
        yield url


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_client_talks_over_http(address: str, example_record: Path, mode: str) -> None:
    async def talk() -> None:
        async with Client(address, mode=mode) as client:
            found = await client.call_tool("as_of", {"date": "2020-01-08", "limit": 3})
            assert check_answer(found.structured_content, example_record, "events") >= 3

    anyio.run(talk)


def test_many_clients_are_answered_at_once(address: str) -> None:
    async def talk() -> None:
        async with anyio.create_task_group() as group:
            for number in range(8):
                group.start_soon(ask, number)

    async def ask(number: int) -> None:
        async with Client(address) as client:
            given = {"limit": number + 1}
            found = await client.call_tool("search_events", given)
            assert len(found.structured_content["events"]) == number + 1

    anyio.run(talk)


def test_it_listens_on_this_machine_alone(address: str) -> None:
    assert urlsplit(address).hostname == "127.0.0.1"


@pytest.mark.parametrize(
    ("extra", "status"),
    [
        ({}, 200),
        ({"origin": "http://127.0.0.1:{port}"}, 200),
        ({"host": "localhost:{port}"}, 200),
        ({"host": "evil.example"}, 421),
        ({"host": "evil.example:{port}"}, 421),
        ({"host": "127.0.0.1.evil.example:{port}"}, 421),
        ({"host": "127.0.0.1:1"}, 421),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "http://127.0.0.1:1"}, 403),
        ({"origin": "null"}, 403),
        ({"content-type": "text/plain"}, 400),
    ],
)
def test_no_page_of_another_site_reaches_it(
    address: str, extra: dict[str, str], status: int
) -> None:
    port = str(urlsplit(address).port)
    sent = HEADERS | {name: value.replace("{port}", port) for name, value in extra.items()}
    answer = urllib3.request("POST", address, body=HELLO, headers=sent, retries=False)
    assert answer.status == status
    assert "access-control-allow-origin" not in answer.headers


def test_a_giant_request_is_refused(address: str) -> None:
    body = HELLO + " " * LARGEST_REQUEST
    answer = urllib3.request("POST", address, body=body, headers=HEADERS, retries=False)
    assert answer.status == 413


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_told_to(example_record: Path, sent: signal.Signals) -> None:
    with serving(example_record) as (_, process):
        process.send_signal(sent)
        status = process.wait(timeout=20)
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()
    assert status == 128 + sent
