"""Text and Markdown: the text is the file, front matter included, which becomes an `Item`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import yaml

from ..model import Item, Value
from .draft import Draft, well_formed

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*\n(.*?)^\1[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
MAX_NODES = 5_000
"""Front matter has tens of values; an alias bomb has billions."""


def read(text: str) -> Draft:
    """Read a page of text with optional YAML (``---``) or TOML (``+++``) front matter."""
    text = text.removeprefix("\ufeff")
    draft = Draft(text)
    fence = _FENCE.match(text)
    if not fence:
        return draft
    draft.body = fence.end()
    block, offset = fence.group(2), fence.start(2)
    try:
        parts = _yaml(block, offset) if fence.group(1) == "---" else _toml(block, offset)
        draft.items.append(Item("front-matter", ("FrontMatter",), tuple(parts)))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        draft.warnings.append(f"front matter is not YAML at line {line}; read without it")
    except (ValueError, RecursionError) as error:
        draft.warnings.append(f"front matter cannot be read ({error}); read without it")
    return draft


def _yaml(block: str, offset: int) -> Iterator[tuple[str, Value]]:
    """Scalars by key, through the composer: it gives exact positions and builds no object."""
    root = yaml.compose(block, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        return
    budget = MAX_NODES
    stack = [(str(key.value), value) for key, value in reversed(root.value)]
    while stack and budget > 0:
        budget -= 1
        key, node = stack.pop()
        if isinstance(node, yaml.ScalarNode):
            if node.value.strip() and node.tag != "tag:yaml.org,2002:null":
                start = offset + node.start_mark.index
                yield (
                    key.lower(),
                    Value(well_formed(node.value.strip()), start, offset + node.end_mark.index),
                )
        elif isinstance(node, yaml.SequenceNode):
            budget -= len(node.value)
            stack.extend((key, child) for child in reversed(node.value))
        elif isinstance(node, yaml.MappingNode):
            budget -= len(node.value)
            stack.extend((f"{key}.{k.value}", child) for k, child in reversed(node.value))


def _toml(block: str, offset: int) -> Iterator[tuple[str, Value]]:
    """Scalars by key; tomllib gives no positions, so each value is looked up in order."""
    stack: list[tuple[str, object]] = list(reversed(tomllib.loads(block).items()))
    at = 0
    while stack:
        key, value = stack.pop()
        if isinstance(value, dict):
            stack.extend((f"{key}.{k}", v) for k, v in reversed(value.items()))
        elif isinstance(value, list):
            stack.extend((key, child) for child in reversed(value))
        else:
            text = str(value)
            found = block.find(text, at)
            found = found if found >= 0 else block.find(text)
            if found >= 0 and text.strip():
                at = found + len(text)
                yield key.lower(), Value(well_formed(text.strip()), offset + found, offset + at)
