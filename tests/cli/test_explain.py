"""``claimgraph explain``: what a code means."""

from graph.cli.exits import USAGE
from graph.read.problem_codes import CODES
from tests.cli.command import claimgraph


def test_a_code_is_explained() -> None:
    told = claimgraph("explain", "claim-twice")
    assert told.returncode == 0
    assert told.stdout.startswith(f"claim-twice\n\n{CODES['claim-twice']}\n")
    assert "Wrong, among the passages of a source:\n" in told.stdout
    assert "      claims: [harbour-deep-enough]\n" in told.stdout.partition("Right:")[2]


def test_without_a_code_all_are_listed() -> None:
    told = claimgraph("explain").stdout
    assert [line.split()[0] for line in told.splitlines()] == list(CODES)


def test_a_typo_is_answered_with_the_nearest_code() -> None:
    told = claimgraph("explain", "claims-twice")
    assert (told.returncode, told.stdout) == (USAGE, "")
    assert told.stderr == (
        "claimgraph: there is no problem code 'claims-twice'; did you mean 'claim-twice'?\n"
    )
