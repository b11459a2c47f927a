"""What a fence is: a rule of the house, looked for in the sources, whose finding says what to do instead."""

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Finding:
    place: str
    message: str

    def __str__(self):
        return f"{self.place}: {self.message}"


def files(root, folder, *endings):
    """The files below root/folder with one of these endings, in a fixed order."""
    found = (p for p in (root / folder).rglob("*") if p.is_file() and p.name.endswith(endings))
    return sorted(p for p in found if not {"node_modules", "dist", "build", "samples"} & set(p.relative_to(root).parts))


def lines(root, path):
    """(place, line) for every line of a file; the place is what an editor jumps to."""
    name = path.relative_to(root)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        yield f"{name}:{number}", line


def code_lines(root, path):
    """As lines, without what is behind //, so that prose is not taken for code."""
    for place, line in lines(root, path):
        yield place, re.sub(r"//.*", "", line)


def search(root, paths, pattern, message):
    """A finding for each line of code that the pattern is in."""
    return [Finding(place, message) for path in paths for place, line in code_lines(root, path) if re.search(pattern, line)]


def room_of(root, path):
    """The room a source belongs to: 'base', 'domains/evidence', …"""
    parts = Path(path).relative_to(root / "src").parts
    return "/".join(parts[:2]) if parts[0] == "domains" else parts[0]
