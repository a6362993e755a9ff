"""What is taken over of files that have not changed is what a check of all would find."""

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.assemble import build_graph
from graph.prove.corpus_loading import load_corpus
from graph.queries.repeats import repeats
from graph.queries.statements import statements
from graph.store.database import Database
from graph.store.refresh import Refreshed, refresh
from schemas.ids import SourceId

BASE = Path(__file__).parents[1] / "prove/base"

Edit = Callable[[Path, random.Random], None]


def _some_file(corpus: Path, chance: random.Random) -> Path:
    files = [path for path in sorted((corpus / "records").rglob("*.*")) if path.is_file()]
    return chance.choice(files)


def _replace(pattern: str, new: str) -> Edit:
    """Change one place that a pattern matches, in one file."""

    def edit(corpus: Path, chance: random.Random) -> None:
        found = [
            (path, match)
            for path in sorted((corpus / "records").rglob("*.*"))
            for match in re.finditer(pattern, path.read_text())
        ]
        if found:
            path, match = chance.choice(found)
            text = path.read_text()
            path.write_text(text[: match.start()] + match.expand(new) + text[match.end() :])

    return edit


def _drop_line(corpus: Path, chance: random.Random) -> None:
    path = _some_file(corpus, chance)
    lines = path.read_text().splitlines(keepends=True)
    dropped = chance.randrange(len(lines) + 1)
    path.write_text("".join(lines[:dropped] + lines[dropped + 1 :]))


def _drop_file(corpus: Path, chance: random.Random) -> None:
    _some_file(corpus, chance).unlink()


def _change_document(corpus: Path, chance: random.Random) -> None:
    path = chance.choice(sorted((corpus / "documents").iterdir()))
    path.write_bytes(path.read_bytes() + b".")


def _restore(corpus: Path, chance: random.Random) -> None:
    """Put one file back as it was."""
    path = chance.choice([path for path in sorted(BASE.rglob("*.*")) if path.is_file()])
    shutil.copyfile(path, corpus / path.relative_to(BASE))


def _restore_all(corpus: Path, _: random.Random) -> None:
    for folder in ("records", "documents"):
        shutil.rmtree(corpus / folder, ignore_errors=True)
    shutil.copytree(BASE, corpus, dirs_exist_ok=True)


def _sources(corpus: Path) -> list[Path]:
    return sorted((corpus / "records/sources").iterdir())


def _copy_source(corpus: Path, chance: random.Random) -> None:
    if files := _sources(corpus):
        path = chance.choice(files)
        shutil.copyfile(path, path.with_name(f"{chance.choice('az')}-{path.name}"))


def _move_source(corpus: Path, chance: random.Random) -> None:
    if files := _sources(corpus):
        path = chance.choice(files)
        path.rename(path.with_name(f"{chance.choice('az')}{path.name}"))


def _swap_sources(corpus: Path, chance: random.Random) -> None:
    files = [path for path in _sources(corpus) if path.suffix == ".yaml"]
    if len(files) >= 2:
        one, other = chance.sample(files, 2)
        first, second = one.read_bytes(), other.read_bytes()
        one.write_bytes(second)
        other.write_bytes(first)


EDITS: dict[str, Edit] = {
    "an id renamed": _replace(r"- id: ([a-z0-9-]+)", r"- id: \1-x"),
    "a use changed": _replace(r"claims: \[([a-z0-9-]+)", r"claims: [\1-x"),
    "a date changed": _replace(r"date: (\d{4})", r"date: 19\1"),
    "a date opened": _replace(r"date: (\d{4})-\d\d-\d\d", r"date: \1/.."),
    "an archiving day changed": _replace(r"archived_on: \d{4}", "archived_on: 2031"),
    "an archiving day dropped": _replace(r"archived_on: .*\n", ""),
    "a former id given": _replace(r"(- id: [a-z0-9-]+)-x\n", r"\1-y\n  formerly: [\1-x]\n"),
    "a form changed": _replace(r"form: indirect", "form: direct"),
    "a word misspelt": _replace(r"(text: [A-Z][a-z]+)", r"\1z"),
    "a stance changed": _replace(r"stance: denies", "stance: asserts"),
    "a line dropped": _drop_line,
    "a file dropped": _drop_file,
    "a document changed": _change_document,
    "a source copied": _copy_source,
    "a source moved": _move_source,
    "two sources swapped": _swap_sources,
    "a file put back": _restore,
    "all put back": _restore_all,
}


