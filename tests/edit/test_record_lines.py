"""A change to one record changes its own lines, and not a byte of the others."""

import difflib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.edit.canonical_layout import PASSAGE_ORDER
from graph.edit.record_lines import CannotEditError, Change, RecordLines
from graph.read.places import TextFile
from graph.read.yaml_text import read_yaml

SEEDS = sorted((Path(__file__).parents[2] / "seeds/records/sources").glob("*.yaml"))

PLAIN = """\
- open: One.

- open: Two.
  note: kept
"""
LAYOUTS = {
    "the words become a quote, and the order is that of records": (
        PLAIN,
        Change(1, True, [{"quote": "Two.", "statement": "two", "note": "kept", "claims": ["a"]}]),
        "- open: One.\n\n- statement: two\n  quote: Two.\n  claims: [a]\n  note: kept\n",
    ),
    "what stays keeps its lines, comments and quotation marks": (
        "- open:   'One.'   # as it is\n  # why\n  note: \"x\"\n  prefix: >-\n    before\n    it\n",
        Change(0, True, [{"open": "One.", "note": "why", "prefix": "before it"}]),
        "- open:   'One.'   # as it is\n  # why\n  note: why\n  prefix: >-\n    before\n    it\n",
    ),
    "a remark behind a value stays": (
        "- open: One.\n  note: x  # doubtful\n",
        Change(0, True, [{"open": "One.", "note": "why"}]),
        "- open: One.\n  note: why  # doubtful\n",
    ),
    "a record goes with the blank line above it": (
        PLAIN,
        Change(1, True, []),
        "- open: One.\n",
    ),
    "a new one comes in between, spaced as the others": (
        PLAIN,
        Change(1, True, [{"open": "Two."}, {"open": "Three."}]),
        "- open: One.\n\n- open: Two.\n\n- open: Three.\n",
    ),
    "a new one comes first": (
        "- open: One.\n- open: Two.\n",
        Change(0, False, [{"open": "Zero."}]),
        "- open: Zero.\n- open: One.\n- open: Two.\n",
    ),
    "a new one comes last, after a line without its end": (
        "- open: One.",
        Change(1, False, [{"open": "Two."}]),
        "- open: One.\n- open: Two.\n",
    ),
    "a record in braces is written anew": (
        "- {open: One., note: x}\n- open: Two.\n",
        Change(0, True, [{"dismissed": "heading", "text": "One."}]),
        "- dismissed: heading\n  text: One.\n- open: Two.\n",
    ),
    "a wide dash": (
        "-   open: One.\n-   open: Two.\n    note: x\n",
        Change(1, True, [{"dismissed": "heading", "text": "Two."}, {"open": "Three."}]),
        "-   open: One.\n-   dismissed: heading\n    text: Two.\n-   open: Three.\n",
    ),
    "line ends of Windows": (
        "- open: One.\r\n- open: Two.\r\n",
        Change(0, True, [{"open": "One.", "note": "why"}]),
        "- open: One.\r\n  note: why\r\n- open: Two.\r\n",
    ),
    "a byte order mark": (
        "\ufeff- open: One.\n",
        Change(0, True, [{"open": "One.", "note": "why"}]),
        "\ufeff- open: One.\n  note: why\n",
    ),
    "what was remarked on an open passage goes when it is decided": (
        "- open: One.\n\n# read me\n# may repeat a (0.62)\n- open: Two.\n",
        Change(1, True, [{"dismissed": "heading", "text": "Two."}]),
        "- open: One.\n\n# read me\n- dismissed: heading\n  text: Two.\n",
    ),
    "so do the lines into which it was wrapped, and not the remark above it": (
        f"- open: One.\n# mine\n# may repeat {'a' * 80} (0.6);\n# nato-exercises (1)\n- open: B\n",
        Change(1, True, []),
        "- open: One.\n# mine\n",
    ),
    "values that YAML would read otherwise": (
        "- open: One.\n",
        Change(0, True, [{"open": "One.", "note": 'no: "x" #y', "claims": ["a", "yes", "b,c"]}]),
        '- open: One.\n  claims: [a, "yes", "b,c"]\n  note: >-\n    no: "x" #y\n',
    ),
    "links with more than an id": (
        "- open: One.\n",
        Change(0, True, [{"open": "One.", "claims": ["a", {"claim": "b", "stance": "denies"}]}]),
        "- open: One.\n  claims:\n    - a\n    - claim: b\n      stance: denies\n",
    ),
}


