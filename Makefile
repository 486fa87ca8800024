# Everything a person needs to run, test and change Jirani. `make run` and `make test` need Python 3.11, pip and make only.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: help install run test check format compare lock clean

help:
	@echo "make run     start Jirani on http://127.0.0.1:8000"
	@echo "make test    run all tests"
	@echo "make check   lint, types, layers and content"
	@echo "make format  tidy the code"
	@echo "make compare the matcher beside other methods (installs two packages, 90 MB)"

install: $(VENV)/.installed

$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Jirani needs Python 3.11 or newer: set PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed requirements-test.lock
	$(PIP) install --quiet --require-hashes -r requirements-test.lock
	@touch $@

run: install
	$(BIN)/jirani serve

test: $(VENV)/.installed-test
	@sh tests/services/install.sh
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile

check: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/pytest -q tests/test_layers.py
	$(BIN)/jirani check

format: $(VENV)/.installed-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

compare: install
	$(PIP) install --quiet --require-hashes -r requirements-compare.lock
	$(BIN)/jirani bench --matcher
	$(BIN)/jirani bench --matcher --questions knowledge/evaluation/*.jsonl

lock:
	uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --extra install pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --extra install --extra test -c requirements.lock pyproject.toml -o requirements-test.lock
	uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --extra install --extra compare -c requirements.lock pyproject.toml -o requirements-compare.lock

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache
