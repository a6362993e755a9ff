"""Attribution travels with the words: every copy names the reporter and marks own words alone."""

import re
from itertools import product

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import expect

from graph.assemble import ClaimGraph
from graph.queries.attribution import describe_attribution, describe_reading
from schemas.corpus import Statement
from schemas.passage import Certainty, Form, Stance, Strength
from tests.page.conftest import Open, Watched, go

_MARKS = re.compile('[“”"«»„‟]')
_EDGES = re.compile("^[“”\"«»„‟'’]|[“”\"«»„‟'‘]$")


def marked(statement: Statement) -> str:
    """The passage with curly marks around own words, found in another way than the page's."""
    waiting = list(statement.words)
    parts = []
    for part in statement.quote:
        made, done = "", 0
        while waiting and (at := part.find(waiting[0], done)) >= 0:
            own = waiting.pop(0)
            made += re.sub(r"[“”\"«»„‟]$", "", part[done:at]) + f"“{own}”"
            done = at + len(own)
            if part[done : done + 1] in ("”", '"', "»", "“"):
                done += 1
        parts.append(made + part[done:])
    assert not waiting
    return " … ".join(parts)


def attribution(graph: ClaimGraph, statement: Statement) -> str:
    return describe_attribution(
        reporter=graph.source(statement.source).record.publisher,
        between=[graph.speaker(id).name for id in statement.attribution],
        speaker=graph.speaker(statement.speaker).name,
        form=statement.form,
        certainty=statement.speaker_certainty,
    )


def check(text: str, graph: ClaimGraph, statement: Statement) -> None:
    """The attribution is there, the passage too, and nothing but own words stands in marks."""
    text = " ".join(text.split())
    passage = " ".join(marked(statement).split())
    assert attribution(graph, statement) in text, statement.id
    assert passage in text, statement.id
    rest = text.replace(passage, "", 1)
    notes = [statement.note, statement.basis, *(link.note for link in statement.claims)]
    for written in filter(None, notes):  # a curator's remarks may cite the text
        rest = rest.replace(" ".join(written.split()), "")
    assert not _MARKS.search(rest), (statement.id, rest)
    outside = passage
    for own in statement.words:
        outside = outside.replace(f"“{' '.join(own.split())}”", "", 1)
    assert not _MARKS.search(outside), (statement.id, outside)


def _by_id(graph: ClaimGraph) -> dict[str, Statement]:
    return {str(statement.id): statement for statement in graph.corpus.statements()}


def test_panel_and_citation_of_each_statement_of_the_seeds(
    seeds_page: Watched, seeds: ClaimGraph
) -> None:
    page = seeds_page.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    walked = _by_id(seeds)
    assert len(walked) == 101
    for id, statement in walked.items():
        go(page, f"at={id}")
        check(page.locator("#panel").inner_text(), seeds, statement)
        page.evaluate("document.querySelector('#panel .card .acts button').click()")
        page.wait_for_function("document.querySelector('#said').textContent === 'Citation copied'")
        text = page.evaluate("navigator.clipboard.readText()")
        page.evaluate("document.querySelector('#said').textContent = ''")
        check(text, seeds, statement)
        source = seeds.source(statement.source).record
        last = text.splitlines()
        assert last[-1].startswith(f"SHA-256 {source.sha256[:16]}")
        assert f"archived on {source.archived_on}" in last
        for link in statement.claims:
            reading = describe_reading(
                stance=link.stance,
                strength=link.strength,
                certainty=link.certainty,
                of=seeds.speaker(link.of).name if link.of else None,
            )
            assert f"{reading}: {seeds.claim(link.claim).text}" in text
    seeds_page.assert_quiet()


@pytest.mark.parametrize(
    "id",
    [
        "tass-2017/aerodromes-and-ports",
        "menafn-2024/kursk-incursion",
        "tass-2017/armaments-piled-up",
    ],
)
def test_a_citation_in_markdown_reads_as_the_plain_one(
    seeds_page: Watched, seeds: ClaimGraph, id: str
) -> None:
    page = seeds_page.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    go(page, f"at={id}")
    card = page.locator("#panel .card.chosen")
    texts = []
    for label, said in (("Copy citation", "Citation copied"), ("Markdown", "as Markdown")):
        card.get_by_role("button", name=label, exact=True).click()
        page.wait_for_function(
            "said => document.querySelector('#said').textContent.endsWith(said)", arg=said
        )
        texts.append(page.evaluate("navigator.clipboard.readText()"))
    plain, markdown = texts
    tokens = MarkdownIt().parse(markdown)
    shown = [
        "".join(part.content for part in each.children or ())
        for each in tokens
        if each.type == "inline"
    ]
    source = seeds.source(_by_id(seeds)[id].source).record
    assert source.url is None
    assert plain.splitlines() == shown
    assert [each.type for each in tokens].count("blockquote_open") == 1


