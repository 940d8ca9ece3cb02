PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.pinned

# Nothing that a test writes has to outlive it, so where the machine has room for it in memory, it goes there.
IN_MEMORY := $(shell test "$$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 {print $$4}')" -gt 4000000 2>/dev/null && echo TMPDIR=/dev/shm)

CODE := src tests scripts benchmarks measuring

.DEFAULT_GOAL := help
.PHONY: help setup run test lint format prove texts measure bench pins clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP) ## make .venv with everything pinned; does nothing when it is up to date

$(STAMP): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Medspil needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another: make setup PYTHON=python3.12")'
	@echo "Making $(VENV) with the pinned packages ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

run: setup ## start the bot; with no token set, the sandbox in the browser
	@$(BIN)/medspil run

test: lint ## lint, then all tests but the long proofs
	$(IN_MEMORY) $(BIN)/python -m pytest -n 2 --ignore=tests/prove tests

lint: setup ## style, types and the directions of the imports
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy $(CODE)
	$(BIN)/lint-imports --no-logo

format: setup ## put the code into the common style
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

prove: setup ## the long proofs: crashes, faults, gateways
	$(BIN)/python -m pytest -v -s --durations=0 tests/prove

texts: setup ## bring the catalogs in line with the code
	$(BIN)/python scripts/texts.py

measure: setup ## how well it reads what people write, beside the peers; WRONG=1 prints every miss
	$(BIN)/python -m measuring $(if $(WRONG),--wrong)

talks: setup ## write all talks as scripts to read and correct: docs/talks.*.md
	$(BIN)/medspil talks --lang da > docs/talks.da.md
	$(BIN)/medspil talks --lang en > docs/talks.en.md

bench: setup ## measure the speed, side by side with the peers
	$(BIN)/python -m benchmarks

# Keeps the versions that are pinned already; PINS=--upgrade takes the newest ones.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make pins" $(PINS)

pins: setup ## write requirements/*.txt anew from pyproject.toml
	$(COMPILE) pyproject.toml --output-file requirements/run.txt
	$(COMPILE) pyproject.toml --extra dev --constraint requirements/run.txt --output-file requirements/dev.txt

clean: ## remove caches and built files; .venv and data stay
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find src tests benchmarks measuring -name __pycache__ -type d -prune -exec rm -rf {} +
