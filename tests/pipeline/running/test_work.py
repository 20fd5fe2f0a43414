from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.database.versions import Versions
from pipeline.running.files import InputFile, Seen, Task
from pipeline.running.work import file_state, plan_work, seen_before
from schemas.source import Source

NOW = Versions("r1", "u1")


def file_at(path, content="one", sidecar=""):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return InputFile(path, content, sidecar, Source(), path.resolve())


def landed(*files):
    states = (file_state(Task(file, file.path.stem), NOW) for file in files)
    return {state.path: state for state in states}


def work_on(folder, files, states, *, versions=NOW, force=False):
    return plan_work([folder], files, states, versions, force=force)


def ids(tasks):
    return [task.plan_id for task in tasks]


def test_new_files_are_read_and_unchanged_ones_left_alone(tmp_path):
    old, new = file_at(tmp_path / "old.docx"), file_at(tmp_path / "new.docx", "two")

    work = work_on(tmp_path, [new, old], landed(old))

    assert (ids(work.new), ids(work.changed), ids(work.unchanged)) == (["new"], [], ["old"])


@pytest.mark.parametrize(
    ("content", "sidecar", "versions", "force"),
    [
        ("edited", "", NOW, False),
        ("one", "edited", NOW, False),
        ("one", "", Versions("r2", "u1"), False),  # the reader has learnt something
        ("one", "", Versions("r1", "u2"), False),  # a term was added
        ("one", "", NOW, True),
    ],
)
def test_what_makes_a_file_change(tmp_path, content, sidecar, versions, force):
    states = landed(file_at(tmp_path / "plan.docx"))
    now = file_at(tmp_path / "plan.docx", content, sidecar)

    assert ids(work_on(tmp_path, [now], states, versions=versions, force=force).changed) == ["plan"]


def test_a_renamed_file_keeps_its_plan(tmp_path):
    before = file_at(tmp_path / "plan.docx")
    states = landed(before)
    before.path.unlink()
    after = file_at(tmp_path / "plan-v2.docx")

    work = work_on(tmp_path, [after], states)

    assert ids(work.changed) == ["plan"]  # read again, as its file name is in the tables
    assert work.notes == ()


def test_a_copy_of_a_plan_in_another_folder_is_the_same_plan(tmp_path):
    there = file_at(tmp_path / "a" / "plan.docx")
    copy = file_at(tmp_path / "b" / "copy.docx")

    work = work_on(tmp_path / "b", [copy], landed(there))

    assert (work.tasks, work.copies) == ((), 1)
    assert "copy.docx has the same bytes as" in work.notes[0]


def test_a_known_file_that_has_changed_is_no_original_of_a_copy(tmp_path):
    states = landed(file_at(tmp_path / "plan.docx", "one"))
    edited, old_text = file_at(tmp_path / "plan.docx", "two"), file_at(tmp_path / "saved.docx", "one")

    work = work_on(tmp_path, [edited, old_text], states)

    assert (ids(work.new), ids(work.changed)) == (["saved"], ["plan"])


def test_a_plan_whose_file_has_gone_stays_and_is_noted(tmp_path):
    gone, elsewhere = file_at(tmp_path / "in" / "gone.docx"), file_at(tmp_path / "other.docx", "two")
    states = landed(gone, elsewhere)
    gone.path.unlink()
    elsewhere.path.unlink()  # not in the folder this run looks at

    work = work_on(tmp_path / "in", [], states)

    assert len(work.notes) == 1
    assert "gone.docx is no longer there" in work.notes[0]
    assert "actionplans forget gone" in work.notes[0]


def test_a_new_id_in_the_sidecar_replaces_the_old_one(tmp_path):
    before = file_at(tmp_path / "plan.docx")
    now = InputFile(before.path, "one", "new sidecar", Source(plan_id="access"), before.place)

    work = work_on(tmp_path, [now], landed(before))

    assert ids(work.changed) == ["access"]
    assert work.replaces == {"access": "plan"}


def test_a_state_is_of_the_file_wherever_one_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    file_at(tmp_path / "plan.docx")
    near = InputFile(Path("plan.docx"), "one", "", Source(), Path("plan.docx").resolve())

    assert file_state(Task(near, "plan"), NOW).path == str((tmp_path / "plan.docx").resolve())


def test_a_file_whose_stamp_alone_is_another_is_unchanged_and_gets_its_new_stamp(tmp_path):
    before = file_at(tmp_path / "plan.docx")
    touched = replace(before, stamp="later")

    work = work_on(tmp_path, [touched], landed(before))

    assert (ids(work.unchanged), ids(work.changed)) == (["plan"], [])
    assert [state.stamp for state in work.restamped] == ["later"]
    assert work_on(tmp_path, [touched], landed(touched)).restamped == ()


def test_only_what_this_version_has_read_need_not_be_opened(tmp_path):
    states = landed(replace(file_at(tmp_path / "plan.docx"), stamp="then"))

    assert seen_before(states, NOW) == {str((tmp_path / "plan.docx").resolve()): Seen("one", "", "then")}
    assert seen_before(states, Versions("r1", "u2")) == {}
