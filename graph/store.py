"""Floor 5: the store. Oxigraph on disk, or in memory.

A store on disk is a folder that we own: ``film-graph.json`` names the current generation, a
folder of Oxigraph's beside it. A build writes the next generation and then replaces that one
small file, so that readers see the old graph or the new one, never half of one.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock
import pyoxigraph as ox

from .errors import StoreError

FORMAT = 1
MARKER = "film-graph.json"
_LOCK = "build.lock"
_NEW_MARKER = f"{MARKER}.new"
_TRIES = 5


def open_store(path: str | Path) -> ox.Store:
    """Open the current generation of a store for reading.

    Raises:
        StoreError: If there is no store, or it was written by something else or another version.
    """
    path = Path(path)
    for _ in range(_TRIES):
        generation = path / _current(path)
        try:
            return ox.Store.read_only(str(generation))
        except (OSError, RuntimeError) as error:
            broken = error
            if path / _current(path) == generation:
                break  # Not a build that has just replaced it.
    raise StoreError(f"{path}: the store cannot be opened ({broken}); build it anew") from broken


def _current(path: Path) -> str:
    """The folder name of the current generation."""
    if not path.exists():
        raise StoreError(f"{path}: no such store; make one with: film-graph build --store {path}")
    marker = _marker(path)
    if not {"format", "store"} <= marker.keys():
        raise StoreError(f"{path}: is not a store of film-graph; name another --store")
    written, name = marker["format"], str(marker["store"])
    if written != FORMAT:
        raise StoreError(
            f"{path}: written in store format {written}, this version reads {FORMAT}; "
            "build it anew from its pages"
        )
    if "/" in name or not (path / name).is_dir():
        raise StoreError(f"{path}: its generation {name!r} is missing; build it anew")
    return name


@contextmanager
def new_generation(path: str | Path) -> Iterator[ox.Store]:
    """Write a store's next generation; it becomes the current one when the block ends well.

    Where the block fails, the store stays as it was.

    Raises:
        StoreError: If the folder is somebody else's, another build is writing it, or the disk
            is full.
    """
    path = Path(path)
    _claim(path)
    lock = filelock.FileLock(path / _LOCK)
    try:
        with lock.acquire(timeout=0):
            yield from _write(path)
    except filelock.Timeout as error:
        raise StoreError(f"{path}: another build is writing this store; wait for it") from error
    except PermissionError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror})") from error


def _claim(path: Path) -> None:
    """Make the folder, or see that it is ours or empty."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        ours = {MARKER, _LOCK, _NEW_MARKER}
        inside = [p for p in path.iterdir() if p.name not in ours and not _is_generation(p)]
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror})") from error
    if inside:
        raise StoreError(
            f"{path}: holds {inside[0].name!r}, which is not film-graph's; name another --store"
        )
    # A marker that is broken may be written over, one of another format not.
    if _marker(path).get("format", FORMAT) != FORMAT:
        raise StoreError(f"{path}: written in another store format; name another --store")


def _marker(path: Path) -> dict[str, object]:
    """What the marker says; nothing where there is none that can be read."""
    try:
        found = json.loads((path / MARKER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _is_generation(path: Path) -> bool:
    return path.name.startswith("store-") and path.name[6:].isdigit()


def _write(path: Path) -> Iterator[ox.Store]:
    old = [p for p in path.iterdir() if _is_generation(p)]
    number = max((int(p.name[6:]) for p in old), default=0) + 1
    fresh = path / f"store-{number}"
    before = _marker(path).get("store")
    try:
        store = ox.Store(str(fresh))
        yield store
        store.flush()
        _replace_marker(path, fresh.name)
    except BaseException as error:
        shutil.rmtree(fresh, ignore_errors=True)
        if isinstance(error, OSError):
            raise StoreError(f"{path}: cannot be written ({error})") from error
        raise
    # Who is just opening the generation before may finish; older ones go.
    for stale in (p for p in old if p.name != before):
        shutil.rmtree(stale, ignore_errors=True)


def _replace_marker(path: Path, name: str) -> None:
    beside = path / _NEW_MARKER
    beside.write_text(json.dumps({"format": FORMAT, "store": name}) + "\n", encoding="utf-8")
    beside.replace(path / MARKER)


def load(store: ox.Store, quads: Iterable[ox.Quad]) -> None:
    """Load quads in bulk."""
    store.bulk_extend(quads)


def replace_file(path: str | Path, write: Callable[[Path], object]) -> None:
    """Write a file beside its place and rename it there: never half a file.

    Raises:
        OSError: If it cannot be written.
    """
    path = Path(path)
    if not path.name or path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        write(beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
