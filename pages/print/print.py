"""HTML from a file to a tagged PDF (PDF/UA-1) in another, by WeasyPrint: print.py STYLES HTML PDF BASE.
Links within the site begin with BASE; where that is empty, they name no host.

Started by the program as a child for one document (src/web/printer.cpp). It takes memory and time within limits, and nothing
from anywhere: whatever the document asks to be fetched is refused but what is written into it (data:)."""

import logging
import resource
import sys

MEMORY_MAX = 1 << 30
SECONDS_MAX = 60


def within(kind, most):
    """Where the system does not let a process limit itself, that of the service holds."""
    try:
        resource.setrlimit(kind, (most, most))
    except (OSError, ValueError) as error:
        print(f"no limit: {error}", file=sys.stderr)


def fetch(address, **_):
    if address.startswith("data:"):
        return weasyprint.default_url_fetcher(address)
    raise ValueError(f"a document fetches nothing: {address}")


styles, document, paper, base = sys.argv[1:]
within(resource.RLIMIT_AS, MEMORY_MAX)
within(resource.RLIMIT_CPU, SECONDS_MAX)

import weasyprint  # noqa: E402: it is to live within the limits, too

weasyprint.LOGGER.setLevel(logging.ERROR)
with open(document, encoding="utf-8") as text:
    html = weasyprint.HTML(string=text.read(), base_url=base or None, url_fetcher=fetch)
html.write_pdf(paper, stylesheets=[weasyprint.CSS(filename=styles, url_fetcher=fetch)], variant="pdf/ua-1")
