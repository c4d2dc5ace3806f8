"""Data in HTML attributes, microdata and RDFa, as items whose lines can be quoted.

The two differ in the names of their attributes; no vocabulary or prefix is ever fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from ..model import Item, Value
from .draft import BODIES, TextBuilder


class Dialect(NamedTuple):
    """The attributes that open an item, give its types, and name its properties."""

    source: str
    scope: str
    types: str
    property: str
    link: str = ""


DIALECTS = (
    Dialect("microdata", "itemscope", "itemtype", "itemprop"),
    Dialect("rdfa", "typeof", "typeof", "property", "rel"),
)
_OF_FILMS = frozenset({"director", "directors", "actor", "actors", "producer", "musicBy"})
_VALUE_IN = {
    "meta": ("content",),
    "time": ("datetime", "content"),
    "data": ("value",),
    "link": ("href",),
    "img": ("src",),
}
_LOCAL = re.compile(r"[^/#:]+$")


def read(root: etree._Element, out: TextBuilder) -> Iterator[Item]:
    """Yield the top-level items of a parsed document, in document order, one dialect at a time."""
    for dialect in DIALECTS:
        for element in root.iter("*"):
            if element.get(dialect.scope) is not None and element.get(dialect.property) is None:
                yield _item(element, out, "", dialect)
    yield from _without_scope(root, out)


def _without_scope(root: etree._Element, out: TextBuilder) -> Iterator[Item]:
    """The film of a page that names a film's properties in no item at all."""
    if root.find(".//*[@itemscope]") is not None:
        return
    loose = [element for element in root.iter("*") if element.get("itemprop")]
    if _OF_FILMS.isdisjoint(
        key for element in loose for key in element.get("itemprop", "").split()
    ):
        return
    values = [
        value
        for element in loose
        for value in _values(element, element.get("itemprop", "").split(), "Movie", out)
    ]
    yield Item("microdata", ("Movie",), tuple(values))


def _item(scope: etree._Element, out: TextBuilder, prefix: str, dialect: Dialect) -> Item:
    types = tuple(_local(kind) for kind in (scope.get(dialect.types) or "").split())
    name = prefix or (types[0] if types else "item")
    properties: list[tuple[str, Value | Item]] = []
    stack = list(reversed(scope))
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str):
            continue
        named = (element.get(dialect.property) or "").split()
        # RDFa links its objects by rel, which HTML uses for other things: "nofollow".
        linked = (element.get(dialect.link) or "").split() if dialect.link else []
        keys = [_local(key) for key in (*named, *(key for key in linked if ":" in key))]
        nested = element.get(dialect.scope) is not None
        if nested and keys:
            inner = _item(element, out, f"{name}.{keys[0]}", dialect)
            properties.extend((key, inner) for key in keys)
        elif keys:
            properties.extend(_values(element, keys, name, out))
        if not nested:
            stack.extend(reversed(element))
    return Item(dialect.source, types, tuple(properties))


def _values(
    element: etree._Element, keys: list[str], name: str, out: TextBuilder
) -> Iterator[tuple[str, Value]]:
    attributes = (*_VALUE_IN.get(str(element.tag), ()), "content")
    text = next((element.get(a) for a in attributes if element.get(a)), None)
    if text is None:
        text = "".join(str(piece) for piece in element.itertext())
    text = " ".join(text.split())
    for key in keys:
        if text and key not in BODIES:
            yield key, out.line(f"{name}.{key}", text)


def _local(name: str) -> str:
    found = _LOCAL.search(name)
    return found.group() if found else name
