# make             build/whowhom
# make demo        set up, read the demo articles, print who is central
# make check       set up, build, all tests
# make test        all tests, without setting up
# make graphs      read graphs/demo/ again, write graphs/demo* and what README shows of it
# make cli         only the command line's tests
# make readers     load the exports with Gephi, NetworkX, igraph, if there
# make bless       accept the present output as golden; then read git diff
# make lint        layers, code, language packs
# make asan        all tests under AddressSanitizer and UndefinedBehaviorSanitizer
# make clang       build with clang, too; every warning is an error
# make fuzz T=60   fuzz each target for T seconds (clang)
# make eval        accuracy against gold (SHARED=../shared)
# make bench       speed and memory
# make figures     measure both and write them into README.md
# make install     into PREFIX (/usr/local)
CC      ?= gcc
CFLAGS  ?= -O2 -g
PREFIX  ?= /usr/local
SHARED  ?= ../shared
B       ?= build
WARN     = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes
PKGS     = igraph libutf8proc popt libxml-2.0 libexttextcat sqlite3 serd-0
# others' headers are not warned of
CPPFLAGS += -D_POSIX_C_SOURCE=200809L -Isrc -I$(B) \
	$(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PKGS) 2>/dev/null))
CPPFLAGS += -DTEXTCAT='"$(shell pkg-config --variable=pkgdatadir libexttextcat 2>/dev/null)"'
LDLIBS  += $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lpthread -lm
SRC   := $(sort $(wildcard src/*.c src/*/*.c))
OBJ   := $(SRC:src/%.c=$(B)/%.o)
PACK  := $(sort $(wildcard src/lang/*.tsv src/lang/*/*.tsv src/lang/*/events/*.rules))
TEST   = WHOWHOM=$(CURDIR)/$(B)/whowhom tests
TOOLS := $(patsubst %.c,$(B)/%,$(notdir $(sort $(wildcard scripts/*.c scripts/train/*.c))))
vpath %.c scripts scripts/train
MEASURE := $(patsubst scripts/measure/%.c,$(B)/measure/%,$(sort $(wildcard scripts/measure/*.c)))
FUZZ  := $(patsubst tests/fuzz/%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
REPLAY := $(FUZZ:%=$(B)/replay/%)
UNIT  := $(patsubst tests/unit/%.c,$(B)/unit/%,$(sort $(wildcard tests/unit/*.c)))

all: $(B)/whowhom $(B)/reader.model

$(B)/whowhom: $(OBJ) $(B)/pack.o
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(B)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -ffp-contract=off $(CPPFLAGS) $(CFLAGS) $(WARN) -MMD -MP -c -o $@ $<

# kernels are written for the compiler to unroll
$(B)/reader/kernel_%.o: override CFLAGS += -O3

$(B)/pack.S: scripts/embed $(PACK)
	@mkdir -p $(@D)
	scripts/embed src/lang $(PACK:src/lang/%=%) >$@

$(B)/pack.o: $(B)/pack.S
	$(CC) -c -o $@ $<

$(B)/reader.model: src/lang/reader.model
	@mkdir -p $(@D)
	ln -sf $(CURDIR)/$< $@

$(B)/unit/%: tests/unit/%.c $(filter-out $(B)/cli/main.o,$(OBJ)) $(B)/pack.o
	@mkdir -p $(@D)
	$(CC) -std=c11 -ffp-contract=off $(CPPFLAGS) $(CFLAGS) $(WARN) -Itests/unit -MMD -MP -o $@ $(filter %.c %.o,$^) $(LDFLAGS) $(LDLIBS) -lcmocka

demo:
	@scripts/setup
	@$(MAKE) all
	scripts/graphs $(B)/demo
	@head -n 16 $(B)/demo/demo-centrality.txt
	@echo 'The graph is in $(B)/demo/: demo.graphml (for Gephi), demo-actors.graphml, demo.json'

check:
	@scripts/setup check
	@$(MAKE) test

test: all $(UNIT) $(REPLAY)
	@$(TEST)/all.sh $(UNIT) $(REPLAY)

graphs: all
	WHOWHOM=$(B)/whowhom scripts/graphs graphs
	WHOWHOM=$(B)/whowhom scripts/figures demo why
	! command -v neato >/dev/null || scripts/picture

bless: all
	$(TEST)/golden.sh --bless
	$(TEST)/cli.sh --bless
	@$(MAKE) graphs

lint:
	@scripts/lint

SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all
asan:
	@QUICK=1 $(MAKE) test B=build/asan CFLAGS='-O1 -g -fno-omit-frame-pointer $(SANITIZE)'

clang:
	@$(MAKE) B=build/clang CC=clang CFLAGS='-O2 -Werror' all units

units: $(UNIT) $(REPLAY) $(TOOLS) $(MEASURE)

eval: all
	@WHOWHOM=$(B)/whowhom scripts/eval $(SHARED)

bench: all
	@WHOWHOM=$(B)/whowhom scripts/bench

figures: all
	SHARED=$(SHARED) scripts/figures

install: all
	install -D -m 755 $(B)/whowhom $(DESTDIR)$(PREFIX)/bin/whowhom
	install -D -m 644 src/lang/reader.model $(DESTDIR)$(PREFIX)/share/whowhom/reader.model

# what the scripts ask; built with the tests, so that they keep up
$(TOOLS): $(B)/%: %.c
$(MEASURE): $(B)/measure/%: scripts/measure/%.c
$(MEASURE): LDLIBS += $(shell pkg-config --libs libcjson 2>/dev/null)
$(TOOLS) $(MEASURE): $(filter-out $(B)/cli/main.o,$(OBJ)) $(B)/pack.o
	@mkdir -p $(@D)
	$(CC) -std=c11 $(CPPFLAGS) $(CFLAGS) $(WARN) -o $@ $^ $(LDFLAGS) $(LDLIBS)

# the command line, and what other programs make of the exports
cli: $(B)/whowhom
	@$(TEST)/cli.sh

readers: $(B)/whowhom
	@$(TEST)/readers.sh

# seeds of the fuzz targets, fed to them without a fuzzer
$(REPLAY): $(B)/replay/%: tests/fuzz/%.c tests/fuzz/replay.c
$(REPLAY): $(filter-out $(B)/cli/main.o,$(OBJ)) $(B)/pack.o
	@mkdir -p $(@D)
	$(CC) -std=c11 $(CPPFLAGS) $(CFLAGS) $(WARN) -o $@ $(filter %.c %.o,$^) $(LDFLAGS) $(LDLIBS)

T ?= 60
fuzz:
	@$(MAKE) B=build/fuzz CC=clang FUZZER=-fsanitize=fuzzer \
	    CFLAGS='-O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all' targets
	@scripts/fuzz $(T)

targets: $(FUZZ:%=$(B)/%)
$(FUZZ:%=$(B)/%): $(B)/%: tests/fuzz/%.c $(filter-out $(B)/cli/main.o,$(OBJ)) $(B)/pack.o
	$(CC) -std=c11 $(CPPFLAGS) $(CFLAGS) $(WARN) $(FUZZER) -o $@ $^ $(LDFLAGS) $(LDLIBS)

clean:
	rm -rf $(B)

help:
	@sed -n 's/^# make/make/p' Makefile

-include $(OBJ:.o=.d) $(UNIT:=.d)
.PHONY: all demo check test cli readers graphs bless lint asan clang units fuzz targets eval bench figures install clean help
