"""Who may sign in and what they may do then, over HTTP and on both databases."""

import itertools
import json
import re
import unittest
from datetime import datetime, timedelta, timezone
from pathlib import Path

from people import PASSWORD, Browser, code_of, invitation_of, member
from support import OnBothDatabases, Server, change_rows, demonstrate, on_both_databases, run, temporary_folder

ROLES = ["resident", "board_member", "board_administrator", "closed_session_participant", "analyst", "agency_representative", "table_chair", "table_recorder", "table_coordinator", "cswb_planner",
         "administrator", "auditor"]
NAMES = (f"person{number}" for number in itertools.count())


def setUpModule():
    global BOTH, SERVERS
    BOTH = OnBothDatabases(walls=["closed", "situation"]).__enter__()
    SERVERS = BOTH.servers


def tearDownModule():
    BOTH.__exit__()


class Invitations(unittest.TestCase):
    @on_both_databases
    def test_set_a_password_once_and_sign_in(self, server):
        name = next(NAMES)
        link, browser = invitation_of(name, server.place), Browser(server)
        self.assertIn(name, browser.get(link).text)
        self.assertEqual(browser.post(link, {"password": PASSWORD}).status, 303)
        self.assertEqual(browser.get("/en/account").status, 200)
        self.assertEqual(Browser(server).get(link).status, 410)
        self.assertEqual(Browser(server).post(link, {"password": PASSWORD}).status, 410)

    @on_both_databases
    def test_show_the_form_again_with_what_is_wrong(self, server):
        link, browser = invitation_of(next(NAMES), server.place), Browser(server)
        answer = browser.post(link, {"password": "short"})
        self.assertEqual(answer.status, 400)
        self.assertIn('<a href="#password">Choose a password of 12 characters or more.</a>', answer.text)
        self.assertIn("<title>Error: ", answer.text)
        self.assertNotIn('value="short"', answer.text)

    @on_both_databases
    def test_end_where_a_newer_one_is_made(self, server):
        name = next(NAMES)
        link = invitation_of(name, server.place)
        run("person", "invite", name, *server.place)
        self.assertEqual(Browser(server).get(link).status, 410)


class SignIns(unittest.TestCase):
    @on_both_databases
    def test_fail_alike_for_a_wrong_password_and_for_nobody(self, server):
        name = next(NAMES)
        member(server, name)
        wrong = Browser(server).post("/en/sign-in", {"name": name, "password": "not the right one"})
        nobody = Browser(server).post("/en/sign-in", {"name": "x" + name[1:], "password": "not the right one"})
        self.assertEqual((wrong.status, nobody.status), (401, 401))
        self.assertEqual(wrong.text.replace(name, "x" + name[1:]), nobody.text)
        self.assertIn(f'value="{name}"', wrong.text)
        self.assertNotIn("not the right one", wrong.text)
        self.assertNotIn("set-cookie", wrong.headers)

    @on_both_databases
    def test_keep_their_secret_from_scripts_and_other_sites(self, server):
        name = next(NAMES)
        member(server, name)
        answer = Browser(server).sign_in(name)
        self.assertEqual(answer.headers["location"], "/en/account")
        attributes = answer.headers["set-cookie"].split("; ")[1:]
        self.assertEqual(set(attributes), {"Path=/", "Secure", "HttpOnly", "SameSite=Strict"})
        self.assertEqual(answer.headers["cache-control"], "no-store")

    @on_both_databases
    def test_take_up_no_secret_that_a_browser_brings_along(self, server):
        name = next(NAMES)
        member(server, name)
        browser = Browser(server)
        browser.token = planted = "0" * 64
        browser.sign_in(name)
        self.assertNotEqual(browser.token, planted)
        browser.token = planted
        self.assertEqual(browser.get("/en/account").status, 303)

    @on_both_databases
    def test_lead_to_the_page_that_was_asked_for_and_to_no_other_site(self, server):
        name = next(NAMES)
        member(server, name)
        asked = Browser(server).get("/fr/account")
        self.assertEqual((asked.status, asked.headers["location"]), (303, "/fr/sign-in?next=%2Faccount"))
        for there in ("//evil.example/", "https://evil.example/", "/\\evil.example"):
            answer = Browser(server).post("/en/sign-in", {"name": name, "password": PASSWORD, "next": there})
            self.assertEqual(answer.headers["location"], "/en/account")

    @on_both_databases
    def test_are_not_looked_at_for_a_while_after_too_many_failures(self, server):
        name, other = next(NAMES), next(NAMES)
        member(server, name)
        member(server, other)
        for _ in range(5):
            self.assertEqual(Browser(server).sign_in(name, "wrong password").status, 401)
        answer = Browser(server).sign_in(name)
        self.assertEqual(answer.status, 429)
        self.assertIn("Wait 1 minutes", answer.text)
        self.assertEqual(Browser(server).sign_in(other).status, 303)

    @on_both_databases
    def test_end_with_the_sign_out_whoever_kept_the_secret(self, server):
        browser = member(server, next(NAMES))
        thief = Browser(server)
        thief.token = browser.token
        self.assertEqual(thief.get("/en/account").status, 200)
        answer = browser.post("/en/account/sign_out")
        self.assertEqual(answer.status, 303)
        self.assertIn("Max-Age=0", answer.headers["set-cookie"])
        self.assertEqual(thief.get("/en/account").status, 303)

    @on_both_databases
    def test_end_everywhere_when_asked_to_and_when_the_password_changes(self, server):
        name = next(NAMES)
        one, other = member(server, name), Browser(server)
        other.sign_in(name)
        changed = one.post("/en/account/change_password", {"password": PASSWORD, "password_new": PASSWORD + "!"})
        self.assertEqual(changed.status, 303)
        self.assertEqual((one.get("/en/account").status, other.get("/en/account").status), (200, 303))
        self.assertEqual(Browser(server).sign_in(name).status, 401)
        other.sign_in(name, PASSWORD + "!")
        one.post("/en/account/sign_out_everywhere")
        self.assertEqual(other.get("/en/account").status, 303)


