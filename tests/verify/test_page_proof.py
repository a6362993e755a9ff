"""A page is what a build writes of what it carries, and every alteration of it is named."""

import json
import re
import zlib
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.assemble import ClaimGraph, build_graph
from graph.page import Texts, embed, render_page
from graph.page.packing import pack
from graph.prove.canonical_records import read_records, write_records
from graph.verify.page_proof import Verdict, verify_page
from schemas.judgement import Broader, Judgement, MayBe
from schemas.limits import PAGE_BYTES
from tests.verify.alterations import DATA, MARKUP, PILED_UP, part_of, with_text


@pytest.fixture(scope="module")
def two(seeds: ClaimGraph) -> ClaimGraph:
    """Two of the sources, with the claims that they read: enough of every kind, and quick."""
    corpus = seeds.corpus
    sources = {
        id: source
        for id, source in corpus.sources.items()
        if id in ("tass-2017", "strategic-defeat-2023")
    }
    read = {
        link.claim
        for source in sources.values()
        for statement in source.statements
        for link in statement.claims
    }
    claims = {id: claim for id, claim in corpus.claims.items() if id in read}
    judgements = tuple(each for each in corpus.judgements if _judged(each) <= read)
    return build_graph(corpus._replace(sources=sources, claims=claims, judgements=judgements))


def _judged(judgement: Judgement) -> set[str]:
    if isinstance(judgement, MayBe):
        return set()
    if isinstance(judgement, Broader):
        return {judgement.narrow, judgement.wide}
    return set(judgement.claims)


@pytest.fixture(scope="module")
def full(two: ClaimGraph) -> str:
    return render_page(two)


@pytest.fixture(scope="module")
def without(two: ClaimGraph) -> str:
    return render_page(two, Texts.NONE)


def _alter(page: str, name: str, change: Callable[[Any], object]) -> str:
    """The page with one part changed, and otherwise as a build would write it."""
    part = part_of(page, name)
    value = json.loads(part)
    change(value)
    written = embed.embed_json(value)
    assert written != part
    return with_text(page, name, written)


def _told(verdict: Verdict) -> str:
    return "\n".join(map(str, verdict.flaws))


