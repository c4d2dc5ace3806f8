"""JSON-LD: each script on its own, flattened into lines of text that can be quoted.

No remote context is ever fetched: only local names are used.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from ..model import Item, Value
from .draft import BODIES, TextBuilder

MAX_DEPTH = 30
_LOCAL = re.compile(r"[^/#:]+$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


def read(script: str, out: TextBuilder) -> Iterator[Item]:
    """Yield the items of one script and write their values to the text as lines.

    Raises:
        ValueError: If the script is not JSON, even after trailing commas are dropped.
    """
    script = script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        for node in _nodes(_load(script)):
            yield _item(node, out, "", 0)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _load(script: str) -> object:
    try:
        return json.loads(script, strict=False)
    except ValueError:
        return json.loads(_TRAILING_COMMA.sub(r"\1", script), strict=False)


def _nodes(data: object) -> Iterator[dict[str, object]]:
    if isinstance(data, list):
        for entry in data:
            yield from _nodes(entry)
    elif isinstance(data, dict):
        graph = data.get("@graph")
        if isinstance(graph, list):
            yield from _nodes(graph)
        else:
            yield data


def _item(node: dict[str, object], out: TextBuilder, prefix: str, depth: int) -> Item:
    raw = node.get("@type", ())
    types = tuple(_local(t) for t in (raw if isinstance(raw, list) else [raw]) if t)
    name = prefix or (types[0] if types else "item")
    properties: list[tuple[str, Value | Item]] = []
    for key, value in node.items():
        if key.startswith("@"):
            continue
        for entry in value if isinstance(value, list) else [value]:
            part = _part(_local(key), entry, out, f"{name}.{_local(key)}", depth)
            if part is not None:
                properties.append((_local(key), part))
    return Item("json-ld", types, tuple(properties))


def _part(key: str, entry: object, out: TextBuilder, name: str, depth: int) -> Value | Item | None:
    if isinstance(entry, dict):
        if "@value" in entry:
            entry = entry["@value"]
        elif depth >= MAX_DEPTH:
            return None
        else:
            return _item(entry, out, name, depth + 1)
    if isinstance(entry, str | int | float) and not isinstance(entry, bool):
        text = str(entry).strip()
        if text and key not in BODIES:
            return out.line(name, text)
    return None


def _local(name: object) -> str:
    found = _LOCAL.search(str(name))
    return found.group() if found else str(name)
