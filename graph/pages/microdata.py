"""HTML microdata (`itemscope`, `itemprop`) as items, written out as lines that can be quoted."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ..model import Item, Value
from .draft import BODIES, TextBuilder

_ATTRIBUTE = {
    "meta": "content",
    "time": "datetime",
    "data": "value",
    "link": "href",
    "img": "src",
    "a": "",
}


def read(root: etree._Element, out: TextBuilder) -> Iterator[Item]:
    """Yield the top-level items of a parsed document, in document order."""
    for element in root.iter("*"):
        if element.get("itemscope") is not None and element.get("itemprop") is None:
            yield _item(element, out, "")


def _item(scope: etree._Element, out: TextBuilder, prefix: str) -> Item:
    types = tuple(kind.rsplit("/", 1)[-1] for kind in (scope.get("itemtype") or "").split())
    name = prefix or (types[0] if types else "item")
    properties: list[tuple[str, Value | Item]] = []
    stack = list(reversed(scope))
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str):
            continue
        keys = (element.get("itemprop") or "").split()
        nested = element.get("itemscope") is not None
        if nested and keys:
            inner = _item(element, out, f"{name}.{keys[0]}")
            properties.extend((key, inner) for key in keys)
        elif keys:
            properties.extend(_values(element, keys, name, out))
        if not nested:
            stack.extend(reversed(element))
    return Item("microdata", types, tuple(properties))


def _values(
    element: etree._Element, keys: list[str], name: str, out: TextBuilder
) -> Iterator[tuple[str, Value]]:
    attribute = _ATTRIBUTE.get(str(element.tag), "")
    text = (element.get(attribute) if attribute else None) or element.get("content")
    if text is None:
        text = "".join(str(piece) for piece in element.itertext())
    text = " ".join(text.split())
    for key in keys:
        if text and key not in BODIES:
            yield key, out.line(f"{name}.{key}", text)
