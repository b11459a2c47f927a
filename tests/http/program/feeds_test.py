"""The feeds, held against the rules of RFC 4287, in both languages and on both databases."""

import re
import unittest
import xml.etree.ElementTree as ElementTree
from urllib.parse import urljoin

from support import OnBothDatabases

FEEDS = ["/data", "/meetings", "/transparency"]
ATOM = "{http://www.w3.org/2005/Atom}"
# RFC 3339, with the capital T and Z that RFC 4287 §3.3 asks for.
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
# §4.1.1 and §4.1.2: what there must be exactly one of, and what at most one of.
ONCE = {"feed": ["id", "title", "updated"], "entry": ["id", "title", "updated"]}
AT_MOST_ONCE = {"feed": ["generator", "icon", "logo", "rights", "subtitle"], "entry": ["content", "published", "rights", "source", "summary"]}
KNOWN = {"feed": {"author", "category", "contributor", "generator", "icon", "id", "link", "logo", "rights", "subtitle", "title", "updated", "entry"},
         "entry": {"author", "category", "content", "contributor", "id", "link", "published", "rights", "source", "summary", "title", "updated"}}


def setUpModule():
    global BOTH, SERVERS
    BOTH = OnBothDatabases().__enter__()
    SERVERS = BOTH.servers


def tearDownModule():
    BOTH.__exit__()


def broken_rules(text):
    """The rules of RFC 4287 that a document breaks."""
    broken = []
    feed = ElementTree.fromstring(text)
    if feed.tag != ATOM + "feed":
        return ["§2: the document element is atom:feed"]
    entries = feed.findall(ATOM + "entry")
    for kind, element in [("feed", feed)] + [("entry", entry) for entry in entries]:
        names = [child.tag.removeprefix(ATOM) for child in element]
        broken += [f"§4.1: {kind} has exactly one {name}" for name in ONCE[kind] if names.count(name) != 1]
        broken += [f"§4.1: {kind} has at most one {name}" for name in AT_MOST_ONCE[kind] if names.count(name) > 1]
        broken += [f"§4.1: {kind} has no {name}" for name in set(names) - KNOWN[kind]]
        for name in ("updated", "published"):
            broken += [f"§3.3: {date.text} is a date" for date in element.findall(ATOM + name) if not DATE.fullmatch(date.text or "")]
        for link in element.findall(ATOM + "link"):
            if not link.get("href"):
                broken.append("§4.2.7.1: a link has an href")
        alternates = [(link.get("type"), link.get("hreflang")) for link in element.findall(ATOM + "link") if link.get("rel", "alternate") == "alternate"]
        if len(alternates) != len(set(alternates)):
            broken.append(f"§4.1: {kind} has no two alternate links of one type and language")
        if kind == "entry" and not alternates and "content" not in names:
            broken.append("§4.1.2: an entry without content has an alternate link")
        identifier = element.findtext(ATOM + "id") or ""
        if not re.match(r"[a-z][a-z0-9+.-]*:\S+$", identifier):
            broken.append(f"§4.2.6: {identifier} is an IRI")
    if feed.find(f"{ATOM}author/{ATOM}name") is None and not all(e.find(ATOM + "author") is not None for e in entries):
        broken.append("§4.1.1: a feed has an author, unless each entry has")
    if not any(link.get("rel") == "self" for link in feed.findall(ATOM + "link")):
        broken.append("§4.1.1: a feed should link to itself")
    identifiers = [e.findtext(ATOM + "id") for e in [feed, *entries]]
    if len(identifiers) != len(set(identifiers)):
        broken.append("§4.2.6: identifiers are unique")
    return broken


class TheRules(unittest.TestCase):
    def test_find_what_is_wrong(self):
        self.assertEqual(len(broken_rules('<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>x</id><updated>now</updated></entry></feed>')), 10)


class Feeds(unittest.TestCase):
    def on_each(self, check):
        for engine, server in SERVERS.items():
            for language in ("en", "fr"):
                for page in FEEDS:
                    with self.subTest(engine=engine, language=language, page=page):
                        check(server, f"/{language}{page}")

    def test_keep_every_rule_of_the_standard_and_have_entries(self):
        def check(server, page):
            answer = server.get(page + ".atom")
            self.assertEqual((answer.status, answer.headers["content-type"]), (200, "application/atom+xml"))
            self.assertEqual(broken_rules(answer.text), [])
            self.assertIn("<entry>", answer.text)

        self.on_each(check)

    def test_are_found_from_their_page_and_lead_back_to_pages_that_are_there(self):
        def check(server, page):
            href = re.search(r'<link rel="alternate" type="application/atom\+xml"[^>]* href="([^"]+)"', server.get(page).text)[1]
            self.assertEqual(href, page + ".atom")
            feed = ElementTree.fromstring(server.get(href).text)
            for link in {link.get("href") for link in feed.iter(ATOM + "link")}:
                self.assertEqual(server.get(urljoin(href, link)).status, 200, link)

        self.on_each(check)

    def test_that_have_not_changed_are_not_sent_again(self):
        def check(server, page):
            tag = server.get(page + ".atom").headers["etag"]
            self.assertEqual(server.get(page + ".atom", If_None_Match=tag).status, 304)

        self.on_each(check)

    def test_are_listed_for_programs(self):
        paths = SERVERS["sqlite"].get("/openapi.json").json["paths"]
        for page in FEEDS:
            self.assertIn("application/atom+xml", paths["/{language}" + page]["get"]["responses"]["200"]["content"])

    def test_tell_of_each_dataset_in_its_newest_version(self):
        server = SERVERS["sqlite"]
        titles = [entry.findtext(ATOM + "title") for entry in ElementTree.fromstring(server.get("/fr/data.atom").text).iter(ATOM + "entry")]
        held = [dataset["title"] for dataset in server.get("/fr/data.json").json["datasets"] if dataset["is_loaded"]]
        self.assertEqual(titles, held)
        self.assertGreater(len(titles), 3)


if __name__ == "__main__":
    unittest.main()
