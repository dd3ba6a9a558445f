# Every verb does its own set-up: in a fresh clone `make demo` or `make test` is all there is to type.
# Needed: Python 3.11 or 3.12 with its venv module, git, make and a compiler.

BIN := .venv/bin
INSTALLED := .venv/.installed
PYTHONS := python3.11 python3.12 python3

HELD_OUT := 4
HEADS := src/khronika/resources/learned/heads.npz

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
export PIP_ROOT_USER_ACTION := ignore
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-kill fuzz check corpus evaluate floors train bench bench-identity bench-names docs reference warning messages browser clean

help: ## Show what can be made
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1|\2/p' Makefile | while IFS='|' read -r verb what; do printf 'make %-14s %s\n' "$$verb" "$$what"; done

setup: $(INSTALLED) ## Make .venv, with the command .venv/bin/khronika
	@:

demo: setup ## Read the samples into a casebook, print what they tell, serve the pages (SERVE=no: do not)
	@$(BIN)/khronika demo $(if $(filter no,$(SERVE)),--no-serve)

test: setup browser ## Run all tests, in groups, two at once
	@tools/tests $(BIN)

test-kill: setup ## Kill `khronika add` 100 times at random moments, and look that nothing is lost
	@KILLS=100 $(BIN)/pytest -q tests/e2e/test_e2e_crash.py -k again_and_again

fuzz: setup ## Take 2,000 mutated files of all formats apart, and 100,000 tiny ones at once
	@FUZZ=2000 $(BIN)/pytest -q tests/unit/capture/test_capture_fuzz.py
	@MANY=100000 $(BIN)/pytest -q tests/unit/capture/test_capture_hostile.py -k very_many

check: setup ## Do all that CI does: format, lint, types, imports, docs, corpus, evaluate, tests
	@tools/stage format $(BIN)/ruff format --check --quiet .
	@tools/stage lint $(BIN)/ruff check --quiet .
	@tools/stage imports $(BIN)/lint-imports --no-logo
	@tools/stage docs $(MAKE) --no-print-directory docs
	@$(MAKE) --no-print-directory --jobs=2 --output-sync stage-types stage-corpus stage-evaluate
	@tools/stage tests $(MAKE) --no-print-directory test

stage-types: setup
	@tools/stage types $(BIN)/mypy

stage-corpus stage-evaluate: stage-%: setup
	@tools/stage $* $(MAKE) --no-print-directory $*

corpus: setup ## Check the annotated corpus, and count what it holds
	@$(BIN)/khronika corpus check corpus --stats

evaluate: setup ## Read corpus/test and compare with its floors, corpus/floors.yaml
	@$(BIN)/khronika corpus floors corpus

floors: setup ## Raise the floors to what the reader reaches now
	@$(BIN)/khronika corpus floors corpus --raise

bench: setup ## Measure the speed of reading, the start-up time and the memory
	@$(BIN)/pytest benchmarks -q -s

bench-identity: setup ## Measure who is proposed to be who, and how it holds at 100,000 names
	@$(BIN)/pytest benchmarks/test_identity.py -q -s

bench-names: setup ## Measure how names are compared; NAME_BENCH=cases.csv, NOMENKLATURA_PYTHON=python: beside logic-v2
	@$(BIN)/pytest benchmarks/test_names.py -q -s -rs

train: setup ## Learn the heads and weights anew from corpus/train (installs torch; takes three hours)
	@$(BIN)/python -m pip install -qq --no-deps --require-hashes -r requirements/train.txt
	@$(BIN)/python tools/heads/train.py --hold-out $(HELD_OUT)
	@$(BIN)/python tools/heads/places.py --hold-out $(HELD_OUT)
	@$(BIN)/python tools/heads/calibrate.py --held-out $(HELD_OUT)
	@$(BIN)/python tools/heads/relevance.py --held-out $(HELD_OUT)
	@mv $(HEADS) .venv/held-out.npz
	@$(BIN)/python tools/heads/train.py
	@$(BIN)/python tools/heads/average.py $(HEADS) .venv/held-out.npz --out $(HEADS)
	@$(BIN)/python tools/heads/places.py

docs: setup ## Build the documentation into site/
	@$(BIN)/mkdocs build --strict --quiet

reference: setup ## Write anew what the documentation takes from the program
	@$(BIN)/python tools/write_reference.py
	@$(BIN)/python tools/write_tutorial.py

warning: setup ## Measure the early warning on made-up series, and write the figures into its page
	@$(BIN)/python tools/early_warning.py

messages: setup ## Bring the words of the pages up to date, and say which have no Russian yet
	@$(BIN)/python tools/messages.py

browser: ## Install chromium for the tests of the pages, where a package manager serves
	@tools/browser

clean: ## Remove what was made, but for casebooks
	@rm -rf .venv site dist test-results .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(INSTALLED): requirements/dev.txt pyproject.toml
	@echo "Setting up .venv; this takes a minute or two."
	@tools/venv $(PYTHONS)
	@$(BIN)/python -m pip install -qq --no-compile --no-deps --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	@$(BIN)/python -W ignore -m compileall -q -j 0 .venv/lib src # confined processes may write no cache of their code
	@$(BIN)/python -c "from khronika.reading.learned.encoder import graph; graph()"
	@touch $@
