# Two commands do everything on a fresh Debian machine with a Swift toolchain: make run, make test.
.PHONY: run test faults sanitize lint model bench score setup lexicon schema docs install sbom clean
.DEFAULT_GOAL := run

CONFIG ?= release
SWIFT_FLAGS := --explicit-target-dependency-import-check error
# A release asks for no Swift runtime where it is installed, and starts sooner.
RELEASE_FLAGS := $(SWIFT_FLAGS) --static-swift-stdlib
ZHAI := .build/$(CONFIG)/zhai

run: setup lexicon ## Build, and turn seeds/ into output/current/.
	$(ZHAI) run pipeline.json -v

test: CONFIG := debug
test: setup .venv/.done ## All tests; the debug build is theirs.
	swift build $(SWIFT_FLAGS) --build-tests
	.build/debug/zhai lexicon compile
	.venv/bin/pytest -q Tests/Python
	Tests/Faults/faults.py --zhai .build/debug/zhai --short
	swift test $(SWIFT_FLAGS) --skip-build

faults: setup lexicon ## Kills, full disks, damaged state on the real binary; takes an hour.
	Tests/Faults/faults.py --zhai $(ZHAI)

SANITIZE ?= thread
sanitize: setup lexicon ## Tests under a sanitizer, in a build of its own: SANITIZE=thread or address.
	swift test $(SWIFT_FLAGS) --sanitize=$(SANITIZE) --scratch-path .build-$(SANITIZE)

lint: ## Formatting, and imports against the table of stages.
	swift format lint --strict --recursive --parallel Sources Tests Benchmarks Package.swift
	python3 scripts/check-imports.py

score: ## Accuracy beside its record, where ../shared is at hand.
	python3 scripts/score.py --zhai $(ZHAI) --shared ../shared --record Benchmarks/accuracy.json

model: lexicon ## Train models/news.tagger anew from the treebank in ../shared; minutes on one core.
	$(ZHAI) train ../shared/bench/names/gsdsimp-train.iob2 \
	  --dev ../shared/bench/names/gsdsimp-dev.iob2 --output models/news.tagger

bench: setup lexicon ## Speed; see Benchmarks/README.md.
	Benchmarks/run
	Benchmarks/exports

setup: ## The Debian packages that are missing.
	@scripts/setup

lexicon: build ## Word lists into the one file that the program maps into memory.
	$(ZHAI) lexicon compile

schema: build ## schema/pipeline.schema.json from the registries.
	$(ZHAI) schema pipeline > schema/pipeline.schema.json

docs: ## API documentation of the library targets into docs/api/.
	scripts/document

PREFIX ?= /usr/local
SHARE = $(DESTDIR)$(PREFIX)/share

install: setup lexicon ## Program, data, man pages and completions below DESTDIR and PREFIX.
	install -D -m 755 $(ZHAI) $(DESTDIR)$(PREFIX)/bin/zhai
	mkdir -p $(SHARE)/zhai $(SHARE)/doc/zhai
	cp -R lexicons rules models schema $(SHARE)/zhai/
	cp -R README.md LICENSE SECURITY.md CHANGELOG.md docs integrations $(SHARE)/doc/zhai/
	scripts/manual $(ZHAI) $(SHARE)/man/man1
	mkdir -p $(SHARE)/bash-completion/completions $(SHARE)/zsh/site-functions \
		$(SHARE)/fish/vendor_completions.d
	$(ZHAI) --generate-completion-script bash > $(SHARE)/bash-completion/completions/zhai
	$(ZHAI) --generate-completion-script zsh > $(SHARE)/zsh/site-functions/_zhai
	$(ZHAI) --generate-completion-script fish > $(SHARE)/fish/vendor_completions.d/zhai.fish
	scripts/sbom > $(SHARE)/doc/zhai/sbom.spdx.json

sbom: ## What the build is made of, under which licences, as SPDX.
	scripts/sbom > .build/sbom.spdx.json

clean: ## All that is made.
	rm -rf .build .build-docs .venv docs/api lexicons/compiled output/builds output/current output/trial

.PHONY: build
build:
	swift build -c $(CONFIG) $(if $(filter release,$(CONFIG)),$(RELEASE_FLAGS),$(SWIFT_FLAGS)) \
	  --product zhai

.venv/.done: requirements-dev.txt
	python3 -m venv .venv && .venv/bin/pip install -q -r requirements-dev.txt && touch $@
