import pytest

from schemas.exceptions import InvalidSidecar
from schemas.role import Role
from schemas.source import Source, read_source


def test_a_full_sidecar_is_read(tmp_path):
    path = tmp_path / "plan.yml"
    path.write_text(
        "authority: Anytown Council\nauthority_code: E08000099\nstatus: draft\nperiod_start: 2030\n"
        "period_end: 2032-03-31\nplan_id: access-plan\nheaders: {Who: owner, Notes: ignore}\n"
        "expect: {actions: [40, 60]}\n",
        encoding="utf-8",
    )

    source = read_source(path)

    assert source.authority == "Anytown Council"
    assert source.period_start == "2030"  # YAML reads a bare year as a number
    assert source.period_end == "2032-03-31"  # and a bare date as a date
    assert source.headers == {"Who": Role.OWNER, "Notes": Role.IGNORE}
    assert source.expect.actions == (40, 60)
    assert source.expect.measures is None


@pytest.mark.parametrize("content", [None, "", "# nothing yet\n"])
def test_no_sidecar_and_an_empty_one_say_nothing(tmp_path, content):
    path = tmp_path / "plan.yml"
    if content is not None:
        path.write_text(content, encoding="utf-8")

    assert read_source(path) == Source()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        # a slip of the pen: the nearest key is named
        ("authorty: Anytown", ("plan.yml", "`authorty`", "did you mean `authority`?")),
        # the same one level down
        ("expect: {acts: [1, 2]}", ("`expect.acts`", "did you mean `actions`?")),
        # nothing is near: all keys are named
        ("xyz: 1", ("`xyz`", "known keys are authority, authority_code")),
        ("authority_code: 21", ("`authority_code`",)),
        # the roles are a closed list
        ("headers: {Who: ownr}", ("`headers.Who`", "'ownr'", "did you mean `owner`?")),
        ("expect: {actions: [60, 40]}", ("`expect`", "60", "40")),
        ("plan_id: Access Plan", ("`plan_id`", "'Access Plan'")),
        ("just words", ("key: value",)),
        # a tab is no white space in YAML
        ("authority:\n\t- x", ("plan.yml", "YAML")),
        # YAML's True would pass for a text in no reader's eyes
        ("topic: yes", ("`topic`", "True")),
    ],
)
def test_a_wrong_sidecar_says_where_and_what(tmp_path, content, words):
    path = tmp_path / "plan.yml"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(InvalidSidecar) as error:
        read_source(path)

    assert [word for word in words if word not in str(error.value)] == []


def test_a_sidecar_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "plan.yml"
    path.write_bytes("authority: Cyngor Môn".encode("latin-1"))

    with pytest.raises(InvalidSidecar, match="UTF-8"):
        read_source(path)
