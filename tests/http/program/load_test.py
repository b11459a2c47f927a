"""Everybody at once: readers, people who sign in, administrators, analysts with files, watchers of jobs, auditors; on both databases."""

import itertools
import os
import threading
import unittest

from people import Browser, member
from support import NO_LIMITS, ROOT, OnBothDatabases, run

ROUNDS = int(os.environ.get("WARDMOTE_LOAD_ROUNDS", "12"))
PUBLISHED = (ROOT / "demo/data/crime_statistics/csi_halton_published_values.csv").read_text()
OPTIONS = (*NO_LIMITS, "--threads", "4", "--checkpoint-entries", "5")
PAGES = ["/en/", "/fr/", "/en/standing", "/fr/standing.json", "/en/standing/offences", "/en/data", "/fr/data.csv", "/en/incidents", "/en/incidents.geojson",
         "/fr/incidents.csv", "/en/transparency", "/en/transparency.json", "/openapi.json", "/metrics", "/health", "/en/no/such/page"]


class Crowd:
    """What each of them does, once a round; what the server answered is kept."""

    def __init__(self, server):
        self.server = server
        self.names = (f"crowd{number}" for number in itertools.count())
        self.statuses, self.failures = [], []

    def read(self):
        for page in PAGES:
            self.statuses.append(self.server.get(page, Accept_Encoding="gzip").status)

    def sign_in_and_out(self):
        browser = Browser(self.server)
        browser.get("/en/sign-in")
        self.statuses.append(browser.sign_in(self.reader_name).status)
        self.statuses.append(browser.post("/en/account/sign_out").status)

    def add_people(self):
        browser = self.administrator.at(self.server)
        name = next(self.names)
        browser.get("/en/admin/people")
        self.statuses.append(browser.post("/en/admin/people/add_person", {"name": name, "display_name": name, "email": ""}).status)
        self.statuses.append(browser.get("/en/admin.json").status)

    def import_a_file(self):
        browser = self.analyst.at(self.server)
        browser.get("/en/admin/imports")
        answer = browser.upload("/en/admin/imports", {"dataset": "csi_halton_published"}, "new.csv", PUBLISHED)
        self.statuses.append(answer.status)
        browser.first_event(answer.headers["location"] + ".events")
        self.statuses.append(browser.get("/en/admin/jobs").status)

    def audit(self):
        browser = self.auditor.at(self.server)
        self.statuses.append(browser.get("/en/admin/audit").status)
        self.statuses.append(browser.post("/en/admin/audit/verify_audit").status)
        self.statuses.append(browser.get("/en/admin/audit.json").status)

    def gather(self):
        self.reader_name = "reader"
        member(self.server, self.reader_name)
        self.administrator, self.analyst, self.auditor = (member(self.server, role, role) for role in ("administrator", "analyst", "auditor"))

    def come(self):
        self.gather()
        threads = [threading.Thread(target=self.go_on, args=(what,))
                   for what in (self.read, self.read, self.sign_in_and_out, self.add_people, self.import_a_file, self.audit)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def go_on(self, what):
        try:
            for _ in range(ROUNDS):
                what()
        except Exception as failure:  # told to the test, which has another thread
            self.failures.append(f"{what.__name__}: {failure!r}")


class ManyPeopleAtOnce(unittest.TestCase):
    def test_are_all_answered_and_the_server_ends_in_order(self):
        with OnBothDatabases(lambda engine: {"options": OPTIONS}) as both:
            for engine, server in both.servers.items():
                with self.subTest(engine=engine):
                    self.check(server)

    def check(self, server):
        crowd = Crowd(server)
        crowd.come()
        self.assertEqual(crowd.failures, [])
        self.assertEqual(set(crowd.statuses) - {200, 303, 404}, set())
        self.assertEqual(crowd.statuses.count(404), 2 * ROUNDS, "only the page that does not exist")
        self.assertEqual(server.stop(), 0)
        run("verify", *server.place)


if __name__ == "__main__":
    unittest.main()
