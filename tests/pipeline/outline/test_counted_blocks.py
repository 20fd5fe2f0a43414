"""Numbers of their own before a text with small print below it: numbered items with labelled lines."""

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.outline.counted_blocks import with_counted_blocks
from pipeline.rows import read_records
from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph

BLOCKS = (
    *(paragraph("1"), heading("Mend the weir", 5), paragraph("Rivers Team; Otter Trust | May 2031")),
    *(paragraph("2"), heading("Count the eels", 5), paragraph("Warden | Ongoing")),
    *(paragraph("3"), heading("Open the fish pass", 5), paragraph("June 2031 | Head of Rivers")),
)


def read(*blocks):
    outline = read_outline((heading("River Action Plan"), heading("Clean rivers", 2), *blocks))
    return read_records(outline, name_tables(outline, {}))


def fields(found, role):
    return [(v.passage.text if (v := a.value(role)) else None) for a in found.actions]


def test_a_number_a_text_and_who_and_when_in_small_print_are_an_action():
    found = read(*BLOCKS)
    assert [(a.ref.text, a.text.text) for a in found.actions] == [
        ("1", "Mend the weir"),
        ("2", "Count the eels"),
        ("3", "Open the fish pass"),
    ]
    assert fields(found, Role.OWNER) == ["Rivers Team; Otter Trust", "Warden", "Head of Rivers"]
    assert fields(found, Role.TIMESCALE) == ["May 2031", "Ongoing", "June 2031"]


def test_labelled_small_print_keeps_its_labels():
    labelled = [paragraph("Lead: Warden") if k % 3 == 2 else part for k, part in enumerate(BLOCKS)]
    found = read(*labelled)
    assert [a.ref.text for a in found.actions] == ["1", "2", "3"]
    assert fields(found, Role.OWNER) == ["Warden"] * 3


def test_numbers_may_begin_again_under_each_heading():
    made = with_counted_blocks([*BLOCKS, heading("Full rivers", 2), *BLOCKS])
    assert [p.passage.text for p in made if p.passage.text[:1].isdigit()] == 2 * [
        "1. Mend the weir",
        "2. Count the eels",
        "3. Open the fish pass",
    ]


def test_figures_that_do_not_count_on_are_left():
    figures = [paragraph(str(7 * k)) if k % 3 == 0 else part for k, part in enumerate(BLOCKS)]
    assert with_counted_blocks(figures) == figures


def test_captions_without_dates_are_left():
    captions = [paragraph("Otters | Eels") if k % 3 == 2 else part for k, part in enumerate(BLOCKS)]
    assert with_counted_blocks(captions) == captions
