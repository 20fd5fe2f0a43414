"""What is loaded ahead of time, and when."""

from unittest.mock import Mock

import pytest

from pipeline.ahead import load_readers_ahead


@pytest.fixture
def readers(monkeypatch):
    """The readers, which are told to load or are not."""
    told = Mock()
    monkeypatch.setattr("pipeline.ahead.readers", told)
    return told


def test_before_a_first_run_the_readers_load(tmp_path, readers):
    (tmp_path / "plan.docx").touch()
    load_readers_ahead([tmp_path], tmp_path / "plans.duckdb")
    assert [name for name, _, _ in readers.mock_calls] == ["load_ahead"]


@pytest.mark.parametrize("path", ["", "not-there", "plans.duckdb/under-a-file"])
def test_nothing_loads_where_there_is_no_file_or_a_database_knows_more(tmp_path, readers, path):
    (tmp_path / "folder").mkdir()
    load_readers_ahead([tmp_path / "folder" / path], tmp_path / "new.duckdb")
    (tmp_path / "plan.docx").touch()
    load_readers_ahead([tmp_path], tmp_path / "plan.docx")
    assert not readers.mock_calls
