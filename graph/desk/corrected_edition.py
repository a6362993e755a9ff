"""A corrected edition from the screen: what became of each passage, and its archiving."""

import datetime
from collections.abc import Sequence
from typing import Any

from graph.desk.added_article import AddedArticle, prepare, same_texts
from graph.edit.file_edits import free_id
from graph.edit.new_edition import Carried, look_up, write_edition
from graph.edit.passage_words import field_of
from graph.edit.workspace import ImpossibleError, Plan, Workspace
from graph.text.flat_text import FlatText, flatten
from schemas.record_kinds import Kind

_LONGEST_ID = 80


def look_at_edition(
    workspace: Workspace, source: str, article: AddedArticle, today: datetime.date
) -> dict[str, Any]:
    """How many passages of a source stand in a corrected text, which moved and which are gone.

    Raises:
        RefusedError: it is archived already, or holds no text.
    """
    plan, carried = _plan(workspace, source, article, today)
    record = plan.files[f"records/sources/{plan.source}.yaml"]
    return {
        "stands": sum(bool(each.spans) for each in carried),
        "total": len(carried),
        "moved": [_shown(each) for each in carried if each.has_moved],
        "gone": [_shown(each) for each in carried if not each.spans],
        "open": str(record).count("\n  - open:"),
    }


def add_edition(
    workspace: Workspace, source: str, article: AddedArticle, today: datetime.date
) -> str:
    """Archive a corrected text as an edition of a source; the id of the new source.

    The source before it stays as it is, with its text and all of its passages.

    Raises:
        RefusedError: it is archived already, or holds no text; nothing was written.
        OSError: it cannot be written; nothing was.
    """
    plan, _ = _plan(workspace, source, article, today)
    assert plan.source is not None
    workspace.write(plan, {name: workspace.read(name) for name in plan.files})
    return plan.source


def _plan(
    workspace: Workspace, source: str, article: AddedArticle, today: datetime.date
) -> tuple[Plan, Sequence[Carried]]:
    state = workspace.look()
    earlier = workspace.source(source, state)
    taken = {id for kind, id in state.places if kind is Kind.SOURCES}
    wanted = f"{source[: _LONGEST_ID - len('-corrected-99')]}-corrected"
    ready = prepare(workspace, article, today, free_id(wanted, taken))
    if same := same_texts(workspace, ready):
        raise ImpossibleError(f"it says what `{same[0]['id']}` says already, word for word")
    document = FlatText(ready.text)
    carried = look_up(earlier, document)
    record = write_edition(earlier, carried, ready.place, ready.record, document)
    files: dict[str, str | bytes] = {**ready.documents, ready.place: record}
    return Plan(f"added a corrected edition of {source}", files, ready.id), carried


def _shown(carried: Carried) -> dict[str, Any]:
    words = carried.record[field_of(carried.record)]
    parts = words if isinstance(words, list) else [words]
    told = " … ".join(flatten(str(part)) for part in parts)
    return {"words": told, "name": carried.record.get("statement")}
