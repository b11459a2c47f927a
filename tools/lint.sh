# ./dev lint and ./dev format.

sources() { git ls-files '*.cpp' '*.h'; }

lint() {
  [ -f build/release/compile_commands.json ] || build_release
  sources | grep '\.cpp$' | xargs -P 2 -n 8 clang-tidy-19 -p build/release --quiet
  sources | xargs clang-format-19 --dry-run --Werror
  install_node_modules
  (cd browser && npm run --silent check)
}

format() { sources | xargs -r clang-format-19 -i; }
