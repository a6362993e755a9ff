"""``claimgraph sign`` and ``verify --signers``, with the real ssh-keygen."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.cli.commands.signature import SignatureError, find_signer, sign
from graph.page.embed import embed_json
from tests.cli.command import claimgraph
from tests.verify.alterations import DATA, MARKUP

KEYGEN = shutil.which("ssh-keygen")
needs_ssh_keygen = pytest.mark.skipif(KEYGEN is None, reason="there is no ssh-keygen here")

InProcess = Callable[..., int]
Captured = pytest.CaptureFixture[str]


def _make_key(path: Path) -> Path:
    assert KEYGEN
    subprocess.run([KEYGEN, "-q", "-t", "ed25519", "-N", "", "-f", path], check=True)
    return path


def _name(key: Path, name: str, signers: Path, namespaces: str = "claimgraph") -> None:
    public = key.with_name(key.name + ".pub").read_text(encoding="utf-8")
    signers.write_text(f'{name} namespaces="{namespaces}" {public}', encoding="utf-8")


@pytest.fixture
def page(run_here: InProcess, tmp_path: Path, capfd: Captured) -> Path:
    assert run_here("build", "--out", tmp_path) == 0
    capfd.readouterr()
    return tmp_path / "graph.html"


@needs_ssh_keygen
def test_a_signed_page_names_who_signed(
    run_here: InProcess, page: Path, tmp_path: Path, capfd: Captured
) -> None:
    key, signers = _make_key(tmp_path / "key"), tmp_path / "signers"
    _name(key, "jane@example.org", signers)
    assert run_here("sign", page, "--key", key) == 0
    assert capfd.readouterr().err == f"wrote {page}.sig\n"
    assert run_here("verify", page, "--signers", signers) == 0
    told = capfd.readouterr().out
    assert told.endswith(f"signed by jane@example.org, whom {signers} names\n")
    page.write_bytes(page.read_bytes() + b" ")
    assert run_here("verify", page, "--signers", signers) == 1
    assert "does not hold for this file: it was changed since" in capfd.readouterr().err


@needs_ssh_keygen
@pytest.mark.parametrize("other", ["key", "namespace"])
def test_only_who_is_named_counts(page: Path, tmp_path: Path, other: str) -> None:
    key, signers = _make_key(tmp_path / "key"), tmp_path / "signers"
    content = page.read_bytes()
    signature = tmp_path / "a.sig"
    signature.write_text(sign(content, key), encoding="utf-8")
    _name(key, "jane@example.org", signers)
    assert find_signer(content, signature, signers) == "jane@example.org"
    if other == "key":
        _name(_make_key(tmp_path / "other"), "jane@example.org", signers)
    else:
        _name(key, "jane@example.org", signers, namespaces="git")
    with pytest.raises(SignatureError):
        find_signer(content, signature, signers)


@needs_ssh_keygen
def test_every_alteration_of_a_signed_page_is_noticed(tmp_path: Path) -> None:
    from graph.assemble import build_graph
    from graph.page import render_page
    from graph.prove.corpus_loading import load_corpus

    corpus = load_corpus(Path(__file__).parents[2] / "seeds").corpus
    assert corpus is not None
    page = render_page(build_graph(corpus))
    key, signers = _make_key(tmp_path / "key"), tmp_path / "signers"
    _name(key, "jane@example.org", signers)
    signature = tmp_path / "a.sig"
    signature.write_text(sign(page.encode(), key), encoding="utf-8")
    data = page.split('id="data">')[1].split("</script>")[0]
    altered = {kind: change(page) for kind, change in MARKUP.items()}
    for kind, (change_data, _) in DATA.items():
        value = json.loads(data)
        change_data(value)
        altered[kind] = page.replace(data, embed_json(value))
    assert find_signer(page.encode(), signature, signers) == "jane@example.org"
    for kind, text in altered.items():
        assert text != page, kind
        with pytest.raises(SignatureError):
            find_signer(text.encode(), signature, signers)


def test_what_is_missing_is_said_plainly(
    run_here: InProcess,
    page: Path,
    tmp_path: Path,
    capfd: Captured,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert run_here("verify", page, "--signature", page) == 2
    assert "--signers FILE has to say whose" in capfd.readouterr().err
    assert run_here("verify", page, "--signers", tmp_path / "none") == 1
    assert f"there is no signature {page}.sig" in capfd.readouterr().err
    assert run_here("sign", page, "--key", tmp_path / "none") == 2
    assert "'ssh-keygen -t ed25519' makes one" in capfd.readouterr().err
    monkeypatch.setenv("PATH", "")
    (tmp_path / "key").touch()
    assert run_here("sign", page, "--key", tmp_path / "key") == 2
    assert "there is no ssh-keygen here: it comes with OpenSSH" in capfd.readouterr().err
    assert run_here("verify", page) == 0


def test_what_was_altered_is_not_signed(page: Path, tmp_path: Path) -> None:
    page.write_text(page.read_text(encoding="utf-8") + "<p>", encoding="utf-8")
    (tmp_path / "key").touch()
    done = claimgraph("sign", page, "--key", tmp_path / "key")
    assert done.returncode == 1
    assert "this is not what a build wrote (the markup, line" in done.stderr
    assert not page.with_name("graph.html.sig").exists()