@pytest.mark.parametrize("texts", Texts)
@pytest.mark.parametrize("large", [False, True])
def test_a_page_as_built_holds(
    two: ClaimGraph, texts: Texts, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if large:
        monkeypatch.setattr(embed, "PACKED_FROM", 0)
    page = render_page(two, texts)
    for verdict in (verify_page(page), verify_page(page, two)):
        statements = len(list(two.corpus.statements()))
        assert _told(verdict) == ""
        assert (verdict.standing, verdict.quotes) == (statements, statements)
        whole = texts is Texts.FULL
        assert verdict.unchanged == (len(two.corpus.sources) if whole else None)


@pytest.mark.parametrize("kind", DATA)
def test_an_altered_statement_is_found_and_named(full: str, two: ClaimGraph, kind: str) -> None:
    """Alone and against the corpus: all that a page shows follows from the records in it."""
    change, told = DATA[kind]
    altered = _alter(full, "data", change)
    verdict = verify_page(altered, two)
    for whence in ("its records", "the corpus"):
        found = [str(flaw) for flaw in verdict.flaws if f"from {whence} " in str(flaw)]
        assert re.search(told, "\n".join(found)), (whence, found)


@pytest.mark.parametrize("kind", DATA)
def test_an_altered_statement_of_a_large_page_is_found(
    two: ClaimGraph, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its data, its texts and its records are packed."""
    change, _ = DATA[kind]
    embed_as_built = embed.embed

    def embed_changed(data: Any, texts: Any, records: Any) -> embed.Embedded:
        read = json.loads(embed.embed_json(data))
        change(read)
        return embed_as_built(read, texts, records)

    monkeypatch.setattr(embed, "PACKED_FROM", 0)
    with monkeypatch.context() as patch:
        patch.setattr("graph.page.render.embed", embed_changed)
        try:
            altered = render_page(two)
        except (KeyError, IndexError, ValueError):
            pytest.skip("a large page cannot be written with this")
    assert verify_page(altered).flaws


def _pile(records: Any) -> Any:
    source = next(each for each in records["sources"] if each["id"] == "tass-2017")
    return next(each for each in source["statements"] if each["id"] == "armaments-piled-up")


FORGED: dict[str, Callable[[Any], object]] = {
    "claim text": lambda records: records["claims"][0].update(text="Another claim."),
    "speaker name": lambda records: records["speakers"][0].update(name="Another Name"),
    "title": lambda records: records["sources"][0].update(title="Another title"),
    "address": lambda records: records["sources"][0].update(url="https://example.org/other"),
    "published": lambda records: records["sources"][1].update(published="2011-01-01"),
    "event day": lambda records: records["events"][0].update(date="2011-01-01"),
    "speaker": lambda records: _pile(records).update(speaker="nato"),
    "form": lambda records: _pile(records).update(form="indirect"),
    "occasion": lambda records: _pile(records).update(event="unspecified"),
    "date": lambda records: _pile(records).update(date="2011-01-01", basis="so it was"),
    "stance": lambda records: _pile(records)["claims"][0].update(stance="denies"),
    "reading": lambda records: _pile(records)["claims"][0].update(certainty="arguable"),
    "judgement": lambda records: records["judgements"].pop(),
    "passage": lambda records: records["sources"][0]["dismissed"].pop(),
    "statement": lambda records: records["sources"][0]["statements"].pop(),
}


@pytest.mark.parametrize("kind", FORGED)
def test_records_that_were_altered_alone_are_found(full: str, kind: str) -> None:
    """What was drawn from them stands beside them."""
    altered = _alter(full, "records", FORGED[kind])
    assert verify_page(altered).flaws


@pytest.mark.parametrize("kind", FORGED)
def test_a_page_forged_as_a_whole_is_found_against_the_corpus(two: ClaimGraph, kind: str) -> None:
    """It agrees with itself: names, dates and readings are proved by a corpus or a signature."""
    records = json.loads(json.dumps(write_records(two.corpus)))
    FORGED[kind](records)
    texts = [source.text for source in two.corpus.sources.values()]
    forged = render_page(build_graph(read_records(records, texts)))
    alone, compared = verify_page(forged), verify_page(forged, two)
    assert _told(alone) == ""
    assert alone.digest != verify_page(render_page(two)).digest
    assert compared.flaws


def _forge_text(page: str, *, also_hash: bool) -> str:
    def change(texts: Any) -> None:
        texts[-1][0][1] = texts[-1][0][1].replace("a", "b", 1)

    altered = _alter(page, "texts", change)
    before, after = (
        sha256(json.loads(part_of(each, "texts"))[-1][0][1].encode()).hexdigest()
        for each in (page, altered)
    )
    if not also_hash:
        return altered
    records = part_of(altered, "records").replace(before, after)
    return with_text(altered.replace(before, after), "records", records)


def test_a_document_has_the_hash_on_record(full: str, two: ClaimGraph) -> None:
    altered = _forge_text(full, also_hash=False)
    told = r"source \S+: documents/\S+ does not have the SHA-256 on record: recorded"
    assert re.search(told, _told(verify_page(altered)))
    assert re.search(r"source \S+: its text is ", _told(verify_page(altered, two)))


def test_a_document_and_its_hash_are_not_altered_alike_in_secret(full: str) -> None:
    """The records hold the hash, and the digest is theirs."""
    verdict = verify_page(_forge_text(full, also_hash=True))
    assert verdict.flaws
    assert verdict.unchanged == verdict.documents
    assert verdict.digest != verify_page(full).digest


def test_a_quote_that_lies_outside_what_is_carried_is_named(full: str, without: str) -> None:
    for page in (full, without):
        altered = _alter(page, "records", lambda records: _pile(records).update(spans=[[0, 9**9]]))
        assert re.search("quote does not lie in its document", _told(verify_page(altered)))
    start, text = json.loads(part_of(without, "texts"))[-1][0]
    at = start + len(text)
    spans = [[at - 3, at + 1]]
    altered = _alter(without, "records", lambda records: _pile(records).update(spans=spans))
    told = f"statement {PILED_UP}: characters {at - 3} to {at + 1} are not in what"
    assert told in _told(verify_page(altered))


def test_excerpts_are_proved_against_the_corpus(without: str, two: ClaimGraph) -> None:
    def extend(texts: Any) -> None:
        texts[0][-1][1] += " and more."

    altered = _alter(without, "texts", extend)
    assert _told(verify_page(altered)) == ""
    assert re.search(r"source \S+: its text ", _told(verify_page(altered, two)))


@pytest.mark.parametrize("kind", MARKUP)
def test_markup_is_that_of_a_build(full: str, kind: str) -> None:
    altered = MARKUP[kind](full)
    assert altered != full
    assert verify_page(altered).flaws


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("another script", "the page's script: not the one that this claimgraph builds, from line"),
        ("style", "the page's style: not the one"),
        ("policy", "the page's policy: it is not the policy that a build writes"),
        ("words", r"the markup, line \d+: 'C' stands where a build writes 'c'"),
        ("escapes", r"the data: character \d+ is '\\\\' where a build writes 'N'"),
        ("truth for one", r"statement \S+: inferred is 'false', from its records '0'"),
        ("generator", "the page: it was made by 'Claimgraph 0.1.0', and that version proves it"),
    ],
)
def test_the_place_of_an_alteration_is_named(full: str, kind: str, told: str) -> None:
    assert re.search(told, _told(verify_page(MARKUP[kind](full))))


def test_another_zlib_packs_otherwise_and_the_page_holds(
    two: ClaimGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But nothing may hide between the characters of what is packed."""

    def pack_otherwise(text: str) -> str:
        deflate = zlib.compressobj(1, zlib.DEFLATED, -15)
        return b64encode(deflate.compress(text.encode()) + deflate.flush()).decode()

    monkeypatch.setattr(embed, "PACKED_FROM", 0)
    with monkeypatch.context() as patch:
        patch.setattr(embed, "pack", pack_otherwise)
        page = render_page(two)
    assert page != render_page(two)
    assert _told(verify_page(page, two)) == ""
    for name in ("data", "texts", "records"):
        part = part_of(page, name)
        for altered in (f"{part} ", f"{part}\n", f"<{part}", part + pack("x"), part[:9]):
            assert verify_page(page.replace(part, altered)).flaws, (name, altered[-9:])


def _bomb() -> str:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    zeros = b"0" * 1_000_000
    packed = b"".join(deflate.compress(zeros) for _ in range(30)) + deflate.flush()
    return b64encode(packed).decode()


HOSTILE: dict[str, Callable[[str], str]] = {
    "empty": lambda _: "",
    "another page": lambda _: "<!DOCTYPE html><title>No</title>",
    "half": lambda page: page[: len(page) // 2],
    "without its end": lambda page: page[:-40],
    "entities": lambda page: "<!DOCTYPE html [<!ENTITY a 'aaaa'>]>" + "&a;" * 1000 + page,
    "deep": lambda page: page.replace(part_of(page, "data"), "[" * 100_000),
    "deep and closed": lambda page: page.replace(
        part_of(page, "data"), '{"texts":' * 50_000 + "1" + "}" * 50_000
    ),
    "deep records": lambda page: with_text(page, "records", "[" * 100_000),
    "large number": lambda page: page.replace(part_of(page, "data"), "1" * 5000),
    "no number": lambda page: page.replace(part_of(page, "data"), '{"texts": NaN}'),
    "endless number": lambda page: page.replace(part_of(page, "data"), '{"texts": 1e999}'),
    "a key twice": lambda page: page.replace(
        part_of(page, "data"), '{"texts":"full",' * 2 + "}" * 2
    ),
    "no object": lambda page: page.replace(part_of(page, "data"), "[]"),
    "no data": lambda page: page.replace(part_of(page, "data"), "{}"),
    "no records": lambda page: with_text(page, "records", "{}"),
    "records of no form": lambda page: with_text(page, "records", '{"speakers":1}'),
    "texts of no form": lambda page: page.replace(part_of(page, "texts"), '[[["0","x"]]]'),
    "no texts": lambda page: page.replace(part_of(page, "texts"), "[[],[]]"),
    "far texts": lambda page: page.replace(part_of(page, "texts"), f'[[[{10**15},"x"]],[]]'),
    "lone surrogate": lambda page: page.replace(part_of(page, "texts"), '[[[0,"\\ud800"]]]'),
    "open elements": lambda _: "<script " * 100_000,
    "packed bomb": lambda page: page.replace(part_of(page, "data"), _bomb()).replace(
        '<script type="application/json"', '<script type="text/plain"'
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_no_page_gives_a_flaw_and_no_traceback(
    full: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PAGE_BYTES.variable, "20_000_000")
    verdict = verify_page(HOSTILE[kind](full))
    assert verdict.flaws
    assert all(str(flaw) for flaw in verdict.flaws)


VALUES: st.SearchStrategy[object] = st.sampled_from(
    [
        *(None, True, False, 0, 1, -1, 10**30, 1e308, 0.5, "", "x", [], {}, [[]], {"a": 1}),
        *("2017-04-26", "../", "0001/9999", "\ud800", "valery-gerasimov", "unspecified"),
        *([[0, 1]], [[5, 3]]),
    ]
)


def _leaves(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a JSON value that can be given another value."""
    found: list[tuple[Any, Any]] = []
    keys = value.keys() if isinstance(value, dict) else range(len(value))
    for key in list(keys):
        found.append((value, key))
        if isinstance(value[key], dict | list):
            found += _leaves(value[key])
    return found


@settings(max_examples=20, deadline=None)
@given(
    name=st.sampled_from(["data", "texts", "records"]),
    at=st.integers(0, 10**6),
    value=VALUES,
)
def test_any_other_value_anywhere_is_a_flaw_and_no_traceback(
    full: str, name: str, at: int, value: object
) -> None:
    read = json.loads(part_of(full, name))
    places = _leaves(read)
    holder, key = places[at % len(places)]
    holder[key] = value
    altered = with_text(full, name, embed.embed_json(read))
    assert bool(verify_page(altered).flaws) is (altered != full)
