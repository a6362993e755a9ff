"""The page is the same from a server as from a disk."""

import shutil
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.cli.command import ROOT
from tests.desk.conftest import start


def test_the_page_opens_from_the_server_and_shows_what_is_saved(
    browser: Browser, tmp_path: Path
) -> None:
    corpus = tmp_path / "seeds"
    shutil.copytree(ROOT / "seeds", corpus)
    served = start(corpus)
    page = browser.new_page()
    messages: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    try:
        address = f"http://127.0.0.1:{served.port}/"
        page.goto(f"{address}#claim=nato-exercises-near-russia")
        expect(page.locator("#panel .card")).to_have_count(3)
        claims = corpus / "records/claims.yaml"
        text = claims.read_text("utf-8")
        assert "NATO holds" in text
        claims.write_text(text.replace("NATO holds", "NATO always holds"), "utf-8")
        page.reload()
        expect(page.locator("#panel h2")).to_contain_text("NATO always holds")
        assert {url.partition("#")[0] for url in requests} == {address}
        assert messages == []
    finally:
        page.close()
        served.process.kill()
        served.process.communicate()
