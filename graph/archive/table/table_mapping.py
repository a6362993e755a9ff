"""Which column of a table is which field of a record, as a curator writes it down once."""

from pathlib import Path
from typing import Literal, TypeAlias

from pydantic import Field, ValidationError

from graph.disk.bounds import RefusedError
from graph.read.places import TextFile
from graph.read.regular_file import read_named
from graph.read.yaml_text import read_yaml
from schemas.dates import EdtfDate
from schemas.ids import SourceId
from schemas.limits import RECORD_BYTES
from schemas.record import Record, Text
from schemas.source import SourceKind

TableField: TypeAlias = Literal[
    "quote", "form", "speaker", "speaker_kind", "attribution", "event", "date",
    "claim", "stance", "certainty", "of", "narrative", "note",
]  # fmt: skip
"""The fields of a statement that a table can fill in."""


class TableSource(Record):
    """What is said of the table at the top of the source that is made of it."""

    id: SourceId = Field(description="The source's id.")
    title: Text = Field(description="What the table is called.")
    language: Text = Field(description="The language of its statements, as a BCP 47 tag.")
    publisher: Text | None = Field(default=None, description="Who keeps it.")
    kind: SourceKind | None = Field(default=None, description="What kind of text it is.")
    published: EdtfDate | None = Field(default=None, description="When it was published, in EDTF.")
    basis: Text | None = Field(default=None, description="How that date is known.")
    url: Text | None = Field(default=None, description="Where it was published.")
    rights: Text | None = Field(default=None, description="Who may republish it.")
    note: Text | None = Field(default=None, description="A curator's remark.")


class TableMapping(Record):
    """A mapping file."""

    source: TableSource = Field(description="What the table is.")
    sheet: Text | None = Field(default=None, description="The sheet; the first if left out.")
    columns: dict[TableField, Text] = Field(description="From fields to columns of the table.")
    fixed: dict[TableField, Text] = Field(
        default_factory=dict, description="What a field is in every row whose column says nothing."
    )
    values: dict[TableField, dict[str, Text]] = Field(
        default_factory=dict, description="From what a column says to what is meant by it."
    )
    dates: tuple[Text, ...] = Field(
        default=(),
        description="How the table writes days, as in Python's strptime: '%d/%m/%Y'. EDTF is read "
        "without.",
    )


def read_mapping(file: Path) -> TableMapping:
    """Read a mapping file.

    Raises:
        RefusedError: it cannot be read, or is none; the message says where and why.
    """
    try:
        text = read_named(file, RECORD_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(f"{file}: {error}") from None
    entry, problems = read_yaml(TextFile(str(file), text))
    if entry is None or problems:
        problem = problems[0]
        raise RefusedError(f"{file}:{problem.line}: {problem.message}")
    try:
        mapping = TableMapping.model_validate(entry.data)
    except ValidationError as error:
        found = error.errors(include_url=False)
        # A field that is misspelt says more than that another is missing.
        first = min(found, key=lambda each: each["type"] == "missing")
        steps = [step for step in first["loc"] if step != "[key]"]
        line = entry.at(*steps).line or 1
        raise RefusedError(f"{file}:{line}: {'.'.join(map(str, steps))}: {first['msg']}") from None
    known = {*mapping.columns, *mapping.fixed}
    for needed, why in (
        ("quote", "which column holds what was said"),
        ("speaker", "who said it"),
        ("form", "whether it is quoted (direct, verbatim) or paraphrased (indirect)"),
    ):
        if needed not in known:
            raise RefusedError(f"{file}: say under `columns` or `fixed` {why}: `{needed}`")
    return mapping
