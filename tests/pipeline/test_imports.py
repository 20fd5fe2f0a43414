"""Modules that are left alone while others load, and what the readers' process has loaded."""

import copy
import gc
import importlib
import subprocess
import sys

import pytest

from pipeline.imports import copied_by, hollow, loaded_when_called, stood_in, uncollected


def test_a_stand_in_is_gone_behind_the_block_and_loads_its_module_when_called(tmp_path, monkeypatch):
    (tmp_path / "weir_gauge.py").write_text("def level(at): return f'{at}: 3 m'\n")
    monkeypatch.syspath_prepend(tmp_path)
    with stood_in({"weir_gauge": loaded_when_called("weir_gauge", "level")}):
        level = importlib.import_module("weir_gauge").level
    assert "weir_gauge" not in sys.modules

    assert level("Ashford") == "Ashford: 3 m"
    assert importlib.import_module("weir_gauge").__file__ == str(tmp_path / "weir_gauge.py")
    del sys.modules["weir_gauge"]


def test_a_module_may_count_as_not_installed_unless_it_is_loaded():
    with stood_in({"this": None, "gc": None}):
        assert importlib.import_module("gc") is gc
        with pytest.raises(ModuleNotFoundError):
            importlib.import_module("this")
    assert importlib.import_module("gc") is gc


def test_a_hollow_module_holds_empty_classes_and_imports_as_ever_behind_the_block(tmp_path, monkeypatch):
    for name in ("canal_locks", "canal_weirs"):
        (tmp_path / f"{name}.py").write_text("class Gauge: depth = 3\n")
    monkeypatch.syspath_prepend(tmp_path)
    with hollow(r"canal_(?!weirs)\w+"):
        locks, weirs = map(importlib.import_module, ("canal_locks", "canal_weirs"))
    assert (vars(locks.Gauge).get("depth"), weirs.Gauge.depth) == (None, 3)
    assert locks.Gauge is locks.Gauge

    assert importlib.import_module("canal_locks").Gauge.depth == 3
    for name in ("canal_locks", "canal_weirs"):
        del sys.modules[name]


def test_no_garbage_is_looked_for_even_where_the_collector_is_turned_on():
    thresholds = gc.get_threshold()
    with uncollected():
        gc.enable()
        before = gc.get_stats()[0]["collections"]
        kept = [[] for _ in range(10 * thresholds[0])]
        assert gc.get_stats()[0]["collections"] == before
    assert (len(kept), gc.get_threshold()) == (10 * thresholds[0], thresholds)


def test_a_deep_copy_is_what_the_block_says_and_an_ordinary_one_behind_it():
    class Weir:
        def __init__(self, *levels):
            self.levels = levels

    held = [Weir(3), {"lower": Weir(4)}]
    with copied_by(Weir, lambda weir: Weir(*weir.levels, 0)):
        inside = copy.deepcopy(held)
    assert (inside[0].levels, inside[1]["lower"].levels) == ((3, 0), (4, 0))
    assert copy.deepcopy(held)[0].levels == (3,)


READERS = """
import gc, sys
import pipeline.running.preload
for name in ("spacy.cli", "requests", "typer", "pydantic.v1", "great_expectations", "pandas"):
    assert name not in sys.modules, name
assert (gc.isenabled(), gc.get_threshold()) == (True, (500_000, 20, 20))  # seldom, but not never
print(gc.get_freeze_count() > 100_000)
import spacy
print(spacy.info()["spacy_version"] == spacy.__version__)
"""


@pytest.mark.slow
def test_the_readers_process_loads_no_commands_of_spacy_which_still_work():
    done = subprocess.run([sys.executable, "-c", READERS], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, "True\nTrue\n", "")
