"""An analysis that is asked of every newer version of its data again, on both databases."""

import gzip
import itertools
import unittest
from pathlib import Path

from analyses_test import STATEMENT, identifier, made
from people import member
from support import ROOT, OnBothDatabases, on_both_databases, run, temporary_folder

NAMES = (f"repeater{number}" for number in itertools.count())
VANCOUVER = ROOT / "demo/data/vancouver/crimedata_csv_AllNeighbourhoods_2018.csv.gz"
ASKED = {"from": "2018-10-01", "model": "prospective", "step": "day", "days_max": "14"}


def setUpModule():
    global BOTH, SERVERS, FOLDER
    BOTH = OnBothDatabases().__enter__()
    SERVERS = BOTH.servers
    FOLDER = temporary_folder()


def tearDownModule():
    BOTH.__exit__()
    FOLDER.cleanup()


def newer_file(name, days, thefts):
    """Vancouver's file of 2018, and so many thefts in the West End on each of the first days of January after it."""
    lines = gzip.decompress(VANCOUVER.read_bytes()).decode().splitlines()
    more = [f"Theft from Vehicle,2019,1,{day},12,0,10XX ALBERNI ST,West End,491036.9,5458818.2" for day in range(1, days + 1) for _ in range(thefts)]
    file = Path(FOLDER.name) / name
    file.write_text("\n".join(lines + more) + "\n")
    return file


class Repetition(unittest.TestCase):
    def repeated_by(self, browser, page):
        next_page = "/en" + browser.get(page + ".json").json["repeated_by_page"]
        return next_page, browser.when_ended(next_page, 120)

    @on_both_databases
    def test_asks_the_same_of_newer_data_and_follows_its_clusters(self, server):
        analyst = member(server, next(NAMES), "analyst")
        page, view = made(analyst, **ASKED)
        self.assertEqual((view["may_repeat"], view["is_followed"], view["repeated_by_page"]), (True, False, ""))
        analyst.get(page)
        self.assertEqual(analyst.post(page + "/repeat_analysis").headers["location"], page)
        self.assertIn("As soon as a newer version", analyst.get(page).text)
        self.assertIn("repeated with newer data", analyst.get("/en/evidence/analyses").text)
        run("import", "vancouver_incidents", newer_file("newer1.csv", 5, 60), *server.place)
        second, view = self.repeated_by(analyst, page)
        self.assertEqual((view["state"], view["failure"]), ("done", ""))
        method = {row["label"]: row["value"] for row in view["method"]}
        self.assertEqual(method["Period"], "6 October 2018 to 5 January 2019")
        fresh = [cluster for cluster in view["clusters"] if "West End" in cluster["areas"]]
        self.assertEqual([(cluster["is_new"], cluster["since"]) for cluster in fresh], [(True, "2019-01-05")])
        self.assertIn("<strong>new</strong>", analyst.get(second).text)
        # the next version, sent through the pages: the cluster goes on
        analyst.get("/en/admin/imports")
        file = newer_file("newer2.csv", 7, 60)
        tried = analyst.upload("/en/admin/imports", {"dataset": "vancouver_incidents"}, file.name, file.read_text()).headers["location"]
        analyst.when_ended(tried, 120)
        analyst.get(tried)
        analyst.when_ended(analyst.post(tried + "/commit_import").headers["location"], 120)
        third, view = self.repeated_by(analyst, second)
        goes_on = [cluster for cluster in view["clusters"] if "West End" in cluster["areas"]]
        self.assertEqual([(cluster["is_new"], cluster["since"]) for cluster in goes_on], [(False, "2019-01-05")])
        self.assertIn("seen since the analysis up to 5 January 2019", analyst.get(third).text)
        self.assertIn("vu depuis l’analyse allant jusqu’au 5 janvier 2019", analyst.get(third.replace("/en/", "/fr/")).text)
        # once it is public nobody learns from it what the one before showed
        office = member(server, next(NAMES), "board_administrator")
        finding = analyst.post(f"/en/evidence/analyses/{identifier(third)}/draft_finding").headers["location"]
        analyst.get(finding + "/statement")
        self.assertEqual(analyst.post(finding + "/statement", STATEMENT).status, 303)
        office.get(finding + "/publish")
        self.assertEqual(office.post(finding + "/publish").status, 303)
        public = server.get(third + ".json").json
        self.assertEqual((public["is_followed"], public["ended"], public["repeats_page"], public["repeated_by_page"]), (False, [], "", ""))
        self.assertEqual({cluster["since"] for cluster in public["clusters"]}, {None})
        # from an older page of the series the newest is repeated no more
        analyst.get(second)
        analyst.post(f"/en/evidence/analyses/{identifier(page)}/end_repetition")
        self.assertTrue(analyst.get(third + ".json").json["may_repeat"])
        run("import", "vancouver_incidents", newer_file("newer3.csv", 8, 1), *server.place)
        self.assertEqual(analyst.get(third + ".json").json["repeated_by_page"], "")
        self.assertIn(view["result_hash"], run("analyze", "verify", identifier(third), *server.place).stdout)
        run("verify", *server.place)

    @on_both_databases
    def test_is_for_who_starts_analyses_and_shows_others_no_series(self, server):
        analyst, reader = member(server, next(NAMES), "analyst"), member(server, next(NAMES), "board_member")
        page, _ = made(analyst, **ASKED)
        reader.get("/en")
        self.assertIn(reader.post(page + "/repeat_analysis").status, (403, 404))
        self.assertFalse(analyst.get(page + ".json").json["is_repeated"])


if __name__ == "__main__":
    unittest.main()
