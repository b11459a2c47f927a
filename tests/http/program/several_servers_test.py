"""Several servers on one PostgreSQL are one: sign-ins, changes, throttles, files. And the database may restart under them."""

import collections
import contextlib
import shutil
import threading
import time
import unittest

from people import PASSWORD, Browser, member
from support import ROOT, Server, demonstrated, options_in, run

SHOWN_SECONDS_MAX = 10  # a second is promised, to a machine that is not busy with other tests
PUBLISHED = ROOT / "demo/data/crime_statistics/csi_halton_published_values.csv"


def setUpModule():
    global STACK, PLACE, ONE, TWO
    STACK = contextlib.ExitStack()
    _, places = STACK.enter_context(demonstrated())
    PLACE = places["postgresql"]
    ONE, TWO = (STACK.enter_context(Server(*PLACE)) for _ in range(2))


def tearDownModule():
    STACK.close()


def soon(condition):
    latest = time.monotonic() + SHOWN_SECONDS_MAX
    while not condition():
        if time.monotonic() > latest:
            return False
        time.sleep(0.02)
    return True


class SeveralServers(unittest.TestCase):
    def test_know_a_sign_in_of_one_another_and_its_end(self):
        browser = member(ONE, "amal", "auditor")
        elsewhere = browser.at(TWO)
        self.assertEqual(elsewhere.get("/en/account").status, 200)
        self.assertEqual(elsewhere.at(TWO).post("/en/account/sign_out").status, 303)
        self.assertEqual(browser.get("/en/account").status, 303)
        self.assertEqual(elsewhere.get("/en/account").status, 303)

    def test_take_a_form_that_the_other_one_gave(self):
        administrator = member(ONE, "bea", "administrator")
        administrator.get("/en/admin/people")
        added = administrator.at(TWO).post("/en/admin/people/add_person", {"name": "cyril", "display_name": "Cyril", "email": ""})
        self.assertEqual(added.status, 200, added.text)
        self.assertIn("cyril", administrator.get("/en/admin/people").text)

    def test_show_what_the_other_one_changed(self):
        count = TWO.get("/en/transparency.json").json["entry_count"]
        self.assertEqual(ONE.get("/en/transparency.json").json["entry_count"], count)
        member(ONE, "dora")
        self.assertTrue(soon(lambda: TWO.get("/en/transparency.json").json["entry_count"] > count))

    def test_count_failed_sign_ins_together(self):
        member(ONE, "emil")
        statuses = [Browser(server).post("/en/sign-in", {"name": "emil", "password": "wrong every time"}).status for server in [ONE, TWO] * 6]
        self.assertIn(429, statuses)
        self.assertEqual({Browser(server).post("/en/sign-in", {"name": "emil", "password": PASSWORD}).status for server in (ONE, TWO)}, {429})

    def test_import_each_a_file_that_the_other_one_took(self):
        analyst = member(ONE, "fay", "analyst")
        for taking, showing in ((ONE, TWO), (TWO, ONE)):
            browser = analyst.at(taking)
            browser.get("/en/admin/imports")
            answer = browser.upload("/en/admin/imports", {"dataset": "csi_halton_published"}, "new.csv", PUBLISHED.read_text())
            self.assertEqual(answer.status, 303, answer.text)
            page = answer.headers["location"] + ".json"
            self.assertTrue(soon(lambda: not analyst.at(showing).get(page).json["is_at_work"]))
            self.assertEqual(analyst.at(showing).get(page).json["failure"], "")

    def test_say_that_a_file_is_missing_where_their_folder_is_not_shared(self):
        analyst = member(ONE, "hana", "analyst")
        analyst.get("/en/admin/imports")
        page = analyst.upload("/en/admin/imports", {"dataset": "csi_halton_published"}, "lost.csv", PUBLISHED.read_text() + "\n").headers["location"]
        self.assertTrue(soon(lambda: not analyst.get(page + ".json").json["is_at_work"]))
        for folder in options_in(PLACE)["--files"].glob("??"):
            shutil.rmtree(folder)
        analyst.get(page)
        page = analyst.post(page + "/commit_import").headers["location"]
        self.assertTrue(soon(lambda: not analyst.get(page + ".json").json["is_at_work"]))
        self.assertIn("which all servers on one database need to share", analyst.get(page + ".json").json["failure"])

    def test_promise_no_more_than_the_database_does(self):
        with_trust_in_luck = PLACE[1] + "?options=-c%20synchronous_commit%3Doff"
        with Server("--database", with_trust_in_luck, *PLACE[2:]) as server:
            self.assertIn("synchronous_commit", " ".join(server.get("/health").json["warnings"]))
        self.assertNotIn("synchronous_commit", " ".join(ONE.get("/health").json["warnings"]))
        self.assertNotIn("warnings", ONE.get("/health", X_Forwarded_For="192.0.2.1").json)


