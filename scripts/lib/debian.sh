# What comes from the Debian suite that carries our Emscripten: upstream sources without any root,
# and the private root. Sourced after common.sh and toolchain.sh.

SUITE=forky
KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg
SOURCES=(imgui:imgui json:nlohmann-json3 googletest:googletest)
ROOT_INCLUDE=emscripten,cmake,ninja-build,ccache

# The machine's own mirror: the first http(s) address of a Debian archive in apt's sources, both
# the .sources and the one-line form. BLEEPAY_MIRROR overrides.
debian_mirror() {
  if [ -n "${BLEEPAY_MIRROR:-}" ]; then
    echo "$BLEEPAY_MIRROR"
    return
  fi
  local files=() file found
  for file in /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list \
    /etc/apt/sources.list; do
    [ ! -r "$file" ] || files+=("$file")
  done
  # A mirror+file: address names a list; its lines are read the same way.
  while read -r file; do
    [ ! -r "$file" ] || files+=("$file")
  done < <(sed -n 's|.*mirror+file:/*\(/[^] ]*\).*|\1|p' "${files[@]}" /dev/null)
  found=$(sed -e '/^[[:space:]]*#/d' "${files[@]}" /dev/null |
    grep -oE 'https?://[^] ]+' | grep -E '/debian/?$' | head -n 1) ||
    die "no Debian mirror in apt's sources; name one: BLEEPAY_MIRROR=<address> scripts/bootstrap"
  echo "${found%/}"
}

# Proxy settings of the machine's apt, as options for another apt.
apt_proxy_options() {
  apt-config dump --format '%f %v%n' 2>/dev/null |
    sed -n 's/^\(Acquire::https\{0,1\}::Proxy\) \(..*\)/\1 "\2";/p'
}

# fetch_sources   lays imgui, json and googletest into the cache by an apt of our own: no root, and
# the machine's apt is not touched. The suite's Release may be past its Valid-Until; its signature
# is checked all the same.
fetch_sources() {
  local apt=$CACHE/apt entry name package
  rm -rf "$apt"
  mkdir -p "$apt"/{etc/apt.conf.d,state/lists/partial,cache/archives/partial,src} "$CACHE/src"
  : >"$apt/state/status"
  apt_proxy_options >"$apt/etc/apt.conf"
  echo "deb-src [signed-by=$KEYRING] $(debian_mirror) $SUITE main" >"$apt/etc/sources.list"
  local options=(-q -o "Dir=$apt" -o "Dir::Etc=$apt/etc" -o "Dir::State=$apt/state"
    -o "Dir::State::status=$apt/state/status" -o "Dir::Cache=$apt/cache"
    -o Acquire::Check-Valid-Until=false -o APT::Sandbox::User= -o APT::Get::Only-Source=true)
  apt-get "${options[@]}" update || return 1
  for entry in "${SOURCES[@]}"; do
    name=${entry%%:*} package=${entry#*:}
    (cd "$apt/src" && apt-get "${options[@]}" --download-only source "$package" &&
      dpkg-source --no-check -x "$package"_*.dsc "$name") || return 1
    rm -rf "$CACHE/src/$name"
    mv "$apt/src/$name" "$CACHE/src/$name"
  done
  rm -rf "$apt"
}

sources_present() {
  local entry
  for entry in "${SOURCES[@]}"; do
    [ -d "$CACHE/src/${entry%%:*}" ] || return 1
  done
}

# make_private_root   through a tar stream, so that an ordinary user owns every file of it.
make_private_root() {
  local mode=unshare proxy=() line
  [ "$(id -u)" != 0 ] || mode=root
  while read -r line; do proxy+=("--aptopt=$line"); done < <(apt_proxy_options)
  rm -rf "$EM_ROOT.tmp"
  mkdir -p "$EM_ROOT.tmp"
  mmdebstrap --mode="$mode" --variant=minbase --format=tar "${proxy[@]}" \
    --aptopt='Acquire::Check-Valid-Until "false"' --aptopt='APT::Install-Recommends "false"' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' \
    --include="$ROOT_INCLUDE" "$SUITE" - \
    "deb [signed-by=$KEYRING] $(debian_mirror) $SUITE main" |
    tar -x -C "$EM_ROOT.tmp" --exclude='./dev/*' --no-same-owner || return 1
  local found
  found=$(EM_ROOT=$EM_ROOT.tmp in_private_root emcc -dumpversion) || return 1
  if [ "${found%%.*}" != "${EM_VERSION%%.*}" ]; then
    say "$SUITE carries Emscripten $found, wanted is $EM_VERSION"
    return 1
  fi
  touch "$EM_ROOT.tmp/.ready"
  rm -rf "$EM_ROOT"
  mv "$EM_ROOT.tmp" "$EM_ROOT"
}
