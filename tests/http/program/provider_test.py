"""Sign-in through a real OpenID provider, over HTTP and on both databases."""

import itertools
import re
import unittest
import urllib.parse
from pathlib import Path

from people import PASSWORD, Browser, code_of as code_of_app, invitation_of, member
from provider import Provider, Traveller
from support import OnBothDatabases, Server, change_rows, demonstrate, free_port, on_both_databases, run, temporary_folder

LOGINS = (f"login{number}" for number in itertools.count())


def setUpModule():
    global FOLDER, PROVIDER, BOTH, SERVERS
    FOLDER = temporary_folder()
    ports = {engine: free_port() for engine in ("sqlite", "postgresql")}
    PROVIDER = Provider(*(f"http://127.0.0.1:{port}" for port in ports.values())).__enter__()
    settings = PROVIDER.settings(Path(FOLDER.name))
    BOTH = OnBothDatabases(lambda engine: {"port": ports[engine], "options": ("--provider", settings, "--site",
                                                                              f"http://127.0.0.1:{ports[engine]}")}).__enter__()
    SERVERS = BOTH.servers


def tearDownModule():
    BOTH.__exit__()
    PROVIDER.__exit__()
    FOLDER.cleanup()


def code_of(answer):
    """The sentence of a refusal, by which a page tells it."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())


class SignIns(unittest.TestCase):
    @on_both_databases
    def test_lead_to_the_provider_and_back_to_the_page_that_was_asked_for(self, server):
        login, visitor = next(LOGINS), Traveller(server)
        PROVIDER.knows(login, "Élodie López", f"lópez.{login}", "elodie@example.ca", ["research", "unheard-of"])
        asked = visitor.ask("/en/admin/jobs?state=failed")
        self.assertEqual(asked.status, 303)
        self.assertIn("Sign in with the town’s account", visitor.ask(asked.headers["location"]).text)
        url = visitor.departs("/admin/jobs?state=failed")
        request = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(url).query))
        self.assertEqual((request["code_challenge_method"], request["response_type"], len(request["code_challenge"])), ("S256", "code", 43))
        page = visitor.ask(visitor.signs_in_there(url, login))
        self.assertEqual(visitor.onward(page), "/en/admin/jobs?state=failed")
        self.assertEqual(visitor.ask(visitor.onward(page)).status, 200)
        account = visitor.ask("/en/account.json").json
        self.assertEqual((account["display_name"], account["name"], account["email"]), ("Élodie López", f"lopez.{login}", "elodie@example.ca"))
        self.assertEqual([role["role"] for role in account["roles"]], ["analyst", "auditor"])
        self.assertEqual(account["identities"][0]["subject"], login)
        self.assertEqual((account["has_password"], account["sessions"][0]["by"]), (False, "provider"))
        told = run("person", "explain", f"lopez.{login}", "jobs", *server.place).stdout
        self.assertIn("permitted", told)
        self.assertIn("Élodie López may use /admin/jobs, as Analyst, Auditor.", told)

    @on_both_databases
    def test_make_one_person_whatever_they_are_called_next_and_give_the_roles_of_that_day(self, server):
        login = next(LOGINS)
        PROVIDER.knows(login, "Before", login, "same@example.ca", ["board-office"])
        first = Traveller(server)
        first.arrives(login)
        before = first.ask("/en/account.json").json
        PROVIDER.knows(login, "After", "another", "other@example.ca", ["research", "it-admins"], ["pwd", "mfa"])
        second = Traveller(server)
        second.arrives(login)
        after = second.ask("/en/account.json").json
        self.assertEqual((after["name"], after["display_name"], after["added_at"]), (before["name"], "After", before["added_at"]))
        self.assertEqual([role["role"] for role in after["roles"]], ["analyst", "administrator", "auditor"])
        self.assertEqual(first.ask("/en/admin/people").status, 200, "the other sign-in has the new roles at once")
        PROVIDER.knows(login, "After", "another", "other@example.ca")
        Traveller(server).arrives(login)
        self.assertEqual(first.ask("/en/admin/people").status, 403)

    @on_both_databases
    def test_never_take_somebody_over_by_name_or_address(self, server):
        login = next(LOGINS)
        run("person", "add", login, "--email", "shared@example.ca", "--role", "administrator", *server.place)
        PROVIDER.knows(login, "Somebody Else", login, "shared@example.ca")
        visitor = Traveller(server)
        visitor.arrives(login)
        account = visitor.ask("/en/account.json").json
        self.assertEqual((account["name"], account["roles"]), (f"{login}-2", []))

    @on_both_databases
    def test_give_another_secret_than_the_browser_brought_along(self, server):
        login, visitor = next(LOGINS), Traveller(server)
        PROVIDER.knows(login)
        planted = "0" * 64
        visitor.jars[server.address] = {"__Host-wardmote": planted}
        visitor.arrives(login)
        self.assertNotIn(visitor.session, (planted, None))
        visitor.jars[server.address] = {"__Host-wardmote": planted}
        self.assertEqual(visitor.ask("/en/account").status, 303)

    @on_both_databases
    def test_lead_to_no_other_site(self, server):
        login = next(LOGINS)
        PROVIDER.knows(login)
        for there in ("//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/a\r\nSet-Cookie: a=b"):
            self.assertEqual(Traveller.onward(Traveller(server).signs_in(login, there)), "/en/account")

    @on_both_databases
    def test_are_declined_where_the_person_turns_back(self, server):
        visitor = Traveller(server)
        state = dict(urllib.parse.parse_qsl(visitor.departs()))["state"]
        query = urllib.parse.urlencode({"error": "access_denied", "state": state, "iss": PROVIDER.issuer})
        answer = visitor.ask(f"/en/sign-in/provider/return?{query}")
        self.assertEqual(answer.status, 401)
        self.assertIn("did not sign you in (access_denied)", code_of(answer))


class SecondFactors(unittest.TestCase):
    """What a group has to come with to make somebody an administrator, since no second administrator is asked."""

    def roles(self, visitor):
        return [role["role"] for role in visitor.ask("/en/account.json").json["roles"]]

    def roles_of(self, server, login, amr=()):
        PROVIDER.knows(login, groups=["it-admins", "board-office"], amr=amr)
        visitor = Traveller(server)
        visitor.arrives(login)
        return self.roles(visitor)

    @on_both_databases
    def test_of_the_provider_are_believed_for_the_sign_in_that_they_were_asked_at(self, server):
        login = next(LOGINS)
        self.assertEqual(self.roles_of(server, login), ["board_administrator"])
        self.assertEqual(self.roles_of(server, login, ["pwd", "otp"]), ["board_administrator"], "two words are not yet two factors")
        self.assertEqual(self.roles_of(server, login, ["pwd", "mfa"]), ["board_administrator", "administrator"])
        self.assertEqual(self.roles_of(server, login), ["board_administrator"])

    @on_both_databases
    def test_of_this_site_are_as_good(self, server):
        login = next(LOGINS)
        PROVIDER.knows(login, groups=["it-admins"])
        visitor = Traveller(server)
        visitor.arrives(login)
        visitor.ask("/en/account/second-factor/begin_second_factor", {})
        secret = visitor.ask("/en/account/second-factor.json").json["secret"].replace(" ", "")
        visitor.ask("/en/account/second-factor")
        self.assertEqual(visitor.ask("/en/account/second-factor/confirm_second_factor", {"code": code_of_app(secret)}).status, 200)
        self.assertEqual(self.roles(visitor), [])
        again = Traveller(server)
        self.assertIn("/sign-in/code", again.onward(again.signs_in(login)))
        self.assertEqual(again.ask("/en/account").status, 303, "nobody is in before the code")
        again.ask("/en/sign-in/code")
        again.ask("/en/sign-in/code", {"code": code_of_app(secret, 1)})
        self.assertEqual(self.roles(again), ["administrator"])
        self.assertNotIn("Confirm with the town’s account", again.ask("/en/prove").text)
        url = again.departs("/account", "/en/prove/provider")
        answer = again.ask(again.signs_in_there(url, login))
        self.assertEqual(answer.status, 401)
        self.assertIn("proof_too_weak", code_of(answer), "the password there is no code from here")


class Links(unittest.TestCase):
    """An account that was made here, and the same person's at the provider."""

    def at_home(self, server, *options):
        """Somebody with an account here, signed in by its password."""
        self.name, visitor = next(LOGINS), Traveller(server)
        invitation = invitation_of(self.name, server.place, *options)
        visitor.ask(invitation)
        self.assertEqual(visitor.ask(invitation, {"password": PASSWORD}).status, 303)
        visitor.ask("/en/account")
        return visitor

    def return_of(self, visitor, login):
        """The way to the provider and the answer to the return, by the form of the account page."""
        url = visitor.onward(visitor.ask("/en/account/link_identity", {}))
        self.assertIn("prompt=login&max_age=0", url)
        return visitor.ask(visitor.signs_in_there(url, login))

    def linked(self, server, *options):
        login, visitor = next(LOGINS), self.at_home(server, *options)
        PROVIDER.knows(login, "Name There", groups=["research"])
        self.assertEqual(visitor.onward(self.return_of(visitor, login)), "/en/account")
        return login, visitor

    @on_both_databases
    def test_let_the_person_in_by_the_provider_and_leave_them_what_they_are_here(self, server):
        login, visitor = self.linked(server, "--role", "board_member")
        page = visitor.ask("/en/account").text
        self.assertIn("You linked it", page)
        self.assertNotIn("/account/link_identity", page)
        other = Traveller(server)
        other.arrives(login)
        account = other.ask("/en/account.json").json
        self.assertEqual((account["name"], [role["role"] for role in account["roles"]]), (self.name, ["board_member"]))
        self.assertNotEqual(account["display_name"], "Name There")
        self.assertEqual((account["identities"][0]["subject"], account["identities"][0]["origin"]), (login, "link"))
        data = other.ask("/en/account/data.json").json
        self.assertIn("link_identity", [row["what"] for row in data["rows"] if row["kind"] == "entry"])

    @on_both_databases
    def test_that_are_taken_away_open_nothing(self, server):
        login, visitor = self.linked(server)
        other = Traveller(server)
        other.arrives(login)
        visitor.ask("/en/account")
        self.assertEqual(visitor.ask("/en/account/unlink_identity", {}).headers["location"], "/en/account")
        self.assertEqual(other.ask("/en/account").status, 303, "what began by it has ended")
        self.assertEqual(visitor.ask("/en/account.json").json["identities"], [])
        again = Traveller(server)
        again.arrives(login)
        self.assertNotEqual(again.ask("/en/account.json").json["name"], self.name)

    @on_both_databases
    def test_are_made_and_taken_away_after_a_proof(self, server):
        visitor = self.at_home(server)
        change_rows(server.place, "UPDATE session SET proved_at = '2026-01-01T00:00:00.000000Z' WHERE person_id = "
                                  f"(SELECT id FROM person WHERE name = '{self.name}')")
        for act in ("link_identity", "unlink_identity"):
            self.assertIn("/en/prove", visitor.ask(f"/en/account/{act}", {}).headers["location"])

    @on_both_databases
    def test_to_an_identity_that_is_somebody_elses_are_refused(self, server):
        login = next(LOGINS)
        PROVIDER.knows(login)
        Traveller(server).arrives(login)
        visitor = self.at_home(server)
        answer = self.return_of(visitor, login)
        self.assertEqual(answer.status, 409)
        self.assertIn("This cannot be linked", code_of(answer))
        self.assertEqual(visitor.ask("/en/account.json").json["identities"], [])

    @on_both_databases
    def test_to_a_second_identity_are_refused(self, server):
        _, visitor = self.linked(server)
        PROVIDER.knows(second := next(LOGINS))
        visitor.ask("/en/account")
        visitor.forgets(PROVIDER.issuer)
        self.assertEqual(self.return_of(visitor, second).status, 409)
        self.assertEqual(len(visitor.ask("/en/account.json").json["identities"]), 1)

    @on_both_databases
    def test_of_an_account_that_the_provider_made_stay(self, server):
        login, visitor = next(LOGINS), Traveller(server)
        PROVIDER.knows(login, groups=["research"])
        visitor.arrives(login)
        page = visitor.ask("/en/account").text
        self.assertIn("Your account was made by it", page)
        self.assertNotIn("/account/unlink_identity", page)
        visitor.ask("/en/account/unlink_identity", {})
        self.assertEqual(visitor.ask("/en/account.json").json["identities"][0]["subject"], login)

    @on_both_databases
    def test_of_a_sign_in_that_has_ended_meanwhile_are_not_made(self, server):
        login, visitor = next(LOGINS), self.at_home(server)
        PROVIDER.knows(login)
        url = visitor.onward(visitor.ask("/en/account/link_identity", {}))
        back = visitor.signs_in_there(url, login)
        run("person", "suspend", self.name, *server.place)
        self.assertEqual(visitor.ask(back).status, 401)
        again = Traveller(server)
        self.assertEqual(again.arrives(login).status, 200, "it is nobody's, so it makes somebody")
        self.assertNotEqual(again.ask("/en/account.json").json["name"], self.name)


