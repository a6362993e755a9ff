"""What an article adds to a corpus: what it repeats, what is new, what it contradicts."""

from typing import Any

from graph.assemble import ClaimGraph
from graph.queries.links import readings
from graph.queries.occasions import count_occasions
from schemas.ids import ClaimId, SourceId
from schemas.judgement import Contradicts
from schemas.passage import Stance


def summarize_article(graph: ClaimGraph, source: SourceId) -> dict[str, Any]:
    """The claims of a source that repeat, are new, are contradicted by others, or denied by it.

    A claim repeats where it is asserted here and on two occasions or more, as ``repeats`` counts.
    """
    archived = graph.corpus.sources.get(source)
    statements = archived.statements if archived else ()
    linked = {link.claim for each in statements for link in each.claims}
    asserted = {
        link.claim for each in statements for link in each.claims if link.stance is Stance.ASSERTS
    }
    repeats, adds = [], []
    for claim in sorted(linked):
        found = readings(graph, claim)
        if {each.statement.source for each in found} == {source}:
            adds.append(_claim(graph, claim))
            continue
        count = count_occasions(graph, found)
        if claim in asserted and count.occasions[0] >= 2:
            repeats.append({**_claim(graph, claim), "years": list(count.years)})
    denied = {
        link.claim for each in statements for link in each.claims if link.stance is Stance.DENIES
    }
    return {
        "repeats": repeats,
        "adds": adds,
        "contradicts": _contradicted(graph, asserted),
        "denies": [_claim(graph, claim) for claim in sorted(denied)],
    }


def _contradicted(graph: ClaimGraph, asserted: set[ClaimId]) -> list[dict[str, Any]]:
    found = []
    for judgement in graph.corpus.judgements:
        if not isinstance(judgement, Contradicts):
            continue
        one, other = (graph.claim(id).id for id in judgement.claims)
        for here, there in ((one, other), (other, one)):
            if here in asserted and any(each.asserts for each in readings(graph, there)):
                told = graph.claim(there)
                found.append({**_claim(graph, here), "other": told.id, "other_text": told.text})
                break
    return found


def _claim(graph: ClaimGraph, id: ClaimId) -> dict[str, Any]:
    return {"claim": id, "text": graph.claim(id).text}
