# clang-tidy and clang's warnings over the rooms that build natively: the second compiler's opinion.
# A file is looked at again only when it, a header or the rules changed.
step "configuring native" "$PROJECT/scripts/build" native help
mkdir -p build/lint
common=$(cat .clang-tidy cmake/options.cmake $(git ls-files 'src/*.h') | sha256sum | cut -c1-16)
export common

lint_one() {
  local key
  key=build/lint/$({ echo "$common"; cat "$1"; } | sha256sum | cut -c1-32)
  if [ ! -e "$key" ]; then
    clang-tidy --quiet -p build/native "$1" >"$key.log" 2>&1 || { cat "$key.log"; return 1; }
    mv "$key.log" "$key"
  fi
}
export -f lint_one

mapfile -t files < <(node -e '
  const all = JSON.parse(require("fs").readFileSync("build/native/compile_commands.json"));
  for (const { file } of all) if (file.startsWith(process.cwd() + "/src/")) console.log(file);')
failed=0
for file in "${files[@]}"; do echo "$file"; done |
  xargs -r -P "${JOBS:-$(nproc)}" -I{} bash -c 'lint_one "$1" || touch "$REPORTS/failed.$$"' - {} \
    >"$REPORTS/lint.log"
for file in "$REPORTS"/failed.*; do [ ! -e "$file" ] || failed=$((failed + 1)); done
if [ "$failed" != 0 ]; then
  grep -E 'error:|warning:' "$REPORTS/lint.log" >&2 || cat "$REPORTS/lint.log" >&2
fi
echo "{\"passed\":$((${#files[@]} - failed)),\"failed\":$failed,\"skipped\":0}" \
  >"$REPORTS/lint.json"
