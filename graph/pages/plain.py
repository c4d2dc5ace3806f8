"""Plain text: the text is the file."""

from __future__ import annotations

from .draft import Draft


def read(text: str) -> Draft:
    """Take a plain text as it is."""
    return Draft(text.removeprefix("\ufeff"))
