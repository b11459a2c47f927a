"""A file brought into a dataset through the pages: tried first, then imported by a job, on both databases."""

import itertools
import json
import unittest

from people import member
from support import ROOT, OnBothDatabases, on_both_databases, run

NAMES = (f"importer{number}" for number in itertools.count())
PUBLISHED = ROOT / "demo/data/crime_statistics/csi_halton_published_values.csv"


def setUpModule():
    global BOTH, SERVERS
    BOTH = OnBothDatabases().__enter__()
    SERVERS = BOTH.servers


def tearDownModule():
    BOTH.__exit__()


class Imports(unittest.TestCase):
    def upload(self, browser, dataset, text, name="new.csv"):
        """Gives the path of the import's page."""
        browser.get("/en/admin/imports")
        answer = browser.upload("/en/admin/imports", {"dataset": dataset}, name, text)
        self.assertEqual(answer.status, 303, answer.text)
        return answer.headers["location"]

    @on_both_databases
    def test_are_tried_shown_as_a_difference_and_then_made_for_good(self, server):
        browser = member(server, next(NAMES), "analyst")
        lines = PUBLISHED.read_text().splitlines()
        changed = "\n".join([*lines[:-1], lines[-1].replace(".", "1.", 1), "no,row,of,this,kind"]) + "\n"
        before = browser.get("/en/data/csi_halton_published/values.csv").text
        page = self.upload(browser, "csi_halton_published", changed)
        tried = browser.when_ended(page)
        self.assertEqual((tried["state"], tried["dry_run"], tried["failure"]), ("done", True, ""))
        self.assertGreaterEqual(tried["counts"]["rows_rejected"], 1)
        self.assertEqual(browser.get("/en/data/csi_halton_published/values.csv").text, before)
        self.assertIn("no,row,of,this,kind", browser.get(page + "/rejects").text)
        browser.get(page)
        committed = browser.post(page + "/commit_import")
        self.assertEqual(committed.status, 303, committed.text)
        done = browser.when_ended(committed.headers["location"])
        self.assertEqual((done["state"], done["dry_run"]), ("done", False))
        self.assertEqual(done["counts"]["values_changed"], tried["counts"]["values_changed"])
        again = browser.when_ended(self.upload(browser, "csi_halton_published", changed))
        self.assertTrue(again["unchanged"])
        self.assertFalse(again["may_commit"])
        run("verify", *server.place)

    @on_both_databases
    def test_say_what_is_wrong_with_a_file_of_another_layout(self, server):
        browser = member(server, next(NAMES), "analyst")
        view = browser.when_ended(self.upload(browser, "csi_halton_published", "colour,size\nred,3\n"))
        self.assertEqual(view["state"], "failed")
        self.assertIn("does not have the layout", view["failure"])
        self.assertFalse(view["may_commit"])

    @on_both_databases
    def test_need_a_file_and_a_dataset(self, server):
        browser = member(server, next(NAMES), "analyst")
        browser.get("/en/admin/imports")
        answer = browser.upload("/en/admin/imports", {"dataset": "csi_halton_published"}, "", "")
        self.assertEqual(answer.status, 400)
        self.assertIn('href="#file"', answer.text)
        answer = browser.upload("/en/admin/imports", {"dataset": "nothing"}, "new.csv", "a,b\n")
        self.assertEqual(answer.status, 400)
        self.assertIn('href="#dataset"', answer.text)

    @on_both_databases
    def test_can_be_watched_as_events_until_they_end(self, server):
        browser = member(server, next(NAMES), "analyst")
        page = self.upload(browser, "csi_halton_published", PUBLISHED.read_text())
        browser.when_ended(page)
        event = browser.first_event(page + ".events")
        self.assertEqual(json.loads(event)["state"], "done")

    @on_both_databases
    def test_stand_in_the_list_of_jobs_with_whoever_asked(self, server):
        name = next(NAMES)
        browser = member(server, name, "analyst")
        page = self.upload(browser, "csi_halton_published", PUBLISHED.read_text())
        browser.when_ended(page)
        jobs = browser.get("/en/admin/jobs.json").json["jobs"]
        self.assertIn((page.removeprefix("/en"), name), [(job["path"], job["asked_by"]) for job in jobs])


if __name__ == "__main__":
    unittest.main()
