"""What is read without libyaml is what libyaml reads, and records are laid out so that it is."""

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.load.places import TextFile
from graph.load.yaml_lines import read_plainly
from graph.load.yaml_text import YamlEntry, read_yaml
from graph.load.yaml_tree import compose

_ROOT = Path(__file__).parents[2]
_SEEDS = sorted(_ROOT.glob("seeds/records/**/*.yaml"))
_FILES = _SEEDS + sorted(_ROOT.glob("tests/**/*.yaml"))

_LINES = [
    "key: value",
    "other: a value: no",
    "third: on and",
    "on",
    "a-b: 'one",
    "two'",
    "q: 'it''s'",
    'd: "say \\"so\\" \\u2019"',
    'd: "\\ud83d\\ude00 \\0"',
    'e: "two',
    'lines"',
    "'quoted': x",
    "f: >-",
    "g: |",
    "h: >",
    "i: |-",
    "j: >+",
    "k:",
    "l: [a, b-c]",
    "m: [a, {claim: b, of: c}, d e]",
    "n: {a: b, a: c}",
    '[a, "b, {c: d}", {e: \'f: g\', h: ""}]',
    "v: ['a''b', 'c']",
    "o: [a,",
    "b]",
    "p: []",
    "text",
    "text # comment",
    "# comment",
    "r: 010 ~ # no",
    "s: -1",
    "t: ---",
    "u:v",
    "w: http://x#y",
    "key: again",
    "x: &a b",
    "y: *a",
    "z: !t c",
    "<<: d",
    "---",
    "...",
    "? k",
    "-",
    "“words” and «more»",
    "tab\there",
    "nbsp\u00a0 x",
    "ls\u2028x",
    "",
    " ",
    "    ",
]
_line = st.tuples(
    st.sampled_from(["", "", " ", "  ", "  ", "    ", "      "]),
    st.sampled_from(["", "", "", "- ", "- ", "-   ", "- - "]),
    st.sampled_from(_LINES),
    st.sampled_from(["", "", "", " ", " # c", ":", ": x"]),
).map("".join)
_layout = st.lists(_line, min_size=1, max_size=8).map(lambda lines: "\n".join(lines) + "\n")
_soup = st.text("abk-:#'\"\\|>[]{},&*!%@ ~.?0\n\n  \t\r\u2028\ufeff“é", max_size=40).map(
    lambda text: f"a: {text}\n"
)
_text = st.text("ab: #-'\"\\\n ,[]{}“”é\u00a0\u2028", max_size=120)
_data = st.recursive(
    _text | st.sampled_from(["no", "010", "1.0", "~", "2017-04-26", "null", "a" * 200]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["id", "text", "a-b", "on", "y z"]), inner, max_size=4)
    ),
    max_leaves=12,
)


def _agree(text: str) -> bool:
    """Whether a text is read at once; then libyaml reads the same."""
    data = read_plainly(text)
    if data is None:
        return False
    root, problems = compose(TextFile("x.yaml", text))
    assert problems == []
    assert root is not None
    assert data == root.data
    return True


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.relative_to(_ROOT).as_posix())
def test_records_are_read_as_libyaml_reads_them(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    assert _agree(text) or path not in _SEEDS


@given(text=_layout)
@example(text="a:\n- b\n-   c\n   d\ne: >\n  f\n\n\n  g\n\n")
@example(text="- a: b\n  c: |\n\n    d\n")
@example(text="a: 'b\n\n\n  c'\nd: \"e \n  f\"\n")
@example(text="a: [b,\n  c]\nd: {e: f,\n  g: h}\n")
@example(text="a: b\n\n  c\n")
@example(text="a:\n  - b: c\n    d:\n    - e\n    f:\ng:\n")
@example(text='a: "\\ud83d\\ude00"\n')
@settings(max_examples=600, deadline=None)
def test_any_layout_is_read_as_libyaml_reads_it(text: str) -> None:
    _agree(text)


@given(text=_soup)
@settings(max_examples=600, deadline=None)
def test_any_signs_are_read_as_libyaml_reads_them(text: str) -> None:
    _agree(text)


@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_any_slip_of_the_pen_is_read_as_libyaml_reads_it(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(_SEEDS)).read_text("utf-8")
    first = data.draw(st.integers(0, len(source)))
    source = source[first : first + 400]
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, min(len(source), start + 40)))
    slip = data.draw(st.sampled_from(["", source[start:end] * 2, "x", ": ", "\n", "'", "[", "#"]))
    _agree(f"{source[:start]}{slip}{source[end:]}\n")


@given(data=_data, width=st.sampled_from([20, 80]), flow=st.sampled_from([None, False]))
@settings(max_examples=200, deadline=None)
def test_what_pyyaml_writes_is_read_as_libyaml_reads_it(
    data: object, width: int, flow: bool | None
) -> None:
    dumped = yaml.safe_dump(
        data, width=width, allow_unicode=True, default_flow_style=flow, sort_keys=False
    )
    _agree(dumped)


@pytest.mark.parametrize("path", _SEEDS, ids=lambda path: path.stem)
def test_places_are_those_of_libyaml(path: Path) -> None:
    """They are looked up when somebody asks for one."""
    file = TextFile(path.name, path.read_text("utf-8"))
    entry, _ = read_yaml(file)
    root, _ = compose(file)
    assert isinstance(entry, YamlEntry)
    assert root is not None
    assert entry.node.children.keys() == root.children.keys()
    for index, member in enumerate(entry.items()):
        node = root.children[index]
        assert member.node.data == member.data == node.data
        assert (member.node.start, member.node.end) == (node.start, node.end)
