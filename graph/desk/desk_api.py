"""What the screen of the desk asks of the server, one request after the other."""

import base64
import binascii
import datetime
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

from pydantic import TypeAdapter, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from graph.desk.added_article import AddedArticle, add_article, look_at_article
from graph.desk.corrected_edition import add_edition, look_at_edition
from graph.desk.record_finder import RecordFinder
from graph.desk.record_view import show_record
from graph.desk.source_view import next_open, show_source, statement_at
from graph.desk.state_view import show_state
from graph.disk.bounds import RefusedError
from graph.edit.committed import changes_since, read_last_commit
from graph.edit.operations import Operation
from graph.edit.performing import perform
from graph.edit.workspace import ImpossibleError, StaleError, State, Workspace
from graph.suggest.meaning import find_meaning
from graph.suggest.proposer import Proposer

_MOST_LINES = 2_000
"""Of how many changed lines of a file the first are shown."""
_OPERATION: TypeAdapter[Operation] = TypeAdapter(Operation)


class _Ready:
    """What is made of the graph of one state, when it is first asked for."""

    def __init__(self, state: State, folder: Path) -> None:
        self.state = state
        self._folder = folder

    @cached_property
    def proposer(self) -> Proposer:
        return Proposer(self.state.graph, find_meaning(self._folder))

    @cached_property
    def finder(self) -> RecordFinder:
        return RecordFinder(self.state.graph)


