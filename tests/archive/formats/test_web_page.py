"""An article keeps every word of what is kept, and what is left out is said."""

import pytest

pytest.importorskip("trafilatura")

from graph.archive.formats.extracted import CannotExtractError, Extracted
from graph.archive.formats.web_page import read_page

pytestmark = pytest.mark.filterwarnings("default")

OPENING = "The minister said on Friday that the treaty was never broken by anyone at all."
CLOSING = "The alliance denied it, and said that the talks in Geneva would go on next week."


def _read(inner: str, head: str = "", around: str = "{}") -> Extracted:
    article = (
        f"<article><h1>Minister denies it</h1><p>{OPENING}</p>{inner}<p>{CLOSING}</p></article>"
    )
    page = f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>"
    return read_page((page + around.replace("{}", article) + "</body></html>").encode())


def _between(found: Extracted) -> str:
    """The text between the opening paragraph and the closing one."""
    assert found.text.startswith(f"Minister denies it\n\n{OPENING}\n\n"), found.text
    assert found.text.endswith(f"{CLOSING}\n"), found.text
    return found.text.partition(OPENING)[2].rpartition(CLOSING)[0].strip("\n")


INLINE = (
    "a abbr acronym b bdi bdo big blink button cite code custom-el data del dfn em font i ins kbd "
    "label mark marquee nobr output picture q ruby s samp slot small span strike strong sub sup "
    "time tt u var"
)


@pytest.mark.parametrize("tag", INLINE.split())
def test_an_element_inside_a_sentence_keeps_its_words(tag: str) -> None:
    inner = f"<p>He added that “we <{tag}>will never</{tag}> leave” the treaty of that year.</p>"
    assert _between(_read(inner)) == "He added that “we will never leave” the treaty of that year."


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<p>We will never leave.</p><p>We will never leave.</p>",) * 1
        + ("We will never leave.\n\nWe will never leave.",),
        (f"<p>{OPENING}</p>", OPENING),
        ("<ul><li>Yes.</li><li>No, never.</li></ul>", "Yes.\n\nNo, never."),
        ("<ol><li><p>One thing.</p></li><li>Two.</li></ol>", "One thing.\n\nTwo."),
        (
            "<blockquote><p>“We stay.”</p><footer>— The minister</footer></blockquote>",
            "“We stay.”\n\n— The minister",
        ),
        ("<dl><dt>Question</dt><dd>Will you leave?</dd></dl>", "Question\n\nWill you leave?"),
        (
            "<table><tr><th>Year</th><th>Troops</th></tr><tr><td>2023</td><td>40,000</td></tr></table>",
            "Year\tTroops\n\n2023\t40,000",
        ),
        (
            "<table><tr><td><p>He said so.</p></td><td><p>She did not.</p></td></tr></table>",
            "He said so.\n\nShe did not.",
        ),
        ("<p>First line<br>second line of it.</p>", "First line\nsecond line of it."),
        ("<p>He said so.<br><br>She did not.</p>", "He said so.\n\nShe did not."),
        ("<h2>Reaction</h2><p>He said so.</p>", "Reaction\n\nHe said so."),
        ("<figure><img alt=no><figcaption>The hall.</figcaption></figure>", "The hall."),
        ("He said so without any paragraph.", "He said so without any paragraph."),
        ("<div>He said so in a division.</div>", "He said so in a division."),
        ("<section><div><p>He said so.</p></div></section>", "He said so."),
        ("<details><summary>More</summary><p>He said so.</p></details>", "More\n\nHe said so."),
        ("<pre>one\n  two</pre>", "one\n  two"),
        ("<div>He <div style='display: inline'>never</div> left.</div>", "He never left."),
        ("<span style='display:block'>He.</span><span>She.</span>", "He.\n\nShe."),
        (
            "<p>1 &lt; 2 &amp; caf&eacute; &#8220;we&#8221; &#147;stay&#148;</p>",
            "1 < 2 & café “we” “stay”",
        ),
        ("<p>co\u00adoperate \u200band\u00a0stay</p>", "co\u00adoperate \u200band\u00a0stay"),
        ("<p>Ends<!-- never --> here <!-- never -->at once.</p>", "Ends here at once."),
        ("<p>Never<script>x()</script> and<style>p{}</style> ever.</p>", "Never and ever."),
        ("<p>He&nbsp;said <span> so </span> .</p>", "He\u00a0said so ."),
        ("<div class=share-ads><p>He said it.</p></div>" * 0 + "<p>Да.</p>", "Да."),
        ("<p>条約を離脱することは決してない。</p>", "条約を離脱することは決してない。"),
    ],
)
def test_a_block_is_kept_whole_and_in_its_place(inner: str, text: str) -> None:
    assert _between(_read(inner)) == text


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        ("<p hidden>Secret words here.</p>", "“Secret words here. (hidden)”"),
        ("<p style='color:red; DISPLAY : none'>Secret words here.</p>", "“Secret words here."),
        ("<p>He <span style='visibility:hidden'>never</span> left.</p>", "“never (hidden)”"),
        ("<p aria-hidden=true>Secret words here.</p>", "“Secret words here."),
        ("<template><p>Secret words here.</p></template>", "“Secret words here. (template)”"),
        ("<noscript>Secret words here.</noscript>", "“Secret words here. (noscript)”"),
        ("<dialog><p>Secret words here.</p></dialog>", "“Secret words here."),
    ],
)
def test_what_a_reader_does_not_see_is_left_out_and_named(inner: str, words: str) -> None:
    found = _read(inner)
    assert "Secret" not in found.text
    assert "never left" not in found.text
    (remark,) = (each for each in found.remarks if "does not see" in each)
    assert words in remark


