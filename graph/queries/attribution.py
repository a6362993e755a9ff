"""How a statement is attributed, in words: the one definition for every copy that leaves."""

from collections.abc import Sequence

from schemas.passage import Certainty, Form, Stance, Strength

_FORMS = {
    Form.DIRECT: "said, in direct speech",
    Form.VERBATIM: "said, verbatim in a transcript",
    Form.MIXED: "said, partly in direct speech",
    Form.INDIRECT: "said, in paraphrase",
}
_STANCES = {
    Stance.ASSERTS: "asserts it",
    Stance.DENIES: "denies it",
    Stance.REPORTS: "reports it, without asserting it",
}
_STRENGTHS = {
    Strength.STATED: "",
    Strength.POSSIBLE: ", as a possibility",
    Strength.CONDITIONAL: ", under a condition",
}


def describe_attribution(
    *,
    reporter: str | None,
    between: Sequence[str],
    speaker: str,
    form: Form,
    certainty: Certainty,
) -> str:
    """Say who reports that who said something, in which form, and whether the text leaves it open.

    ``reporter`` is the source's publisher, where it is known; ``between`` are the names of who
    stands between the source and the speaker, nearest to the reader first.

    >>> describe_attribution(
    ...     reporter="TASS",
    ...     between=["Valery Gerasimov"],
    ...     speaker="NATO",
    ...     form=Form.INDIRECT,
    ...     certainty=Certainty.CLEAR,
    ... )
    'TASS reports that Valery Gerasimov says that NATO said, in paraphrase'
    """
    chain = "".join(f" that {name} says" for name in between)
    open_ = certainty is Certainty.ARGUABLE
    said = f"{'perhaps ' if open_ else ''}{speaker} {_FORMS[form]}"
    doubt = "; the text leaves open who said it" if open_ else ""
    return f"{reporter or 'The source'} reports{chain} that {said}{doubt}"


def describe_reading(
    *, stance: Stance, strength: Strength, certainty: Certainty, of: str | None
) -> str:
    """Say what a statement does with a claim, as its curator reads it.

    >>> describe_reading(
    ...     stance=Stance.REPORTS,
    ...     strength=Strength.STATED,
    ...     certainty=Certainty.ARGUABLE,
    ...     of="NATO",
    ... )
    'reports it as the view of NATO, without asserting it; the reading is arguable'
    """
    does = _STANCES[stance]
    if of is not None:
        does = does.replace("it", f"it as the view of {of}", 1)
    doubt = "; the reading is arguable" if certainty is Certainty.ARGUABLE else ""
    return f"{does}{_STRENGTHS[strength]}{doubt}"
