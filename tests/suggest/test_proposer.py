"""What is proposed for a passage follows from its words, and says from which."""

import datetime
from functools import partial
from itertools import pairwise

import pytest

from graph.assemble import ClaimGraph
from graph.suggest.proposal import Proposal
from graph.suggest.proposed_dismissal import propose_dismissal
from graph.suggest.proposed_event import find_event
from graph.suggest.proposed_figures import propose_figures
from graph.suggest.proposer import Proposer
from graph.text.sentences import split_sentences
from schemas.corpus import ArchivedSource, Span
from schemas.dates import EdtfDate
from schemas.event import UNSPECIFIED
from schemas.figure import Comparator, Quantity
from schemas.ids import EventId, QuantityId, SpeakerId
from schemas.source import Source

HEAD = {"id": "a", "title": "T", "language": "en", "document": "d", "sha256": "0" * 64}


def _source(**fields: object) -> Source:
    return Source.model_validate({**HEAD, "archived_on": "2024-01-01", **fields})


@pytest.fixture(scope="module")
def proposer(seeds: ClaimGraph) -> Proposer:
    return Proposer(seeds)


def _propose(proposer: Proposer, text: str, which: int = 0, **fields: object) -> Proposal:
    sentences = split_sentences(text)
    source = _source(**fields)
    return proposer.propose(text, [sentences[which].span], source, archived=None, statement=None)


def test_most_of_what_the_curators_recorded_is_proposed(seeds: ClaimGraph) -> None:
    """101 statements; measured: form 100, speaker 86, occasion 93."""
    proposer = Proposer(seeds)
    right = {"form": 0, "speaker": 0, "event": 0}
    for source in seeds.corpus.sources.values():
        for statement in source.statements:
            propose = partial(proposer.propose, archived=source, statement=None)
            made = propose(source.text, statement.spans, source.record)
            right["form"] += made.form.value == statement.form
            right["speaker"] += made.speaker.id == statement.speaker
            right["event"] += made.event.id == statement.event
    assert right["form"] >= 99
    assert right["speaker"] >= 85
    assert right["event"] >= 92


def test_no_statement_of_the_seeds_is_proposed_for_dismissal_but_its_title(
    seeds: ClaimGraph,
) -> None:
    wrong = {
        " ".join(statement.quote)
        for source in seeds.corpus.sources.values()
        for statement in source.statements
        if propose_dismissal(" ".join(" ".join(statement.quote).split()), title=source.record.title)
    }
    assert wrong == {
        "NATO building up offensive armaments along border with Russia — General Staff"
    }


FORMS = [
    ('"We stay here," he said.', "direct"),
    ('He called it a "terrorist attack" born from failure.', "mixed"),
    ("He said that it was over.", "indirect"),
    ("«Мы не выйдем из договора», — сказал министр.", "direct"),
]


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_the_form_is_told_by_the_marks(proposer: Proposer, text: str, form: str) -> None:
    assert _propose(proposer, text).form.value == form


def test_what_is_said_in_a_transcript_is_verbatim(proposer: Proposer) -> None:
    assert _propose(proposer, "We stay here.", kind="transcript").form.value == "verbatim"


