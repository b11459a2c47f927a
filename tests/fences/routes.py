"""Every route says who may use it, where a reader sees it (the server refuses to start without it, too)."""

import re

from fence import Finding, files


def findings(root):
    found = []
    for path in files(root, "src", ".cpp"):
        if path.name.endswith("_test.cpp"):
            continue
        text = path.read_text(encoding="utf-8")
        for info in re.finditer(r"\{\s*\.name\s*=\s*\"([^\"]+)\"(.*?)\n?\s*\}\s*[,;)]", text, re.S):
            if ".path" in info[2] and ".policy" not in info[2]:
                line = text.count("\n", 0, info.start()) + 1
                found.append(Finding(f"{path.relative_to(root)}:{line}", f"the route {info[1]} has no .policy: state who may use it."))
    return found
