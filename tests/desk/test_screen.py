"""An article is read in the browser: by keys alone, on any layout, light or dark, at any width."""

import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.desk.conftest import Served
from tests.page.conftest import WATCH_POLICY
from tests.page.test_access import load_axe, violations

ARTICLE = Path(__file__).with_name("agency_report.txt").read_text("utf-8")
PASSAGES = 14


@dataclass
class Watched:
    """A screen, what was said in the console, and how much was typed."""

    page: Page
    messages: list[str]
    keys: int = 0

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each when what the one before did is saved."""
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1
            self.settle()

    def settle(self) -> None:
        """Wait until nothing is being saved and the passage in hand is filled in."""
        self.page.wait_for_function(
            "() => document.querySelector('.card')?.getAttribute('aria-busy') !== 'true'"
            " && !document.querySelector('.saved').textContent.startsWith('saving')"
        )

    @property
    def words(self) -> str:
        """The passage in hand."""
        return self.page.locator(".words").inner_text()

    @property
    def read(self) -> str:
        """How much is read."""
        return self.page.locator(".meter").inner_text().strip()

    def assert_quiet(self) -> None:
        """Nothing was said in the console, and nothing forbidden."""
        assert self.messages == []
        assert self.page.evaluate("window.violations") == []


expect.set_options(timeout=20_000)

OpenDesk = Callable[..., Watched]


@pytest.fixture
def open_desk(browser: Browser, desk: Served) -> Iterator[OpenDesk]:
    opened: list[Page] = []

    def open_one(*, width: int = 1280, height: int = 860, dark: bool = False) -> Watched:
        page = browser.new_page(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
        )
        opened.append(page)
        watched = Watched(page, [])
        page.on("console", lambda message: watched.messages.append(message.text))
        page.on("pageerror", lambda error: watched.messages.append(str(error)))
        page.add_init_script(WATCH_POLICY)
        page.emulate_media(reduced_motion="reduce")
        page.goto(desk.address)
        expect(page.locator(".article").first).to_be_visible()
        return watched

    yield open_one
    for page in opened:
        page.close()


def _add(watched: Watched, text: str = ARTICLE) -> None:
    page = watched.page
    page.locator("#pasted").fill(text)
    page.get_by_role("button", name="look at it").click()
    page.locator("form.found .main").click()
    expect(page.locator(".words")).to_be_visible()
    watched.settle()


def _record_of(desk: Served) -> str:
    (path,) = (desk.corpus / "records/sources").glob("nato-drills*.yaml")
    return path.read_text("utf-8")


def test_an_article_is_read_by_keys_alone(open_desk: OpenDesk, desk: Served) -> None:
    watched = open_desk()
    _add(watched)
    assert watched.page.url.endswith("/desk"), "the token does not stay in the address"
    assert watched.read == f"0 of {PASSAGES}"
    watched.press("Shift+D")
    assert watched.read == f"4 of {PASSAGES}"
    watched.press("1", "1", "1", "1", "1", "1", "1")
    assert watched.words.startswith("He also said that the moon station")
    watched.press("n", "Enter", "Enter")
    watched.press("Shift+X")
    watched.page.keyboard.type("back")
    watched.keys += 4
    watched.press("Enter", "Shift+X")
    watched.page.keyboard.type("back")
    watched.keys += 4
    watched.press("Enter")
    expect(watched.page.locator(".done h2")).to_have_text(f"{PASSAGES} of {PASSAGES}")
    expect(watched.page.locator(".done")).to_contain_text("This article repeats")
    record = _record_of(desk)
    assert "open:" not in record
    written = record.partition("passages:")[2]
    assert watched.keys * 5 <= len(written), (watched.keys, len(written))
    watched.assert_quiet()


def test_a_known_claim_costs_a_key_and_a_new_one_three(open_desk: OpenDesk, desk: Served) -> None:
    watched = open_desk()
    _add(watched)
    watched.press("Shift+D")
    before = watched.keys
    watched.press("1")
    assert watched.keys - before <= 3
    assert watched.read == f"5 of {PASSAGES}"
    assert "-near-russia]" in _record_of(desk)
    before = watched.keys
    watched.press("n", "Enter", "Enter")
    assert watched.keys - before <= 8
    assert watched.read == f"6 of {PASSAGES}"


def test_a_known_claim_costs_two_clicks(open_desk: OpenDesk, desk: Served) -> None:
    watched = open_desk()
    page = watched.page
    _add(watched)
    page.locator(".passage", has_text="The number of NATO exercises").click(
        position={"x": 40, "y": 8}
    )
    watched.settle()
    assert watched.words.startswith("The number of NATO exercises")
    page.locator(".offer").first.click()
    watched.settle()
    assert watched.read == f"1 of {PASSAGES}"
    assert "claims: [nato-exercises-near-russia]" in _record_of(desk)
    page.get_by_role("button", name="dismiss 4 that are plainly").click()
    watched.settle()
    assert watched.read == f"5 of {PASSAGES}"
    watched.assert_quiet()


def test_stances_several_claims_and_a_relation_are_single_keys(
    open_desk: OpenDesk, desk: Served
) -> None:
    watched = open_desk()
    _add(watched)
    watched.press("Shift+D", "d", "u", "Shift+Digit1", "Shift+Digit2", "Enter")
    record = _record_of(desk)
    assert "stance: denies\n        certainty: arguable" in record
    assert re.search(r"claims:\n      - claim: \S+\n(?:        .*\n)+      - \S+\n", record)
    watched.press("n", "Enter", "n")
    watched.page.keyboard.type("It says more.")
    watched.press("Enter")
    judgements = (desk.corpus / "records/judgements.yaml").read_text("utf-8")
    assert judgements.endswith("reason: It says more.\n")
    watched.press("Control+z", "Control+z")
    judged = (desk.corpus / "records/judgements.yaml").read_text("utf-8")
    assert "It says more." not in judged
    assert "stance: denies" not in _record_of(desk)
    watched.press("Control+y")
    assert "stance: denies" in _record_of(desk)


def test_what_is_wrong_is_corrected_by_a_key(open_desk: OpenDesk, desk: Served) -> None:
    watched = open_desk()
    _add(watched)
    watched.press("Shift+D", "f", "s")
    watched.page.keyboard.type("puti")
    expect(watched.page.locator("#row-0")).to_have_text(re.compile("Putin"))
    watched.press("Enter", "e")
    watched.page.keyboard.type("Meeting of ministers")
    watched.page.wait_for_timeout(0)
    expect(watched.page.locator("#chooser-rows li").last).to_contain_text("Meeting of ministers")
    watched.page.keyboard.press("ArrowUp")
    watched.page.locator("#chooser-rows li").last.click()
    watched.page.locator(".dating [name=date]").fill("2023-07-11")
    watched.page.locator(".dating [name=basis]").fill("'on Tuesday'")
    watched.press("Enter", "1")
    record = _record_of(desk)
    assert "speaker: vladimir-putin\n    event: meeting-of-ministers-2023-07-11\n" in record
    assert "date: 2023" not in record.partition("passages:")[2], "the occasion has the date"
    events = (desk.corpus / "records/events.yaml").read_text("utf-8")
    assert """date: 2023-07-11\n  basis: "'on Tuesday'"\n""" in events
    assert "form: verbatim" in record


def test_a_number_is_recorded_as_a_new_quantity(open_desk: OpenDesk, desk: Served) -> None:
    watched = open_desk()
    page = watched.page
    _add(watched, "A report\n\nGerasimov said that 47,311 apples were sold in May.\n")
    page.locator(".passage", has_text="apples").click(position={"x": 40, "y": 8})
    watched.settle()
    page.get_by_role("button", name="record “47,311” as").click()
    page.keyboard.type("Apples sold")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="What is one unit of")).to_be_visible()
    page.keyboard.type("apples")
    page.keyboard.press("Enter")
    watched.press("n", "Enter", "Enter")
    records = desk.corpus / "records"
    assert "name: Apples sold\n  counted: apples\n" in (records / "quantities.yaml").read_text(
        "utf-8"
    )
    sources = (path.read_text("utf-8") for path in (records / "sources").iterdir())
    (record,) = [text for text in sources if "47,311 apples" in text]
    assert '- quantity: apples-sold\n        verbatim: "47,311"\n        value: 47311\n' in record


def test_what_is_typed_fast_is_looked_up_before_it_is_taken(
    open_desk: OpenDesk, desk: Served
) -> None:
    watched = open_desk()
    _add(watched)
    watched.press("Shift+D", "s")
    watched.page.keyboard.type("tass")
    watched.press("Enter", "1")
    assert "\n    speaker: tass\n" in _record_of(desk)


def test_passages_are_cut_joined_and_moved_by_keys(open_desk: OpenDesk, desk: Served) -> None:
    watched = open_desk()
    _add(watched)
    before = _record_of(desk)
    watched.press("c", "ArrowRight", "Enter")
    assert watched.words == "NATO drills"
    watched.press("]")
    assert watched.words == "NATO drills near"
    watched.press("[", "+")
    assert watched.words.startswith("NATO drills near Russia's borders")
    watched.press("Control+z", "Control+z", "Control+z", "Control+z")
    assert _record_of(desk) == before


def test_claims_are_worded_anew_judged_merged_and_split(open_desk: OpenDesk, desk: Served) -> None:
    watched = open_desk()
    page = watched.page
    claims = desk.corpus / "records/claims.yaml"
    page.locator("#all-records").fill("strategic defeat")
    page.get_by_role("button", name="The West seeks the strategic defeat").click()
    page.locator(".editing [name=text]").fill("The West wants Russia defeated for good.")
    page.locator(".editing [name=id]").fill("west-wants-defeat")
    page.get_by_role("button", name="save", exact=True).click()
    watched.settle()
    page.locator("#all-records").fill("west-wants-defeat")
    page.get_by_role("button", name="The West wants Russia defeated for good.").wait_for()
    assert "formerly: [west-seeks-strategic-defeat]" in claims.read_text("utf-8")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="move 1 to another claim").click()
    page.keyboard.type("Somebody seeks a defeat")
    page.get_by_role("option", name="new: Somebody seeks a defeat").click()
    watched.settle()
    assert "text: Somebody seeks a defeat\n" in claims.read_text("utf-8")
    page.locator("#all-records").fill("somebody seeks")
    page.get_by_role("button", name="Somebody seeks a defeat").click()
    page.get_by_role("button", name="beside another claim").click()
    page.keyboard.type("defeated for good")
    page.get_by_role("option", name="The West wants Russia defeated").click()
    sheet = page.get_by_role("dialog", name="How do these two claims stand")
    expect(sheet.locator("section")).to_have_count(2)
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    watched.settle()
    assert "- id: somebody-seeks-a-defeat" not in claims.read_text("utf-8")
    assert "somebody-seeks-a-defeat]" in claims.read_text("utf-8"), "its id leads on"
    watched.assert_quiet()


def test_a_claim_is_dragged_onto_a_wider_one(open_desk: OpenDesk, desk: Served) -> None:
    watched = open_desk()
    page = watched.page
    page.locator("#all-records").fill("exercises near")
    rows = page.locator(".records > li")
    expect(rows).to_have_count(4)
    rows.nth(0).drag_to(rows.nth(1))
    expect(page.get_by_role("dialog", name="How do these two claims stand")).to_be_visible()
    page.keyboard.press("d")
    page.keyboard.type("Scenarios are not numbers.")
    page.keyboard.press("Enter")
    watched.settle()
    judgements = (desk.corpus / "records/judgements.yaml").read_text("utf-8")
    assert judgements.endswith("reason: Scenarios are not numbers.\n")


def test_the_date_of_an_article_is_corrected(open_desk: OpenDesk, desk: Served) -> None:
    watched = open_desk()
    page = watched.page
    _add(watched)
    watched.press("i")
    page.locator(".editing [name=published]").fill("2023-05-XX")
    page.locator(".editing [name=basis]").fill("'in May', as the text says")
    page.get_by_role("button", name="save", exact=True).click()
    watched.settle()
    record = _record_of(desk)
    assert """published: "2023-05-XX"\nbasis: "'in May', as the text says"\n""" in record


def test_a_corrected_edition_is_added_beside_the_text_before(
    open_desk: OpenDesk, desk: Served
) -> None:
    watched = open_desk()
    page = watched.page
    page.get_by_role("button", name="NATO building up offensive armaments").click()
    expect(page.locator(".text")).to_be_visible()
    watched.press("i")
    page.get_by_role("button", name="a corrected edition").click()
    document = next((desk.corpus / "documents").glob("002_*")).read_text("utf-8")
    page.locator("#edition-text").fill(document.replace("almost doubled", "nearly tripled"))
    page.get_by_role("button", name="look at it").click()
    told = page.locator(".side .drop")
    expect(told).to_contain_text("38 of 39 passages stand in it; 1 are new and open.")
    expect(told).to_contain_text("has almost doubled the number of military exercises")
    page.get_by_role("button", name="add the edition").click()
    expect(page.locator(".words")).to_contain_text("has nearly tripled the number")
    watched.press("i")
    page.get_by_role("button", name="another text beside it").click()
    page.keyboard.type("NATO building")
    page.keyboard.press("Enter")
    other = page.get_by_role("region", name="The other text")
    expect(other).to_contain_text("has almost doubled the number")
    page.evaluate(load_axe())
    assert violations(page) == []


def test_what_changed_since_the_last_commit_is_shown(open_desk: OpenDesk, desk: Served) -> None:
    watched = open_desk()
    page = watched.page
    page.get_by_role("button", name="changes").click()
    expect(page.get_by_role("alert")).to_contain_text("what was committed cannot be seen")
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for arguments in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "Five articles"]):
        subprocess.run(["git", "-C", str(desk.corpus), *arguments], check=True)
    _add(watched)
    page.get_by_role("button", name="changes").click()
    sheet = page.get_by_role("dialog", name="Since the last commit")
    expect(sheet).to_contain_text("Five articles")
    expect(sheet.locator("ins").first).to_have_text(re.compile("^\\+id: nato-drills"))
    page.evaluate(load_axe())
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)


def test_a_button_does_what_the_hint_of_a_problem_says(open_desk: OpenDesk, desk: Served) -> None:
    path = desk.corpus / "records/sources/tass-2017.yaml"
    good = path.read_text("utf-8")
    path.write_text(good.replace("[nato-arms-near-russia]", "[nato-arms-near-rusia]", 1), "utf-8")
    watched = open_desk()
    page = watched.page
    page.get_by_role("button", name="open it").click()
    page.locator(".passage.trouble").click()
    watched.settle()
    page.get_by_role("button", name="write nato-arms-near-russia").click()
    watched.settle()
    expect(page.locator(".saved")).to_contain_text("no errors")
    assert path.read_text("utf-8") == good


def test_a_record_that_was_open_does_not_follow_into_an_article(open_desk: OpenDesk) -> None:
    """The answer that a list asked for comes when an article is open already."""
    watched = open_desk()
    page = watched.page
    page.locator(".records .link").first.click()
    expect(page.locator(".editing")).to_be_visible()
    page.evaluate(
        """() => { const ask = window.fetch; window.fetch = async (...asked) => {
          if (String(asked[0]).includes("/records/")) await new Promise((go) => window.late = go);
          return ask(...asked); }; }"""
    )
    page.locator("#all-records").fill("nato")
    page.wait_for_function("() => window.late")
    page.locator(".article").first.click()
    expect(page.locator(".text")).to_be_visible()
    page.evaluate("() => window.late()")
    page.wait_for_timeout(0)
    expect(page.locator(".side")).not_to_contain_text("About this article")
    watched.assert_quiet()


def test_undoing_an_article_leads_home(open_desk: OpenDesk) -> None:
    watched = open_desk()
    _add(watched)
    watched.press("Control+z")
    expect(watched.page.locator(".articles")).to_be_visible()
    expect(watched.page.get_by_role("alert")).to_have_count(0)


def test_the_lines_of_a_note_are_kept(open_desk: OpenDesk, desk: Served) -> None:
    path = desk.corpus / "records/speakers.yaml"
    text = path.read_text("utf-8")
    noted = text.replace("  kind: person\n", "  kind: person\n  note: |\n    One.\n    Two.\n", 1)
    path.write_text(noted, "utf-8")
    watched = open_desk()
    page = watched.page
    page.get_by_role("button", name="speakers").click()
    page.locator("#all-records").fill("Two.")
    page.locator(".records .link").first.click()
    page.get_by_role("button", name="save", exact=True).click()
    watched.settle()
    assert path.read_text("utf-8") == noted, "what nobody touched is not written"


def test_a_search_over_everything_leads_to_the_passage(open_desk: OpenDesk) -> None:
    watched = open_desk()
    page = watched.page
    page.get_by_role("button", name="everything").click()
    page.locator("#all-records").fill("almost doubled the number")
    page.get_by_role("button", name="NATO has intensified reconnaissance").click()
    watched.settle()
    assert watched.words.startswith("NATO has intensified reconnaissance")


LETTERS = {"x": ("ч", "KeyX"), "j": ("о", "KeyJ"), "D": ("В", "KeyD"), "o": ("щ", "KeyO")}
_DISPATCH = """([key, code, shiftKey]) => document.body.dispatchEvent(
  new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true }))"""


def test_keys_work_on_a_russian_layout(open_desk: OpenDesk) -> None:
    watched = open_desk()
    _add(watched)

    def press(letter: str) -> None:
        key, code = LETTERS[letter]
        watched.page.evaluate(_DISPATCH, [key, code, letter.isupper()])
        watched.settle()

    press("D")
    expect(watched.page.locator(".meter")).to_contain_text(f"4 of {PASSAGES}")
    words = watched.words
    watched.page.evaluate(_DISPATCH, [",", "Slash", True])
    expect(watched.page.get_by_role("dialog", name="Keys")).to_be_visible()
    watched.page.keyboard.press("Escape")
    press("j")
    press("j")
    expect(watched.page.locator(".words")).not_to_have_text(words)
    press("x")
    expect(watched.page.locator(".chooser")).to_be_visible()


def test_a_change_from_outside_is_shown_and_never_overwritten(
    open_desk: OpenDesk, desk: Served
) -> None:
    watched = open_desk()
    _add(watched)
    (path,) = (desk.corpus / "records/sources").glob("nato-drills*.yaml")
    text = path.read_text("utf-8")
    path.write_text(text.replace("title: NATO drills", "title: The NATO drills", 1), "utf-8")
    expect(watched.page.locator(".title")).to_contain_text("The NATO drills", timeout=5_000)
    watched.page.route("**/desk/api/state?since=*", lambda route: route.fulfill(json={}))
    theirs = path.read_text("utf-8").replace("- open: NATO drills", "- open:  NATO drills", 1)
    path.write_text(theirs, "utf-8")
    watched.page.keyboard.press("1")
    expect(watched.page.get_by_role("alertdialog")).to_contain_text("nothing was written")
    assert path.read_text("utf-8") == theirs
    watched.page.get_by_role("button", name="look at what is there").click()
    watched.settle()
    watched.press("1")
    assert watched.read == f"1 of {PASSAGES}"


HOSTILE = """\
<img src=x onerror=alert(1)> </script><script>alert(2)</script> says it

