# Every daily command. `make help` lists them.
PYTHON ?= python3
KIOSK  := .venv/bin/kiosk
READY  := .venv/.ready
SHELL  := /bin/sh

.DEFAULT_GOAL := help
.PHONY: help setup run test sizes bench chaos soak fleet lint format pictures preview icons check dist smoke deb link-deb link-deb-test deb-test newcomer clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(READY): pyproject.toml build_spec/requirements.txt resources/system-packages.txt build_spec/setup.sh
	@PYTHON="$(PYTHON)" build_spec/setup.sh

setup: $(READY) ## make .venv with everything the kiosk and its tests need

run: setup ## open the kiosk on this screen; without a screen draw its pictures instead
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
	trap : INT; $(KIOSK) run || { code=$$?; [ $$code = 130 ] || exit $$code; }; \
	else echo "No screen here (DISPLAY and WAYLAND_DISPLAY are empty): drawing every card into build/pictures instead."; \
	exec $(KIOSK) render --out build/pictures; fi

test: setup ## run the tests, headless
	@build_spec/setup.sh tests
	.venv/bin/python -m pytest -n 3 --dist worksteal $(ARGS)

sizes: setup ## look at every view in every language on screens of all usual sizes, and list what does not fit; ARGS="--inches 7 10.1"
	@build_spec/setup.sh tests
	@PYTHONPATH=tests .venv/bin/python -m sizes $(ARGS)

bench: setup ## measure start, frames, memory, and other programs beside (figures to judge, not tests); ARGS="--only peers"
	@build_spec/setup.sh bench
	@PYTHONPATH=tests .venv/bin/python -m bench $(ARGS)

chaos: setup ## test crashes, hangs, bad decks, full disks and more, a line for each promise; ARGS="--short", "--only failures"
	@build_spec/setup.sh chaos
	@PYTHONPATH=tests .venv/bin/python -m chaos $(ARGS)

soak: setup ## run random visitors at 20 times their speed for 10 minutes and check that nothing grows; HOURS=24 for the long run
	@build_spec/setup.sh tests
	@PYTHONPATH=tests .venv/bin/python -m soak --minutes $(if $(HOURS),$$(($(HOURS) * 60)),$(or $(MINUTES),10)) $(ARGS)

fleet: setup ## measure a thousand links at one Mosquitto on this machine (figures to judge); ARGS="--kiosks 200 --steady 30"
	@build_spec/setup.sh tests
	@PYTHONPATH=tests .venv/bin/python -m simulation $(ARGS)

lint: setup ## check format, types and QML
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/python -m build_spec.tools.qml lint

format: setup ## format Python and QML
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
	.venv/bin/python -m build_spec.tools.qml format

pictures: setup ## draw every view, card and language, landscape and portrait, into build/pictures
	$(KIOSK) render --out build/pictures --size 1920x1080 --size 1080x1920

preview: setup ## film docs/preview.gif and draw the other pictures of README and docs
	.venv/bin/python -m build_spec.tools.preview
	.venv/bin/python -m build_spec.tools.readme_picture
	.venv/bin/python -m build_spec.tools.theme_picture
	.venv/bin/python -m build_spec.tools.gallery_picture
	.venv/bin/python -m build_spec.tools.editor_picture
	PYTHONPATH=tests .venv/bin/python -m build_spec.tools.panel_pictures
	.venv/bin/python -m build_spec.tools.review

icons: setup ## draw the app's icon from resources/icons/*.svg in every size
	.venv/bin/python -m build_spec.tools.icons

check: setup ## check the built-in deck
	$(KIOSK) check

dist: setup ## build the executable for this platform: dist/kiosk (a folder), its archive, dist/kiosk-single (one file)
	@build_spec/setup.sh dist
	.venv/bin/python -m build_spec.bundle.build
	.venv/bin/python -m pytest -q tests/build_spec/test_bundle.py

smoke: setup ## as root: run what make dist built in a bare Debian, on X and on Wayland, and compare it with the source
	@build_spec/setup.sh smoke
	.venv/bin/python -m build_spec.smoke

deb: setup ## build dist/kiosk_VERSION_ARCHITECTURE.deb from dist/kiosk
	@build_spec/setup.sh deb
	.venv/bin/python -m build_spec.debian.package

link-deb: setup ## build dist/kiosk-link_VERSION_ARCHITECTURE.deb: the link, for kiosks of a fleet
	@build_spec/setup.sh dist
	.venv/bin/python -m build_spec.debian.link_package

link-deb-test: setup ## as root: install, run, remove and purge the package kiosk-link in a separate Debian
	@build_spec/setup.sh deb-test
	.venv/bin/python -m build_spec.debian.link_trial

deb-test: setup ## as root: install, run, upgrade, remove and purge the package in a separate Debian, then kiosk-link if it is built; ARGS=--short does not boot the first
	@build_spec/setup.sh deb-test
	.venv/bin/python -m build_spec.debian.trial $(ARGS)
	@if ls dist/kiosk-link_*.deb >/dev/null 2>&1; then $(MAKE) link-deb-test; fi

newcomer: setup ## as root: clone and make test in a bare Debian 13 with git, make and Python; ARGS="--suite bookworm --as-user test run"
	@build_spec/setup.sh newcomer
	.venv/bin/python -m build_spec.tools.newcomer $(ARGS)

clean: ## remove what the other targets made
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
