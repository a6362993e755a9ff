"""A corpus whose every text field holds what would run, if the page let it."""

import datetime
from hashlib import sha256

from graph.assemble import ClaimGraph, build_graph
from schemas.claim import Claim, Narrative
from schemas.corpus import ArchivedSource, Corpus, Dismissal, Span, Statement
from schemas.dates import EdtfDate
from schemas.event import Event
from schemas.figure import Figure, Quantity
from schemas.ids import (
    ClaimId,
    EventId,
    NarrativeId,
    QuantityId,
    SourceId,
    SpeakerId,
    StatementName,
    statement_id,
)
from schemas.judgement import Broader, Contradicts
from schemas.passage import Certainty, ClaimLink, Form, Reason, Stance
from schemas.source import Source
from schemas.speaker import Speaker, SpeakerKind

PAYLOADS = (
    "<script>ran()</script>",
    "</script><script>ran()</script>",
    "</SCRIPT ><script>ran()</script>",
    "<!--<script>ran()",
    "--><script>ran()</script>",
    "<img src=x onerror=ran()>",
    '"><img src=x onerror=ran()>',
    "'><svg onload=ran()>",
    "<svg/onload=ran()>",
    "<iframe src=javascript:ran()>",
    "<iframe srcdoc='<script>parent.ran()</script>'>",
    "javascript:ran()",
    "JaVaScRiPt:ran()//",
    "data:text/html,<script>ran()</script>",
    "<a href=javascript:ran()>href</a>",
    "href='javascript:ran()'",
    "<style>@import 'http://ran.invalid'</style>",
    "</style><script>ran()</script>",
    "</title><script>ran()</script>",
    "</textarea><script>ran()</script>",
    "</noscript><script>ran()</script>",
    "<base href=http://ran.invalid>",
    "<meta http-equiv=refresh content=0;url=http://ran.invalid>",
    "<link rel=stylesheet href=http://ran.invalid>",
    "<object data=javascript:ran()>",
    "<details open ontoggle=ran()>",
    "<input autofocus onfocus=ran()>",
    "<math><mtext></mtext><mglyph><svg onload=ran()>",
    "{{ ran() }}",
    "{% include 'ran' %}",
    "${ran()}",
    "`${ran()}`",
    "\\u003cscript\\u003eran()\\u003c/script\\u003e",
    "&lt;script&gt;ran()&lt;/script&gt;",
    "\u2028ran()\u2029",
    "\u202eran()\u202c",
    "\u2066ran()\u2069",
    "]]><script>ran()</script>",
    "*/ran()/*",
    "'-ran()-'",
    '"-ran()-"',
    "=cmd|' /C calc'!A0",
    "see;=HYPERLINK(A1)",
    "\x00<script>ran()</script>",
    "__proto__",
    "\U0001f4a3<b onmouseover=ran()>x</b>",
)


def hostile_graph() -> ClaimGraph:
    """A graph with each payload in each text field of some record, claims repeating or not."""
    count = len(PAYLOADS)
    claims = {ClaimId(f"c{n}"): _claim(n) for n in range(count)}
    return build_graph(
        Corpus(
            sources={SourceId(f"s{n}"): _source(n) for n in range(count)},
            speakers={SpeakerId(f"p{n}"): _speaker(n) for n in range(count)},
            events={EventId(f"e{n}"): _event(n) for n in range(count)},
            narratives={NarrativeId(f"n{n}"): _narrative(n) for n in range(count)},
            claims=claims,
            quantities={QuantityId(f"q{n}"): _quantity(n) for n in range(count)},
            judgements=(
                Broader(
                    kind="broader", narrow=ClaimId("c1"), wide=ClaimId("c0"), reason=PAYLOADS[0]
                ),
                *(
                    Contradicts(
                        kind="contradicts",
                        claims=(ClaimId(f"c{n}"), ClaimId(f"c{n + 1}")),
                        reason=PAYLOADS[n],
                    )
                    for n in range(2, count - 1)
                ),
            ),
        )
    )


def _claim(n: int) -> Claim:
    return Claim(
        id=ClaimId(f"c{n}"),
        text=PAYLOADS[n],
        narrative=NarrativeId(f"n{n}"),
        note=PAYLOADS[n],
    )


def _narrative(n: int) -> Narrative:
    return Narrative(id=NarrativeId(f"n{n}"), name=PAYLOADS[n], description=PAYLOADS[n])


def _speaker(n: int) -> Speaker:
    return Speaker(
        id=SpeakerId(f"p{n}"),
        name=PAYLOADS[n],
        kind=SpeakerKind.PERSON,
        aliases=(PAYLOADS[n],),
        note=PAYLOADS[n],
    )


def _event(n: int) -> Event:
    return Event(
        id=EventId(f"e{n}"),
        name=PAYLOADS[n],
        date=EdtfDate(f"20{10 + n % 10}-03-0{1 + n % 9}"),
        basis=PAYLOADS[n],
        place=PAYLOADS[n],
        note=PAYLOADS[n],
    )


def _quantity(n: int) -> Quantity:
    return Quantity(id=QuantityId(f"q{n}"), name=PAYLOADS[n], counted=PAYLOADS[n], unit=PAYLOADS[n])


def _source(n: int) -> ArchivedSource:
    payload = PAYLOADS[n]
    text = f"{payload} said.\n{payload}\n"
    id = SourceId(f"s{n}")
    record = Source(
        id=id,
        title=payload,
        publisher=payload,
        language=payload,
        translated_from=payload,
        document=f"documents/{payload}",
        sha256=sha256(text.encode()).hexdigest(),
        published=EdtfDate("2020"),
        basis=payload,
        url=payload,
        archived_url=payload,
        archived_on=datetime.date(2026, 1, 1),
        rights=payload,
        note=payload,
    )
    quote = f"{payload} said."
    statement = _statement(n, id, quote)
    dismissal = Dismissal((Span(len(quote) + 1, len(text) - 1),), Reason.HEADING, payload)
    return ArchivedSource(record, text, (statement,), (dismissal,))


def _statement(n: int, source: SourceId, quote: str) -> Statement:
    payload = PAYLOADS[n]
    other = (n + 1) % len(PAYLOADS)
    return Statement(
        id=statement_id(source, StatementName("said")),
        source=source,
        spans=(Span(0, len(quote)),),
        quote=(quote,),
        words=(payload,),
        form=Form.MIXED,
        speaker=SpeakerId(f"p{n}"),
        speaker_certainty=Certainty.ARGUABLE,
        attribution=(SpeakerId(f"p{other}"),),
        event=EventId(f"e{n}"),
        date=EdtfDate(f"20{10 + n % 10}-03-0{1 + n % 9}"),
        basis=payload,
        closing=None,
        claims=(
            ClaimLink(claim=ClaimId(f"c{n}"), note=payload),
            ClaimLink(
                claim=ClaimId(f"c{other}"),
                stance=Stance.REPORTS,
                certainty=Certainty.ARGUABLE,
                of=SpeakerId(f"p{other}"),
                note=payload,
            ),
        ),
        figures=(
            Figure(
                quantity=QuantityId(f"q{n}"),
                verbatim=payload,
                value=3,
                counted=payload,
                scope=payload,
                place=payload,
                period=payload,
                taken_from=SpeakerId(f"p{other}"),
            ),
        ),
        note=payload,
    )
