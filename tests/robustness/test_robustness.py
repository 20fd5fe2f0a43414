"""The commands that judge a run over hostile files, on files made here."""

import json

import pytest

from tests.extractors.pdf_builder import Page, write
from tests.files import write_docx, write_locked_pdf
from tests.generator import corpus
from tests.robustness.__main__ import look, table
from tests.robustness.poison import __main__ as poison

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    whole = write_docx(folder / "whole.docx").read_bytes()
    (folder / "copy.docx").write_bytes(whole)
    (folder / "cut.docx").write_bytes(whole[: len(whole) // 2])
    (folder / "page.docx").write_text("<!DOCTYPE html><html>", encoding="utf-8")
    (folder / "nothing.pdf").write_bytes(b"")
    write_locked_pdf(folder / "locked.pdf")
    write(folder / "blank.pdf", Page())
    expected = {
        "whole.docx": ("strict", "extract", "sensory garden at every library"),
        "copy.docx": ("strict", "extract", None),
        "cut.docx": ("truncated", "error", None),
        "page.docx": ("wrong extension", "refuse", None),
        "nothing.pdf": ("zero byte", "error", None),
        "locked.pdf": ("password", "refuse", None),
        "blank.pdf": ("no text", "either", None),
        # and what must be found wrong, else the judge would find nothing wrong
        "cut.docx ": ("password", "refuse", None),
        "whole.docx ": ("strict", "extract", "a garden on every roof of the county"),
        "whole.docx  ": ("truncated", "error", None),
    }
    entries = [
        {"file": name.strip(), "kind": kind, "expect": expect, "mark": mark}
        for name, (kind, expect, mark) in expected.items()
    ]
    (folder / "manifest.json").write_text(json.dumps({"files": entries}), encoding="utf-8")
    return look(folder, tmp_path_factory.mktemp("work"))


def test_what_came_of_each_file_is_held_against_what_is_expected(judged):
    rows, _ = judged

    assert [row["file"] for row in rows[:7] if not row["good"]] == []
    assert [row["said"].partition(";")[0] for row in rows[7:9]] == ["damaged", "0.50 of its words"]
    assert rows[9]["outcome"].code is None
    assert not any(row["good"] for row in rows[7:])


def test_the_table_counts_by_kind_and_names_the_memory_of_each_process(judged):
    rows, watched = judged
    text = table(rows, watched)

    assert "| zero byte | 1 | 1 | 0 | empty 1 |" in text
    assert "| refuse | 3 | 2 | 0.667 |" in text
    assert "Files without any outcome: 0" in text
    assert 20 < watched.megabytes["the run itself"] < 2000


def test_fifteen_poisons_cost_twenty_good_plans_nothing(tmp_path):
    folder = tmp_path / "plans"
    corpus(folder, 20, seed=9200, with_gold=False)
    poison.write_poisons(folder)

    report, _ = poison.run_timed(folder, tmp_path / "plans.duckdb", limit=8.0)

    assert len(report.plans) == 20
    assert {r.source_file.partition(".")[0]: r.reason_code for r in report.rejects} == poison.CODES
    assert len(poison.CODES) == 15
    assert all(": " in reject.reason for reject in report.rejects)  # what was found, and what to do
