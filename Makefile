# `make run`: environment, then raw_articles/ -> output/ (more options: `make run ARGS="--allow-removals"`).
# `make test`: environment with the test tools, then everything.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_READY := $(VENV)/.run-ready
TEST_READY := $(VENV)/.test-ready

.PHONY: run test lint lock clean

run: $(RUN_READY)
	@$(BIN)/newsledger run --raw raw_articles --out output $(ARGS) || { code=$$?; [ $$code -eq 3 ] || exit $$code; \
		echo "Published. Some files could not be read: output/rejects.csv says why, and what to do."; }

test: $(TEST_READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pytest -n auto

lint: $(TEST_READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Newsledger needs Python 3.11 or newer; name one with make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(RUN_READY): requirements/run.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --requirement requirements/run.txt
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	touch $@

$(TEST_READY): requirements/test.txt $(RUN_READY)
	$(BIN)/python -m pip install --quiet --requirement requirements/test.txt
	touch $@

# Pins every version in requirements/ anew, from pyproject.toml (needs uv). No address of a registry is written.
lock:
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --no-header --no-annotate pyproject.toml -o requirements/run.txt
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --no-header --no-annotate --extra test \
		-c requirements/run.txt pyproject.toml -o requirements/test.txt

clean:
	rm -rf $(VENV)
