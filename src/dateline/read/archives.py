"""zip and tar: members are read where they lie, and nothing is ever written to a disk.

So a name that leads out of the archive could do no harm here; it is refused by name all the same,
as are links, for who packs such things packs them on purpose.
"""

import os
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from tempfile import TemporaryFile
from typing import BinaryIO, cast

from dateline.errors import ReadError
from dateline.read.budget import BROKEN_ARCHIVE, unpacked
from dateline.read.items import Found, How, Item, fail

MOST_MEMBERS = 1_000_000
"""Members that are looked at: an archive of more is no archive of reports."""

_CHUNK = 65_536
_ENCRYPTED = 0x1


def read_zip(item: Item, how: How) -> Iterator[Found]:
    """Give the members of a zip archive that may be reports, in sorted order.

    A Word document or a web archive (WACZ) by another name is not looked for here.
    """
    with open_zip(item, how) as archive:
        members = sorted(archive.infolist(), key=lambda one: one.filename)
        found = False
        for member in members[:MOST_MEMBERS]:
            if member.is_dir() or not how.wanted(member.filename):
                continue
            found = True
            yield read_member(item, archive, member)
        if not found:
            raise ReadError(_describe_empty(len(members)))


@contextmanager
def open_zip(item: Item, how: How) -> Iterator[zipfile.ZipFile]:
    """Open a zip archive, from a copy where its stream cannot be read from the end."""
    with ExitStack() as stack:
        stream = item.stream
        if not stream.seekable():
            stream = stack.enter_context(cast("BinaryIO", TemporaryFile()))  # noqa: SIM115
            _copy(item.stream, stream, how)
        try:
            archive = zipfile.ZipFile(stream)
        except BROKEN_ARCHIVE as error:
            raise ReadError(
                f"it is a zip archive that cannot be opened ({error}): get it again from where it "
                "is from"
            ) from error
        yield stack.enter_context(archive)


def read_member(item: Item, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Found:
    """Give one member, or why it is not read."""
    name = member.filename
    source = f"{item.source}!{name}"
    why = _refuse_name(name)
    if why is not None:
        return fail(source, why)
    if member.flag_bits & _ENCRYPTED:
        return fail(source, "it is encrypted: unpack it with its password, and read the file")
    if (member.external_attr >> 16) & 0o170000 == 0o120000:
        return fail(source, "it is a link: links in archives are not followed")
    try:
        opened = cast("BinaryIO", archive.open(member))
    except BROKEN_ARCHIVE as error:
        return fail(source, f"it cannot be unpacked ({error}): get the archive again")
    return item.member(name, unpacked(opened, item.budget, what="the member"))


def read_tar(item: Item, how: How) -> Iterator[Found]:
    """Give the members of a tar archive that may be reports, in the order of the archive."""
    members, found = 0, False
    try:
        with tarfile.open(fileobj=item.stream, mode="r|", errorlevel=1) as archive:
            for member in archive:
                members += 1
                if members > MOST_MEMBERS:
                    yield fail(item.source, f"only its first {MOST_MEMBERS:,} members are read")
                    return
                if member.isdir() or not how.wanted(member.name):
                    continue
                found = True
                yield _read_tar_member(item, archive, member)
    except BROKEN_ARCHIVE as error:
        raise ReadError(
            f"it is a tar archive that is broken ({error}): get it again from where it is from"
        ) from error
    if not found:
        raise ReadError(_describe_empty(members))


def _read_tar_member(item: Item, archive: tarfile.TarFile, member: tarfile.TarInfo) -> Found:
    source = f"{item.source}!{member.name}"
    why = _refuse_name(member.name)
    if why is not None:
        return fail(source, why)
    if member.issym() or member.islnk():
        return fail(source, "it is a link: links in archives are not followed")
    opened = archive.extractfile(member)
    if opened is None:
        return fail(source, "it is a device or pipe, and no file")
    return item.member(member.name, unpacked(cast("BinaryIO", opened), item.budget, what="it"))


def _refuse_name(name: str) -> str | None:
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or parts[0] == "" or os.path.splitdrive(name)[0] or parts[0].endswith(":"):
        return "its name leads out of the archive: such members are not read"
    return None


def _describe_empty(members: int) -> str:
    count = f"none of its {members:,} members is" if members else "it is empty: nothing is"
    return f"{count} a report: files with the endings of the formats that Dateline knows are read"


def _copy(stream: BinaryIO, copy: BinaryIO, how: How) -> None:
    """Copy a stream to a file without a name, within the limits of what is unpacked."""
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > how.limits.max_bytes * how.limits.max_ratio:
            raise ReadError(f"it has more than {size:,} bytes: save it as a file and read that")
        copy.write(chunk)
    copy.seek(0)
