# Everything lives in .venv, built from the hashed locks. A stamp is written when its step is
# whole, so an interrupted or outdated step is done again.

PYTHON ?= python3
OUT ?= out
SECONDS ?= 3600
RESOLUTION ?= lowest-direct

VENV := .venv
BIN := $(VENV)/bin
PACKAGES := $(VENV)/.packages
CLAIMGRAPH := $(VENV)/.claimgraph
TEST_TOOLS := $(VENV)/.test-tools
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
COMPILE := uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-annotate --no-header --upgrade

EXTRAS := --extra articles --extra cluster --extra desk --extra meaning --extra tables

.DEFAULT_GOAL := help
.PHONY: help demo desk test test-versions lint bench fuzz lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(CLAIMGRAPH) ## set up, check and build the seeds, and show which claims repeat
	@$(BIN)/claimgraph check seeds
	@$(BIN)/claimgraph build seeds --out $(OUT)
	@echo
	@$(BIN)/claimgraph query repeats --corpus seeds
	@echo
	@echo "The page: $(OUT)/graph.html"
	@echo "Open it with '$(BIN)/claimgraph open', or as $$($(BIN)/python -c \
		'import pathlib, sys; print(pathlib.Path(*sys.argv[1:]).resolve().as_uri())' \
		$(OUT) graph.html)"

desk: $(CLAIMGRAPH) $(TEST_TOOLS) ## add and read articles in the browser
	@$(BIN)/claimgraph desk seeds

test: lint ## lint, and run the tests
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m pytest -n 2 --dist loadfile

test-versions: ## run the tests with the lowest versions of the dependencies (RESOLUTION=highest: the newest)
	@rm -rf .venv-$(RESOLUTION)
	@$(PYTHON) -m venv .venv-$(RESOLUTION)
	@.venv-$(RESOLUTION)/bin/python -m pip --disable-pip-version-check -qq install uv
	@.venv-$(RESOLUTION)/bin/uv pip install --quiet --python .venv-$(RESOLUTION)/bin/python \
		--resolution $(RESOLUTION) --requirements pyproject.toml --group build --group test --all-extras --editable .
	@.venv-$(RESOLUTION)/bin/python -m pytest -n 2 --dist loadfile

lint: $(CLAIMGRAPH) $(TEST_TOOLS) ## check style, types and the direction of imports
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache --no-logo
	@if command -v tsc >/dev/null; then \
		tsc --project tsconfig.json && tsc --project tests/desk/tsconfig.json; else \
		echo "The types of the scripts are not checked: there is no tsc (npm install --global typescript)." >&2; fi

bench: $(CLAIMGRAPH) $(TEST_TOOLS) ## measure
	@for each in tests/benchmarks/*.py; do PYTHONPATH=. $(BIN)/python "$$each" || exit 1; done

fuzz: $(CLAIMGRAPH) $(TEST_TOOLS) ## alter what strangers may send, for SECONDS
	@PYTHONPATH=. $(BIN)/python -m tests.hostile.fuzz $(if $(SEED),--seed $(SEED),--seconds $(SECONDS))

lock: ## choose the newest versions anew (needs uv)
	$(COMPILE) --group build --output-file requirements.lock
	$(COMPILE) --group build --group test $(EXTRAS) --constraint requirements.lock \
		--output-file tests/requirements.lock

clean: ## remove what was set up and built
	rm -rf $(VENV) .venv-* build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -f $(OUT)/graph.html $(OUT)/graph.json $(OUT)/claims.db
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(PACKAGES): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "claimgraph needs Python 3.11 or newer; '$(PYTHON)' is" \
			"$$($(PYTHON) --version 2>&1 || true). Try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; \
		exit 1; }
	@echo "Setting up $(VENV) ..." >&2
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes --requirement requirements.lock
	@touch $@

$(CLAIMGRAPH): $(PACKAGES) pyproject.toml
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(TEST_TOOLS): $(PACKAGES) tests/requirements.lock
	@echo "Installing the test tools ..." >&2
	@$(PIP) install --require-hashes --requirement tests/requirements.lock
	@touch $@
