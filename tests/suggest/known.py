"""Graphs for tests of suggestions: claims with their texts, and who said what of them."""

from collections.abc import Iterable, Mapping

from graph.assemble import ClaimGraph, build_graph
from schemas.claim import Claim
from schemas.ids import ClaimId, SpeakerId
from schemas.judgement import Judgement, NotSame
from schemas.speaker import Speaker, SpeakerKind
from tests.queries.small import Said, small_graph

SPEAKERS = {
    "council": ("The Council", ("the city",)),
    "lund": ("Ada Lund", ("the mayor", "Lund")),
    "port": ("Port Company", ("Harbour",)),
}


def known_graph(
    claims: Mapping[str, str],
    said: Iterable[Said] = (),
    judgements: Iterable[Judgement] = (),
) -> ClaimGraph:
    """Build a graph of claims with these texts, statements and judgements."""
    small = small_graph(said, judgements, claims=claims).corpus
    return build_graph(
        small._replace(
            claims={
                ClaimId(id): Claim(id=ClaimId(id), text=text) for id, text in sorted(claims.items())
            },
            speakers={
                SpeakerId(id): Speaker(
                    id=SpeakerId(id), name=name, kind=SpeakerKind.GROUP, aliases=aliases
                )
                for id, (name, aliases) in SPEAKERS.items()
            },
        )
    )


def not_same(first: str, second: str) -> NotSame:
    """The judgement that two claims are not the same."""
    return NotSame(kind="not-same", claims=(ClaimId(first), ClaimId(second)), reason="they differ")
