"""One character changed anywhere inside a page is found, and its place is named."""

import json
import re
import zlib
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest

from graph.assemble import ClaimGraph
from graph.page import Texts, embed, render_page
from graph.page.packing import pack
from graph.page.quotes import hash_of
from graph.page.verify import Verdict, verify_page

Change = Callable[[Any, Any], object]

PILED_UP = "tass-2017/armaments-piled-up"


@pytest.fixture(scope="module")
def full(seeds: ClaimGraph) -> str:
    return render_page(seeds)


@pytest.fixture(scope="module")
def without(seeds: ClaimGraph) -> str:
    return render_page(seeds, Texts.NONE)


def _part(page: str, name: str) -> str:
    match = re.search(rf'<script type="[a-z/]+" id="{name}">(.*?)</script>', page, re.DOTALL)
    assert match is not None
    return match[1]


def _alter(page: str, change: Change) -> str:
    """The page with its data and texts changed, and otherwise as a build would write it."""
    data, texts = _part(page, "data"), _part(page, "texts")
    read_data, read_texts = json.loads(data), json.loads(texts)
    change(read_data, read_texts)
    made = page.replace(data, embed.embed_json(read_data), 1)
    return made.replace(texts, embed.embed_json(read_texts), 1)


def _at(data: Any, id: str) -> int:
    source, _, name = id.partition("/")
    place = data["sources"]["id"].index(source)
    rows = zip(data["statements"]["source"], data["statements"]["id"], strict=True)
    return list(rows).index((place, name))


def _told(verdict: Verdict) -> str:
    return "\n".join(map(str, verdict.flaws))


def _quote(data: Any, _: Any) -> None:
    data["statements"]["quote"][_at(data, PILED_UP)][0] = (
        "Offensive armaments are being filed up along the entire line of contiguity with Russia."
    )


def _offset(by: int, end: int) -> Change:
    def change(data: Any, _: Any) -> None:
        data["statements"]["spans"][_at(data, PILED_UP)][0][end] += by

    return change


def _document(data: Any, texts: Any) -> None:
    place = data["sources"]["id"].index("tass-2017")
    texts[place][0][1] = texts[place][0][1].replace("piled up", "piled Up", 1)


def _outside_quotes(data: Any, texts: Any) -> None:
    place = data["sources"]["id"].index("tass-2017")
    texts[place][0][1] = "X" + texts[place][0][1][1:]


def _hash(data: Any, _: Any) -> None:
    place = data["sources"]["id"].index("tass-2017")
    recorded = data["sources"]["sha256"][place]
    data["sources"]["sha256"][place] = recorded[:-1] + ("0" if recorded[-1] != "0" else "1")


def _of_statement(column: str, value: object) -> Change:
    def change(data: Any, _: Any) -> None:
        data["statements"][column][_at(data, PILED_UP)] = value

    return change


def _link(data: Any, _: Any) -> None:
    data["statements"]["claims"][_at(data, PILED_UP)][0][0] += 1


def _trace(data: Any, _: Any) -> None:
    claim = data["statements"]["claims"][_at(data, PILED_UP)][0][0]
    for column in ("statement", "stance", "arguable", "countsFor", "gap"):
        data["traces"][column][claim].pop()


def _dismissed(data: Any, _: Any) -> None:
    place = data["sources"]["id"].index("tass-2017")
    data["sources"]["dismissed"][place][0][1] -= 1


def _own(data: Any, _: Any) -> None:
    data["statements"]["own"][_at(data, PILED_UP)][0][0] += 1


def _count(data: Any, _: Any) -> None:
    data["sources"]["statements"][0] += 1


def _drift(data: Any, _: Any) -> None:
    place = next(words for claim in data["drift"]["dropped"] for words in claim if words)[0]
    place[1] = 9999 - place[0]


def _step(data: Any, _: Any) -> None:
    for column in data["drift"].values():
        next(steps for steps in column if steps).pop()


def _figure_row(data: Any, _: Any) -> None:
    data["figures"]["nth"][0] = 7


def _side(data: Any, _: Any) -> None:
    data["comparisons"]["sides"]["claims"][0][0] = 5000


def _pair(data: Any, _: Any) -> None:
    data["comparisons"]["pairs"]["left"][0] = -1


def _contradiction(data: Any, _: Any) -> None:
    data["contradictions"]["onLeft"][0][0][0] = 5000


def _twice(data: Any, _: Any) -> None:
    data["claims"]["id"][0] = data["claims"]["id"][1]


def _short(data: Any, _: Any) -> None:
    data["statements"]["form"].pop()


def _fewer_texts(_: Any, texts: Any) -> None:
    texts.pop()


