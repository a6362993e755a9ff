"""Where paths lead, and what is refused."""

from pathlib import Path

import pytest

from graph.disk.bounds import OutsideError, leads_out, locate


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with links of every kind beside what they lead to."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/file").touch()
    folder = tmp_path / "folder"
    (folder / "real/deep").mkdir(parents=True)
    (folder / "real/file").touch()
    for name, target in {
        "inside": "real",
        "inside-file": "real/file",
        "chain-inside": "inside",
        "out": "../outside",
        "out-absolute": str(tmp_path / "outside"),
        "out-file": "../outside/file",
        "out-missing": "../outside/missing",
        "chain-out": "out",
        "real/deep/up": "../../..",
        "circle": "circle",
        "self": ".",
    }.items():
        (folder / name).symlink_to(target)
    return folder


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("new", "new"),
        ("new/deep", "new/deep"),
        ("real/file", "real/file"),
        ("inside/file", "real/file"),
        ("inside/new", "real/new"),
        ("inside-file", "real/file"),
        ("chain-inside/file", "real/file"),
        ("self/self/real/file", "real/file"),
        ("real/deep/up/folder/real/file", None),
        ("out", None),
        ("out/file", None),
        ("out-absolute/new", None),
        ("out-file", None),
        ("out-missing", None),
        ("chain-out/file", None),
        ("circle", None),
    ],
)
def test_what_stays_inside_is_followed_and_what_leads_out_refused(
    folder: Path, name: str, found: str | None
) -> None:
    for named in (folder, _linked(folder)):
        if found is None:
            with pytest.raises(OutsideError):
                locate(named, name)
        else:
            assert locate(named, name) == folder.resolve() / found


def _linked(folder: Path) -> Path:
    """The folder by another name: whoever types a link means what it leads to."""
    link = folder.parent / "link"
    link.symlink_to(folder)
    return link


def test_a_folder_whose_name_begins_alike_is_outside(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus-2").mkdir()
    assert leads_out(tmp_path / "corpus", tmp_path / "corpus-2")
    assert not leads_out(tmp_path / "corpus", tmp_path / "corpus")
