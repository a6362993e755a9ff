"""Whether the numbers of figures are those of their verbatim words, as the text writes them."""

import re
from collections.abc import Iterator

from graph.read.checked_records import CheckedSource
from graph.read.places import Entry, Steps
from graph.read.problem import Problem
from graph.text.numerals import NUMERAL, by_likelihood, read_numeral, write_number
from schemas.figure import Figure
from schemas.passage import StatementPassage

_TWO_READINGS = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}", re.ASCII)


def check_numbers(source: CheckedSource) -> Iterator[Problem]:
    """Each number of a figure that may be another one as the text writes it."""
    language = source.record.language
    for position, passage in zip(source.positions, source.record.passages, strict=True):
        if isinstance(passage, StatementPassage):
            for index, figure in enumerate(passage.figures):
                steps = ("passages", position, "figures", index)
                yield from _check_figure(figure, source.entry, steps, language)


def _check_figure(figure: Figure, entry: Entry, steps: Steps, language: str) -> Iterator[Problem]:
    numbers = {
        name: number
        for name in ("value", "low", "high", "factor")
        if (number := getattr(figure, name)) is not None
    }
    if not numbers:
        return
    stated = [
        (numeral, *by_likelihood(read_numeral(numeral), language))
        for numeral in NUMERAL.findall(figure.verbatim)
    ]
    for name, number in numbers.items():
        place = entry.at(*steps, name)
        written = _written(entry.data, (*steps, name))
        asks = isinstance(written, str) and _TWO_READINGS.fullmatch(written.strip()) is not None
        # In English too: translations keep 40.000 for forty thousand, and nobody writes it for 40.
        is_likely = any(number == likely for _, likely, _ in stated)
        if is_likely and not (asks and str(written).rstrip().endswith("0")):
            continue
        if isinstance(written, str) and asks:
            grouped = written.strip().replace(".", "")
            decimals = f"{number:.15g}" if written.rstrip().endswith("0") else f"{written.strip()}0"
            message = f"`{name}: {written.strip()}` may be {grouped} or {decimals}"
            hint = f"write {grouped}, or {decimals}"
            for numeral, likely, other in stated:
                if number == other and likely is not None:
                    hint = (
                        f"“{numeral}” in a text in `{language}` is {write_number(likely)}: write "
                        f"{write_number(likely)}, or {decimals} if that is meant"
                    )
            yield place.error("number-of-two-readings", message, hint)
            continue
        for numeral, likely, other in stated:
            if number == other and likely is not None:
                message = (
                    f"“{numeral}” in a text in `{language}` is {write_number(likely)}, "
                    f"and `{name}` is {write_number(number)}"
                )
                hint = f"write {write_number(likely)}, if that is meant"
                yield place.warning("number-of-two-readings", message, hint)
                break


def _written(data: object, steps: Steps) -> object:
    found: object = data
    for step in steps:
        try:
            found = found[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return None
    return found
