"""What is loaded ahead of time, and when."""

from unittest.mock import Mock

import pytest

from pipeline.ahead import loading_ahead


@pytest.fixture
def loaded(monkeypatch):
    """What is told to load, in turn."""
    told = Mock()
    monkeypatch.setattr("pipeline.ahead.checker", told.checker)
    monkeypatch.setattr("pipeline.isolate.readers", told.readers)
    return lambda: [name for name, _, _ in told.mock_calls]


def test_before_a_first_run_all_loads_and_the_checker_is_ended(tmp_path, loaded):
    (tmp_path / "plan.docx").touch()
    with loading_ahead([tmp_path], tmp_path / "plans.duckdb", readers=True):
        assert loaded() == ["readers.load_ahead", "checker.load_ahead"]
    assert loaded()[2:] == ["checker.end"]


def test_on_a_cluster_no_readers_load_here(tmp_path, loaded):
    with loading_ahead([tmp_path.parent], tmp_path / "plans.duckdb", readers=False):
        assert loaded() == ["checker.load_ahead"]


@pytest.mark.parametrize("path", ["", "not-there", "plans.duckdb/under-a-file"])
def test_nothing_loads_where_there_is_no_file_or_a_database_knows_more(tmp_path, loaded, path):
    (tmp_path / "folder").mkdir()
    with loading_ahead([tmp_path / "folder" / path], tmp_path / "new.duckdb", readers=True):
        assert loaded() == []
    (tmp_path / "plan.docx").touch()
    with loading_ahead([tmp_path], tmp_path / "plan.docx", readers=True):
        assert "checker.load_ahead" not in loaded()
