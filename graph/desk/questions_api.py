"""Every question as an address: ``GET /api/repeats?narrative=ukraine`` gives rows as JSON."""

from collections import Counter
from pathlib import Path
from threading import Lock
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from graph.assemble import ClaimGraph, QuestionError, UnknownIdError
from graph.queries import QUERIES, load_question
from graph.queries.parameters import WrongValueError
from graph.store.database import DamagedDatabaseError
from graph.store.opening import close, distrust
from graph.store.sound import CorpusError, open_sound


class LiveCorpus:
    """A corpus that is asked as its files are at that moment, by one request after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock()

    def ask(self, question: Any) -> Any:
        """What a function makes of the graph.

        Raises:
            CorpusError: the records have errors.
        """
        with self._lock:
            try:
                return self._ask(question)
            except DamagedDatabaseError:
                distrust(self.folder)
                return self._ask(question)

    def _ask(self, question: Any) -> Any:
        graph: ClaimGraph = open_sound(self.folder)
        try:
            return question(graph)
        finally:
            close(graph)


class QuestionsApi:
    """Answers to the questions of :data:`graph.queries.QUERIES`."""

    def __init__(self, corpus: LiveCorpus) -> None:
        self._corpus = corpus

    def answer(self, request: Request) -> Response:
        """The rows of one question as JSON, as the command writes them.

        A question that is wrong is answered with 400 and ``error``, an id that is unknown or a
        question that there is not with 404, and a corpus that has errors with 409.
        """
        name = request.path_params["question"]
        if name not in QUERIES:
            return _error(404, f"there is no question {name!r}; there are {', '.join(QUERIES)}")
        given = request.query_params.multi_items()
        twice = [key for key, times in Counter(key for key, _ in given).items() if times > 1]
        if twice:
            return _error(400, f"{twice[0]} is given twice")
        try:
            question = load_question(name)
            rows = self._corpus.ask(
                lambda graph: [
                    row.model_dump(mode="json", by_alias=True)
                    for row in question(graph, **dict(given))
                ]
            )
        except UnknownIdError as error:
            return _error(404, str(error))
        except (WrongValueError, QuestionError, TypeError) as error:
            return _error(400, str(error))
        except CorpusError as error:
            return _error(409, str(error))
        return JSONResponse(rows)


def _error(status: int, reason: str) -> JSONResponse:
    return JSONResponse({"error": reason}, status_code=status)
