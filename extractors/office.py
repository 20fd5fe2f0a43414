"""Older office formats -> Document: LibreOffice turns them into .docx, the Word reader reads that."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from extractors import outside, word
from extractors.doc import close_last_table
from extractors.formats import CONVERTED
from schemas.document import Document
from schemas.exceptions import ConverterMissing, TookTooLong, UnreadableFile

_SECONDS: Final = 120.0  # a plan takes about one
_SAVE: Final = "open it in Word or LibreOffice and save it as .docx"
# No macro runs, no link is followed, nothing is fetched: whatever would go out ends at a closed port of this machine.
_NOWHERE: Final = "http://127.0.0.1:9"
_SETTINGS: Final = (
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Common/Misc", "UseLocking", "false"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
)
_PROFILE: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>\n'
)
_SETTING: Final = '<item oor:path="/{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'


def read(path: Path, kind: str) -> Document:
    """The document in a file of one of the `CONVERTED` kinds, as LibreOffice understands it.

    Raises: ConverterMissing, TookTooLong, UnreadableFile.
    """
    program = outside.find("soffice")
    if program is None:
        raise ConverterMissing(
            f"{path.name} is {CONVERTED[kind]}, which LibreOffice can turn into .docx, but LibreOffice is not installed "
            f"here: install it, or {_SAVE}"
        )
    with TemporaryDirectory(prefix="actionplans-", ignore_cleanup_errors=True) as folder:
        converted = _converted(path, kind, Path(folder), program)
        if converted is None:
            raise _refused(path, kind)
        try:
            document = word.read(converted)
        except UnreadableFile as fault:
            raise _refused(path, kind) from fault
    if not document.source_words:
        raise _refused(path, kind)
    return replace(document, source_file=path.name, source_format=kind)


def _converted(path: Path, kind: str, folder: Path, program: str) -> Path | None:
    """The .docx LibreOffice makes of the file; None where it makes none."""
    source, profile = folder / f"plan.{kind}", folder / "profile"
    shutil.copyfile(path, source)
    if kind == "doc":
        close_last_table(source)
    (profile / "user").mkdir(parents=True)
    settings = "".join(_SETTING.format(*setting) for setting in _SETTINGS)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(settings), encoding="utf-8")
    command = (
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "out"),
        str(source),
    )
    proxies = {"http_proxy": _NOWHERE, "https_proxy": _NOWHERE, "no_proxy": ""}
    try:
        outside.run(command, folder, _SECONDS, {"HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp", **proxies})
    except subprocess.TimeoutExpired as fault:
        raise TookTooLong(
            f"LibreOffice did not get through {path.name} in {_SECONDS:g} seconds: {_SAVE}"
        ) from fault
    except OSError as fault:
        raise UnreadableFile(f"LibreOffice cannot be started ({fault.strerror}): {_SAVE}") from fault
    made = folder / "out" / "plan.docx"
    return made if made.is_file() else None


def _refused(path: Path, kind: str) -> UnreadableFile:
    return UnreadableFile(
        f"{path.name} is {CONVERTED[kind]} that LibreOffice cannot make sense of; it is damaged or needs more memory "
        f"than --memory-limit allows: {_SAVE}"
    )
