# Carrel: what there is to make. `make run` and `make test` fetch what they need.

PACKAGES = g++ libncursesw5-dev libxapian-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev libqrencode-dev libseccomp-dev libcrypt-dev libvterm-dev libsqlite3-dev libzxing-dev ncurses-base
# What only the tests need beside that: a real speech service, a real print server, a real SSH server, Xapian's own servers, what tells the calls
# a program makes, and what judges the files of a kiosk.
TEST_PACKAGES = speech-dispatcher cups-daemon cups-client systemd openssh-server openssh-client xapian-tools strace kbd
# What only the package needs.
DEB_PACKAGES = debhelper lintian fakeroot
SUDO = $(if $(filter 0,$(shell id -u)),,sudo)
CARREL = .build/release/carrel
RELEASE = -c release --static-swift-stdlib --disable-local-rpath $(LINK_XAPIAN)
# Xapian goes into the program as well, when Packaging/static-xapian.sh could build it; `make XAPIAN=shared` leaves it outside.
XAPIAN = inside
LINK_XAPIAN = $(if $(filter inside,$(XAPIAN)),$(shell for lib in $(CURDIR)/.build/xapian/*/libxapian.a; do [ ! -e "$$lib" ] || \
	echo "-Xlinker -L$${lib%/*} -Xlinker -lz -Xlinker -luuid"; done))
SWIFT_FILES = Package.swift Packaging Sources Tests

.PHONY: all deps xapian build man install uninstall deb deb-test run test coverage sanitize lint format bench markdown-bench search-eval search-bench pictures fuzz faults kiosk-test kiosk-soak clean

all: man

# What apt must bring; says what is missing, and installs only that.
deps:
	@command -v swift >/dev/null || { echo "carrel: Swift 6.2 or newer is needed; see https://www.swift.org/install" >&2; exit 1; }
	@missing=$$(for p in $(PACKAGES); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
	if [ -n "$$missing" ]; then \
		echo "carrel: installing $$(echo $$missing)"; \
		$(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi

# Fetched and built once for each version of Debian's libxapian-dev, in two minutes or so.
xapian: PACKAGES += dpkg-dev uuid-dev zlib1g-dev
xapian: deps
	@[ $(XAPIAN) != inside ] || Packaging/static-xapian.sh .build/xapian

# A release build with Swift's own library inside it. Written once more from one end to the other, because the kernel keeps the pieces a linker
# writes as small pages: the same program then starts with a twentieth fewer page faults. Its date stays, so that nothing is linked anew; one
# that is running cannot be written, and is left as it is.
build: xapian
	swift build $(RELEASE) --product carrel
	@cp -p $(CARREL) $(CARREL)~ && cp -p $(CARREL)~ $(CARREL) 2>/dev/null; rm -f $(CARREL)~

# The manual pages, made from the tables of the program.
man: build
	swift build $(RELEASE) --product Manual
	$(CARREL) --experimental-dump-help | .build/release/Manual Packaging/man $(PAGES) $(VERSION) $(RELEASED)

# Where to install to, by the names that packagers know; DESTDIR is put before all of them.
PREFIX = /usr/local
VERSION = $(shell sed -n 's/.*version: "\(.*\)".*/\1/p' Sources/carrel/Carrel.swift)
RELEASED = $(shell sed -n '/^## \[$(VERSION)\] - /{s///;p}' CHANGELOG.md)
COMPLETIONS = bash-completion/completions/carrel zsh/site-functions/_carrel fish/vendor_completions.d/carrel.fish

# What is installed, each file with its place. What closes a whole machine for a kiosk is nothing for everybody's: it lies apart, as a
# tree to copy.
KIOSK = share/carrel/kiosk/etc
PARTS = systemd/carrel-kiosk@.service:lib/systemd/system/carrel-kiosk@.service \
	systemd/carrel-keymap.service:lib/systemd/system/carrel-keymap.service \
	systemd/carrel-kiosk.sysusers:lib/sysusers.d/carrel-kiosk.conf \
	systemd/carrel-kiosk.tmpfiles:lib/tmpfiles.d/carrel-kiosk.conf \
	systemd/carrel-kiosk-machine.tmpfiles:$(KIOSK)/tmpfiles.d/carrel-kiosk-machine.conf \
	systemd/logind.conf.d/carrel-kiosk.conf:$(KIOSK)/systemd/logind.conf.d/carrel-kiosk.conf \
	systemd/system.conf.d/carrel-kiosk.conf:$(KIOSK)/systemd/system.conf.d/carrel-kiosk.conf \
	sysctl/90-carrel-kiosk.conf:$(KIOSK)/sysctl.d/90-carrel-kiosk.conf \
	sshd/10-carrel-kiosk.conf:$(KIOSK)/ssh/sshd_config.d/10-carrel-kiosk.conf \
	config/config.yaml:share/doc/carrel/config.yaml \
	desktop/carrel.desktop:share/applications/carrel.desktop \
	desktop/carrel.metainfo.xml:share/metainfo/carrel.metainfo.xml \
	desktop/carrel.svg:share/icons/hicolor/scalable/apps/carrel.svg
PAGES = .build/man
LIBRARY = Content
MANUAL = share/man/man1/carrel.1 share/man/man5/carrel-content.5 share/man/man8/carrel-kiosk.8
ROOT = $(DESTDIR)$(PREFIX)
FILL = sed -E 's,/usr/(bin|lib)/carrel,$(PREFIX)/\1/carrel,g; s/@version@/$(VERSION)/; s/@date@/$(RELEASED)/'

# Puts the program there, with all that belongs to it; builds it only if nothing has been built, so that `make && sudo make install` builds
# nothing as root. The library is published into its place: who reads the old edition meanwhile keeps it.
install:
	@test -x $(CARREL) -a -e $(PAGES)/carrel.1 || $(MAKE) man
	install -D $(CARREL) $(ROOT)/bin/carrel
	ln -sf carrel $(ROOT)/bin/carrel-kiosk
	umask 022; $(CARREL) publish $(LIBRARY) --to $(ROOT)/share/carrel/shelf
	install -D Packaging/keymap/unmap-console-keys -t $(ROOT)/lib/carrel
	set -e; for part in $(PARTS); do $(FILL) Packaging/$${part%:*} | install -D -m 644 /dev/stdin $(ROOT)/$${part#*:}; done
	set -e; for file in $(COMPLETIONS); do \
		$(CARREL) --generate-completion-script $${file%%[-/]*} | sed '1{/^#!/d}' | install -D -m 644 /dev/stdin $(ROOT)/share/$$file; done
	set -e; for page in $(MANUAL); do install -D -m 644 $(PAGES)/$${page##*/} $(ROOT)/$$page; done
	install -D -m 644 LICENSE README.md CHANGELOG.md -t $(ROOT)/share/doc/carrel

# Takes away what `make install` put there, and nothing else.
uninstall:
	rm -f $(addprefix $(ROOT)/,bin/carrel bin/carrel-kiosk $(foreach part,$(PARTS),$(lastword $(subst :, ,$(part)))) $(MANUAL) \
		$(COMPLETIONS:%=share/%))
	rm -rf $(ROOT)/share/carrel $(ROOT)/share/doc/carrel $(ROOT)/lib/carrel

# The Debian package, in .build/deb, built as debian/rules has it and looked over by lintian.
DEB = .build/deb/carrel-$(VERSION)
deb: PACKAGES += $(DEB_PACKAGES)
deb: deps
	rm -rf .build/deb && mkdir -p $(DEB) && cp -r Packaging/debian $(DEB)/debian
	{ echo "carrel ($(VERSION)) unstable; urgency=medium"; echo; \
		sed -n '/^## \[$(VERSION)\]/,/^## \[/{s/^- /  * /p; s/^  [^ *]/  &/p}' CHANGELOG.md; echo; \
		echo " -- $$(sed -n 's/^Maintainer: //p' Packaging/debian/control)  $$(date -u -R -d $(RELEASED))"; } >$(DEB)/debian/changelog
	cd $(DEB) && HOUSE=$(CURDIR) dpkg-buildpackage --build=binary --no-sign
	lintian --fail-on error,warning .build/deb/*.changes

# Installs the package into a Debian 12 made for it, reads there, takes it away, and looks for what is left.
deb-test: PACKAGES += debootstrap
deb-test: deps
	@test -e .build/deb/carrel_$(VERSION)_*.deb || $(MAKE) deb
	$(SUDO) Packaging/deb-test.sh $(CURDIR)/.build/deb/carrel_$(VERSION)_*.deb $(CURDIR)/.build/deb-test

run: build
	$(CARREL) --content Content

# What judges the manual, the completions and the desktop entry; where one is missing its test is skipped.
JUDGES = mandoc desktop-file-utils appstream zsh fish
test: PACKAGES += $(TEST_PACKAGES) $(JUDGES)
test: deps
	Tests/run.sh

# Every fault at every system call of publishing, every storm and ten thousand flipped bits, where `make test` tries a few.
faults: PACKAGES += $(TEST_PACKAGES)
faults: deps
	CARREL_FAULTS=whole Tests/run.sh --filter 'FaultTests|FaultyShelfTests|FlippedShelfTests|StormTests'

# What a kiosk is tried with, as often as it should be before a release: a million bytes a size, a minute of keys, fifty moments a signal.
kiosk-test: PACKAGES += $(TEST_PACKAGES)
kiosk-test: deps
	ESCAPE_BYTES=1000000 ESCAPE_KEYS=600000 MOMENTS=50 SWAPS=500 SESSIONS=20 \
		swift test --filter 'EscapeTests|BesiegedTests|RestoredTests|GuardSignalTests|KioskFaultTests|CanaryTests|SSHTests'
	$(MAKE) kiosk-soak MINUTES=1

# Visitors without end at one kiosk, for MINUTES, then two who press 600 000 keys each: fails when its guard or its readers grow, or leave files open.
kiosk-soak: MINUTES = 20
kiosk-soak: build
	$(CARREL) publish Content --to .build/soak
	python3 Tests/Bench/kiosk_visits.py $(CARREL) .build/soak --minutes $(MINUTES) --keys 40
	python3 Tests/Bench/kiosk_visits.py $(CARREL) .build/soak -n 1 --keys 600000

# How much of Sources the tests go through, in lines, by file.
coverage: PACKAGES += $(TEST_PACKAGES)
coverage: deps
	Tests/coverage.sh

# The tests of what calls C and C++, with the address, undefined behaviour and thread sanitizers; see Tests/sanitize.sh.
sanitize: PACKAGES += $(TEST_PACKAGES)
sanitize: deps
	Tests/sanitize.sh

# Swift's own formatter, with the rules of .swift-format.
lint:
	swift format lint --strict --parallel --recursive $(SWIFT_FILES)

format:
	swift format --in-place --parallel --recursive $(SWIFT_FILES)

# Times Carrel beside less, lynx, w3m, info and a bare C program, its search beside SQLite's FTS5, and shelves of SIZES topics; writes
# .build/bench/table.md. The first time 100 000 topics take minutes to make: `make bench SIZES="56 1000"` is soon done. See Tests/Bench/README.md.
bench: PACKAGES += less lynx w3m info python3-venv
bench: SIZES = 56 1000 10000 100000
bench: build markdown-bench
	swift build $(RELEASE) --product SearchBench
	SIZES="$(SIZES)" Tests/Bench/run.sh $(RUNS)

# What texts made to cost a Markdown parser time cost, at a size and at twice that; says which more than two and a half times as much.
markdown-bench: deps
	swift build -c release --product MarkdownBench
	.build/release/MarkdownBench

# How well the library answers the queries of Tests/SearchEval/queries.tsv and queries-es.tsv, by kind, and how soon; `make search-eval MISSES=1` names the misses.
search-eval: deps
	swift build -c release --product SearchEval
	.build/release/SearchEval Content Tests/SearchEval/queries.tsv $(if $(MISSES),--misses)
	.build/release/SearchEval Content Tests/SearchEval/queries-es.tsv --spanish --scores $(if $(MISSES),--misses)

# How soon libraries of these sizes are published, changed and searched, beside SQLite's FTS5; `make search-bench SIZES=100000` takes its time.
search-bench: SIZES = 1000 10000
search-bench: deps
	swift build -c release --product SearchBench
	@for n in $(SIZES); do python3 Tests/Bench/made_library.py .build/bench/library-$$n -n $$n || exit; done
	.build/release/SearchBench .build/bench $(SIZES:%=.build/bench/library-%)

# Throws changed input at everything that reads what strangers wrote, SECONDS for each of TARGETS (all of them when none is named); see Tests/Fuzz/README.md.
SECONDS = 60
fuzz: deps
	CARREL_FUZZ=1 swift build -c release --scratch-path .build/fuzz --product Fuzz -Xswiftc -sanitize=fuzzer,address -Xswiftc -enable-testing \
		-Xcxx -fsanitize=fuzzer-no-link,address
	SECONDS_EACH=$(SECONDS) TARGETS="$(TARGETS)" Tests/Fuzz/run.sh

# The pictures of README.md, taken anew from the program itself.
pictures: build
	swift build --product Pictures
	.build/debug/Pictures $(CARREL) Content Packaging/pictures

clean:
	rm -rf .build
