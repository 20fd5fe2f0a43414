import os
import time
from pathlib import Path

import pytest

from pipeline.running.files import (
    InputFile,
    Seen,
    find_files,
    left_alone,
    open_inputs,
    plan_ids,
    slug,
    without_copies,
)
from schemas.source import Source


def named(path, sha256="a" * 64, plan_id=None):
    return InputFile(Path(path), sha256, "", Source(plan_id=plan_id), Path(path).resolve())


def touch(*paths):
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def test_folders_are_searched_to_the_bottom_for_plans_only(tmp_path):
    touch(
        tmp_path / "b.pdf",
        tmp_path / "deep" / "er" / "A.DOCX",
        tmp_path / "old.doc",  # to be rejected with advice, not to be passed over
        tmp_path / "b.yml",  # a sidecar
        tmp_path / "~$b.docx",  # Word's lock file
        tmp_path / ".trash" / "c.pdf",
        tmp_path / "notes.txt",
    )

    found, refused = find_files([tmp_path])

    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["b.pdf", "deep/er/A.DOCX", "old.doc"]
    assert refused == ()


def test_a_file_named_twice_is_found_once_and_a_named_text_file_is_not_passed_over(tmp_path):
    touch(tmp_path / "a.docx", tmp_path / "a.yml", tmp_path / "notes.txt")

    # as a shell writes out `folder folder/*`
    found, _ = find_files([tmp_path, *sorted(tmp_path.iterdir())])

    assert [path.name for path in found] == ["a.docx", "notes.txt"]


def test_a_file_reached_by_links_is_found_once_and_known_by_its_own_place(tmp_path, monkeypatch):
    touch(tmp_path / "plans" / "a.docx")
    (tmp_path / "folder").symlink_to(tmp_path / "plans")
    (tmp_path / "b.docx").symlink_to(tmp_path / "plans" / "a.docx")
    monkeypatch.chdir(tmp_path / "plans")

    found, _ = find_files([tmp_path / "folder" / "a.docx", tmp_path / "b.docx", Path("../plans/a.docx")])
    inputs, _ = open_inputs([tmp_path / "b.docx", tmp_path / "folder" / "a.docx", Path("a.docx")])

    assert found == (tmp_path / "folder" / "a.docx",)
    assert {file.place for file in inputs} == {(tmp_path / "plans" / "a.docx").resolve()}


def test_what_names_no_plan_is_refused(tmp_path):
    (tmp_path / "empty").mkdir()

    found, refused = find_files([tmp_path / "empty", tmp_path / "gone.docx", tmp_path / "gone.docx"])

    assert found == ()
    assert [(refusal.path.name, refusal.reason_code) for refusal in refused] == [
        ("empty", "empty-folder"),
        ("gone.docx", "missing"),
    ]
    assert "no plan files found in" in refused[0].reason


def test_a_wrong_sidecar_refuses_its_file_alone(tmp_path):
    touch(tmp_path / "a.docx", tmp_path / "b.docx")
    (tmp_path / "a.yml").write_text("authorty: Anytown", encoding="utf-8")

    inputs, refused = open_inputs([tmp_path / "a.docx", tmp_path / "b.docx"])

    assert [file.path.name for file in inputs] == ["b.docx"]
    assert inputs[0].sidecar_sha256 == ""
    assert [(refusal.path.name, refusal.reason_code) for refusal in refused] == [("a.docx", "sidecar")]
    assert refused[0].sha256 == inputs[0].sha256


def test_what_may_be_a_plan_of_another_kind_is_not_passed_over_in_silence(tmp_path):
    touch(
        *(
            tmp_path / name
            for name in ("plan.XLSX", "sub/plan.msg", "a.docx", "a.yml", ".hidden.zip", "README")
        )
    )

    (note,) = left_alone([tmp_path, tmp_path / "a.docx"])

    assert "plan.XLSX, plan.msg; if one is a plan, save it" in note
    assert left_alone([tmp_path / "a.docx"]) == ()


