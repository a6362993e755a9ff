"""vis-network in the page is the file that pyvis brings, packed once for all machines."""

from pathlib import Path

import pytest
import pyvis

from graph.assemble import ClaimGraph
from graph.page import render_page
from graph.page.bundle import vis_network
from graph.page.packing import pack, unpack

SHIPPED = Path(pyvis.__file__).parent / "lib/vis-9.1.2/vis-network.min.js"


def test_the_packed_bundle_is_the_file_of_the_installed_pyvis() -> None:
    """Only the link to a source map, which nobody ships, is left away."""
    text, _, link = SHIPPED.read_text(encoding="utf-8").partition("//# sourceMappingURL=")
    assert vis_network().text == text
    assert "\n" not in link.strip()


def test_its_licence_stays_readable(seeds: ClaimGraph) -> None:
    licence = vis_network().licence
    assert vis_network().text.startswith(licence)
    assert "Apache 2.0" in licence
    assert licence in render_page(seeds)


def test_a_small_page_is_made_without_zlib_s_choices(
    seeds: ClaimGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("nothing of a small page is packed")

    monkeypatch.setattr("zlib.compressobj", refuse)
    assert render_page(seeds)


@pytest.mark.parametrize(
    ("packed", "told"),
    [
        ("no base64!", "base64|Non-base64|Only base64"),
        ("AAAA", "unpacked|end where it should"),
        (pack("abc")[:-4], "end where it should|padding"),
        (pack("x" * 1000), "more than 100 bytes"),
    ],
)
def test_damage_is_told(packed: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        unpack(packed, 100)


def test_text_comes_back_as_it_was() -> None:
    text = "The sky – «green» \U0001f7e2\n"
    assert unpack(pack(text), 100) == text
