"""A corpus of one source, made from a text and its passages."""

import hashlib
from pathlib import Path
from textwrap import dedent, indent

from graph.prove.corpus_loading import LoadResult, load_corpus

_SPEAKERS = """\
- {id: minister, name: Jane Marsh, kind: person, aliases: [the minister, Министр, министр]}
- {id: ferry-line, name: Bay Lines, kind: organisation}
"""


def write_corpus(folder: Path, text: str, passages: str, top: str = "") -> Path:
    """A corpus whose one source has this text and these passages, in YAML."""
    records = folder / "records"
    (records / "sources").mkdir(parents=True)
    (folder / "documents").mkdir()
    document = text.encode()
    (folder / "documents/text.txt").write_bytes(document)
    (records / "speakers.yaml").write_text(_SPEAKERS, encoding="utf-8")
    (records / "claims.yaml").write_text("- {id: stays, text: It stays.}\n", encoding="utf-8")
    head = dedent(
        f"""\
        id: text
        title: A text
        language: en
        document: documents/text.txt
        sha256: {hashlib.sha256(document).hexdigest()}
        published: 2024-05-01
        speaker: minister
        event: unspecified
        """
    )
    body = indent(dedent(passages).strip("\n"), "  ")
    source = f"{head}{dedent(top)}\npassages:\n{body}\n"
    (records / "sources/text.yaml").write_text(source, encoding="utf-8")
    return folder


def load(folder: Path, text: str, passages: str, top: str = "") -> LoadResult:
    """What comes of loading it."""
    return load_corpus(write_corpus(folder, text, passages, top))


def words_of(result: LoadResult) -> list[tuple[str, ...]]:
    """The own words of each statement, white space folded."""
    assert result.corpus is not None, result.problems
    return [
        tuple(" ".join(word.split()) for word in statement.words)
        for statement in result.corpus.statements()
    ]
