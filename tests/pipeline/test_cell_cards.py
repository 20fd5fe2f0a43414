"""Tables whose cells are cards, an action and its fields each."""

from pipeline.cell_cards import with_cell_cards
from schemas.record import LogicalTable
from schemas.role import Role
from tests.pipeline.layouts import table
from tests.pipeline.test_prose import actions, fields, records

MEND = "2.1 Mend the weir\nLead: A Pike\nBy when: May 2031"
COUNT = "2.2 Count the eels\nLead: B Carp\nBy when: June 2031"
PAINT = "2.3 Sluice in blue\nLead: C Roach\nBy when: July 2031"
NAMES = [("2.1", "Mend the weir"), ("2.2", "Count the eels"), ("2.3", "Sluice in blue")]


def test_cells_side_by_side_with_the_same_fields_are_an_action_each():
    found = records(table([[MEND, COUNT], [PAINT, ""]]))
    assert actions(found) == NAMES
    assert fields(found, Role.OWNER) == ["A Pike", "B Carp", "C Roach"]
    assert fields(found, Role.TIMESCALE) == ["May 2031", "June 2031", "July 2031"]


def test_tables_of_one_column_are_an_action_each():
    body = [
        table([[name], [rest]], number=n)
        for n, (name, rest) in enumerate((c.split("\n", 1) for c in (MEND, COUNT, PAINT)), start=1)
    ]
    found = records(*body)
    assert actions(found) == NAMES
    assert fields(found, Role.OWNER) == ["A Pike", "B Carp", "C Roach"]


def test_a_number_above_the_name_is_its_own():
    body = [
        table([[f"Action 3.{n}"], [f"{name}\nOwner: A Pike\nDeadline: May 2031"]], number=n)
        for n, name in enumerate(("Mend the weir", "Count the eels"), start=1)
    ]
    assert actions(records(*body)) == [("3.1", "Mend the weir"), ("3.2", "Count the eels")]


def test_a_table_with_other_cells_beside_them_stays_one():
    headed = table([["Action", "Notes"], [MEND, "None so far"]], header_rows=1)
    numbered = table([["2.1", MEND.removeprefix("2.1 ")], ["2.2", COUNT.removeprefix("2.2 ")]])
    for one in (headed, numbered, table([[MEND, "See Flood Plan"]])):
        assert [part for part in with_cell_cards([one]) if isinstance(part, LogicalTable)] == [one]
