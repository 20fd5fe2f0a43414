"""Results in words and tables for people, and as one JSON object for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import rich.table
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from pipeline.harmless import printable

if TYPE_CHECKING:
    from pipeline.answers.doctor import Finding
    from pipeline.answers.inspect_plan import Inspection, TableView
    from pipeline.answers.query import Answer
    from pipeline.answers.status import Status
    from pipeline.running.report import Report
    from schemas.plan import Action, Measure, PlanRow
    from schemas.run import Quality, Reject

_LOG_WIDTH = 120  # columns where there is no terminal to ask
_RECORDS = 5
_LEFTOVERS = 12
_OUTCOMES = {
    "ok": "All files were read and every error-level check passed.",
    "nothing-changed": "Nothing changed since the last run.",
    "with-failures": "Finished with failures.",
    "failed": "No file could be read.",
}


def console(*, stderr: bool = False) -> Console:
    """A console that prints a plan's words as they are: no markup, no emoji codes, no colouring of numbers."""
    found = Console(stderr=stderr, markup=False, emoji=False, highlight=False)
    if not found.is_terminal:
        found.width = max(found.width, _LOG_WIDTH)
    return found


class Table(rich.table.Table):
    """A table whose cells cannot steer the terminal they are printed on."""

    def add_row(self, *texts: str) -> None:  # type: ignore[override]
        """Nothing; the row is in the table."""
        super().add_row(*map(printable, texts))


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int, str], None]]:
    """A function that shows how many files are read, on standard error and on a terminal only."""
    terminal = console(stderr=True)
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=terminal, disable=not terminal.is_terminal, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total, name: bar.update(
            task, completed=done, total=total, description=printable(name)
        )


def show_report(out: Console, report: Report) -> None:
    """Prints the end of a run: plans, failed checks, rejects, notes, the outcome."""
    errors = [row for row in report.failed if row.severity == "error"]
    if report.run.outcome != "nothing-changed" and report.plans:
        out.print(_plans_table(report.plans, report.failed))
    show_failures(out, errors)
    if report.rejects:
        out.print(_rejects_table(report.rejects))
    for note in report.notes:
        out.print(printable(f"Note: {note}."))
    if len(report.failed) > len(errors):
        out.print(f"{len(report.failed) - len(errors)} warnings: `actionplans check` shows them.")
    if report.exported:
        out.print(f"{len(report.exported)} files written to {report.exported[0].parent}.")
    out.print(_OUTCOMES[report.run.outcome])


def _plans_table(plans: Sequence[PlanRow], failed: Sequence[Quality]) -> Table:
    table = Table("Plan", title="Plans", title_justify="left")
    for heading in ("Actions", "Measures", "Coverage", "Confidence", "Errors", "Warnings"):
        table.add_column(heading, justify="right")
    counts = Counter((row.plan_id, row.severity) for row in failed)
    for plan in plans:
        figures = (str(plan.actions), str(plan.measures), f"{plan.coverage:.3f}", f"{plan.confidence:.2f}")
        errors, warnings = counts[plan.plan_id, "error"], counts[plan.plan_id, "warning"]
        table.add_row(plan.plan_id, *figures, str(errors), str(warnings))
    return table


def show_failures(out: Console, failed: Sequence[Quality]) -> None:
    """Prints the checks that failed, plan by plan, errors first, with the first rows of each."""
    for plan_id in sorted({row.plan_id for row in failed}):
        table = Table("Severity", "About", "Check", "Failed", "Where", title=plan_id, title_justify="left")
        rows = [row for row in failed if row.plan_id == plan_id]
        for row in sorted(rows, key=lambda row: (row.severity, row.subject, row.check_name)):
            examples = row.examples or ""
            where = examples if row.severity == "error" else _short(examples, 120)
            table.add_row(
                row.severity, row.subject, row.check_name, f"{row.failures} of {row.checked}", where
            )
        out.print(table)


def show_checks(out: Console, quality: Sequence[Quality]) -> None:
    """Prints what failed and how many checks passed."""
    failed = [row for row in quality if not row.passed]
    show_failures(out, failed)
    plans = len({row.plan_id for row in quality})
    out.print(f"{len(quality) - len(failed)} of {len(quality)} checks of {plans} plans passed.")


def _rejects_table(rejects: Sequence[Reject]) -> Table:
    table = Table(
        "File", "Reason", "What was found, what to do", title="Rejected files", title_justify="left"
    )
    for reject in rejects:
        table.add_row(reject.source_file, reject.reason_code, reject.reason)
    return table


