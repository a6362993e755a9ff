"""From a folder of YAML to a graph: as claimgraph does, and as PyYAML and pydantic do.

python -m tests.benchmarks.peers.yaml_ways FOLDER ours|safe|csafe

Ours proves every quote and refers every problem to its line; the others do neither. Prints the
seconds of the processor, imports left out.
"""

import gc
import sys
import time
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter

from graph.assemble import build_graph as assemble
from graph.prove.corpus_loading import load_corpus
from schemas.claim import Claim, Narrative
from schemas.event import Event
from schemas.judgement import Judgement
from schemas.source import Source
from schemas.speaker import Speaker
from tests.benchmarks.peers.with_networkx import Graph, join_records

_KINDS: dict[str, Any] = {
    "speakers": list[Speaker],
    "events": list[Event],
    "narratives": list[Narrative],
    "claims": list[Claim],
    "judgements": list[Judgement],
}


def main() -> None:
    """Measure one way, once."""
    folder, way = Path(sys.argv[1]), sys.argv[2]
    models = {kind: TypeAdapter(model) for kind, model in _KINDS.items()}
    start = time.process_time()
    if way == "ours":
        gc.set_threshold(100_000)  # as the command does
        corpus = load_corpus(folder).corpus
        assert corpus is not None
        assert assemble(corpus).nx.size()
    else:
        load(folder, {"safe": yaml.SafeLoader, "csafe": yaml.CSafeLoader}[way], models)
    print(time.process_time() - start)


def load(folder: Path, base: Any, models: dict[str, TypeAdapter[Any]]) -> Graph:
    """Read each file, validate its records, and join them."""

    class Loader(base):  # type: ignore[misc]
        """Leaves a day the text that it is."""

        yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own name
            first: [pair for pair in pairs if not pair[0].endswith("timestamp")]
            for first, pairs in base.yaml_implicit_resolvers.items()
        }

    records: dict[str, list[Any]] = {}
    for kind, model in models.items():
        text = (folder / "records" / f"{kind}.yaml").read_text(encoding="utf-8")
        records[kind] = yaml.load(text, Loader)
        model.validate_python(records[kind])
    sources = []
    for path in sorted((folder / "records" / "sources").iterdir()):
        fields = yaml.load(path.read_text(encoding="utf-8"), Loader)
        Source.model_validate(fields)
        sources.append(fields)
    return join_records(sources, records)


if __name__ == "__main__":
    main()
