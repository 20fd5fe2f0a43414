"""What is written for programs, and can be looked through by people."""

import json

from pipeline.running.history import dump_in_lines


def test_each_key_and_each_member_of_a_list_has_its_line():
    record = {"run": {"id": 7}, "files": [{"file": "a\nb.docx"}, {"file": "ö.pdf"}], "notes": [], "ok": True}
    text = dump_in_lines(record)
    assert json.loads(text) == record
    assert text.isascii()
    assert text.splitlines() == [
        "{",
        ' "run": {"id": 7},',
        ' "files": [',
        '  {"file": "a\\nb.docx"},',
        '  {"file": "\\u00f6.pdf"}',
        " ],",
        ' "notes": [],',
        ' "ok": true',
        "}",
    ]