class Returns(unittest.TestCase):
    """What leads back is of the browser that went out, and counts once."""

    def setUp(self):
        self.login = next(LOGINS)
        PROVIDER.knows(self.login)

    def refused(self, visitor, url):
        answer = visitor.ask(url)
        self.assertEqual(answer.status, 401, answer.text)
        self.assertIsNone(visitor.session)
        return code_of(answer)

    @on_both_databases
    def test_of_another_browser_are_nobodys(self, server):
        victim, attacker = Traveller(server), Traveller(server)
        url = attacker.signs_in_there(attacker.departs(), self.login)
        self.refused(victim, url)
        victim.departs()
        self.refused(victim, url)

    @on_both_databases
    def test_with_another_state_or_issuer_are_refused(self, server):
        visitor = Traveller(server)
        url = visitor.signs_in_there(visitor.departs(), self.login)
        self.refused(visitor, re.sub(r"state=\w+", "state=" + "0" * 64, url))
        self.refused(visitor, re.sub(r"iss=[^&]+", "iss=https%3A%2F%2Fevil.example", url))
        without = Traveller(server)
        self.refused(without, re.sub(r"&?iss=[^&]+", "", without.signs_in_there(without.departs(), self.login)))

    @on_both_databases
    def test_count_once(self, server):
        visitor = Traveller(server)
        url = visitor.signs_in_there(visitor.departs(), self.login)
        jar = dict(visitor.jars[server.address])
        visitor.onward(visitor.ask(url))
        visitor.jars[server.address] = jar
        self.refused(visitor, url)

    @on_both_databases
    def test_with_the_code_of_another_visit_are_refused(self, server):
        first, second = Traveller(server), Traveller(server)
        code = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(first.signs_in_there(first.departs(), self.login)).query))["code"]
        url = second.signs_in_there(second.departs(), self.login)
        self.assertIn("invalid_grant", self.refused(second, re.sub(r"code=[^&]+", "code=" + code, url)))

    @on_both_databases
    def test_after_ten_minutes_are_refused(self, server):
        visitor = Traveller(server)
        url = visitor.signs_in_there(visitor.departs(), self.login)
        change_rows(server.place, "UPDATE visit SET begun_at = '2026-01-01T00:00:00.000000Z'")
        self.refused(visitor, url)


