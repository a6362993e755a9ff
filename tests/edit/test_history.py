"""Everything can be taken back, also after a restart, and never over what others wrote since."""

import random
from pathlib import Path
from typing import Any

import pytest

from graph.disk.bounds import RefusedError
from graph.edit.history import compare, replace_lines
from graph.edit.workspace import Workspace
from tests.edit.edited import Edited

HARBOUR = "harbour-2019"


def _some_operation(edited: Edited, chance: random.Random) -> dict[str, Any]:
    source = chance.choice([HARBOUR, "ferry-undated"])
    members = edited.desk.source(source).lines.members
    at = chance.randrange(len(members))
    words = str(next(iter(members[at].data.values())))  # type: ignore[union-attr]
    claim = chance.choice(["ferry-pays", {"new": {"text": f"The pier {chance.random()} falls."}}])
    return chance.choice(
        [
            {"do": "reopen", "source": source, "at": at},
            {"do": "dismiss", "source": source, "at": at, "reason": "background"},
            {
                "do": "state",
                "source": source,
                "at": at,
                "form": "indirect",
                "speaker": "tom-berg",
                "claims": [{"claim": claim}],
            },
            {"do": "join", "source": source, "at": at},
            {"do": "cut", "source": source, "at": at, "first": words.split(" ")[0]},
            {"do": "move_edge", "source": source, "at": at, "edge": "end", "words": 1},
            {"do": "set_head", "source": source, "fields": {"note": f"n {chance.random()}"}},
        ]
    )


def _do_some(edited: Edited, number: int, seed: int) -> int:
    chance, done = random.Random(seed), 0
    while done < number:
        before = edited.files()
        try:
            edited.do(**_some_operation(edited, chance))
        except RefusedError:
            assert edited.files() == before
        else:
            done += edited.files() != before
    return done


@pytest.mark.parametrize("seed", [1, 2])
def test_undoing_all_gives_back_every_byte(tmp_path: Path, seed: int) -> None:
    edited = Edited(tmp_path)
    before = edited.files()
    _do_some(edited, 100, seed)
    after = edited.files()
    again = Workspace(edited.folder)
    while again.undoes is not None:
        again.undo()
    assert edited.files() == before
    while again.redoes is not None:
        again.redo()
    assert edited.files() == after


def test_a_new_step_forgets_what_was_taken_back(tmp_path: Path) -> None:
    edited = Edited(tmp_path)
    edited.do(do="set_head", source=HARBOUR, fields={"note": "first"})
    edited.desk.undo()
    edited.do(do="set_head", source=HARBOUR, fields={"note": "second"})
    assert edited.desk.redoes is None
    with pytest.raises(RefusedError, match="nothing to do again"):
        edited.desk.redo()


def test_what_an_editor_wrote_elsewhere_since_stays(tmp_path: Path) -> None:
    edited = Edited(tmp_path)
    path = edited.folder / f"records/sources/{HARBOUR}.yaml"
    before = path.read_text("utf-8")
    edited.do(
        do="dismiss", source=HARBOUR, at=edited.find(HARBOUR, "'six-years'"), reason="background"
    )
    path.write_text("# mine\n\n" + path.read_text("utf-8"), "utf-8")
    edited.desk.undo()
    assert path.read_text("utf-8") == "# mine\n\n" + before


def test_lines_that_an_editor_changed_since_are_not_taken_back(tmp_path: Path) -> None:
    edited = Edited(tmp_path)
    path = edited.folder / f"records/sources/{HARBOUR}.yaml"
    at = edited.find(HARBOUR, "'six-years'")
    edited.do(do="dismiss", source=HARBOUR, at=at, reason="background")
    theirs = path.read_text("utf-8").replace("dismissed: background", "dismissed: commentary")
    path.write_text(theirs, "utf-8")
    with pytest.raises(RefusedError, match="was changed there since"):
        edited.desk.undo()
    assert path.read_text("utf-8") == theirs
    assert edited.desk.undoes is not None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"a\n"),
        (b"a\n", b""),
        (b"a\r\nb\r\n", b"a\r\nc\r\nb\r\n"),
        (b"a\nb", b"a\nb\nc"),
        (b"\xff\n\xfe\n", b"\xff\nx\n\xfe\n"),
        (b"a\na\na\n", b"a\na\n"),
    ],
)
def test_a_step_leads_there_and_back(before: bytes, after: bytes) -> None:
    hunk = compare(before, after)
    assert replace_lines("f", before, hunk) == after
    assert replace_lines("f", after, hunk.turned()) == before


def test_a_place_that_cannot_be_told_is_refused() -> None:
    hunk = compare(b"a\nb\n", b"a\nx\nb\n")
    with pytest.raises(RefusedError):
        replace_lines("f", b"q\na\nb\na\nb\n", hunk)
