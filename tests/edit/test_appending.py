"""Records are added at the end of a file, and all that stands there is kept."""

from pathlib import Path

import pytest

from graph.edit.appending import CannotAppendError, append_records

NEW = ["- id: new\n  # why\n  text:\n"]
TWO = [*NEW, "- id: newer\n  text:\n"]


def _append(tmp_path: Path, text: str | None, entries: list[str] = NEW) -> str:
    path = tmp_path / "claims.yaml"
    if text is not None:
        path.write_bytes(text.encode())
    before, after = append_records(path, entries)
    assert before == text
    return after


@pytest.mark.parametrize("text", [None, "", "[]\n", "[ ]"])
def test_an_empty_file_gets_the_records_alone(tmp_path: Path, text: str | None) -> None:
    assert _append(tmp_path, text) == NEW[0]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("- id: a\n  text: A\n", "- id: a\n  text: A\n" + "".join(TWO)),
        ("- id: a\n  text: A", "- id: a\n  text: A\n" + "".join(TWO)),
        ("# all\n\n[]\n", "# all\n\n" + "".join(TWO)),
        (
            "- id: a\n  text: A\n\n- id: b\n  text: B\n# end\n",
            "- id: a\n  text: A\n\n- id: b\n  text: B\n# end\n\n" + "\n".join(TWO),
        ),
        (
            "- id: a\n  text: A\n- id: b\n  text: B\n- id: c\n  text: C\n\n- id: d\n  text: D\n",
            "- id: a\n  text: A\n- id: b\n  text: B\n- id: c\n  text: C\n\n- id: d\n  text: D\n\n"
            + "".join(TWO),
        ),
        (
            "  - id: a\n    text: >-\n      A\n",
            "  - id: a\n    text: >-\n      A\n  - id: new\n    # why\n    text:\n"
            "  - id: newer\n    text:\n",
        ),
        (
            "- id: a\r\n  text: A\r\n",
            "- id: a\r\n  text: A\r\n" + "".join(TWO).replace("\n", "\r\n"),
        ),
        ("\ufeff- id: a\n  text: A\n", "\ufeff- id: a\n  text: A\n" + "".join(TWO)),
    ],
)
def test_the_layout_of_the_file_is_followed(tmp_path: Path, text: str, after: str) -> None:
    assert _append(tmp_path, text, TWO) == after


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- id: a\n  text: A\n...\n", "laid out so that"),
        ("[{id: a, text: A}]\n", "laid out so that"),
        ("- id: [\n", "cannot be read"),
        ("id: a\n", "cannot be read"),
    ],
)
def test_what_cannot_be_added_to_is_left_alone(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(CannotAppendError, match=reason):
        _append(tmp_path, text)


def test_other_encodings_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"- id: \xe9\n")
    with pytest.raises(CannotAppendError, match="not UTF-8"):
        append_records(tmp_path / "a.yaml", NEW)
