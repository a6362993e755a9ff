"""A fuzzer of what may come from a stranger: corpora, arguments, pages, databases, articles.

    python -m tests.hostile.fuzz [--seconds N] [--seed N] [--only KIND]

Each round alters something sound, by a seed of its own, and runs the command. Whatever it says,
the exit code is 0, 1 or 2, there is no traceback and nothing unexpected, it takes no longer than
seconds, and no answer is wrong: what a database answers is what the records say.
"""

import argparse
import io
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from pathlib import Path
from types import FrameType

from tests.archive.formats.zipped import zip_files

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests/prove/base"
_MOST_SECONDS = 60

_SIGNS = [
    *(b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r", b"\n", b"\t", b" ", b"\xc2\xa0", b"\xe2\x80\xae"),
    *(b"'", b'"', b"\\", b"[", b"]", b"{", b"}", b"- ", b": ", b"#", b"&a", b"*a", b"!!x", b"<<"),
    *(b"|", b">", b"---\n", b"...", b"[]", b"{}", b"''", b"null", b"true", b"0", b"-1", b"1e999"),
    *(b"2019-03-05", b"2019/..", b"../2019", b"[1900..2020]", b"{2019,2020}", b"2019-XX", b"-0001"),
    *(b"unspecified", b"../../etc/passwd", b"documents/imported.txt", b"ada-lund", b"ferry-pays"),
    *(b"broader", b"contradicts", b"variant", b"not-same", b"may-be", b"reports", b"indirect"),
    *("“ ” „ « » ’ ﬁ e\u0301 İ ß 中文 \U0001f600 \u200b \u202e \ud7ff".encode().split(b" ")),
    *(b"</script>", b"<!--<script>", b"<p>", b"&amp;", b"=1+1", b"@x", b"\x1b[2J", b"\x9b"),
    b"9" * 400,
    b"a" * 5_000,
    b"[" * 200,
]
_ARGUMENTS = [
    *("check", "build", "query", "verify", "schema", "suggest", "new", "init", "coverage", "sql"),
    *("explain", "sign", "source", "ids", "records", "rows", "options", "--help", "--", "-", ""),
    *("--format", "--corpus", "--limit", "--speaker", "--claim", "--text", "--since", "--until"),
    *("--min-years", "--possible", "--yes", "--fix", "--format-only", "--texts", "--most-words"),
    *("--source", "--event", "--narrative", "--param", "--seconds", "--id", "--fail-under"),
    *("json", "jsonl", "csv", "table", "github", "none", "quotes", "0", "1", "-1", "1e9", "nan"),
    *(
        "ada-lund",
        "ferry-pays",
        "harbour-2019",
        "x" * 3_000,
        "\udcff",
        "\n",
        "\x1b[2J",
        "é",
        "../..",
    ),
    *("SELECT 1", "SELECT * FROM nodes", "ATTACH 'x' AS y", "WITH RECURSIVE a(x) AS (SELECT 1)"),
    *("unknown-claim", "2019", "2019-03-05", "9999999999999999999999", "/dev/null", "a=b", "="),
]


class SlowError(BaseException):
    """A command took longer than any should."""


class WrongError(AssertionError):
    """A command did what none may do."""


class Here:
    """A folder for one round, and the command run in it, in this process."""

    def __init__(self, chance: random.Random, folder: Path) -> None:
        self.chance = chance
        self.folder = folder
        self.corpus = folder / "corpus"
        shutil.copytree(BASE, self.corpus)

    def run(self, *arguments: str | Path, given: bytes = b"") -> tuple[int, str, str]:
        """Run a command; its exit code, and what it wrote to stdout and stderr."""
        from graph.cli.main import run

        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
        argv, stdin = sys.argv, sys.stdin
        sys.argv = ["claimgraph", *map(str, arguments)]
        sys.stdin = io.TextIOWrapper(io.BytesIO(given), "utf-8")
        try:
            with redirect_stdout(out), redirect_stderr(err):
                signal.alarm(_MOST_SECONDS)
                code = run()
        finally:
            signal.alarm(0)
            sys.argv, sys.stdin = argv, stdin
        told, said = (each.buffer.getvalue().decode() for each in (out, err))
        if code not in (0, 1, 2) or "Traceback" in said or "please report it" in said:
            raise WrongError(f"{arguments!r} ended with {code}: {said[-2_000:]}")
        return code, told, said

    def alter(self, raw: bytes) -> bytes:
        """Some bytes with a few slips."""
        chance = self.chance
        for _ in range(chance.choice([1, 1, 1, 2, 3, 8])):
            at = chance.randrange(len(raw) + 1)
            end = min(len(raw), at + chance.choice([0, 1, 1, 3, 20, 200]))
            other = chance.randrange(len(raw) + 1)
            raw = chance.choice(
                [
                    lambda raw, at, end, _: raw[:at] + raw[end:],
                    lambda raw, at, end, _: raw[:at] + chance.choice(_SIGNS) + raw[end:],
                    lambda raw, at, end, _: (
                        raw[:at] + raw[at:end] * chance.randrange(4) + raw[end:]
                    ),
                    lambda raw, at, end, other: (
                        raw[:at] + raw[other : other + end - at] + raw[end:]
                    ),
                    lambda raw, at, *_: raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :],
                    lambda raw, at, *_: raw[:at],
                    _exchange_lines(chance),
                ]
            )(raw, at, end, other)
        return raw

    def alter_file(self, path: Path) -> None:
        """A file with a few slips."""
        path.write_bytes(self.alter(path.read_bytes()))

    def alter_some(self) -> None:
        """Alter a file or two of the corpus."""
        files = sorted(path for path in self.corpus.rglob("*") if path.is_file())
        files = [path for path in files if ".claimgraph" not in path.parts]
        for path in self.chance.sample(files, self.chance.choice([1, 1, 2])):
            self.alter_file(path)


