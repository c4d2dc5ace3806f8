"""Floor 8: rows for a terminal and for other programs. Text from pages is hostile until here."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from .rows import Rows, Value
from .vocabulary import ENTITY_BASE, PREFIXES


def safe(value: object) -> str:
    """A value as text that a terminal shows and does not obey: control characters are dropped.

    Example:
        >>> safe("a" + chr(27) + "[31mb")
        'a[31mb'
    """
    text = "" if value is None else str(value)
    return "".join(" " if c in "\n\r\t" else c for c in text if c.isprintable() or c in "\n\r\t ")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], console: Console) -> None:
    """Print rows as a table that fits the terminal: one line a row, long cells cut."""
    cells = [[_short(value) for value in row] for row in rows]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    needs = [max(map(len, column)) for column in zip(map(safe, columns), *cells, strict=True)]
    for column, width in zip(columns, _widths(needs, console.width), strict=True):
        table.add_column(Text(safe(column)), overflow="ellipsis", no_wrap=True, width=width)
    for row in cells:
        table.add_row(*map(Text, row))
    # rich would end the process with status 1 where the reader of a pipe has gone.
    with console.capture() as capture:
        console.print(table)
    click.echo(capture.get(), nl=False, color=True)


def _widths(needs: Sequence[int], total: int) -> list[int]:
    """Share a line among columns: narrow ones get what they need, wide ones the same of the rest.

    Example:
        >>> _widths([4, 100, 60], 80)
        [4, 33, 33]
    """
    left = total - 3 * len(needs) - 1
    widths = list(needs)
    for done, index in enumerate(sorted(range(len(needs)), key=needs.__getitem__)):
        widths[index] = max(1, min(needs[index], left // (len(needs) - done)))
        left -= widths[index]
    return widths


def _short(value: object) -> str:
    """A cell's text: IRIs of ours by their last part, properties by their prefix."""
    text = safe(value)
    if text.startswith(ENTITY_BASE):
        return text.removeprefix(ENTITY_BASE)
    for prefix, namespace in PREFIXES.items():
        if text.startswith(namespace):
            return f"{prefix}:{text.removeprefix(namespace)}"
    return text


def to_csv(rows: Rows) -> str:
    """Rows as CSV (RFC 4180), with a header line."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(rows.columns)
    writer.writerows(rows.tuples())
    return out.getvalue()


def to_json(rows: Rows) -> str:
    """Rows as a JSON array of objects."""
    plain = [{key: _finite(value) for key, value in row.items()} for row in rows]
    return json.dumps(plain, ensure_ascii=False, indent=1, default=_plain, allow_nan=False)


def _finite(value: Value) -> Value:
    """JSON has no infinity: such a number becomes a string."""
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def _plain(value: Value) -> object:
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else str(value)
