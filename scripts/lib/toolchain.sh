# Runs commands in the Emscripten toolchain: straight when the right emcc is on PATH, otherwise in
# the private root that scripts/bootstrap made. Sourced after common.sh.

# True when PATH has an emcc of the wanted major version (CMake warns about another patch).
emcc_on_path() {
  command -v emcc >/dev/null || return 1
  local found
  found=$(emcc -dumpversion 2>/dev/null) || return 1
  [ "${found%%.*}" = "${EM_VERSION%%.*}" ]
}

# in_private_root command...   The root is read-only; the project and the cache keep their paths.
in_private_root() {
  local where=$PWD
  case $where/ in "$PROJECT"/* | "$CACHE"/*) ;; *) where=$PROJECT ;; esac
  mkdir -p "$CACHE/em-cache-$EM_VERSION" "$CACHE/ccache-em"
  bwrap --die-with-parent --dev /dev --proc /proc --tmpfs /tmp --tmpfs /run \
    --ro-bind "$EM_ROOT/usr" /usr --ro-bind "$EM_ROOT/etc" /etc \
    --symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib \
    --symlink usr/lib64 /lib64 --ro-bind-try /etc/resolv.conf /etc/resolv.conf \
    --bind "$PROJECT" "$PROJECT" --bind "$CACHE" "$CACHE" --chdir "$where" \
    --setenv PATH /usr/bin:/bin --setenv HOME "$HOME" --setenv LANG C.UTF-8 \
    --setenv EM_CACHE "$CACHE/em-cache-$EM_VERSION" --setenv CCACHE_DIR "$CACHE/ccache-em" \
    -- "$@"
}

# em command...   The one way into the toolchain.
em() {
  if emcc_on_path; then
    "$@"
  elif [ -e "$EM_ROOT/.ready" ]; then
    in_private_root "$@"
  else
    die "no Emscripten $EM_VERSION here yet: run scripts/bootstrap"
  fi
}
