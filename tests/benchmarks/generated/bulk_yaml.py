"""A generated corpus as a curator would write it: YAML, one file for one source."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.edit.yaml_scalars import WIDTH, write_scalar
from tests.benchmarks.generated.bulk import Bulk, Fields


def write_yaml(bulk: Bulk, folder: Path) -> None:
    """Write the records in canonical layout, and the documents, into a new folder."""
    sources, documents = folder / "records" / "sources", folder / "documents"
    sources.mkdir(parents=True)
    documents.mkdir()
    for kind, records in bulk.others().items():
        _write(sources.parent / f"{kind}.yaml", _list(records))
    for source, text in map(bulk.source, range(bulk.sources)):
        (folder / source["document"]).write_bytes(text.encode())
        _write(sources / f"{source['id']}.yaml", _source(source))


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _list(records: Iterable[Fields]) -> Iterator[str]:
    for record in records:
        dash = "- "
        for key, value in record.items():
            yield _field(key, value, dash)
            dash = "  "


def _source(record: Fields) -> Iterator[str]:
    for key, value in record.items():
        if key != "passages":
            yield _field(key, value, "")
    yield ""
    yield "passages:"
    for number, passage in enumerate(record["passages"]):
        if number:
            yield ""
        dash = "  - "
        for key, value in passage.items():
            yield _field(key, value, dash)
            dash = "    "


def _field(key: str, value: object, margin: str) -> str:
    indent = len(margin)
    lead = f"{margin}{key}: "
    if isinstance(value, str):
        return lead + write_scalar(value, indent=indent + 2, used=len(lead))
    assert isinstance(value, list)
    flow = f"{lead}[{', '.join(_flow(each) for each in value)}]"
    if len(flow) <= WIDTH and all(isinstance(each, str) for each in value):
        return flow
    items = [f"{' ' * indent}  - {_flow(each)}" for each in value]
    return "\n".join([f"{margin}{key}:", *items])


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {each}" for key, each in value.items()) + "}"
    return str(value)