CHANGES: dict[str, tuple[Change, str]] = {
    "quote": (_quote, rf"statement {PILED_UP}: character 31 of its quote is 'f' where 'p' stands"),
    "first offset": (_offset(1, 0), rf"statement {PILED_UP}: character 1 of its quote is 'O'"),
    "last offset": (_offset(1, 1), rf"statement {PILED_UP}: character \d+ of its quote is the end"),
    "offset outside": (_offset(99_999, 1), rf"statement {PILED_UP}: characters \d+ to \d+ do not"),
    "document": (_document, rf"statement {PILED_UP}: character 37 of its quote is 'u' where 'U'"),
    "document outside quotes": (_outside_quotes, r"source tass-2017: .* SHA-256 on record"),
    "hash": (_hash, r"source tass-2017: .* does not have the SHA-256 on record: recorded"),
    "source": (_of_statement("source", 99), r"statement number \d+, .*: there is no source"),
    "speaker": (_of_statement("speaker", -1), rf"{PILED_UP}: there is no speaker number \[-1\]"),
    "event": (_of_statement("event", 99), rf"{PILED_UP}: there is no event number \[99\]"),
    "date": (_of_statement("when", 999), rf"{PILED_UP}: there is no date number \[999\]"),
    "claim": (_link, r"claim .*: its trace reads .* as that statement is not read"),
    "trace": (_trace, r"statement .*: the trace of claim .* leaves it out"),
    "dismissed": (_dismissed, r"source tass-2017: the shares .* do not follow from the places"),
    "own words": (_own, rf"statement {PILED_UP}: the lengths of the speaker's own words"),
    "count": (_count, r"source .*: the page says \d+ statements and holds \d+"),
    "id": (_twice, r"claim .*: its id stands in the page 2 times"),
    "column": (_short, r"the data: the columns of statements do not have one length"),
    "texts": (_fewer_texts, r"the texts: 4 of them for 5 sources"),
    "drift": (_drift, r"a word that changed in it is characters \d+ to 9999 of statement"),
    "step": (_step, r"what changed in it is not told for each of its \d+ steps"),
    "figure": (_figure_row, r"figures, row 1: its quantity or its figure is not there"),
    "side": (_side, r"side 2017: its claims are not there"),
    "pair": (_pair, r"comparisons, row 1: one of its sides is not there"),
    "contradiction": (_contradiction, r"contradictions, row 1: its statements are not there"),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_a_change_is_found_and_its_place_named(full: str, kind: str) -> None:
    change, told = CHANGES[kind]
    assert re.search(told, _told(verify_page(_alter(full, change))))


@pytest.mark.parametrize("kind", CHANGES)
def test_a_change_in_a_large_page_is_found_too(
    seeds: ClaimGraph, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its data and its texts are packed."""
    change, told = CHANGES[kind]

    embed_as_built = embed.embed

    def embed_changed(data: object, texts: object, records: Any) -> embed.Embedded:
        read_data, read_texts = json.loads(embed.embed_json([data, texts]))
        change(read_data, read_texts)
        return embed_as_built(read_data, read_texts, records)

    monkeypatch.setattr(embed, "PACKED_FROM", 0)
    monkeypatch.setattr("graph.page.render.embed", embed_changed)
    assert re.search(told, _told(verify_page(render_page(seeds))))


@pytest.mark.parametrize("texts", Texts)
@pytest.mark.parametrize("large", [False, True])
def test_a_page_as_built_holds(
    seeds: ClaimGraph, texts: Texts, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if large:
        monkeypatch.setattr(embed, "PACKED_FROM", 0)
    verdict = verify_page(render_page(seeds, texts), seeds)
    statements = len(list(seeds.corpus.statements()))
    assert _told(verdict) == ""
    assert (verdict.standing, verdict.quotes) == (statements, statements)
    whole = texts is Texts.FULL
    assert verdict.unchanged == (len(seeds.corpus.sources) if whole else None)


def _consistent(data: Any, texts: Any) -> None:
    """A word is changed in the document, in the quote and in the hash alike."""
    place = data["sources"]["id"].index("tass-2017")
    at = _at(data, PILED_UP)
    quote = data["statements"]["quote"][at]
    altered = quote[0].replace("Offensive", "Defensive")
    texts[place][0][1] = texts[place][0][1].replace(quote[0], altered)
    data["sources"]["sha256"][place] = hash_of(texts[place][0][1])
    quote[0] = altered


def test_what_agrees_with_itself_is_caught_against_the_corpus(full: str, seeds: ClaimGraph) -> None:
    altered = _alter(full, _consistent)
    assert verify_page(altered).flaws == []
    told = _told(verify_page(altered, seeds))
    assert "source tass-2017: its SHA-256 is given as" in told
    assert f"statement {PILED_UP}: the page quotes 'Defensive" in told


@pytest.mark.parametrize("column", ["speaker", "event", "when", "form", "note"])
def test_a_record_that_was_altered_is_caught_against_the_corpus(
    full: str, seeds: ClaimGraph, column: str
) -> None:
    def change(data: Any, _: Any) -> None:
        at = _at(data, PILED_UP)
        data["statements"][column][at] = int(data["statements"][column][at] == 0)

    told = _told(verify_page(_alter(full, change), seeds))
    assert f"statement {PILED_UP}: {column} is " in told


def test_a_label_that_was_altered_is_caught_against_the_corpus(
    full: str, seeds: ClaimGraph
) -> None:
    def change(data: Any, _: Any) -> None:
        data["strings"][0] += "x"

    assert "the table strings" in _told(verify_page(_alter(full, change), seeds))


def test_excerpts_are_proved_alone_and_against_the_corpus(without: str, seeds: ClaimGraph) -> None:
    def shift(data: Any, texts: Any) -> None:
        """A quote and the words around it are altered alike."""
        at = _at(data, PILED_UP)
        place = data["statements"]["source"][at]
        data["statements"]["quote"][at][0] = "D" + data["statements"]["quote"][at][0][1:]
        start = data["statements"]["spans"][at][0][0]
        for excerpt in texts[place]:
            if excerpt[0] <= start < excerpt[0] + len(excerpt[1]):
                inside = start - excerpt[0]
                excerpt[1] = excerpt[1][:inside] + "D" + excerpt[1][inside + 1 :]

    assert "character 31 of its quote" in _told(verify_page(_alter(without, _quote)))
    altered = _alter(without, shift)
    assert verify_page(altered).flaws == []
    assert f"statement {PILED_UP}: the page quotes" in _told(verify_page(altered, seeds))


def _rehashed(page: str) -> str:
    """The page with another script, and the hash of that one in its policy."""
    script = page[page.rindex("<script>") + 8 : page.rindex("</script>")]
    before = b64encode(sha256(script.encode()).digest()).decode()
    other = script + "// another"
    after = b64encode(sha256(other.encode()).digest()).decode()
    return page.replace(script, other).replace(before, after)


MARKUP: dict[str, tuple[Callable[[str], str], str]] = {
    "script": (
        lambda page: page.replace("'use strict'", "'use Strict'", 1),
        "the page's script: its hash is not the one in the page's policy",
    ),
    "script and hash": (_rehashed, "the page's script: not the one that this claimgraph builds"),
    "style": (
        lambda page: page.replace("<style>", "<style> ", 1),
        "the page's style: its hash is not the one in the page's policy",
    ),
    "policy": (
        lambda page: page.replace("default-src &#39;none&#39;", "default-src *", 1),
        "the page's policy: it is not the policy that a build writes",
    ),
    "a further script": (
        lambda page: page.replace("<body>", "<body><script>ran()</script>", 1),
        "a piece is missing|the markup, line|the page's script",
    ),
    "words": (
        lambda page: page.replace('<h1 class="brand">claimgraph', '<h1 class="brand">Claimgraph'),
        r"the markup, line \d+: 'C' stands where a build writes 'c'",
    ),
    "title": (
        lambda page: page.replace("statements</title>", "Statements</title>", 1),
        r"the markup, line \d+",
    ),
    "behind the end": (lambda page: page + "<p>More</p>", r"the markup, line \d+"),
    "library": (
        lambda page: page.replace(_part(page, "vis"), pack("alert()"), 1),
        "the packed vis-network: its hash is not the one in the page's policy",
    ),
    "damaged library": (
        lambda page: page.replace(_part(page, "vis"), "A" + _part(page, "vis")[1:], 1),
        "the packed vis-network: ",
    ),
}


@pytest.mark.parametrize("kind", MARKUP)
def test_markup_and_program_are_those_of_a_build(full: str, kind: str) -> None:
    change, told = MARKUP[kind]
    altered = change(full)
    assert altered != full
    assert re.search(told, _told(verify_page(altered)))


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
    "deep": lambda page: page.replace(_part(page, "data"), "[" * 100_000),
    "deep and closed": lambda page: page.replace(
        _part(page, "data"), '{"texts":' * 50_000 + "1" + "}" * 50_000
    ),
    "large number": lambda page: page.replace(_part(page, "data"), "1" * 5000),
    "no number": lambda page: page.replace(_part(page, "data"), '{"texts": NaN}'),
    "a key twice": lambda page: page.replace(_part(page, "data"), '{"texts":"full",' * 2 + "}" * 2),
    "no object": lambda page: page.replace(_part(page, "data"), "[]"),
    "texts of no form": lambda page: page.replace(_part(page, "texts"), '[[["0","x"]]]'),
    "lone surrogate": lambda page: page.replace(_part(page, "texts"), '[[[0,"\\ud800"]]]'),
    "open elements": lambda _: "<script " * 100_000,
    "packed bomb": lambda page: (
        page.replace(_part(page, "data"), _bomb())
        .replace(
            '<script type="application/json" id="data">', '<script type="text/plain" id="data">'
        )
        .replace(
            '<script type="application/json" id="texts">', '<script type="text/plain" id="texts">'
        )
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_no_page_gives_a_flaw_and_no_traceback(
    full: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.page.reading.MOST_UNPACKED", 20_000_000)
    verdict = verify_page(HOSTILE[kind](full))
    assert verdict.flaws
    assert all(str(flaw) for flaw in verdict.flaws)
