"""A desk that is killed while it writes leaves each file as it was or as it was to become."""

import multiprocessing
import os
import random
import time
from pathlib import Path

from graph.edit.operations import Dismiss, Reopen
from graph.edit.performing import perform
from graph.edit.workspace import Workspace
from schemas.passage import Reason
from tests.edit.edited import Edited

_KILLS = int(os.environ.get("CLAIMGRAPH_KILLS", "4"))
_SOURCE = "harbour-2019"


def _toggle(desk: Workspace) -> None:
    """Open the first passage, or dismiss it again."""
    lines = desk.source(_SOURCE).lines
    data, hash = lines.members[0].data, lines.digest(0)
    assert isinstance(data, dict)
    if "open" in data:
        perform(
            desk, Dismiss(do="dismiss", source=_SOURCE, at=0, hash=hash, reason=Reason.NAVIGATION)
        )
    else:
        perform(desk, Reopen(do="reopen", source=_SOURCE, at=0, hash=hash))


def _toggle_until_killed(corpus: Path, ready: Path) -> None:
    desk = Workspace(corpus)
    _toggle(desk)
    ready.touch()
    while True:
        _toggle(desk)


def test_a_kill_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    edited = Edited(tmp_path)
    path = edited.folder / f"records/sources/{_SOURCE}.yaml"
    whole = [path.read_bytes()]
    _toggle(edited.desk)
    whole.append(path.read_bytes())
    chance = random.Random(1)
    context = multiprocessing.get_context("spawn")
    for number in range(_KILLS):
        ready = tmp_path / f"ready-{number}"
        desk = context.Process(target=_toggle_until_killed, args=(edited.folder, ready))
        desk.start()
        while not ready.exists() and desk.is_alive():
            os.sched_yield()
        until = time.monotonic() + chance.random() / 10
        while time.monotonic() < until:
            os.sched_yield()
        desk.kill()
        desk.join()
        assert path.read_bytes() in whole, number
    again = Workspace(edited.folder)
    _toggle(again)
    assert path.read_bytes() in whole
    left = [each.name for each in path.parent.iterdir() if each.name.startswith(".claimgraph")]
    assert left == [], "what the killed ones left is swept with the next step"
