# What a machine needs, by what it is needed for. A stamp in build/ says that this very list is installed.

packages_build=(g++ cmake ninja-build ccache mold pkg-config gettext
  libsoci-dev libsqlite3-dev libpq-dev
  libboost1.81-dev libboost-locale1.81-dev libboost-url1.81-dev libboost-thread1.81-dev libboost-system1.81-dev
  nlohmann-json3-dev libkainjow-mustache-dev libyaml-cpp-dev libsodium-dev libbrotli-dev zlib1g-dev libicu-dev
  libeigen3-dev libfmt-dev libspdlog-dev libcli11-dev
  libgtest-dev libgmock-dev librapidcheck-dev libbenchmark-dev)
packages_test=(postgresql-15 chromium fonts-liberation python3 python3-yaml clang-19 clang-tidy-19 clang-format-19 lld-19 libclang-rt-19-dev)
packages_bench=(sqlite3 nginx-light wrk)

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# install_parts [test|bench]: Debian packages, once for each list.
install_parts() {
  local kind=${1:-build} packages=("${packages_build[@]}")
  [ "$kind" = test ] && packages+=("${packages_test[@]}")
  [ "$kind" = bench ] && packages+=("${packages_bench[@]}")
  command -v npm >/dev/null || packages+=(nodejs npm)
  local stamp=build/.installed-$kind wanted="${packages[*]}"
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && return
  local missing=()
  for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  if [ ${#missing[@]} -gt 0 ]; then
    say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  fi
  mkdir -p build
  echo "$wanted" >"$stamp"
}
