# Carrel: what there is to make. `make run` and `make test` fetch what they need.

PACKAGES = g++ libncursesw5-dev libxapian-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev libqrencode-dev libseccomp-dev libcrypt-dev libvterm-dev libsqlite3-dev libzxing-dev ncurses-base
# What only the tests need beside that: a real speech service, 6 MB to fetch.
TEST_PACKAGES = speech-dispatcher
SUDO = $(if $(filter 0,$(shell id -u)),,sudo)
CARREL = .build/release/carrel
SWIFT_FILES = Package.swift Sources Tests

.PHONY: all deps build run test lint format bench search-eval search-bench pictures clean

all: build

# What apt must bring; says what is missing, and installs only that.
deps:
	@command -v swift >/dev/null || { echo "carrel: Swift 6.2 or newer is needed; see https://www.swift.org/install" >&2; exit 1; }
	@missing=$$(for p in $(PACKAGES); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
	if [ -n "$$missing" ]; then \
		echo "carrel: installing $$(echo $$missing)"; \
		$(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi

# A release build with Swift's own library inside it.
build: deps
	swift build -c release --static-swift-stdlib --disable-local-rpath --product carrel

run: build
	$(CARREL) --content Content

test: PACKAGES += $(TEST_PACKAGES)
test: deps
	swift test

# Swift's own formatter, with the rules of .swift-format.
lint:
	swift format lint --strict --parallel --recursive $(SWIFT_FILES)

format:
	swift format --in-place --parallel --recursive $(SWIFT_FILES)

# Times Carrel beside less, lynx, w3m and a bare C program; see Tests/Bench/README.md.
bench: build
	Tests/Bench/run.sh

# How well the library answers the queries of Tests/SearchEval/queries.tsv and queries-es.tsv, by kind, and how soon; `make search-eval MISSES=1` names the misses.
search-eval: deps
	swift build -c release --product SearchEval
	.build/release/SearchEval Content Tests/SearchEval/queries.tsv $(if $(MISSES),--misses)
	.build/release/SearchEval Content Tests/SearchEval/queries-es.tsv --spanish --scores $(if $(MISSES),--misses)

# How soon libraries of these sizes are published, changed and searched, beside SQLite's FTS5; `make search-bench SIZES=100000` takes its time.
SIZES = 1000 10000
search-bench: deps
	swift build -c release --product SearchBench
	@for n in $(SIZES); do python3 Tests/Bench/made_library.py .build/bench/library-$$n -n $$n || exit; done
	.build/release/SearchBench .build/bench $(SIZES:%=.build/bench/library-%)

# The pictures of README.md, taken anew from the program itself.
pictures: build
	swift build --product Pictures
	.build/debug/Pictures $(CARREL) Content docs

clean:
	rm -rf .build