class Tokens(unittest.TestCase):
    FAULTS = {"nonce": "nonce_wrong", "audience": "audience_wrong", "issuer": "issuer_wrong", "expired": "expired", "none": "algorithm_not_allowed",
              "HS256": "algorithm_not_allowed", "signature": "signature_wrong"}

    def tearDown(self):
        PROVIDER.control(forge="")

    @on_both_databases
    def test_that_are_not_right_let_nobody_in(self, server):
        login = next(LOGINS)
        PROVIDER.knows(login)
        for forge, fault in self.FAULTS.items():
            with self.subTest(forge):
                PROVIDER.control(forge=forge)
                visitor = Traveller(server)
                answer = visitor.signs_in(login)
                self.assertEqual((answer.status, visitor.session), (401, None))
                self.assertIn(f"cannot be trusted ({fault})", code_of(answer))
        change_rows(server.place, "DELETE FROM sign_in_failure")

    def test_that_are_of_changed_keys_are_taken_and_the_keys_asked_for_once_a_minute_at_most(self):
        # The last of this file to sign in: afterwards a minute has to pass before other keys are asked for.
        PROVIDER.knows(login := next(LOGINS))
        for server in SERVERS.values():
            Traveller(server).arrives(login)
        PROVIDER.control(algorithm="ES256")
        for server in SERVERS.values():
            Traveller(server).arrives(login)
        PROVIDER.control(forge="unknown_key")
        for server in SERVERS.values():
            answer = Traveller(server).signs_in(login)
            self.assertEqual(answer.status, 401)
            self.assertIn("key_unknown", code_of(answer))


