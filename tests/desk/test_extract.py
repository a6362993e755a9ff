"""Pages and PDFs, where the optional part is installed, and a plain error where not."""

import datetime
import sys
from pathlib import Path

import pytest

from graph.desk.archive import archive_source
from graph.desk.extract import CannotExtractError, extract, is_text
from graph.load import load_corpus

PAGE = b"""<html lang="en"><head><title>Council weighs second ferry</title></head><body>
<nav>Home News</nav><article><h1>Council weighs second ferry</h1>
<p>A second ferry across the bay is possible, Mayor Ada Lund told the harbour council.</p>
<p>She said that the decision would be taken after the summer, when the figures are known.</p>
</article></body></html>"""


@pytest.mark.parametrize(("name", "library"), [("a.html", "trafilatura"), ("a.PDF", "pypdf")])
def test_a_missing_library_is_named(
    name: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(CannotExtractError, match=rf"needs {library}.*claimgraph\[articles\]"):
        extract(Path(name), b"")


def test_a_file_is_taken_for_text_by_its_name() -> None:
    assert is_text(Path("a.txt"))
    assert not is_text(Path("a.HTM"))


@pytest.mark.filterwarnings("default")
def test_a_page_is_kept_beside_its_text(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    (tmp_path / "records").mkdir()
    page = tmp_path / "page.html"
    page.write_bytes(PAGE)
    done = archive_source(tmp_path, page, archived_on=datetime.date(2024, 5, 20), fields={})
    name = "council-weighs-second-ferry"
    assert done.record == tmp_path / f"records/sources/{name}.yaml"
    assert (tmp_path / f"documents/{name}.html").read_bytes() == PAGE
    text = (tmp_path / f"documents/{name}.txt").read_text("utf-8")
    assert "Mayor Ada Lund" in text
    assert "Home News" not in text
    result = load_corpus(tmp_path)
    assert result.corpus is not None
    assert {problem.code for problem in result.problems} == {"open-passage"}
    (tmp_path / f"documents/{name}.html").write_bytes(PAGE + b" ")
    assert [each.code for each in load_corpus(tmp_path).problems if each.severity == "error"] == [
        "document-changed"
    ]


@pytest.mark.filterwarnings("default")
def test_what_is_no_pdf_is_refused_in_plain_words() -> None:
    pytest.importorskip("pypdf")
    with pytest.raises(CannotExtractError, match="this PDF cannot be read"):
        extract(Path("a.pdf"), b"no pdf")
