"""Nothing that a source reports lies after the day on which it was published."""

from pathlib import Path

import pytest

from graph.load import load_corpus
from tests.load.one_source import write_corpus

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
