# Starts and stops the sandbox server that serves the demo. Sourced after common.sh; needs PORT.

SANDBOX_PID=
# The frame must come from another origin than the shop: two names of one machine.
SHOP_URL=http://127.0.0.1:$PORT/shop/
WALLET_URL=http://127.0.0.1:$PORT/wallet/
API_URL=http://127.0.0.1:$PORT/api/v1

port_answers() { (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; }

require_free_port() {
  ! port_answers || die "port $PORT is in use; choose another: PORT=8081 scripts/demo"
}

start_sandbox() {
  local log=$PROJECT/build/demo-state/sandbox.log deadline=$((SECONDS + 10))
  require_free_port
  "$PROJECT/build/native-release/bin/bleepay-sandbox" --port "$PORT" \
    --db "$PROJECT/build/demo-state/sandbox.db" --serve "$PROJECT/build/demo" --control \
    >"$log" 2>&1 &
  SANDBOX_PID=$!
  until port_answers; do
    if ! kill -0 "$SANDBOX_PID" 2>/dev/null || ((SECONDS > deadline)); then
      cat "$log" >&2
      die "the sandbox server did not start"
    fi
    sleep 0.05
  done
}

stop_sandbox() {
  [ -n "$SANDBOX_PID" ] || return 0
  kill "$SANDBOX_PID" 2>/dev/null || true
  wait "$SANDBOX_PID" 2>/dev/null || true
  SANDBOX_PID=
}
