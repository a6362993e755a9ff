"""The file of one source, with its document and the places of its passages."""

from dataclasses import dataclass
from pathlib import Path

from graph.disk.bounds import RefusedError
from graph.edit.canonical_layout import PASSAGE_ORDER
from graph.edit.record_lines import RecordLines
from graph.prove.documents import read_document
from graph.prove.placed_passages import Placed, place_passages
from graph.read.checked_records import CheckedSource, check_source
from graph.read.corpus_files import CorpusFile, decode_text, read_bytes
from graph.read.problem import Problem
from graph.read.yaml_text import read_yaml
from graph.text.flat_text import FlatText


class UneditableError(RefusedError):
    """A file of records that is not edited here; the message says why."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A source as it stands in its file."""

    relative: str
    raw: bytes
    lines: RecordLines
    checked: CheckedSource
    document: FlatText
    placed: dict[int, Placed]
    """The passages that were proved, by their position in the file."""

    @property
    def text(self) -> str:
        """The document."""
        return self.document.text


def read_source_file(folder: Path, file: CorpusFile) -> SourceFile:
    """Read a source and place its passages.

    Raises:
        UneditableError: it stands in JSON Lines, or what is wrong with it hides the rest.
    """
    if file.location.suffix != ".yaml":
        raise UneditableError(f"{file.shown} is JSON Lines: only YAML is edited here")
    raw = read_bytes(file)
    text = raw if isinstance(raw, Problem) else decode_text(file, raw)
    if isinstance(raw, Problem) or isinstance(text, Problem):
        problem = raw if isinstance(raw, Problem) else text
        raise _hidden(file, problem)
    entry, problems = read_yaml(text)
    if entry is None or problems:
        raise _hidden(file, problems[0])
    checked, problems = check_source(entry)
    if checked is None:
        raise _hidden(file, problems[0])
    document = read_document(folder, checked)
    if isinstance(document, Problem):
        raise _hidden(file, document)
    flat = FlatText(document)
    placed, _ = place_passages(checked, flat)
    lines = RecordLines(file.shown, raw.decode(), PASSAGE_ORDER, within="passages")
    return SourceFile(
        file.relative, raw, lines, checked, flat, {each.position: each for each in placed}
    )


def _hidden(file: CorpusFile, problem: object) -> UneditableError:
    assert isinstance(problem, Problem)
    return UneditableError(f"{file.shown}, line {problem.line}: {problem.message}")
