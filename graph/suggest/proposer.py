"""What the card of a passage is filled in with, from its words and what the corpus holds.

Each value comes with the words that tell it; where nothing does, there is none. Nothing is
accepted by itself.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.assemble import ClaimGraph
from graph.queries.wording import strip_tag
from graph.suggest.claim_offers import ClaimOffers
from graph.suggest.claim_words import claim_words, split_words
from graph.suggest.meaning import Meaning
from graph.suggest.names import Names
from graph.suggest.passages import Passage, imagine_statement
from graph.suggest.proposal import (
    Choice,
    ClaimToMake,
    Labelled,
    NearClaim,
    Offer,
    Proposal,
    ProposedDate,
    ProposedEvent,
)
from graph.suggest.proposed_dismissal import propose_dismissal
from graph.suggest.proposed_event import find_event
from graph.suggest.proposed_figures import propose_figures
from graph.suggest.proposed_form import propose_form, quoted_in, stands_in_quotation
from graph.suggest.proposed_speaker import (
    hear_attribution,
    hear_label,
    hear_speaker,
    strip_elsewhere,
    strip_label,
)
from graph.suggest.quoted_speech import find_quoted_speech
from graph.suggest.suggestion_row import PassageState
from graph.text.printed_dates import find_dates
from graph.text.quotation import Quoted
from schemas.corpus import ArchivedSource, Span, Statement
from schemas.dates import EdtfDate
from schemas.event import UNSPECIFIED
from schemas.ids import EventId, SpeakerId
from schemas.source import Source, SourceKind

_OTHERS = 8
_UNNAMED = "no occasion is named"


class Proposer:
    """Proposes records for the passages of sources, beside one graph."""

    def __init__(self, graph: ClaimGraph, meaning: Meaning | None = None) -> None:
        self._graph = graph
        self._names = Names(graph.corpus.speakers)
        self._offers = ClaimOffers(graph, meaning)

    def propose(
        self,
        text: str,
        spans: Sequence[Span],
        source: Source,
        *,
        archived: ArchivedSource | None,
        statement: Statement | None,
    ) -> Proposal:
        """Propose what to record of one passage.

        Args:
            text: the document.
            spans: the passage in it, in code points, half-open.
            source: the record of the source, of which the top is used.
            archived: what is known of the source, its other statements; None where nothing is.
            statement: the statement that the passage is already.
        """
        words = " … ".join(" ".join(span.of(text).split()) for span in spans)
        quoted = quoted_in(text)
        mine = archived.statements if archived else ()
        before = _before(mine, spans[0].start)
        form = propose_form(text, spans, quoted, words, source)
        speaker = self._speaker(text, spans, quoted, source, mine, before)
        event = self._event(words, source, before, speaker.id)
        between = source.attribution or hear_attribution(
            text, spans, quoted.spans, self._names, speaker.id
        )
        made = self._statement(text, spans, source, speaker, event, statement)
        offers = self._offers.offer(self._passage(words, made, statement))
        return Proposal(
            words=words,
            dismissal=propose_dismissal(
                words, title=source.title, is_quoted=stands_in_quotation(text, spans, quoted)
            ),
            form=form,
            speaker=speaker,
            event=event,
            date=ProposedDate() if self._has_date(event) else _date(words, source),
            attribution=self._labels(self._graph.corpus.speakers, between),
            offers=offers,
            claim=ClaimToMake(
                text=self.claim_text(words, speaker), narrative=self._narrative(offers)
            ),
            figures=propose_figures(words, self._graph.corpus.quantities.values(), source.language),
        )

    def nearest_claims(self, text: str, most: int = 3) -> list[NearClaim]:
        """The claims that are nearest to the text of a new one, best first."""
        return self._offers.nearest(text, most) if text.strip() else []

    def claim_text(self, words: str, speaker: Choice) -> str:
        """What a passage says, without its tag, as one sentence."""
        known = self._graph.corpus.speakers.get(SpeakerId(speaker.id or ""))
        said = find_quoted_speech(words) or strip_tag(words, [known] if known else [])
        if said == words:
            said = self._names.strip(strip_label(strip_elsewhere(words)))
        said = said.strip(" \t,;:–—-“”\"«»„'’‘")
        if not said:
            return words
        return f"{said[0].upper()}{said[1:]}{'' if said[-1] in '.!?…' else '.'}"

    def _speaker(
        self,
        text: str,
        spans: Sequence[Span],
        quoted: Quoted,
        source: Source,
        mine: Sequence[Statement],
        before: Statement | None,
    ) -> Choice:
        corpus = self._graph.corpus
        here = dict.fromkeys([*(each.speaker for each in reversed(mine)), *corpus.speakers])
        others = self._labels(corpus.speakers, list(here)[:_OTHERS])
        heard = hear_speaker(text, spans, quoted.spans, self._names, before)
        if source.kind is SourceKind.TRANSCRIPT:
            heard = hear_label(text, spans, self._names) or heard
        if heard is not None and heard.speaker is not None:
            name = corpus.speakers[heard.speaker].name
            return Choice(id=heard.speaker, label=name, why=heard.why, others=others)
        if heard is not None:
            return Choice(label=heard.name, why=heard.why, others=others)
        if source.speaker is not None and source.speaker in corpus.speakers:
            name = corpus.speakers[source.speaker].name
            return Choice(id=source.speaker, label=name, why="as the article", others=others)
        return Choice(others=others)

    def _event(
        self, words: str, source: Source, before: Statement | None, speaker: str | None
    ) -> ProposedEvent:
        corpus = self._graph.corpus
        mine = set(claim_words(words))
        ranked = sorted(
            corpus.events.values(),
            key=lambda each: (-len(mine & set(claim_words(each.name))), each.name),
        )
        others = [Labelled(id=UNSPECIFIED, label=_UNNAMED)]
        others += self._labels(corpus.events, [each.id for each in ranked[: _OTHERS - 1]])
        known, why = source.event, "as the article"
        goes_on = before is not None and before.speaker == speaker
        if known is None and before is not None and goes_on and before.event != UNSPECIFIED:
            known, why = before.event, "as the statement before"
        if known is not None and known != UNSPECIFIED:
            name = corpus.events[known].name if known in corpus.events else known
            return ProposedEvent(id=known, label=name, why=why, others=others)
        named = find_event(words, source) if known is None else None
        if named is not None:
            why = f"“{named.words}”"
            told = {"label": named.name, "date": named.date, "basis": named.basis}
            return ProposedEvent(why=why, others=others, **told)
        why = why if known else _UNNAMED
        return ProposedEvent(id=UNSPECIFIED, label=_UNNAMED, why=why, others=others)

    def _has_date(self, event: ProposedEvent) -> bool:
        known = self._graph.corpus.events.get(EventId(event.id or ""))
        return (known.date if known else event.date) is not None

    def _narrative(self, offers: Sequence[Offer]) -> Choice:
        corpus = self._graph.corpus
        others = self._labels(corpus.narratives, list(corpus.narratives)[:_OTHERS])
        for offer in offers:
            id = corpus.claims[offer.claim].narrative
            if id is not None:
                name = corpus.narratives[id].name
                why = f"as “{offer.text}”"
                return Choice(id=id, label=name, why=why, others=others)
        return Choice(others=others)

    def _statement(
        self,
        text: str,
        spans: Sequence[Span],
        source: Source,
        speaker: Choice,
        event: ProposedEvent,
        statement: Statement | None,
    ) -> Statement:
        if statement is not None:
            return statement
        made = imagine_statement(self._graph, source, text, tuple(spans))
        if event.id is None:
            return made._replace(
                speaker=SpeakerId(speaker.id or ""),
                event=EventId("an occasion that is new"),
                date=EdtfDate(event.date) if event.date else None,
            )
        known = self._graph.corpus.events.get(EventId(event.id or ""))
        return made._replace(
            speaker=SpeakerId(speaker.id or ""),
            event=known.id if known else UNSPECIFIED,
            date=known.date if known else None,
        )

    def _passage(self, words: str, made: Statement, statement: Statement | None) -> Passage:
        spoken = self._names.strip(words)
        return Passage(
            id=made.id,
            state=PassageState.OPEN if statement is None else PassageState.STATEMENT,
            quote=words,
            spoken=spoken if split_words(spoken) else words,
            speaker=made.speaker or None,
            statement=made,
        )

    def _labels(self, records: Mapping[Any, Any], ids: Iterable[str]) -> list[Labelled]:
        return [Labelled(id=id, label=records[id].name) for id in ids if id in records]


def _before(statements: Sequence[Statement], start: int) -> Statement | None:
    earlier = [each for each in statements if each.start < start]
    return max(earlier, key=lambda each: each.start) if earlier else None


def _date(words: str, source: Source) -> ProposedDate:
    """The first date that the passage prints; on the words "on Tuesday" nobody can build."""
    latest = source.archived_on or datetime.date.max
    for date in find_dates(words, latest, source.language):
        if date.is_whole:
            return ProposedDate(value=date.edtf, why=date.basis)
    return ProposedDate()
