"""Forty statements of alteration in a page's data, and forty in its markup, one each."""

import re
from collections.abc import Callable
from typing import Any

PILED_UP = "tass-2017/armaments-piled-up"

Change = Callable[[Any], object]


def place_of(data: Any, id: str) -> int:
    """The row of a statement."""
    source, _, name = id.partition("/")
    rows = zip(data["statements"]["source"], data["statements"]["id"], strict=True)
    return list(rows).index((data["sources"]["id"].index(source), name))


def _statement(column: str, change: Callable[[Any], object]) -> Change:
    def alter(data: Any) -> None:
        at = place_of(data, PILED_UP)
        data["statements"][column][at] = change(data["statements"][column][at])

    return alter


def _first(table: str, column: str, change: Callable[[Any], object]) -> Change:
    """Change the first row whose value is not empty."""

    def alter(data: Any) -> None:
        values = data[table][column]
        at = next(row for row, value in enumerate(values) if value not in (None, [], -1))
        values[at] = change(values[at])

    return alter


def _row(table: str, column: str, value: object) -> Change:
    return lambda data: data[table][column].__setitem__(0, value)


def _source(column: str, change: Callable[[Any], object]) -> Change:
    def alter(data: Any) -> None:
        at = data["sources"]["id"].index("tass-2017")
        data["sources"][column][at] = change(data["sources"][column][at])

    return alter


def _string(start: str) -> Change:
    def alter(data: Any) -> None:
        at = next(row for row, text in enumerate(data["strings"]) if text.startswith(start))
        data["strings"][at] = "X" + data["strings"][at]

    return alter


def _link(position: int) -> Change:
    def alter(data: Any) -> None:
        data["statements"]["claims"][place_of(data, PILED_UP)][0][position] += 1

    return alter


def _top(name: str, value: object) -> Change:
    return lambda data: data.__setitem__(name, value)


def _text(text: str) -> str:
    return text + " indeed"


