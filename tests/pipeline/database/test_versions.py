"""Which change makes a file be read again, and which only mapped again."""

import os

import pytest

from pipeline.database import versions as module
from pipeline.database.versions import versions


@pytest.fixture
def changed(tmp_path, monkeypatch):
    """A function that gives the versions of a program in which the files named say something else."""
    names = ("extractors/a.py", "extractors/deep/b.py", "schemas/document.py", "schemas/exceptions.py",
             "schemas/plan.py", "schemas/terms/t.yml", "pipeline/run.py", "pipeline/views/v.sql",
             "pipeline/model/weights")  # fmt: skip
    monkeypatch.setattr(module, "_ROOT", tmp_path)

    def write(*others):
        for name in names:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text("other" if name in others else "one", encoding="utf-8")
        (tmp_path / "pipeline" / "run.pyc").write_bytes(os.urandom(8))
        module._content.cache_clear()
        versions.cache_clear()
        return versions()

    yield write
    module._content.cache_clear()
    versions.cache_clear()


def test_the_same_program_has_the_same_versions(changed):
    assert changed() == changed()
    assert [len(version) for version in changed()] == [16, 16]


@pytest.mark.parametrize(
    ("name", "reader", "understanding"),
    [
        ("extractors/deep/b.py", True, False),
        ("schemas/document.py", True, True),  # a document's fields are what both are about
        ("schemas/plan.py", False, True),
        ("schemas/terms/t.yml", False, True),
        ("pipeline/views/v.sql", False, True),
        ("pipeline/model/weights", False, True),
    ],
)
def test_what_a_change_changes(changed, name, reader, understanding):
    before, after = changed(), changed(name)

    assert (before.reader != after.reader, before.understanding != after.understanding) == (
        reader,
        understanding,
    )


def test_a_program_that_is_installed_later_makes_files_be_read_again(changed, monkeypatch):
    monkeypatch.setattr(module, "find", lambda _: None)
    without = changed()
    monkeypatch.setattr(module, "find", lambda program: program if program == "tesseract" else None)
    with_one = changed()

    assert without.reader != with_one.reader
    assert without.understanding == with_one.understanding