def test_of_equal_bytes_the_file_known_before_is_kept():
    files = (named("/p/a.docx", "1"), named("/p/b.docx", "1"), named("/p/c.docx", "2"))

    kept, copies = without_copies(files, [Path("/p/b.docx")])

    assert [file.path.name for file in kept] == ["b.docx", "c.docx"]
    assert copies == ((Path("/p/a.docx"), Path("/p/b.docx")),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SEND Plan 2019–20 (final)", "send-plan-2019-20-final"),
        ("Cynllun Môn", "cynllun-mon"),
        ("__", ""),
        ("план", ""),  # no letter of ASCII: the caller has to name it otherwise
    ],
)
def test_slug(text, expected):
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("files", "landed", "expected"),
    [
        # Word sorts before PDF and keeps the plain id
        (("/p/plan.docx", "/p/plan.pdf"), {}, ["plan", "plan-pdf"]),
        # three of a name, in two folders
        (("/a/plan.docx", "/b/plan.docx", "/c/plan.docx"), {}, ["plan", "plan-docx", "plan-docx-2"]),
        # the PDF was there first, in an earlier run
        (("/p/plan.docx", "/p/plan.pdf"), {"/p/plan.pdf": "plan"}, ["plan-docx", "plan"]),
        # a plan that is not looked at this time has its id all the same
        (("/p/plan.docx",), {"/q/plan.docx": "plan"}, ["plan-docx"]),
        (("/p/план.docx",), {}, ["plan-aaaaaaaa"]),
    ],
)
def test_plan_ids(files, landed, expected):
    ids = plan_ids([named(file) for file in files], {Path(path): plan_id for path, plan_id in landed.items()})

    assert [ids[Path(file)] for file in files] == expected


def test_a_sidecars_id_wins_over_the_name_and_over_the_id_landed_under():
    file = named("/p/plan.docx", plan_id="access")

    assert plan_ids([file], {Path("/p/plan.docx"): "plan"})[file.path] == "access"


def test_ids_forced_apart_stay_as_they_are_in_the_next_run():
    files = [named("/p/a.docx", plan_id="access"), named("/p/b.pdf", plan_id="access")]
    first = plan_ids(files, {})

    assert first == {Path("/p/a.docx"): "access", Path("/p/b.pdf"): "access-pdf"}
    assert plan_ids(files, first) == first


@pytest.fixture
def old(tmp_path, monkeypatch):
    """A file and its sidecar that were written long before they are looked at."""
    touch(tmp_path / "a.docx")
    (tmp_path / "a.yml").write_text("authority: Anytown", encoding="utf-8")
    monkeypatch.setattr("pipeline.running.files._YOUNG", -1.0)  # ctime cannot be set back
    return tmp_path / "a.docx"


def looked_at(path):
    return {str(path.resolve()): Seen("kept", "kept too", open_inputs([path])[0][0].stamp)}


def test_a_file_with_the_stamp_it_had_is_not_opened(old):
    ((file,), _) = open_inputs([old], looked_at(old))

    assert (file.sha256, file.sidecar_sha256, file.source) == ("kept", "kept too", Source())


def write_over(path):
    path.write_bytes(b"y")  # as many bytes


def set_back(path):
    times = path.stat()
    write_over(path)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def replaced(path):
    path.with_name("new").write_bytes(b"y")
    path.with_name("new").replace(path)


@pytest.mark.parametrize(
    "change",
    [
        write_over,
        set_back,  # by an archiver that keeps times
        replaced,
        lambda path: path.with_suffix(".yml").unlink(),
        lambda path: write_over(path.with_suffix(".yml")),
    ],
)
def test_any_change_shows_in_the_stamp(old, change):
    seen = looked_at(old)
    time.sleep(0.02)  # a tick of the file system's clock
    change(old)

    inputs, refused = open_inputs([old], seen)

    assert refused or inputs[0].sha256 != "kept"  # what is in the sidecar now is no YAML mapping


def test_a_file_just_written_has_no_stamp(tmp_path):
    touch(tmp_path / "a.docx")

    assert open_inputs([tmp_path / "a.docx"])[0][0].stamp == ""  # it may change within the same tick