DATA: dict[str, tuple[Change, str]] = {
    "claim text": (_first("claims", "text", _text), r"claim \S+: text is "),
    "claim id": (_first("claims", "id", _text), "claims, id, row 1"),
    "claim note": (_row("claims", "note", "So it is."), r"claim \S+: note is "),
    "narrative of a claim": (_first("claims", "narrative", lambda at: at + 1), "narrative is "),
    "narrative name": (_first("narratives", "name", _text), r"narrative \S+: name is "),
    "speaker name": (_first("speakers", "name", _text), "speaker valery-gerasimov: name is "),
    "speaker alias": (_first("speakers", "aliases", lambda _: []), "aliases is "),
    "event name": (_first("events", "name", _text), r"event \S+: name is "),
    "event place": (_row("events", "place", "Riga"), r"event \S+: place is "),
    "event day": (_first("events", "first", lambda day: day + 1), r"event \S+: first is "),
    "events that may be one": (_first("events", "mayBe", lambda _: []), "mayBe is "),
    "title": (_source("title", _text), "source tass-2017: title is "),
    "publisher": (_source("publisher", _text), "source tass-2017: publisher is "),
    "rights": (_source("rights", lambda _: "free"), "source tass-2017: rights is "),
    "document": (_source("document", lambda _: "documents/x.txt"), "source tass-2017: document"),
    "hash": (_source("sha256", lambda hash: hash[::-1]), "source tass-2017: sha256 is "),
    "number of statements": (_source("statements", lambda n: n + 1), "statements is "),
    "coverage": (_source("coverage", lambda _: [1.0, 0.0, 0.0]), "source tass-2017: coverage"),
    "open passage": (_source("open", lambda _: [[0, 9]]), "source tass-2017: open is "),
    "dismissed passage": (_source("dismissed", lambda all: all[1:]), "tass-2017: dismissed is"),
    "quote": (
        _statement("quote", lambda all: [all[0].replace("piled", "filed")]),
        rf"{PILED_UP}: quote is .*: character 31 is 'f' instead of 'p'",
    ),
    "offset": (_statement("spans", lambda _: [[1, 9]]), rf"statement {PILED_UP}: spans is "),
    "own words": (_statement("own", lambda all: [[0, *all[0]]]), f"{PILED_UP}: own is "),
    "form": (_statement("form", lambda form: form + 1), f"{PILED_UP}: form is "),
    "speaker": (_statement("speaker", lambda at: at + 1), f"{PILED_UP}: speaker is "),
    "doubt about the speaker": (_statement("inferred", lambda _: 1), "inferred is "),
    "chain of reports": (_statement("attribution", lambda _: [1]), "attribution is "),
    "occasion": (_statement("event", lambda at: at + 1), f"{PILED_UP}: event is "),
    "date": (_statement("when", lambda at: at + 1), f"{PILED_UP}: when is "),
    "claim of a statement": (_link(0), f"{PILED_UP}: claims is "),
    "stance": (_link(1), f"{PILED_UP}: claims is "),
    "doubt about the reading": (_link(2), f"{PILED_UP}: claims is "),
    "date label": (_string("26 April"), "the table strings, row"),
    "notation of a date": (_string("2017-04"), "the table strings, row"),
    "year": (_first("dates", "years", lambda _: [1999]), "dates, years, row"),
    "figure": (_first("figures", "low", lambda low: low * 2), "figures, low, row"),
    "count of occasions": (_first("counts", "low", lambda low: low + 1), "counts, low, row"),
    "certain repeat": (_first("repeats", "certain", lambda sure: 1 - sure), "repeats, certain"),
    "contradiction": (_first("contradictions", "left", lambda at: at + 1), "contradictions, left"),
    "edge": (_first("edges", "kind", lambda _: "variant"), "edges, kind, row 1"),
    "number as text": (_statement("form", str), f"{PILED_UP}: form is "),
    "truth for a number": (_statement("inferred", bool), f"{PILED_UP}: inferred is 'false'"),
    "gap": (_first("traces", "gap", lambda all: [0] * len(all)), "traces, gap, row"),
    "drift": (_first("drift", "dropped", lambda _: []), "drift, dropped, row"),
    "side": (
        lambda data: data["comparisons"]["sides"]["claims"][0].reverse(),
        "side 2017: claims is ",
    ),
    "trace": (_first("traces", "statement", lambda all: all * 2), "traces, statement, row"),
    "missing column": (lambda data: data["statements"].pop("form"), "statements, form: is 'null'"),
    "another table": (_top("more", {"id": []}), "the table more"),
    "words of proof": (_top("proved", "All is proved."), "the table proved"),
    "program": (_top("madeBy", "claimgraph 99"), "the table madeBy"),
    "digest": (_top("digest", "0" * 64), "the digest: it is '0000"),
    "what is carried": (_top("forms", ["direct"]), "the table forms"),
}


def _replace(before: str, after: str) -> Callable[[str], str]:
    return lambda page: page.replace(before, after, 1)


def _behind(opening: str, added: str) -> Callable[[str], str]:
    return _replace(opening, opening + added)


def part_of(page: str, name: str) -> str:
    """An embedded part as it stands in a page."""
    match = re.search(rf'<script type="[a-z/]+" id="{name}">(.*?)</script>', page, re.DOTALL)
    assert match is not None
    return match[1]


def with_text(page: str, name: str, text: str) -> str:
    """The page with other JSON in an embedded part, as a build would write it."""
    return page.replace(part_of(page, name), text, 1)


def _in_data(name: str, before: str, after: str) -> Callable[[str], str]:
    """Change the first such characters inside an embedded part."""
    return lambda page: with_text(page, name, part_of(page, name).replace(before, after, 1))


