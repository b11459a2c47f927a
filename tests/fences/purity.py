"""Analysis is pure: spans in, values out. Domains and analysis refuse; they do not throw."""

from fence import files, search

IMPURE_INCLUDE = r"#include <(iostream|fstream|cstdio|filesystem|thread|mutex|atomic|future|random|chrono|ctime|sys/|unistd)"
IMPURE_CALL = r"\b(std::cout|std::cerr|printf|getenv|SystemClock|thread_local|rand\(\)|std::random_device)\b"
GLOBAL = r"^((static|inline)\s+)?(?!constexpr)(std::\w+(<.*>)?|int|double|bool)\s+\w+\s*(=[^=].*|\{.*\})?;"


def findings(root):
    analysis = [p for p in files(root, "src/analysis", ".h", ".cpp") if not p.name.endswith("_test.cpp")]
    refusing = analysis + [p for p in files(root, "src/domains", ".h", ".cpp") if not p.name.endswith("_test.cpp")]
    return (
        search(root, analysis, IMPURE_INCLUDE, "analysis does no I/O, reads no clock and makes no thread: take what you need as an argument.")
        + search(root, analysis, IMPURE_CALL, "analysis is a pure function of (data, parameters, seed): take it as an argument.")
        + search(root, analysis, GLOBAL, "analysis keeps no globals: make it constexpr, or pass it in.")
        + search(root, refusing, r"\b(try\s*\{|throw\b|catch\s*\()", "domains and analysis do not throw: return a Refusal, or an outcome in the answer.")
    )
