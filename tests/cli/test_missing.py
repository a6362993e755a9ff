"""``claimgraph new ids``: records for what nothing bears yet, and slips of the pen told apart."""

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graph.cli.exits import FINE, PROBLEMS, USAGE
from tests.cli.command import BASE, ROOT, claimgraph, surroundings

SOURCE = "records/sources/harbour-2019.yaml"
CHANGES = {
    "claims: [ferry-doubles-traffic]": "claims: [ferry-doubles-trafic, ferry-helps-trade]",
    "of: bay-lines": "of: harbour-master",
    "quantity: ship-calls": "quantity: port-calls",
    "event: council-2019": "event: hearing-2019",
    "speaker: tom-berg": "speaker: tom-berg-senior",
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "corpus")
    source = tmp_path / "corpus" / SOURCE
    text = source.read_text("utf-8")
    for old, new in CHANGES.items():
        assert old in text
        text = text.replace(old, new)
    source.write_text(text, "utf-8")
    claims = tmp_path / "corpus/records/claims.yaml"
    claims.write_text(claims.read_text("utf-8") + "# The end.\n", "utf-8")
    return tmp_path / "corpus"


def _codes(corpus: Path) -> list[str]:
    checked = json.loads(claimgraph("check", corpus, "--format", "json").stdout)
    return sorted({problem["code"] for problem in checked})


def _records(corpus: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in (corpus / "records").glob("*.yaml")}


def test_records_are_added_with_what_can_be_known(corpus: Path) -> None:
    before = _records(corpus)
    told = claimgraph("new", "ids", "--corpus", corpus, "--yes")
    assert told.returncode == FINE, told.stderr
    after = _records(corpus)
    assert after["claims.yaml"] == before["claims.yaml"] + (
        "- id: ferry-helps-trade\n"
        "  # harbour-2019/traffic: The ferry will double the traffic across the bay.\n"
        "  text:\n"
        "  narrative:  # its family; no such line where it has none\n"
    )
    assert after["events.yaml"].endswith(
        "- id: hearing-2019\n"
        "  # harbour-2019: Harbour Council Backs New Ferry\n"
        "  # harbour-2019 was published 2019-03-05\n"
        "  name:\n"
        "  date:  # with `basis`; no such line where nothing tells it\n"
    )
    assert after["speakers.yaml"].endswith("  kind:  # person, organisation or group\n")
    assert after["quantities.yaml"].startswith("- id: port-calls\n  # harbour-2019/ship-calls: ")
    assert after["narratives.yaml"] == before["narratives.yaml"]
    assert "added 2 to speakers.yaml, 1 to events.yaml, 1 to claims.yaml" in told.stderr
    assert "+- id: ferry-helps-trade" in told.stdout


def test_what_was_added_fails_until_somebody_writes_it(corpus: Path) -> None:
    assert {"unknown-claim", "unknown-event", "unknown-speaker"} <= set(_codes(corpus))
    claimgraph("new", "ids", "--corpus", corpus, "--yes")
    assert _codes(corpus) == ["empty-text", "unknown-claim"]
    place = corpus / SOURCE
    place.write_text(place.read_text("utf-8").replace("trafic", "traffic"), "utf-8")
    for name in ("speakers", "events", "claims", "quantities"):
        file = corpus / f"records/{name}.yaml"
        lines = file.read_text("utf-8").split("\n")
        text = "\n".join(_write(line.partition("  #")[0]) for line in lines)
        file.write_text(text, "utf-8")
    checked = json.loads(claimgraph("check", corpus, "--format", "json").stdout)
    assert [problem["code"] for problem in checked if problem["severity"] == "error"] == []


def _write(line: str) -> str:
    """A line with what a curator would write into an empty field."""
    kept = {
        "name:": "A name",
        "text:": "A text.",
        "counted:": "ship",
        "kind:": "group",
        "narrative:": "the-ferry",
    }
    return f"{line} {({'date:': '2019-03-05'} | kept).get(line.strip(), '')}".rstrip()


def test_a_name_that_the_text_prints_is_taken_from_it(corpus: Path) -> None:
    place = corpus / SOURCE
    place.write_text(
        place.read_text("utf-8").replace("of: harbour-master", "of: mayor-ada-lund"), "utf-8"
    )
    claimgraph("new", "ids", "mayor-ada-lund", "--corpus", corpus, "--yes")
    assert "\n  name: Mayor Ada Lund\n  kind:" in _records(corpus)["speakers.yaml"]


def test_of_two_missing_ids_that_are_nearly_one_the_rarer_or_later_is_the_slip(
    corpus: Path,
) -> None:
    place = corpus / SOURCE
    text = place.read_text("utf-8").replace("of: harbour-master", "of: tom-berg-seniour")
    place.write_text(text, "utf-8")
    told = claimgraph("new", "ids", "--corpus", corpus)
    assert "`tom-berg-senior` is not added: is it `tom-berg-seniour`?" in told.stderr
    assert "+- id: tom-berg-seniour" in told.stdout


