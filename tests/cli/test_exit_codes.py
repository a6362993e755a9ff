"""What scripts and CI rely on: the exit code, and where the words go."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.cli.exits import FINE, INTERRUPTED, PROBLEMS, UNEXPECTED, USAGE
from tests.cli.command import BASE, claimgraph

InProcess = Callable[..., int]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check"], FINE),
        (["check", BASE], FINE),
        (["check", "--corpus", BASE], FINE),
        (["check", "no-such-folder"], PROBLEMS),
        (["query", "repeats", "--corpus", "no-such-folder"], PROBLEMS),
        (["query", "repeats", "--min-years", "9"], FINE),
        (["query", "repeats", "--min-years", "0"], USAGE),
        (["query", "repeats", "--min-years", "two"], USAGE),
        (["query", "repeats", "--format", "xml"], USAGE),
        (["query", "statements", "--since", "20190"], USAGE),
        (["query", "statements", "--stance", "doubts"], USAGE),
        (["query", "statements", "--text", ""], USAGE),
        (["query", "statements", "--speaker", "ada"], USAGE),
        (["query", "trace"], USAGE),
        (["query", "trace", "ferry-pay"], USAGE),
        (["query", "repeat"], USAGE),
        (["query"], USAGE),
        (["chekc"], USAGE),
        (["check", "--fromat", "json"], USAGE),
        (["build", "--out", BASE / "records/claims.yaml"], USAGE),
        (["open", "--out", "no-such-folder"], USAGE),
        (["check", "x" * 300], USAGE),
        (["query", "repeats", "--corpus", "x" * 5000], USAGE),
        (["build", "--out", "x" * 300], USAGE),
        (["init", "x" * 300], USAGE),
        (["new", "source", "x" * 300], USAGE),
        (["verify", "x" * 300], USAGE),
    ],
    ids=lambda value: " ".join(map(str, value))[:60] if isinstance(value, list) else None,
)
def test_exit_code(
    arguments: list[object], code: int, run_here: InProcess, capfd: pytest.CaptureFixture[str]
) -> None:
    """Only what answers the question goes to stdout."""
    assert run_here(*arguments) == code
    told = capfd.readouterr()
    assert told.out == ""
    assert told.err
    assert "Traceback" not in told.err


def test_ctrl_c(run_here: InProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("graph.store.refresh.take_stamp", interrupt)
    assert run_here("check") == INTERRUPTED


def test_an_unexpected_error_is_one_line_that_asks_for_a_report(
    run_here: InProcess, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the sky fell")

    monkeypatch.setattr("graph.store.refresh.take_stamp", fail)
    assert run_here("check") == UNEXPECTED
    told = capfd.readouterr().err
    assert told == (
        "claimgraph: unexpected RuntimeError: the sky fell; please report it "
        "(CLAIMGRAPH_DEBUG=1 shows where it happened)\n"
    )
    monkeypatch.setenv("CLAIMGRAPH_DEBUG", "1")
    assert run_here("check") == UNEXPECTED
    assert "Traceback" in capfd.readouterr().err


def test_the_nearest_id_is_named() -> None:
    told = claimgraph("query", "trace", "ferry-pay")
    assert told.returncode == USAGE
    assert told.stderr == (
        "claimgraph: there is no claim 'ferry-pay'; did you mean 'ferry-pays'?\n"
    )


@pytest.mark.parametrize(
    ("option", "value", "rule"),
    [
        ("--min-years", "0", "must be at least 1"),
        ("--min-years", str(2**63), "must be at most 9999"),
        ("--limit", str(2**63), "must be at most 1000000000"),
    ],
)
def test_an_argument_that_breaks_a_rule_is_named_in_plain_words(
    option: str, value: str, rule: str
) -> None:
    told = claimgraph("query", "repeats", option, value)
    assert told.returncode == USAGE
    assert told.stderr.endswith(f"Error: Invalid value for '{option}': {rule}\n")


def test_a_question_on_damaged_records_tells_the_errors_and_answers_nothing(
    tmp_path: Path,
) -> None:
    told = claimgraph("query", "repeats", "--corpus", tmp_path / "nowhere", "--format", "json")
    assert told.returncode == PROBLEMS
    assert told.stdout == ""
    assert "error[" in told.stderr
    assert told.stderr.endswith("1 error, 0 warnings\n")
