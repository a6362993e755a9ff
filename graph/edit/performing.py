"""From an operation to the corpus after it."""

from collections.abc import Callable, Mapping
from typing import Any

from graph.edit.file_edits import FileEdits
from graph.edit.operations import (
    AddJudgement,
    Cut,
    Dismiss,
    DismissAll,
    Join,
    MergeClaims,
    MoveEdge,
    MoveStatements,
    Operation,
    Rename,
    Reopen,
    SetHead,
    SetRecord,
    State,
    WriteInstead,
)
from graph.edit.passage_decisions import dismiss, dismiss_all, reopen, state
from graph.edit.passage_edges import cut, join, move_edge
from graph.edit.proposed_correction import write_instead
from graph.edit.record_changes import (
    add_judgement,
    merge_claims,
    move_statements,
    rename,
    set_head,
    set_record,
)
from graph.edit.workspace import Plan, Workspace

_PLANS: Mapping[type, Callable[[FileEdits, Any], Plan]] = {
    Dismiss: dismiss,
    DismissAll: dismiss_all,
    Reopen: reopen,
    State: state,
    Join: join,
    Cut: cut,
    MoveEdge: move_edge,
    WriteInstead: write_instead,
    SetHead: set_head,
    SetRecord: set_record,
    AddJudgement: add_judgement,
    Rename: rename,
    MergeClaims: merge_claims,
    MoveStatements: move_statements,
}


def perform(workspace: Workspace, operation: Operation) -> Plan:
    """Do what is asked for, and say what was done.

    Raises:
        StaleError: what it is about was changed by somebody else; nothing was written.
        RefusedError: it makes no sense, or cannot be written; nothing was.
        OSError: a file cannot be written; none was.
    """
    edits = FileEdits(workspace)
    plan = _PLANS[type(operation)](edits, operation)
    workspace.write(plan, edits.read)
    return plan
