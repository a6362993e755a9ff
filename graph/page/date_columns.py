"""When things were said: the dates that statements share, each kept once."""

import datetime
from dataclasses import dataclass, field

from graph.page.labels import describe_date
from graph.page.strings import Strings
from schemas.corpus import Statement
from schemas.dates import EdtfDate


@dataclass
class Dates:
    """The distinct dates of statements; a date left open is another one for another closing."""

    strings: Strings
    columns: dict[str, list[object]] = field(
        default_factory=lambda: {
            name: [] for name in ("label", "edtf", "exact", "first", "last", "years", "possible")
        }
    )
    _places: dict[tuple[EdtfDate | None, datetime.date | None], int] = field(default_factory=dict)

    def place(self, statement: Statement) -> int:
        """The place of a statement's date, added where it is new."""
        date = statement.date
        key = (date, statement.closing if date and date.is_open else None)
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = len(self._places)
            self._add(*key)
        return found

    def _add(self, date: EdtfDate | None, closing: datetime.date | None) -> None:
        last = date.last_day(closing) if date else None
        row: dict[str, object] = {
            "label": self.strings.place(describe_date(date) if date else None),
            "edtf": self.strings.place(str(date) if date else None),
            "exact": int(date is not None and date.is_plain_day),
            "first": date.first_day if date else None,
            "last": last,
            "years": date.certain_years(closing) if date else [],
            "possible": date.possible_years(closing) if date else [],
        }
        for name, values in self.columns.items():
            values.append(row[name])
