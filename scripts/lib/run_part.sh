#!/usr/bin/env bash
# Runs one part of scripts/test in a shell of its own, in which the first error ends the part.
. "$(dirname "$0")/common.sh"
. "$PROJECT/scripts/lib/toolchain.sh"
. "$PROJECT/scripts/lib/suites.sh"
cd "$PROJECT"
. "$PROJECT/scripts/test.d/$1.sh"