def _exchange_lines(chance: random.Random) -> Callable[[bytes, int, int, int], bytes]:
    def exchange(raw: bytes, *_: int) -> bytes:
        lines = raw.splitlines(keepends=True) or [b""]
        a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[a], lines[b] = lines[b], lines[a]
        return b"".join(lines)

    return exchange


_QUESTIONS = (
    ("query", "repeats", "--min-years", "1", "--possible", "--format", "jsonl"),
    ("query", "statements", "--format", "jsonl"),
    ("query", "claims", "--format", "jsonl"),
    ("query", "timeline", "--format", "jsonl"),
    ("query", "contradictions", "--format", "jsonl"),
    ("query", "coverage", "--format", "jsonl"),
    ("suggest", "--format", "jsonl"),
)


def _expect_the_same(here: Here) -> None:
    """What the database answers is what the records answer that were never seen before."""
    fresh = here.folder / f"fresh-{here.chance.randrange(10**9)}"
    shutil.copytree(here.corpus, fresh, symlinks=True)
    shutil.rmtree(fresh / ".claimgraph", ignore_errors=True)
    question = here.chance.choice(_QUESTIONS)
    code, told, said = here.run(*question, "--corpus", here.corpus)
    new_code, new_told, new_said = here.run(*question, "--corpus", fresh)
    if (code, told) != (new_code, new_told):
        raise WrongError(f"{question}: {code} {told}{said}\nfresh: {new_code} {new_told}{new_said}")


def fuzz_corpus(here: Here) -> None:
    """Records and documents are altered, and again once a database was made of them."""
    if here.chance.random() < 0.5:
        here.run("query", "repeats", "--corpus", here.corpus)
    for _ in range(2):
        here.alter_some()
        format = here.chance.choice(["text", "json", "github"])
        code, _, _ = here.run("check", "--format", format, here.corpus)
        _expect_the_same(here)
        if not code and here.chance.random() < 0.3:
            here.run("check", "--fix", "--yes", here.corpus)
            if here.run("check", here.corpus)[0]:
                raise WrongError("a sound corpus is not sound any more after --fix")
            _expect_the_same(here)
        if here.chance.random() < 0.2:
            here.run("new", "ids", "--yes", "--corpus", here.corpus)


def fuzz_arguments(here: Here) -> None:
    """Any words are a command, or are refused."""
    words = here.chance.choices(_ARGUMENTS, k=here.chance.randrange(1, 7))
    if here.chance.random() < 0.7:
        words[:0] = here.chance.choice(
            [["query", "repeats"], ["query"], ["check"], ["sql"], ["new"]]
        )
    words = [word for word in words if word not in ("open", "--watch", "serve")]
    before = Path.cwd()
    deep = here.folder / "deep" / "er"  # so that what is written at ../.. stays inside
    deep.mkdir(parents=True)
    os.chdir(deep)
    os.environ["CLAIMGRAPH_CORPUS"] = str(here.corpus)
    try:
        here.run(*words, given=here.alter(b"Ferries pay.\n"))
    finally:
        os.chdir(before)
        del os.environ["CLAIMGRAPH_CORPUS"]


def fuzz_page(here: Here) -> None:
    """An altered page is never what the build would write."""
    out = here.folder / "out"
    texts = here.chance.choice(["full", "none"])
    if here.run("build", here.corpus, "--out", out, "--texts", texts)[0]:
        raise WrongError("the sound corpus was not built")
    page = out / "graph.html"
    raw = page.read_bytes()
    for _ in range(3):
        page.write_bytes(altered := here.alter(raw))
        here.run("verify", page)
        code = here.run("verify", page, "--corpus", here.corpus)[0]
        if (code == 0) != (altered == raw):
            (ROOT / "out/wrong.html").write_bytes(altered)
            raise WrongError(f"an altered page is verified with {code}: out/wrong.html")


def fuzz_database(here: Here) -> None:
    """A damaged database answers as the records do."""
    here.run("query", "repeats", "--corpus", here.corpus)
    kept = [path for path in (here.corpus / ".claimgraph").glob("**/*") if path.is_file()]
    for path in kept:
        if here.chance.random() < 0.7:
            here.alter_file(path)
    _expect_the_same(here)