class StepUps(unittest.TestCase):
    def asked_again(self, server, login):
        """Somebody whose proof is too old for a sensitive act."""
        PROVIDER.knows(login, groups=["it-admins"], amr=["mfa"])
        visitor = Traveller(server)
        visitor.arrives(login)
        self.name = visitor.ask("/en/account.json").json["name"]
        change_rows(server.place, "UPDATE session SET proved_at = '2026-01-01T00:00:00.000000Z' WHERE person_id = "
                                  f"(SELECT id FROM person WHERE name = '{self.name}')")
        return visitor

    def adds(self, visitor, name):
        visitor.ask("/en/admin/people")
        return visitor.ask("/en/admin/people/add_person", {"name": name, "display_name": "Somebody"})

    @on_both_databases
    def test_are_done_at_the_provider_which_asks_anew(self, server):
        visitor = self.asked_again(server, login := next(LOGINS))
        self.assertIn("/en/prove", self.adds(visitor, "x" + login).headers["location"])
        page = visitor.ask("/en/prove").text
        self.assertIn("Confirm with the town’s account", page)
        self.assertNotIn('name="proof"', page)
        url = visitor.departs("/admin/people", "/en/prove/provider")
        self.assertIn("prompt=login&max_age=0", url)
        session = visitor.session
        self.assertEqual(visitor.onward(visitor.ask(visitor.signs_in_there(url, login))), "/en/admin/people")
        self.assertEqual(visitor.session, session)
        self.assertEqual(self.adds(visitor, "x" + login).status, 200)

    @on_both_databases
    def test_by_somebody_else_prove_nothing(self, server):
        visitor = self.asked_again(server, login := next(LOGINS))
        PROVIDER.knows(other := next(LOGINS))
        visitor.ask("/en/prove")
        url = visitor.departs("/admin/people", "/en/prove/provider")
        visitor.forgets(PROVIDER.issuer)
        answer = visitor.ask(visitor.signs_in_there(url, other))
        self.assertEqual(answer.status, 403)
        self.assertIn("/en/prove", self.adds(visitor, "x" + login).headers["location"])

    @on_both_databases
    def test_without_a_fresh_sign_in_there_prove_nothing(self, server):
        visitor = self.asked_again(server, login := next(LOGINS))
        visitor.ask("/en/prove")
        url = visitor.departs("/admin/people", "/en/prove/provider")
        change_rows(server.place, "UPDATE visit SET begun_at = '2999-01-01T00:00:00.000000Z'")
        answer = visitor.ask(visitor.signs_in_there(url, login))
        self.assertEqual(answer.status, 401)
        self.assertIn("proof_too_old", code_of(answer))