def show_inspection(out: Console, seen: Inspection) -> None:
    """Prints what an analyst looks at before taking in a new plan."""
    plan = seen.plan.plan
    out.print(f"{plan.source_file} ({plan.source_format}): {plan.title or 'no title found'}")
    counts = f"{plan.tables} tables, {len(seen.plan.sections)} sections, {plan.actions} actions"
    out.print(f"{counts}, {plan.measures} measures, coverage {plan.coverage:.3f}")
    for table in seen.tables:
        out.print(_columns_table(table))
    if seen.plan.actions:
        out.print(_actions_table(seen.plan.actions[:_RECORDS]))
    if seen.plan.measures:
        out.print(_measures_table(seen.plan.measures[:_RECORDS]))
    for check, severity, message in seen.plan.issues:
        out.print(f"{severity}: {check}: {message}")
    _show_leftovers(out, seen)


def _columns_table(view: TableView) -> Table:
    pages = f", page {_span(view.pages)}" if view.pages else ""
    title = f"Table {view.number}: {view.rows} rows{pages}"
    headings = ("Header", "Role", "Sure", "Why", "Next best", "First texts")
    table = Table(*headings, title=title, title_justify="left")
    for shown in view.columns:
        column, guess = shown.column, shown.next_best
        texts = "\n".join(_short(sample) for sample in shown.samples)
        header = column.header.text or "(none)"
        rival = f"{guess.role.value} {guess.score:.2f}: {guess.why}" if guess else ""
        table.add_row(header, column.role.value, f"{column.confidence:.2f}", column.reason, rival, texts)
    return table


def _span(pages: Sequence[int]) -> str:
    return str(pages[0]) if len(pages) == 1 else f"{pages[0]}–{pages[-1]}"


def _short(text: str, length: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def _actions_table(actions: Sequence[Action]) -> Table:
    table = Table(
        "Section", "Ref", "Action", "Owners", "Timescale", "Ends", title="First actions", title_justify="left"
    )
    for row in actions:
        end = row.end_date.isoformat() if row.end_date else row.date_kind
        texts = (row.section_path, row.ref, row.action, row.owners, row.timescale)
        table.add_row(*(text or "" for text in texts), end)
    return table


def _measures_table(measures: Sequence[Measure]) -> Table:
    headings = ("Measure", "Direction", "Baseline", "Latest", "Target")
    table = Table(*headings, title="First measures", title_justify="left")
    for row in measures:
        texts = (row.measure, row.direction, row.baseline, row.latest, row.target)
        table.add_row(*(text or "" for text in texts))
    return table


def _show_leftovers(out: Console, seen: Inspection) -> None:
    rows = seen.plan.leftovers
    reasons = ", ".join(
        f"{reason} {count}" for reason, count in Counter(r.reason for r in rows).most_common()
    )
    table = Table(
        "Reason", "Page", "Words", title=f"Words in no record: {reasons or 'none'}", title_justify="left"
    )
    first_unmapped = sorted(rows, key=lambda row: row.reason != "unmapped")[:_LEFTOVERS]
    for row in first_unmapped:
        table.add_row(row.reason, str(row.page or ""), _short(row.text, 80))
    out.print(table if rows else table.title)


def show_status(out: Console, found: Status) -> None:
    """Prints what is published, who is at work and how the last runs ended."""
    if found.counts is None:
        out.print(f"{found.database}: no database yet.")
    else:
        counts = ", ".join(f"{count} {name}" for name, count in found.counts.items())
        out.print(printable(f"{found.database}: {counts}."))
    if found.is_at_work:
        out.print(f"A run is at work ({found.holder or 'it does not say which'}).")
    elif found.holder:
        out.print(f"The last run ({found.holder}) was broken off; the next takes up what it had read.")
    table = Table("Run", "Began (UTC)", "Seconds", title="Last runs", title_justify="left")
    for heading in ("New", "Changed", "Unchanged", "Rejected", "Outcome", "Exit code", "Notes"):
        table.add_column(heading)
    for past in found.runs:
        began, run = f"{past.began:%Y-%m-%d %H:%M:%S}", past.run
        if run is None:
            table.add_row(
                "", began, f"{past.seconds:.1f}", *[""] * 4, "error", str(past.exit_code), past.error or ""
            )
            continue
        files = (run.files_new, run.files_changed, run.files_unchanged, run.files_rejected)
        figures = (run.run_id, began, f"{past.seconds:.1f}", *map(str, files), run.outcome)
        table.add_row(*figures, str(past.exit_code), "; ".join(past.notes))
    if found.runs:
        out.print(table)


def show_findings(out: Console, findings: Sequence[Finding]) -> None:
    """Prints what was looked at, and what to do where it is not well."""
    table = Table("Looked at", "", "Found", "What to do")
    for finding in findings:
        verdict = "ok" if finding.well else "MISSING" if finding.needed else "without"
        table.add_row(finding.name, verdict, finding.found, "" if finding.well else finding.advice)
    out.print(table)


def show_answer(out: Console, answer: Answer) -> None:
    """Prints a query's rows."""
    table = Table(*answer.columns)
    for row in answer.rows:
        table.add_row(*("" if value is None else str(value) for value in row))
    out.print(table)
    out.print(f"{len(answer.rows)} rows")
