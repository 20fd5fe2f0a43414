# Each target makes its own environment in .venv, once; `make clean` takes it away.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: run test quick check score score-tags train accuracy reprinted retyped robustness fuzz bench dagster faults notebook clean

run: $(READY)  ## read data/raw into data/actionplans.duckdb and data/curated; ARGS are handed on
	$(BIN)/actionplans run $(ARGS)

test: $(READY)  ## all tests
	$(BIN)/python -m pytest -n auto --dist loadfile

quick: $(READY)  ## the tests that start no process and read no whole plan
	$(BIN)/python -m pytest -q -m "not slow" -n auto --dist loadfile

check: $(READY)  ## what must pass before a change goes in
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --dist loadfile

score: $(READY)  ## the plans of data/raw against their gold files, with every difference
	$(BIN)/python -m tests.scoring

score-tags: $(READY)  ## owners, dates, acronyms and quantities against labelled texts; ARGS=--write makes docs/tags.md
	$(BIN)/python -m tests.tags $(ARGS)

train: $(READY)  ## the model of names in owner cells, made anew from cells made anew (five minutes)
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.train

accuracy: $(READY)  ## how well invented plans are read, by layout, into docs/accuracy.md
	$(BIN)/python -m tests.accuracy

reprinted: $(READY)  ## plans printed with other pages, type and lines, against their Word files; ARGS=--help
	$(BIN)/python -m tests.reprinted $(ARGS)

retyped: $(READY)  ## plans typed in other ways, against their Word files; ARGS=--help
	$(BIN)/python -m tests.retyped $(ARGS)

robustness: $(READY)  ## what collected hostile files do to a run, into docs/robustness.md; FOLDER=… holds them
	$(BIN)/python -m tests.robustness "$(FOLDER)" --write

fuzz: $(READY)  ## plans made a little wrong, each read in a child; COUNT=… of them
	$(BIN)/python -m tests.fuzz --count $(or $(COUNT),1000)

bench: $(READY)  ## ours beside other readers, into docs/performance.md; ARGS=--quick is shorter
	test -d .venv/rivals || $(PYTHON) -m venv .venv/rivals
	.venv/rivals/bin/pip install --quiet -r tests/bench/requirements.txt
	$(BIN)/python -m tests.bench --rivals .venv/rivals/bin/python $(ARGS)

dagster: $(READY)  ## the Dagster example, tested in an environment of its own
	test -d .venv/dagster || $(PYTHON) -m venv .venv/dagster
	.venv/dagster/bin/pip install --quiet --disable-pip-version-check -c constraints.txt -e . pytest 'dagster>=1.13,<2'
	.venv/dagster/bin/python -m pytest -q tests/test_examples.py

faults: $(READY)  ## kill runs at random instants, fill the disk, and look what becomes of the tables
	$(BIN)/python -m tests.faults $(ARGS)

notebook: $(READY)  ## run every notebook again, in place
	cd notebooks && for each in *.ipynb; do ../$(BIN)/jupyter-execute --inplace "$$each" || exit 1; done

clean:  ## environment, caches and database; data/raw and data/curated stay
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist data/.cache data/*.duckdb* data/.*.duckdb.* data/*runs.json data/run.json

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,notebooks]'
	@touch $(READY)
