"""What administrators see and do, over HTTP and on both databases."""

import itertools
import re
import unittest

from people import PASSWORD, Browser, member
from support import OnBothDatabases, change_rows, on_both_databases, run

NAMES = (f"admin{number}" for number in itertools.count())


def setUpModule():
    global BOTH, SERVERS
    BOTH = OnBothDatabases().__enter__()
    SERVERS = BOTH.servers


def tearDownModule():
    BOTH.__exit__()


def administrator(server):
    return member(server, next(NAMES), "administrator")


class Looks(unittest.TestCase):
    def look(self, browser, **chosen):
        browser.get("/en/admin/explain")
        answer = browser.post("/en/admin/explain/begin_look", chosen)
        self.assertEqual((answer.status, answer.headers["location"]), (303, "/en/"))
        return browser

    @on_both_databases
    def test_show_the_pages_of_a_role_with_a_banner_on_each_also_on_those_that_are_one_for_all(self, server):
        browser = self.look(administrator(server), role="auditor")
        for page in ("/en/", "/en/standing", "/fr/data", "/en/admin", "/en/admin/people"):
            answer = browser.get(page)
            self.assertEqual((answer.status, "wm-look" in answer.text), (200, True), page)
            self.assertEqual(answer.headers["cache-control"], "no-store", page)
        self.assertNotIn("add_person", browser.get("/en/admin/people").text)
        self.assertNotIn("wm-look", server.get("/en/").text)

    @on_both_databases
    def test_change_nothing_and_open_nothing_personal(self, server):
        name, other = next(NAMES), next(NAMES)
        browser = self.look(member(server, name, "administrator"), role="administrator")
        member(server, other)
        browser.get("/en/admin/people")
        for path, fields in ((f"/en/admin/people/{other}/suspend_person", {}), ("/en/admin/settings/change_settings", {"session_hours": "1"}),
                             ("/en/account/change_password", {}), ("/en/sign-in", {"name": other, "password": "x"})):
            answer = browser.post(path + ".json", fields)
            self.assertEqual((answer.status, answer.json["code"]), (403, "only_looking"), path)
        for page in ("/en/account", "/en/account/data", "/en/account/second-factor", f"/en/admin/people/{other}/confirm"):
            self.assertEqual(browser.get(page + ".json").json["code"], "only_looking", page)

    @on_both_databases
    def test_end_when_asked_to_and_by_themselves(self, server):
        name = next(NAMES)
        browser = self.look(member(server, name, "administrator"), role="resident")
        self.assertEqual(browser.get("/en/admin").status, 403)
        browser.get("/en/")
        self.assertEqual(browser.post("/en/account/end_look").headers["location"], "/en/account")
        self.assertEqual(browser.get("/en/admin").status, 200)
        self.look(browser, role="resident")
        change_rows(server.place, "UPDATE session SET look_until = '2026-01-01T00:00:00.000000Z' WHERE person_id = "
                                  f"(SELECT id FROM person WHERE name = '{name}')")
        self.assertEqual(browser.get("/en/admin").status, 200)

    @on_both_databases
    def test_are_in_the_public_chain_without_a_name(self, server):
        name = next(NAMES)
        member(server, name, "analyst")
        self.look(administrator(server), person=name)
        chain = server.get("/en/transparency.json").text
        self.assertIn("begin_look", chain)
        self.assertNotIn(name, chain)


class Settings(unittest.TestCase):
    @on_both_databases
    def test_act_at_once_and_keep_who_changed_them(self, server):
        browser = administrator(server)
        held = {setting["name"]: setting["value"] for setting in browser.get("/en/admin/settings.json").json["settings"]}
        browser.get("/en/admin/settings")
        wrong = browser.post("/en/admin/settings/change_settings", held | {"session_hours": "48"})
        self.assertEqual(wrong.status, 400)
        self.assertIn('<a href="#session_hours">Enter a whole number from 1 to 24.</a>', wrong.text)
        self.assertIn('value="48"', wrong.text)
        browser.get("/en/admin/settings")
        self.assertEqual(browser.post("/en/admin/settings/change_settings", held | {"help_contact": "the office, 905-555-0100"}).status, 303)
        self.assertIn("Who can help you: the office, 905-555-0100", server.get("/en/nowhere").text)
        shown = {setting["name"]: setting for setting in browser.get("/en/admin/settings.json").json["settings"]}
        self.assertEqual([change["value"] for change in shown["help_contact"]["history"]], ["the office, 905-555-0100"])
        self.assertEqual(shown["session_hours"]["history"], [])


class Rules(unittest.TestCase):
    @on_both_databases
    def test_of_a_page_are_told_to_whoever_sees_it_and_to_whoever_does_not(self, server):
        browser = member(server, next(NAMES), "analyst")
        self.assertIn("/en/account/why?path=", browser.get("/en/admin").text)
        closed = browser.get("/en/admin/people/somebody")
        self.assertEqual(closed.status, 403)
        self.assertIn("Why do I not see this page?", closed.text)
        why = browser.get("/en/account/why.json?path=/admin/people/somebody").json
        self.assertEqual((why["verdict"], why["rule"]), ("not_permitted", "person"))
        self.assertIn("Administrator, Auditor", why["sentence"])
        self.assertEqual(browser.get("/en/account/why.json?path=/admin/jobs").json["verdict"], "permitted")
        self.assertEqual(browser.get("/en/account/why.json?path=/no/such").status, 404)

    @on_both_databases
    def test_hide_whether_there_is_somebody_of_a_name(self, server):
        name = next(NAMES)
        member(server, name)
        browser = member(server, next(NAMES), "analyst")
        there, not_there = browser.get(f"/en/admin/people/{name}"), browser.get("/en/admin/people/" + "x" * len(name))
        self.assertEqual((there.status, there.text.replace(name, "x" * len(name))), (not_there.status, not_there.text))


