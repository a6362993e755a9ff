"""A question on a fresh store, answered without the command line's own library.

Typer and what it imports take longer than most answers. This reads the plain ways of typing a
question, from the same parameters; for whatever else is typed, help and every slip among it, the
command line proper answers.
"""

import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_type_hints

from graph.cli.defaults import CORPUS, CORPUS_VARIABLE
from graph.cli.parameters import Parameter, WrongValueError, read_parameters
from graph.cli.rows import RowFormat, write_rows
from graph.queries import QUERIES
from graph.queries.demand import Question, load_question


class _UnclearError(Exception):
    """The command line proper has to look at this."""


class _Asked(NamedTuple):
    question: Question
    values: dict[str, Any]
    format: str
    corpus: Path


def answer_quickly(arguments: Sequence[str]) -> bool:
    """Answer what the arguments after ``query`` ask; False where the answer is not that plain."""
    try:
        asked = _read(arguments)
    except _UnclearError:
        return False
    from graph.store.opening import open_fresh

    store = open_fresh(asked.corpus)
    if store is None:
        return False
    from graph.assemble import UnknownIdError
    from graph.assemble.stored import StoredGraph

    try:
        rows = asked.question(StoredGraph(store), **asked.values)
    except UnknownIdError:
        return False
    (model,) = get_args(get_type_hints(asked.question, include_extras=True)["return"])
    write_rows(RowFormat(asked.format), model, rows, limit=asked.values.get("limit"))
    return True


def _read(arguments: Sequence[str]) -> _Asked:
    if not arguments or arguments[0] not in QUERIES:
        raise _UnclearError
    question = load_question(arguments[0])
    parameters = read_parameters(question)
    flags = {each.flag: each for each in parameters if not each.positional}
    corpus = os.environ.get(CORPUS_VARIABLE) or str(CORPUS)
    common = {"--format": RowFormat.TABLE.value, "--corpus": corpus}
    given: dict[str, Any] = {}
    places = iter([each for each in parameters if each.positional])
    words = iter(arguments[1:])
    for word in words:
        flag, equals, value = word.partition("=")
        if not word.startswith("-"):
            parameter = next(places, None)
            if parameter is None:
                raise _UnclearError
            given[parameter.name] = word
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
                given[flags[flag].name] = found
        else:
            raise _UnclearError
    if next(places, None) is not None or common["--format"] not in set(RowFormat):
        raise _UnclearError
    values = {
        each.name: _value(each, given[each.name]) for each in parameters if each.name in given
    }
    return _Asked(question, values, common["--format"], Path(common["--corpus"]))


def _value(parameter: Parameter, given: Any) -> Any:
    bare = parameter.bare
    try:
        if isinstance(bare, type) and issubclass(bare, StrEnum):
            return bare(given)
        return parameter.validate(given)
    except (WrongValueError, ValueError):
        raise _UnclearError from None
