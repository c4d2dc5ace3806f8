"""A page in the making: text that grows while offsets into it are handed out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..model import Item, Value

# Properties that repeat the page's own prose: no second witness, and not listed.
BODIES = frozenset({"reviewBody", "articleBody", "text", "description"})
_WINDOWS = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D, 0x85}
} | {0x85: "…"}
_SURROGATE = re.compile("[\ud800-\udfff]")


def well_formed(text: str) -> str:
    """A text without lone surrogates, and without the controls that stand for Windows' signs.

    Surrogates come in by escapes in JSON and YAML; U+0080 to U+009F are what is left of quotation
    marks and dashes of Windows-1252 that were read as Latin-1, as browsers know, too.
    """
    return _SURROGATE.sub("\ufffd", text).translate(_WINDOWS)


@dataclass(slots=True)
class Draft:
    """What a format's reader returns; `graph.pages` turns it into a `Page`."""

    text: str
    items: list[Item] = field(default_factory=list)
    body: int = 0
    body_end: int = -1
    warnings: list[str] = field(default_factory=list)


class TextBuilder:
    """Grows a text piece by piece and knows its length in code points."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.length = 0

    def add(self, piece: str) -> tuple[int, int]:
        """Append a piece.

        Returns:
            Its start and end in the text.
        """
        start = self.length
        self._pieces.append(piece)
        self.length += len(piece)
        return start, self.length

    def line(self, key: str, value: str) -> Value:
        """Append ``key: value`` as a line of its own; the value spans the whole line."""
        text = " ".join(well_formed(value).split())
        start, end = self.add(f"{key}: {text}")
        self.add("\n")
        return Value(text, start, end)

    def build(self) -> str:
        """The whole text."""
        return "".join(self._pieces)
