# What the machine itself must have: Debian packages, looked for first, installed when missing.
# Sourced after common.sh.

# Packages by name; "command:package" is content with any provider of the command.
PACKAGES=(
  # native build
  g++:g++ cmake:cmake ninja:ninja-build ccache:ccache
  libgtest-dev libgmock-dev libbenchmark-dev librapidcheck-dev libboost1.81-dev
  libcurl4-openssl-dev libsqlite3-dev libcli11-dev libspdlog-dev
  # coverage, second compiler, format, lint, shaders
  gcovr:gcovr
  clang++:clang clang-format:clang-format clang-tidy:clang-tidy glslangValidator:glslang-tools
  # web: tools and the browser with fonts for every script
  node:nodejs npm:npm chromium:chromium wrk:wrk
  fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji
  # sources and the private root
  git:git dpkg-source:dpkg-dev xz:xz-utils
)
ROOT_PACKAGES=(mmdebstrap:mmdebstrap bwrap:bubblewrap newuidmap:uidmap)

# missing_packages entry...   prints the package names that still have to be installed.
missing_packages() {
  local entry
  for entry in "$@"; do
    case $entry in
      *:*) command -v "${entry%%:*}" >/dev/null || echo "${entry#*:}" ;;
      *) dpkg-query -W -f '${db:Status-Status}\n' "$entry" 2>/dev/null |
           grep -qx installed || echo "$entry" ;;
    esac
  done
}

# as_root command...   as it is for root; otherwise by sudo, which may ask only on a terminal.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif sudo -n true 2>/dev/null; then
    sudo -n "$@"
  elif command -v sudo >/dev/null && [ -t 0 ] && [ -z "${CI:-}" ]; then
    sudo -v && sudo -n "$@"
  else
    say "Not root and no usable sudo. Have somebody run: $*"
    return 1
  fi
}

install_packages() {
  local missing
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null ||
    die "these packages are missing and this is not a Debian system: ${missing[*]}"
  say "missing Debian packages: ${missing[*]}"
  # The password question must be seen, so it comes before the quiet step.
  as_root true || die "cannot install: ${missing[*]}"
  step "package lists" as_root apt-get -o DPkg::Lock::Timeout=300 -q update
  step "installing ${#missing[@]} packages" as_root env DEBIAN_FRONTEND=noninteractive apt-get \
    -o DPkg::Lock::Timeout=300 -q -y --no-install-recommends install "${missing[@]}"
}
