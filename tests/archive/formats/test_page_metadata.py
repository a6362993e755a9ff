"""What a page says of itself fills the record, each with where it says so."""

import json

import pytest

pytest.importorskip("trafilatura")

from graph.archive.formats.extracted import Extracted
from graph.archive.formats.web_page import read_page

pytestmark = pytest.mark.filterwarnings("default")


def _read(head: str, *, html: str = "", body: str = "") -> Extracted:
    text = f"""<!DOCTYPE html><html {html}><head><meta charset=utf-8>{head}</head><body>
<article><h1>Minister denies it</h1>{body}<p>The minister said on Friday that the treaty was never
broken by anyone at all.</p><p>The alliance denied it, and said that talks would go on.</p>
</article></body></html>"""
    return read_page(text.encode())


def _meta(name: str, content: str) -> str:
    key = "property" if ":" in name else "name"
    return f'<meta {key}="{name}" content="{content}">'


def _linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Minister denies it",
    "datePublished": "2024-03-12T23:30:00+03:00",
    "inLanguage": "en-GB",
    "url": "https://example.org/a",
    "author": [{"@type": "Person", "name": "Ada Lund"}, "B. Roe"],
    "publisher": {"@id": "#org"},
}
SITE = {"@type": "Organization", "@id": "#org", "name": "The Gazette"}
GRAPH = {"@context": "https://schema.org", "@graph": [SITE, {"@type": "WebPage"}, ARTICLE]}


@pytest.mark.parametrize(
    ("head", "field", "value", "where"),
    [
        (_linked(GRAPH), "published", "2024-03-12", "JSON-LD datePublished of the page: 2024-03"),
        (_linked([SITE, ARTICLE]), "publisher", "The Gazette", "JSON-LD publisher of the page"),
        (_linked({"mainEntity": ARTICLE}), "url", "https://example.org/a", "JSON-LD url of the"),
        (_linked(ARTICLE), "language", "en-GB", "JSON-LD inLanguage of the page"),
        (
            _meta("article:published_time", "2024-03-12T01:00:00-05:00"),
            "published",
            "2024-03-12",
            "article:published_time of the page: 2024-03-12T01:00:00-05:00",
        ),
        (_meta("DC.date.issued", "2024-03"), "published", "2024-03", "dc.date.issued of the page"),
        (_meta("citation_publication_date", "2024/3/2"), "published", "2024-03-02", "citation_p"),
        (_meta("og:site_name", "The Gazette"), "publisher", "The Gazette", "og:site_name of"),
        (_meta("DC.publisher", "The Gazette"), "publisher", "The Gazette", "dc.publisher of"),
        (_meta("og:url", "https://example.org/a"), "url", "https://example.org/a", "og:url of"),
        (
            "<link href='https://example.org/a' rel='canonical'>",
            "url",
            "https://example.org/a",
            "canonical address",
        ),
        (_meta("og:locale", "pt_BR"), "language", "pt-BR", "og:locale of the page"),
        ("<meta http-equiv=content-language content=fr>", "language", "fr", "content-language"),
    ],
)
def test_a_field_is_filled_and_says_where_it_was_found(
    head: str, field: str, value: str, where: str
) -> None:
    found = _read(head).fields[field]
    assert (found.value, found.where[: len(where)]) == (value, where)


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("", "published"),
        ("", "publisher"),
        ("", "url"),
        ("", "language"),
        (_meta("article:modified_time", "2024-03-12"), "published"),
        (_meta("article:published_time", "2024-02-30"), "published"),
        (_meta("article:published_time", "yesterday"), "published"),
        (_meta("article:published_time", "0001-01-01T00:00:00"), "published"),
        (_meta("article:published_time", "1710230400"), "published"),
        (_meta("og:url", "/a"), "url"),
        (_meta("og:locale", "x"), "language"),
        (_linked({"@type": "BreadcrumbList", "datePublished": "2024-03-12"}), "published"),
        ('<script type="application/ld+json">{broken</script>', "published"),
    ],
)
def test_what_is_not_said_stays_empty(head: str, field: str) -> None:
    assert field not in _read(head).fields


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("<time datetime=2024-03-12 itemprop=datePublished>12 March</time>", "2024-03-12"),
        ("<time datetime=2024-03-12T10:00 pubdate>12 March</time>", "2024-03-12"),
        ("<time datetime=2024-03-12 class=entry-date>12 March</time>", "2024-03-12"),
        ("<p>On <time datetime=2019-01-02>2 January</time> he said that he would go.</p>", None),
        ("<time datetime=2024-03-12 class=updated>12 March</time>", None),
        ("<span itemprop=datePublished content=2024-03-12>12 March</span>", "2024-03-12"),
    ],
)
def test_a_time_counts_where_it_says_that_it_is_of_publication(body: str, day: str | None) -> None:
    found = _read("", body=body).fields.get("published")
    assert (found.value if found else None) == day


