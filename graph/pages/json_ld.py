"""JSON-LD: each script on its own, flattened into lines of text that can be quoted.

No remote context is ever fetched: only local names are used.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator

from ..model import Item, Value
from .draft import BODIES, TextBuilder

MAX_DEPTH = 30
_LOCAL = re.compile(r"[^/#:]+$")
_WRAPPER = re.compile(
    r"^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[\s*(?:\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>\s*(?:\*/)?)\s*$"
)
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


Node = dict[str, object]


def nodes(script: str) -> list[Node]:
    """The nodes of one script.

    Raises:
        ValueError: If the script is not JSON, even after what is commonly broken has been mended.
    """
    script = _WRAPPER.sub("", script).strip().rstrip(";")
    try:
        return list(_nodes(_load(script)))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def items(found: list[Node], out: TextBuilder) -> Iterator[Item]:
    """Turn the nodes of a page's scripts into items, their values into lines of the text.

    A node that only names another's ``@id`` stands for that node.

    Raises:
        ValueError: If they are nested too deeply.
    """
    by_id = {str(node["@id"]): node for node in found if "@id" in node and len(node) > 1}
    try:
        for node in found:
            yield _item(node, out, "", 0, by_id)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _merged(pairs: list[tuple[str, object]]) -> Node:
    """An object; a key that is written several times has all its values, as a list."""
    node: Node = {}
    for key, value in pairs:
        if key not in node:
            node[key] = value
            continue
        before = node[key]
        node[key] = [*(before if isinstance(before, list) else [before]), value]
    return node


def _load(script: str) -> object:
    """Read JSON, mending what pages are known to break: the first mended form that reads counts."""
    error: ValueError | None = None
    for mend in _MENDS:
        script = mend(script)
        try:
            return json.loads(script, strict=False, object_pairs_hook=_merged)
        except ValueError as found:
            error = error or found
    assert error is not None
    raise error


def _without_commas(script: str) -> str:
    return _TRAILING_COMMA.sub(r"\1", script)


def _closed(script: str) -> str:
    """Add the brackets that a script cut off at its end lacks."""
    bare = _STRING.sub("", script)
    open_ones: list[str] = []
    for sign in bare:
        if sign in "{[":
            open_ones.append("}" if sign == "{" else "]")
        elif sign in "}]" and open_ones:
            open_ones.pop()
    return script + "".join(reversed(open_ones))


_MENDS: tuple[Callable[[str], str], ...] = (str, _without_commas, html.unescape, _closed)


def _nodes(data: object) -> Iterator[Node]:
    if isinstance(data, list):
        for entry in data:
            yield from _nodes(entry)
    elif isinstance(data, dict):
        graph = data.get("@graph")
        if isinstance(graph, list):
            yield from _nodes(graph)
        else:
            yield data


def _item(node: Node, out: TextBuilder, prefix: str, depth: int, by_id: dict[str, Node]) -> Item:
    raw = node.get("@type", ())
    types = tuple(_local(t) for t in (raw if isinstance(raw, list) else [raw]) if t)
    name = prefix or (types[0] if types else "item")
    properties: list[tuple[str, Value | Item]] = []
    for key, value in node.items():
        if key.startswith("@"):
            continue
        for entry in value if isinstance(value, list) else [value]:
            part = _part(_local(key), entry, out, f"{name}.{_local(key)}", depth, by_id)
            if part is not None:
                properties.append((_local(key), part))
    return Item("json-ld", types, tuple(properties))


def _part(
    key: str, entry: object, out: TextBuilder, name: str, depth: int, by_id: dict[str, Node]
) -> Value | Item | None:
    if isinstance(entry, dict):
        if set(entry) == {"@id"}:
            entry = by_id.get(str(entry["@id"]), entry)
        if "@value" in entry:
            entry = entry["@value"]
        elif depth >= MAX_DEPTH:
            return None
        else:
            return _item(entry, out, name, depth + 1, by_id)
    if isinstance(entry, str | int | float) and not isinstance(entry, bool):
        text = str(entry).strip()
        if text and key not in BODIES:
            return out.line(name, text)
    return None


def _local(name: object) -> str:
    found = _LOCAL.search(str(name))
    return found.group() if found else str(name)
