"""Small things: files one can read in a sitting, functions one can hold in the head."""

import re

from fence import Finding, files, lines

FILE_LINES_MAX = 400
FUNCTION_LINES_LONG = 40
SHARE_LONG_MAX = 0.05


def functions(root, path):
    """(place, lines) of each function at the outer level, as clang-format lays them out."""
    start = None
    for number, (place, line) in enumerate(lines(root, path)):
        if re.match(r"^[A-Za-z].*[^;]\{$", line) and not re.match(r"^(namespace|class|struct|enum|extern|union|constexpr|const|inline constexpr|static const)", line):
            start = (place, number)
        elif line.startswith("}") and start:
            yield start[0], number - start[1] - 1
            start = None


def findings(root):
    found, sizes = [], []
    for path in files(root, "src", ".h", ".cpp"):
        count = len(path.read_text(encoding="utf-8").splitlines())
        if count > FILE_LINES_MAX:
            found.append(Finding(str(path.relative_to(root)), f"{count} lines; a file has at most {FILE_LINES_MAX}: split it by noun."))
        if not path.name.endswith("_test.cpp"):
            sizes += functions(root, path)
    long = [(place, size) for place, size in sizes if size > FUNCTION_LINES_LONG]
    if len(long) > SHARE_LONG_MAX * len(sizes):
        found += [Finding(place, f"{size} lines; 19 of 20 functions stay under {FUNCTION_LINES_LONG}: move work into leaves.") for place, size in long]
    return found
