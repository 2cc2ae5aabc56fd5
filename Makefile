.DEFAULT_GOAL := help
.PHONY: help setup run test services services-stop services-status release bench fuzz safety examples docs check-docs format lint css messages smoke attack clean

# For `make run` and `make test`: what follows the command, as in ARGS="0:8080" or ARGS="--failfast Accounts".
ARGS ?=

# For `make test`: services whose tests must not skip, as in REQUIRE=postgres,s3.
ifdef REQUIRE
export MANAGE_REQUIRE_SERVICES := $(REQUIRE)
endif

help: ## Lists the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Checks Swift, installs the system's C libraries where missing, sets the commit template where none is set
	@script/setup

run: setup ## Builds, migrates and serves the site on 127.0.0.1:8000 (ARGS="[ADDR:]PORT")
	swift build --product manage
	.build/debug/manage migrate
	.build/debug/manage runserver $(ARGS)

test: setup ## Runs the tests (ARGS="FILTER --failfast …", REQUIRE=postgres,s3 to fail instead of skipping)
	swift build --product manage
	@script/test $(ARGS)

services: ## Installs and starts PostgreSQL, PgBouncer and S3 for the tests
	@script/services start

services-stop: ## Stops them and throws their data away
	@script/services stop

services-status: ## Says which of them run, and where
	@script/services status

release: setup ## Builds the deployment binary dist/manage
	script/release

bench: ## Measures a release build against its peers (BENCH=database|publish|templates)
	@script/bench $(BENCH)

fuzz: ## Fuzzes the template engine with libFuzzer (SECONDS=1200)
	@script/fuzz $(SECONDS)

safety: ## Proves on a release build that a publication is all or nothing, in fifty killed runs (needs `make services`)
	script/build-release manage
	@set -a && . .services/env && set +a && script/publish-safety $(ARGS)

examples: ## Builds and tests the packages that use this one: the examples and what startproject makes
	script/examples

format: ## Formats the Swift sources
	swift format --in-place --parallel --recursive Sources Tests Examples Benchmarks Fuzz Plugins Package.swift

lint: ## Checks the form of the sources and scripts
	@script/lint

css: ## Compiles styles/site.tailwind.css into static/css/site.css
	script/css

messages: ## Compiles the translations, locale/*/LC_MESSAGES/django.po
	script/messages

docs: setup ## Builds the documentation of ManageKit, with its articles, into dist/docs
	MANAGE_DOCS=1 swift package --allow-writing-to-directory dist/docs generate-documentation --target ManageKit \
	  --output-path dist/docs --transform-for-static-hosting

check-docs: ## Compiles and runs the code in README.md, docs/ and the articles (ARGS="NAME…")
	script/check-docs $(ARGS)

smoke: ## Starts the site as `make run` does and asks it for a page
	@script/smoke

attack: ## Replays hostile requests, slow clients and floods against a release build on loopback (ARGS=--short)
	script/attack $(ARGS)

clean: services-stop ## Removes all that was built or installed into this folder
	rm -rf .build .build-* .services dist coverage
