"""The pages as the world meets them: every page, in both languages and all formats, on both databases."""

import csv
import html.parser
import io
import json
import re
import unittest
import urllib.parse

from support import OnBothDatabases, run

PAGES = ["/", "/obligations", "/obligations/calendar", "/obligations/annual-report", "/adequacy", "/strategic-plan", "/policies", "/policies/crosswalk", "/standing", "/standing/offences", "/data", "/data/statcan_35100177_ontario_cities", "/incidents", "/incidents/grid", "/table-reports", "/table-reports/2025", "/evidence/findings", "/evidence/analyses", "/transparency",
         "/subscribe", "/accessibility", "/privacy", "/openapi"]
# What differs between two databases that hold the same facts: identifiers, moments and what hangs on them.
OWN_TO_A_DATABASE = re.compile(r"(_at|_id|id|run_page|hash|engine|generated|moment|recorded|head|previous)$")


def suffixed(page, suffix):
    return ("/index" if page == "/" else page) + suffix


def comparable(value):
    """A view without the members that are a database's own."""
    if isinstance(value, dict):
        return {k: comparable(v) for k, v in value.items() if not OWN_TO_A_DATABASE.search(k)}
    if isinstance(value, list):
        return [comparable(v) for v in value]
    return value


class TextsOf(html.parser.HTMLParser):
    """The texts of a page that are in its own language: what is marked with another one is left out."""

    EMPTY = {"meta", "link", "input", "br", "img", "hr", "path", "circle"}

    def __init__(self, language, page):
        super().__init__()
        self.language, self.open, self.texts = language, [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        if tag not in self.EMPTY:
            self.open.append(dict(attributes).get("lang"))

    def handle_endtag(self, tag):
        if tag not in self.EMPTY:
            self.open.pop()

    def handle_data(self, text):
        if next((lang for lang in reversed(self.open) if lang), None) == self.language:
            self.texts.append(text)


def setUpModule():
    global BOTH, SERVERS
    BOTH = OnBothDatabases().__enter__()
    SERVERS = BOTH.servers


def tearDownModule():
    BOTH.__exit__()


class EveryPage(unittest.TestCase):
    def on_each(self, check):
        for engine, server in SERVERS.items():
            for language in ("en", "fr"):
                for page in PAGES:
                    with self.subTest(engine=engine, language=language, page=page):
                        check(server, language, page)

    def test_is_a_whole_page_in_its_language_with_one_heading(self):
        def check(server, language, page):
            answer = server.get(f"/{language}{page}")
            self.assertEqual(answer.status, 200)
            self.assertIn(f'lang="{language}"', answer.text)
            self.assertEqual(answer.text.count("<h1"), 1)

        self.on_each(check)

    def test_links_to_itself_in_the_other_language(self):
        def check(server, language, page):
            other = "fr" if language == "en" else "en"
            self.assertRegex(server.get(f"/{language}{page}?year=2024").text, f'href="/{other}{re.escape(page)}\\?year=2024"')

        self.on_each(check)

    def test_forbids_inline_code_and_holds_none(self):
        def check(server, language, page):
            answer = server.get(f"/{language}{page}")
            self.assertIn("default-src 'none'", answer.headers["content-security-policy"])
            self.assertNotIn("unsafe", answer.headers["content-security-policy"])
            self.assertNotRegex(answer.text, r"<script(?![^>]*\bsrc=)[^>]*>\s*\S|\son\w+=\"|\sstyle=\"|<style")

        self.on_each(check)

    def test_is_also_json_with_the_same_answer_by_suffix_and_by_accept(self):
        def check(server, language, page):
            by_suffix = server.get(f"/{language}{suffixed(page, '.json')}")
            by_accept = server.get(f"/{language}{page}", Accept="application/json")
            self.assertEqual(by_suffix.status, 200)
            self.assertEqual(by_suffix.json, by_accept.json)

        self.on_each(check)

    def test_leaves_no_template_mark_and_no_message_unfilled(self):
        def check(server, language, page):
            text = server.get(f"/{language}{page}").text.replace("<wbr>", "")
            text = re.sub(r"/[\w/-]*\{\w+\}", "", text)  # addresses that the page for programs shows
            self.assertNotRegex(text, r"\{\{|\}\}|\{[a-z_]+\}")

        self.on_each(check)

    def test_says_nothing_in_english_on_a_french_page_but_what_is_marked_as_english(self):
        for page in ("/", "/meetings", "/decisions", "/actions", "/members", "/committees", "/committees/strategic-plan-committee-demonstration", "/obligations", "/obligations/calendar?year=2027", "/obligations/strategic-plan",
                     "/adequacy", "/strategic-plan", "/policies", "/policies/crosswalk", "/standing", "/standing?comparators=cmas", "/standing/offences", "/evidence/analyses",
                     "/data", "/transparency", "/accessibility", "/privacy"):
            for text in TextsOf("fr", SERVERS["sqlite"].get("/fr" + page).text).texts:
                with self.subTest(page=page):
                    self.assertNotRegex(text, r"\b(the|of|is|are|was|with|by)\b")

    def test_follows_every_link_of_its_own_without_an_error(self):
        server, seen = SERVERS["sqlite"], set()
        for page in PAGES:
            for href in re.findall(r'href="(/[^"#]*)"', server.get(f"/en{page}").text):
                href = href.replace("&amp;", "&")
                if href in seen or href.startswith("/assets"):
                    continue
                seen.add(href)
                with self.subTest(page=page, href=href):
                    self.assertEqual(server.get(href).status, 200)


class BothDatabases(unittest.TestCase):
    def test_give_the_same_facts(self):
        for page in PAGES:
            if page == "/transparency":
                continue  # its chain is the database's own
            with self.subTest(page=page):
                one, other = (comparable(s.get("/en" + suffixed(page, ".json")).json) for s in SERVERS.values())
                self.assertEqual(one, other)

    def test_verify(self):
        for engine, server in SERVERS.items():
            with self.subTest(engine=engine):
                run("verify", *server.place)


class Representations(unittest.TestCase):
    def test_csv_of_the_standing_holds_the_places_of_its_json(self):
        server = SERVERS["sqlite"]
        rows = list(csv.DictReader(io.StringIO(server.get("/en/standing.csv").text)))
        places = server.get("/en/standing.json").json["places"]
        self.assertEqual([r["name"] for r in rows], [p["name"] for p in places])
        self.assertGreater(len(rows), 5)

    def test_the_standing_offers_only_what_can_be_claimed(self):
        server = SERVERS["sqlite"]
        for chosen in ("", "?comparators=cmas", "?index=csi_violent"):
            view = server.get("/en/standing.json" + chosen).json
            fixed = {"index": view["index"], "comparators": view["comparator_list"]}
            for name, options in (("index", view["index_options"]), ("comparators", view["comparator_options"])):
                self.assertIn(fixed[name], [option["value"] for option in options])
                for option in options:
                    query = urllib.parse.urlencode(fixed | {name: option["value"]})
                    with self.subTest(query=query):
                        self.assertEqual(server.get("/en/standing.json?" + query).status, 200)

    def test_geojson_of_the_incidents_is_a_collection_of_areas(self):
        collection = SERVERS["sqlite"].get("/en/incidents.geojson").json
        self.assertEqual(collection["type"], "FeatureCollection")
        self.assertGreater(len(collection["features"]), 100)
        self.assertEqual({f["type"] for f in collection["features"]}, {"Feature"})

    def test_outlines_are_whole_in_the_download_and_small_on_the_map(self):
        for engine, server in SERVERS.items():
            with self.subTest(engine=engine):
                whole = {f["properties"]["code"]: f["geometry"] for f in server.get("/en/data/toronto_neighbourhoods/areas.geojson").json["features"]}
                shown = {f["properties"]["code"]: f["geometry"] for f in server.get("/en/incidents.geojson?dataset=toronto_mci_2018").json["features"]}
                self.assertEqual(whole.keys(), shown.keys())
                self.assertEqual(shown, {f["properties"]["code"]: f["geometry"] for f in server.get("/en/data/toronto_neighbourhoods/areas.geojson?outlines=map").json["features"]})
                self.assertLess(len(json.dumps(shown)) * 4, len(json.dumps(whole)))

    def test_the_grid_adds_up_to_the_page_of_incidents_whatever_was_chosen(self):
        for engine, server in SERVERS.items():
            for choice in ("dataset=toronto_mci_2018", "dataset=calgary_crime&from=2019-03&to=2021-02", "dataset=vancouver_incidents&by=month", "dataset=calgary_crime&offence=Street+Robbery&by=month"):
                with self.subTest(engine=engine, choice=choice):
                    grid = server.get("/en/incidents/grid.json?" + choice).json
                    page = server.get("/en" + grid["incidents_page"].replace("/incidents", "/incidents.json", 1)).json
                    self.assertGreater(grid["incidents"], 0)
                    self.assertEqual(grid["incidents"], page["incidents"])
                    self.assertEqual({o["offence"]: o["incidents"] for o in grid["offences"]}, {o["offence"]: o["incidents"] for o in page["offences"]})
                    self.assertEqual(sum(c["incidents"] or 0 for r in grid["rows"] for c in r["cells"]), grid["incidents"])
                    rows = list(csv.DictReader(io.StringIO(server.get("/en/incidents/grid.csv?" + choice).text)))
                    self.assertEqual(len(rows), len(grid["rows"]) * len(grid["offences"]))
                    self.assertEqual(sum(int(r["incidents"] or 0) for r in rows), grid["incidents"])

    def test_months_that_a_file_does_not_hold_are_not_collected_and_never_zero(self):
        grid = SERVERS["sqlite"].get("/en/incidents/grid.json?dataset=vancouver_incidents&by=month").json
        cells = {r["code"]: {(c["incidents"], c["presence"]) for c in r["cells"]} for r in grid["rows"]}
        self.assertEqual(cells["2023-06"], {(None, "not_collected")})
        self.assertEqual({presence for _, presence in cells["2022-06"]}, {"given"})
        self.assertIn("not collected", SERVERS["sqlite"].get("/en/incidents/grid?dataset=vancouver_incidents&by=month").text)

    def test_every_measure_of_the_demonstration_is_explained(self):
        server = SERVERS["sqlite"]
        for dataset in server.get("/en/data.json").json["datasets"]:
            for measure in server.get(f"/en/data/{dataset['slug']}.json").json["measures"]:
                with self.subTest(dataset=dataset["slug"], measure=measure["measure"]):
                    self.assertNotIn("As its publisher defines it", measure["meaning"])

    def test_a_page_that_has_not_changed_is_not_sent_again(self):
        server = SERVERS["sqlite"]
        tag = server.get("/en/standing").headers["etag"]
        again = server.get("/en/standing", If_None_Match=tag)
        self.assertEqual((again.status, again.body), (304, b""))

    def test_what_is_not_there_is_a_page_for_people_and_a_problem_for_programs(self):
        server = SERVERS["sqlite"]
        for person, program in (("/fr/nowhere", "/fr/nowhere.json"), ("/fr/data/nothing", "/fr/data/nothing.json")):
            page, problem = server.get(person), server.get(program)
            self.assertEqual((page.status, problem.status), (404, 404))
            self.assertIn("<h1", page.text)
            self.assertEqual(problem.headers["content-type"], "application/problem+json")
            self.assertEqual(problem.json["status"], 404)

    def test_a_year_that_is_no_number_is_refused_in_the_language_and_at_the_field(self):
        problem = SERVERS["sqlite"].get("/fr/standing.json?year=last")
        self.assertEqual(problem.status, 400)
        self.assertEqual(problem.json["fields"][0]["field"], "year")


class DutiesOfTheDemonstration(unittest.TestCase):
    def test_are_those_of_the_catalogue_and_claim_nothing_of_the_board(self):
        for engine, server in SERVERS.items():
            with self.subTest(engine=engine):
                self.assertEqual(server.get("/en/policies.json").json["policies"], [])
                self.assertIn("That does not say that the board has none", server.get("/en/policies").text)
                self.assertEqual(len(server.get("/en/obligations.json").json["obligations"]), 75)
                self.assertEqual(server.get("/en/obligations.json").json["counted_from"], "2026-11-23")
                self.assertIn("unverified", server.get("/en/obligations/estimates").text)
                self.assertNotIn("Do not rely on it", server.get("/en/obligations/annual-report").text)


class Documents(unittest.TestCase):
    def test_openapi_names_every_page(self):
        document = SERVERS["sqlite"].get("/openapi.json").json
        self.assertTrue(document["openapi"].startswith("3.1"))
        for path in ("/standing", "/incidents", "/data/{dataset}"):
            self.assertTrue(any(p.endswith(path) for p in document["paths"]), path)

    def test_the_command_prints_the_claim_that_the_page_shows(self):
        server = SERVERS["sqlite"]
        printed = run("standing", "--format", "json", *server.place).stdout
        self.assertEqual(json.loads(printed), server.get("/en/standing.json").json)


if __name__ == "__main__":
    unittest.main()
