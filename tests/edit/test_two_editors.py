"""Two desks and an editor write the same file at once, and nothing of anybody is lost."""

import multiprocessing
import os
from pathlib import Path

from graph.disk.bounds import RefusedError
from graph.edit.operations import AddJudgement
from graph.edit.performing import perform
from graph.edit.workspace import Workspace
from tests.edit.edited import Edited

_RACES = int(os.environ.get("CLAIMGRAPH_RACES", "25"))
_CLAIMS = ("ferry-pays", "harbour-deep-enough")


def _at_a_desk(corpus: Path, name: str, told: Path) -> None:
    """Add judgements one after the other, and note those that were said to be written."""
    desk = Workspace(corpus)
    written = []
    for number in range(_RACES):
        reason = f"{name} {number}."
        asked = AddJudgement(do="add_judgement", kind="not-same", claims=_CLAIMS, reason=reason)
        try:
            perform(desk, asked)
        except RefusedError:
            continue
        written.append(f"reason: {reason}")
    told.write_text("\n".join(written), encoding="utf-8")


def _in_an_editor(path: Path, told: Path) -> None:
    """Add lines as an editor does, which saves nothing over what changed since it read."""
    written = []
    for number in range(_RACES):
        before = path.read_text("utf-8")
        line = f"# editor {number}."
        path.with_suffix(".tmp").write_text(f"{before}{line}\n", "utf-8")
        if path.read_text("utf-8") == before:
            path.with_suffix(".tmp").replace(path)
            written.append(line)
    told.write_text("\n".join(written), encoding="utf-8")


def test_nothing_is_lost_and_nothing_is_said_to_be_written_that_is_not(tmp_path: Path) -> None:
    corpus = Edited(tmp_path).folder
    path = corpus / "records/judgements.yaml"
    before = path.read_text("utf-8")
    told = [tmp_path / name for name in ("One", "Two", "editor")]
    context = multiprocessing.get_context("spawn")
    work = [context.Process(target=_at_a_desk, args=(corpus, each.name, each)) for each in told[:2]]
    work.append(context.Process(target=_in_an_editor, args=(path, told[2])))
    for each in work:
        each.start()
    for each in work:
        each.join()
    assert [each.exitcode for each in work] == [0, 0, 0]
    after = path.read_text("utf-8").splitlines()
    assert "\n".join(after).startswith(before.rstrip())
    written = [line for each in told for line in each.read_text("utf-8").splitlines()]
    added = after[len(before.splitlines()) :]
    assert [line for line in written if sum(line in each for each in added) != 1] == []
    assert sum("One " in each or "Two " in each or "editor " in each for each in added) == len(
        written
    )