def test_what_is_hidden_at_the_end_of_an_article_is_named() -> None:
    page = f"<html><body><article><p>{OPENING}</p><p hidden>Not so.</p></article>"
    for rest in ("", "<footer><p>All rights are reserved here.</p></footer>"):
        remarks = read_page(f"{page}{rest}</body></html>".encode()).remarks
        assert "left out, since a reader does not see it: “Not so. (hidden)”" in remarks


SHARE = "<ul class=share-buttons><li><a href=x>Facebook</a></li><li><a href=y>Mail</a></li></ul>"


@pytest.mark.parametrize(
    ("inner", "around"),
    [
        (SHARE, "{}"),
        ("<h2>Related</h2><ul><li><a href=x>Another story</a></li></ul>", "{}"),
        ("<aside><p>Read this other story, which is about a harbour far away.</p></aside>", "{}"),
        ("<div class=newsletter><p>Sign up to our letter, it is free.</p></div>", "{}"),
        ("<form><p>Your name, please, and your address.</p></form>", "{}"),
        ("<p><button>Share</button></p>", "{}"),
        ("<p><a href=x>Read more about harbours</a></p>", "{}"),
        ("<p>Advertisement</p>", "{}"),
        ("", "<header><h1><a href=/>The Gazette</a></h1></header>{}"),
        ("", "<meta property=og:site_name content='Bay News'><h1>Bay News</h1>{}"),
        ("", "<header>The Gazette</header><nav><a href=x>Home</a></nav>{}"),
        ("", "{}<footer><p>All rights are reserved by the Gazette of the bay.</p></footer>"),
        (
            "",
            "{}<section id=comments><p>I do not believe a single word of it, never.</p></section>",
        ),
        ("", "{}<div class='related-stories'><a href=x>Other story of the day</a></div>"),
    ],
)
def test_what_is_no_article_is_left_out_and_named(inner: str, around: str) -> None:
    found = _read(inner, around=around)
    assert _between(found) == ""
    (remark,) = (each for each in found.remarks if each.startswith("left out "))
    assert "the article: " in remark


def test_a_page_of_one_sentence_is_read() -> None:
    assert read_page(b"<html><body><p>We will never leave.</p></body></html>").text == (
        "We will never leave.\n"
    )


def test_marks_that_browsers_draw_and_struck_words_are_said() -> None:
    remarks = "\n".join(_read("<p>He said <q>we stay</q> and <del>not</del> that.</p>").remarks)
    assert "write `words` for: “He said we stay and not that.”" in remarks
    assert "struck out on the page, and kept: “not”" in remarks


@pytest.mark.parametrize(
    ("part", "run_together"),
    [
        ("40,000<sup>1</sup> men", "“40,0001”"),
        ("10<sup>6</sup> shells", "“106”"),
        ("H<sub>2</sub>O", "“H2”"),
        ("<ruby>東京<rt>とう</rt></ruby>", "“東京とう”"),
        ("of <b>40,000</b><sup><a href='#n'>1</a></sup>", "“40,0001”"),
        ("men<sup>[1]</sup>", None),
        ("men <sup>1</sup> and", None),
    ],
)
def test_raised_letters_that_run_into_a_word_are_said(part: str, run_together: str | None) -> None:
    """A note's number after 40,000 makes another number of it."""
    told = [each for each in _read(f"<p>He said {part} there.</p>").remarks if "run tog" in each]
    assert len(told) == (run_together is not None)
    assert run_together is None or run_together in told[0]


def test_a_class_around_the_whole_article_does_not_take_it_away() -> None:
    assert (
        _between(_read("<p>Yes.</p>", around="<div class='has-sidebar page-comments'>{}</div>"))
        == "Yes."
    )


def test_elements_nested_deeply_lose_nothing() -> None:
    deep = "<div>" * 400 + "<p>He said so down there.</p>" + "</div>" * 400
    assert _between(_read(deep)) == "He said so down there."


@pytest.mark.parametrize("page", [b"<html></html>", b"<html><body><script>draw()</script>", b"<p>"])
def test_a_page_without_words_is_refused(page: bytes) -> None:
    with pytest.raises(CannotExtractError, match="no text was found"):
        read_page(page)
