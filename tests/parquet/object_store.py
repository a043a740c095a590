"""An object store on this machine that speaks as much of S3 as file systems ask for.

It is a process of its own: pyarrow holds the interpreter's lock while it gives up an upload, so a
thread of the same process could not answer it.
"""

import hashlib
import multiprocessing
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


@dataclass
class _Held:
    """What lies in the store, by `bucket/key`; `uploads` are those that were begun."""

    objects: dict[str, bytes] = field(default_factory=dict)
    uploads: dict[str, dict[int, bytes]] = field(default_factory=dict)


class Store:
    """The store as a test sees it; `objects` and `uploads` are copies of what it holds by now."""

    def __init__(self, port: int, pipe: Connection) -> None:
        self.port = port
        self._pipe = pipe

    @property
    def asked(self) -> str:
        """What a url must ask for to lead here."""
        return f"endpoint_override=127.0.0.1:{self.port}&scheme=http&region=us-east-1"

    @property
    def objects(self) -> dict[str, bytes]:
        return self._ask().objects

    @objects.setter
    def objects(self, objects: dict[str, bytes]) -> None:
        self._ask(objects)

    @property
    def uploads(self) -> dict[str, dict[int, bytes]]:
        return self._ask().uploads

    def _ask(self, objects: dict[str, bytes] | None = None) -> _Held:
        """Give what the store holds, once these objects are all that lies in it."""
        self._pipe.send(objects)
        held = self._pipe.recv()
        assert isinstance(held, _Held)
        return held


@contextmanager
def run_store() -> Iterator[Store]:
    context = multiprocessing.get_context("spawn")
    ours, its = context.Pipe()
    process = context.Process(target=_serve, args=(its,))
    process.start()
    its.close()
    try:
        yield Store(ours.recv(), ours)
    finally:
        ours.close()
        process.join()


def _serve(pipe: "Connection[object, dict[str, bytes] | None]") -> None:
    """Tell the port; then take what the store is to hold, and show what it holds, to the end."""
    held = _Held()

    class Handler(_Handler):
        @property
        def store(self) -> _Held:
            return held

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    pipe.send(server.server_port)
    with suppress(EOFError):
        while True:
            objects = pipe.recv()
            if objects is not None:
                held.objects = objects
            pipe.send(held)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def store(self) -> _Held:
        raise NotImplementedError

    def do_HEAD(self) -> None:
        name, _ = self._asked()
        if "/" not in name:
            self._answer(200)
        elif name in self.store.objects:
            data = self.store.objects[name]
            self._answer(200, length=len(data), ETag=_tag(data))
        else:
            self._answer(404)

    def do_GET(self) -> None:
        name, query = self._asked()
        if "list-type" in query:
            self._answer(200, self._list(name, query).encode())
            return
        data = self.store.objects.get(name)
        if data is None:
            self._answer(404, f"{HEAD}<Error><Code>NoSuchKey</Code></Error>".encode())
            return
        first, _, last = self.headers.get("Range", "bytes=0-").removeprefix("bytes=").partition("-")
        end = min(len(data), int(last) + 1) if last else len(data)
        part = data[int(first) : end]
        bounds = f"bytes {first}-{end - 1}/{len(data)}"
        status = 206 if "Range" in self.headers else 200
        self._answer(status, part, Content_Range=bounds, ETag=_tag(data))

    def do_PUT(self) -> None:
        name, query = self._asked()
        data = self._body()
        if "partNumber" in query:
            self.store.uploads[query["uploadId"]][int(query["partNumber"])] = data
        else:
            self.store.objects[name] = data
        self._answer(200, ETag=_tag(data))

    def do_POST(self) -> None:
        name, query = self._asked()
        self._body()
        if "uploads" in query:
            number = str(len(self.store.uploads))
            self.store.uploads[number] = {}
            kind, inside = "InitiateMultipartUpload", f"<UploadId>{number}</UploadId>"
        else:
            parts = self.store.uploads.pop(query["uploadId"])
            self.store.objects[name] = b"".join(parts[one] for one in sorted(parts))
            kind, inside = "CompleteMultipartUpload", "<ETag>x</ETag>"
        self._answer(200, f"{HEAD}<{kind}Result>{inside}</{kind}Result>".encode())

    def do_DELETE(self) -> None:
        name, query = self._asked()
        if "uploadId" in query:
            self.store.uploads.pop(query["uploadId"], None)
        else:
            self.store.objects.pop(name, None)
        self._answer(204)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def _asked(self) -> tuple[str, dict[str, str]]:
        parts = urlsplit(self.path)
        query = parse_qs(parts.query, keep_blank_values=True)
        return unquote(parts.path).strip("/"), {name: values[0] for name, values in query.items()}

    def _list(self, bucket: str, query: dict[str, str]) -> str:
        prefix, edge = query.get("prefix", ""), query.get("delimiter", "")
        rows, folders = [], set()
        for name, data in sorted(self.store.objects.items()):
            key = name.removeprefix(f"{bucket}/")
            if not name.startswith(f"{bucket}/{prefix}"):
                continue
            below = key[len(prefix) :].partition(edge) if edge else (key, "", "")
            if below[1]:
                folders.add(f"{prefix}{below[0]}{edge}")
                continue
            rows.append(
                f"<Contents><Key>{escape(key)}</Key><Size>{len(data)}</Size>"
                "<LastModified>2020-01-01T00:00:00.000Z</LastModified></Contents>"
            )
        rows += [
            f"<CommonPrefixes><Prefix>{escape(one)}</Prefix></CommonPrefixes>"
            for one in sorted(folders)
        ]
        count = f"<KeyCount>{len(rows)}</KeyCount><IsTruncated>false</IsTruncated>"
        return f"{HEAD}<ListBucketResult>{count}{''.join(rows)}</ListBucketResult>"

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") == "chunked":
            data = b"".join(iter(self._chunk, b""))
        else:
            data = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        if "aws-chunked" not in self.headers.get("Content-Encoding", ""):
            return data
        plain, rest = b"", data
        while rest:
            line, _, rest = rest.partition(b"\r\n")
            size = int(line.split(b";")[0], 16)
            if not size:
                break
            plain, rest = plain + rest[:size], rest[size + 2 :]
        return plain

    def _chunk(self) -> bytes:
        size = int(self.rfile.readline().split(b";")[0], 16)
        data = self.rfile.read(size)
        self.rfile.readline()
        return data

    def _answer(
        self, status: int, body: bytes = b"", *, length: int | None = None, **headers: str
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.send_header("Last-Modified", "Wed, 01 Jan 2020 00:00:00 GMT")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


def _tag(data: bytes) -> str:
    return f'"{hashlib.blake2b(data, digest_size=16).hexdigest()}"'
