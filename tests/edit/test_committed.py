"""What changed since the last commit is seen, and git is left alone."""

import subprocess
from pathlib import Path

import pytest

from graph.edit.committed import changes_since, read_last_commit
from graph.edit.workspace import ImpossibleError
from tests.edit.edited import Edited


def _git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    """A corpus in a folder of a repository, committed."""
    edited = Edited(tmp_path)
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", "-A")
    _git(tmp_path, "commit", "-qm", "All of it")
    return edited


def _changes(edited: Edited) -> dict[str, list[str]]:
    commit = read_last_commit(edited.folder)
    files = (str(path.relative_to(edited.folder)) for path in edited.folder.rglob("records/**/*.*"))
    return {each.name: each.lines for each in changes_since(commit, files, edited.desk.read)}


def test_what_changed_is_seen_line_by_line(edited: Edited) -> None:
    assert _changes(edited) == {}
    edited.do(do="set_record", kind="speaker", id="tom-berg", fields={"name": "Tom Bergh"})
    edited.do(
        do="add_judgement",
        kind="not-same",
        claims=["harbour-too-shallow", "fishermen-not-asked"],
        reason="So.",
    )
    changes = _changes(edited)
    assert sorted(changes) == ["records/judgements.yaml", "records/speakers.yaml"]
    lines = changes["records/speakers.yaml"]
    assert [each for each in lines if each[0] in "+-"] == [
        "-  name: Tom Berg",
        "+  name: Tom Bergh",
    ]
    assert read_last_commit(edited.folder).label.endswith(": All of it")


def test_a_file_that_is_no_record_and_stayed_is_no_change(edited: Edited) -> None:
    (edited.folder / "records/README").write_text("Read me.\n", "utf-8")
    _git(edited.folder.parent, "add", "-A")
    _git(edited.folder.parent, "commit", "-qm", "More")
    assert _changes(edited) == {}


def test_files_that_came_and_went_are_seen(edited: Edited) -> None:
    (edited.folder / "records/narratives.yaml").rename(edited.folder / "records/narratives-1.yaml")
    changes = _changes(edited)
    assert {each[0] for each in changes["records/narratives.yaml"][1:]} == {"-"}
    assert {each[0] for each in changes["records/narratives-1.yaml"][1:]} == {"+"}


def test_git_is_left_alone(edited: Edited) -> None:
    """No hook and no program of the repository's own settings is run, and no lock is taken."""
    trap = edited.folder.parent / "trap"
    run = edited.folder.parent / "run.sh"
    run.write_text(f"#!/bin/sh\ntouch {trap}\n", "utf-8")
    run.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "diff.external", "gpg.program", "core.sshCommand"):
        _git(edited.folder.parent, "config", name, str(run))
    _git(edited.folder.parent, "config", "log.showSignature", "true")
    edited.do(do="set_record", kind="speaker", id="tom-berg", fields={"name": "Tom Bergh"})
    trap.unlink(missing_ok=True)
    before = {p: p.stat().st_mtime_ns for p in (edited.folder.parent / ".git").rglob("*")}
    assert _changes(edited)
    assert {p: p.stat().st_mtime_ns for p in (edited.folder.parent / ".git").rglob("*")} == before
    assert not trap.exists()


def test_a_corpus_in_no_repository_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ImpossibleError, match="cannot be seen: fatal"):
        read_last_commit(Edited(tmp_path).folder)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ImpossibleError, match="git is not installed"):
        read_last_commit(tmp_path)