SPEAKERS = [
    ("Valery Gerasimov told a briefing that it was over.", "valery-gerasimov", "Valery Gerasimov"),
    ('"It is over," said Gerasimov.', "valery-gerasimov", "Valery Gerasimov"),
    ("According to NATO, it is over.", "nato", "NATO"),
    ("Gerasimov said that NATO was expanding.", "valery-gerasimov", "Valery Gerasimov"),
    ("Maria Zakharova said that it was over.", None, "Maria Zakharova"),
    ('"It is over," said Maria Zakharova, who speaks for them.', None, "Maria Zakharova"),
    ("It is over.", None, None),
    ("NATO was expanding, said Gerasimov on Friday.", "valery-gerasimov", "Valery Gerasimov"),
    ("Gerasimov, the chief of staff, said NATO lies.", "valery-gerasimov", "Valery Gerasimov"),
    ("Gerasimov, speaking in Oslo, said so.", "valery-gerasimov", "Valery Gerasimov"),
    ("Ukraine’s Foreign Ministry said that Russia lies.", None, "Ukraine’s Foreign Ministry"),
    ("Poland’s defence ministry said that NATO does not attack.", None, None),
    ("Germany’s chancellor said Russia provokes conflicts.", None, None),
    ("The minister said Ruritania provokes conflicts.", None, None),
    ("NATO’s secretary general Mark Rutte said that it was over.", None, "Mark Rutte"),
    ("NATO spokeswoman Allison Hart told reporters so.", None, "Allison Hart"),
    ("Russian general says it is over", None, None),
    ("According to a TASS report, Gerasimov also said so.", "valery-gerasimov", "Valery Gerasimov"),
    (
        "Всё кончено, заявил в среду начальник Генштаба Валерий Герасимов.",
        None,
        "Валерий Герасимов",
    ),
    ("Всё кончено, заявил в Москве министр Лавров на брифинге.", None, "Лавров"),
    ("Всё кончено, сказал журналистам в Москве Дмитрий Песков.", None, "Дмитрий Песков"),
    ("По словам Пескова, всё кончено.", None, "Пескова"),
    ("Es ist vorbei, sagte Außenminister Karl Braun am Montag.", None, "Außenminister Karl Braun"),
    ("Всё кончено, заявили в ведомстве.", None, None),
]


@pytest.mark.parametrize(("text", "id", "label"), SPEAKERS)
def test_the_speaker_is_told_by_the_tag(
    proposer: Proposer, text: str, id: str | None, label: str | None
) -> None:
    speaker = _propose(proposer, text).speaker
    assert (speaker.id, speaker.label) == (id, label)
    assert (speaker.why is None) == (label is None)


CARRIED = [
    "He added that the talks were over.",
    '"The talks are over," she said.',
    '"The talks are over."',
    'The second is over," he said.',
    "It was over, according to him.",
    "По его словам, всё кончено.",
]


def _after_a_statement(seeds: ClaimGraph, text: str) -> ArchivedSource:
    """A source whose first sentence is a statement of Gerasimov's."""
    tass = seeds.corpus.sources[next(id for id in seeds.corpus.sources if id == "tass-2017")]
    first = split_sentences(text)[0].span
    said = tass.statements[0]._replace(
        spans=(first,),
        quote=(first.of(text),),
        speaker=SpeakerId("valery-gerasimov"),
        event=EventId("briefing-x"),
    )
    return ArchivedSource(_source(), text, (said,), ())


@pytest.mark.parametrize("sentence", CARRIED)
def test_the_last_speaker_goes_on(seeds: ClaimGraph, proposer: Proposer, sentence: str) -> None:
    opening = '"The first is over. ' if sentence.startswith("The second") else "Gerasimov spoke. "
    text = opening + sentence
    archived = _after_a_statement(seeds, text)
    span = split_sentences(text)[1].span
    assert span.of(text) == sentence
    made = proposer.propose(text, [span], _source(), archived=archived, statement=None)
    assert made.speaker.id == "valery-gerasimov"
    assert made.event.id == "briefing-x"
    assert made.event.why == "as the statement before"


QUOTATION = '"NATO is not expanding. It never was," Mark Rutte said on Friday. He left.'


def test_a_quotation_that_ends_later_is_direct_and_says_who_speaks(proposer: Proposer) -> None:
    for sentence in split_sentences(QUOTATION)[:2]:
        spans = [sentence.span]
        made = proposer.propose(QUOTATION, spans, _source(), archived=None, statement=None)
        assert (made.form.value, made.speaker.label) == ("direct", "Mark Rutte")


def test_the_occasion_does_not_go_on_with_another_speaker(
    seeds: ClaimGraph, proposer: Proposer
) -> None:
    text = "Gerasimov spoke. Maria Zakharova said that it was over."
    archived = _after_a_statement(seeds, text)
    span = split_sentences(text)[1].span
    made = proposer.propose(text, [span], _source(), archived=archived, statement=None)
    assert (made.speaker.label, made.event.id) == ("Maria Zakharova", UNSPECIFIED)