class SignInsEnd(unittest.TestCase):
    """Whoever holds a secret, once it no longer stands, holds nothing: time is moved by moving what was written down."""

    def moved(self, server, name, column, moment):
        change_rows(server.place, f"UPDATE session SET {column} = '{moment}' WHERE person_id = (SELECT id FROM person WHERE name = '{name}')")

    def ago(self, **time):
        return (datetime.now(timezone.utc) - timedelta(**time)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def thief_of(self, server, browser):
        """Somebody with a copy of the cookie, on another device."""
        thief = Browser(server)
        thief.token = browser.token
        self.assertEqual(thief.get("/en/account", User_Agent="another").status, 200)
        return thief

    @on_both_databases
    def test_after_half_an_hour_without_a_page(self, server):
        browser = member(server, name := next(NAMES))
        self.moved(server, name, "last_seen_at", self.ago(minutes=29))
        self.assertEqual(browser.get("/en/account").status, 200)
        self.moved(server, name, "last_seen_at", self.ago(minutes=30, seconds=1))
        self.assertEqual(browser.get("/en/account").status, 303)

    @on_both_databases
    def test_after_twelve_hours_whatever_is_done(self, server):
        browser = member(server, name := next(NAMES))
        self.moved(server, name, "started_at", self.ago(hours=11, minutes=55))
        self.assertEqual(browser.get("/en/account").status, 200)
        self.moved(server, name, "started_at", self.ago(hours=12, seconds=1))
        self.assertEqual(browser.get("/en/account").status, 303)

    @on_both_databases
    def test_for_a_thief_when_the_person_signs_out_everywhere(self, server):
        browser = member(server, next(NAMES))
        thief = self.thief_of(server, browser)
        browser.post("/en/account/sign_out_everywhere")
        self.assertEqual(thief.get("/en/account").status, 303)
        self.assertEqual(thief.post("/en/account/sign_out.json").json["code"], "sign_in_needed")

    @on_both_databases
    def test_for_a_thief_of_another_device_when_the_password_changes(self, server):
        other = member(server, name := next(NAMES))
        thief, browser = self.thief_of(server, other), Browser(server)
        browser.sign_in(name)
        browser.post("/en/account/change_password", {"password": PASSWORD, "password_new": PASSWORD + "!"})
        self.assertEqual((thief.get("/en/account").status, browser.get("/en/account").status), (303, 200))

    @on_both_databases
    def test_for_a_thief_who_has_the_secret_from_before_the_code_was_given(self, server):
        secret, _ = member(server, name := next(NAMES)).turn_on_second_factor()
        browser = Browser(server)
        browser.post("/en/sign-in", {"name": name, "password": PASSWORD})
        thief = Browser(server)
        thief.token = browser.token
        browser.get("/en/sign-in/code")
        browser.post("/en/sign-in/code", {"code": code_of(secret, 1)})
        self.assertEqual((thief.get("/en/account").status, browser.get("/en/account").status), (303, 200))


class SecondFactors(unittest.TestCase):
    @on_both_databases
    def test_are_asked_for_after_the_password(self, server):
        name = next(NAMES)
        secret, codes = member(server, name).turn_on_second_factor()
        self.assertEqual(len(codes), 10)
        browser = Browser(server)
        answer = browser.post("/en/sign-in", {"name": name, "password": PASSWORD, "next": "/account/second-factor"})
        self.assertEqual((answer.status, answer.headers["location"]), (303, "/en/sign-in/code?next=%2Faccount%2Fsecond-factor"))
        self.assertEqual(browser.get("/en/account").status, 303)
        browser.get("/en/sign-in/code")
        half = browser.token
        wrong = browser.post("/en/sign-in/code", {"code": "000000"})
        self.assertEqual(wrong.status, 401)
        self.assertIn("This code is not right", wrong.text)
        answer = browser.post("/en/sign-in/code", {"code": code_of(secret, 1), "next": "/account/second-factor"})
        self.assertEqual((answer.status, answer.headers["location"]), (303, "/en/account/second-factor"))
        self.assertNotEqual(browser.token, half)
        self.assertIn("10 recovery codes", browser.get("/en/account/second-factor").text)

    @on_both_databases
    def test_can_be_left_by_beginning_again(self, server):
        name = next(NAMES)
        member(server, name).turn_on_second_factor()
        browser = Browser(server)
        for _ in range(2):
            browser.get("/en/sign-in")
            self.assertIn("/sign-in/code", browser.post("/en/sign-in", {"name": name, "password": PASSWORD}).headers["location"])

    @on_both_databases
    def test_are_not_asked_for_by_whoever_gave_no_password(self, server):
        answer = Browser(server).get("/en/sign-in/code")
        self.assertEqual((answer.status, answer.headers["location"]), (303, "/en/sign-in"))
        self.assertEqual(Browser(server).post("/en/sign-in/code.json", {"code": "000000"}).json["code"], "sign_in_not_begun")

    @on_both_databases
    def test_show_their_secret_and_their_codes_once(self, server):
        browser = member(server, next(NAMES))
        secret, codes = browser.turn_on_second_factor()
        shown = browser.get("/en/account/second-factor").text + browser.get("/en/account.json").text
        for mark in (secret, secret[:4] + " " + secret[4:8], *codes):
            self.assertNotIn(mark, shown)

    @on_both_databases
    def test_are_turned_off_by_an_administrator_for_whoever_lost_both(self, server):
        name, administrator = next(NAMES), member(server, next(NAMES), "administrator")
        member(server, name).turn_on_second_factor()
        administrator.get(f"/en/admin/people/{name}")
        self.assertEqual(administrator.post(f"/en/admin/people/{name}/reset_second_factor").status, 303)
        self.assertEqual(Browser(server).sign_in(name).headers["location"], "/en/account")
        member(server, other := next(NAMES)).turn_on_second_factor()
        run("person", "reset-second-factor", other, *server.place)
        self.assertEqual(Browser(server).sign_in(other).headers["location"], "/en/account")

    def test_are_told_to_be_out_of_reach_where_the_program_has_no_key(self):
        with temporary_folder() as folder:
            demonstrate(folder)
            with Server("--data", folder) as server:
                browser = member(server, "olga")
                self.assertIn("started without the key", browser.get("/en/account/second-factor").text)
                answer = browser.post("/en/account/second-factor/begin_second_factor.json")
                self.assertEqual((answer.status, answer.json["code"]), (503, "key_not_given"))


class SensitiveActs(unittest.TestCase):
    def old_proof(self, server, name):
        change_rows(server.place, "UPDATE session SET proved_at = '2026-01-01T00:00:00.000000Z' WHERE person_id = "
                                  f"(SELECT id FROM person WHERE name = '{name}')")

    @on_both_databases
    def test_ask_once_more_who_it_is_when_ten_minutes_have_gone(self, server):
        name, other = next(NAMES), next(NAMES)
        browser = member(server, name, "administrator")
        member(server, other)
        self.old_proof(server, name)
        browser.get(f"/en/admin/people/{other}")
        answer = browser.post(f"/en/admin/people/{other}/suspend_person")
        self.assertEqual((answer.status, answer.headers["location"]), (303, f"/en/prove?next=%2Fadmin%2Fpeople%2F{other}"))
        self.assertEqual(browser.post(f"/en/admin/people/{other}/suspend_person.json").json["code"], "proof_needed")
        self.assertEqual(Browser(server).sign_in(other).status, 303)
        self.assertEqual(browser.post("/en/prove", {"proof": "not the password"}).status, 400)
        answer = browser.post("/en/prove", {"proof": PASSWORD, "next": f"/admin/people/{other}"})
        self.assertEqual(answer.headers["location"], f"/en/admin/people/{other}")
        self.assertEqual(browser.post(f"/en/admin/people/{other}/suspend_person").status, 303)
        self.assertEqual(Browser(server).sign_in(other).status, 401)

    @on_both_databases
    def test_are_proved_by_a_code_where_there_is_a_second_factor(self, server):
        name = next(NAMES)
        browser = member(server, name)
        secret, _ = browser.turn_on_second_factor()
        self.old_proof(server, name)
        self.assertEqual(browser.get("/en/account/second-factor").status, 303)
        browser.get("/en/prove")
        self.assertEqual(browser.post("/en/prove", {"proof": PASSWORD}).status, 401)
        self.assertEqual(browser.post("/en/prove", {"proof": code_of(secret, 1)}).status, 303)
        self.assertEqual(browser.get("/en/account/second-factor").status, 200)


class Forms(unittest.TestCase):
    @on_both_databases
    def test_without_the_token_of_their_sign_in_change_nothing(self, server):
        browser, other = member(server, next(NAMES)), member(server, next(NAMES))
        for token in ("", other.form_token, "0" * 64):
            browser_token = browser.token
            answer = browser.post("/en/account/sign_out.json", form_token=token or "x")
            self.assertEqual((answer.status, answer.json["code"]), (403, "form_outdated"))
            self.assertEqual(browser.token, browser_token)
        self.assertEqual(browser.get("/en/account").status, 200)

    @on_both_databases
    def test_from_another_site_change_nothing(self, server):
        browser = member(server, next(NAMES))
        self.assertEqual(browser.post("/en/account/sign_out", Origin="https://evil.example").status, 403)
        self.assertEqual(browser.get("/en/account").status, 200)


class People(unittest.TestCase):
    @on_both_databases
    def test_are_added_by_an_administrator_and_get_a_link_once(self, server):
        administrator, name = member(server, next(NAMES), "administrator"), next(NAMES)
        added = administrator.post("/en/admin/people/add_person", [("name", name), ("display_name", "Maria Lopez"), ("roles", "analyst"),
                                                                   ("roles", "auditor")])
        self.assertEqual(added.status, 200)
        link = re.search(r'href="(/en/invitation/[0-9a-f]+)"', added.text)[1]
        self.assertNotIn("/invitation/", administrator.get(f"/en/admin/people/{name}").text)
        self.assertEqual(Browser(server).post(link, {"password": PASSWORD}).status, 303)

    @on_both_databases
    def test_are_shown_with_what_is_wrong_at_its_field(self, server):
        administrator = member(server, next(NAMES), "administrator")
        administrator.get("/en/admin/people")
        answer = administrator.post("/en/admin/people/add_person", {"name": "No Such Name", "display_name": "Maria <Lopez>"})
        self.assertEqual(answer.status, 400)
        self.assertIn('href="#name"', answer.text)
        self.assertIn('value="Maria &lt;Lopez&gt;"', answer.text)

    @on_both_databases
    def test_lose_what_they_may_do_at_once(self, server):
        name = next(NAMES)
        browser = member(server, name, "auditor")
        self.assertEqual(browser.get("/en/admin/people").status, 200)
        run("person", "revoke", name, "auditor", *server.place)
        self.assertEqual(browser.get("/en/admin/people").status, 403)
        run("person", "suspend", name, *server.place)
        self.assertEqual(browser.get("/en/account").status, 303)
        self.assertEqual(Browser(server).sign_in(name).status, 401)
        run("person", "restore", name, *server.place)
        self.assertEqual(Browser(server).sign_in(name).status, 303)

    @on_both_databases
    def test_leave_no_name_in_the_public_chain(self, server):
        name = next(NAMES)
        run("person", "add", name, "--display-name", "Seldom Heard", "--email", "seldom@example.ca", *server.place)
        shown = server.get("/en/transparency.json").text
        self.assertIn("add_person", shown)
        for mark in ("Seldom", "seldom@", name + '"'):
            self.assertNotIn(mark, shown)
        run("verify", *server.place)


class LastAdministrator(unittest.TestCase):
    def test_is_neither_suspended_nor_deprived(self):
        with temporary_folder() as folder:
            place = ("--data", folder)
            demonstrate(folder)
            run("person", "add", "olga", "--role", "administrator", *place)
            for act in (("suspend", "olga"), ("revoke", "olga", "administrator")):
                self.assertIn("last administrator", run("person", *act, *place, code=1).stderr)
            run("person", "add", "maria", "--role", "administrator", *place)
            run("person", "suspend", "olga", *place)


class Matrix(unittest.TestCase):
    """Every route, every role, as page and as data, beside the table that was reviewed. To change what somebody may do, change both."""

    REVIEWED = Path(__file__).with_name("access_matrix.json")

    def outcome(self, browser, method, path, suffix):
        target = "/en" + path.replace("{dataset}", "calgary_crime").replace("{person}", "nobody").replace("{token}", "none")
        target = ("/en/index" if target == "/en/" else target) + suffix
        answer = browser.get(target) if method == "get" else browser.post(target)
        to_sign_in = answer.status == 303 and "/sign-in?next" in answer.headers["location"]
        code = re.search(r'Code for whoever helps you: (\w+)|"code": "(\w+)"', answer.text)
        refused = to_sign_in or (code and (code[1] or code[2]) in ("not_permitted", "sign_in_needed"))
        self.assertNotEqual(code and (code[1] or code[2]), "form_outdated")
        return not refused

    @on_both_databases
    def test_of_routes_and_roles_is_as_reviewed(self, server):
        paths = json.loads(server.get("/openapi.json").text)["paths"]
        routes = [(method, path.removeprefix("/{language}")) for path, methods in paths.items() if path.startswith("/{language}")
                  for method in methods]
        ends = lambda path: "sign_out" in path or "end_look" in path  # the sign-in, or its secret
        routes.sort(key=lambda route: ends(route[1]))
        seen = {}
        for role in ["nobody", "no_role", *ROLES]:
            name = next(NAMES)
            if role != "nobody":
                signed_in = member(server, name, *([] if role == "no_role" else [role]))
            for method, path in routes:
                for suffix in ("", ".json"):
                    browser = Browser(server) if role == "nobody" else signed_in
                    if role != "nobody" and ends(path) or path.endswith("/sign-in") and method == "post":
                        browser = Browser(server)
                        role == "nobody" or browser.sign_in(name)
                    if self.outcome(browser, method, path, suffix):
                        seen.setdefault(f"{method} {path}", {}).setdefault(suffix, []).append(role)
        table = {route: by_suffix.get("", []) for route, by_suffix in sorted(seen.items())}
        for route, by_suffix in seen.items():
            self.assertEqual(by_suffix.get(""), by_suffix.get(".json"), f"{route}: the page and its data differ in whom they are open to")
        everyone = ["nobody", "no_role", *ROLES]
        readable = {route: "everyone" if roles == everyone else "signed_in" if roles == everyone[1:] else roles for route, roles in table.items()}
        self.assertEqual(readable, json.loads(self.REVIEWED.read_text()), json.dumps(readable, indent=1))


if __name__ == "__main__":
    unittest.main()
