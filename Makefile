# What there is to do with this repository. Each target is one script or one command; nothing is hidden.
# `make test AGENTS=1` also drives the real coding agents, which are downloaded from npm.

AGENTS ?= 0

.PHONY: build test nightly bench bench-log accuracy demo server clean

build:
	eng/build

test:
	AGENTS=$(AGENTS) eng/test

nightly:
	AGENTS=$(AGENTS) eng/test --nightly

bench: build
	bench/run

bench-log: build
	bench/log

accuracy:
	bench/accuracy

demo: build
	eng/demo

# On http://127.0.0.1:5600, with its data in ~/.sigmashake-server; prints the first administrator's sign-in link.
server:
	dotnet run --project src/SigmaShake.Server --configuration Release

clean:
	rm -rf artifacts
