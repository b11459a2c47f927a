"""Dependencies point one way (ARCHITECTURE.md). The list of exceptions is empty, and stays so."""

import re

from fence import Finding, code_lines, files, room_of

MAY_INCLUDE = {
    "base": set(),
    "analysis": {"base"},
    "store": {"base"},
    "web": {"base"},
    "outbound": {"base"},
    "access": {"base", "store", "web", "outbound"},
    "domains": {"base", "analysis", "store", "web", "access"},
    "flows": {"base", "analysis", "store", "web", "access", "domains"},
    "invariants": {"base", "analysis", "store", "access", "domains"},
    "main": {"base", "analysis", "store", "web", "outbound", "access", "domains", "flows", "invariants"},
}


def findings(root):
    found = []
    for path in files(root, "src", ".h", ".cpp"):
        own = room_of(root, path)
        for place, line in code_lines(root, path):
            include = re.match(r'\s*#include "([^"]+)/[^/"]+"', line)
            if not include or not (root / "src" / include[1].split("/")[0]).is_dir():
                continue
            folder = include[1].split("/")
            other = "/".join(folder[:2]) if folder[0] == "domains" else folder[0]
            if other != own and folder[0] not in MAY_INCLUDE[own.split("/")[0]]:
                found.append(Finding(place, f"{own} may not include {other}; move what both need down, or let a flow join them."))
            elif other != own and own.startswith("domains/") and other.startswith("domains/"):
                found.append(Finding(place, f"{own} may not include {other}: publish an event and let a file in flows/ join the two."))
    return found
