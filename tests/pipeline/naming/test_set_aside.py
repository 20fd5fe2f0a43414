"""How loudly the run says that a table was set aside."""

import pytest

from pipeline.naming.set_aside import issues
from schemas.passage import Passage
from schemas.record import ActionRecord, Column, NamedTable, Value
from schemas.role import Role
from tests.pipeline.layouts import table

UNREAD = [["Commitment described here"], ["Mend it by May"], ["Count them by June"], ["Tell all by July"]]
BARE = ActionRecord(Passage.of(9, "Mend the weir"), (), None)


def named(rows, role=Role.OTHER):
    return NamedTable(table(rows), (Column(0, role, Passage.of(0, "")),))


def dated():
    return ActionRecord(BARE.text, (), None, fields=((Role.TIMESCALE, Value(Passage.of(8, "May 2031"))),))


@pytest.mark.parametrize(
    ("unread", "actions", "severity"),
    [
        (named(UNREAD), (BARE,), "error"),
        (named(UNREAD), (BARE, dated()), "warning"),  # the plan was read
        (named(UNREAD), (), "warning"),  # another check says that there is no action
        (named([["Eels"], *UNREAD[1:]]), (BARE,), "warning"),
        (named(UNREAD, Role.IGNORE), (BARE,), "warning"),  # a table of risks
    ],
)
def test_a_table_that_names_actions_is_missed_where_nothing_read_has_an_owner_or_a_date(
    unread, actions, severity
):
    (issue,) = issues([unread], actions)
    assert issue.severity == severity
    assert ("Commitment described here" in issue.message) == (severity == "error")
