"""What the README shows is what happens.

After a change that is meant, ``REFRESH_README=1 pytest tests/test_readme.py`` writes the output
of its commands anew; then read what changed before you commit it.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
RECORD = re.compile(r"`(seeds/[^`]+)`[^`]*:\n\n```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)#:]+)\)")


def _run(commands: list[str], folder: Path) -> str:
    """What a terminal of 100 columns shows of some commands, each after its ``$``."""
    environment = os.environ | {
        "COLUMNS": "100",
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
    }
    environment.pop("CLAIMGRAPH_CORPUS", None)
    shown = ""
    for command in commands:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        shown += f"$ {command}\n{done.stdout}"
    return "".join(f"{line}\n" for line in shown.rstrip("\n").split("\n"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the seeds and the command, as in a checkout."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    command = tmp_path / "bin/claimgraph"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m graph "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return tmp_path


def test_commands_print_what_the_readme_shows(folder: Path) -> None:
    text = README.read_text(encoding="utf-8")
    shown = CONSOLE.findall(text)
    assert len(shown) >= 4
    printed = [
        _run([line[2:] for line in block.splitlines() if line.startswith("$ ")], folder)
        for block in shown
    ]
    if "REFRESH_README" in os.environ:
        for before, after in zip(shown, printed, strict=True):
            text = text.replace(f"```console\n{before}```", f"```console\n{after}```")
        README.write_text(text, encoding="utf-8")
        return
    assert printed == shown


def test_the_record_stands_in_the_seeds() -> None:
    ((path, record),) = RECORD.findall(README.read_text(encoding="utf-8"))
    assert record in (ROOT / path).read_text(encoding="utf-8")


def test_links_lead_somewhere() -> None:
    for document in [README, ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/*.md")]:
        for target in LINK.findall(document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_the_readme_stays_on_one_screen() -> None:
    assert len(README.read_text(encoding="utf-8").splitlines()) <= 140
