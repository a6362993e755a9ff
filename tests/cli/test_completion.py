"""What shells are offered: commands, options and ids, and nothing else on the terminal."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.command import BASE, ROOT, claimgraph, surroundings

CLAIM = "ferry-doubles-traffic"
CLAIM_WORDS = "The ferry doubles"


def _bash(line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    words = line.split(" ")
    return claimgraph(
        _CLAIMGRAPH_COMPLETE="complete_bash",
        COMP_WORDS="\n".join(words),
        COMP_CWORD=str(len(words) - 1),
        **environment,
    )


def _zsh(line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return claimgraph(_CLAIMGRAPH_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS=line, **environment)


def _fish(line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return claimgraph(
        _CLAIMGRAPH_COMPLETE="complete_fish",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
        _TYPER_COMPLETE_ARGS=line,
        **environment,
    )


def _powershell(line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return claimgraph(
        _CLAIMGRAPH_COMPLETE="complete_powershell",
        _TYPER_COMPLETE_ARGS=line,
        _TYPER_COMPLETE_WORD_TO_COMPLETE=line.rpartition(" ")[2],
        **environment,
    )


SHELLS = [_bash, _zsh, _fish, _powershell]
Shell = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "corpus")
    return tmp_path / "corpus"


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("claimgraph ", "query"),
        ("claimgraph cov", "coverage"),
        ("claimgraph sq", "sql"),
        ("claimgraph query tr", "trace"),
        ("claimgraph new ", "source"),
        ("claimgraph query trace --sta", "--stance"),
        ("claimgraph query trace --stance ", "denies"),
        ("claimgraph new source --pub", "--publisher"),
        ("claimgraph query trace ", CLAIM),
        ("claimgraph query statements --claim ferry", CLAIM),
        ("claimgraph query statements --speaker ", "ada-lund"),
        ("claimgraph query statements --event ", "council-2019"),
        ("claimgraph query statements --source ", "harbour-2019"),
        ("claimgraph query statements --narrative ", "the-ferry"),
        ("claimgraph query figures ", "bay-traffic"),
        ("claimgraph query compare 2019 ", "harbour-2019"),
        ("claimgraph query path ada-lund ", CLAIM),
        ("claimgraph suggest ", "harbour-2019"),
        ("claimgraph suggest - --speaker ", "ada-lund"),
        ("claimgraph coverage ", "harbour-2019"),
        ("claimgraph explain quote-not-u", "quote-not-unique"),
        ("claimgraph schema ", "records"),
    ],
)
def test_commands_options_and_ids_are_offered(line: str, offered: str) -> None:
    told = _bash(line)
    assert (told.returncode, told.stderr) == (0, "")
    assert offered in told.stdout.split("\n")
    typed = line.rpartition(" ")[2]
    assert all(each.startswith(typed) for each in told.stdout.split())


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_is_offered_ids_with_their_words(shell: Shell) -> None:
    told = shell(f"claimgraph query trace {CLAIM[:7]}")
    assert told.stderr == ""
    assert CLAIM in told.stdout
    assert (CLAIM_WORDS in told.stdout) is (shell is not _bash)


def test_the_corpus_that_the_line_names_comes_before_that_of_the_environment(corpus: Path) -> None:
    claims = corpus / "records/claims.yaml"
    claims.write_text(claims.read_text("utf-8").replace(CLAIM, "ferry-only-here"), "utf-8")
    for named in (f"--corpus {corpus}", f"--corpus={corpus}"):
        assert "ferry-only-here" in _zsh(f"claimgraph query trace {named} ferry").stdout
    elsewhere = _bash("claimgraph query trace ferry", CLAIMGRAPH_CORPUS=str(corpus))
    assert "ferry-only-here" in elsewhere.stdout
    assert "ferry-only-here" not in _bash("claimgraph query trace ferry").stdout
    home = _bash("claimgraph query trace --corpus ~/corpus ferry", HOME=str(corpus.parent))
    assert "ferry-only-here" in home.stdout


def test_what_bash_takes_apart_is_put_together(corpus: Path) -> None:
    """Bash hands ``--corpus=DIR`` over as three words."""
    joined = _bash(f"claimgraph query trace --corpus = {corpus} --stance = den")
    assert joined.stdout == "denies\n"
    assert "denies" in _bash("claimgraph query trace --stance =").stdout.split()


@pytest.mark.parametrize("damage", ["records/claims.yaml", "records/sources/harbour-2019.yaml"])
def test_of_a_corpus_with_errors_what_can_be_read_is_offered(corpus: Path, damage: str) -> None:
    place = corpus / damage
    place.write_text(place.read_text("utf-8").replace("text:", "txet:", 1) + "- }\n", "utf-8")
    told = _bash("claimgraph query statements --speaker ", CLAIMGRAPH_CORPUS=str(corpus))
    assert "ada-lund" in told.stdout
    told = _bash("claimgraph query trace ", CLAIMGRAPH_CORPUS=str(corpus))
    assert (CLAIM in told.stdout) is ("sources" in damage)
    assert told.stderr == ""


def test_one_damaged_record_keeps_its_id_and_the_others_their_words(corpus: Path) -> None:
    place = corpus / "records/claims.yaml"
    place.write_text(place.read_text("utf-8") + "- id: ferry-unwritten\n", "utf-8")
    told = _fish("claimgraph query trace ferry", CLAIMGRAPH_CORPUS=str(corpus)).stdout
    assert "ferry-unwritten\n" in told
    assert f"{CLAIM}\t{CLAIM_WORDS}" in told


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    "line",
    [
        "claimgraph query bogus ",
        "claimgraph bogus ",
        "claimgraph --version ",
        "claimgraph query trace --corpus nowhere ",
        "claimgraph query trace 'unclosed ",
        "claimgraph check --format bogus --corpus ",
        "claimgraph build ",
    ],
)
def test_nothing_but_completions_is_printed(shell: Shell, line: str) -> None:
    told = shell(line)
    assert told.stderr == ""
    assert "Usage" not in told.stdout
    assert "0.1" not in told.stdout


def test_words_that_a_shell_would_read_as_its_own_are_harmless(corpus: Path) -> None:
    text = '\'; $(touch owned) `touch owned` "q" [bold]b[/] \\\\ :::\u202e %d ((x))'
    record = json.dumps({"id": "hostile", "text": text}, ensure_ascii=False)
    (corpus / "records/claims").mkdir()
    (corpus / "records/claims/more.jsonl").write_text(f"{record}\n", "utf-8")
    for shell in SHELLS:
        told = shell("claimgraph query trace hos", CLAIMGRAPH_CORPUS=str(corpus)).stdout
        assert told.strip().count("\n") == 0
        assert "hostile" in told
        assert not {"`", "$", "\\", "\u202e"} & set(told)


def test_a_real_bash_completes(tmp_path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash here")
    command = tmp_path / "claimgraph"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m graph "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    script = (
        'eval "$(_CLAIMGRAPH_COMPLETE=source_bash claimgraph)"\n'
        f"COMP_WORDS=(claimgraph query trace {CLAIM[:7]}); COMP_CWORD=3\n"
        "_claimgraph_completion claimgraph\n"
        "printf '%s\\n' \"${COMPREPLY[@]}\"\n"
    )
    done = subprocess.run(
        [bash, "--norc", "-c", script],
        cwd=ROOT,
        env=surroundings(PATH=f"{tmp_path}{os.pathsep}{os.environ['PATH']}"),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert CLAIM in done.stdout.split()
    assert done.stderr == ""


def test_only_the_whole_command_tells_how_to_install_it() -> None:
    assert "--install-completion" in claimgraph("--help").stdout
    for arguments in (["query"], ["new"], ["check"], ["init"], ["query", "trace"]):
        assert "completion" not in claimgraph(*arguments, "--help").stdout


def test_it_is_imported_when_a_shell_asks_alone() -> None:
    program = (
        "import sys; from graph.cli.main import run; sys.argv = ['claimgraph', 'query', 'claims']; "
        "run(); print('graph.cli.completion' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=surroundings(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "False"
