# What there is to do with this repository. Each target is one script or one command; nothing is hidden.
# `make test AGENTS=1` also drives four real coding agents, `AGENTS=all` eight, which are downloaded from npm.

AGENTS ?= 0

.PHONY: build test nightly bench bench-log bench-fleet accuracy demo demo-fleet server dist clean

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

# Half an hour for each engine; SECONDS_EACH=30 ORGANISATIONS=100 MACHINES=10000 is the short form.
bench-fleet:
	bench/fleet sqlite
	bench/fleet postgres

accuracy:
	bench/accuracy

demo: build
	eng/demo

# A server, two people who sign, three machines that enforce; ends with an address to look at.
demo-fleet: build
	eng/demo-fleet

# On http://127.0.0.1:5600, with its data in ~/.sigmashake-server; prints the first administrator's sign-in link.
server:
	dotnet run --project src/SigmaShake.Server --configuration Release

# Packages of the commit that is checked out, in artifacts/dist; RELEASE_KEY=FILE signs them.
dist:
	eng/dist/all

clean:
	rm -rf artifacts
