"""Reading and extending the gettext catalogues of this folder (the part of the format that they use)."""

import ast
from dataclasses import dataclass


@dataclass
class Entry:
    line: int
    id: str = ""
    plural: str = ""  # the English form for many; "" if the message has one form
    forms: tuple = ()  # what the catalogue says: one text, or one for each plural form


def read(path):
    """The entries of a .po file, the header apart."""
    entries, parts, field = [], {}, None

    def finish():
        if "msgid" in parts and parts["msgid"][1]:
            forms = tuple(text for name, (_, text) in parts.items() if name.startswith("msgstr"))
            plural = parts.get("msgid_plural", (0, ""))[1]
            entries.append(Entry(parts["msgid"][0], parts["msgid"][1], plural, forms))
        parts.clear()

    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if line.startswith("msgid "):
            finish()
        if line.startswith("msg"):
            field, text = line.split(" ", 1)
            parts[field] = (number, unquoted(text))
        elif line.startswith('"'):
            parts[field] = (parts[field][0], parts[field][1] + unquoted(line))
    finish()
    return entries


def unquoted(text):
    return ast.literal_eval(text.strip())


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def entry_text(message, translated):
    """A message as a .po entry: English says what it says, French is left for a translator."""
    lines = [f"msgid {quoted(message.id)}"]
    if message.plural:
        lines.append(f"msgid_plural {quoted(message.plural)}")
        lines += [f"msgstr[{n}] {quoted(form if translated else '')}" for n, form in enumerate((message.id, message.plural))]
    else:
        lines.append(f"msgstr {quoted(message.id if translated else '')}")
    return "\n".join(lines) + "\n"


def rewrite(path, change):
    """Puts change(text) in the place of every translated line."""
    lines, is_translation = [], False
    for line in path.read_text(encoding="utf-8").splitlines():
        is_translation = line.startswith("msgstr") or (is_translation and line.startswith('"'))
        start = line.find('"')
        is_header = line.endswith('\\n"')
        lines.append(line[:start] + quoted(change(unquoted(line[start:]))) if is_translation and not is_header else line)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
