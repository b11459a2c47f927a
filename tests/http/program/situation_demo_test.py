"""The synthetic Situation Table that `wardmote demo` makes, and `wardmote seat`, through the pages, on both databases."""

import csv
import io
import re
import time
import unittest

from people import PASSWORD, Browser, invitation_of
from support import Server, demonstrated, run, walled_house

SECONDS_MAX = 60  # a hang, not a measure: bench and docs say how long it takes


class DemonstrationTables(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.made = demonstrated()
        _, cls.places = cls.made.__enter__()
        cls.walled, cls.printed = {}, {}
        for engine, place in cls.places.items():
            cls.walled[engine] = walled_house("situation", engine, cls.places)
            begun = time.monotonic()
            cls.printed[engine] = run("demo", *place, *cls.walled[engine], timeout=SECONDS_MAX + 240).stdout
            cls.printed[engine] += f"made in {time.monotonic() - begun:.1f} s\n"

    @classmethod
    def tearDownClass(cls):
        cls.made.__exit__(None, None, None)

    def seated(self, engine, server, name, agency, *roles):
        place = self.places[engine]
        options = [option for role in roles for option in ("--role", role)]
        browser = Browser(server)
        browser.post(invitation_of(name, place, *options), {"password": PASSWORD})
        browser.get("/en/account")
        run("seat", name, "--agency", agency, *place, *self.walled[engine])
        return browser

    def test_are_walked_by_whoever_is_seated_and_say_that_they_are_synthetic(self):
        for engine, place in self.places.items():
            with self.subTest(engine=engine), Server(*place, options=self.walled[engine]) as server:
                self.assertIn("sealed 450 discussions", self.printed[engine])
                chair = self.seated(engine, server, "chair", "regional-police", "table_chair")
                board = chair.get("/en/situation.json").json
                self.assertEqual(len(board["columns"]), 4)
                for column in board["columns"]:
                    self.assertGreater(len(column["cards"]), 8, column["title"])
                agencies = chair.get("/en/situation/agencies.json").json
                self.assertEqual((len(agencies["agencies"]), agencies["valid"]), (26, 24))
                over, after = [], ""
                while page := chair.get(f"/en/situation/over.json?after={after}").json:
                    over += page["discussions"]
                    after = page["next"]
                    if not after:
                        break
                self.assertEqual(len(over) + sum(len(column["cards"]) for column in board["columns"]), 450)
                for page in ("", "/over", "/agencies", "/log", "/present", f"/discussions/{over[0]['number']}"):
                    for language, word in (("en", "synthetic"), ("fr", "synthétique")):
                        self.assertIn(word, chair.get(f"/{language}/situation{page}").text, page)
                self.assertNotIn("0.000", chair.get("/en/situation/factors").text)
                self.assertNotIn("all of it is synthetic", chair.get("/en/meetings").text)
                self.assertIn("holds", run("verify", "--situation", *self.verified(engine)).stdout)

    def test_draw_the_pairs_and_the_categories_that_left_the_gate_with_a_row_for_each(self):
        for engine, place in self.places.items():
            with self.subTest(engine=engine), Server(*place, options=self.walled[engine]) as server:
                seated = self.seated(engine, server, "drawer", "regional-police", "agency_representative")
                shown = seated.get("/en/situation/factors.json").json
                self.assertGreater(len(shown["pairs"]), 5)
                network, tree = shown["network"], shown["dendrogram"]
                self.assertEqual([(edge["first"], edge["second"]) for edge in network["edges"]], [(pair["first"], pair["second"]) for pair in shown["pairs"]])
                nodes = [node for category in network["categories"] for node in category["nodes"]]
                self.assertEqual(sum(len(node["partners"]) for node in nodes), 2 * len(network["edges"]))
                self.assertEqual([node["place"] for node in nodes], list(range(1, network["factors"] + 1)))
                self.assertGreater(len(tree["steps"]), 3)
                self.assertEqual(len(tree["leaves"]) + len(tree["left_out"]), 27, "each category of the list")
                for language in ("en", "fr"):
                    page = seated.get(f"/{language}/situation/factors").text
                    ids = re.findall(r'id="((?:factor|step)-[0-9]+)"', page)
                    self.assertEqual(len(ids), len(set(ids)))
                    links = re.findall(r'href="#((?:factor|step)-[0-9]+)"', page)
                    self.assertGreaterEqual(len(links), len(nodes) + len(tree["leaves"]) // 2)
                    self.assertLessEqual(set(links), set(ids), "each leads to its row")
                    self.assertEqual(page.count('<svg class="drawing"'), 2)

    def test_let_out_the_report_of_last_year_to_everybody_on_a_server_without_the_table(self):
        for engine, place in self.places.items():
            with self.subTest(engine=engine), Server(*place) as server:
                resident = Browser(server)
                years = resident.get("/en/table-reports.json").json["years"]
                self.assertEqual([one["state"] for one in years], ["current"])
                year = years[0]["year"]
                shown = resident.get(f"/en/table-reports/{year}.json").json
                self.assertTrue(shown["is_synthetic"])
                counts = [row["count"] for row in shown["counts"]]
                self.assertTrue(all(count is None or count >= shown["min_cell"] for count in counts))
                self.assertTrue(None in counts and any(counts))
                self.assertEqual({row["state"] for row in shown["counts"]}, {"exact", "suppressed"})
                lines = list(csv.DictReader(io.StringIO(resident.get(f"/en/table-reports/{year}.csv").text)))
                self.assertEqual(len(lines), len(counts))
                for language, word in (("en", "synthetic"), ("fr", "synthétique")):
                    self.assertIn(word, resident.get(f"/{language}/table-reports/{year}").text)
                self.assertEqual(resident.get("/en/table-reports/1999.json").json["is_released"], False)
                self.assertEqual(resident.get("/en/situation").status, 404)

    def verified(self, engine):
        """The options of `verify` for what lies behind the wall."""
        options = dict(zip(self.walled[engine][::2], self.walled[engine][1::2]))
        place = ["--situation-data", options["--situation-data"], "--key", options["--situation-key"]]
        return place + (["--database", options["--situation-database"]] if "--situation-database" in options else [])

    def test_are_made_once(self):
        for engine, place in self.places.items():
            self.assertNotIn("discussions", run("demo", *place, *self.walled[engine]).stdout)

    def test_seat_nobody_who_has_no_role_there_or_a_seat_already(self):
        place, walled = self.places["sqlite"], self.walled["sqlite"]
        seat = ["seat", "guest", "--agency", "hospital", *place]
        run(*seat, *walled, code=1)
        run("person", "add", "guest", *place)
        self.assertIn("person", run(*seat, *walled, code=1).stderr)
        run("person", "grant", "guest", "agency_representative", *place)
        run(*seat, code=1)
        self.assertIn("regional-police, ", run("seat", "guest", "--agency", "circus", *place, *walled, code=1).stderr)
        run(*seat, *walled)
        self.assertIn("already", run(*seat, *walled, code=1).stderr)


if __name__ == "__main__":
    unittest.main()
