"""A Word document or an OpenDocument text is read as it stands on paper, its changes accepted."""

import pytest

from graph.archive.formats.docx import read_docx
from graph.archive.formats.extracted import CannotExtractError, Extracted
from graph.archive.formats.odt import read_odt
from tests.archive.formats.zipped import zip_files

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{of}:1.0"'
    for name, of in (
        *(("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing")),
        *(("svg", "svg-compatible"), ("meta", "meta")),
    )
)


def _docx(body: str, **files: str) -> Extracted:
    parts = {
        "word/document.xml": _e(f"w:document {W} {MC}", _e("w:body", body)),
        **{f"word/{name}.xml": content for name, content in files.items() if name != "core"},
    }
    if "core" in files:
        parts["docProps/core.xml"] = f"<cp {DC}>{files['core']}</cp>"
    return read_docx(zip_files(parts))


def _odt(body: str, meta: str = "") -> Extracted:
    text = _e("office:body", _e("office:text", body))
    content = _e(f"office:document-content {ODF}", text)
    told = (
        f"<office:document-meta {ODF} {DC}><office:meta>{meta}</office:meta></office:document-meta>"
    )
    return read_odt(zip_files({"content.xml": content, "meta.xml": told}))


def _e(tag: str, *content: str) -> str:
    """An element, with its attributes behind its name."""
    return f"<{tag}>{''.join(content)}</{tag.partition(' ')[0]}>"


def _t(text: str) -> str:
    return _e("w:r", _e("w:t", text))


def _p(text: str) -> str:
    return _e("w:p", _t(text))


def _cell(*texts: str) -> str:
    return _e("w:tc", *map(_p, texts))


BOX = _e("w:txbxContent", _p("A box"))
DELETED = _e("w:del", _e("w:r", _e("w:delText", "Perhaps.")))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (_p("One") + "<w:p/>" + _p("Two"), "One\n\nTwo"),
        (_e("w:p", _t("We "), _t("go\n on.")), "We go on."),
        (_e("w:p", _e("w:r", "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>")), "a\tb\nc"),
        (_e("w:p", _e("w:ins", _t("It is so.")), DELETED), "It is so."),
        (_e("w:sdt", _e("w:sdtContent", _e("w:p", _e("w:hyperlink", _t("A link"))))), "A link"),
        (_e("w:p", _e("w:r", "<w:rPr><w:vanish/></w:rPr><w:t>No</w:t>"), _t("Yes")), "Yes"),
        (_e("w:p", _e("w:r", "<w:rPr><w:vanish w:val='0'/></w:rPr><w:t>Yes</w:t>")), "Yes"),
        (_e("w:p", _e("w:r", _e("w:instrText", "PAGE")), _t("Seven")), "Seven"),
        (
            _e(
                "w:p",
                _t("About it"),
                _e("mc:AlternateContent", _e("mc:Choice", BOX), _e("mc:Fallback", BOX)),
            ),
            "About it\n\nA box",
        ),
        (
            _e("w:tbl", _e("w:tr", _cell("a"), _cell("b")), _e("w:tr", _cell("c"), _cell())),
            "a\tb\nc",
        ),
        (_e("w:tbl", _e("w:tr", _cell("One.", "Two."), _cell("Three."))), "One.\n\nTwo.\n\nThree."),
    ],
)
def test_the_words_of_a_word_document(body: str, text: str) -> None:
    assert _docx(body).text == text + "\n"


def test_what_stands_beside_the_text_of_a_word_document_is_said() -> None:
    symbol = "<w:footnoteReference w:id='2'/><w:sym w:font='Wingdings' w:char='F0B7'/>"
    unused = _e("w:footnote w:id='3'", _p("Nothing refers to it."))
    note = (
        unused + _e("w:footnote w:id='0'", "<w:p/>") + _e("w:footnote w:id='2'", _p("He said so."))
    )
    read = _docx(
        _e("w:p", _e("w:pPr", "<w:numPr/>"), _t("It is so."), _e("w:r", symbol), DELETED),
        footnotes=_e(f"w:footnotes {W}", note),
        header1=_e(f"w:hdr {W}", _p("Ministry")),
        comments=_e(f"w:comments {W}", _e("w:comment", _p("Is it?"))),
    )
    assert read.text == "It is so.\ufffd\n\nHe said so.\n"
    assert set(read.remarks) == {
        "left out, since a tracked change deletes it: “Perhaps.”",
        "stands as U+FFFD, since it is drawn with a font of symbols: “Wingdings”",
        "numbers and bullets that Word draws are no characters of the text: “It is so.\ufffd”",
        "comments are left out: “Is it?”",
        "left out at the heads and feet of pages: “Ministry”",
        "notes stand at the end of the text: 1",
    }


def _x(text: str) -> str:
    return _e("text:p", text)


