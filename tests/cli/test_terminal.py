"""What a stranger's corpus, file or argument holds cannot act on a terminal, wherever it shows."""

import csv
import json
import shutil
from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path

import pytest

from graph.cli.output.problems import github_command
from graph.cli.output.spreadsheet import _cell
from graph.cli.output.terminal import BYTE_ORDER_MARK
from graph.queries import QUERIES
from graph.read.problem import Problem
from graph.text.printable import OBEYED, make_visible, printable
from tests.cli.command import BASE
from tests.cli.test_questions import ARGUMENTS

InProcess = Callable[..., int]
Captured = pytest.CaptureFixture[str]

HOSTILE = {
    "colour": "\x1b[31m",
    "title of the window": "\x1b]0;owned\x07",
    "clear": "\x1b[2J\x1b[H",
    "control sequence of one character": "\x9b31m",
    "command of one character": "\x9d0;owned\x9c",
    "bell": "\x07",
    "backspace": "\x08\x08\x08",
    "delete": "\x7f",
    "form feed": "\x0c",
    "vertical tab": "\x0b",
    "carriage return": "\rowned",
    "shift out": "\x0e",
    "next line": "\x85",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "override": "\u202eevil\u202c",
    "isolate": "\u2067evil\u2069",
    "direction mark": "\u200f\u200e\u061c",
    "zero width": "\u200b\u200c\u200d\u2060",
    "byte order mark": "\ufeff",
    "soft hyphen": "\xad",
    "tags": "\U000e0041\U000e007f",
    "filler": "\u3164\u115f",
    "command of a workflow": "\n::error file=x::owned",
}
ALL = "".join(f"a{each}b " for each in HOSTILE.values())


