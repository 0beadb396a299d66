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

# step "what" command...   one line: what, a dot every five seconds, how long it took. The command's
# output is shown only when it fails.
step() {
  local what=$1 log start=$SECONDS status=0 heartbeat
  shift
  log=$(mktemp)
  printf '  %s ' "$what" >&2
  (trap 'kill $! 2>/dev/null; exit' TERM
   while sleep 5 9>&- & wait $! && kill -0 $$ 2>/dev/null; do printf . >&2; done) 9>&- &
  heartbeat=$!
  "$@" >"$log" 2>&1 </dev/null || status=$?
  kill "$heartbeat" 2>/dev/null || true
  wait "$heartbeat" 2>/dev/null || true
  if [ "$status" = 0 ]; then
    printf ' done (%d s)\n' $((SECONDS - start)) >&2
  else
    printf ' FAILED after %d s, status %d\n' $((SECONDS - start)) "$status" >&2
    tail -n 60 "$log" >&2
  fi
  rm -f "$log"
  return "$status"
}
