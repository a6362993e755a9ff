"""``claimgraph schema``: JSON Schemas, for other programs and for editors."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.arguments.options import CorpusOption, choice_parser
from graph.cli.defaults import CORPUS
from graph.cli.exits import PROBLEMS, USAGE
from graph.cli.output.counts import count
from graph.cli.output.refusals import told_refusals
from graph.cli.output.stdout import tell, write_answer
from graph.disk.bounds import RefusedError


class Described(StrEnum):
    """What the schemas are of."""

    ROWS = "rows"
    OPTIONS = "options"
    RECORDS = "records"


FOLDER = "schemas"
"""Where a corpus keeps what editors read."""


def schema(
    of: Annotated[
        Described | None,
        typer.Argument(
            metavar="|".join(Described),
            parser=choice_parser("|".join(Described), Described),
            help="What every question answers, and takes; what it takes alone; or the records.",
            show_default=False,
            autocompletion=lambda: list(Described),
        ),
    ] = None,
    *,
    write: Annotated[
        bool,
        typer.Option("--write", help="For editors: into the corpus's schemas/, with its ids."),
    ] = False,
    corpus: CorpusOption = CORPUS,
) -> None:
    """Write JSON Schemas (draft 2020-12) as one JSON document, by the names of what they describe.

    Rows and options are those of each question, records as they stand in the files of a corpus.
    With --write, a file for each kind of file of a corpus instead: an editor then completes
    fields, and the corpus's ids with the words of each beside it.
    """
    if write:
        if of is not None:
            raise typer.BadParameter(f"not with {of.value}", param_hint="'--write'")
        _write_for_editors(corpus)
        return
    if of is None:
        raise typer.BadParameter(f"say one of {', '.join(Described)}, or --write")
    from graph.json_schemas.row_schemas import option_schemas, record_schemas, row_schemas

    made = {
        Described.ROWS: row_schemas,
        Described.OPTIONS: option_schemas,
        Described.RECORDS: record_schemas,
    }[of]()
    write_answer(json.dumps(made, ensure_ascii=False, indent=2) + "\n")


def _write_for_editors(corpus: Path) -> None:
    if not (corpus / "records").is_dir():
        hint = f"\n  = hint: 'claimgraph init {corpus}' makes one"
        typer.echo(f"claimgraph: {corpus} is no corpus{hint}", err=True)
        raise typer.Exit(USAGE)
    with told_refusals(PROBLEMS):
        written = refresh_for_editors(corpus, anew=True)
    tell(f"wrote {count(written, 'schema')} into {corpus / FOLDER}")


def refresh_for_editors(corpus: Path, *, anew: bool) -> int:
    """Write the schemas for editors whose content changes, and return how many.

    Args:
        corpus: the folder of a corpus.
        anew: write all of them. Else only those that are there, and none while some ids cannot be
            read: an editor that forgets ids in the middle of a line underlines what is right.

    Raises:
        RefusedError: a link leads out of the corpus, or a file is somebody else's; nothing was
            written.
    """
    from graph.disk.batch import Before, Draft, write_batch
    from graph.disk.bounds import locate
    from graph.json_schemas.editor_schemas import editor_schemas, is_editor_schema
    from graph.read.checked_records import read_records
    from graph.read.corpus_files import Kind, list_files
    from graph.read.regular_file import NotAFileError, TooLargeError, read_regular
    from schemas.limits import RECORD_BYTES

    if not (anew or (corpus / FOLDER).is_dir()):
        return 0
    listing = list_files(corpus)
    # No schema names a source or a judgement, and sources are most of a corpus.
    unnamed = {Kind.SOURCES, Kind.JUDGEMENTS}
    listing.records = [each for each in listing.records if each[0] not in unnamed]
    records = read_records(listing)
    if not anew and records.unread - unnamed:
        return 0
    texts = {
        f"{FOLDER}/{name}": json.dumps(each, ensure_ascii=False, indent=2) + "\n"
        for name, each in editor_schemas(records).items()
    }
    drafts: dict[str, Draft] = {}
    for name, text in texts.items():
        try:
            before = read_regular(locate(corpus, name), RECORD_BYTES)
        except FileNotFoundError:
            before = None
        except (NotAFileError, TooLargeError):
            before = b""
        if before is not None and not is_editor_schema(before):
            raise RefusedError(
                f"{corpus / name} is no schema that claimgraph wrote, and is not written over: "
                "move it elsewhere, or delete it"
            )
        if anew or before not in (None, text.encode()):
            drafts[name] = Draft(text, Before.NOTHING if before is None else before)
    write_batch(corpus, drafts)
    return len(drafts)


def refresh_and_tell(corpus: Path) -> None:
    """Let editors know new ids, where they have been given schemas; say what was written."""
    try:
        written = refresh_for_editors(corpus, anew=False)
    except OSError as error:
        tell(f"{error.filename}: {error.strerror or error}")
    except RefusedError as error:
        tell(str(error))
    else:
        if written:
            tell(f"wrote {count(written, 'schema')} into {corpus / FOLDER}")
