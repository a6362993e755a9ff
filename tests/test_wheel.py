"""The wheel as a stranger installs it: outside the checkout, in an environment of its own."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installed command; its environment sees the dependencies, and not the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "checkout"  # what an earlier build left in the checkout is not packed again
    for name in ("graph", "schemas"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    building = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    subprocess.run(
        [*building, "--no-build-isolation", "--wheel-dir", str(folder), str(copy)],
        check=True,
        cwd=folder,
    )
    (wheel,) = folder.glob("claimgraph-*.whl")
    environment = folder / "environment"
    venv.create(environment)
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    installing = [sys.executable, "-m", "pip", "--python", str(environment), "install", "--quiet"]
    subprocess.run([*installing, "--no-deps", "--no-index", str(wheel)], check=True, cwd=folder)
    (packages,) = environment.rglob("site-packages")
    # A path that a .pth file adds has its own .pth files ignored: the checkout is not among them.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return scripts / "claimgraph"


def _run(command: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(command), *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_a_corpus_is_made_checked_built_and_asked(command: Path, tmp_path: Path) -> None:
    for arguments in (
        ("init", "corpus"),
        ("check", "corpus"),
        ("build", "corpus", "--out", "site"),
        ("verify", "site/graph.html", "--corpus", "corpus"),
        ("query", "statements", "--corpus", "corpus", "--format", "csv"),
        ("explain", "quote-not-found"),
    ):
        done = _run(command, tmp_path, *arguments)
        assert (arguments, done.returncode) == (arguments, 0), done.stderr
    assert (tmp_path / "site/graph.html").stat().st_size > 100_000


def test_the_package_is_the_installed_one(command: Path, tmp_path: Path) -> None:
    python = command.with_name("python")
    done = subprocess.run(
        [str(python), "-c", "import graph, schemas; print(graph.__file__, schemas.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(ROOT) not in done.stdout
