# What a developer asks for most. `make help` lists it.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
READY := $(VENV)/.ready
WORKERS ?= 2
OUT ?= out
export PYTHON

.PHONY: help setup run test check bench build translations clean

help: ## this list
	@awk -F':.*## ' '/^[a-z]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

setup: $(READY) ## install everything into .venv; the program is .venv/bin/annotator
	@echo "The program is $(BIN)/annotator."

$(READY): pyproject.toml .ci/prepare
	@.ci/prepare
	@touch $@

run: $(READY) ## build the sample project and open it; without a display, leave its picture and workbook in out/
	@.ci/show "$(OUT)"

test: $(READY) ## all tests: units, stories in a window, and the gates of `make check`
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

check: $(READY) ## style, types and import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY) ## measure what the product promises: name, value, unit, n
	@QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} $(PY) -m tests.bench.run $(ARGS)

build: $(READY) ## a folder in dist/ that runs without Python
	@$(PY) -m pip install --quiet --editable '.[build]'
	@$(PY) -m PyInstaller --noconfirm --clean --log-level WARN build.spec
	@echo "dist/annotator/annotator runs on machines without Python."

translations: $(READY) ## bring the Chinese catalogue in line with the code
	@lock=$$(command -v flock || true); $${lock:+$$lock $(VENV)/.translations.lock} $(PY) -m tests.gates.catalogue

clean: ## remove what was made here, but not .venv
	rm -rf build dist $(OUT) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find annotator tests -name __pycache__ -prune -exec rm -rf {} +
