"""A button does what the hint of a problem says: there, and nowhere else."""

from pathlib import Path

import pytest

from graph.edit.file_edits import FileEdits
from graph.edit.operations import WriteInstead
from graph.edit.proposed_correction import digest_of, write_instead
from graph.edit.workspace import ImpossibleError, StaleError
from tests.edit.edited import Edited

SLIPS = {
    "an unknown claim": ("sources/ferry-undated.yaml", "[ferry-pays]", "[ferry-pay]"),
    "in quotation marks": ("sources/ferry-undated.yaml", "[ferry-pays]", '["ferry-pays"]'),
    "an unknown speaker": ("sources/ferry-undated.yaml", "speaker: bay-lines", "speaker: bay-line"),
    "a field": ("speakers.yaml", "  aliases:", "  alias:"),
    "one of few": ("speakers.yaml", "kind: group", "kind: groups"),
    "a stance": ("sources/ferry-undated.yaml", "stance: denies", "stance: denied"),
    "an id": ("narratives.yaml", "- id: the-ferry", "- id: The Ferry"),
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("slip", SLIPS)
def test_what_is_proposed_is_written(tmp_path: Path, slip: str, ends: str) -> None:
    name, right, wrong = SLIPS[slip]
    edited = Edited(tmp_path)
    path = edited.folder / "records" / name
    good = path.read_text("utf-8").replace("\n", ends)
    if "quotation" in slip:
        good, wrong = good.replace(right, wrong, 1), wrong.replace("pays", "payz")
        right = '["ferry-pays"]'
    assert right in good
    path.write_bytes(f"\ufeff{good}".replace(right, wrong, 1).encode())
    proposed = [each for each in edited.desk.look().problems if each.instead is not None]
    assert proposed
    edited.do(do="write_instead", problem=digest_of(proposed[0]))
    assert path.read_bytes().decode() == f"\ufeff{good}"
    assert edited.errors() == []
    edited.desk.undo()
    assert wrong in path.read_bytes().decode()


def test_what_is_proposed_for_lines_that_changed_is_not_written(tmp_path: Path) -> None:
    edited = Edited(tmp_path)
    path = edited.folder / "records/speakers.yaml"
    path.write_text(path.read_text("utf-8").replace("kind: group", "kind: groups"), "utf-8")
    (problem,) = [each for each in edited.desk.look().problems if each.code == "not-one-of"]
    path.write_text("# A remark above.\n" + path.read_text("utf-8"), "utf-8")
    before = edited.files()
    with pytest.raises(StaleError):
        edited.do(do="write_instead", problem=digest_of(problem))
    assert edited.files() == before


def test_what_only_a_person_can_tell_is_not_written(tmp_path: Path) -> None:
    edited = Edited(tmp_path)
    path = edited.folder / "records/speakers.yaml"
    path.write_text(path.read_text("utf-8").replace("kind: group", "kind: spoon"), "utf-8")
    problem = next(each for each in edited.desk.look().problems if each.code == "not-one-of")
    assert problem.instead is None
    with pytest.raises(ImpossibleError, match="only a person can tell"):
        edited.do(do="write_instead", problem=digest_of(problem))


def test_lines_that_change_while_it_is_done_are_not_written_over(tmp_path: Path) -> None:
    edited = Edited(tmp_path)
    path = edited.folder / "records/speakers.yaml"
    path.write_text(path.read_text("utf-8").replace("kind: group", "kind: groups"), "utf-8")
    (problem,) = [each for each in edited.desk.look().problems if each.code == "not-one-of"]
    edits = FileEdits(edited.desk)
    path.write_text("# A remark above.\n" + path.read_text("utf-8"), "utf-8")
    with pytest.raises(StaleError):
        write_instead(edits, WriteInstead(do="write_instead", problem=digest_of(problem)))
