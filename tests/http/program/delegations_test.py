"""Asking to speak to the board: the resident's form, the office's answer, the floor and the minutes, on both databases."""

import datetime
import itertools
import re
import unittest

from mail_test import SITE, MailServer, body_of, settings
from meetings_test import REPORT, Clerk
from people import Browser
from support import OnBothDatabases, free_port, on_both_databases, run, temporary_folder, today_at_board

ADDRESSES = (f"ada{number}@example.ca" for number in itertools.count())
NEAR = itertools.count(10)
CLOSED = {"choice": "closed", "text": "A matter of employment", "ground": "labour_relations"}
ANSWERS = {"item": "1", "way": "video", "speaks": "fr", "name": "Ada Example", "organisation": "Friends of the Library", "municipality": "Milton",
           "about": "Quiet streets for all.", "needs": "A hearing loop"}


def setUpModule():
    global BOTH, SERVERS, PORT, FOLDER
    FOLDER = temporary_folder()
    PORT = free_port()
    BOTH = OnBothDatabases(lambda engine: {"options": ("--mail", settings(FOLDER.name, PORT), "--site", SITE)}).__enter__()
    SERVERS = BOTH.servers


def tearDownModule():
    BOTH.__exit__()
    FOLDER.cleanup()


def noticed(server):
    clerk = Clerk(server).plans()
    return clerk.does("propose_item", **REPORT).does("propose_item", **CLOSED).does("give_notice")


def sends(clerk, **answers):
    """The page of a request that somebody sends, without language."""
    answer = Browser(clerk.server).post(f"/en/meetings/{clerk.meeting}/speak", ANSWERS | answers | {"step": "send"})
    assert answer.status == 303, answer.text
    return answer.headers["location"].removeprefix("/en")


def refusal(server, meeting, **answers):
    answer = Browser(server).post(f"/en/meetings/{meeting}/speak.json", ANSWERS | {"step": "send"} | answers)
    return answer.status, answer.json["code"], [field["field"] for field in answer.json.get("fields", [])]


def requests_of(clerk):
    return clerk.browser.get(f"/en/admin/delegations/{clerk.meeting}.json").json["delegations"]


def answers(clerk, act, number, **fields):
    clerk.browser.get(f"/en/admin/delegations/{clerk.meeting}")
    return clerk.browser.post(f"/en/admin/delegations/{clerk.meeting}/{act}", {"delegation": number, **fields})


