"""One word for one thing; no machine's paths; nothing left for later in the text."""

import re
import subprocess

from fence import Finding, files, lines, search

FORBIDDEN_TYPE = r"\b(class|struct|namespace)\s+\w*(Table|table)\b"
LEFT_OVER = r"\b(TODO|FIXME|XXX|HACK)\b|coming soon|lorem ipsum"
MACHINE_PATH = r"(?<![\w.])/(work|root|home/\w+)/"


def tracked(root):
    """Text files that git keeps; all files where there is no git (the samples)."""
    listed = subprocess.run(["git", "-C", root, "ls-files", "-z", "--full-name"], capture_output=True, text=True)
    names = [n for n in listed.stdout.split("\0") if n] if listed.returncode == 0 and (root / ".git").exists() else None
    paths = [root / n for n in names] if names is not None else [p for p in root.rglob("*") if p.is_file()]
    kept = (".h", ".cpp", ".py", ".md", ".yaml", ".ts", ".scss", ".mustache", ".cmake", ".sql", ".sh", ".txt")
    return sorted(p for p in paths if p.suffix in kept and p.exists() and (names is None or "tests/fences" not in str(p)))


def findings(root):
    found = search(root, files(root, "src", ".h", ".cpp"), FORBIDDEN_TYPE, "'table' means three things here: say situation, record or grid.")
    for path in tracked(root):
        for place, line in lines(root, path):
            if re.search(LEFT_OVER, line):
                found.append(Finding(place, "do it, or write it into docs/ as a known limit."))
            if re.search(MACHINE_PATH, line):
                found.append(Finding(place, "a path of one machine: make it relative, or an argument."))
    return found
