"""Dagster: a run as an asset, with what it found as checks, every night.

`dagster dev -f examples/dagster_definitions.py`, in an environment with this project and Dagster (`make dagster`
makes one). It calls the function the command line calls; a run that publishes nothing fails.
"""

# No `from __future__ import annotations`: Dagster reads the annotations of a function as they are.

from pathlib import Path

import dagster as dg

from pipeline.run import Options, run
from pipeline.running.journal import Fact

READ, PASSED = "no_file_is_rejected", "every_error_level_check_passes"


class Places(dg.Config):
    """Where the plans are and the tables go."""

    plans: str = "data/raw"
    database: str = "data/actionplans.duckdb"
    out: str = "data/curated"
    jobs: int = 2
    max_rejects: int = 5


@dg.asset(check_specs=[dg.AssetCheckSpec(name, asset="curated_tables") for name in (READ, PASSED)])
def curated_tables(context: dg.AssetExecutionContext, config: Places) -> dg.MaterializeResult:
    """The curated tables in DuckDB and as CSV."""

    def tell(event: str, facts: dict[str, Fact]) -> None:
        context.log.info("%s %s", event, facts)

    report = run(
        [Path(config.plans)],
        db=Path(config.database),
        out=Path(config.out),
        jobs=config.jobs,
        force=False,
        on_read=lambda *_: None,
        options=Options(max_rejects=config.max_rejects, on_event=tell),
    )
    if not report.published:
        raise dg.Failure(description="; ".join(report.notes))
    failed = [row for row in report.failed if row.severity == "error"]
    return dg.MaterializeResult(
        metadata={**report.run.model_dump(mode="json"), "notes": list(report.notes)},
        check_results=[
            dg.AssetCheckResult(
                check_name=READ,
                passed=not report.rejects,
                metadata={row.source_file: row.reason for row in report.rejects},
            ),
            dg.AssetCheckResult(
                check_name=PASSED,
                passed=not failed,
                metadata={f"{row.plan_id}: {row.check_name}": row.examples or "" for row in failed},
            ),
        ],
    )


nightly = dg.ScheduleDefinition(
    name="nightly", target=dg.AssetSelection.assets(curated_tables), cron_schedule="10 3 * * *"
)
definitions = dg.Definitions(assets=[curated_tables], schedules=[nightly])
