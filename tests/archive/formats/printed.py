"""PDFs made of lines that stand where a test says."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Printed:
    """Lines below each other; the origin is the lower left corner of the page."""

    lines: Sequence[str]
    x: float = 60
    top: float = 740
    size: float = 11
    leading: float = 14


def make_pdf(*pages: Sequence[Printed]) -> bytes:
    """A PDF with one simple font whose bytes are windows-1252 or windows-1251 letters.

    A letter that neither has gets one of the bytes that stand for controls.
    """
    letters = sorted({each for page in pages for part in page for each in "".join(part.lines)})
    codes = {letter: _code(at, letter) for at, letter in enumerate(letters)}
    objects = ["", "", _font(), _to_unicode(codes)]
    kids = []
    for page in pages:
        stream = "".join(_show(part, codes) for part in page)
        objects.append(f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream")
        kids.append(len(objects) + 1)
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {len(objects)} 0 R>>"
        )
    objects[0] = "<</Type/Catalog/Pages 2 0 R>>"
    shown = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{shown}]>>"
    return _assemble(objects)


def _code(at: int, letter: str) -> int:
    return ord(letter) if letter.isascii() else 128 + at % 128


def _font() -> str:
    widths = " ".join(["500"] * 256)
    return (
        "<</Type/Font/Subtype/TrueType/BaseFont/Plain/FirstChar 0/LastChar 255"
        f"/Widths[{widths}]/ToUnicode 4 0 R/FontDescriptor<</Type/FontDescriptor/FontName/Plain"
        "/Flags 32/Ascent 800/Descent -200/FontBBox[0 -200 1000 800]>>>>"
    )


def _to_unicode(codes: dict[str, int]) -> str:
    rows = "\n".join(
        f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items()
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{rows}\nendbfchar endcmap end end"
    )
    return f"<</Length {len(cmap)}>>\nstream\n{cmap}\nendstream"


def _show(part: Printed, codes: dict[str, int]) -> str:
    shown = []
    for at, line in enumerate(part.lines):
        text = "".join(f"{codes[letter]:02x}" for letter in line)
        y = part.top - at * part.leading
        shown.append(f"BT /F1 {part.size} Tf {part.x} {y} Td <{text}> Tj ET\n")
    return "".join(shown)


def _assemble(objects: Sequence[str]) -> bytes:
    content, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{len(content)}\n%%EOF"
    return f"{content}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("ascii")