def test_the_top_of_the_source_speaks_where_no_tag_does(proposer: Proposer) -> None:
    made = _propose(proposer, "It is over.", speaker="nato", event="moscow-conference-2017")
    assert (made.speaker.id, made.speaker.why) == ("nato", "as the article")
    assert (made.event.id, made.event.why) == ("moscow-conference-2017", "as the article")


EVENTS = [
    (
        "She told a briefing in Moscow on Wednesday that it was over.",
        "Briefing in Moscow",
        "2023-07-12",
    ),
    ("He said so at a news conference on Monday.", "News conference", "2023-07-10"),
    ("He said so at a meeting of the council on July 4, 2023.", "Meeting", "2023-07-04"),
    ("He told an emergency session of the parliament it was over.", "Emergency session", None),
    ("He said that the meeting was over.", None, None),
]


@pytest.mark.parametrize(("text", "name", "date"), EVENTS)
def test_the_occasion_is_named_by_the_passage(
    text: str, name: str | None, date: str | None
) -> None:
    found = find_event(text, _source(published="2023-07-12"))
    assert (found.name if found else None) == name
    assert (found.date if found else None) == date
    if date is not None:
        assert found is not None
        assert found.basis


def test_a_weekday_says_nothing_where_the_day_of_publication_is_not_known() -> None:
    found = find_event("He told a briefing on Monday so.", _source(published="2023-07", basis="x"))
    assert found is not None
    assert found.date is None


DISMISSED = [
    ("Read more: the talks in Geneva", "navigation"),
    ("Share this article", "navigation"),
    ("Home | News | Weather", "navigation"),
    ("Читайте также: переговоры в Женеве", "navigation"),
    ("MOSCOW, April 26. /TASS/.", "dateline"),
    ("NORTHPORT, March 5.", "dateline"),
    ("МОСКВА, 12 июля.", "dateline"),
    ("МОСКВА, 12 июля 2023 года.", "dateline"),
    ("Reporting by Ivan Petrov; editing by Anna Lee", "attribution"),
    ("By Anna Lee", "attribution"),
    ("A Long Debate on Ferries", "heading"),
    ("The title of it all", "heading"),
    ("The alliance was founded in 1949.", None),
    ("He said that it was over", None),
    ("“No more talks”", None),
    ("Минобороны заявило об ударе", None),
    (
        "The alliance, which had met in Vilnius the week before, had agreed to send none of them",
        None,
    ),
]


@pytest.mark.parametrize(("words", "reason"), DISMISSED)
def test_what_is_plainly_no_statement_is_proposed_for_dismissal(
    words: str, reason: str | None
) -> None:
    found = propose_dismissal(words, title="The title of it all")
    assert (found.reason if found else None) == reason
    if found:
        assert found.why


def test_what_stands_inside_a_quotation_is_not_dismissed(proposer: Proposer) -> None:
    text = "“We stay here! The Harbour of the North! We will never leave it,” she said."
    heading = _propose(proposer, text, 1, title="The Harbour of the North!")
    assert heading.words == "The Harbour of the North!"
    assert heading.dismissal is None
    assert propose_dismissal(heading.words, title=heading.words) is not None


QUANTITIES = [
    Quantity(id=QuantityId("trained"), name="Soldiers trained", counted="Ukrainian soldiers"),
    Quantity(id=QuantityId("taken"), name="Settlements taken", counted="settlements"),
]
FIGURES = [
    (
        "around 40,000 Ukrainian soldiers trained there",
        "en",
        "around 40,000",
        40_000,
        "about",
        "trained",
    ),
    ("more than 190 settlements taken in 2024", "en", "more than 190", 190, "more-than", "taken"),
    ("rund 40.000 Schiffe", "de", "rund 40.000", 40_000, "about", None),
    ("at least 3.5 times as many", "en", "at least 3.5", 3.5, "at-least", None),
    ("at the 2014 talks of May 9 on the F-16 of 12 March", "en", None, None, None, None),
]


@pytest.mark.parametrize(("words", "language", "verbatim", "value", "comparator", "id"), FIGURES)
def test_figures_are_read_from_the_words(
    words: str,
    language: str,
    verbatim: str | None,
    value: float | None,
    comparator: str | None,
    id: str | None,
) -> None:
    found = propose_figures(words, QUANTITIES, language)
    if verbatim is None or comparator is None:
        assert found == []
        return
    (figure,) = found
    assert (figure.verbatim, figure.value) == (verbatim, value)
    assert figure.comparator == Comparator(comparator)
    assert figure.quantity.id == id


