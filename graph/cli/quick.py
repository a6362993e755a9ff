"""A question answered without the command line's own library, from a fresh store without pydantic.

To import them takes longer than most answers. This reads the plain ways of typing a question, from
the same parameters; for whatever else is typed, help and every slip among it, and whatever goes
wrong, the command line proper answers.
"""

import os
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NewType, get_args, get_type_hints

from graph.cli.defaults import CORPUS, CORPUS_VARIABLE
from graph.cli.standin import stand_in_for_pydantic
from graph.store.seal import break_seals_after

if TYPE_CHECKING:
    from graph.assemble import ClaimGraph
    from graph.cli.parameters import Parameter
    from graph.cli.rows import RowFormat


class _UnclearError(Exception):
    """The command line proper has to look at this."""


class _NotFreshError(Exception):
    """The records have to be checked first."""


class _Asked(NamedTuple):
    question: Callable[..., Any]
    values: dict[str, Any]
    format: "RowFormat"
    corpus: Path


def answer_quickly(arguments: Sequence[str]) -> bool:
    """Answer what the arguments after ``query`` ask; False where the answer is not that plain."""
    take_away = stand_in_for_pydantic()
    try:
        try:
            write = _answer(arguments, _read_fresh)
        except _NotFreshError:
            take_away()
            from graph.cli.records import check_graph

            write = _answer(arguments, check_graph)
    except Exception as error:
        # What fails here is tried again by the command line proper, which reports it.
        break_seals_after(error)
        take_away()
        return False
    write()
    return True


def _read_fresh(corpus: Path) -> "ClaimGraph":
    from graph.assemble.stored import StoredGraph
    from graph.store.opening import open_fresh

    store = open_fresh(corpus)
    if store is None:
        raise _NotFreshError
    return StoredGraph(store)


def _answer(
    arguments: Sequence[str], read_graph: Callable[[Path], "ClaimGraph"]
) -> Callable[[], None]:
    """The answer, ready to be written."""
    asked = _read(arguments)
    from graph.cli.rows import lay_out_rows

    graph = read_graph(asked.corpus)
    rows = asked.question(graph, **asked.values)
    (model,) = get_args(get_type_hints(asked.question, include_extras=True)["return"])
    if not rows:
        from graph.cli.records import is_empty

        empty = is_empty(graph)
    else:
        empty = False
    answer = lay_out_rows(asked.format, model, rows, limit=asked.values.get("limit"), empty=empty)
    return answer.write


def _read(arguments: Sequence[str]) -> _Asked:
    from graph.cli.parameters import read_parameters
    from graph.cli.rows import RowFormat
    from graph.queries import QUERIES
    from graph.queries.demand import load_question

    if not arguments or arguments[0] not in QUERIES:
        raise _UnclearError
    question = load_question(arguments[0])
    parameters = read_parameters(question)
    flags = {each.flag: each for each in parameters if not each.positional}
    corpus = os.environ.get(CORPUS_VARIABLE) or str(CORPUS)
    common = {"--format": "table", "--corpus": corpus}
    given: dict[str, Any] = {}
    places = iter([each for each in parameters if each.positional])
    words = iter(arguments[1:])
    for word in words:
        flag, equals, value = word.partition("=")
        if not word.startswith("-"):
            parameter = next(places, None)
            if parameter is None:
                raise _UnclearError
            given[parameter.name] = _value(parameter, word)
        elif flag in flags and flags[flag].bare is bool:
            if equals:
                raise _UnclearError
            given[flags[flag].name] = True
        elif flag in flags or flag in common:
            found = value if equals else next(words, None)
            if found is None or (not equals and found.startswith("-")):
                raise _UnclearError
            if flag in common:
                common[flag] = found
            else:
                given[flags[flag].name] = _value(flags[flag], found)
        else:
            raise _UnclearError
    if any(each.required for each in places):
        raise _UnclearError
    return _Asked(question, given, RowFormat(common["--format"]), Path(common["--corpus"]))


def _is_text(typed: str) -> bool:
    """Whether what was typed is UTF-8, as pydantic wants it."""
    try:
        typed.encode()
    except UnicodeEncodeError:
        return False
    return True


def _value(parameter: "Parameter", typed: str) -> Any:
    bare = parameter.bare
    if not _is_text(typed):
        raise _UnclearError
    if isinstance(bare, NewType):
        return typed
    if isinstance(bare, type) and issubclass(bare, StrEnum):
        return bare(typed)
    value = int(typed) if bare is int and typed.isascii() and typed.isdecimal() else typed
    if bare in (int, str) and type(value) is bare and parameter.surely_allows(value):
        return value
    raise _UnclearError
