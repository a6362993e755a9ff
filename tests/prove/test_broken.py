"""Damaged corpora, each with the exact problems that it must give.

A case is a folder in ``broken/``, named after the code or the slip. It holds the files that
differ from the sound corpus in ``base/``, and ``expected.txt``: the problems as
``format_problem`` lays them out. To add a case, add such a folder and run

    REFRESH_EXPECTED=1 pytest tests/prove/test_broken.py

which writes each ``expected.txt`` anew; then read what changed before you commit it.
Damage that no file in a repository can hold is a recipe in ``_RECIPES``.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from graph.prove.corpus_loading import LoadResult, load_corpus
from graph.read.problem import Severity, format_problem
from graph.read.problem_codes import CODES

_HERE = Path(__file__).parent
_BASE = _HERE / "base"
_BROKEN = _HERE / "broken"
_REFRESH = "REFRESH_EXPECTED" in os.environ


def _append(name: str, more: bytes) -> Callable[[Path], object]:
    def damage(corpus: Path) -> None:
        with (corpus / name).open("ab") as file:
            file.write(more)

    return damage


def _write(name: str, content: bytes) -> Callable[[Path], object]:
    return lambda corpus: (corpus / name).write_bytes(content)


def _truncate(name: str, size: int) -> Callable[[Path], object]:
    """Make a file as large as that, which takes no room on most disks."""
    return lambda corpus: os.truncate(corpus / name, size)


def _climb(corpus: Path) -> None:
    """A claim that entails another, and so on."""
    claims = "".join(f"- {{id: step-{at}, text: A step}}\n" for at in range(130))
    more = "".join(
        f"- {{kind: broader, narrow: step-{at}, wide: step-{at + 1}, reason: So.}}\n"
        for at in range(129)
    )
    _append("records/claims.yaml", claims.encode())(corpus)
    _append("records/judgements.yaml", more.encode())(corpus)


def _replace_by_folder(corpus: Path) -> None:
    (corpus / "records/speakers.yaml").unlink()
    (corpus / "records/speakers.yaml").mkdir()


def _replace_by_pipe(corpus: Path) -> None:
    (corpus / "records/narratives.yaml").unlink()
    os.mkfifo(corpus / "records/narratives.yaml")


def _link_in_a_circle(corpus: Path) -> None:
    (corpus / "records/sources/loop.yaml").symlink_to("loop.yaml")
    (corpus / "records/sources/again").symlink_to(corpus / "records/sources")


def _link_out(corpus: Path) -> None:
    secret = corpus.parent / "secret.txt"
    secret.write_bytes((corpus / "documents/imported.txt").read_bytes())
    (corpus / "documents/imported.txt").unlink()
    (corpus / "documents/imported.txt").symlink_to(secret)
    (corpus / "records/claims").mkdir()
    (corpus / "records/claims/more.yaml").symlink_to(secret)


def _archive_in_another_encoding(corpus: Path) -> None:
    """The bytes are those that were archived, and no text."""
    content = "Ada Lund sagte: „Die Fähre trägt sich selbst.“\n".encode("cp1252")
    before = hashlib.sha256((corpus / "documents/imported.txt").read_bytes()).hexdigest()
    (corpus / "documents/imported.txt").write_bytes(content)
    source = corpus / "records/sources/imported.jsonl"
    after = hashlib.sha256(content).hexdigest()
    source.write_text(source.read_text("utf-8").replace(before, after), "utf-8")


def _change_line_ends(corpus: Path) -> None:
    """As Git does on Windows to a text that no ``.gitattributes`` keeps."""
    document = corpus / "documents/harbour-2019.txt"
    document.write_bytes(document.read_bytes().replace(b"\n", b"\r\n"))


def _link_folders_out(corpus: Path) -> None:
    for name in ("records/sources", "documents"):
        shutil.move(corpus / name, corpus.parent / Path(name).name)
        (corpus / name).symlink_to(corpus.parent / Path(name).name)


_RECIPES: Mapping[str, Callable[[Path], object]] = {
    "binary-records": _write("records/events.yaml", b"\x89PNG\r\n\x1a\n\x00\x00\x00"),
    "no-folder": shutil.rmtree,
    "no-records": lambda corpus: shutil.rmtree(corpus / "records"),
    "folder-named-like-a-file": _replace_by_folder,
    "pipe": _replace_by_pipe,
    "links-in-a-circle": _link_in_a_circle,
    "links-that-lead-out": _link_out,
    "document-with-other-line-ends": _change_line_ends,
    "folders-that-lead-out": _link_folders_out,
    "document-in-another-encoding": _archive_in_another_encoding,
    "records-without-end": _truncate("records/claims.yaml", 10**12),
    "line-without-end": _truncate("records/quantities.jsonl", 10**12),
    "document-without-end": _truncate("documents/imported.txt", 10**12),
    "values-without-end": _write("records/events.yaml", b"- x\n" * 500_001),
    "folders-without-end": lambda corpus: os.makedirs(  # noqa: PTH103 - as deep as this
        corpus / "records/claims" / ("a/" * 60)
    ),
    "claims-above-without-end": _climb,
    "nul-in-records": _append("records/claims.yaml", b"# a\x00b\n"),
    "wrong-encoding": _append("records/claims.yaml", "# “é\n".encode("cp1252")),
    "wrong-encoding-after-a-byte-order-mark": _write(
        "records/claims.yaml", b"\xef\xbb\xbf- id: caf\xe9\n"
    ),
    "utf-16": _write("records/claims.yaml", "- id: a\n".encode("utf-16")),
    "wrong-encoding-in-json-lines": _append("records/quantities.jsonl", b'{"id": "caf\xe9"}\n'),
    "brackets-without-end": _append("records/claims.yaml", b"[" * 3000),
    "brackets-without-end-in-json-lines": _append(
        "records/quantities.jsonl", b"\n" + b"[" * 100_000 + b"\n"
    ),
    "lists-without-end-in-json-lines": _append(
        "records/quantities.jsonl", b'{"id": ' + b"[" * 60 + b"]" * 60 + b"}\n"
    ),
}


def _cases() -> list[str]:
    return sorted(_RECIPES.keys() | {case.name for case in _BROKEN.iterdir()})


def _load(case: str, folder: Path) -> LoadResult:
    corpus = folder / "corpus"
    shutil.copytree(_BASE, corpus)
    if (_BROKEN / case).is_dir():
        shutil.copytree(_BROKEN / case, corpus, dirs_exist_ok=True)
    (corpus / "expected.txt").unlink(missing_ok=True)
    if case in _RECIPES:
        _RECIPES[case](corpus)
    return load_corpus(Path("corpus"))


@pytest.mark.parametrize("case", _cases())
def test_damage_is_told(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every problem is told where it stands, and none besides."""
    monkeypatch.chdir(tmp_path)
    result = _load(case, tmp_path)
    told = "".join(f"{format_problem(problem)}\n\n" for problem in result.problems)
    expected = _BROKEN / case / "expected.txt"
    if _REFRESH:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text(encoding="utf-8")
    assert told
    failed = any(problem.severity is Severity.ERROR for problem in result.problems)
    assert (result.corpus is None) == failed
    assert {problem.code for problem in result.problems} <= CODES.keys()


def test_every_code_has_a_case() -> None:
    told = "".join((_BROKEN / case / "expected.txt").read_text("utf-8") for case in _cases())
    assert [code for code in CODES if f"[{code}]: " not in told] == []


def test_the_base_is_sound() -> None:
    result = load_corpus(_BASE)
    assert result.problems == ()
    assert result.corpus is not None
    assert (result.sources, result.statements) == (3, 10)
