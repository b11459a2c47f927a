#!/usr/bin/env python3
"""Runs every fence twice: on the repository, where it must find nothing, and on its broken sample, where it must find
what the sample's file EXPECTED says (one regular expression a line)."""

import importlib
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FENCES = ["layers", "purity", "sql", "headers", "routes", "links", "clock", "size", "words", "secrecy", "locale_parity", "french"]


def check_alive(fence, name):
    sample = HERE / "samples" / name
    found = [str(f) for f in fence.findings(sample)]
    expected = (sample / "EXPECTED").read_text(encoding="utf-8").splitlines()
    missing = [e for e in expected if not any(re.search(e, f) for f in found)]
    return [f"fence {name} does not bite: its broken sample should give '{m}', gave {found}" for m in missing]


def main():
    passed, failed = 0, []
    for name in FENCES:
        fence = importlib.import_module(name)
        problems = check_alive(fence, name) + [f"{name}: {f}" for f in fence.findings(ROOT)]
        failed += problems
        passed += not problems
    for problem in failed:
        print(problem)
    print(f"{passed} passed, {len(FENCES) - passed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