class Delegations(unittest.TestCase):
    @on_both_databases
    def test_ask_are_accepted_and_heard_and_stand_in_the_minutes(self, server):
        clerk, address = noticed(server), next(ADDRESSES)
        form = f"/fr/meetings/{clerk.meeting}/speak"
        self.assertIn(f'href="{form}?item=1"', server.get(f"/fr/meetings/{clerk.meeting}").text)
        self.assertIn('<option value="1" selected>', server.get(form + "?item=1").text)
        with MailServer(PORT) as mail:
            resident = Browser(server)
            checked = resident.post(form, ANSWERS | {"email": address, "prints_name": "yes", "step": "check"})
            self.assertEqual(checked.status, 200)
            for shown in ("Vérifiez vos réponses", "Quiet streets for all.", "Par vidéo", address):
                self.assertIn(shown, checked.text)
            changed = resident.post(form, ANSWERS | {"email": address, "step": "change"}).text
            self.assertRegex(changed, 'value="video" checked')
            self.assertIn('value="Ada Example"', changed)
            sent = resident.post(form, ANSWERS | {"email": address, "prints_name": "yes", "step": "send"})
            page = sent.headers["location"]
            self.assertRegex(page, "^/fr/delegations/[0-9a-f]{48}$")
            self.assertIn("en attente d’une réponse", server.get(page).text)
            told = mail.to(address)[0]
            self.assertIn(f"{SITE}{page}\n", body_of(told))
            self.assertEqual(told["content-language"], "fr")
            for private in ("Ada", "Quiet", "hearing"):
                self.assertNotIn(private, told.as_string() + body_of(told))
            self.assertNotIn("Ada Example", server.get(f"/en/meetings/{clerk.meeting}").text, "nobody is named before the office has answered")
            row = requests_of(clerk)[0]
            self.assertEqual((row["name"], row["needs"], row["is_late"], row["state"]), ("Ada Example", "A hearing loop", False, "asked"))
            self.assertEqual(answers(clerk, "accept_delegation", 1, minutes=5, words="Call 905 555 0100.").status, 303)
            self.assertIn(f"{SITE}{page}\n", body_of(mail.to(address, 2)[1]))
        own = server.get(page).text
        self.assertIn("acceptée", own)
        self.assertIn("Call 905 555 0100.", own)
        public = server.get(f"/en/meetings/{clerk.meeting}").text
        self.assertIn("One delegation is to be heard.", public)
        self.assertIn("Ada Example (Friends of the Library)", public)
        clerk.does("call_to_order")
        for seat in clerk.seats()[:5]:
            clerk.does("record_arrival", member=seat)
        clerk.does("open_meeting")
        self.assertEqual(clerk.refusal("hear_delegation", item=1, number=1), (409, "item_state_wrong"))
        clerk.does("take_up_item", item=1)
        self.assertIn("Ada Example (Friends of the Library)", clerk.browser.get(f"/en/meetings/{clerk.meeting}/console").text)
        clerk.does("hear_delegation", item=1, number=1)
        floor = clerk.shown()["floor"]
        self.assertEqual((floor["name"], floor["minutes"]), ("Ada Example (Friends of the Library)", 5), "as long as the request was accepted for")
        self.assertEqual(clerk.refusal("hear_delegation", item=1, number=1), (400, "form_invalid"))
        self.assertIn("Heard as a delegation: Ada Example (Friends of the Library).", str(clerk.shown()["minutes"]))
        self.assertEqual(server.get(page + ".json").json["state"], "heard")
        self.assertEqual(Browser(server).post(page + "/withdraw.json").status, 400)
        run("verify", *server.place)

    @on_both_databases
    def test_keep_what_was_chosen_when_something_is_missing(self, server):
        clerk = noticed(server)
        again = Browser(server).post(f"/en/meetings/{clerk.meeting}/speak", ANSWERS | {"name": "", "prints_name": "yes"})
        self.assertEqual(again.status, 400)
        self.assertIn("Enter your name as the minutes are to print it.", again.text)
        for kept in ('value="video" checked', 'value="fr" checked', '<option value="1" selected>', 'value="yes" checked', "Quiet streets for all."):
            self.assertIn(kept, again.text)

    @on_both_databases
    def test_give_the_office_its_refused_answer_back_at_the_request_it_was_for(self, server):
        clerk = noticed(server)
        sends(clerk), sends(clerk, name="Bo Example")
        clerk.browser.get(f"/en/admin/delegations/{clerk.meeting}")
        page = answers(clerk, "accept_delegation", 2, minutes=999, words="Come to the side door.").text
        forms = re.findall(r'<form[^>]*accept_delegation.*?</form>', page, re.S)
        self.assertEqual(["Come to the side door." in form for form in forms], [False, True])
        self.assertIn('value="999"', forms[1])
        page = answers(clerk, "decline_delegation", 1, reason="", words="More of it.").text
        forms = re.findall(r'<form[^>]*decline_delegation.*?</form>', page, re.S)
        self.assertEqual(["More of it." in form for form in forms], [True, False])
        self.assertIn("govuk-error-message", forms[0])

    @on_both_databases
    def test_are_refused_for_closed_items_and_other_meetings_and_wrong_answers(self, server):
        clerk = noticed(server)
        self.assertEqual(refusal(server, clerk.meeting, item="2"), (400, "form_invalid", ["item"]))
        self.assertEqual(refusal(server, clerk.meeting, item="", way="", name="", about=""), (400, "form_invalid", ["item", "way", "name", "about"]))
        self.assertEqual(refusal(server, clerk.meeting, email="nobody"), (400, "form_invalid", ["email"]))
        self.assertEqual(refusal(server, clerk.meeting, about="a" * 4001), (400, "form_invalid", ["about"]))
        self.assertEqual(refusal(server, "2020-01-01-regular")[:2], (404, "meeting_unknown"))
        planned = Clerk(server).plans()
        self.assertEqual(refusal(server, planned.meeting)[:2], (409, "meeting_state_wrong"))
        self.assertIn("is not published yet", server.get(f"/en/meetings/{planned.meeting}/speak").text)
        clerk.does("call_to_order")
        self.assertEqual(refusal(server, clerk.meeting)[:2], (409, "meeting_state_wrong"))
        self.assertEqual(server.get("/en/delegations/" + "0" * 48).status, 404)

    @on_both_databases
    def test_are_named_on_the_agenda_only_if_they_agreed(self, server):
        clerk = noticed(server)
        page = sends(clerk)
        self.assertEqual(answers(clerk, "accept_delegation", 1, minutes=10).status, 303)
        for address in (f"/en/meetings/{clerk.meeting}", f"/en/meetings/{clerk.meeting}.json", f"/fr/meetings/{clerk.meeting}", "/en/", "/en/meetings"):
            self.assertNotIn("Ada Example", server.get(address).text)
        self.assertIn("One delegation is to be heard.", server.get(f"/en/meetings/{clerk.meeting}").text)
        self.assertEqual(answers(clerk, "note_absent", 1).status, 303)
        self.assertEqual(server.get(f"/en{page}.json").json["state"], "absent")
        self.assertNotIn("to be heard", server.get(f"/en/meetings/{clerk.meeting}").text)

    @on_both_databases
    def test_are_declined_for_a_reason_and_empty_themselves_when_they_withdraw(self, server):
        clerk = noticed(server)
        declined, withdrawn = sends(clerk), sends(clerk, name="Bo Example")
        self.assertEqual(answers(clerk, "decline_delegation", 1).status, 400)
        self.assertEqual(answers(clerk, "decline_delegation", 1, reason="before_a_court").status, 303)
        self.assertIn("before a court", server.get("/en" + declined).text)
        self.assertEqual(Browser(server).post(f"/en{withdrawn}/withdraw").status, 303)
        self.assertEqual(server.get(f"/en{withdrawn}.json").json["state"], "withdrawn")
        self.assertEqual([row["name"] for row in requests_of(clerk)], ["Ada Example", ""])
        log = server.get("/en/transparency.json").text
        self.assertIn("withdraw_delegation", log)
        for private in ("Ada Example", "Bo Example", "Quiet streets"):
            self.assertNotIn(private, log)

    @on_both_databases
    def test_that_come_late_are_heard_by_a_motion_of_the_board(self, server):
        clerk = noticed(server)
        clerk.browser.get("/en/admin/delegations")
        rule = lambda days: clerk.browser.post("/en/admin/delegations/set_delegation_rule", {"business_days": days, "time": "12:00", "minutes": 10})
        self.assertEqual(rule(21).status, 400)
        self.assertEqual(rule(20).status, 303)
        try:
            near = Clerk(server)
            near.date = (today_at_board() + datetime.timedelta(days=next(NEAR))).isoformat()
            near.meeting = f"{near.date}-special"
            self.assertEqual(near.browser.post("/en/admin/meetings/plan_meeting", {"kind": "special", "date": near.date, "time": "19:00", "place": "Hall"}).status, 303)
            near.does("propose_item", **REPORT).does("give_notice")
            self.assertIn("The time to ask ended", server.get(f"/en/meetings/{near.meeting}/speak").text)
            page = sends(near)
            self.assertTrue(requests_of(near)[0]["is_late"])
            self.assertIn("decides by a motion", server.get("/en" + page).text)
            self.assertEqual(answers(near, "accept_delegation", 1, minutes=10).status, 400)
            near.does("call_to_order")
            for seat in near.seats()[:5]:
                near.does("record_arrival", member=seat)
            near.does("open_meeting").does("take_up_item", item=1)
            self.assertEqual(near.refusal("hear_delegation", item=1, number=1), (400, "form_invalid"))
            motion = near.carries(1, "That Ada Example be heard.")
            self.assertEqual(answers(near, "accept_delegation", 1, minutes=10, motion=motion).status, 303)
            near.does("hear_delegation", item=1, number=1)
            self.assertEqual(server.get(f"/en{page}.json").json["state"], "heard")
            near.does("hear_delegation", item=1, number=0, motion=1, text="Bo Example")
            self.assertIn("Heard as a delegation: Bo Example.", str(near.shown()["minutes"]))
        finally:
            self.assertEqual(rule(2).status, 303)
        run("verify", *server.place)

