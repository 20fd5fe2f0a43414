"""Lists under names of fields that count alike: what is done, who does it, and when."""

import pytest

from pipeline.outline.matched_lists import with_matched_lists
from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph
from tests.pipeline.outline.test_prose import actions, fields, records

WHAT = ("Mend the weir", "Count the eels", "Paint the sluice")
WHO = ("Head of Rivers", "Rivers Team; Parks Team", "C Roach")
WHEN = ("May 2031", "Ongoing", "By June 2032")


def listed(name, texts, form="{} {}", numbers=(1, 2, 3)):
    return [
        heading(name, 4),
        *(paragraph(form.format(n, text)) for n, text in zip(numbers, texts, strict=True)),
    ]


@pytest.mark.parametrize("form", ["{} {}", "{}. {}", "{}) {}"])
def test_what_has_one_number_belongs_together(form):
    lists = [
        listed("What will we do?", WHAT, form),
        listed("Who will do it?", WHO, form),
        listed("When?", WHEN, form),
    ]
    found = records(
        *lists[0], *lists[1], *lists[2], heading("How will we know?", 4), paragraph("• More eels")
    )
    assert actions(found) == [("1", WHAT[0]), ("2", WHAT[1]), ("3", WHAT[2])]
    assert fields(found, Role.OWNER) == [*WHO]
    assert fields(found, Role.TIMESCALE) == [*WHEN]
    assert [(m.text.text, m.actions) for m in found.measures] == [("More eels", (0, 1, 2))]


def test_what_a_list_leaves_out_has_none():
    found = records(*listed("Who?", WHO[:2], numbers=(1, 3)), *listed("What will we do?", WHAT))
    assert fields(found, Role.OWNER) == [WHO[0], None, WHO[1]]


@pytest.mark.parametrize(
    "others",
    [
        listed("Who will do it?", WHO, numbers=(4, 5, 6)),
        listed("How will we know?", ("More eels", "A dry road", "Blue paint")),
        [heading("Who will do it?", 4), paragraph("Head of Rivers"), *listed("When?", WHEN)],
    ],
)
def test_lists_that_count_otherwise_or_tell_neither_who_nor_when_are_left_as_they_are(others):
    body = [*listed("What will we do?", WHAT), *others]
    assert with_matched_lists(body) == body
