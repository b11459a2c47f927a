"""Headers stay light: two cores compile this."""

from fence import Finding, code_lines, files
import re

HEAVY = r"#include <(nlohmann/|soci|boost/(beast|asio|url|locale|geometry|math)|fmt/|spdlog/|yaml-cpp/|CLI/|kainjow/|Eigen/|sqlite3|libpq|sodium|regex|iostream)"


# Folders that stand between the program and one library: their headers may include it, and no other file includes them.
ADAPTERS = ("src/web/http/",)


def findings(root):
    found = []
    for path in files(root, "src", ".h"):
        text = path.read_text(encoding="utf-8")
        if "#pragma once" not in text:
            found.append(Finding(str(path.relative_to(root)), "a header begins with #pragma once."))
        for place, line in code_lines(root, path):
            if re.search(HEAVY, line) and not str(path.relative_to(root)).startswith(ADAPTERS):
                found.append(Finding(place, "no JSON, SQL, HTTP or formatting header in a .h: include it in the .cpp that needs it."))
    for path in [*files(root, "src", ".h"), *files(root, "src", ".cpp")]:
        inside = str(path.relative_to(root)).startswith(ADAPTERS)
        for place, line in code_lines(root, path):
            if not inside and any(f'#include "{adapter.removeprefix("src/")}' in line for adapter in ADAPTERS):
                found.append(Finding(place, "an adapter's own header stays in its folder: include what stands in front of it."))
    return found
