"""What a sound corpus becomes: every default filled in, every passage placed."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from graph.prove.corpus_loading import load_corpus
from graph.read import yaml_tree
from schemas.claim import Claim
from schemas.corpus import Corpus, Statement
from schemas.ids import ClaimId, SourceId
from schemas.judgement import Broader
from schemas.passage import Form, Stance

_BASE = Path(__file__).parent / "base"


def _load(folder: Path = _BASE) -> Corpus:
    corpus = load_corpus(folder).corpus
    assert corpus is not None
    return corpus


@pytest.fixture(scope="module")
def statements() -> dict[str, Statement]:
    return {statement.id: statement for statement in _load().statements()}


def test_defaults_come_from_the_top_of_the_file(statements: dict[str, Statement]) -> None:
    own, given = statements["harbour-2019/traffic"], statements["ferry-undated/pays-again"]
    assert (own.speaker, own.event, own.attribution) == ("ada-lund", "council-2019", ())
    assert given.attribution == ("bay-herald",)
    assert statements["ferry-undated/harbour-denied"].attribution == ()


def test_a_quote_keeps_the_characters_of_the_document(statements: dict[str, Statement]) -> None:
    quote = statements["ferry-undated/pays-again"].quote
    assert quote[0].endswith("“will pay for itself”,   the Bay Herald\nreports.")


def test_an_interrupted_quote_has_a_span_for_each_part(statements: dict[str, Statement]) -> None:
    never_asked = statements["harbour-2019/never-asked"]
    assert len(never_asked.spans) == 2
    assert never_asked.words == ("We were never asked,", "and the harbour is no lake.")
    assert (never_asked.start, never_asked.end) == (455, 550)


def test_indirect_speech_has_no_words(statements: dict[str, Statement]) -> None:
    indirect = [each for each in statements.values() if each.form is Form.INDIRECT]
    assert indirect
    assert all(each.words == () for each in indirect)


def test_words_that_are_listed_win_over_the_marks(statements: dict[str, Statement]) -> None:
    assert statements["harbour-2019/painted"].words == ("We were never asked",)


def test_short_forms_are_long_in_the_records(statements: dict[str, Statement]) -> None:
    link = statements["harbour-2019/traffic"].claims[0]
    assert (link.claim, link.stance) == ("ferry-doubles-traffic", Stance.ASSERTS)


def test_a_statement_has_its_own_date_or_that_of_its_event(
    statements: dict[str, Statement],
) -> None:
    own, from_event = statements["harbour-2019/painted"], statements["ferry-undated/pays-again"]
    assert (str(own.date), own.basis) == (
        "2019-XX",
        "The boat is mentioned beside the meeting of 2019.",
    )
    assert (str(from_event.date), from_event.closing) == ("2019/..", date(2021, 6, 30))
    assert from_event.possible_years == [2019, 2020, 2021]
    assert statements["imported/traegt-sich"].date is None


def test_an_open_date_closes_with_the_first_report_of_its_event(tmp_path: Path) -> None:
    """What one source reports in 2019 did not happen later, whatever the other one says."""
    corpus = tmp_path / "corpus"
    shutil.copytree(_BASE, corpus)
    source = corpus / "records/sources/harbour-2019.yaml"
    text = source.read_text("utf-8").replace("event: unspecified", "event: second-speech")
    source.write_text(text, "utf-8")
    closings = {
        statement.closing
        for statement in _load(corpus).statements()
        if statement.event == "second-speech" and str(statement.date) == "2019/.."
    }
    assert closings == {date(2019, 3, 5)}


def test_records_stand_in_the_order_of_their_ids() -> None:
    corpus = _load()
    for kind in (corpus.sources, corpus.speakers, corpus.events, corpus.claims, corpus.quantities):
        ids = [str(identifier) for identifier in kind]
        assert ids == sorted(ids) != []
    assert [each.kind for each in corpus.judgements] == sorted(
        each.kind for each in corpus.judgements
    )


def test_the_order_of_the_file_system_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = load_corpus(_BASE)
    listdir = os.listdir
    monkeypatch.setattr(os, "listdir", lambda folder: listdir(folder)[::-1])
    assert load_corpus(_BASE) == expected


def test_records_may_lie_in_a_folder_of_their_kind(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(_BASE, corpus)
    deep = corpus / "records/claims/harbour"
    deep.mkdir(parents=True)
    (corpus / "records/claims.yaml").rename(deep / "all.yaml")
    assert _load(corpus) == _load()


def test_a_former_id_leads_to_the_claim_that_took_over(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(_BASE, corpus)
    for name in ("records/judgements.yaml", "records/sources/ferry-undated.yaml"):
        text = (corpus / name).read_text("utf-8")
        text = text.replace("wide: ferry-pays\n", "wide: ferry-earns-its-cost\n")
        text = text.replace("[ferry-pays]", "[ferry-earns-its-cost]")
        (corpus / name).write_text(text, "utf-8")
    loaded = _load(corpus)
    assert loaded.judgements == _load().judgements
    assert (
        next(each for each in loaded.judgements if isinstance(each, Broader)).wide == "ferry-pays"
    )
    statements = loaded.sources[SourceId("ferry-undated")].statements
    assert statements[0].claims[0].claim == "ferry-pays"
    assert isinstance(loaded.claims[ClaimId("ferry-pays")], Claim)


def test_a_corpus_without_records_is_sound(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    result = load_corpus(tmp_path)
    assert result.problems == ()
    assert result.corpus is not None
    assert list(result.corpus.statements()) == []


def test_without_libyaml_the_records_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = load_corpus(_BASE)
    monkeypatch.setattr(yaml_tree, "_Loader", yaml.SafeLoader)
    assert load_corpus(_BASE) == expected


@pytest.mark.parametrize("folder", ["no\0folder", "a" * 300, "folder\nwith\x1b[31m"])
def test_a_folder_that_cannot_be_is_told(folder: str) -> None:
    result = load_corpus(Path(folder))
    assert [problem.code for problem in result.problems] == ["no-corpus"]
    assert result.problems[0].path.isprintable()
