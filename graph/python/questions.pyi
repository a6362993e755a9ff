"""Every question as a method. Made by `REFRESH_STUB=1 pytest tests/python`."""

from typing import Literal

from graph.queries.answer import Answer
from graph.queries.claims import ClaimRow
from graph.queries.compare import CompareRow
from graph.queries.contradictions import ContradictionRow
from graph.queries.coverage import CoverageRow
from graph.queries.drift import DriftRow
from graph.queries.events import EventRow
from graph.queries.figures import FigureRow
from graph.queries.path import PathRow
from graph.queries.related import RelatedRow
from graph.queries.repeats import RepeatRow
from graph.queries.silent import SilentRow
from graph.queries.sources import SourceRow
from graph.queries.speakers import SpeakerRow
from graph.queries.statements import StatementRow
from graph.queries.timeline import TimelineRow
from graph.queries.trace import TraceRow
from schemas.passage import Stance

class Questions:
    def reopen(self) -> None: ...
    def repeats(
        self,
        *,
        min_years: int = 2,
        speaker: str | None = None,
        narrative: str | None = None,
        possible: bool = False,
        limit: int | None = None,
    ) -> Answer[RepeatRow]:
        """List the claims that repeat, most years first, then most occasions.

        A repeat is certain when clear readings alone put it on two or more occasions and in enough
        certain years. Narrower claims count for the wider. With a speaker, only what that speaker
        asserted counts, and what the text does not surely give to that speaker is only possible.
        """

    def trace(
        self,
        claim: str,
        *,
        speaker: str | None = None,
        stance: Stance | Literal["asserts", "denies", "reports"] | None = None,
        limit: int | None = None,
    ) -> Answer[TraceRow]:
        """List a claim's statements in the order of time, with the gap since the one before.

        The assertions of narrower claims count too. The undated come last.
        """

    def drift(
        self,
        claim: str,
        *,
        speaker: str | None = None,
    ) -> Answer[DriftRow]:
        """Compare a claim's statements in the order of time, each with the one before.

        Assertions of narrower claims are among them; each is compared with the one before that was
        read as the same claim, where there is one. Wording is compared on the speaker's own
        words, and where there are none on the paraphrase without its tag.
        """

    def compare(
        self,
        left: str,
        right: str,
        *,
        narrative: str | None = None,
    ) -> Answer[CompareRow]:
        """Compare what two years, events, sources or speakers assert.

        A claim that only one side certainly asserts is dropped or new (earlier, where it was said
        before the left side), unless an uncertain date,
        an occasion that may be another, or an arguable reading leaves the other side open: then it
        is unknown. It is kept where one wording of either side has the same words, else reworded.
        """

    def contradictions(
        self,
        *,
        narrative: str | None = None,
    ) -> Answer[ContradictionRow]:
        """List contradictions: those declared between claims, then those that follow from denials.

        A view that is reported of somebody (``of``) stands on a side as theirs. A side without
        statements is shown as empty: the claim is only reported, or not yet made.
        """

    def figures(
        self,
        quantity: str | None = None,
        *,
        speaker: str | None = None,
    ) -> Answer[FigureRow]:
        """List every stated number by quantity and time; compared only where it measures the same."""

    def silent(
        self,
        *,
        min_years: float = 2,
        speaker: str | None = None,
        narrative: str | None = None,
        possible: bool = False,
    ) -> Answer[SilentRow]:
        """List claims that return after a gap of years, the longest certain silence first.

        Silence is in this corpus: an occasion that nobody curated breaks none. Only clear
        assertions on named occasions count; with ``possible`` a silence may also be only possible.
        """

    def timeline(
        self,
        *,
        speaker: str | None = None,
        since: int | None = None,
        until: int | None = None,
    ) -> Answer[TimelineRow]:
        """List the occasions in the order of time, those of uncertain date by their earliest day.

        Years keep the occasions that certainly lie in them.
        """

    def related(
        self,
        claim: str,
    ) -> Answer[RelatedRow]:
        """List the claims near one: those judged first, then those asserted with it most often.

        A claim asserted in the same sentence is not listed again for the same occasion, nor is one
        that is wider or narrower.
        """

    def path(
        self,
        start: str,
        end: str,
    ) -> Answer[PathRow]:
        """Find a shortest way between two records; no rows where there is none.

        Years and dates are not passed through: that two things happened in one year connects
        nobody. Of several shortest ways the first by the records' keys is taken.
        """

    def statements(
        self,
        *,
        speaker: str | None = None,
        source: str | None = None,
        event: str | None = None,
        claim: str | None = None,
        narrative: str | None = None,
        stance: Stance | Literal["asserts", "denies", "reports"] | None = None,
        since: int | None = None,
        until: int | None = None,
        possible: bool = False,
        text: str | None = None,
        limit: int | None = None,
    ) -> Answer[StatementRow]:
        """List statements in the order of time; the undated come last.

        A speaker's are also those in which another reports a view of theirs (``of``). A claim takes
        in the assertions of its narrower claims. Years hold what certainly lies in them, and with
        ``possible`` also what may.
        """

    def claims(
        self,
        *,
        narrative: str | None = None,
        speaker: str | None = None,
        text: str | None = None,
    ) -> Answer[ClaimRow]:
        """List claims by narrative and id; assertions of narrower claims count for the wider."""

    def speakers(
        self,
    ) -> Answer[SpeakerRow]:
        """List speakers, those with most statements first, then by id."""

    def events(
        self,
    ) -> Answer[EventRow]:
        """List events in the order of time, the undated last."""

    def sources(
        self,
    ) -> Answer[SourceRow]:
        """List sources by id."""

    def coverage(
        self,
        *,
        source: str | None = None,
    ) -> Answer[CoverageRow]:
        """List sources by id with the shares anchored, dismissed and open."""