def test_what_taking_a_claim_would_do_is_said_with_its_years(proposer: Proposer) -> None:
    said = '"NATO is building up offensive armaments along the border with Russia,"'
    text = f"{said} Gerasimov told a briefing on July 12, 2019."
    best = _propose(proposer, text).offers[0]
    assert best.claim == "nato-arms-near-russia"
    assert best.would == "makes a certain repeat, 2017 and 2019"
    assert best.last is not None
    assert best.last.date == "2017-04-26"
    assert {"offensive", "armaments"} <= set(best.words)
    unnamed = _propose(proposer, "NATO is building up offensive armaments along the border.")
    assert "no occasion is named here" in unnamed.offers[0].would


def test_what_speaks_against_a_claim_is_said_and_hides_nothing(proposer: Proposer) -> None:
    text = "Putin said that the United States is not the main source of military threats to NATO."
    offers = _propose(proposer, text).offers
    assert any(each.differs for each in offers)
    scores = [each.score for each in offers]
    assert all(one >= other for one, other in pairwise(scores))
    assert len(offers) <= 9


def test_a_new_claim_is_the_sentence_without_its_tag(proposer: Proposer) -> None:
    made = _propose(proposer, '"the ferry pays," Gerasimov told reporters.')
    assert made.claim.text == "The ferry pays."


TRANSCRIPT = """\
SPOKESWOMAN: Good morning. The bridge is safe.

QUESTION: Is it: really?

Valery Gerasimov: It is. Note: all of it.
"""
LABELLED = [
    ("Good morning.", None, "Spokeswoman", "Good morning."),
    ("The bridge is safe.", None, "Spokeswoman", "The bridge is safe."),
    ("QUESTION: Is it: really?", None, "Question", "Is it: really?"),
    ("Note: all of it.", "valery-gerasimov", "Valery Gerasimov", "Note: all of it."),
]


@pytest.mark.parametrize(("words", "id", "label", "claim"), LABELLED)
def test_the_label_of_a_transcript_tells_who_speaks(
    proposer: Proposer, words: str, id: str | None, label: str, claim: str
) -> None:
    start = TRANSCRIPT.index(words)
    made = proposer.propose(
        TRANSCRIPT,
        [Span(start, start + len(words))],
        _source(kind="transcript"),
        archived=None,
        statement=None,
    )
    assert (made.speaker.id, made.speaker.label, made.claim.text) == (id, label, claim)


TAGS_ELSEWHERE = [
    ("Учения удвоились, заявил в среду Валерий Герасимов.", "Учения удвоились."),
    ("По его словам, учения удвоились.", "Учения удвоились."),
    ("По словам министра, учения удвоились.", "Учения удвоились."),
    ("Es ist vorbei, sagte Karl Braun.", "Es ist vorbei."),
    ("Учения, заявил он, удвоились.", "Учения, заявил он, удвоились."),
]


@pytest.mark.parametrize(("text", "claim"), TAGS_ELSEWHERE)
def test_a_new_claim_has_no_tag_in_other_languages(
    proposer: Proposer, text: str, claim: str
) -> None:
    assert _propose(proposer, text).claim.text == claim


def test_the_nearest_claims_to_a_new_one_are_named(proposer: Proposer) -> None:
    near = proposer.nearest_claims("The West seeks to defeat Russia strategically.")
    assert near[0].claim == "west-seeks-strategic-defeat"
    assert proposer.nearest_claims(" ") == []


def test_a_date_is_proposed_only_where_no_occasion_tells_it(proposer: Proposer) -> None:
    made = _propose(proposer, "NATO said on May 9, 2019 that it was over.")
    assert (made.date.value, EdtfDate("2019-05-09").is_plain_day) == ("2019-05-09", True)
    known = _propose(proposer, "NATO said on May 9, 2019 so.", event="moscow-conference-2017")
    assert known.date.value is None
    assert datetime.date.fromisoformat("2019-05-09")
