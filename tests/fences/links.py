"""Links in documents lead somewhere: to a file that is there and, behind #, to a heading in it."""

import re

from fence import Finding, lines


def anchors(path):
    headings = re.findall(r"^#+\s+(.+?)\s*$", path.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


def documents(root):
    skipped = {"node_modules", "build", "samples", "data", ".git"}
    return sorted(p for p in root.rglob("*.md") if not skipped & set(p.relative_to(root).parts))


def findings(root):
    found = []
    for path in documents(root):
        for place, line in lines(root, path):
            for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`]*`", "", line)):
                if re.match(r"[a-z]+:", target):
                    continue
                name, _, anchor = target.partition("#")
                to = (path.parent / name).resolve() if name else path
                if not to.exists():
                    found.append(Finding(place, f"{target} is not there: mend the link or write the page."))
                elif anchor and to.suffix == ".md" and anchor not in anchors(to):
                    found.append(Finding(place, f"{name or path.name} has no heading for #{anchor}."))
    return found