def _acts(text: str) -> list[str]:
    """What of an output a terminal would obey."""
    text = text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n")
    found = OBEYED.findall(text)
    return found + [line for line in text.split("\n") if line.startswith("::error file=x")]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus whose folder and one document have every kind in them."""
    name = "".join(each for each in ALL if each not in "/\0")
    folder = tmp_path / name[:80]
    shutil.copytree(BASE, folder)
    return folder


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "article \x1b[31m\u202e.txt"
    path.write_text(f"An article.\n\nHe said: “{ALL}” and left.\n", encoding="utf-8")
    return path


def _check(format: str) -> Callable[[Path, Path], tuple[object, ...]]:
    return lambda corpus, _: ("check", corpus, "--format", format)


def _query(query: Sequence[str], format: str) -> Callable[[Path, Path], tuple[object, ...]]:
    return lambda corpus, _: ("query", *query, "--corpus", corpus, "--format", format)


COMMANDS: dict[str, Callable[[Path, Path], tuple[object, ...]]] = {
    **{f"check, {format}": _check(format) for format in ("text", "json", "github")},
    **{
        f"query {query}, {format}": _query([query], format)
        for query in ("sources", "statements", "claims", "coverage")
        for format in ("table", "json", "jsonl", "csv")
    },
    **{
        f"query {query}": _query([query, *ARGUMENTS.get(query, [])], "table")
        for query in QUERIES
        if query not in ("sources", "statements", "claims", "coverage")
    },
    "sql": lambda corpus, _: ("sql", "SELECT * FROM claims", "--corpus", corpus),
    "sql of hostile text": lambda corpus, _: ("sql", f"SELECT '{ALL}'", "--corpus", corpus),
    "sql of no text": lambda corpus, _: (
        "sql",
        "SELECT CAST(x'1bff5d' AS TEXT)",
        "--corpus",
        corpus,
    ),
    "sql that is wrong": lambda corpus, _: ("sql", ALL, "--corpus", corpus),
    "help": lambda *_: ("--help",),
    "help on what is none": lambda *_: ("query", ALL, "--help"),
    "build": lambda corpus, text: ("build", corpus, "--out", text.parent / ALL[:40]),
    "coverage": lambda corpus, _: ("coverage", "--corpus", corpus),
    "new source": lambda corpus, text: ("new", "source", text, "--corpus", corpus),
    "new ids": lambda corpus, _: ("new", "ids", "--corpus", corpus, "--yes"),
    "init": lambda corpus, _: ("init", corpus),
    "schema": lambda corpus, _: ("schema", "records", "--corpus", corpus),
    "verify": lambda _, text: ("verify", text),
    "verify nothing": lambda _, text: ("verify", text.parent / ALL[:40]),
    "sign": lambda _, text: ("sign", text),
    "open": lambda _, text: ("open", "--out", text.parent / ALL[:40]),
    "explain": lambda *_: ("explain", ALL),
    "unknown id": lambda *_: ("query", "trace", ALL),
    "unknown value": lambda *_: ("query", "statements", "--stance", ALL),
    "unknown option": lambda *_: ("query", "statements", f"--{ALL}"),
    "unknown command": lambda *_: (ALL,),
    "no corpus": lambda *_: ("check", ALL[:40].replace("/", "")),
    "suggest": lambda _, text: ("suggest", text),
    "suggest, json": lambda _, text: ("suggest", text, "--format", "json"),
}


@pytest.mark.parametrize("records", ["sound", "hostile", "named"])
@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_that_is_printed_acts(
    run_here: InProcess, corpus: Path, text: Path, capfd: Captured, command: str, records: str
) -> None:
    if records == "hostile":
        written = json.dumps([{"id": "evil", "text": ALL, ALL: ALL}])
        (corpus / "records/claims.yaml").write_text(written, encoding="utf-8")
        record = corpus / "records/sources/harbour-2019.yaml"
        record.write_text(record.read_text("utf-8") + f"\n# {ALL}\n{ALL}: 1\n", encoding="utf-8")
    if records == "named":
        record = corpus / "records/sources/harbour-2019.yaml"
        record.rename(record.with_name(f"{ALL[:60].replace('/', '')}.yaml"))
    assert run_here(*COMMANDS[command](corpus, text)) in (0, 1, 2)
    told = capfd.readouterr()
    assert _acts(told.out) == []
    assert _acts(told.err) == []


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_json_says_the_same_escaped(
    run_here: InProcess, corpus: Path, capfd: Captured, format: str
) -> None:
    """Open text of a document is shown as it stands there."""
    record = corpus / "records/sources/harbour-2019.yaml"
    document = corpus / json.loads(json.dumps(_field(record, "document")))
    document.write_text(document.read_text("utf-8") + ALL, encoding="utf-8", newline="")
    from hashlib import sha256

    hash = sha256(document.read_bytes()).hexdigest()
    old = _field(record, "sha256")
    record.write_text(record.read_text("utf-8").replace(old, hash), encoding="utf-8")
    capfd.readouterr()
    assert run_here("query", "coverage", "--corpus", corpus, "--format", format) == 0
    told = capfd.readouterr().out
    assert _acts(told) == []
    rows = json.loads(told) if format == "json" else list(map(json.loads, told.splitlines()))
    (row,) = (each for each in rows if each["source"] == "harbour-2019")
    assert row["open_passages"][-1]["text"] in ALL
    assert "\x1b]0;owned\x07" in row["open_passages"][-1]["text"]


def _field(record: Path, name: str) -> str:
    lines = record.read_text("utf-8").splitlines()
    return next(line.partition(": ")[2] for line in lines if line.startswith(f"{name}: "))


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_acts_is_shown(kind: str) -> None:
    text = f"a{HOSTILE[kind]}b"
    assert not OBEYED.search(make_visible(text))
    assert not OBEYED.search(printable(text))
    assert printable(text).isprintable()
    assert json.loads(make_visible(json.dumps(text, ensure_ascii=False))) == text


def test_what_is_harmless_stays() -> None:
    for text in ("naïve Ελληνικά русский עברית العربية 日本語 ✔️ 👍🏽", "a\tb\nc"):
        assert make_visible(text) == text


def test_a_workflow_command_is_one_line_with_its_own_properties() -> None:
    problem = Problem("a,b:c%\n::x", 1, 2, "a-code", "one\r\n::error::two, 50 %", hint="::three")
    assert github_command(problem) == (
        "::error file=a%2Cb%3Ac%25%0A%3A%3Ax,line=1,col=2,title=a-code"
        "::one%0D%0A::error::two, 50 %25%0Ahint: ::three"
    )


@pytest.mark.parametrize("format", ["table", "csv", "jsonl"])
def test_the_log_of_github_takes_no_claim_for_a_command(
    run_here: InProcess,
    corpus: Path,
    capfd: Captured,
    format: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    claims = corpus / "records/claims.yaml"
    text = claims.read_text("utf-8")
    before = "The ferry earns what it costs."
    assert before in text
    claims.write_text(text.replace(before, '"::warning::owned ##[error]owned"'), "utf-8")
    assert run_here("query", "claims", "--corpus", corpus, "--format", format) == 0
    told = capfd.readouterr().out
    assert "owned" in told
    assert "##[" not in told
    assert [line for line in told.split("\n") if line.lstrip().startswith("::")] == []
    if format == "jsonl":
        texts = [json.loads(line)["text"] for line in told.splitlines()]
        assert "::warning::owned ##[error]owned" in texts


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" =1+1", " '=1+1"),
        ("see; =HYPERLINK(A1)", "see; '=HYPERLINK(A1)"),
        ("see\t+1+cmd", "see\t'+1+cmd"),
        ("see,-cmd", "see,'-cmd"),
        ("see\n=1+1", "see\n'=1+1"),
        ('see;"=1+1"', 'see;"\'=1+1"'),
        ("see|＠x", "see|'＠x"),
        (["a", "=b"], "a; '=b"),
        ([-1, -5], "'-1; -5"),
        ("-5", "'-5"),
        (-5, -5),
        ("a - b = c; d", "a - b = c; d"),
    ],
)
def test_a_spreadsheet_runs_no_cell_whatever_its_separator(value: object, shown: object) -> None:
    assert _cell(value) == shown
    for separator in ",;\t|":
        file = StringIO()
        csv.writer(file).writerow(["first", _cell(value)])
        read = next(csv.reader(StringIO(file.getvalue()), delimiter=separator, quotechar=None))
        assert not any(
            cell.strip(" \"'").startswith(("=", "@", "＝", "＠")) and "'" not in cell
            for cell in read
        )
