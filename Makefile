# Two commands: `make demo` sets up and runs the main job on the bundled reports; `make test` sets up and passes the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
MORE := $(VENV)/.installed-for-tests

.PHONY: demo test browser docs lint evaluate benchmark clean

$(STAMP): pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(STAMP)

# what exports and documentation need, and what the tests read them with; the demo goes without
$(MORE): $(STAMP) requirements-test.lock requirements-readers.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-test.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-readers.lock || echo "followthemoney's own library cannot be installed here: its test skips"
	touch $(MORE)

demo: $(STAMP)
	@mkdir -p demo/out
	@rm -f demo/out/demo.db
	$(BIN)/tawatur add demo/reports --db demo/out/demo.db
	$(BIN)/tawatur timeline --db demo/out/demo.db
	$(BIN)/tawatur timeline --db demo/out/demo.db --html demo/out/timeline.html
	$(BIN)/tawatur timeline --db demo/out/demo.db --html demo/out/timeline.ar.html --language ar

test: $(MORE) browser
	$(BIN)/ruff check src tests tools
	$(BIN)/mypy
	$(BIN)/pytest -n auto

# The browser tests use Debian's Chromium. Where it is missing and cannot be installed they skip and say so.
browser:
	@command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 \
	|| { test "$$(id -u)" = 0 && command -v apt-get >/dev/null 2>&1 && echo "installing chromium for the browser tests" \
	&& export DEBIAN_FRONTEND=noninteractive \
	&& { timeout 400 apt-get install -y -qq --no-install-recommends chromium >/dev/null 2>&1 \
	|| { timeout 120 apt-get update -qq >/dev/null 2>&1; timeout 400 apt-get install -y -qq --no-install-recommends chromium >/dev/null 2>&1; }; }; } \
	|| echo "no Chromium here: the browser tests will skip"

evaluate: $(MORE)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r evaluation/extractors.lock
	$(BIN)/python tools/evaluate.py

benchmark: $(STAMP)
	$(BIN)/python tools/benchmark.py
	$(BIN)/python tools/merge_scale.py
	$(BIN)/python tools/linking_benchmark.py

docs: $(MORE)
	$(BIN)/mkdocs build --quiet

clean:
	rm -rf $(VENV) demo/out site