class RestartsOfTheDatabase(unittest.TestCase):
    """Of a server of its own: PostgreSQL is ended as by a crash, while people change things."""

    def test_lose_nothing_that_was_acknowledged_and_need_nobody(self):
        with demonstrated() as (postgres, places):
            with Server(*places["postgresql"]) as server:
                self.restart_under_load(postgres, server)
            run("verify", *places["postgresql"])

    def restart_under_load(self, postgres, server):
        administrator = member(server, "gil", "administrator", "auditor")
        acknowledged, told, is_over = [], collections.Counter(), threading.Event()

        def add(prefix):
            browser, number = administrator.at(server), 0
            while not is_over.is_set():
                number += 1
                name = f"{prefix}{number}"
                answer = browser.post("/en/admin/people/add_person", {"name": name, "display_name": name, "email": ""})
                told[answer.status] += 1
                if answer.status == 200:
                    acknowledged.append(name)
                elif answer.status == 503:
                    self.assertIn("Nothing was changed. Try again", answer.text)
                    self.assertIn(f'<input type="hidden" name="name" value="{name}">', answer.text)
                else:
                    self.assertEqual(answer.status, 504, answer.text)
                    self.assertIn("Look first whether it was done", answer.text)
                    self.assertNotIn("retry-after", answer.headers)

        threads = [threading.Thread(target=add, args=(prefix,)) for prefix in ("x", "y")]
        for thread in threads:
            thread.start()
        try:
            for _ in range(3):
                count = len(acknowledged)
                self.assertTrue(soon(lambda: len(acknowledged) > count + 3))
                postgres.restart("immediate")
                count = len(acknowledged)
                self.assertTrue(soon(lambda: len(acknowledged) > count), "the server goes on by itself")
        finally:
            is_over.set()
            for thread in threads:
                thread.join()
        names = collections.Counter(person["name"] for person in administrator.get("/en/admin/people.json").json["people"])
        self.assertEqual([name for name in acknowledged if names[name] != 1], [])
        self.assertTrue(set(told) <= {200, 503, 504}, told)

    def test_are_told_to_people_and_to_programs(self):
        with demonstrated() as (postgres, places):
            with Server(*places["postgresql"]) as server:
                self.assertEqual(server.get("/en/data").status, 200)
                postgres.stop()
                page = server.get("/en/standing", Accept="text/html")
                self.assertEqual((page.status, page.headers["retry-after"]), (503, "60"))
                self.assertIn('href="/en/standing">Try again</a>', page.text)
                french = server.get("/fr/standing", Accept="text/html")
                self.assertIn("Réessayer", french.text)
                problem = server.get("/en/standing.json")
                self.assertEqual((problem.status, problem.headers["content-type"]), (503, "application/problem+json"))
                self.assertEqual(problem.json["code"], "failed")
                self.assertEqual(server.get("/health").status, 503)
                signing_in = Browser(server).post("/en/sign-in", {"name": "gil", "password": "a secret of mine"})
                self.assertEqual(signing_in.status, 503)
                self.assertNotIn("a secret of mine", signing_in.text)
                postgres.start()
                self.assertTrue(soon(lambda: server.get("/en/standing").status == 200))


if __name__ == "__main__":
    unittest.main()
