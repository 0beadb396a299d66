# Shared by the scripts: where things lie, progress lines with timings, running as root.
# Sourced, never run. Needs bash 4.4 or newer.

set -euo pipefail

PROJECT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
CACHE=${BLEEPAY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/bleepay-checkout}
EM_VERSION=$(head -n 1 "$PROJECT/emsdk-version.txt")
EM_ROOT=$CACHE/root-$EM_VERSION
export BLEEPAY_CACHE=$CACHE

say() { printf '%s\n' "$*" >&2; }
die() { say "error: $*"; exit 1; }

# step "what" command...   one line before, one after with the seconds; output only when it fails.
step() {
  local what=$1 log start=$SECONDS status=0
  shift
  log=$(mktemp)
  printf '  %s ... ' "$what" >&2
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if [ "$status" = 0 ]; then
    printf 'done (%d s)\n' $((SECONDS - start)) >&2
  else
    printf 'FAILED after %d s (status %d)\n' $((SECONDS - start)) "$status" >&2
    tail -n 60 "$log" >&2
  fi
  rm -f "$log"
  return "$status"
}