def test_table_dossier_and_rows_of_all_statements_of_the_seeds(
    seeds_page: Watched, seeds: ClaimGraph
) -> None:
    page = seeds_page.page
    walked = _by_id(seeds)
    go(page, "view=table")
    shown = page.locator("#table tbody tr").evaluate_all(
        "rows => rows.map((row) => "
        "[row.dataset.statement, row.querySelector('.quote-cell').innerText])"
    )
    assert {id for id, _ in shown} == set(walked)
    for id, text in shown:
        check(text, seeds, walked[id])
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    printed = page.locator("#dossier .printed").evaluate_all(
        "all => all.map((one) => one.innerText)"
    )
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(printed) == len(walked)
    for (id, _), text in zip(shown, printed, strict=True):
        check(text, seeds, walked[id])


def test_no_marks_in_what_changed_and_in_figures(seeds_page: Watched, seeds: ClaimGraph) -> None:
    """What was stated in numbers, and what changed, may be a reporter's words."""
    page = seeds_page.page
    for claim in seeds.corpus.claims:
        go(page, f"claim={claim}")
        page.evaluate(
            "for (const each of document.querySelectorAll('#panel details')) each.open = true"
        )
        told = page.locator(
            "#panel :is(.drift, .figures, .quantities, .in-time)"
        ).all_text_contents()
        assert not _MARKS.search(" ".join(told)), claim


_TIPS = """() => {
  const found = [];
  for (const mark of document.querySelectorAll('#timeline [data-statement]')) {
    mark.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX: 9, clientY: 9 }));
    found.push([Number(mark.dataset.statement), document.querySelector('#tip').innerText]);
  }
  return found;
}"""


def test_the_tooltip_of_each_mark(open_seeds: Open, seeds: ClaimGraph) -> None:
    page = open_seeds(height=6000).page
    page.wait_for_function("() => document.querySelectorAll('.lane').length === 105")
    ordered = page.evaluate("JSON.parse(document.getElementById('data').textContent).statements.id")
    sources = page.evaluate(
        "(({ statements, sources }) => statements.source.map((at) => sources.id[at]))"
        "(JSON.parse(document.getElementById('data').textContent))"
    )
    walked = _by_id(seeds)
    tips = page.evaluate(_TIPS)
    assert len({at for at, _ in tips}) > 90  # some stand for others that look the same
    for at, text in tips:
        check(text, seeds, walked[f"{sources[at]}/{ordered[at]}"])


def test_words_for_every_kind_of_attribution() -> None:
    """A table to check by eye: each form, with and without doubt, chain and publisher."""
    made = set()
    for form, certainty, reporter, between in product(
        Form, Certainty, ("TASS", None), ((), ("MENAFN", "Ann"))
    ):
        text = describe_attribution(
            reporter=reporter, between=between, speaker="NATO", form=form, certainty=certainty
        )
        assert not _MARKS.search(text)
        assert ("perhaps NATO" in text) == (certainty is Certainty.ARGUABLE)
        assert ("that MENAFN says that Ann says that" in text) == bool(between)
        made.add(text)
    assert len(made) == len(Form) * 8
    of = (None, "NATO")
    readings = {
        describe_reading(stance=stance, strength=strength, certainty=certainty, of=who)
        for stance, strength, certainty, who in product(Stance, Strength, Certainty, of)
    }
    assert len(readings) == len(Stance) * 12


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (Form.DIRECT, "The source reports that Ann said, in direct speech"),
        (Form.VERBATIM, "The source reports that Ann said, verbatim in a transcript"),
        (Form.MIXED, "The source reports that Ann said, partly in direct speech"),
        (Form.INDIRECT, "The source reports that Ann said, in paraphrase"),
    ],
)
def test_the_verb_follows_the_form(form: Form, words: str) -> None:
    found = describe_attribution(
        reporter=None, between=[], speaker="Ann", form=form, certainty=Certainty.CLEAR
    )
    assert found == words


def test_doubt_about_the_speaker_is_drawn_as_any_other_doubt(
    seeds_page: Watched, seeds: ClaimGraph
) -> None:
    page = seeds_page.page
    doubted = [s for s in seeds.corpus.statements() if s.speaker_certainty is Certainty.ARGUABLE]
    assert doubted
    for statement in doubted:
        clear = [link for link in statement.claims if link.certainty is Certainty.CLEAR]
        for link in clear:
            go(page, f"claim={link.claim}&at={statement.id}")
            expect(page.locator(".lane.chosen [data-statement].arguable")).not_to_have_count(0)
            expect(page.locator("#panel .card.chosen .mark.arguable")).to_have_count(1)