class Endings(unittest.TestCase):
    @on_both_databases
    def test_whoever_is_suspended_stays_so(self, server):
        login, visitor = next(LOGINS), Traveller(server)
        PROVIDER.knows(login, groups=["research"])
        visitor.arrives(login)
        run("person", "suspend", login, *server.place)
        self.assertEqual(visitor.ask("/en/account").status, 303)
        answer = Traveller(server).signs_in(login)
        self.assertEqual(answer.status, 403)
        self.assertIn("Your account here is suspended", code_of(answer))
        run("person", "restore", login, *server.place)
        self.assertEqual(Traveller(server).arrives(login).status, 200)

    @on_both_databases
    def test_a_sign_out_here_offers_the_one_there(self, server):
        login, visitor = next(LOGINS), Traveller(server)
        PROVIDER.knows(login)
        visitor.arrives(login)
        self.assertEqual(visitor.ask("/en/account/sign_out", {}).headers["location"], "/en/signed-out")
        self.assertIn(f'href="{PROVIDER.issuer}/session/end?client_id=wardmote&amp;post_logout', visitor.ask("/en/signed-out").text.replace("&#61;", "="))

    def test_a_sign_out_there_ends_the_sign_in_here(self):
        server = SERVERS["sqlite"]  # the one whose address the provider was given to tell
        login, visitor, other = next(LOGINS), Traveller(server), Traveller(server)
        PROVIDER.knows(login)
        visitor.arrives(login)
        other.arrives(login)
        page = visitor.ask(f"{PROVIDER.issuer}/session/end")
        fields = {"xsrf": re.search(r'name="xsrf" value="([^"]+)"', page.text)[1], "logout": "yes"}
        visitor.ask(f"{PROVIDER.issuer}/session/end/confirm", fields)
        self.assertEqual(visitor.ask("/en/account").status, 303)
        self.assertEqual(other.ask("/en/account").status, 200, "only what began by that very sign-in ends")

    @on_both_databases
    def test_a_forged_notice_ends_nothing(self, server):
        answer = Browser(server).post("/en/sign-in/provider/end.json", {"logout_token": "e30.e30."})
        self.assertEqual((answer.status, answer.json["code"]), (401, "provider_distrusted"))


