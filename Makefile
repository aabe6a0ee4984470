# make             build/whowhom
# make demo        read the demo articles, print who is central, write the graph
# make check       all tests
# make graphs      rebuild graphs/*.json and *.graphml from graphs/demo/
# make bless       accept the present output as golden; then read git diff
# make lint        layers, language packs, format
# make asan        all tests under AddressSanitizer and UndefinedBehaviorSanitizer
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

clean:
	rm -rf $(B)

help:
	@sed -n 's/^# //p' Makefile

-include $(OBJ:.o=.d) $(UNIT:=.d)
.PHONY: all unit clean help