class Health(unittest.TestCase):
    @on_both_databases
    def test_says_how_the_program_is_and_what_to_do(self, server):
        facts = {fact["name"]: fact for fact in administrator(server).get("/en/admin.json").json["facts"]}
        self.assertEqual(set(facts) & {"database", "late_jobs", "failed_jobs", "dead_letters", "second_factors", "free_disk", "keys", "languages",
                                       "last_backup", "last_drill", "checkpoint", "printer"}, set(facts))
        self.assertEqual(facts["dead_letters"]["state"], "good")
        self.assertEqual([facts[name]["state"] for name in ("last_backup", "last_drill", "checkpoint")], ["attention"] * 3)  # none was made
        self.assertEqual((facts["late_jobs"]["state"], facts["printer"]["state"]), ("good", "good"))
        self.assertEqual((facts["second_factors"]["state"], facts["second_factors"]["advice"] != ""), ("attention", True))
        self.assertEqual(facts["languages"]["state"], "good")
        self.assertEqual(facts["database"]["state"], "good" if "SQLite" in facts["database"]["sentence"] else "bad")  # the test's PostgreSQL has fsync off

    @on_both_databases
    def test_tells_nobody_of_what_they_may_not_see(self, server):
        shown = member(server, next(NAMES), "board_administrator").get("/en/admin.json").json
        self.assertIsNone(shown["people"])
        self.assertFalse({"late_jobs", "dead_letters"} & {fact["name"] for fact in shown["facts"]})


class DataAboutMe(unittest.TestCase):
    @on_both_databases
    def test_is_everything_that_names_the_person_and_nobody_else(self, server):
        name, other = next(NAMES), next(NAMES)
        browser = member(server, name, "analyst")
        member(server, other)
        run("person", "grant", name, "auditor", *server.place)
        data = browser.get("/en/account/data.json").json
        self.assertEqual((data["person"]["name"], len(data["sign_ins"])), (name, 1))
        kinds = {(row["kind"], row["what"]) for row in data["rows"]}
        self.assertTrue({("role", "analyst"), ("role", "auditor"), ("entry", "add_person"), ("entry", "grant_role"), ("entry", "accept_invitation")} <= kinds)
        self.assertNotIn(other, browser.get("/en/account/data.json").text)


class Administrators(unittest.TestCase):
    @on_both_databases
    def test_are_made_by_two_on_pages_that_say_so(self, server):
        first, second, name = administrator(server), administrator(server), next(NAMES)
        member(server, name)
        confirm = first.get(f"/en/admin/people/{name}/confirm?act=grant_role&role=administrator")
        self.assertIn("it takes two", confirm.text)
        self.assertEqual(first.post(f"/en/admin/people/{name}/grant_role", {"role": "administrator"}).status, 303)
        self.assertIn("waits for a second administrator", first.get(f"/en/admin/people/{name}").text)
        self.assertEqual(Browser(server).get("/en/admin").status, 303)
        second.get(f"/en/admin/people/{name}")
        self.assertEqual(second.post(f"/en/admin/people/{name}/grant_role", {"role": "administrator"}).status, 303)
        self.assertIn("administrator", [held["role"] for held in first.get(f"/en/admin/people/{name}.json").json["held"]])

    @on_both_databases
    def test_take_over_nobodys_account_alone(self, server):
        first, second, name = administrator(server), administrator(server), next(NAMES)
        victim = member(server, name, "analyst")
        page = first.get(f"/en/admin/people/{name}")
        self.assertIn("takes two administrators", page.text)
        asked = first.post(f"/en/admin/people/{name}/invite_person", {"way": "by_hand"})
        self.assertEqual((asked.status, "/invitation/" in asked.text), (303, False))
        page = first.get(f"/en/admin/people/{name}")
        self.assertIn("another administrator has to ask for it too", page.text)
        self.assertEqual(first.post(f"/en/admin/people/{name}/invite_person", {"way": "by_hand"}).status, 303)
        self.assertIn(("invitation_request", ""), {(row["kind"], row["what"]) for row in victim.get("/en/account/data.json").json["rows"]})
        self.assertIn("If you ask for it too, it is made.", second.get(f"/en/admin/people/{name}").text)
        made = second.post(f"/en/admin/people/{name}/invite_person", {"way": "by_hand"})
        self.assertEqual(made.status, 200)
        link = re.search(r"/en/invitation/[0-9a-f]+", made.text)[0]
        self.assertNotIn("another administrator has to", second.get(f"/en/admin/people/{name}").text)
        self.assertEqual(Browser(server).post(link, {"password": PASSWORD + "?"}).status, 303)

    @on_both_databases
    def test_invite_alone_whom_nobody_has_been_yet(self, server):
        browser, name = administrator(server), next(NAMES)
        browser.get("/en/admin/people")
        self.assertIn("/invitation/", browser.post("/en/admin/people/add_person", {"name": name, "display_name": "New"}).text)
        self.assertIn("Make an invitation to hand over", browser.get(f"/en/admin/people/{name}").text)
        self.assertIn("/invitation/", browser.post(f"/en/admin/people/{name}/invite_person", {"way": "by_hand"}).text)


if __name__ == "__main__":
    unittest.main()
