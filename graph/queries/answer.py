"""An answer: rows in a list that notebooks show as a table, and that other tools take over."""

from collections.abc import Callable, Iterable
from html import escape
from typing import TYPE_CHECKING, Any, SupportsIndex, TypeVar, get_args, get_type_hints, overload

from graph.queries.cells import key_of, show_field
from graph.queries.row import Row

if TYPE_CHECKING:
    import pandas
    import polars

_R = TypeVar("_R", bound=Row)
_MOST_SHOWN = 200
"""How many rows a notebook is shown."""


class Answer(list[_R]):
    """The rows of one answer.

    It is a list of pydantic models. In Jupyter it shows itself as a table; :meth:`to_dicts`,
    :meth:`to_pandas` and :meth:`to_polars` hand the rows over under the names, and as the values,
    that the command writes as JSON.
    """

    def __init__(self, rows: Iterable[_R], question: Callable[..., Any]) -> None:
        """Take rows, and the question that they answer."""
        super().__init__(rows)
        self._question = question

    @property
    def model(self) -> type[_R]:
        """The model of the rows."""
        hints = get_type_hints(self._question, include_extras=True)
        found: type[_R] = get_args(hints["return"])[0]
        return found

    @property
    def columns(self) -> list[str]:
        """The names of the fields, as the command writes them."""
        return [key_of(name, field) for name, field in self.model.model_fields.items()]

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each row as plain JSON values."""
        return [row.model_dump(mode="json", by_alias=True) for row in self]

    def to_pandas(self) -> "pandas.DataFrame":
        """The rows as a data frame of pandas.

        Raises:
            ImportError: pandas is not installed.
        """
        try:
            import pandas
        except ImportError:
            raise ImportError(_MISSING.format("pandas"), name="pandas") from None
        return pandas.DataFrame(self.to_dicts(), columns=self.columns)

    def to_polars(self) -> "polars.DataFrame":
        """The rows as a data frame of polars.

        Raises:
            ImportError: polars is not installed.
        """
        try:
            import polars
        except ImportError:
            raise ImportError(_MISSING.format("polars"), name="polars") from None
        rows = self.to_dicts()
        # Without rows there is nothing that would tell the columns' types.
        return polars.DataFrame(rows or None, None if rows else self.columns)

    @overload
    def __getitem__(self, at: SupportsIndex) -> _R: ...
    @overload
    def __getitem__(self, at: slice) -> "Answer[_R]": ...
    def __getitem__(self, at: SupportsIndex | slice) -> "_R | Answer[_R]":
        """One row, or the answer that some rows make."""
        if isinstance(at, slice):
            return Answer(super().__getitem__(at), self._question)
        return super().__getitem__(at)

    def __repr__(self) -> str:
        rows = "1 row" if len(self) == 1 else f"{len(self):,} rows"
        return f"<{self._question.__name__}: {rows}>"

    def _repr_html_(self) -> str:
        """The rows as a table for a notebook; whatever the records say stands there as text."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(map(self._table_row, self[:_MOST_SHOWN]))
        further = len(self) - _MOST_SHOWN
        more = f"<p>… and {further:,} more</p>" if further > 0 else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"

    def _table_row(self, row: _R) -> str:
        cells = (
            f'<td style="text-align: left"><bdi>{escape(show_field(field, getattr(row, name)))}'
            "</bdi></td>"
            for name, field in self.model.model_fields.items()
        )
        return f"<tr>{''.join(cells)}</tr>"


_MISSING = "{0} is not installed here: `pip install {0}`, or take to_dicts(), which needs nothing"
