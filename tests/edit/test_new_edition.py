"""A corrected edition: what stands in it is taken over, what is new is open, what went is told."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from graph.desk.added_article import AddedArticle
from graph.desk.corrected_edition import add_edition, look_at_edition
from graph.disk.bounds import RefusedError
from graph.edit.workspace import ImpossibleError
from schemas.ids import SourceId
from tests.cli.command import claimgraph
from tests.edit.edited import Edited

HARBOUR = "harbour-2019"
DAY = datetime.date(2021, 6, 30)


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    return Edited(tmp_path)


def _text(edited: Edited, *changes: tuple[str, str]) -> AddedArticle:
    text = (edited.folder / "documents/harbour-2019.txt").read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return AddedArticle(name="a.txt", text=text)


def _passages(edited: Edited, source: str) -> list[Any]:
    return [member.data for member in edited.desk.source(source).lines.members]


CORRECTED = ("double the traffic", "triple the traffic")


def test_what_stands_there_still_is_taken_over(edited: Edited) -> None:
    before = edited.files()
    article = _text(edited, CORRECTED, ("NORTHPORT, March 5.", "NORTHPORT, March 5. Corrected."))
    seen = look_at_edition(edited.desk, HARBOUR, article, DAY)
    assert edited.files() == before, "looking writes nothing"
    assert [each["name"] for each in seen["gone"]] == ["traffic"]
    assert (seen["stands"], seen["total"], seen["moved"]) == (
        seen["total"] - 1,
        len(_passages(edited, HARBOUR)),
        [],
    )
    id = add_edition(edited.desk, HARBOUR, article, DAY)
    assert id == "harbour-2019-corrected"
    after = edited.files()
    assert {name: after[name] for name in before} == before, "the text before is kept"
    assert edited.errors() == []
    source = edited.desk.look().corpus.sources[SourceId(id)]
    assert source.record.edition_of == HARBOUR
    assert (source.record.speaker, source.record.event) == ("ada-lund", "council-2019")
    old = {
        each.id.partition("/")[2]
        for each in edited.desk.look().corpus.statements()
        if each.source == HARBOUR
    }
    assert {each.id.partition("/")[2] for each in source.statements} == old - {"traffic"}
    opened = [each["open"] for each in _passages(edited, id) if "open" in each]
    assert opened == ["Corrected.", '"The ferry will triple the traffic across the bay.']
    assert len(opened) == seen["open"]


def test_the_record_of_a_passage_is_taken_over_word_for_word(edited: Edited) -> None:
    id = add_edition(edited.desk, HARBOUR, _text(edited, CORRECTED), DAY)
    old = [each for each in _passages(edited, HARBOUR) if each.get("statement") != "traffic"]
    assert [each for each in _passages(edited, id) if "open" not in each] == old


def test_a_passage_that_stands_elsewhere_has_moved(edited: Edited) -> None:
    text = (edited.folder / "documents/harbour-2019.txt").read_text("utf-8")
    ships = "According to Lund, about 40 ships call at the port each week."
    moved = AddedArticle(name="a.txt", text=f"{ships}\n\n{text.replace(ships, '')}")
    seen = look_at_edition(edited.desk, HARBOUR, moved, DAY)
    assert [each["name"] for each in seen["moved"]] == ["ship-calls"]
    assert seen["gone"] == []
    add_edition(edited.desk, HARBOUR, moved, DAY)
    assert edited.errors() == []


def test_paragraphs_that_stand_twice_are_told_apart(edited: Edited) -> None:
    text = (edited.folder / "documents/harbour-2019.txt").read_text("utf-8")
    again = "It was a long evening in the old hall.\n\n"
    twice = AddedArticle(name="a.txt", text=f"{again}{text}\n\n{again}")
    seen = look_at_edition(edited.desk, HARBOUR, twice, DAY)
    assert (seen["stands"], seen["open"]) == (seen["total"], 2)
    add_edition(edited.desk, HARBOUR, twice, DAY)
    assert edited.errors() == []


def test_paragraphs_that_nothing_tells_apart_are_one_passage(edited: Edited) -> None:
    text = (edited.folder / "documents/harbour-2019.txt").read_text("utf-8")
    again = (
        "It was a very long and very cold evening in the old hall beside the pier of Northport.\n\n"
    )
    add_edition(
        edited.desk, HARBOUR, AddedArticle(name="a.txt", text=f"{text}\n\n{again * 4}"), DAY
    )
    assert edited.errors() == []


def test_words_that_are_enough_by_themselves_need_none_beside_them(edited: Edited) -> None:
    path = edited.folder / "records/sources/harbour-2019.yaml"
    quote = "quote: According to Lund, about 40 ships call at the port each week.\n"
    record = path.read_text("utf-8")
    assert quote in record
    path.write_text(record.replace(quote, f"{quote}    suffix: The shipping company\n"), "utf-8")
    article = _text(edited, ("The shipping company Bay Lines", "The company Bay Lines"))
    id = add_edition(edited.desk, HARBOUR, article, DAY)
    (ships,) = [each for each in _passages(edited, id) if each.get("statement") == "ship-calls"]
    assert "suffix" not in ships
    assert edited.errors() == []


def test_an_edition_needs_the_text_that_it_corrects(edited: Edited) -> None:
    """Also where a check remembers all files that did not change."""
    add_edition(edited.desk, "ferry-undated", _undated(edited), DAY)
    assert claimgraph("check", edited.folder).returncode == 0
    (edited.folder / "records/sources/ferry-undated.yaml").unlink()
    (edited.folder / "documents/ferry-undated.txt").unlink()
    done = claimgraph("check", edited.folder)
    assert done.returncode == 1
    assert "there is no source `ferry-undated`" in done.stdout + done.stderr


def _undated(edited: Edited) -> AddedArticle:
    text = (edited.folder / "documents/ferry-undated.txt").read_text("utf-8")
    return AddedArticle(name="b.txt", text=f"{text}\n\nThis text was corrected.\n")


def test_an_edition_of_an_edition_has_its_own_id(edited: Edited) -> None:
    first = add_edition(edited.desk, HARBOUR, _text(edited, CORRECTED), DAY)
    again = _text(edited, CORRECTED, ("Home | News", "Start | News"))
    second = add_edition(edited.desk, first, again, DAY)
    assert second == "harbour-2019-corrected-corrected"
    assert edited.errors() == []
    for _ in range(2):
        edited.desk.undo()
    assert SourceId(first) not in edited.desk.look().corpus.sources


def test_another_article_is_no_edition(edited: Edited) -> None:
    before = edited.files()
    with pytest.raises(ImpossibleError, match="it is another article"):
        add_edition(edited.desk, HARBOUR, AddedArticle(text="A storm came over the hills."), DAY)
    with pytest.raises(RefusedError, match="archived already"):
        add_edition(edited.desk, HARBOUR, _text(edited), DAY)
    with pytest.raises(ImpossibleError, match="says already, word for word"):
        add_edition(edited.desk, HARBOUR, _text(edited, ("\n", "\r\n")), DAY)
    assert edited.files() == before
