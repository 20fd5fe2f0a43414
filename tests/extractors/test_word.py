"""Words, blocks, furniture and errors of Word files; tables are in test_word_tables.py."""

import zipfile
from collections import Counter
from pathlib import Path

import pytest

from extractors.word import read
from schemas.document import PARTS_READ, Block, BlockKind, Document, FurnitureKind, Table
from schemas.exceptions import (
    EmptyFile,
    MissingFile,
    NotADocument,
    NoTextLayer,
    PasswordProtected,
    TooLarge,
    UnknownFormat,
    UnreadableFile,
    UnsafeXml,
)
from tests.extractors.docx_builder import (
    NAMESPACES,
    R,
    W,
    abstract,
    docx,
    lvl,
    num,
    p,
    picture,
    r,
    style,
    tbl,
    tc,
    tr,
    zipped,
)

RAW = Path(__file__).parents[2] / "data" / "raw"
BOLD = "<w:b/>"
ALTERNATE = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent>"
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent>"
    "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def field(instruction: str, result: str) -> str:
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return marks["begin"] + code + marks["separate"] + r(result) + marks["end"]


def control(inner: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def blocks(document: Document) -> list[Block]:
    return [item for item in document.body if isinstance(item, Block)]


def texts(document: Document) -> list[str]:
    return [block.text for block in blocks(document)]


def all_words(document: Document) -> Counter[str]:
    found = [piece.text for piece in document.furniture]
    for item in document.body:
        found += [item.text] if isinstance(item, Block) else [cell.text for cell in item.cells]
    return Counter(word for text in found for word in text.split())


RUNS = [
    (r("Review trans") + r("port"), ["Review transport"]),  # a word split over runs
    (r("Plan") + "<w:r><w:br/></w:r>" + r("Year 1"), ["Plan\nYear 1"]),  # a soft line break
    (r("2019") + "<w:r><w:noBreakHyphen/></w:r>" + r("20"), ["2019-20"]),
    (r("co") + "<w:r><w:softHyphen/></w:r>" + r("operate"), ["cooperate"]),  # printed only at a line's end
    (r("Head\u00a0of\u00a0Service"), ["Head of Service"]),
    (r("Lead") + "<w:r><w:tab/></w:r>" + r("Head"), ["Lead Head"]),  # a tab between words is a space
    (
        r("before ") + f"<w:del>{'<w:r><w:delText>gone </w:delText></w:r>'}</w:del>" + r("after"),
        ["before after"],
    ),
    (r("a ") + f"<w:ins>{r('new ')}</w:ins>" + r("route"), ["a new route"]),
    (f"<w:moveFrom>{r('old place ')}</w:moveFrom><w:moveTo>{r('new place')}</w:moveTo>", ["new place"]),
    (f"<w:ins><w:del>{r('twice')}</w:del></w:ins>" + r("kept"), ["kept"]),  # inserted, then deleted
    (f'<w:hyperlink r:id="rId9">{r("the SEN page")}</w:hyperlink>', ["the SEN page"]),
    (f"<w:smartTag>{r('Riverton')}</w:smartTag> ", ["Riverton"]),
    (f"<w:customXml>{r('wrapped')}</w:customXml>", ["wrapped"]),
    (f'<w:fldSimple w:instr="DATE">{r("May 2020")}</w:fldSimple>', ["May 2020"]),
    (r("by ") + field(" DATE ", "June 2021"), ["by June 2021"]),  # the result, not the instruction
    # An inner field inside an instruction prints nothing.
    (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        + field(" MERGEFIELD a ", "hidden")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("shown")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ["shown"],
    ),
    (control(r("Head of Transport")), ["Head of Transport"]),
    (r("Up ") + '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>' + r(" down"), ["Up → down"]),
    (r("95") + '<w:r><w:sym w:font="Symbol" w:char="F025"/></w:r>' + r(" or more"), ["95% or more"]),
    (r("Done ") + '<w:r><w:sym w:font="Segoe UI Symbol" w:char="2713"/></w:r>', ["Done ✓"]),
    (r("Odd") + '<w:r><w:sym w:font="Symbol" w:char="D800"/></w:r>', ["Odd"]),  # half a character
    (r("Top") + '<w:r><w:br w:type="page"/></w:r>', ["Top"]),  # a page break is not text
    (r("Text") + ALTERNATE.format(p("In the box")), ["Text", "In the box"]),  # not twice
    (r("Text") + ALTERNATE.format(control(p("In the box"))), ["Text", "In the box"]),
    (
        "<w:r><w:pict><v:textbox><w:txbxContent>"
        + p("Old box")
        + "</w:txbxContent></v:textbox></w:pict></w:r>",
        ["Old box"],
    ),
    ("   ", []),  # a paragraph of spaces is empty
]


@pytest.mark.parametrize(("runs", "expected"), RUNS)
def test_a_paragraphs_text(tmp_path: Path, runs: str, expected: list[str]) -> None:
    content = runs if runs.startswith("<") else r(runs)
    assert texts(read(docx(tmp_path / "a.docx", p(content)))) == expected


BULLETS = [
    # text, kind, marker, what stands behind the marker
    ("·\tOpen a new hub", "list_item", "•", "Open a new hub"),
    ("• Open a new hub", "list_item", "•", "Open a new hub"),
    ("•Open", "list_item", "•", "Open"),
    ("▪ Open", "list_item", "•", "Open"),
    ("▸ Open", "list_item", "•", "Open"),
    ("\uf0b7\tOpen", "list_item", "•", "Open"),  # a glyph of the Symbol font
    ("o\tOpen", "list_item", "•", "Open"),
    ("o Open", "list_item", "•", "Open"),
    ("o fewn y flwyddyn", "paragraph", "", "o fewn y flwyddyn"),  # Welsh for "within the year"
    ("- Open", "list_item", "-", "Open"),
    ("–\tOpen", "list_item", "-", "Open"),
    ("* Open", "list_item", "•", "Open"),
    ("-3% on last year", "paragraph", "", "-3% on last year"),  # a number, not a bullet
    ("*Subject to budget", "paragraph", "", "*Subject to budget"),  # a footnote mark
    ("☐ Open a new hub", "list_item", "•", "Open a new hub"),
    ("☐ Yes, open  ☐ No", "paragraph", "", "☐ Yes, open  ☐ No"),  # an answer
    ("☐ Not open", "paragraph", "", "☐ Not open"),
    ("●", "paragraph", "", "●"),  # a mark in a cell of a chart
    ("1.2.1. Open a hub", "paragraph", "", "1.2.1. Open a hub"),  # typed numbers are the pipeline's
    ("(i)\tOpen a hub", "paragraph", "", "(i)\tOpen a hub"),
]


@pytest.mark.parametrize(("text", "kind", "marker", "rest"), BULLETS)
def test_typed_bullets(tmp_path: Path, text: str, kind: str, marker: str, rest: str) -> None:
    runs = r(text).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    [block] = blocks(read(docx(tmp_path / "a.docx", p(runs))))
    assert (block.kind, block.marker, block.text) == (kind, marker, text)
    assert block.text[block.body_start :] == rest


def test_bullets_typed_on_lines_of_one_paragraph_are_items(tmp_path: Path) -> None:
    line = "<w:r><w:br/></w:r>"
    paragraph = p(
        r("We will:") + line + r("- open a hub") + line + r("in the north") + line + r("- close one")
    )
    found = blocks(read(docx(tmp_path / "a.docx", paragraph)))
    assert [(block.marker, block.text) for block in found] == [
        ("", "We will:"),
        ("-", "- open a hub\nin the north"),
        ("-", "- close one"),
    ]


def test_a_paragraph_whose_end_was_deleted_reads_on_in_the_next(tmp_path: Path) -> None:
    first = p("Review all trans", properties="<w:rPr><w:del/></w:rPr>")
    assert texts(read(docx(tmp_path / "a.docx", first, p("port plans")))) == ["Review all transport plans"]


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    + style("Heading2", "heading 2", inner="<w:rPr><w:b/></w:rPr>")
    + style("Ziel", "Council Section", based_on="Heading2")
    + style("Aim", "Aim", inner='<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
    + style("Title", "Title")
    + style("Strong", "Strong", kind="character", inner="<w:rPr><w:b/></w:rPr>")
    + style("ListBullet2", "List Bullet 2", inner='<w:pPr><w:ind w:left="720"/></w:pPr>')
    + style("TOC1", "toc 1")
    + style("Prompt", "Placeholder Text", kind="character")
    + style("CircleA", "A", based_on="CircleB")
    + style("CircleB", "B", based_on="CircleA")
)

HEADINGS = [
    (p("Aims", style="Heading2"), 2),
    (p("Aims", style="Ziel"), 2),  # through basedOn
    (p("Aims", style="Aim"), 3),  # an outline level of its style
    (p("Aims", properties='<w:outlineLvl w:val="0"/>'), 1),
    (p("Aims", style="Title"), 1),
    (p("Aims", style="Heading4"), 4),  # a style the file does not define
    (p("Aims", style="Heading2", properties='<w:outlineLvl w:val="9"/>'), None),  # body text by its own word
    (p("Aims", style="CircleA"), None),  # styles based on each other
    (p(r("Aims", BOLD)), None),  # bold alone makes no heading
]


@pytest.mark.parametrize(("paragraph", "level"), HEADINGS)
def test_headings(tmp_path: Path, paragraph: str, level: int | None) -> None:
    [block] = blocks(read(docx(tmp_path / "a.docx", paragraph, styles=STYLES)))
    assert (block.kind, block.level) == ((BlockKind.HEADING, level) if level else (BlockKind.PARAGRAPH, 0))


BOLDS = [
    (p(r("All", BOLD)), True),
    (p(r("All", BOLD), r(" ")), True),  # a space has no weight
    (p(r("Half", BOLD), r(" not")), False),
    (p(r("Off", '<w:b w:val="0"/>')), False),
    (p("By style", style="Heading2"), True),
    (p(r("Off", '<w:b w:val="false"/>'), style="Heading2"), False),
    (p(r("Strong", '<w:rStyle w:val="Strong"/>')), True),
    (p(r("Twice", '<w:rStyle w:val="Strong"/>'), style="Heading2"), False),  # bold toggles
    (p(r("Was bold", "<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>")), False),  # before a tracked change
]


@pytest.mark.parametrize(("paragraph", "bold"), BOLDS)
def test_bold_is_every_visible_character(tmp_path: Path, paragraph: str, bold: bool) -> None:
    [block] = blocks(read(docx(tmp_path / "a.docx", paragraph, styles=STYLES)))
    assert block.bold is bold


def test_indents_come_from_the_paragraph_its_list_or_its_style(tmp_path: Path) -> None:
    numbering = abstract(0, lvl(0, "bullet", "·", inner='<w:pPr><w:ind w:left="360"/></w:pPr>')) + num(1, 0)
    body = [
        p("own", num=(1, 0), properties='<w:ind w:left="1440"/>'),
        p("list", num=(1, 0)),
        p("style", style="ListBullet2"),
        p("none"),
    ]
    found = blocks(read(docx(tmp_path / "a.docx", *body, styles=STYLES, numbering=numbering)))
    assert [block.indent for block in found] == [72.0, 18.0, 36.0, 0.0]


def test_footnotes_end_the_body_and_comments_stand_apart(tmp_path: Path) -> None:
    path = docx(
        tmp_path / "a.docx",
        p("The plan"),
        footnotes=f'<w:footnote w:type="separator" w:id="0">{p("---")}</w:footnote>'
        f'<w:footnote w:id="1">{p("Source: census")}</w:footnote>',
        endnotes=f'<w:endnote w:id="1">{p("As agreed")}</w:endnote>',
        comments=f'<w:comment w:id="0">{p("Check this date")}</w:comment>',
    )
    document = read(path)
    assert texts(document) == ["The plan", "Source: census", "As agreed"]
    assert [(f.kind, f.text) for f in document.furniture] == [(FurnitureKind.FURNITURE, "Check this date")]


MARGINS = [
    ("footer", "Page 3 of 12", "page_number"),
    ("footer", "7", "page_number"),
    ("footer", "- ii -", "page_number"),
    ("footer", "Page  of ", "page_number"),  # fields that were never brought up to date
    ("footer", "Inclusion plan Page 1 of 1", "footer"),  # more than a number
    ("footer", "May 2010", "footer"),
    ("footer", "2010", "footer"),  # a year
    ("header", "Item 6", "header"),
    ("header", "DRAFT", "header"),
]


@pytest.mark.parametrize(("part", "text", "kind"), MARGINS)
def test_headers_and_footers_are_furniture(tmp_path: Path, part: str, text: str, kind: str) -> None:
    document = read(docx(tmp_path / "a.docx", p("Body"), **{part: p(text)}))
    assert [(f.kind, f.text) for f in document.furniture] == [(kind, text.strip())]
    assert texts(document) == ["Body"]


def test_contents_lines_and_unfilled_controls_are_furniture(tmp_path: Path) -> None:
    prompt = r("Choose an item.", '<w:rStyle w:val="Prompt"/>')
    was = '<w:pPrChange w:id="1" w:author="A"><w:pPr><w:pStyle w:val="TOC1"/></w:pPr></w:pPrChange>'
    body = [
        p("1. Aims 3", style="TOC1"),
        p("Mend the weir", properties=was),  # no line of the contents any more
        p(r("Lead: ") + control(prompt, "<w:showingPlcHdr/>")),
        p(control(r("Ms Reed"), "<w:showingPlcHdr/>")),  # the flag was left on; somebody filled it in
        p(control(prompt.replace("Choose an item.", "Mr Hale"))),  # here the grey style was left on
    ]
    document = read(docx(tmp_path / "a.docx", *body, styles=STYLES))
    assert texts(document) == ["Mend the weir", "Lead:", "Ms Reed", "Mr Hale"]
    assert [f.text for f in document.furniture] == ["1. Aims 3", "Choose an item."]


def test_text_that_is_not_printed_is_set_aside(tmp_path: Path) -> None:
    hidden, shown = "<w:vanish/>", '<w:vanish w:val="0"/>'
    styles = style("Secret", "Secret", kind="character", inner=f"<w:rPr>{hidden}</w:rPr>")
    body = [
        p(r("Mend ") + r("or sell ", hidden) + r("the weir")),
        p(r("By May", shown) + r(" or later", '<w:rStyle w:val="Secret"/>')),
        tbl(tr("Lead", "Head of Rivers"), tr("Cost", "9m", properties="<w:hidden/>"), grid=(900, 900)),
    ]
    document = read(docx(tmp_path / "a.docx", *body, styles=styles))
    assert texts(document) == ["Mend the weir", "By May"]
    assert [cell.text for part in document.body if isinstance(part, Table) for cell in part.cells] == [
        "Lead",
        "Head of Rivers",
        "",
        "",
    ]
    assert [f.text for f in document.furniture] == ["or sell", "or later", "Cost", "9m"]
    assert [(i.check, i.severity) for i in document.issues] == [(PARTS_READ, "warning")]
    assert "does not print is set aside, 4 times: 'or sell'" in document.issues[0].message
    assert all_words(document) == Counter(document.source_words)


def test_text_that_is_struck_through_is_set_aside(tmp_path: Path) -> None:
    body = [
        p(r("Mend ") + r("or sell ", "<w:strike/>") + r("the weir", '<w:strike w:val="0"/>')),
        p(r("By May ") + r("2031", "<w:dstrike/>") + r("2032")),
    ]
    document = read(docx(tmp_path / "a.docx", *body))
    assert texts(document) == ["Mend the weir", "By May 2032"]
    assert [f.text for f in document.furniture] == ["or sell", "2031"]
    assert "struck through is set aside, 2 times: 'or sell'" in document.issues[0].message
    assert all_words(document) == Counter(document.source_words)


def test_a_master_document_says_that_its_parts_are_missing(tmp_path: Path) -> None:
    document = read(docx(tmp_path / "a.docx", p("Plan"), '<w:subDoc r:id="rId9"/>'))
    assert texts(document) == ["Plan"]
    assert [(i.check, i.severity) for i in document.issues] == [(PARTS_READ, "error")]
    assert "1 parts of this master document are files of their own" in document.issues[0].message


@pytest.mark.parametrize(("points", "told"), [(500, True), (100, False)])
def test_a_large_picture_among_words_is_named(tmp_path: Path, points: int, told: bool) -> None:
    body = p(r("Plan"), picture(points, points))
    document = read(docx(tmp_path / "a.docx", body, other=("image", b"")))
    assert texts(document) == ["Plan"]
    assert [(i.check, i.severity) for i in document.issues] == [(PARTS_READ, "warning")] * told


@pytest.mark.parametrize("content", [b"", b"not a picture"])
def test_a_file_of_pictures_that_nobody_can_open_is_refused(tmp_path: Path, content: bytes) -> None:
    path = docx(tmp_path / "a.docx", p(picture(500, 700)), other=("image", content))
    with pytest.raises(NoTextLayer, match="holds pictures only, and none that can be read"):
        read(path)


def test_a_diagrams_boxes_follow_its_paragraph(tmp_path: Path) -> None:
    drawing = '<w:r><w:drawing><dgm:relIds r:dm="rId1"/></w:drawing></w:r>'
    point = "<dgm:pt><dgm:t><a:p><a:r><a:t>{}</a:t></a:r></a:p></dgm:t></dgm:pt>"
    diagram = f"<dgm:dataModel {NAMESPACES}>{point.format('Listen')}{point.format('Act')}</dgm:dataModel>"
    path = docx(tmp_path / "a.docx", p(r("Cycle") + drawing), p("After"), other=("diagramData", diagram))
    assert texts(read(path)) == ["Cycle", "Listen", "Act", "After"]


def test_source_words_are_counted_apart_from_the_reader(tmp_path: Path) -> None:
    body = [
        p(r("Re") + r("view ") + f"<w:ins>{r('new')}</w:ins><w:del>{r('old')}</w:del>"),
        p(r("be"), ALTERNATE.format(p("boxed")), r("side")),
        tbl(tr(control(tc("in cell"))), tr("gone", properties="<w:del/>"), grid=(2000,)),
    ]
    document = read(docx(tmp_path / "a.docx", *body, header=p("Top")))
    assert document.source_words == ("Review", "new", "beside", "boxed", "in", "cell", "Top")
    assert all_words(document) == Counter(document.source_words)


def test_strict_files_and_templates_with_macros_open(tmp_path: Path) -> None:
    macro = "application/vnd.ms-word.document.macroEnabled.main+xml"
    path = docx(tmp_path / "a.docm", p("Aims", style="Heading2"), main_type=macro, styles=STYLES)
    assert texts(read(path)) == ["Aims"]
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    strict = {
        name: text.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            R, "http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for name, text in files.items()
    }
    assert blocks(read(zipped(tmp_path / "strict.docx", strict)))[0].level == 2


def test_names_in_the_archive_may_have_other_slashes_and_letters(tmp_path: Path) -> None:
    with zipfile.ZipFile(docx(tmp_path / "a.docx", p("Body"))) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    files["Word\\Document.xml"] = files.pop("word/document.xml")
    assert texts(read(zipped(tmp_path / "b.docx", files))) == ["Body"]


def test_a_broken_side_part_costs_only_itself(tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx", p("Body", style="Heading1"), other=("styles", "<w:styles"))
    assert texts(read(path)) == ["Body"]


OLE = bytes.fromhex("D0CF11E0A1B11AE1")
ERRORS = [
    (b"", EmptyFile, "empty"),
    (OLE + bytes(600) + "EncryptedPackage\0".encode("utf-16-le"), PasswordProtected, "password"),
    (OLE + bytes(600), UnknownFormat, "save it as .docx"),
    (b"no zip at all", UnreadableFile, "damaged or cut short"),
    (b"PK\x03\x04 cut off", UnreadableFile, "damaged or cut short"),
    (b"%PDF-1.4", NotADocument, "a PDF"),
    (b"\xef\xbb\xbf<html>", NotADocument, "web page"),
]


@pytest.mark.parametrize(("content", "error", "words"), ERRORS)
def test_files_that_are_no_word_files(
    tmp_path: Path, content: bytes, error: type[Exception], words: str
) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(content)
    with pytest.raises(error, match=words) as caught:
        read(path)
    assert type(caught.value) is error
    assert "plan.docx" in str(caught.value)


MEMBERS = [
    ({"word/document.xml": None}, UnreadableFile),  # the main part is missing
    ({"word/document.xml": "<w:document"}, UnreadableFile),  # and here cut short
    ({"word/document.xml": f'<w:document xmlns:w="{W}"/>'}, UnreadableFile),  # and here without body
    ({"word/document.xml": "<workbook/>"}, NotADocument),  # a spreadsheet's
    ({"_rels/.rels": None}, NotADocument),  # a zip of anything
]


@pytest.mark.parametrize(("changes", "error"), MEMBERS)
def test_archives_that_are_no_word_files(
    tmp_path: Path, changes: dict[str, str | None], error: type[Exception]
) -> None:
    with zipfile.ZipFile(docx(tmp_path / "a.docx", p("Body"))) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()} | changes
    path = zipped(tmp_path / "b.docx", {name: text for name, text in files.items() if text is not None})
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    assert type(caught.value) is error


@pytest.mark.parametrize("part", ["styles", "numbering"])
def test_a_damaged_part_costs_itself_only_and_is_named(tmp_path: Path, part: str) -> None:
    whole = docx(tmp_path / "a.docx", p("Body"), styles=STYLES, numbering=abstract(0) + num(1, 0))
    with zipfile.ZipFile(whole) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = next(name for name in files if part in name)
    document = read(zipped(tmp_path / "b.docx", files | {name: files[name][:50]}))
    assert texts(document) == ["Body"]
    assert [(issue.severity, issue.check) for issue in document.issues] == [("error", PARTS_READ)]
    assert name in document.issues[0].message


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match=r"plan\.docx"):
        read(tmp_path / "plan.docx")


