# Prerequisites on Debian and Ubuntu: apt-get install -y make git ca-certificates
SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# QGIS_PYTHON must be able to "import qgis"; TRAIN_PYTHON must have a TensorFlow wheel.
export QGIS_PYTHON ?= /usr/bin/python3
export TRAIN_PYTHON ?= python3
# Passed through the environment, so that paths may hold spaces and accents.
export IMAGERY OUTLINES

.PHONY: help demo test package lint model crossvalidate screenshots clean system-demo system-test

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

demo: system-demo ## Annotate a made scene, or your files: make demo IMAGERY=a.tif OUTLINES=b.gpkg
	@$(QGIS_PYTHON) .ci/package.py
	@$(QGIS_PYTHON) tests/demo/run_demo.py

test: build/venv-qgis/.done build/venv-train/.done build/venv-lint/.done ## Lint, type check and run all tests
	@.ci/test.sh

package: ## Build dist/landslide_annotator.zip and check its size
	@$(QGIS_PYTHON) .ci/package.py

lint: build/venv-lint/.done ## ruff, vermin and mypy only
	@.ci/lint.sh

model: build/venv-train/.done ## Train the bundled captioner again (hours; goes on where it stopped)
	@build/venv-train/bin/python -m training features
	@build/venv-train/bin/python -m training bundle

crossvalidate: build/venv-train/.done ## Train and score the recipe on every block (goes on where it stopped)
	@build/venv-train/bin/python -m training features
	@build/venv-train/bin/python -m training crossvalidate

screenshots: build/venv-qgis/.done ## Take the pictures of the help in the real QGIS
	@build/venv-qgis/bin/python tests/desktop/screenshots.py

clean: ## Remove build/ and dist/
	rm -rf build dist

system-demo:
	@.ci/install.sh demo

system-test:
	@.ci/install.sh test

build/venv-qgis/.done: .ci/venv.sh | system-test
	@.ci/venv.sh qgis

build/venv-train/.done: .ci/venv.sh training/requirements.txt | system-test
	@.ci/venv.sh train

build/venv-lint/.done: .ci/venv.sh | system-test
	@.ci/venv.sh lint
