# Two commands: `make demo` does the main job on the example reports, `make test` passes the tests.
# Both make the environment first, from exact versions with hashes.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
DEMO_RECORD := build/demo.db

.PHONY: demo test check bench fuzz lock clean

demo: .venv/ready
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh examples/demo.sh $(DEMO_RECORD)

# Half of what the tests do is to start Dateline: what is compiled once is kept, whatever is set outside.
# Some wait for kills and pauses meanwhile, so that three of them keep two cores busy.
test: .venv/ready
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder

check: .venv/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Figures of the tasks that PATHs are given for: make bench TASK=seed DATA=folder
bench: .venv/ready
	$(BIN)/python -m benchmarks $(TASK) $(DATA)

# Reader, cleaner and times on inputs that chance has changed, for a minute.
fuzz: .venv/ready
	$(BIN)/python -m tests.fuzz --seconds 60

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# Exact versions with hashes, from the ranges of pyproject.toml; names no index, link or host.
lock:
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --extra dev \
		--no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-annotate \
		--pip-args "--only-binary :all:" --output-file requirements.lock pyproject.toml

clean:
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .hypothesis
