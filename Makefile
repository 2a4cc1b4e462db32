# What there is to do here, each by one word. `make help` lists the words.

GO     ?= go
ADDER  := bin/adder
# What `make test` tests, and further flags of go test.
PKGS   ?= ./...
# Further words for `adder bench`: --quick, names, --json FILE, ...
BENCH  ?= --quick
# Files that `make report` makes a page of; a new measurement when empty.
RESULTS ?=
# A folder for `make identical` to check; the embedded standard library when empty.
DIR    ?=

export CGO_ENABLED := 0

.PHONY: help build test engines race bench report startbench layerbench frontbench heapbench generate lint identical clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## build bin/adder
	$(GO) build -o $(ADDER) ./cmd/adder

test: ## run all tests, against the embedded CPython where there is something to compare
	$(GO) run ./cmd/testsum -timeout 12m $(PKGS)

engines: ## run the differential programs on every engine and with layers off
	$(GO) run ./cmd/testsum -timeout 10m ./vm -run TestPrograms -args -engines threaded,baseline,switch+specialize=off,switch+fuse=off

race: export CGO_ENABLED := 1
race: ## run the tests of the packages that share memory between goroutines under the race detector
	$(GO) run ./cmd/testsum -race -short -timeout 10m -skip TestPythonCommandLine $(RACE)
RACE := ./bench/... ./cmd/adder/... ./cmd/testsum/... ./vm/heap/... ./vm/stdlib/...

bench: build ## measure the suite on adder and CPython, side by side (BENCH=... for options)
	$(ADDER) bench $(BENCH)

report: build ## measure the suite, or take RESULTS=..., and make bin/report.html of it
	[ -n "$(RESULTS)" ] || $(ADDER) bench $(BENCH) --json bin/results.json || [ -s bin/results.json ]
	$(ADDER) report $(or $(RESULTS),bin/results.json) -o bin/report.html

startbench: build ## how long an empty program and imports take, beside CPython
	$(ADDER) bench startup imports --peer cpython --peer cpython-jit

layerbench: build ## what each layer of the engine is worth, by category (BENCH=... for options)
	$(ADDER) bench --engines $(BENCH)

frontbench: build ## how long the standard library takes to compile, beside CPython
	$(ADDER) bench frontend --peer cpython

heapbench: ## what allocation and collection cost, beside Go's allocator
	$(GO) test -run '^$$' -bench . -benchtime 200ms ./vm/heap

identical: build ## compare code objects with CPython's, for the standard library or DIR=...
	$(ADDER) dis --check-identical $(DIR)

generate: ## make the generated files again
	$(GO) generate ./...

lint: ## gofmt, vet, staticcheck, and our own checkers
	@unformatted=$$(gofmt -l $$($(GO) list -f '{{.Dir}}' ./...)); \
	if [ -n "$$unformatted" ]; then echo "not gofmt's format:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	$(GO) run ./cmd/checkheap ./...

clean: ## remove what was built
	rm -rf bin
