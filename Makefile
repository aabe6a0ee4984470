# make             build/whowhom
# make demo        read the demo articles, print who is central, write the graph
# make check       all tests
# make graphs      rebuild graphs/*.json and *.graphml from graphs/demo/
# make cli         only the command line's tests
# make readers     load the exports with Gephi, NetworkX, igraph, if there
# make bless       accept the present output as golden; then read git diff
# make lint        layers, language packs, format
# make asan        all tests under AddressSanitizer and UndefinedBehaviorSanitizer
# make fuzz T=60   fuzz each target for T seconds (clang)
# make eval        accuracy against gold (SHARED=../shared)
# make bench       speed and memory
# make install     into PREFIX (/usr/local)
CC      ?= gcc
CFLAGS  ?= -O2 -g
PREFIX  ?= /usr/local
SHARED  ?= ../shared
B       ?= build
WARN     = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes
PKGS     = igraph libcjson libutf8proc popt libxml-2.0
CPPFLAGS += -D_POSIX_C_SOURCE=200809L -Isrc -I$(B) $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
LDLIBS  += $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lpthread -lm
# oneDNN multiplies matrices where it is installed; plain C does otherwise.
DNNL    := $(wildcard /usr/include/dnnl.h /usr/local/include/dnnl.h)
ifneq ($(DNNL),)
CPPFLAGS += -DHAVE_DNNL
LDLIBS  += -ldnnl -lgomp
endif

SRC   := $(sort $(wildcard src/*.c src/*/*.c))
OBJ   := $(SRC:src/%.c=$(B)/%.o)
PACK  := $(sort $(wildcard src/lang/*.tsv src/lang/*/*.tsv src/lang/*/events/*.rules))
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
	ln -sf ../src/lang/reader.model $@

$(B)/unit/%: tests/unit/%.c $(filter-out $(B)/cli/main.o,$(OBJ)) $(B)/pack.o
	@mkdir -p $(@D)
	$(CC) -std=c11 $(CPPFLAGS) $(CFLAGS) $(WARN) -Itests/unit -MMD -MP -o $@ $(filter %.c %.o,$^) $(LDFLAGS) $(LDLIBS) -lcmocka

# the reader alone, on sentences whose words are known
$(B)/gold: scripts/train/gold.c $(filter-out $(B)/cli/main.o,$(OBJ)) $(B)/pack.o
	$(CC) -std=c11 $(CPPFLAGS) $(CFLAGS) $(WARN) -o $@ $^ $(LDFLAGS) $(LDLIBS)

unit: $(UNIT)
	@for t in $(UNIT); do $$t || exit 1; done

# the command line, and what other programs make of the exports
cli: $(B)/whowhom
	@WHOWHOM=$(CURDIR)/$(B)/whowhom sh tests/cli.sh

readers: $(B)/whowhom
	@WHOWHOM=$(CURDIR)/$(B)/whowhom sh tests/readers.sh

T     ?= 60
FUZZ  := $(patsubst tests/fuzz/%.c,%,$(sort $(wildcard tests/fuzz/*.c)))

fuzz: $(B)/pack.o
	@for f in $(FUZZ); do mkdir -p $(B)/corpus/$$f; \
	clang -std=c11 -O1 -g -fsanitize=fuzzer,address,undefined $(CPPFLAGS) $(WARN) -o $(B)/$$f tests/fuzz/$$f.c \
	    $(filter-out src/cli/main.c,$(SRC)) $< $(LDLIBS) && \
	$(B)/$$f -max_total_time=$(T) -max_len=1000 $(B)/corpus/$$f || exit 1; done

clean:
	rm -rf $(B)

help:
	@sed -n 's/^# //p' Makefile

-include $(OBJ:.o=.d) $(UNIT:=.d)
.PHONY: all unit cli readers fuzz clean help
