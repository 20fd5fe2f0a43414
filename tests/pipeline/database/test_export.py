"""The CSV files and the data package: what they hold, and that they are stable to the byte."""

from __future__ import annotations

import csv
import hashlib
import json

import pytest
from frictionless import Package

from pipeline.database import connection, store
from pipeline.database.current import export_where_stale
from pipeline.database.export import Profile, export
from schemas.exceptions import ActionPlanError
from schemas.run import TABLES
from tests.factories import make_plan, make_quality, make_reject, make_run

PLAN = "anytown-access-plan"
NASTY = (
    "=cmd|' /C calc'!A0",
    "+44 20\tand\u202eback\r\nafter",
    'Say "yes", then\nask again',
    "'=1+1",
    " spaced ",
    "#1; café – Ω",
    "NULL",
)


@pytest.fixture
def con(tmp_path):
    with connection.connect(tmp_path / "plans.duckdb") as opened:
        store.land(opened, make_plan(words=NASTY))
        store.land(opened, make_plan("otherton-plan", authority="Otherton Council"))
        store.land_quality(opened, [make_quality()])
        store.land_run(opened, make_run(), [make_reject()])
        yield opened


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def contents(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_file_a_table_and_nothing_else(con, tmp_path):
    out = tmp_path / "out"
    written = export(con, out)
    assert [path.name for path in written] == [
        *(f"{model.TABLE}.csv" for model in TABLES),
        "datapackage.json",
    ]
    assert sorted(written) == sorted(out.iterdir())
    for model, path in zip(TABLES, written, strict=False):
        assert path.read_text(encoding="utf-8").split("\n")[0] == ",".join(model.model_fields)


def test_texts_come_back_as_they_went_in(con, tmp_path):
    export(con, tmp_path / "out")
    read = [row["action"] for row in rows(tmp_path / "out" / "actions.csv") if row["plan_id"] == PLAN]
    assert read == list(NASTY)


def test_form_of_a_file(con, tmp_path):
    export(con, tmp_path / "out")
    leftovers = (tmp_path / "out" / "leftovers.csv").read_bytes()
    assert leftovers == (
        b"plan_id,page,text,reason,position,cell_id\n"
        b"anytown-access-plan,,Page 1 of 1,page_number,1,\n"
        b"otherton-plan,,Page 1 of 1,page_number,1,\n"
    )
    measure = rows(tmp_path / "out" / "measures.csv")[0]
    assert (measure["baseline_value"], measure["target_date"], measure["source_page"]) == (
        "40.0",
        "2032-03-31",
        "",
    )
    assert rows(tmp_path / "out" / "actions.csv")[0]["is_kpi"] == "false"


def test_rows_are_in_reading_order_within_a_plan(con, tmp_path):
    store.land(con, make_plan(words=tuple(f"Mend bench {number}" for number in range(12))))
    export(con, tmp_path / "out")
    positions = [int(row["position"]) for row in rows(tmp_path / "out" / "actions.csv")]
    assert positions == [*range(1, 13), 1, 2, 3]  # not "1, 10, 11, 12, 2" as ids would sort


def test_equal_content_gives_equal_bytes_whatever_the_clock_and_the_order(con, tmp_path):
    export(con, tmp_path / "out")
    with connection.connect(tmp_path / "other.duckdb") as other:
        store.land(other, make_plan("otherton-plan", authority="Otherton Council"))
        store.land(other, make_plan())
        store.land(other, make_plan(words=NASTY))
        store.land_quality(other, [make_quality()])
        store.land_run(other, make_run(day=9), [make_reject()])
        export(other, tmp_path / "again")
    assert contents(tmp_path / "again") == contents(tmp_path / "out")


def test_the_clock_stays_in_the_database(con, tmp_path):
    export(con, tmp_path / "out")
    (run,) = rows(tmp_path / "out" / "runs.csv")
    assert (run["started_at"], run["finished_at"], run["files_seen"]) == ("", "", "2")
    assert con.execute("SELECT year(started_at) FROM curated.runs").fetchall() == [(2030,)]


def test_quality_and_rejects_are_the_current_ones(con, tmp_path):
    second = "000002-bbbbbbbbbbbb"
    quality = [make_quality(second, "otherton-plan"), make_quality(second, "forgotten-plan")]
    store.land_quality(con, quality)
    store.land_run(con, make_run(second, day=2), [make_reject(second, "other.pdf")])
    export(con, tmp_path / "out")
    found = {(row["plan_id"], row["run_id"]) for row in rows(tmp_path / "out" / "quality.csv")}
    # the first plan was not checked again, so what was found then still stands
    assert found == {(PLAN, "000001-aaaaaaaaaaaa"), ("otherton-plan", second)}
    assert [row["source_file"] for row in rows(tmp_path / "out" / "rejects.csv")] == ["other.pdf"]
    assert len(rows(tmp_path / "out" / "runs.csv")) == 2


def test_the_package_describes_the_files(con, tmp_path):
    out = tmp_path / "out"
    export(con, out)
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    for resource in package["resources"]:
        content = (out / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert [resource["name"] for resource in package["resources"]] == [model.TABLE for model in TABLES]


def test_frictionless_finds_the_package_valid(con, tmp_path):
    export(con, tmp_path / "out")
    report = Package(str(tmp_path / "out" / "datapackage.json")).validate()
    assert report.flatten(["type", "message"]) == []
    assert report.stats["tasks"] == len(TABLES)


@pytest.mark.parametrize(
    ("column", "value", "error"),
    [
        ("section_id", "s-gone", "foreign-key"),  # points at no section
        ("date_kind", "sometime", "constraint-error"),  # not on its list
        ("action", "", "constraint-error"),  # required
        ("end_date", "31/03/2031", "type-error"),  # no ISO date
        ("action_id", "otherton-plan-a1", "primary-key"),  # a key twice
    ],
)
def test_the_package_s_rules_bite(con, tmp_path, column, value, error):
    out = tmp_path / "out"
    export(con, out)
    table = rows(out / "actions.csv")
    table[0][column] = value
    with (out / "actions.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, table[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)
    found = {row[0] for row in Package(str(out / "datapackage.json")).validate().flatten(["type"])}
    assert error in found


@pytest.mark.parametrize("then", ["CHECKPOINT", "SELECT 'the rows are in memory still'"])
def test_texts_longer_than_what_sorting_may_take_are_written_all_the_same(con, tmp_path, monkeypatch, then):
    monkeypatch.setattr("pipeline.database.export._LITTLE", "SET memory_limit = '10MB'")
    con.execute(
        "INSERT INTO curated.cells (cell_id, plan_id, kind, position, text) "
        "SELECT 'long-' || i, ?, 'paragraph', 10000 - i, repeat(md5(i::VARCHAR), 300) FROM range(2000) t(i)",
        [PLAN],
    )
    con.execute(then)
    export(con, tmp_path / "out")
    long = [row for row in rows(tmp_path / "out" / "cells.csv") if row["cell_id"].startswith("long-")]
    assert [row["position"] for row in long] == [str(n) for n in range(8001, 10001)]
    assert {len(row["text"]) for row in long} == {9600}
    (limit,) = con.execute("SELECT value FROM duckdb_settings() WHERE name = 'memory_limit'").fetchone()
    assert limit.endswith("GiB")  # what comes after is not held to it


def test_an_empty_database_gives_empty_tables(tmp_path):
    with connection.connect(tmp_path / "plans.duckdb") as con:
        export(con, tmp_path / "out")
    assert rows(tmp_path / "out" / "actions.csv") == []
    assert Package(str(tmp_path / "out" / "datapackage.json")).validate().valid


def test_a_folder_that_cannot_be_written(con, tmp_path):
    (tmp_path / "out").write_text("a file, not a folder")
    with pytest.raises(ActionPlanError, match="could not be written"):
        export(con, tmp_path / "out")


def test_a_spreadsheet_gets_a_mark_its_own_line_ends_and_no_formula(con, tmp_path):
    out = tmp_path / "excel"
    export(con, out, Profile.EXCEL)
    content = (out / "actions.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfaction_id,")
    assert content.count(b"\r\n") == 1 + len(NASTY) + 3  # a header, a line an action
    with (out / "actions.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [row["action"] for row in csv.DictReader(file) if row["plan_id"] == PLAN]
    assert cells[:2] == ["'=cmd|' /C calc'!A0", "'+44 20\tandback\nafter"]
    assert cells[3] == "''=1+1"
    assert cells[2:] == [NASTY[2], "''=1+1", *NASTY[4:]]
    assert {path.name for path in out.iterdir()} == {f"{m.TABLE}.csv" for m in TABLES} | {"datapackage.json"}
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    assert "have an apostrophe in front" in package["description"]


def test_parquet_keeps_every_text_and_the_types(con, tmp_path):
    out = tmp_path / "parquet"
    written = export(con, out, Profile.PARQUET)
    assert written[0] == out / "plans.parquet"
    again = con.execute(
        "SELECT action, end_date FROM read_parquet(?) WHERE plan_id = ? ORDER BY position",
        [str(out / "actions.parquet"), PLAN],
    ).fetchall()
    assert [text for text, _ in again] == list(NASTY)
    assert again[0][1].isoformat() == "2031-03-31"
    before = contents(out)
    export(con, out, Profile.PARQUET)
    assert contents(out) == before


def test_files_for_spreadsheets_are_not_taken_for_the_plain_ones(con, tmp_path):
    assert export_where_stale(con, tmp_path / "out") != ()
    assert export_where_stale(con, tmp_path / "out") == ()
    export(con, tmp_path / "out", Profile.EXCEL)
    assert export_where_stale(con, tmp_path / "out") != ()


@pytest.mark.parametrize("kept", ["runs.csv", "actions.csv", "datapackage.json"])
def test_a_folder_broken_off_in_the_middle_is_written_again(con, tmp_path, kept):
    out = tmp_path / "out"
    export_where_stale(con, out)
    older = (out / kept).read_bytes()
    store.land(con, make_plan("newer-plan"))
    store.land_run(con, make_run("000002-bbbbbbbbbbbb", day=2), [])
    (out / ".export-left").mkdir()
    assert export_where_stale(con, out) != ()
    new = contents(out)
    (out / kept).write_bytes(older)

    export_where_stale(con, out)

    assert contents(out) == new