_EVIL = "<script>alert(1)</script>"
MARKUP: dict[str, Callable[[str], str]] = {
    "script in the body": _behind("<body>", _EVIL),
    "script in the head": _behind("<head>", _EVIL),
    "script before all": lambda page: _EVIL + page,
    "script behind all": lambda page: page + _EVIL,
    "script between": _replace('<script type="text/plain" id="vis">', _EVIL + "<script>"),
    "another script": _replace("'use strict'", "'use Strict'"),
    "style": _behind("<style>", "body { display: none }"),
    "second style": _behind("</style>", "<style>body { display: none }</style>"),
    "policy": _replace("default-src &#39;none&#39;", "default-src *"),
    "no policy": lambda page: re.sub(r"<meta http-equiv=[^>]*>\n", "", page),
    "second policy": _behind("<head>", '<meta http-equiv="Content-Security-Policy" content="">'),
    "policy as report": _replace("Content-Security-Policy", "Content-Security-Policy-Report-Only"),
    "redirection": _behind("<head>", '<meta http-equiv="refresh" content="0;url=//evil.test">'),
    "base": _behind("<head>", '<base href="//evil.test/">'),
    "form": _behind("<body>", '<form action="//evil.test"><input name="q"></form>'),
    "frame": _behind("<body>", '<iframe src="//evil.test"></iframe>'),
    "image": _behind("<body>", "<img src=x onerror=alert(1)>"),
    "heading": _behind("</header>", "<h2>It was all a lie</h2>"),
    "words": _replace('<h1 class="brand">claimgraph', '<h1 class="brand">Claimgraph'),
    "title": _replace("statements</title>", "Statements</title>"),
    "handler": _replace("<body>", '<body onload="alert(1)">'),
    "attribute": _replace('<main id="views"', '<main hidden id="views"'),
    "link": _replace('href="data:,"', 'href="//evil.test/i.png"'),
    "language": _replace('<html lang="en">', '<html lang="de">'),
    "encoding": _replace('charset="utf-8"', 'charset="utf-7"'),
    "no doctype": _replace("<!DOCTYPE html>\n", ""),
    "comment": _behind("<body>", "<!-- -->"),
    "open comment": _behind("</header>", "<!--"),
    "white space": _behind("</header>", " "),
    "carriage returns": lambda page: page.replace("\n<div", "\r\n<div"),
    "byte order mark": lambda page: "\ufeff" + page,
    "null character": _behind("</header>", "\0"),
    "generator": _replace('content="claimgraph ', 'content="Claimgraph '),
    "digest": _replace('name="claimgraph-digest" content="', 'name="claimgraph-digest" content="0'),
    "type of the data": _replace('"application/json" id="records"', '"module" id="records"'),
    "data of another id": _replace('id="records"', 'id="record"'),
    "second data": _replace(
        '<script type="application/json" id="data">',
        '<script type="application/json" id="data">{}</script>'
        '<script type="application/json" id="data">',
    ),
    "data that ends early": _in_data("data", "NATO", "</script ><h1>NATO"),
    "data that opens a comment": _in_data("data", "NATO", "<!--<script>"),
    "escapes": _in_data("data", "NATO", "\\u004eATO"),
    "escapes in a text": _in_data("texts", "NATO", "\\u004eATO"),
    "escapes in the records": _in_data("records", "NATO", "\\u004eATO"),
    "space in the data": _in_data("data", ",", ", "),
    "truth for one": _in_data("data", '"inferred":[0', '"inferred":[false'),
    "a fraction for one": _in_data("data", '"inferred":[0', '"inferred":[0.0'),
    "a key twice": _in_data("data", '{"madeBy"', '{"madeBy":"x","madeBy"'),
    "a key more": _in_data("data", '{"madeBy"', '{"__proto__":{},"madeBy"'),
    "a key more in the records": _in_data("records", '{"speakers"', '{"x":1,"speakers"'),
    "line separator": _in_data("texts", "NATO", "\u2028NATO"),
    "licence": _replace("vis-network", "vis-Network"),
    "library": _in_data("vis", "A", "B"),
    "end": lambda page: page.replace("</html>", ""),
}