"${alert(3)} {{constructor}} <b>bold</b>," <i>Gerasimov</i> said of \u202eevil\u202c things.
"""


def test_a_hostile_article_is_text(open_desk: OpenDesk) -> None:
    watched = open_desk()
    watched.page.on("dialog", lambda dialog: watched.messages.append(dialog.message))
    _add(watched, HOSTILE)
    expect(watched.page.locator(".text")).to_contain_text("<img src=x onerror=alert(1)>")
    watched.press("j", "n", "Enter")
    watched.assert_quiet()


@pytest.mark.parametrize("width", [390, 1600])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_no_violation(open_desk: OpenDesk, width: int, dark: bool) -> None:
    watched = open_desk(width=width, dark=dark)
    page = watched.page
    page.evaluate(load_axe())

    def assert_none(what: str) -> None:
        assert violations(page) == [], what

    page.locator(".records .link").first.click()
    expect(page.locator(".editing")).to_be_visible()
    assert_none("all articles")
    page.locator(".records > li").nth(1).drag_to(page.locator(".records > li").nth(2))
    expect(page.locator("#pair-sheet")).to_be_visible()
    assert_none("two claims side by side")
    page.keyboard.press("Escape")
    page.locator("#pasted").fill(ARTICLE)
    page.get_by_role("button", name="look at it").click()
    expect(page.locator("form.found")).to_be_visible()
    assert_none("what was found")
    page.locator("form.found .main").click()
    expect(page.locator(".filled")).to_be_visible()
    assert_none("a passage in hand")
    watched.press("Shift+D", "s")
    assert_none("a list to choose from")
    watched.press("Escape", "n", "Enter")
    assert_none("a new claim")
    watched.press("Escape", "?")
    assert_none("the keys")
    watched.press("?", "1", "c")
    assert_none("a cut")
    watched.press("Escape", "k", "t")
    assert_none("a date")
    watched.press("Escape", "i")
    assert_none("about the article")


def test_a_very_long_text_scrolls(open_desk: OpenDesk, tmp_path: Path) -> None:
    watched = open_desk()
    page = watched.page
    line = "Minister {n} said in Oslo that the ferry number {n} pays for itself within {n} years."
    parts = ["A long debate", *(line.format(n=number) for number in range(1_000))]
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join(parts), "utf-8")
    page.locator("input[type=file]").set_input_files(path)
    page.locator("form.found .main").click(timeout=60_000)
    expect(page.locator(".words")).to_be_visible(timeout=60_000)
    assert page.locator("[data-at]").count() == 1_001
    far = page.locator(".paragraph").nth(750)
    assert far.evaluate("each => getComputedStyle(each).contentVisibility") == "auto"
    watched.press("j")
    assert watched.words.startswith("Minister 0 said")


def test_the_screen_in_the_repository_is_the_one_that_is_licensed() -> None:
    assets = Path(__file__).parents[2] / "graph/desk/assets"
    assert "BSD 3-Clause" in (assets / "lit-html-3.3.3.licence.txt").read_text("utf-8")
