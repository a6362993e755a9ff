"""With an encoder, claims are found in any wording, and each text is encoded once."""

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from graph.assemble import build_graph
from graph.store.cache_folder import VECTORS, cache_of
from graph.suggest.encoder import load_encoder
from graph.suggest.matcher import Matcher
from graph.suggest.meaning import Meaning
from graph.suggest.suggestion_row import FoundBy
from schemas.passage import ClaimLink
from tests.queries.small import Said
from tests.suggest.known import known_graph, not_same
from tests.suggest.topics import Topics

CLAIMS = {
    "ferry-pays": "The ferry to the islands earns what it costs.",
    "bridge-safe": "The old bridge is safe for lorries.",
}


def test_a_claim_is_found_in_other_words_and_another_language_and_says_by_what() -> None:
    lines = ["Паром окупается.", "That ship pays.", "The ferry earns its costs.", "Snow fell."]
    rows = Matcher(known_graph(CLAIMS), Meaning(Topics())).suggest_for_lines(lines)
    assert [(row.passage, row.claim) for row in rows] == [(n, "ferry-pays") for n in "123"]
    assert [row.found_by for row in rows] == [
        [FoundBy.MEANING],
        [FoundBy.MEANING],
        [FoundBy.WORDS, FoundBy.MEANING],
    ]
    by_words = Matcher(known_graph(CLAIMS)).suggest_for_lines(lines)
    assert [(row.passage, row.found_by) for row in by_words] == [("3", [FoundBy.WORDS])]


def test_words_and_meaning_count_half_or_meaning_seven_tenths() -> None:
    matcher = Matcher(known_graph(CLAIMS), Meaning(Topics()))
    by_words = Matcher(known_graph(CLAIMS)).suggest_for_lines([CLAIMS["ferry-pays"]])[0].score
    same, other = matcher.suggest_for_lines([CLAIMS["ferry-pays"], "Паром окупается."])
    assert same.score == pytest.approx(by_words / 2 + 0.5)
    assert other.score == pytest.approx(0.7)


def test_what_is_not_three_quarters_as_near_as_the_best_is_left_out() -> None:
    claims = {"both": "Паром окупается.", "half": "Паром."}
    matcher = Matcher(known_graph(claims), Meaning(Topics()))
    every = matcher.suggest_for_lines(["The ship pays."], min_score=0)
    assert [round(row.score, 2) for row in every] == [0.7, 0.49]
    assert [row.claim for row in matcher.suggest_for_lines(["The ship pays."])] == ["both"]


def test_where_a_statement_stands_for_several_claims_a_fifth_is_the_claims_own_text() -> None:
    corpus = known_graph(CLAIMS, [Said("ferry-pays", quote="Паром.", speaker="lund")]).corpus
    ((id, source),) = corpus.sources.items()
    links = tuple(ClaimLink(claim=claim) for claim in corpus.claims)
    statements = (source.statements[0]._replace(claims=links),)
    graph = build_graph(corpus._replace(sources={id: source._replace(statements=statements)}))
    rows = Matcher(graph, Meaning(Topics())).suggest_for_lines(["The ship."])
    assert [row.claim for row in rows] == ["ferry-pays", "bridge-safe"]
    near = float((Topics()(["ship"]) @ Topics()([CLAIMS["ferry-pays"]]).T)[0, 0])
    assert [row.score for row in rows] == [
        pytest.approx(0.8 * 0.7 + 0.2 * 0.7 * near, abs=0.002),
        pytest.approx(0.8 * 0.7, abs=0.002),
    ]


def test_what_was_judged_not_the_same_is_offered_for_its_meaning() -> None:
    claims = {"pays": "The ferry pays.", "paid": "The ferry earns."}
    graph = known_graph(claims, judgements=[not_same("paid", "pays")])
    line = ["The ferry pays."]
    assert [row.claim for row in Matcher(graph).suggest_for_lines(line)] == ["pays"]
    rows = Matcher(graph, Meaning(Topics())).suggest_for_lines(line, min_score=0)
    assert [row.claim for row in rows] == ["pays", "paid"]


def test_a_passage_without_letters_means_nothing() -> None:
    matcher = Matcher(known_graph(CLAIMS), Meaning(Topics()))
    assert matcher.suggest_for_lines(["* * *", "—"], min_score=0) == []


def test_each_text_is_encoded_once_and_again_where_the_file_is_damaged(tmp_path: Path) -> None:
    def learn(*texts: str, name: str = "topics 1") -> list[str]:
        encoder = Topics()
        vectors = Meaning(encoder, corpus=tmp_path, name=name).learn(texts)
        assert np.array_equal(vectors, Topics()(texts))
        return encoder.asked

    folder = cache_of(tmp_path)
    assert folder is not None
    kept = folder / VECTORS
    assert learn("the ferry", "the bridge", "the ferry") == ["the ferry", "the bridge"]
    assert learn("the bridge", "the ferry") == []
    assert learn("the bridge", "a safe bridge") == ["a safe bridge"]
    with sqlite3.connect(kept) as connection:
        connection.execute("UPDATE vectors SET vector = zeroblob(length(vector) - 1)")
    connection.close()
    assert learn("the bridge", "the ferry") == ["the bridge", "the ferry"]
    assert learn("the bridge", name="topics 2") == ["the bridge"]
    assert learn("the bridge") == ["the bridge"], "vectors of another encoder do not stay"
    kept.write_bytes(b"no database" * 100)
    assert learn("the bridge") == ["the bridge"]
    assert learn("the bridge") == []
    folder.chmod(0o777)
    assert learn("the bridge") == ["the bridge"], "somebody else may have written them"
    folder.chmod(0o700)


def test_the_optional_part_reads_languages_and_gives_vectors_of_length_1() -> None:
    encoder = load_encoder()
    assert encoder is not None
    texts = ["The ferry pays.", "Паром окупается.", "Snow fell on Monday.", "a" * 100_000, ""]
    vectors = encoder(texts)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.allclose(vectors[3], encoder(["a" * 4_000])[0], atol=1e-5), "the rest is not read"
    assert vectors[0] @ vectors[1] > 0.4 > vectors[0] @ vectors[2]
