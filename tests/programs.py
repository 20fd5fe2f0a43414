"""Other programs that some tests compare our reading with, or that our reading uses where they are."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

DEBIAN = "libreoffice-writer-nogui, poppler-utils, tesseract-ocr"
FILTERS = {".docx": "docx:MS Word 2007 XML", ".pdf": "pdf:writer_pdf_Export"}


def path_of(program: str) -> str:
    """The program's path; without it the test is skipped, in CI (ACTIONPLANS_CI set) it fails."""
    found = shutil.which(program)
    if found is not None:
        return found
    message = f"{program} is not installed (Debian: {DEBIAN})"
    if os.environ.get("ACTIONPLANS_CI"):
        pytest.fail(f"{message}, and CI must not skip this test")
    pytest.skip(message)


def converted(paths: list[Path], suffix: str, folder: Path) -> list[Path]:
    """The files turned by LibreOffice into the format of the suffix, in `folder`."""
    target = FILTERS.get(suffix, suffix[1:])
    with tempfile.TemporaryDirectory() as profile:
        command = [path_of("soffice"), f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"]
        command += ["--norestore", "--convert-to", target, "--outdir", str(folder), *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True)
    made = [folder / f"{path.stem}{suffix}" for path in paths]
    assert all(path.is_file() for path in made)
    return made
