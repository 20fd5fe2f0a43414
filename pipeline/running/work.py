"""What a run has to do: which files are read, which are left alone, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.database.store import FileState
from pipeline.database.versions import Versions
from pipeline.running.files import InputFile, Seen, Task, left_alone, plan_ids, without_copies


@dataclass(frozen=True, slots=True)
class Work:
    """The files to read and those left alone; `replaces` maps a plan id to the one it had before.

    `restamped` holds the unchanged files whose stamp is no longer the one that is remembered.
    """

    new: tuple[Task, ...]
    changed: tuple[Task, ...]
    unchanged: tuple[Task, ...]
    replaces: Mapping[str, str]
    restamped: tuple[FileState, ...]
    copies: int
    notes: tuple[str, ...]

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All that is to be read."""
        return self.new + self.changed


def plan_work(
    paths: Iterable[Path],
    files: Sequence[InputFile],
    states: Mapping[str, FileState],
    versions: Versions,
    *,
    force: bool,
) -> Work:
    """What to do about each of the files found at `paths`, given what is remembered of earlier runs."""
    known = {Path(path): state for path, state in states.items() if state.plan_id is not None}
    kept, copies = without_copies(files, known)
    kept, elsewhere, moved = _follow(kept, {file.place for file in files}, known)
    landed = {path: str(state.plan_id) for path, state in {**known, **moved}.items()}
    ids = plan_ids(kept, landed)
    new, changed, unchanged, restamped = [], [], [], []
    for file in kept:
        path, task = file.place, Task(file, ids[file.path])
        now, before = file_state(task, versions), known.get(path)
        if path not in landed:
            new.append(task)
        elif force or before is None or before._replace(stamp=now.stamp) != now:
            changed.append(task)
        else:
            unchanged.append(task)
            restamped += [now] if before != now else []
    earlier = {ids[file.path]: landed.get(file.place, ids[file.path]) for file in kept}
    return Work(
        tuple(new),
        tuple(changed),
        tuple(unchanged),
        replaces={now: then for now, then in earlier.items() if then != now},
        restamped=tuple(restamped),
        copies=len(copies) + len(elsewhere),
        notes=(
            *_copy_notes((*copies, *elsewhere)),
            *_gone_notes(paths, known, moved.values()),
            *left_alone(paths),
        ),
    )


def _copy_notes(copies: Iterable[tuple[Path, Path]]) -> Iterable[str]:
    return (f"{copy} has the same bytes as {first}: they are one plan" for copy, first in copies)


def _gone_notes(
    paths: Iterable[Path], known: Mapping[Path, FileState], moved: Collection[FileState]
) -> Iterable[str]:
    """A sentence a plan whose file has gone from a folder the run looks at: its records stay."""
    folders = [path.resolve() for path in paths if path.is_dir()]
    for path, state in known.items():
        inside = any(path.is_relative_to(folder) for folder in folders)
        if inside and state not in moved and not path.exists():
            advice = f"`actionplans forget {state.plan_id}` takes it out"
            yield f"{path.name} is no longer there, its plan stays in the tables: {advice}"


def file_state(task: Task, versions: Versions) -> FileState:
    """What to remember of a file once it has been read by this version of the program."""
    file = task.file
    path = str(file.place)
    return FileState(path, file.sha256, file.sidecar_sha256, *versions, task.plan_id, file.stamp)


def seen_before(states: Mapping[str, FileState], versions: Versions) -> dict[str, Seen]:
    """The files this version of the program has read, by path, with the stamps they had then."""
    return {
        path: Seen(state.source_sha256, state.sidecar_sha256 or "", state.stamp)
        for path, state in states.items()
        if state.plan_id is not None and (state.reader_version, state.understanding_version) == versions
    }


def _follow(
    files: Sequence[InputFile], looked_at: set[Path], known: Mapping[Path, FileState]
) -> tuple[tuple[InputFile, ...], tuple[tuple[Path, Path], ...], dict[Path, FileState]]:
    """Files without those landed from elsewhere, these as pairs (copy, landed), and what moved files were."""
    by_bytes = {state.source_sha256: path for path, state in known.items()}
    kept, elsewhere, moved = [], [], {}
    for file in files:
        path = file.place
        there = None if path in known else by_bytes.get(file.sha256)
        if there is not None and there not in looked_at:
            if there.exists():
                elsewhere.append((file.path, there))
                continue
            moved[path] = known[there]
        kept.append(file)
    return tuple(kept), tuple(elsewhere), moved