def _change(text: str, *changes: Change) -> str:
    return RecordLines("p.yaml", text, PASSAGE_ORDER).change(changes)


@pytest.mark.parametrize("what", LAYOUTS)
def test_the_lines_of_a_record_change(what: str) -> None:
    before, change, after = LAYOUTS[what]
    assert _change(before, change) == after


def test_several_records_change_at_once() -> None:
    changes = [Change(0, True, [{"open": "One. Two."}]), Change(1, True, [])]
    assert _change(PLAIN, *changes) == "- open: One. Two.\n"


def test_an_empty_list_is_begun() -> None:
    lines = RecordLines("s.yaml", "id: a\npassages: []\n", PASSAGE_ORDER, within="passages")
    after = lines.change([Change(0, False, [{"open": "One."}])])
    assert after == "id: a\npassages:\n  - open: One.\n"


def test_fields_at_the_top_change_alone() -> None:
    text = "id: a  # its id\ntitle: T\n\npassages:\n\n  - open: One.\n"
    lines = RecordLines("s.yaml", text, PASSAGE_ORDER, within="passages")
    after = lines.set_head({"title": "U", "url": "https://a.example"}, ("id", "title", "url"))
    assert after == text.replace("title: T\n", "title: U\nurl: https://a.example\n")
    assert lines.set_head({"title": None}) == text.replace("title: T\n", "")


UNSUITED = {
    "a list in brackets": "[{open: One.}, {open: Two.}]\n",
    "a list on several lines in brackets": "[\n  {open: One.},\n  {open: Two.},\n]\n",
}


@pytest.mark.parametrize("what", UNSUITED)
def test_a_layout_that_would_not_say_the_same_is_refused(what: str) -> None:
    with pytest.raises(CannotEditError, match="laid out"):
        _change(UNSUITED[what], Change(0, True, [{"open": "Other."}]))


def test_a_file_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(CannotEditError, match=r"p\.yaml cannot be read"):
        RecordLines("p.yaml", "- open: 'One.\n", PASSAGE_ORDER)


_WORDS = st.text("ab:#'\"-[]{},&*!|>%@` \u00e9\u4e2d", min_size=1, max_size=30).filter(str.strip)
_TEXT = _WORDS.map(lambda text: " ".join(text.split()))
_FIELDS = st.dictionaries(st.sampled_from(["note", "prefix", "basis"]), _TEXT)


@given(st.data())
def test_no_byte_outside_a_record_changes(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(SEEDS))
    text = path.read_text("utf-8")
    lines = RecordLines(path.name, text, PASSAGE_ORDER, within="passages")
    at = data.draw(st.integers(0, len(lines.members) - 1))
    record = lines.members[at].data
    assert isinstance(record, dict)
    kept = {name: record[name] for name in record if data.draw(st.booleans())}
    after = lines.change([Change(at, True, [kept | data.draw(_FIELDS) | {"claims": ["x"]}])])
    first, end = lines.rows(at)
    before = text.splitlines(keepends=True)
    assert after.startswith("".join(before[:first]))
    assert after.endswith("".join(before[end:]))
    entry, problems = read_yaml(TextFile("", after))
    assert not problems
    assert entry is not None


_VALUES = st.sampled_from(
    ["x", "'x'", '"x"', "|\n    x\n    y", ">-\n    x\n\n    y", "[a, {b: c}]"]
)


@given(st.lists(st.tuples(_VALUES, st.sampled_from(["", "  # c", "\n  # c", "\n\n"])), max_size=6))
def test_what_hostile_layouts_say_beside_a_change_stays(parts: list[tuple[str, str]]) -> None:
    fields = "".join(f"  n{at}: {value}{end}\n" for at, (value, end) in enumerate(parts))
    text = f"- a: 1\n{fields}\n- a: 2\n# end\n- {{a: 3}}\n"
    try:
        lines = RecordLines("p.yaml", text, ("a", "z"))
        after = lines.change([Change(1, True, [{"a": "2", "z": "new"}])])
    except CannotEditError:
        return
    changed = [
        line for line in difflib.ndiff(text.split("\n"), after.split("\n")) if line[0] in "+-"
    ]
    assert changed == ["+   z: new"]