@pytest.mark.parametrize("seed", range(16))
def test_after_any_edits_nothing_differs_from_a_check_of_all(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    corpus = tmp_path / "corpus"
    _restore_all(corpus, chance)
    for _ in range(20):
        for _ in range(chance.randint(1, 2)):
            chance.choice(sorted(EDITS.items()))[1](corpus, chance)
        _check_against_new(corpus, trusting=chance.random() < 0.5)
    _restore_all(corpus, chance)
    _check_against_new(corpus, trusting=True)


def _check_against_new(corpus: Path, *, trusting: bool) -> None:
    expected = load_corpus(corpus)
    found = refresh(corpus, trusting=trusting)
    assert found.problems == expected.problems
    assert (found.sources, found.statements) == (expected.sources, expected.statements)
    assert (found.graph is None) == (expected.corpus is None)
    if expected.corpus is not None:
        assert found.graph is not None
        whole, stored = build_graph(expected.corpus), found.graph
        assert list(stored.corpus.statements()) == list(expected.corpus.statements())
        assert stored.corpus.judgements == expected.corpus.judgements
        assert stored.corpus.claims == expected.corpus.claims
        assert dict(stored.nx.nodes.items()) == dict(whole.nx.nodes.items())
        for least in (1, 2):
            assert repeats(stored, min_years=least, possible=True) == repeats(
                whole, min_years=least, possible=True
            )
        assert statements(stored, text="the", limit=5) == statements(whole, text="the", limit=5)


SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize("name", ["aaa", "zzz"])
def test_a_source_that_stood_in_two_files_keeps_its_statements(name: str, tmp_path: Path) -> None:
    corpus = _copy_seeds(tmp_path)
    copied = corpus / f"records/sources/{name}.yaml"
    shutil.copyfile(corpus / "records/sources/tass-2017.yaml", copied)
    assert _refresh(corpus).errors
    copied.unlink()
    _check_against_new(corpus, trusting=True)


def test_sources_that_change_places_keep_their_statements(tmp_path: Path) -> None:
    corpus = _copy_seeds(tmp_path)
    one, other, *_ = sorted((corpus / "records/sources").iterdir())
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    _check_against_new(corpus, trusting=True)
    other.rename(one.with_name("a.yaml"))
    _check_against_new(corpus, trusting=True)


def _copy_seeds(folder: Path) -> Path:
    corpus = folder / "corpus"
    shutil.copytree(SEEDS, corpus)
    assert not _refresh(corpus).errors
    return corpus


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    _restore_all(corpus, random.Random())
    assert _refresh(corpus).read_anew > 20
    assert _refresh(corpus).read_anew == 0
    source = corpus / "records/sources/ferry-undated.yaml"
    source.write_text(source.read_text() + "\n# a remark\n")
    passages = source.read_text().count("\n- ") + source.read_text().count("\n  - ")
    assert 0 < _refresh(corpus).read_anew <= passages + 1


def _refresh(corpus: Path) -> Refreshed:
    return refresh(corpus, trusting=False)


def test_one_of_two_events_with_one_id_is_missed_when_the_other_goes(tmp_path: Path) -> None:
    """Its sources are as they were, but not what they rest on."""
    corpus = tmp_path / "corpus"
    _restore_all(corpus, random.Random())
    events = corpus / "records/events.yaml"
    copied = corpus / "records/events-too.yaml"
    (corpus / "records/events").mkdir()
    copied = corpus / "records/events/too.yaml"
    shutil.copyfile(events, copied)
    assert {problem.code for problem in _refresh(corpus).problems} >= {"duplicate-id"}
    events.write_text("[]\n")
    assert not _refresh(corpus).errors
    copied.write_text("[]\n")
    assert {problem.code for problem in _refresh(corpus).problems} >= {"unknown-event"}


def test_a_speaker_in_use_is_missed_when_it_goes(tmp_path: Path) -> None:
    corpus = _copy_seeds(tmp_path)
    (corpus / "records/speakers.yaml").write_text("[]\n")
    for trusting in (True, False):
        found = refresh(corpus, trusting=trusting)
        assert {problem.code for problem in found.problems} >= {"unknown-speaker"}


def test_what_a_speaker_is_called_may_bear_on_the_sources(tmp_path: Path) -> None:
    corpus = _copy_seeds(tmp_path)
    speakers = corpus / "records/speakers.yaml"
    speakers.write_text(speakers.read_text().replace("name: ", "name: Mr ", 1))
    assert _refresh(corpus).read_anew > 1


def test_a_claim_that_was_merged_and_is_linked_twice_counts_once(tmp_path: Path) -> None:
    """In rows, in the graph that leaves as node-link data, and in the views of the database."""
    corpus = _copy_seeds(tmp_path)
    claims = corpus / "records/claims.yaml"
    source = corpus / "records/sources/tass-2017.yaml"
    text = claims.read_text()
    place = text.index("- id: nato-arms-near-russia\n") + len("- id: nato-arms-near-russia\n")
    claims.write_text(f"{text[:place]}  formerly: [arms-piled-up]\n{text[place:]}")
    told = source.read_text()
    assert "claims: [nato-arms-near-russia" in told
    link = "claims: [{claim: arms-piled-up, certainty: arguable}, nato-arms-near-russia"
    source.write_text(told.replace("claims: [nato-arms-near-russia", link, 1))
    graph = _refresh(corpus).graph
    assert graph is not None
    row = next(
        each
        for each in statements(graph, source=SourceId("tass-2017"))
        if any(link.claim == "nato-arms-near-russia" for link in each.claims)
    )
    links = [each for each in row.claims if each.claim == "nato-arms-near-russia"]
    assert [each.certainty for each in links] == ["clear"]
    key = f"statement:{row.id}"
    assert len(graph.nx[key]["claim:nato-arms-near-russia"]) == 1
    assert isinstance(graph.index, Database)
    query = "SELECT count(*) FROM assertions WHERE statement = ? AND claim = ?"
    found = graph.index.connection.execute(query, (row.id, "nato-arms-near-russia"))
    assert found.fetchone() == (1,)
