"""What the screen asks and is told, from a dropped article to no open passage."""

import base64
import json
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from tests.cli.command import claimgraph
from tests.desk.conftest import Served

ARTICLE = """\
Northport council opens the ferry debate again

NORTHPORT, May 3, 2022. Mayor Ada Lund told a meeting of the council on Tuesday that the ferry pays.

"We were never asked," Tom Berg said. "The harbour is too shallow."

Read more: ferries of the north
"""


class Screen:
    """Asks as the screen does."""

    def __init__(self, served: Served) -> None:
        self._served = served

    def ask(self, path: str, body: Any = None) -> tuple[int, Any]:
        """The status and what was told."""
        headers = {"X-Claimgraph-Token": self._served.token}
        if body is not None:
            headers["Origin"] = f"http://127.0.0.1:{self._served.port}"
            headers["Content-Type"] = "application/json"
        with closing(HTTPConnection("127.0.0.1", self._served.port, timeout=30)) as connection:
            sent = None if body is None else json.dumps(body)
            connection.request(
                "GET" if body is None else "POST", f"/desk/api/{path}", sent, headers
            )
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())

    def do(self, **operation: Any) -> Any:
        """Do an operation that is done."""
        status, told = self.ask("operations", {"operation": operation})
        assert status == 200, told
        return told


def test_an_article_is_added_read_and_taken_back(desk: Served) -> None:
    screen = Screen(desk)
    _, before = screen.ask("state")
    article = {"name": "ferry.txt", "text": ARTICLE}
    status, found = screen.ask("sources", {**article, "look": True})
    assert status == 200
    shown = {each["field"]: each["value"] for each in found["found"]}
    assert shown["title"] == "Northport council opens the ferry debate again"
    assert shown["published"] == "2022-05-03"
    assert found["passages"] == 6
    assert screen.ask("state")[1] == before, "looking writes nothing"

    fields = {"published": "2022-05-03", "basis": "'May 3, 2022' at the head", "kind": "article"}
    status, added = screen.ask("sources", {**article, "fields": fields, "look": False})
    assert status == 200, added
    id = added["id"]
    said = {each["name"]: each["value"] for each in added["source"]["fields"]}
    assert (said["basis"], said["kind"]) == ("'May 3, 2022' at the head", "article")
    assert [each["proposed"] for each in added["source"]["passages"]] == [
        "heading",
        "dateline",
        None,
        None,
        None,
        "navigation",
    ]
    plain = [
        {"at": each["at"], "hash": each["hash"], "reason": each["proposed"]}
        for each in added["source"]["passages"]
        if each["proposed"]
    ]
    told = screen.do(do="dismiss_all", source=id, passages=plain)
    assert (told["next"], told["source"]["read"], told["source"]["total"]) == (2, 3, 6)

    _, proposal = screen.ask(f"sources/{id}/passages/2")
    assert (proposal["speaker"]["label"], proposal["speaker"]["id"]) == ("Mayor Ada Lund", None)
    assert proposal["event"]["label"] == "Meeting"
    assert (proposal["event"]["date"], proposal["event"]["basis"]) == (
        "2022-05-03",
        "'on Tuesday', in a text of 2022-05-03",
    )
    claim = {"text": "The ferry pays.", "narrative": {"new": {"name": "The ferry"}}}
    told = screen.do(
        do="state",
        source=id,
        at=2,
        hash=proposal["hash"],
        form=proposal["form"]["value"],
        speaker={"new": {"name": "Ada Lund", "kind": "person"}},
        event={"new": {"name": "Meeting", "date": "2022-05-03", "basis": "'on Tuesday'"}},
        claims=[{"claim": {"new": claim}}],
    )
    assert told["state"]["errors"] == 0, told["state"]["problems"]
    assert told["source"]["passages"][2]["shown"]["speaker"] == "Ada Lund"
    assert told["source"]["summary"] is None, "it is told when all is read"
    assert told["next"] == 3
    rest = [each for each in told["source"]["passages"] if each["state"] == "open"]
    dismissed = [{"at": each["at"], "hash": each["hash"], "reason": "background"} for each in rest]
    told = screen.do(do="dismiss_all", source=id, passages=dismissed)
    assert told["next"] is None
    summary = told["source"]["summary"]
    assert summary["adds"] == [{"claim": "the-ferry-pays", "text": "The ferry pays."}]

    undone = 0
    while screen.ask("state")[1]["undo"] is not None:
        assert screen.ask("undo", {})[0] == 200
        undone += 1
    assert undone == 4
    records = {path.name for path in (desk.corpus / "records/sources").iterdir()}
    assert f"{id}.yaml" not in records
    assert not list((desk.corpus / "documents").glob(f"{id}*"))
    assert claimgraph("check", desk.corpus).returncode == 0


