"""Copies of sources of the Situation Table in which each check of table_mutants.json can be taken away: mutants.py sources list out.

A line that decides who may see or do something, and that no entry of the list takes away or explains, is an error."""

import json
import re
import sys
from pathlib import Path

DECIDES = re.compile(
    r"not_permitted|seat_missing|proof_needed|is_officer|contains\(Capacity|is_concerned\(|\.may\(|agency [!=]= |only_looks|has_proved|is_planner|"
    r"is_sent\b|may_(hold|do|act|read|be_purged)\(|readable(_by_some)?\(|agency = :agency|is_told|is_theirs|capacities_of\(")
STATES = re.compile(r"^(bool|std::set<|///|//|  bool \w+ = |BOOST_DESCRIBE|    \"issue, kind|  /{2,3})|is_sent = row|\{\"sent\"|issue->known\.is_sent|SET stage = :stage|stage, steps, is_sent")


def span_of(text, entry, place):
    """Where the entry's words stand: once, or once in the words around them."""
    around = entry.get("in", entry["from"])
    if text.count(around) != 1 or around.count(entry["from"]) != 1:
        sys.exit(f"table_mutants.json: {place}: not exactly once: {around!r} with {entry['from']!r}. Name the words as they are now.")
    first = text.index(around) + around.index(entry["from"])
    return first, first + len(entry["from"])


def mutated(entry):
    if "rules" in entry:
        return f'::wardmote::policy_test::changed("{entry["rules"]}", {entry["from"]})'
    kept = f"static_cast<bool>({entry['from']})" if entry["to"] in ("true", "false") else f"({entry['from']})"
    return f'(::wardmote::policy_test::is_taken_away("{entry["check"]}") ? ({entry["to"]}) : {kept})'


def undecided(name, text, spans, explained):
    """The lines that decide, and that nothing takes away."""
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        begin, at = at, at + len(line) + 1
        if not DECIDES.search(line) or STATES.search(line):
            continue
        if any(first < at and begin < last for first, last, _ in spans) or any(words in line for words in explained):
            continue
        yield f"{name}:{number}: {line.strip()}"


def main(sources, listed, out):
    kept = json.loads(Path(listed).read_text(encoding="utf-8"))
    entries = kept["checks"] + kept["rules"]
    open_lines = []
    for path in sorted(Path(sources).rglob("*.cpp")):
        name = str(path.relative_to(sources))
        if name.endswith("_test.cpp") or name.startswith("demo/"):
            continue
        text = path.read_text(encoding="utf-8")
        own = [entry for entry in entries if entry["file"] == name]
        spans = sorted((*span_of(text, entry, name), mutated(entry)) for entry in own)
        open_lines += undecided(name, text, spans, [each["line"] for each in kept["no_checks"] if each["file"] == name])
        if not own:
            continue
        copy = text
        for first, last, words in reversed(spans):
            copy = copy[:first] + words + copy[last:]
        target = Path(out) / "domains/situation" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f'#include "tests/policy/taken_away.h"\n#line 1 "{name}"\n{copy}', encoding="utf-8")
    if open_lines:
        sys.exit("These lines decide who may see or do something, and nothing takes them away. Add each to checks of table_mutants.json, or say in no_checks why it "
                 "is none:\n" + "\n".join(open_lines))


main(*sys.argv[1:])
