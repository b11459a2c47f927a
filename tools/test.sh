# ./dev test [part…]: every proof of the project, cheapest first. Each part builds what it needs.

parts_all=(fences unit address thread fuzz browser)

test_parts() {
  local chosen=("$@")
  [ ${#chosen[@]} -eq 0 ] && chosen=("${parts_all[@]}")
  for part in "${chosen[@]}"; do
    case " ${parts_all[*]} " in
      *" $part "*) ;;
      *) echo "./dev test: there is no part '$part'. Parts: ${parts_all[*]}" >&2; exit 2 ;;
    esac
  done
  install_parts test
  for part in "${chosen[@]}"; do
    say "== test: $part"
    "test_$part"
  done
  say "All chosen parts passed: ${chosen[*]}"
}

test_fences() { python3 tests/fences/run.py; }

# Unit, property, oracle, golden and HTTP tests, the latter on both databases, and kill -9 under load.
test_unit() {
  build_browser
  targets=() build_kind release -DCMAKE_BUILD_TYPE=Release
  ctest --test-dir build/release --output-on-failure
}

test_address() {
  build_browser
  targets=() build_kind address -DCMAKE_BUILD_TYPE=Debug -DWARDMOTE_SANITIZE=address
  ASAN_OPTIONS=detect_leaks=1 ctest --test-dir build/address --output-on-failure -LE release_only
}

# What runs on several threads at once.
test_thread() {
  targets=(store_test web_test http_test) build_kind thread -DCMAKE_BUILD_TYPE=Debug -DWARDMOTE_SANITIZE=thread
  TSAN_OPTIONS="halt_on_error=1 suppressions=$PWD/tests/thread_suppressions.txt" \
    ctest --test-dir build/thread --output-on-failure -R '^(store_test|web_test|http_test)$'
}

# Each target for 30 seconds, two at a time.
test_fuzz() {
  targets=() build_kind fuzz -DCMAKE_BUILD_TYPE=Debug -DWARDMOTE_SANITIZE=fuzz \
    -DCMAKE_CXX_COMPILER=clang++-19 -DCMAKE_C_COMPILER=clang-19
  tests/fuzz/run build/fuzz "${WARDMOTE_FUZZ_SECONDS:-30}"
}

test_browser() {
  build_release
  install_node_modules
  (cd browser && npm run --silent check && npm run --silent test && npm run --silent test:browser)
}