def test_a_saved_page_is_read_and_a_known_text_is_named(desk: Served) -> None:
    screen = Screen(desk)
    document = next((desk.corpus / "documents").glob("002_*"))
    again = base64.b64encode(document.read_bytes() + b"\n").decode()
    status, found = screen.ask("sources", {"name": "a.txt", "base64": again, "look": True})
    assert status == 200
    assert [each["id"] for each in found["same"]] == ["tass-2017"]
    parts = "".join(
        f"<p>{each} It was a long evening in the old hall.</p>" for each in ARTICLE.split("\n\n")
    )
    head = "<head><meta charset=utf-8><title>Ferry</title></head>"
    page = (
        f"<!doctype html><html>{head}<body><article><h1>Ferry</h1>{parts}</article></body></html>"
    )
    status, found = screen.ask("sources", {"name": "page.html", "text": page, "look": True})
    assert status == 200, found
    assert any("web page" in each for each in found["remarks"])
    for wrong in ({"text": " "}, {"base64": "%"}, {"text": "a", "path": "/etc/passwd"}):
        assert screen.ask("sources", {**wrong, "look": True})[0] == 422


def test_what_an_editor_changes_is_seen_and_not_overwritten(desk: Served) -> None:
    screen = Screen(desk)
    _, state = screen.ask("state")
    assert screen.ask(f"state?since={state['version']}")[1] == {"version": state["version"]}
    _, source = screen.ask("sources/tass-2017")
    passage = source["passages"][1]
    path = desk.corpus / "records/sources/tass-2017.yaml"
    path.write_text(path.read_text("utf-8").replace("form: direct", "form:  direct"), "utf-8")
    _, seen = screen.ask(f"state?since={state['version']}")
    assert seen["version"] != state["version"]
    stale = {"do": "dismiss", "source": "tass-2017", "at": passage["at"], "reason": "heading"}
    status, told = screen.ask("operations", {"operation": {**stale, "hash": "0" * 16}})
    assert (status, told["yours"]) == (409, "reason: heading")
    assert "statement: " in told["theirs"] or "dismissed: " in told["theirs"]


def test_a_passage_with_a_problem_says_so_on_its_card(desk: Served) -> None:
    path = desk.corpus / "records/sources/tass-2017.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("claims: [nato-arms-near-russia]", "claims: [nato-arms-near-rusia]", 1),
        "utf-8",
    )
    _, source = Screen(desk).ask("sources/tass-2017")
    (wrong,) = [each for each in source["passages"] if each["problems"]]
    assert wrong["problems"][0]["code"] == "unknown-claim"
    assert "nato-arms-near-russia" in wrong["problems"][0]["hint"]
    _, state = Screen(desk).ask("state")
    assert state["errors"] == 1
    assert Screen(desk).ask(f"sources/tass-2017/passages/{wrong['at']}")[0] == 200


def test_the_claims_that_are_nearest_to_a_new_one_are_named(small_desk: Served) -> None:
    _, found = Screen(small_desk).ask("nearest?text=The%20ferry%20pays%20for%20itself%20now.")
    assert found["claims"][0]["claim"] == "ferry-pays"
    assert len(found["claims"]) <= 3


def test_the_text_comes_whole_and_in_order(desk: Served) -> None:
    screen = Screen(desk)
    for each in screen.ask("state")[1]["sources"]:
        _, source = screen.ask(f"sources/{each['id']}")
        shown = "".join(piece["text"] for part in source["paragraphs"] for piece in part)
        text = (desk.corpus / source["document"]).read_text("utf-8")
        assert "".join(shown.split()) == "".join(text.split())
        named = [at for part in source["paragraphs"] for piece in part for at in piece["passages"]]
        assert set(named) == {passage["at"] for passage in source["passages"]}


def test_a_desk_ends_with_ctrl_c(desk: Served) -> None:
    assert Screen(desk).ask("state")[0] == 200
    assert desk.stop() == (0, "")
    assert Path(desk.corpus).is_dir()
