"""Headers stay light: two cores compile this."""

from fence import Finding, code_lines, files
import re

HEAVY = r"#include <(nlohmann/|soci|boost/(beast|asio|url|locale|geometry|math)|fmt/|spdlog/|yaml-cpp/|CLI/|kainjow/|Eigen/|sqlite3|libpq|sodium|regex|iostream)"


def findings(root):
    found = []
    for path in files(root, "src", ".h"):
        text = path.read_text(encoding="utf-8")
        if "#pragma once" not in text:
            found.append(Finding(str(path.relative_to(root)), "a header begins with #pragma once."))
        for place, line in code_lines(root, path):
            if re.search(HEAVY, line):
                found.append(Finding(place, "no JSON, SQL, HTTP or formatting header in a .h: include it in the .cpp that needs it."))
    return found
