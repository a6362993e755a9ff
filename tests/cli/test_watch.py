"""``claimgraph check --watch``: a report for every save, whatever way it is written."""

import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from graph.cli.exits import FINE, PROBLEMS, USAGE
from tests.cli.command import BASE, ROOT, claimgraph, surroundings

DEADLINE = 60.0
"""Seconds after which what did not come does not come."""


class Watch:
    """The command while it runs, line by line."""

    def __init__(self, corpus: Path, *arguments: str, **environment: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "graph", "check", str(corpus), "--watch", *arguments],
            cwd=ROOT,
            env=surroundings(**environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        self._lines = {"out": _follow(self._process.stdout), "err": _follow(self._process.stderr)}

    def report(self) -> dict[str, Any]:
        """The next line of stdout, as JSON."""
        report: dict[str, Any] = json.loads(self._lines["out"].get(timeout=DEADLINE))
        return report

    def read_to(self, end: str) -> str:
        """What stands on stderr up to a line that has something in it, and that line."""
        read = ""
        while True:
            line = self._lines["err"].get(timeout=DEADLINE)
            read += line
            if end in line:
                return read

    def out(self) -> str:
        """The next line of stdout."""
        return self._lines["out"].get(timeout=DEADLINE)

    def interrupt(self) -> int:
        """Press Ctrl-C; gives the exit code."""
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(DEADLINE)

    def kill(self) -> None:
        """End it, if it has not ended."""
        self._process.kill()
        self._process.wait()


def _follow(stream: IO[str] | None) -> "queue.Queue[str]":
    assert stream is not None
    lines: queue.Queue[str] = queue.Queue()

    def follow() -> None:
        with stream:
            for line in stream:
                lines.put(line)

    threading.Thread(target=follow, daemon=True).start()
    return lines


Start = Callable[..., Watch]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The small corpus, to be written in."""
    return Path(shutil.copytree(BASE, tmp_path / "corpus", ignore=shutil.ignore_patterns(".*")))


@pytest.fixture
def start(corpus: Path) -> Iterator[Start]:
    """Begin to watch the corpus, and wait until a save would be noticed."""
    begun: list[Watch] = []

    def begin(*arguments: str, **environment: str) -> Watch:
        watch = Watch(corpus, *arguments, **environment)
        begun.append(watch)
        watch.read_to("watching ")
        return watch

    yield begin
    for watch in begun:
        watch.kill()


def _edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def _codes(report: dict[str, Any]) -> list[str]:
    return [problem["code"] for problem in report["problems"] if problem["severity"] == "error"]


def test_each_save_gives_a_report_of_what_is_wrong_now(corpus: Path, start: Start) -> None:
    watch = start("--format", "json")
    first = watch.report()
    assert (first["changed"], first["errors"], first["statements"]) == ({}, 0, 10)
    name = "records/sources/harbour-2019.yaml"
    _edit(corpus / name, "The ferry will double", "The ferry may double")
    second = watch.report()
    assert second["changed"] == {name: "saved"}
    assert (_codes(second), second["errors"]) == (["quote-not-found"], 1)
    assert 0 < second["read_anew"] < first["read_anew"]
    _edit(corpus / name, "The ferry may double", "The ferry will double")
    assert watch.report()["errors"] == 0
    document = corpus / "documents/harbour-2019.txt"
    document.write_bytes(document.read_bytes() + b"\n")
    assert _codes(watch.report()) == ["document-changed"]


def test_ctrl_c_ends_with_what_the_last_check_found(corpus: Path, start: Start) -> None:
    sound, broken = start("--format", "json"), start("--format", "json")
    assert sound.interrupt() == FINE
    broken.report()
    (corpus / "records/claims.yaml").write_text("- id: [\n", encoding="utf-8")
    assert broken.report()["errors"] > 0
    assert broken.interrupt() == PROBLEMS


def _by_renaming(path: Path, text: str) -> None:
    """As vim and Emacs save: the old one put aside, a new file in its place."""
    aside = path.with_name(path.name + "~")
    path.replace(aside)
    temporary = path.with_name(f".{path.name}.swp")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)
    aside.unlink()


def _in_two_writes(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.flush()
        os.fsync(file.fileno())
        file.write(text[: len(text) // 2])
        file.flush()
        os.fsync(file.fileno())
        file.write(text[len(text) // 2 :])


@pytest.mark.parametrize("save", [_by_renaming, _in_two_writes])
def test_a_save_in_several_steps_gives_one_report(
    save: Callable[[Path, str], None], corpus: Path, start: Start
) -> None:
    watch = start("--format", "json")
    watch.report()
    names = ["records/sources/harbour-2019.yaml", "records/claims.yaml", "records/speakers.yaml"]
    for name in names:
        path = corpus / name
        save(path, path.read_text(encoding="utf-8") + "# read again\n")
        report = watch.report()
        assert (report["changed"], report["errors"]) == ({name: "saved"}, 0)


def test_what_editors_put_aside_is_no_save(corpus: Path, start: Start) -> None:
    watch = start("--format", "json")
    watch.report()
    for name in (".claims.yaml.swp", "claims.yaml~", "#claims.yaml#"):
        (corpus / "records" / name).write_text("- id: [", encoding="utf-8")
    _edit(corpus / "records/events.yaml", "- id: ", "-  id: ")
    assert watch.report()["changed"] == {"records/events.yaml": "saved"}


def test_files_and_the_corpus_itself_come_and_go(corpus: Path, start: Start) -> None:
    watch = start("--format", "json")
    sources = watch.report()["sources"]
    source, document = "records/sources/harbour-2019.yaml", "documents/harbour-2019.txt"
    texts = {name: (corpus / name).read_bytes() for name in (source, document)}
    for name in texts:
        (corpus / name).unlink()
    report = watch.report()
    assert report["changed"] == dict.fromkeys(sorted(texts), "gone")
    assert report["sources"] == sources - 1
    for name, text in texts.items():
        (corpus / name).write_bytes(text)
    report = watch.report()
    assert (report["changed"], report["errors"]) == (dict.fromkeys(sorted(texts), "new"), 0)
    away = corpus.with_name("elsewhere")
    corpus.rename(away)
    assert _codes(watch.report()) == ["no-corpus"]
    away.rename(corpus)
    report = watch.report()
    assert (report["sources"], report["errors"]) == (sources, 0)
    assert set(report["changed"].values()) == {"new"}
    assert set(texts) < set(report["changed"])
    assert "records" not in report["changed"]


def test_a_link_and_a_folder_that_is_moved_in_are_watched(corpus: Path, start: Start) -> None:
    document, kept = corpus / "documents/harbour-2019.txt", corpus / "kept/harbour.txt"
    kept.parent.mkdir()
    document.rename(kept)
    document.symlink_to(kept)
    watch = start("--format", "json")
    assert watch.report()["errors"] == 0
    for text in (kept.read_bytes() + b"\n", kept.read_bytes()):
        _by_renaming(kept, text.decode())
        report = watch.report()
        assert report["changed"] == {"documents/harbour-2019.txt": "saved"}
    assert report["errors"] == 0
    outside = corpus.with_name("more")
    outside.mkdir()
    (outside / "one.yaml").write_text("[]\n", encoding="utf-8")
    outside.rename(corpus / "records/claims")
    assert watch.report()["changed"] == {"records/claims/one.yaml": "new"}
    (corpus / "records/claims/one.yaml").write_text("- id: [\n", encoding="utf-8")
    report = watch.report()
    assert report["changed"] == {"records/claims/one.yaml": "saved"}
    assert report["errors"] == 1
    shutil.rmtree(corpus / "records/claims")
    report = watch.report()
    assert (report["changed"], report["errors"]) == ({"records/claims/one.yaml": "gone"}, 0)


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() == 0, reason="all folders are open")
def test_a_folder_that_may_not_be_read_hides_no_other(corpus: Path, start: Start) -> None:
    closed = corpus / "documents/closed"
    closed.mkdir(mode=0)
    try:
        watch = start("--format", "json")
        watch.report()
        _edit(corpus / "records/events.yaml", "- id: ", "-  id: ")
        assert watch.report()["changed"] == {"records/events.yaml": "saved"}
    finally:
        closed.chmod(0o700)


def test_disks_that_tell_nothing_are_looked_at(corpus: Path, start: Start) -> None:
    watch = start("--format", "json", WATCHFILES_FORCE_POLLING="1")
    watch.report()
    _edit(corpus / "records/events.yaml", "- id: ", "-  id: ")
    assert watch.report()["changed"] == {"records/events.yaml": "saved"}


def test_schemas_for_editors_learn_new_ids_and_are_no_save(corpus: Path, start: Start) -> None:
    assert claimgraph("schema", "--write", "--corpus", corpus).returncode == FINE
    schemas = corpus / "schemas"
    (schemas / "events.json").unlink()
    watch = start("--format", "json")
    watch.report()
    written = {path.name: path.stat().st_mtime_ns for path in schemas.iterdir()}
    with (corpus / "records/speakers.yaml").open("a", encoding="utf-8") as file:
        file.write("- id: ada-lind\n  name: Ada Lind\n  kind: person\n")
    assert watch.report()["errors"] == 0
    watch.read_to("wrote 6 schemas into ")
    known = json.loads((schemas / "source.json").read_text(encoding="utf-8"))["$defs"]
    assert "ada-lind" in known["speakers"]["enum"]
    assert {path.name for path in schemas.iterdir()} == set(written)
    written = {path.name: path.stat().st_mtime_ns for path in schemas.iterdir()}
    # Neither ids nor words change, nor can they be read in the middle of a line.
    for text in ("# nothing new\n", "- id: [\n"):
        with (corpus / "records/speakers.yaml").open("a", encoding="utf-8") as file:
            file.write(text)
        assert watch.report()["changed"] == {"records/speakers.yaml": "saved"}
    _edit(corpus / "records/events.yaml", "- id: ", "-  id: ")
    assert watch.report()["changed"] == {"records/events.yaml": "saved"}
    assert {path.name: path.stat().st_mtime_ns for path in schemas.iterdir()} == written


def test_people_read_at_length_what_is_new(corpus: Path, start: Start) -> None:
    watch = start()
    source = corpus / "records/sources/harbour-2019.yaml"
    _edit(source, "The ferry will double", "The ferry may double")
    told = watch.read_to("read anew")
    assert told.startswith("\n")
    head, *lines = told.strip().split("\n")
    assert head[2] == head[5] == ":"
    assert head.endswith(" records/sources/harbour-2019.yaml")
    assert lines[0].startswith(f"{source}:19:12: error[quote-not-found]: ")
    assert "   |            ^^^" in lines
    assert lines[-1].startswith("3 sources, 10 statements: 1 error, 0 warnings (")
    (corpus / "records/claims-2.yaml").write_text("[]\n", encoding="utf-8")
    _, *lines = watch.read_to("read anew").strip().split("\n")
    assert any(line.startswith(f"{source}:19:12: error[quote-not-found]: ") for line in lines)
    assert not any("The ferry may double the traffic" in line for line in lines)


def test_github_marks_each_report(corpus: Path, start: Start) -> None:
    watch = start("--format", "github")
    for word in ("may", "might"):
        source = corpus / "records/sources/harbour-2019.yaml"
        text = (BASE / "records/sources/harbour-2019.yaml").read_text(encoding="utf-8")
        source.write_text(text.replace("ferry will", f"ferry {word}"), encoding="utf-8")
        assert watch.out().startswith(f"::error file={source},line=19,col=12,")


@pytest.mark.parametrize("other", ["--fix", "--format-only"])
def test_a_watch_changes_no_layout(other: str) -> None:
    told = claimgraph("check", "--watch", other)
    assert (told.returncode, told.stdout) == (USAGE, "")
    assert "'--watch': not with --fix, --format-only" in told.stderr
