"""No page speaks half a language: what people read is in both catalogues, with the same values and marks in it."""

import re
import sys
from collections import Counter
from pathlib import Path

from fence import Finding

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "locale"))
import catalogue  # noqa: E402
import extract  # noqa: E402

# What a translation must carry over: values to fill in, and HTML tags.
MARK = r"\{[\w:.]+\}|</?\w+"


def findings(root):
    messages = extract.gather(root)
    literals = extract.literals(root)
    found = []
    for language in ("en", "fr"):
        found += findings_of(root, language, messages, literals)
    return found


def findings_of(root, language, messages, literals):
    path = root / "locale" / f"{language}.po"
    entries = catalogue.read(path)
    known = {(entry.id, entry.plural): entry for entry in entries}
    used = {(message.id, message.plural) for message in messages}
    found = [
        Finding(message.place, f"{language}.po lacks “{message.id}”: run locale/extract.py --write and translate it.")
        for message in messages
        if (message.id, message.plural) not in known
    ]
    seen = set()
    for entry in entries:
        place = f"{path.relative_to(root)}:{entry.line}"
        if entry.id in seen:
            found.append(Finding(place, f"“{entry.id}” stands here twice: keep one."))
        seen.add(entry.id)
        if (entry.id, entry.plural) not in used and entry.id not in literals:
            found.append(Finding(place, f"nothing shows “{entry.id}” any more: take it out."))
        found += [Finding(place, complaint) for complaint in complaints(entry, language)]
    return found


def complaints(entry, language):
    if not entry.forms or not all(entry.forms):
        return [f"“{entry.id}” has no words in {language}: translate it."]
    if language == "en" and entry.forms[0] != entry.id:
        return [f"“{entry.id}” reads otherwise in English: change the message, not the catalogue."]
    if entry.plural and len(entry.forms) != 2:
        return [f"“{entry.id}” needs two forms, one and other."]
    # The form for one may leave out the number ("One entry"), so the plural form is held against the plural.
    pairs = [(entry.plural, entry.forms[1])] if entry.plural else [(entry.id, entry.forms[0])]
    return [f"“{form}” does not carry the values and tags of “{id}”." for id, form in pairs if marks(id) != marks(form)]


def marks(text):
    return Counter(re.findall(MARK, text))
