"""Other programs that some tests compare our reading with."""

import os
import shutil

import pytest


def path_of(program: str) -> str:
    """The program's path; without it the test is skipped, in CI (ACTIONPLANS_CI set) it fails."""
    found = shutil.which(program)
    if found is not None:
        return found
    message = f"{program} is not installed (Debian: libreoffice-writer-nogui, poppler-utils)"
    if os.environ.get("ACTIONPLANS_CI"):
        pytest.fail(f"{message}, and CI must not skip this test")
    pytest.skip(message)
