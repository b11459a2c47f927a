#!/usr/bin/env python3
"""Every text that people read, gathered from templates and sources.

    locale/extract.py           lists the messages that a catalogue lacks
    locale/extract.py --write   adds them to en.po (as they are) and fr.po (empty, for a translator), and sets the marks of
                                fr.po as French has them (typography.py)

A message is found in
  pages/**/*.mustache   {{#t}}message{{/t}} and {{#plural}}count|one|other{{/plural}}
  src/**                tongue.text("message"), tongue.plural("one", "other", …), message_id("message"), a route's .title and
                        .summary, a link's .label, a statement's .lead, .heading, .paragraphs and .items; the sentences of refusals and the messages of fields
  demo/datasets.yaml    publishers and licences, which pages write by {{#official}}; one without a French name of its own keeps the English
"""

import ast
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import catalogue
from typography import typeset

LITERAL = r'(?:"(?:[^"\\\n]|\\.)*"\s*)+'
CALL = re.compile(r"\b(?:tongue\w*(?:\(\w*\))?\s*(?:\.|->)\s*(text|plural)|(message_id))\(")
MEMBER = re.compile(r"\.(?:title|summary|label|lead|heading)\s*=\s*(" + LITERAL + ")")
SENTENCE = re.compile(r"Entry\{\s*RefusalCode::\w+,\s*\"\w+\",\s*(" + LITERAL + ")")
LIST = re.compile(r"\.(?:items|paragraphs)\s*=\s*\{")
FIELD = re.compile(r"namespace field_message \{(.*?)\n\}", re.S)


@dataclass(frozen=True)
class Message:
    id: str
    plural: str = ""
    place: str = ""


def gather(root):
    """All messages, the first place of each, in the order of the files."""
    found = {}
    for message in [*in_pages(root), *in_sources(root), *in_datasets(root)]:
        found.setdefault((message.id, message.plural), message)
    return list(found.values())


def in_pages(root):
    for path in sorted((root / "pages").rglob("*.mustache")):
        text = path.read_text(encoding="utf-8")
        for match in re.finditer(r"\{\{#t\}\}(.*?)\{\{/t\}\}", text, re.S):
            yield Message(one_line(match[1]), place=place_of(root, path, text, match))
        for match in re.finditer(r"\{\{#plural\}\}(.*?)\{\{/plural\}\}", text, re.S):
            count, *forms = match[1].split("|")
            yield Message(*[one_line(form) for form in forms][:2], place=place_of(root, path, text, match))


def in_sources(root):
    for path in sorted((root / "src").rglob("*")):
        if path.suffix not in (".h", ".cpp") or path.name.endswith("_test.cpp"):
            continue
        text = without_comments(path.read_text(encoding="utf-8"))
        for match in CALL.finditer(text):
            literals = literals_in(arguments(text, match.end()), 2 if match[1] == "plural" else 1)
            place = place_of(root, path, text, match)
            if match[1] == "plural" and len(literals) == 2:
                yield Message(*literals, place=place)
            elif match[1] != "plural":
                yield from (Message(literal, place=place) for literal in literals)
        for pattern in (MEMBER, SENTENCE):
            for match in pattern.finditer(text):
                yield Message(joined(match[1]), place=place_of(root, path, text, match))
        for match in LIST.finditer(text):
            place = place_of(root, path, text, match)
            yield from (Message(literal, place=place) for literal in literals_in(arguments(text, match.end(), "{}"), None))
        for match in FIELD.finditer(text):
            yield from (Message(literal, place=place_of(root, path, text, match)) for literal in literals_in(match[1], None))


def in_datasets(root):
    path = root / "demo" / "datasets.yaml"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    for match in re.finditer(r"^  (?:publisher|licence): (.+)$", text, re.M):
        yield Message(match[1], place=place_of(root, path, text, match))


def literals(root):
    """Every string of the sources: whatever is written there may be a message by way of a list."""
    strings = set()
    for path in (root / "src").rglob("*"):
        if path.suffix in (".h", ".cpp"):
            text = without_comments(path.read_text(encoding="utf-8"))
            strings.update(joined(match[0]) for match in re.finditer(LITERAL, text))
    return strings


def arguments(text, start, parentheses="()"):
    """From an opening parenthesis to the one that closes it; strings may hold any."""
    depth, at = 1, start
    while at < len(text) and depth:
        string = re.compile(LITERAL).match(text, at) if text[at] == '"' else None
        if string:
            at = string.end()
            continue
        depth += {parentheses[0]: 1, parentheses[1]: -1}.get(text[at], 0)
        at += 1
    return text[start : at - 1]


def literals_in(text, arguments_max):
    """The strings of the first arguments: `is_one ? "a" : "b"` has two in one argument."""
    found, depth, argument, at = [], 0, 1, 0
    while at < len(text) and (arguments_max is None or argument <= arguments_max):
        string = re.compile(LITERAL).match(text, at) if text[at] == '"' else None
        if string:
            if depth == 0:
                found.append(joined(string[0]))
            at = string.end()
            continue
        depth += {"(": 1, "{": 1, ")": -1, "}": -1}.get(text[at], 0)
        argument += text[at] == "," and depth == 0 and arguments_max is not None
        at += 1
    return found


def without_comments(text):
    return re.sub(r'("(?:[^"\\\n]|\\.)*")|//[^\n]*', lambda match: match[1] or "", text)


def joined(literal):
    pieces = re.findall(r'"((?:[^"\\\n]|\\.)*)"', literal)
    return "".join(ast.literal_eval('"' + piece.replace("\n", "") + '"') if "\\" in piece else piece for piece in pieces)


def one_line(text):
    return re.sub(r"[ \n\r\t]+", " ", text.strip())


def place_of(root, path, text, match):
    return f"{path.relative_to(root)}:{text.count(chr(10), 0, match.start()) + 1}"


def missing(root, language):
    known = {(entry.id, entry.plural) for entry in catalogue.read(root / "locale" / f"{language}.po")}
    return [message for message in gather(root) if (message.id, message.plural) not in known]


def main(arguments_given):
    root = Path(__file__).resolve().parents[1]
    for language in ("en", "fr"):
        lacking = missing(root, language)
        for message in lacking:
            print(f"{language}.po lacks “{message.id}” ({message.place})")
        if lacking and "--write" in arguments_given:
            with (root / "locale" / f"{language}.po").open("a", encoding="utf-8") as file:
                file.writelines("\n" + catalogue.entry_text(message, language == "en") for message in lacking)
    if "--write" in arguments_given:
        catalogue.rewrite(root / "locale" / "fr.po", typeset)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
