"""The stub of ``graph.python.questions``, made from the questions themselves."""

import inspect
from enum import StrEnum
from typing import Any, NewType, get_args, get_type_hints

from graph.queries import QUERIES, load_question
from graph.queries.parameters import Parameter, read_parameters

_HEAD = '''\
"""Every question as a method. Made by `REFRESH_STUB=1 pytest tests/python`."""

from typing import Literal

from graph.queries.answer import Answer
'''


def write_stub() -> str:
    """The stub, laid out as ruff leaves it."""
    questions = [load_question(name) for name in QUERIES]
    rows = [get_args(get_type_hints(each)["return"])[0] for each in questions]
    enums = {
        parameter.bare
        for each in questions
        for parameter in read_parameters(each)
        if _is_enum(parameter.bare)
    }
    used = sorted({(each.__module__, each.__name__) for each in [*rows, *enums]})
    imports = "".join(f"from {module} import {name}\n" for module, name in used)
    methods = "\n".join(map(_write_method, questions, rows))
    return f"{_HEAD}{imports}\nclass Questions:\n    def reopen(self) -> None: ...\n{methods}"


def _write_method(question: Any, row: type) -> str:
    parameters = read_parameters(question)
    named = [each for each in parameters if not each.positional]
    listed = [
        "self",
        *(_write_parameter(each) for each in parameters if each.positional),
        *(["*"] if named else []),
        *map(_write_parameter, named),
    ]
    lines = "".join(f"        {each},\n" for each in listed)
    told = inspect.cleandoc(question.__doc__).splitlines()
    end = "" if len(told) == 1 else "\n        "
    told = [line and f"        {line}" for line in told]
    documented = f'        """{chr(10).join(told).strip()}{end}"""\n'
    return f"    def {question.__name__}(\n{lines}    ) -> Answer[{row.__name__}]:\n{documented}"


def _write_parameter(parameter: Parameter) -> str:
    told = f"{parameter.name}: {_write_type(parameter.bare)}"
    if parameter.required:
        return told
    default = parameter.default
    if default is None:
        return f"{told} | None = None"
    return f"{told} = {default.value if _is_enum(type(default)) else default!r}"


def _write_type(bare: Any) -> str:
    """What a caller may give: text where an id or an enum is meant."""
    if isinstance(bare, NewType):
        return "str"
    if _is_enum(bare):
        values = ", ".join(f'"{each.value}"' for each in bare)
        return f"{bare.__name__} | Literal[{values}]"
    return str(bare.__name__)


def _is_enum(bare: Any) -> bool:
    return isinstance(bare, type) and issubclass(bare, StrEnum)
