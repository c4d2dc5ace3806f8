"""Floor 8: rows for a terminal and for other programs. Text from pages is hostile until here."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from .query import Rows, Value


def safe(value: object) -> str:
    """A value as text that a terminal shows and does not obey: control characters are dropped.

    Example:
        >>> safe("a" + chr(27) + "[31mb")
        'a[31mb'
    """
    text = "" if value is None else str(value)
    return "".join(" " if c in "\n\r\t" else c for c in text if c.isprintable() or c in "\n\r\t ")


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], console: Console
) -> None:
    """Print rows as a table that fits the terminal; long cells are folded."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(Text(safe(column)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(_short(value)) for value in row))
    console.print(table)


def _short(value: object) -> str:
    """An IRI of ours as its last parts."""
    text = safe(value)
    return text.split("/id/", 1)[1] if text.startswith("https://film-review-graph.example/id/") else text


def to_csv(rows: Rows) -> str:
    """Rows as CSV (RFC 4180), with a header line."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(rows.columns)
    writer.writerows(rows.tuples())
    return out.getvalue()


def to_json(rows: Rows) -> str:
    """Rows as a JSON array of objects."""
    return json.dumps(list(rows), ensure_ascii=False, indent=1, default=_plain)


def _plain(value: Value) -> object:
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else str(value)
