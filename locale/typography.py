"""How French is set in Canada (Le guide du rédacteur, Translation Bureau): curly apostrophes, no-break spaces within
guillemets, before the colon, before the percent sign and between groups of digits; none before ; ! ?"""

import re

NO_BREAK = "\N{NO-BREAK SPACE}"
BLANK = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]"
RULES = [
    (r"(?<=\w)'(?=[\w{«<])", "’"),
    (rf"«{BLANK}*", "«" + NO_BREAK),
    (rf"{BLANK}*»", NO_BREAK + "»"),
    (rf"(?<![\s«])(?<!\bhttps)(?<!\btel)(?<!\bmailto){BLANK}*:(?=\s|$)", NO_BREAK + ":"),
    (rf"{BLANK}+(?=[;!?](?:\s|$))", ""),
    (rf"(?<=\d){BLANK}%", NO_BREAK + "%"),
    (rf"(?<=\d){BLANK}(?=\d{{3}}(?!\d))", NO_BREAK),
]


def typeset(text):
    """The text with these marks set right; one that is right stays as it is. What stands in <tags> is left alone."""
    return "".join(part if part.startswith("<") else set_marks(part) for part in re.split(r"(<[^>]*>)", text))


def set_marks(text):
    for pattern, mark in RULES:
        text = re.sub(pattern, mark, text)
    return text


def french_lines(path):
    """(number, text) of the lines of a YAML file that are French: those under a key `fr`, or `…_fr` that begins a line."""
    depth = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        indent = len(line) - len(line.lstrip())
        begins = re.search(r"(?:^\s*(?:\w+_)?|[{,]\s*)fr: *(.*)", line)
        if begins:
            depth = indent
            yield number, begins[1]
        elif depth is not None and line.strip() and indent > depth:
            yield number, line.strip()
        else:
            depth = None