def test_a_slip_is_shown_and_not_added_unless_it_is_named(corpus: Path) -> None:
    told = claimgraph("new", "ids", "--corpus", corpus, "--yes")
    assert "`ferry-doubles-trafic` is not added: is it `ferry-doubles-traffic`?" in told.stderr
    assert "harbour-2019.yaml:" in told.stderr
    assert "ferry-doubles-trafic" not in _records(corpus)["claims.yaml"]
    told = claimgraph("new", "ids", "--corpus", corpus, "--yes")
    assert told.returncode == PROBLEMS
    told = claimgraph("new", "ids", "ferry-doubles-trafic", "--corpus", corpus, "--yes")
    assert told.returncode == FINE
    assert "- id: ferry-doubles-trafic\n" in _records(corpus)["claims.yaml"]
    told = claimgraph("new", "ids", "--corpus", corpus, "--yes")
    assert (told.returncode, told.stdout) == (FINE, "")
    assert "every id that is used is there" in told.stderr


def test_what_is_near_a_known_id_is_told(corpus: Path) -> None:
    told = claimgraph("new", "ids", "--corpus", corpus)
    assert "`tom-berg-senior` is new; near it: tom-berg" in told.stderr


def test_nothing_is_written_where_nobody_is_asked(corpus: Path) -> None:
    before = _records(corpus)
    told = claimgraph("new", "ids", "--corpus", corpus)
    assert told.returncode == PROBLEMS
    assert "+- id: ferry-helps-trade" in told.stdout
    assert "nothing was written; --yes writes without asking" in told.stderr
    assert _records(corpus) == before


@pytest.mark.parametrize(("answer", "written"), [("y\n", True), ("n\n", False)])
def test_somebody_at_a_terminal_is_asked(corpus: Path, answer: str, written: bool) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "graph", "new", "ids", "--corpus", str(corpus)],
        cwd=ROOT,
        env=surroundings(),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.write(ours, answer.encode())
    process.wait(timeout=60)
    os.close(theirs)
    os.close(ours)
    assert process.returncode == (FINE if written else PROBLEMS)
    assert ("ferry-helps-trade" in _records(corpus)["claims.yaml"]) is written


def test_all_files_are_written_or_none(corpus: Path) -> None:
    events = corpus / "records/events.yaml"
    events.write_text(events.read_text("utf-8") + "...\n", "utf-8")
    before = _records(corpus)
    told = claimgraph("new", "ids", "--corpus", corpus, "--yes")
    assert told.returncode == PROBLEMS
    assert "laid out so that nothing can be added at its end; nothing was written" in told.stderr
    assert _records(corpus) == before


def test_of_a_kind_that_cannot_be_read_nothing_is_called_missing(corpus: Path) -> None:
    (corpus / "records/claims.yaml").write_text("- id: [\n", "utf-8")
    told = claimgraph("new", "ids", "--corpus", corpus, "--yes")
    assert "nothing is added to claims" in told.stderr
    assert _records(corpus)["claims.yaml"] == "- id: [\n"
    assert "- id: hearing-2019\n" in _records(corpus)["events.yaml"]


def test_what_is_not_missing_cannot_be_added(corpus: Path) -> None:
    told = claimgraph("new", "ids", "ferry-help-trade", "--corpus", corpus)
    assert told.returncode == USAGE
    assert "'ferry-help-trade' is not missing; did you mean 'ferry-helps-trade'?" in told.stderr
    told = claimgraph("new", "ids", "--corpus", corpus / "nowhere")
    assert told.returncode == USAGE
    assert "is no corpus" in told.stderr


def test_missing_ids_are_completed(corpus: Path) -> None:
    words = f"claimgraph new ids --corpus {corpus} ferry".split()
    told = claimgraph(
        _CLAIMGRAPH_COMPLETE="complete_bash",
        COMP_WORDS="\n".join(words),
        COMP_CWORD=str(len(words) - 1),
    )
    assert told.stdout.split() == ["ferry-doubles-trafic", "ferry-helps-trade"]


def test_editors_learn_the_ids_that_were_added(corpus: Path) -> None:
    claimgraph("schema", "--write", "--corpus", corpus)
    told = claimgraph("new", "ids", "--corpus", corpus, "--yes")
    assert "into " in told.stderr.replace("wrote", "wrote ")
    assert "ferry-helps-trade" in (corpus / "schemas/source.json").read_text("utf-8")


def test_an_edit_while_somebody_is_asked_is_not_lost(corpus: Path) -> None:
    """And a file that was deleted meanwhile does not come back."""
    for change in ("edit", "delete"):
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-m", "graph", "new", "ids", "--corpus", str(corpus)],
            cwd=ROOT,
            env=surroundings(),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
        told = b""
        while b"Write 4 files?" not in told:
            told += os.read(ours, 1000)
        claims = corpus / "records/claims.yaml"
        if change == "edit":
            claims.write_text(claims.read_text("utf-8") + "# edited\n", "utf-8")
        else:
            claims.unlink()
        before = _records(corpus)
        os.write(ours, b"y\n")
        process.wait(timeout=60)
        told = os.read(ours, 10_000)
        os.close(theirs)
        os.close(ours)
        assert process.returncode == PROBLEMS
        assert b"after it was read: run the command again; nothing was written" in told
        assert _records(corpus) == before