def test_a_file_cut_short_anywhere_gives_a_named_error(tmp_path: Path) -> None:
    whole = docx(tmp_path / "a.docx", p("Body"), styles=STYLES).read_bytes()
    cut = tmp_path / "cut.docx"
    for length in range(1, len(whole), 97):
        cut.write_bytes(whole[:length])
        with pytest.raises(UnreadableFile):
            read(cut)


@pytest.mark.parametrize("code", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize("part", ["word/document.xml", "word/_rels/document.xml.rels"])
def test_a_part_that_declares_entities_is_refused(tmp_path: Path, code: str, part: str) -> None:
    with zipfile.ZipFile(docx(tmp_path / "a.docx", p("Body SPOT end"))) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    doctype = f'<?xml version="1.0" encoding="{code}"?><!DOCTYPE d [<!ENTITY x "secret">]>'
    files["word/_rels/document.xml.rels"] = "<Relationships/>"
    xml = doctype + files[part].rpartition("?>")[2].replace("SPOT", "&x;")
    path = zipped(tmp_path / "b.docx", files | {part: xml.encode(code)})
    with pytest.raises(UnsafeXml, match="entities"):
        read(path)


def test_tables_nested_beyond_reason_end_in_a_named_error(tmp_path: Path) -> None:
    nested = p("deep")
    for _ in range(400):
        nested = tbl(tr(tc(nested, p("x")), tc("y")))
    with pytest.raises(TooLarge, match="nested"):
        read(docx(tmp_path / "a.docx", nested))


@pytest.mark.parametrize("path", sorted(RAW.glob("*.docx")), ids=lambda path: path.stem)
def test_no_word_of_a_plan_is_lost(path: Path) -> None:
    document = read(path)
    assert len(document.source_words) > 100
    assert not Counter(document.source_words) - all_words(document)


SHAPES = [
    ("newcastle-send-draft-action-plan-2010-2013", [(7, 9), (5, 9), (5, 9), (5, 9), (4, 9), (10, 2)]),
    ("derbyshire-sen-strategy-appendix-1", [(20, 4)]),
    ("derbyshire-lio-service-plan-2009-10", [(10, 1)]),
]


@pytest.mark.parametrize(("stem", "shapes"), SHAPES)
def test_the_tables_of_the_plans_have_the_shape_they_print(stem: str, shapes: list[tuple[int, int]]) -> None:
    document = read(RAW / f"{stem}.docx")
    assert [(t.rows, t.columns) for t in document.body if isinstance(t, Table)] == shapes
