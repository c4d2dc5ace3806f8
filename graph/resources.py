"""Where the shipped data and queries lie, in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path


def folder(name: str) -> Path:
    """Find a shipped folder.

    The wheel carries ``data/`` and ``queries/`` inside the package; a checkout has them
    beside it.

    Args:
        name: ``data``, ``queries``, or a path below one of them.

    Raises:
        FileNotFoundError: If the installation is incomplete.

    Example:
        >>> folder("data/reviews").is_dir()
        True
    """
    package = Path(__file__).resolve().parent
    for base in (package, package.parent):
        if (base / name).exists():
            return base / name
    raise FileNotFoundError(f"{name} is missing beside {package.name}: reinstall film-review-graph")
