"""PDFs whose words lie over their pages, or that only say that something else is needed."""

from pathlib import Path

import pytest

from extractors.pdf import read
from schemas.exceptions import PlaceholderPage, RightsManaged
from tests.extractors.pdf_builder import Page, wrap, write
from tests.files import write_locked_pdf


def test_words_filled_into_a_form_are_read(tmp_path: Path) -> None:
    content = (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Annots[4 0 R]>>endobj\n"
        b"4 0 obj<</Type/Annot/Subtype/Widget/FT/Tx/T(lead)/V(Parks)/Rect[50 200 250 220]/F 4"
        b"/AP<</N 5 0 R>>>>endobj\n"
        b"5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F 6 0 R>>>>/Length 39>>"
        b"stream\nBT /F 12 Tf 2 5 Td (Parks Team) Tj ET  \nendstream endobj\n"
        b"6 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n"
    )
    path = tmp_path / "form.pdf"
    path.write_bytes(content)
    assert read(path).source_words == ("Parks", "Team")


NOTICES = [
    (
        "Please wait... If this message is not eventually replaced by the proper contents of the document, your"
        " viewer may not be able to display it."
    ),
    "This form requires Adobe Reader 9 or higher.",
    "Open this PDF portfolio in Adobe Acrobat X for the best experience.",
]


@pytest.mark.parametrize("notice", NOTICES)
def test_a_page_that_only_asks_for_another_program_is_no_document(tmp_path: Path, notice: str) -> None:
    page = Page().lines(72, 72, wrap(notice, 450))
    with pytest.raises(PlaceholderPage, match="Adobe Reader"):
        read(write(tmp_path / "plan.pdf", page))


def test_a_real_page_that_names_the_program_is_read(tmp_path: Path) -> None:
    page = Page().lines(72, 72, ["Please wait for the green light.", "Lead: IT, who upgrade Adobe Reader."])
    assert "green" in read(write(tmp_path / "plan.pdf", page)).source_words


def test_protection_that_needs_a_licence_has_a_code_of_its_own(tmp_path: Path) -> None:
    path = write_locked_pdf(tmp_path / "plan.pdf")
    path.write_bytes(path.read_bytes().replace(b"/Filter /Standard", b"/Filter /Licensed"))
    with pytest.raises(RightsManaged, match="protected"):
        read(path)