@pytest.mark.parametrize(
    ("days", "day"),
    [
        (["2024-03-12", "2024-03-12T10:00:00+01:00"], "2024-03-12"),
        (["2024-03", "2024-03-12"], "2024-03-12"),
        (["Tue, 12 Mar 2024 23:10:00 +0300", "March 12, 2024"], "2024-03-12"),
        (["2024-03-12", "2024-03-14"], None),
        (["2024-03-12T22:30:00Z", "2024-03-13T01:30:00+03:00"], "2024-03-13"),
        (["2024-03-12T22:30:00Z", "2024-03-13T09:30:00+03:00"], None),
    ],
)
def test_days_that_disagree_are_left_to_the_curator(days: list[str], day: str | None) -> None:
    names = ("article:published_time", "dc.date")
    found = _read("".join(map(_meta, names, days)))
    said = found.fields.get("published")
    assert (said.value if said else None) == day
    disagree = [each for each in found.remarks if "disagrees about the day" in each]
    assert bool(disagree) is (day is None)
    assert all(each in remark for remark in disagree for each in days)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Minister denies it | The Gazette</title>", "Minister denies it"),
        (_meta("og:title", "Minister denies it - The Gazette"), "Minister denies it"),
        (_meta("og:title", "The Gazette: Minister denies it"), "Minister denies it"),
    ],
)
def test_a_title_is_the_heading_that_the_page_shows(head: str, title: str) -> None:
    found = _read(head)
    assert found.fields["title"].value == title
    assert found.text.startswith("Minister denies it\n\nThe minister said")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "<title>He denies it | The Gazette</title>" + _meta("og:site_name", "The Gazette"),
            "He denies it",
        ),
        (
            "<title>The Gazette — He denies it</title>" + _meta("og:site_name", "The Gazette"),
            "He denies it",
        ),
        (
            "<title>He denies it – World – The Gazette</title>" + _meta("og:title", "He denies it"),
            "He denies it",
        ),
        ("<title>War and peace - a history</title>", "War and peace - a history"),
        ("<title>U-turn on NATO-Russia act</title>", "U-turn on NATO-Russia act"),
    ],
)
def test_a_title_without_a_heading_loses_the_sites_name(head: str, title: str) -> None:
    page = f"<html><head>{head}</head><body><p>The minister said on Friday that it was so.</p>"
    found = read_page(page.encode())
    assert found.fields["title"].value == title
    assert found.text == "The minister said on Friday that it was so.\n"


def test_what_disagrees_and_the_authors_are_remarked() -> None:
    head = _linked(GRAPH) + _meta("og:title", "Another title") + _meta("og:site_name", "Bay News")
    remarks = "\n".join(_read(head, html="lang=ru").remarks)
    assert (
        "the page disagrees about `title`: Minister denies it (h1 of the page), "
        "but Another title (og:title of the page)"
    ) in remarks
    assert "disagrees about `publisher`: The Gazette (JSON-LD publisher" in remarks
    assert "disagrees about `language`: ru (lang of the page), but en-GB (JSON-LD" in remarks
    assert "author: Ada Lund (JSON-LD author of the page); B. Roe (JSON-LD" in remarks


TEASERS = [
    {"@type": "NewsArticle", "headline": "Another story", "datePublished": "2020-01-01"},
    {"@type": "NewsArticle", "headline": "A third story", "datePublished": "2021-01-01"},
]


def test_of_several_articles_the_one_with_the_pages_title_counts() -> None:
    assert _read(_linked([*TEASERS, ARTICLE])).fields["published"].value == "2024-03-12"
    assert "published" not in _read(_linked(TEASERS)).fields


def test_the_language_nearest_to_the_article_counts() -> None:
    page = """<html lang=en><body><nav>Home</nav><div lang=ru><p>Министр обороны заявил в пятницу,
что Россия не нарушала договор.</p></div></body></html>"""
    found = read_page(page.encode())
    assert (found.fields["language"].value, found.fields["language"].where) == (
        "ru",
        "lang of the article",
    )
    assert any("ru (lang of the article), but en (lang of the page)" in x for x in found.remarks)


def test_a_saved_page_names_its_address() -> None:
    from graph.archive.formats.mhtml import read_mhtml

    raw = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/a
Subject: x
MIME-Version: 1.0
Content-Type: multipart/related; boundary="b"

--b
Content-Type: text/html; charset="windows-1251"
Content-Transfer-Encoding: quoted-printable

<html><body><p>=CC=FB =EF=EE=F1=F2=EE=FF=ED=ED=EE =97 =F2=F3=F2.</p></body></html>
--b--
"""
    found = read_mhtml(raw)
    assert found.text == "Мы постоянно — тут.\n"
    assert found.fields["url"].value == "https://example.org/a"
    assert found.fields["url"].where == "Snapshot-Content-Location of the file"
    saved = raw.replace(b"Subject: x", b"Date: Tue, 14 May 2024 23:30:00 -0500")
    assert read_mhtml(saved).fields["archived_on"].value == "2024-05-14"
