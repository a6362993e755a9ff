"""Nothing that a source reports lies after the day on which it was published."""

from pathlib import Path

import pytest

from graph.prove.corpus_loading import load_corpus
from tests.prove.one_source import write_corpus

_TEXT = "The minister goes."


@pytest.mark.parametrize(
    ("date", "published", "is_later"),
    [
        ("2024-05-01", "2024-05-01", False),
        ("2024-05-02", "2024-05-01", False),
        ("2024-05-03", "2024-05-01", True),
        ("2025-05-01", "2024-05-01", True),
        ("2024-05-XX", "2024-05-01", False),
        ("2024-06-XX", "2024-05-31", True),
        ("2024-06-XX?", "2024-05-01", False),
        ("2025", "2024", True),
        ("2025", "2024-12-31", True),
        ("2025-01-01", "2024-12-31", False),
        ("2025", "2024~", False),
        ("2024/..", "2024-05-01", False),
        ("[2024-04-30,2024-06-01]", "2024-05-01", False),
        ("{2024-04-30,2024-06-01}", "2024-05-01", True),
        ("2024-05-01/2024-05-09", "2024-05-01", False),
    ],
)
def test_an_occasion_after_publication_is_an_error(
    tmp_path: Path, date: str, published: str, is_later: bool
) -> None:
    """A slip of the year would make a repeat across years that is none."""
    passages = f"""
    - statement: stays
      quote: {_TEXT}
      form: indirect
      date: "{date}"
      basis: "'on that day'"
      claims: [stays]
    """
    corpus = write_corpus(tmp_path, _TEXT, passages, 'basis: "as printed"\narchived_on: 2026-01-01')
    record = corpus / "records/sources/text.yaml"
    told = record.read_text("utf-8").replace("published: 2024-05-01", f"published: {published}")
    record.write_text(told, "utf-8")
    codes = [each.code for each in load_corpus(corpus).problems]
    assert ("date-after-publication" in codes) is is_later, codes


@pytest.mark.parametrize(
    ("own", "other", "is_later"),
    [("2025-01-05", "2024-01-05", True), ("2024-01-05", "2025-01-05", False)],
)
def test_of_several_dates_the_one_that_a_source_gives_has_to_fit_it(
    tmp_path: Path, own: str, other: str, is_later: bool
) -> None:
    passages = (
        f"- {{statement: stays, quote: {_TEXT}, form: indirect, event: talk, claims: [stays]}}"
    )
    corpus = write_corpus(tmp_path, _TEXT, passages, "archived_on: 2026-01-01")
    given = f"{{date: {own}, basis: then, source: text}}, {{date: {other}, basis: then}}"
    events = f"- {{id: talk, name: Talk, dates: [{given}]}}\n"
    (corpus / "records/events.yaml").write_text(events, "utf-8")
    codes = [each.code for each in load_corpus(corpus).problems]
    assert ("date-after-publication" in codes) is is_later, codes
