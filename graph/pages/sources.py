"""Where pages come from: the walk over files and folders, size limits, decoding."""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from ..errors import PageError, UsageError

MAX_BYTES = 10_000_000
"""Largest page in bytes. A long review has 20 kB, a whole printed book 1 MB; more than this
is a dump of pages and is split before it is read."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")


class Source(NamedTuple):
    """A file to read: its path as given, its name below the PATH given, where it lies."""

    path: str
    name: str
    file: Path | None


def sources(paths: Iterable[str | Path], suffixes: Mapping[str, str]) -> Iterator[Source]:
    """List the files under the given paths, sorted, folders walked through.

    Raises:
        UsageError: If a path does not exist or is not readable.
    """
    for given in paths:
        if str(given) == "-":
            yield Source("-", "stdin.txt", None)
            continue
        path = Path(given)
        try:
            if path.is_dir():
                yield from _below(path, suffixes)
            elif path.exists() and not path.is_file():
                raise UsageError(f"{given}: is neither a file nor a folder")
            elif path.exists():
                yield Source(str(given), path.name, path)
            else:
                raise UsageError(f"{given}: no such file or folder")
        except OSError as error:
            raise UsageError(f"{given}: {error.strerror or error}") from error


def _below(folder: Path, suffixes: Mapping[str, str]) -> Iterator[Source]:
    found = [
        file
        for file in folder.rglob("*")
        if file.suffix.lower() in suffixes
        and file.is_file()
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
    ]
    for file in sorted(found, key=lambda f: f.relative_to(folder).as_posix()):
        yield Source(str(file), file.relative_to(folder).as_posix(), file)


def read_bytes(source: Source) -> bytes:
    """Read a file whole, unless it is too large.

    Raises:
        PageError: If it cannot be read, is empty, or is larger than `MAX_BYTES`.
    """
    try:
        if source.file is None:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with source.file.open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise PageError(source.path, str(error.strerror or error)) from error
    if len(data) > MAX_BYTES:
        raise PageError(
            source.path, f"is larger than {MAX_BYTES // 1_000_000} MB; split it into pages"
        )
    if not data.strip():
        raise PageError(source.path, "is empty")
    return data


def decode(path: str, data: bytes) -> tuple[str, list[str]]:
    """Turn bytes into text: a byte-order mark decides, then UTF-8, then Windows-1252.

    Returns:
        The text, and warnings for the user.

    Raises:
        PageError: If the bytes are no text at all.

    Example:
        >>> decode("a.txt", "Amélie".encode("latin-1"))
        ('Amélie', ['is not UTF-8; read as Windows-1252'])
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), []
            except UnicodeDecodeError as error:
                raise PageError(
                    path, f"begins as {encoding} but is broken at byte {error.start}"
                ) from error
    encoding = _without_mark(data)
    if encoding:
        return data.decode(encoding), [f"has no byte-order mark; read as {encoding}"]
    controls = len(_CONTROL.findall(data[:4096].decode("latin-1")))
    if controls > min(len(data), 4096) / 100:
        raise PageError(path, "is not a text file")
    try:
        return _CONTROL.sub(" ", data.decode("utf-8")), []
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        return _CONTROL.sub(" ", text), ["is not UTF-8; read as Windows-1252"]


def _without_mark(data: bytes) -> str:
    """UTF-16 without a byte-order mark shows as a zero in every other byte of plain text."""
    head = data[:2000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if half >= 2 and odd > 0.4 * half and even < 0.05 * half:
        encoding = "utf-16-le"
    elif half >= 2 and even > 0.4 * half and odd < 0.05 * half:
        encoding = "utf-16-be"
    else:
        return ""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return ""
    return encoding