class DeskApi:
    """The corpus of one desk. Requests wait for each other, so that none sees half a change."""

    def __init__(self, folder: Path) -> None:
        self._workspace = Workspace(folder)
        self._lock = Lock()
        self._made: _Ready | None = None

    async def state(self, request: Request) -> Response:
        """The sources, problems and counts; the version alone where nothing changed since."""
        since = request.query_params.get("since")

        def answer() -> Any:
            state = self._workspace.look()
            if since == state.version:
                return {"version": since}
            return show_state(self._workspace, state)

        return await self._answer(answer)

    async def source(self, request: Request) -> Response:
        """One source: its text in pieces, its passages, what is decided about them."""
        id = request.path_params["source"]

        def answer() -> Any:
            state = self._workspace.look()
            return show_source(state, self._workspace.source(id, state))

        return await self._answer(answer)

    async def passage(self, request: Request) -> Response:
        """What the card of a passage is filled in with."""
        id, at = request.path_params["source"], request.path_params["at"]

        def answer() -> Any:
            state = self._workspace.look()
            file = self._workspace.source(id, state)
            placed = file.placed.get(at)
            if placed is None:
                raise ImpossibleError("the words of this passage do not stand in the text")
            archived = state.corpus.sources.get(file.checked.record.id)
            proposal = self._ready.proposer.propose(
                file.text,
                placed.spans,
                file.checked.record,
                archived=archived,
                statement=statement_at(state, file, at),
            )
            return {
                "version": state.version,
                "source": id,
                "at": at,
                "hash": file.lines.digest(at),
                **proposal.model_dump(mode="json"),
            }

        return await self._answer(answer)

    async def nearest(self, request: Request) -> Response:
        """The claims that are nearest to the text of a new one."""
        text = request.query_params.get("text", "")
        return await self._answer(
            lambda: {"claims": _dumped(self._ready.proposer.nearest_claims(text))}
        )

    async def records(self, request: Request) -> Response:
        """The records of a kind that a search finds; of everything where no kind is named."""
        kind, query = (request.query_params.get(name, "") for name in ("kind", "q"))
        return await self._answer(lambda: self._ready.finder.find(kind, query))

    async def record(self, request: Request) -> Response:
        """One record, with what refers to it."""
        kind, id = (request.path_params[name] for name in ("kind", "id"))

        def answer() -> Any:
            ready = self._ready
            return show_record(ready.state.graph, ready.finder, kind, id)

        return await self._answer(answer)

    async def changes(self, _: Request) -> Response:
        """What changed since the last commit, line by line."""

        def answer() -> Any:
            state = self._workspace.look()
            commit = read_last_commit(self._workspace.folder)
            found = changes_since(commit, state.files, self._workspace.read)
            return {
                "since": commit.label,
                "files": [
                    {"name": each.name, "lines": each.lines[:_MOST_LINES], "total": len(each.lines)}
                    for each in found
                ],
            }

        return await self._answer(answer)

    async def operate(self, request: Request) -> Response:
        """Do one operation, and tell what came of it."""
        sent = await _json(request)

        def answer() -> Any:
            try:
                operation = _OPERATION.validate_python(sent.get("operation"))
            except ValidationError as error:
                first = error.errors(include_url=False, include_context=False)[0]
                where = ".".join(map(str, first["loc"]))
                raise ImpossibleError(f"{where}: {first['msg']}") from None
            plan = perform(self._workspace, operation)
            return self._after(plan.label, plan.source, getattr(operation, "at", 0))

        return await self._answer(answer)

    async def undo(self, _: Request) -> Response:
        """Take back the last step."""
        return await self._answer(lambda: self._after(self._workspace.undo(), None, 0))

    async def redo(self, _: Request) -> Response:
        """Do again what was taken back last."""
        return await self._answer(lambda: self._after(self._workspace.redo(), None, 0))

    async def add(self, request: Request) -> Response:
        """Archive an article, or tell what is found in it."""
        sent = await _json(request)

        def answer() -> Any:
            article = _read_article(sent)
            today = datetime.date.today()
            if sent.get("look"):
                return look_at_article(self._workspace, article, today)
            id = add_article(self._workspace, article, today)
            return {"id": id, **self._after("added an article", id, 0)}

        return await self._answer(answer)

    async def add_edition(self, request: Request) -> Response:
        """Archive a corrected edition of a source, or tell what became of its passages."""
        sent = await _json(request)
        source = str(sent.pop("source", ""))

        def answer() -> Any:
            article = _read_article(sent)
            today = datetime.date.today()
            if sent.get("look"):
                return look_at_edition(self._workspace, source, article, today)
            id = add_edition(self._workspace, source, article, today)
            return {"id": id, **self._after("added a corrected edition", id, 0)}

        return await self._answer(answer)

    def _after(self, label: str, source: str | None, at: int) -> dict[str, Any]:
        state = self._workspace.look()
        file = None if source is None else self._workspace.source(source, state)
        return {
            "version": state.version,
            "label": label,
            "next": None if file is None else next_open(file, at),
            "state": show_state(self._workspace, state),
            "source": None if file is None else show_source(state, file),
        }

    @property
    def _ready(self) -> _Ready:
        state = self._workspace.look()
        if self._made is None or self._made.state is not state:
            self._made = _Ready(state, self._workspace.folder)
        return self._made

    async def _answer(self, answer: Callable[[], Any]) -> Response:
        return await run_in_threadpool(self._guarded, answer)

    def _guarded(self, answer: Callable[[], Any]) -> Response:
        with self._lock:
            try:
                return JSONResponse(answer())
            except StaleError as error:
                told = {"error": str(error), "yours": error.yours, "theirs": error.theirs}
                return JSONResponse(told, status_code=409)
            except RefusedError as error:
                hint = getattr(error, "hint", None)
                return JSONResponse({"error": str(error), "hint": hint}, status_code=422)
            except OSError as error:
                told = {"error": f"{error.strerror or error}", "hint": "nothing was written"}
                return JSONResponse(told, status_code=422)


def _dumped(rows: Any) -> list[Any]:
    return [row.model_dump(mode="json") for row in rows]


async def _json(request: Request) -> dict[str, Any]:
    """What was sent; an empty mapping where it is no JSON, which nothing accepts."""
    try:
        sent = await request.json()
    except (ValueError, RecursionError):
        return {}
    return sent if isinstance(sent, dict) else {}


def _read_article(sent: dict[str, Any]) -> AddedArticle:
    try:
        article = AddedArticle.model_validate({k: v for k, v in sent.items() if k != "look"})
        if article.base64 is not None:
            base64.b64decode(article.base64, validate=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise ImpossibleError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None
    except binascii.Error:
        raise ImpossibleError("the file came damaged", "drop it again") from None
    return article
