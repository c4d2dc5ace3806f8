"""Floor 7: the rows of a SELECT, with Python values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from . import vocabulary as v
from .errors import FilmGraphError

if TYPE_CHECKING:
    import pandas

Value = str | int | float | Decimal | bool | date | None


class Rows(Sequence[dict[str, Value]]):
    """The rows of a SELECT, as a sequence of dictionaries with Python values.

    Attributes:
        columns: The projected variables, in order.
    """

    def __init__(self, columns: list[str], rows: list[tuple[Value, ...]]) -> None:
        self.columns = columns
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return Rows(self.columns, self._rows[index])
        return dict(zip(self.columns, self._rows[index], strict=True))

    def __repr__(self) -> str:
        return f"Rows({self.columns}, {len(self)} rows)"

    def tuples(self) -> list[tuple[Value, ...]]:
        """The rows without their column names."""
        return list(self._rows)

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a data frame.

        Raises:
            FilmGraphError: If pandas is not installed.
        """
        try:
            import pandas
        except ImportError as error:
            raise FilmGraphError(
                "pandas is not installed; pip install 'film-review-graph[pandas]'"
            ) from error
        return pandas.DataFrame(self._rows, columns=self.columns)


def _boolean(text: str) -> bool:
    return text in {"true", "1"}


_PYTHON: dict[str, Callable[[str], Value]] = {
    v.XSD + "integer": int,
    v.XSD + "decimal": Decimal,
    v.XSD + "double": float,
    v.XSD + "float": float,
    v.XSD + "boolean": _boolean,
    v.XSD + "date": date.fromisoformat,
}


def python_value(value: object) -> Value:
    """An RDF term as the Python value that it means; an IRI as its text."""
    if value is None:
        return None
    if isinstance(value, ox.Literal):
        convert = _PYTHON.get(value.datatype.value)
        if convert:
            try:
                return convert(value.value)
            except (ValueError, InvalidOperation):
                return value.value
        return value.value
    if isinstance(value, ox.NamedNode | ox.BlankNode):
        return value.value
    return str(value)
