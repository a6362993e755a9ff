"""The canonical records of a corpus, and its digest."""

import json
import shutil
from pathlib import Path

import pytest

from graph.prove.canonical_records import corpus_digest, read_records, write_records
from graph.prove.corpus_loading import load_corpus
from schemas.corpus import Corpus

SEEDS = Path(__file__).parents[2] / "seeds"


def _load(folder: Path) -> Corpus:
    corpus = load_corpus(folder).corpus
    assert corpus is not None
    return corpus


@pytest.fixture(scope="module")
def seeds() -> Corpus:
    return _load(SEEDS)


def test_they_are_read_back_as_they_were(seeds: Corpus) -> None:
    written = json.dumps(write_records(seeds))
    texts = [source.text for source in seeds.sources.values()]
    found = read_records(json.loads(written), texts)
    assert list(found.statements()) == list(seeds.statements())
    assert json.dumps(write_records(found)) == written


@pytest.mark.parametrize(
    ("file", "before", "after", "changes"),
    [
        ("claims.yaml", "\n- id: ", "\n# a comment\n- id: ", False),
        ("claims.yaml", "text: ", "text:   ", False),
        ("claims.yaml", "text: NATO", "text: nato", True),
        ("sources/tass-2017.yaml", "form: direct", "form: mixed", True),
        ("sources/tass-2017.yaml", "published: 2017-04-26", "published: 2017-04-27", True),
    ],
)
def test_the_digest_follows_what_records_say_and_not_how_they_are_written(
    seeds: Corpus, tmp_path: Path, file: str, before: str, after: str, changes: bool
) -> None:
    shutil.copytree(SEEDS, tmp_path / "seeds")
    path = tmp_path / "seeds/records" / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    assert (corpus_digest(_load(tmp_path / "seeds")) != corpus_digest(seeds)) is changes


def test_who_curated_is_not_published(seeds: Corpus) -> None:
    judged = tuple(each.model_copy(update={"curator": "Jane"}) for each in seeds.judgements)
    assert "Jane" not in json.dumps(write_records(seeds._replace(judgements=judged)))