class Floor(unittest.TestCase):
    @on_both_databases
    def test_is_handed_on_in_a_fair_order_and_its_time_is_kept(self, server):
        clerk = Clerk(server).plans().opens(REPORT).does("take_up_item", item=1)
        first, second, third = clerk.seats()[:3]
        names = [seat["name"] for seat in clerk.browser.get(f"/en/meetings/{clerk.meeting}/console.json").json["seats"]]
        clerk.does("ask_floor", member=first, choice="unsaid").does("give_floor", member=first, reference="5").does("end_floor")
        for member in (first, second, third):
            clerk.does("ask_floor", member=member, choice="unsaid")
        self.assertEqual(clerk.shown()["floor_queue"], [names[1], names[2], names[0]], "who has spoken to the item waits for who has not")
        clerk.does("give_floor", member=second, reference="3")
        shown = clerk.shown()
        self.assertEqual((shown["floor"]["name"], shown["floor"]["minutes"], shown["floor_queue"]), (names[1], 3, [names[2], names[0]]))
        began, ends = (datetime.datetime.fromisoformat(shown["floor"][at]) for at in ("began_at", "ends_at"))
        self.assertEqual(ends - began, datetime.timedelta(minutes=3))
        self.assertIn(f'data-ends="{shown["floor"]["ends_at"]}"', server.get(f"/en/meetings/{clerk.meeting}").text)
        self.assertIn(f"A la parole\N{NO-BREAK SPACE}: <strong>{names[1]}</strong>", server.get(f"/fr/meetings/{clerk.meeting}").text.replace("</strong>.", "</strong>"))
        clerk.does("end_floor")
        self.assertIsNone(clerk.shown()["floor"])
        said = [line["sentence"] for line in clerk.browser.get(f"/en/meetings/{clerk.meeting}/console.json").json["log"]]
        self.assertRegex(said[0], rf"^{re.escape(names[1])}, 0 min \d+ s$")
        self.assertNotIn(names[1] + ", 0 min", str(clerk.shown()["minutes"]), "minutes do not list each turn")
        self.assertEqual(clerk.refusal("end_floor"), (400, "form_invalid"))
        self.assertEqual(clerk.refusal("give_floor", member=third, reference="90"), (400, "form_invalid"))
