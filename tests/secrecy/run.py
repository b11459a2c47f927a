#!/usr/bin/env python3
"""Compiles a source each of whose lines with `// refused: words` the compiler must refuse, and no other line; the words stand in
what the compiler says of that line."""

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

compiler, include, source = sys.argv[1:]
name = Path(source).name
expected = {number: line.split("// refused: ")[1]
            for number, line in enumerate(Path(source).read_text(encoding="utf-8").splitlines(), 1) if "// refused: " in line}
answer = subprocess.run([compiler, "-std=c++23", "-fsyntax-only", "-fmax-errors=0" if "clang" not in compiler else "-ferror-limit=0", f"-I{include}", source],
                        capture_output=True, text=True, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})

# An error in a header belongs to the line of the source that asked for it, which the compiler names before or after.
said, here = defaultdict(str), 0
for line in answer.stderr.splitlines():
    if place := re.match(rf".*{re.escape(name)}:(\d+):\d+:\s+(error|required from)", line):
        here = int(place[1])
    said[here] += line + "\n"

problems = [f"{name}:{number} compiles, or is refused for another reason than “{words}”:\n{said[number]}"
            for number, words in expected.items() if "error:" not in said[number] or words not in said[number]]
problems += [f"{name}:{number} is refused:\n{words}" for number, words in said.items() if number not in expected and " error: " in words]
for problem in problems:
    print(problem)
print(f"{len(expected)} lines, {len(problems)} problems")
sys.exit(1 if problems or not expected else 0)
