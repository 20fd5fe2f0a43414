"""What holds for all tests."""

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # a busy machine is no failure
settings.load_profile("untimed")


@pytest.fixture
def judging_in_process(monkeypatch):
    """Runs of this process judge in it, so that Great Expectations is loaded once and not by a child of each run."""
    from pipeline.checks.judging import judging_here  # noqa: PLC0415  # the quick tests need not load it

    monkeypatch.setattr("pipeline.running.change.judging_elsewhere", lambda _ahead: judging_here())
