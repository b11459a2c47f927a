"""French is set as Canadian French is: apostrophes, guillemets and no-break spaces (locale/typography.py)."""

import sys
from pathlib import Path

from fence import Finding

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "locale"))
import catalogue  # noqa: E402
from typography import french_lines, typeset  # noqa: E402


def texts(root):
    """(place, text) of the catalogue and of what the files of the board and of the lists say in French."""
    for entry in catalogue.read(root / "locale" / "fr.po"):
        yield from ((f"locale/fr.po:{entry.line}", form) for form in entry.forms)
    for folder in ("catalog", "demo"):
        for path in sorted((root / folder).rglob("*.yaml")):
            yield from ((f"{path.relative_to(root)}:{number}", text) for number, text in french_lines(path))


def findings(root):
    wrong = [(place, text) for place, text in texts(root) if typeset(text) != text]
    return [Finding(place, f"“{text}” is not set as French is: “{typeset(text)}” (locale/extract.py --write sets fr.po)") for place, text in wrong]