_PAGE = """<!DOCTYPE html><html lang="en"><head><title>Second ferry</title>
<meta property="article:published_time" content="2024-05-14T08:00:00Z">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Second ferry"}</script>
</head><body><nav><a href="/">Home</a></nav><article><h1>Council weighs second ferry</h1>
<p>A second ferry across the bay is possible, Mayor Ada Lund told the harbour council.</p>
<p>“We will <b>see</b>,” she said. It would be decided after the summer &amp; not before.</p>
</article></body></html>""".encode()
_TEXT = (
    "Council weighs second ferry\n\nNORTHPORT, 14 May 2024. A second ferry is possible, Mayor Ada "
    "Lund said. “We will see.” Yes. Yes. On Tuesday, Mr. Lund said no.\n"
).encode()


_DOCX = b"""<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>A second ferry</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>is possible,</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:ins><w:r><w:t>Mayor Ada Lund said.</w:t><w:tab/></w:r></w:ins></w:p>
</w:body></w:document>"""
_ODT = b"""<o:c xmlns:o="o" xmlns:t="t"><o:body><o:text><t:h>A second ferry</t:h>
<t:p>We will<t:s t:c="2"/> see.<t:note><t:note-body><t:p>So she said.</t:p></t:note-body></t:note>
</t:p></o:text></o:body></o:c>"""
_FILES = ROOT / "tests/archive/formats"


def _write_record(page: bytes) -> bytes:
    """A web archive of one page."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
        b"WARC-Date: 2024-05-14T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(http), http)
    )


def fuzz_article(here: Here) -> None:
    """A new source is refused, or makes a record that holds."""
    samples: list[Callable[[], bytes]] = [
        lambda: here.alter(_TEXT),
        lambda: here.alter(_PAGE),
        lambda: here.alter((_FILES / "opens-without-password.pdf").read_bytes()),
        lambda: here.alter((_FILES / "youtube.vtt").read_bytes()),
        lambda: here.alter((_FILES / "sitting.tei.xml").read_bytes()),
        lambda: here.alter(_write_record(_PAGE)),
        lambda: zip_files(
            {"datapackage.json": "{}", "archive/a.warc": here.alter(_write_record(_PAGE))}
        ),
        lambda: zip_files({"word/document.xml": here.alter(_DOCX)}),
        lambda: zip_files({"content.xml": here.alter(_ODT)}),
        lambda: here.alter(zip_files({"content.xml": _ODT})),
    ]
    article = here.folder / here.chance.choice(["a", "a.txt", "a.html", "a.pdf", "\udcff"])
    article.write_bytes(here.chance.choice(samples)())
    code, _, _ = here.run(
        "new", "source", article, "--id", "it", "--corpus", here.corpus, "--title", "It"
    )
    if code == 1:
        raise WrongError("a new source ends with 1")
    if code == 0:
        code, _, said = here.run("check", here.corpus)
        if code:
            raise WrongError(f"a new source is not sound: {said[-2_000:]}")


KINDS: Mapping[str, tuple[int, Callable[[Here], None]]] = {
    "corpus": (8, fuzz_corpus),
    "arguments": (8, fuzz_arguments),
    "database": (3, fuzz_database),
    "article": (3, fuzz_article),
    "page": (1, fuzz_page),
}
"""Each kind with how often it is tried."""


def fuzz(seed: int, only: str | None = None) -> str | None:
    """One round; what went wrong, or None."""
    signal.signal(signal.SIGALRM, _too_slow)
    chance = random.Random(seed)
    kinds = [only] if only else list(KINDS)
    kind = chance.choices(kinds, [KINDS[each][0] for each in kinds])[0]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="fuzz-")))
        try:
            KINDS[kind][1](Here(chance, folder))
        except (Exception, SlowError, SystemExit):
            return f"seed {seed}, {kind}:\n{traceback.format_exc()}"
    return None


def _too_slow(_number: int, _frame: FrameType | None) -> None:
    raise SlowError


def fuzz_for(
    seconds: float, seed: int, only: str | None = None, most: int = 1
) -> tuple[list[str], int]:
    """Rounds by one seed after the other until so many went wrong; what did, and how many ran."""
    wrong: list[str] = []
    first = seed
    ends = time.monotonic() + seconds
    while time.monotonic() < ends and len(wrong) < most:
        found = fuzz(seed, only)
        wrong += [found] if found else []
        seed += 1
    return wrong, seed - first


def main() -> None:
    """Fuzz, and exit with 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--seed", type=int, help="only the round of this seed")
    parser.add_argument("--only", choices=KINDS)
    parser.add_argument("--most", type=int, default=10, help="stop after so many failures")
    given = parser.parse_args()
    if given.seed is not None:
        found = fuzz(given.seed, given.only)
        wrong, rounds = [found] if found else [], 1
    else:
        wrong, rounds = fuzz_for(given.seconds, random.randrange(10**9), given.only, given.most)
    sys.stdout.write("\n".join(wrong) + f"\n{len(wrong)} of {rounds:,} rounds went wrong\n")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
