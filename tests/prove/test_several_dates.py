"""Two sources that disagree about one occasion's date are both recorded, each with its basis."""

import json
import shutil
from pathlib import Path

import pytest

from graph.prove.corpus_loading import load_corpus
from schemas.event import Event
from tests.cli.command import claimgraph

_BASE = Path(__file__).parent / "base"
_EVENTS = """\
- id: council-2019
  name: Meeting of the harbour council
  dates:
    - {date: 2018-12-31, basis: "'on the last day of the year'", source: harbour-2019}
    - {date: 2019-01-01, basis: "'on Tuesday'", source: ferry-undated}
- id: second-speech
  name: Speech on the ferry plan
  dates:
    - {date: 2019-01-06, basis: "'on Sunday'"}
    - {date: 2018-12/2019-02, basis: "'in winter'"}
"""


@pytest.mark.parametrize(
    ("dates", "joined", "certain", "possible"),
    [
        (["2019-12-30", "2019-12-31"], "[2019-12-30,2019-12-31]", [2019], []),
        (["2020-01-01", "2019-12-31"], "[2019-12-31,2020-01-01]", [], [2019, 2020]),
        (["2019-05-01", "2019-05-01"], "2019-05-01", [2019], []),
        (["2019", "2019-05/2019-06"], "[2019,2019-05..2019-06]", [2019], []),
        (["2019?", "2019-05"], "[2019?,2019-05]", [], [2019]),
        (["2018", "[2018,2019]"], "[2018,2018,2019]", [], [2018, 2019]),
        (["2018/..", "2017"], "[2017,2018..]", [], [2017, 2018]),
        (["2018-24/2019", "2017"], "[2017,2018-24..2019]", [], [2017, 2018, 2019]),
    ],
)
def test_a_year_is_certain_where_every_date_allows_it(
    dates: list[str], joined: str, certain: list[int], possible: list[int]
) -> None:
    given = [{"date": date, "basis": "'then'"} for date in dates]
    event = Event.model_validate({"id": "talk", "name": "Talk", "dates": given}).settle()
    assert str(event.date) == joined
    assert event.date is not None
    assert (event.date.certain_years(), event.date.possible_years()) == (certain, possible)
    assert Event.model_validate_json(event.model_dump_json()) == event


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    shutil.copytree(_BASE, tmp_path / "corpus")
    (tmp_path / "corpus/records/events.yaml").write_text(_EVENTS, encoding="utf-8")
    return tmp_path / "corpus"


def test_the_corpus_is_sound(corpus: Path) -> None:
    result = load_corpus(corpus)
    assert result.problems == ()
    assert result.corpus is not None


@pytest.mark.parametrize("question", ["events", "statements"])
def test_every_answer_says_so(corpus: Path, question: str) -> None:
    done = claimgraph("query", question, "--corpus", corpus, "--format", "json")
    rows = [row for row in json.loads(done.stdout) if row["date"] == "[2018-12-31,2019-01-01]"]
    assert rows
    for row in rows:
        assert (row["years"], row["possible_years"]) == ([], [2018, 2019])
        assert row["basis"] == (
            "2018-12-31 (harbour-2019): 'on the last day of the year'; "
            "2019-01-01 (ferry-undated): 'on Tuesday'"
        )