class Troubles(unittest.TestCase):
    def test_of_a_provider_that_is_down_are_told_and_keep_nobody_from_signing_in_otherwise(self):
        with temporary_folder() as folder, Provider("http://127.0.0.1:1") as gone:
            settings = gone.settings(Path(folder))
            demonstrate(folder)
            gone.control(forge="down")
            with Server("--data", folder, options=("--provider", settings, "--site", "http://127.0.0.1:8080")) as server:
                answer = Traveller(server).ask("/en/sign-in/provider", {"next": "/account"})
                self.assertEqual(answer.status, 503)
                self.assertIn("The sign-in service does not answer as it should", code_of(answer))
                self.assertIn('name="password"', answer.text)
                self.assertEqual(member(server, "olga").get("/en/account").status, 200)

    def test_between_code_and_token_are_told(self):
        server = SERVERS["sqlite"]
        PROVIDER.knows(login := next(LOGINS))
        visitor = Traveller(server)
        url = visitor.signs_in_there(visitor.departs(), login)
        PROVIDER.control(forge="down")
        answer = visitor.ask(url)
        PROVIDER.control(forge="")
        self.assertEqual(answer.status, 503)
        self.assertIn("Try again in a few minutes", code_of(answer))
        change_rows(server.place, "DELETE FROM sign_in_failure")

    def test_of_a_site_without_a_provider_are_told(self):
        with temporary_folder() as folder:
            demonstrate(folder)
            with Server("--data", folder) as server:
                self.assertNotIn("/sign-in/provider", server.get("/en/sign-in").text)
                self.assertEqual(Traveller(server).ask("/en/sign-in/provider.json", {}).json["code"], "provider_not_set")


class Settings(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.demonstration = temporary_folder()
        demonstrate(cls.demonstration.name)

    @classmethod
    def tearDownClass(cls):
        cls.demonstration.cleanup()

    def refusal(self, text="", mode=0o600, options=("--site", "https://board.example.ca"), **changes):
        with temporary_folder() as name:
            folder = Path(name)
            file = PROVIDER.settings(folder, **changes)
            (folder / "provider.secret").chmod(mode)
            if text:
                file.write_text(text)
            return run("serve", "--data", self.demonstration.name, "--provider", file, *options, code=1).stderr

    def test_that_are_wrong_say_where_why_and_what_to_do(self):
        told = self.refusal("issuer: https://login.example.ca\nclient_id: w\nclient_secret_file: provider.secret\nlabel: Town\nroles:\n  it: [boss]\n")
        self.assertIn("line 6, roles: it: there is no role boss. To mend it, choose among resident, board_member", told)
        self.assertIn("issuer: it is no https address", self.refusal(issuer="http://login.example.ca"))
        self.assertIn("role: there is no such setting", self.refusal(role={}))
        self.assertIn("openid is not among them", self.refusal(scopes=["profile"]))

    def test_whose_secret_others_can_read_are_refused(self):
        self.assertIn("chmod 600", self.refusal(mode=0o644))

    def test_need_to_know_how_browsers_reach_the_site(self):
        self.assertIn("--provider needs --site", self.refusal(options=()))
        self.assertIn("--site is https://HOST", self.refusal(options=("--site", "http://board.example.ca")))


if __name__ == "__main__":
    unittest.main()