def _row(*texts: str) -> str:
    return _e("table:table-row", *(_e("table:table-cell", _x(each)) for each in texts))


COMMENT = _e("office:annotation", _x("Is it?"))
CHANGE = _e("text:tracked-changes", _x("Perhaps not"))
NOTE = _e("text:note", _e("text:note-citation", "1"), _e("text:note-body", _x("A note.")))
INNER = _e("table:table", _row("a", "b"))
FRAME = _e("draw:frame", _e("draw:text-box", _x("A box")), _e("svg:title", "A photo"))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            _e("text:h", "A  title") + _x("We <text:span>do</text:span>\n so."),
            "A title\n\nWe do so.",
        ),
        (_x("a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d"), "a   b\tc\nd"),
        (_x("a<text:s text:c='999999999'/>b"), "a" + " " * 100 + "b"),
        (_e("text:list", _e("text:list-item", _x("One"))), "One"),
        (_x(f"So.{NOTE} Yes."), "So. Yes.\n\nA note."),
        (
            _e("table:table", _e("table:table-header-rows", _row("a", "b")), _row("c", "")),
            "a\tb\nc",
        ),
        (
            _e("table:table", _e("table:table-row", _e("table:table-cell", INNER))),
            "a\tb",
        ),
        (_x(f"By{FRAME} it"), "By it\n\nA box"),
        (CHANGE + _x("In"), "In"),
        (_e("text:section text:display='none'", _x("No")) + _e("text:section", _x("Yes")), "Yes"),
        (_x(f"Yes{COMMENT} it is"), "Yes it is"),
    ],
)
def test_the_words_of_an_opendocument_text(body: str, text: str) -> None:
    assert _odt(body).text == text + "\n"


def test_what_an_opendocument_text_leaves_out_is_said() -> None:
    read = _odt(CHANGE + _x(f"Yes{COMMENT}"))
    assert "left out, since a tracked change deletes it: “Perhaps not”" in read.remarks
    assert "comments are left out: “Is it?”" in read.remarks


CORE = (
    "<dc:title>Ferry: a plan</dc:title><dc:creator>Ada Lund</dc:creator>"
    "<dcterms:created>2024-05-14T10:00:00Z</dcterms:created>"
)


def test_a_title_that_stands_in_the_text_is_taken() -> None:
    """What a file says of itself is often of its template; the day of making is no publication."""
    read = _docx(_p("FERRY – a plan") + _p("It is so."), core=CORE)
    assert read.fields["title"].value == "Ferry: a plan"
    assert read.fields["title"].where == "dc:title of the file, which stands in the text"
    told = "author Ada Lund; created 2024-05-14T10:00:00Z"
    assert f"the file says about itself, which may be wrong: {told}" in read.remarks
    other = _docx(_p("It is so."), core=CORE)
    assert other.fields == {}
    assert any("title Ferry: a plan; author Ada Lund" in each for each in other.remarks)
    meta = _e("dc:title", "Ferry") + _e("dc:language", "en-GB")
    fields = _odt("<text:h>Ferry</text:h>", meta).fields
    assert {name: found.value for name, found in fields.items()} == {
        "title": "Ferry",
        "language": "en-GB",
    }


ENTITY = '<!DOCTYPE x [<!ENTITY a "lost">]>'


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"word/document.xml": f"{ENTITY}<w:document {W}>&a;</w:document>"}, "a document type"),
        ({"word/document.xml": "<w:document"}, "the XML in it is damaged"),
        ({"word/document.xml": b"\xff\xfe\x00"}, "the XML in it is damaged"),
        ({"word/document.xml": "<a>" * 5_000}, "the XML in it is damaged"),
        ({"content.xml": f"{ENTITY}<x>&a;</x>"}, "a document type"),
        ({"content.xml": _e(f"x {ODF}", "<office:body/>")}, "no text, but a table"),
        ({"content.xml": "x", "META-INF/manifest.xml": "<encryption-data/>"}, "locked"),
        ({"x": ""}, "there is no content.xml in it"),
    ],
)
def test_an_office_file_that_cannot_be_read(files: dict[str, str | bytes], reason: str) -> None:
    read = read_docx if "word/document.xml" in files else read_odt
    with pytest.raises(CannotExtractError, match=reason):
        read(zip_files(files))


def test_a_file_whose_size_is_a_lie_is_refused() -> None:
    """The sizes in a ZIP archive are what its maker wrote."""
    raw = zip_files({"word/document.xml": f"<w:document {W}/>" + " " * 5_000})
    size = (5_000 + len(f"<w:document {W}/>")).to_bytes(4, "little")
    assert raw.count(size) == 2
    with pytest.raises(CannotExtractError, match="damaged"):
        read_docx(raw.replace(size, (50).to_bytes(4, "little")))
    with pytest.raises(CannotExtractError, match="damaged"):
        read_docx(raw[:-30])
