# Every target does its own set-up. PORT=5001 make run talks on another port; OPEN=1 opens the page.

PYTHON ?= python3
BIN := .venv/bin
RUN_STAMP := .venv/.run
STAMP := .venv/.ready
VOICE_STAMP := .venv/.voice
ASSIST_STAMP := .venv/.assist
ANY_DAY_STAMP := .venv/.any-day
INSTALL := -m pip install --quiet --disable-pip-version-check
PIP := $(BIN)/python $(INSTALL) --require-hashes
EARS := .venv-ears
EARS_STAMP := $(EARS)/.ready
HOME_PYTHON ?= python3.13
HOME_VENV := .venv-home-assistant
HOME_STAMP := $(HOME_VENV)/.ready
NODE_STAMP := tests/node/node_modules/.ready
NODE := $(shell command -v npm 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help setup run assist test test-home-assistant test-any-day explore lint package icons pins bench peers fuzz load model vocabulary examples ears accuracy coverage audit screenshots clean

help:  ## show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(STAMP)  ## make .venv with all that the tests need

$(RUN_STAMP): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=..."; exit 1; }
	@echo "Installing what running needs into .venv (about 270 MB) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) -r requirements.txt
	@touch $@

$(STAMP): requirements-dev.txt requirements-assist.txt $(RUN_STAMP)
	@echo "Installing what the tests need into .venv (about 530 MB more) ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@

# The tests that need Node.js, Chromium or nginx skip with a reason where it is missing.
ifneq ($(NODE),)
$(NODE_STAMP): tests/node/package.json tests/node/package-lock.json
	@cd tests/node && npm ci --silent --no-audit --no-fund
	@touch $@
NODE_READY := $(NODE_STAMP)
endif

run: $(RUN_STAMP) $(if $(VOICE),$(VOICE_STAMP))  ## talk to the skill at http://127.0.0.1:5000/; VOICE=1 without a cloud
	@VOICE=$(VOICE) OPEN=$(OPEN) RELOAD=$(RELOAD) $(BIN)/python -m skill.simulator serve

$(VOICE_STAMP): requirements-voice.txt $(RUN_STAMP)
	@echo "Installing a recogniser and a voice into .venv (about 430 MB) ..."
	@$(PIP) -r requirements-voice.txt
	@touch $@

assist: $(ASSIST_STAMP)  ## serve Home Assistant over Wyoming; ASSIST="--uri tcp://0.0.0.0:10600 --zeroconf" for others
	@$(BIN)/python -m skill.assist $(ASSIST)

$(ASSIST_STAMP): requirements-assist.txt $(RUN_STAMP)
	@$(PIP) -r requirements-assist.txt
	@touch $@

# Byte-code is kept, even where it usually is not: else each worker, and each program that a test starts, compiles all anew.
test: $(STAMP) $(NODE_READY) lint  ## everything that CI runs
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

test-any-day: $(STAMP) $(NODE_READY) $(ANY_DAY_STAMP)  ## the suite with the clock moved (half an hour); ONLY=2 for one moment
	@$(BIN)/python -m tools.stress.any_day $(if $(ONLY),--only $(ONLY))

$(ANY_DAY_STAMP): requirements-any-day.txt $(STAMP)
	@$(PIP) -r requirements-any-day.txt
	@touch $@

test-home-assistant: $(STAMP) $(HOME_STAMP)  ## conversations through a real Home Assistant; HOME_PYTHON=... for a Python 3.13
	@cd custom_components && $(CURDIR)/$(BIN)/mypy --strict --follow-imports silent --explicit-package-bases \
		--python-version 3.13 --python-executable $(CURDIR)/$(HOME_VENV)/bin/python --config-file= back_pain_guide
	@$(HOME_VENV)/bin/python tests/home_assistant/drive.py $(CURDIR)/$(BIN)/python

# By uv, since pip does not finish resolving what Home Assistant needs. Home Assistant asks for 3.13.2; it runs on each 3.13.
$(HOME_STAMP): requirements-home-assistant.txt | $(STAMP)
	@$(HOME_PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' || { echo "Python 3.13 is needed; set HOME_PYTHON=..."; exit 1; }
	@echo "Installing Home Assistant into $(HOME_VENV) (about 500 MB; some minutes) ..."
	@$(HOME_PYTHON) -m venv $(HOME_VENV)
	@$(BIN)/uv pip install --quiet --python $(HOME_VENV)/bin/python --python-version 3.13.2 -r $<
	@touch $@

explore: $(STAMP)  ## the property tests with new examples, until one fails; TIMES=... for another number
	@for time in $$(seq $(or $(TIMES),20)); do \
		$(BIN)/python -m pytest -m hypothesis --hypothesis-profile=explore || exit 1; \
	done

lint: $(STAMP)
	@$(BIN)/ruff format --check --quiet . || { echo "run: .venv/bin/ruff format ."; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports

# Byte-code and the second ear's libraries are of one Python: PACKAGE_PYTHON=python3.13 for that runtime of Lambda.
package: $(STAMP)  ## write build/: the Lambda zip, an ask-cli project, a SAM template
	@$(BIN)/python -m tools.packaging.package \
		--python "$(PACKAGE_PYTHON)" --privacy "$(PRIVACY_URL)" --terms "$(TERMS_URL)"

icons: $(STAMP)  ## draw the icons of Alexa's store anew
	@$(BIN)/python -m tools.packaging.icons

pins: $(STAMP)  ## write requirements*.txt from pyproject.toml; UPGRADE=1 takes the newest versions
	@$(BIN)/python -m tools.pins $(if $(UPGRADE),--upgrade)

model: $(STAMP)  ## write interaction_model/*.json from the vocabulary
	@$(BIN)/python -m tools.model.build

vocabulary: $(STAMP)  ## write the vocabulary files in their one form: sorted, one phrase a line, none twice
	@$(BIN)/python -m tools.vocabulary.format

examples: $(STAMP)  ## write anew what the example questions of each subject are worded like, for the second ear (seconds)
	@$(BIN)/python -m training.examples

# PyTorch is large, and nothing else needs it, so it has a place of its own.
ears: $(EARS_STAMP)  ## teach the second ear from training/corpus (hours); ONWARD="batch ..." teaches it on; THRESHOLDS=1 keeps it
	@$(EARS)/bin/python -m training.ear $(if $(THRESHOLDS),--thresholds) $(if $(ONWARD),--onward $(ONWARD))

$(EARS_STAMP): requirements-training.txt
	@echo "Installing what teaching the second ear needs into $(EARS) (about 1.6 GB) ..."
	@test -x $(EARS)/bin/python || $(PYTHON) -m venv $(EARS)
	@$(EARS)/bin/python $(INSTALL) -r requirements-training.txt
	@touch $@

accuracy: $(STAMP)  ## run every case and write docs/accuracy.md
	@$(BIN)/python -m tools.reports.accuracy

coverage: $(STAMP)  ## ask for every item of the seeds and write docs/coverage.md
	@$(BIN)/python -m tools.reports.coverage

audit: $(STAMP)  ## write docs/audit.md, which a clinician signs, and docs/sources.md
	@$(BIN)/python -m tools.reports.audit

tools/bench/peers/node_modules/.ready: tools/bench/peers/package.json tools/bench/peers/package-lock.json
	@cd tools/bench/peers && npm ci --silent --no-audit --no-fund
	@touch $@

bench: $(STAMP) tools/bench/peers/node_modules/.ready  ## the skill beside its peers, and docs/performance.md
	@$(BIN)/python -m tools.bench
	@$(MAKE) --no-print-directory peers

# What cannot be installed or imported is left out, and said to be. medspaCy needs an older spaCy than negspacy does.
PEERS := .venv-peers/spacy/.ready .venv-peers/medspacy/.ready
.venv-peers/spacy/.ready: requirements-peers.txt
.venv-peers/spacy/.ready: IMPORTED := spacy, negspacy.negation, hassil
.venv-peers/medspacy/.ready: requirements-peers-medspacy.txt
.venv-peers/medspacy/.ready: IMPORTED := medspacy
$(PEERS):
	@echo "Installing $< into $(@D) (up to 300 MB) ..."
	@rm -f $@
	@{ test -x $(@D)/bin/python || $(PYTHON) -m venv $(@D); } && \
		$(@D)/bin/python -m pip install --quiet --disable-pip-version-check -r $< && \
		$(@D)/bin/python -c "import $(IMPORTED)" && touch $@ || echo "$< could not be installed: it is left out."

peers: $(STAMP) $(PEERS)  ## listening beside spaCy, medspaCy and hassil, and its part of docs/performance.md
	@$(BIN)/python -m tools.bench.listening $(if $(EVERY),--every $(EVERY))

screenshots: $(STAMP)  ## take the pictures of the README (needs Chromium)
	@$(BIN)/python -m tools.reports.screenshots

fuzz: $(STAMP)  ## a million spoiled requests through all doors; INPUTS=... for another number
	@$(BIN)/python -m tools.stress.fuzz $(INPUTS)

load: $(STAMP)  ## half an hour at half of what it can take, then double that; SECONDS=... for less
	@$(BIN)/python -m tools.stress.load $(SECONDS)

clean:  ## remove what the other targets made
	@rm -rf .venv .venv-peers $(EARS) $(HOME_VENV) build .build-* .fuzz .hypothesis .pytest_cache .mypy_cache .ruff_cache .import_linter_cache \
		tests/node/node_modules tools/bench/peers/node_modules
	@find . -name __pycache__ -prune -exec rm -rf {} +
