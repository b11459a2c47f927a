"""News of the board by e-mail: asked, confirmed by a link, told once each, and ended, on both databases."""

import itertools
import re
import unittest

from mail_test import SITE, MailServer, body_of, settings
from meetings_test import REPORT, Clerk
from people import Browser
from support import OnBothDatabases, free_port, on_both_databases, run, temporary_folder

ADDRESSES = (f"reader{number}@example.ca" for number in itertools.count())


def setUpModule():
    global BOTH, SERVERS, PORT, FOLDER
    FOLDER = temporary_folder()
    PORT = free_port()
    BOTH = OnBothDatabases(lambda engine: {"options": ("--mail", settings(FOLDER.name, PORT), "--site", SITE)}).__enter__()
    SERVERS = BOTH.servers


def tearDownModule():
    BOTH.__exit__()
    FOLDER.cleanup()


def asks(server, language="en", **fields):
    return Browser(server).post(f"/{language}/subscribe", list(fields.items()))


def subscribes(server, mail, language="en", **fields):
    """The address, and the page of a subscription that was confirmed."""
    address = next(ADDRESSES)
    answer = asks(server, language, email=address, **fields)
    assert answer.status == 200, answer.text
    page = re.search(rf"{SITE}(/{language}/subscriptions/[0-9a-f]{{48}})\n", body_of(mail.to(address)[0]))[1]
    assert Browser(server).post(page + "/confirm").status == 303
    return address, page


class Subscriptions(unittest.TestCase):
    @on_both_databases
    def test_are_confirmed_by_a_link_and_tell_each_news_once_in_the_readers_language(self, server):
        with MailServer(PORT) as mail:
            reader, page = subscribes(server, mail, "fr", news="notice")
            other, _ = subscribes(server, mail, news="notice", keyword="ANNUAL")
            elsewhere, _ = subscribes(server, mail, news="notice", keyword="helicopter")
            committee, _ = subscribes(server, mail, news="notice", meetings="committee")
            never = next(ADDRESSES)
            self.assertEqual(asks(server, email=never, news="notice").status, 200)
            clerk = Clerk(server).plans().does("propose_item", **REPORT).does("give_notice")
            told = mail.to(reader, 2)[1]
            self.assertIn(f"{SITE}/fr/meetings/{clerk.meeting}\n", body_of(told))
            self.assertIn(f"{SITE}{page}\n", body_of(told), "each mail has the link that ends it")
            self.assertIn("avis de convocation", body_of(told))
            self.assertNotIn("Annual report", told.as_string() + body_of(told))
            mail.to(other, 2)
            last, _ = subscribes(server, mail, news="notice")
            self.assertEqual([len(mail.to(address)) for address in (elsewhere, committee, never)], [1, 1, 1])
            self.assertEqual(Browser(server).post(page + "/end").status, 303)
            self.assertEqual(server.get(page).status, 404)
            clerk.does("cancel_meeting")
            mail.to(last, 2)
            self.assertEqual(len(mail.to(reader)), 2, "nothing comes once it is ended")
        run("verify", *server.place)

    @on_both_databases
    def test_tell_of_decisions_and_minutes_to_whom_asked_for_them(self, server):
        with MailServer(PORT) as mail:
            reader, _ = subscribes(server, mail, news="decisions")
            first = Clerk(server).plans().opens(REPORT).does("take_up_item", item=1)
            first.carries(1, "That the annual report be received.")
            first.does("adjourn_meeting")
            self.assertIn(f"{SITE}/en/meetings/{first.meeting}\n", body_of(mail.to(reader, 2)[1]))
            keen, _ = subscribes(server, mail, news="minutes")
            first.does("draft_minutes")
            second = Clerk(server).plans().opens({"choice": "minutes", "text": "Minutes", "minutes_of": first.meeting}).does("take_up_item", item=1)
            first.does("adopt_minutes", reference=second.carries(1, "That the minutes be adopted."))
            self.assertIn("adopted", body_of(mail.to(keen, 2)[1]))
            self.assertEqual(len(mail.to(reader)), 2)

    @on_both_databases
    def test_of_a_committee_are_offered_until_it_is_disbanded_and_stay(self, server):
        clerk = Clerk(server)
        strike = {"title_en": "Awards", "purpose_en": "Awards.", "kind": "ad_hoc", "first_day": "2026-01-01"}
        committee = clerk.browser.post("/en/admin/committees/strike_committee.json", strike).json["committee"]
        choice = f"committee-{committee}"
        self.assertIn(f'value="{choice}"', server.get("/en/subscribe").text)
        with MailServer(PORT) as mail:
            _, page = subscribes(server, mail, news="notice", meetings=choice)
        self.assertEqual(clerk.browser.post("/en/admin/committees/disband_committee.json", {"committee": committee, "last_day": "2026-01-31"}).status, 200)
        self.assertNotIn(choice, server.get("/en/subscribe").text)
        late = asks(server, email=next(ADDRESSES), news="notice", meetings=choice)
        self.assertEqual(late.status, 400)
        self.assertIn("Awards", server.get(page).text)

    @on_both_databases
    def test_are_refused_field_by_field_and_leave_no_address_behind(self, server):
        answer = Browser(server).post("/en/subscribe.json", {"email": "nobody"})
        self.assertEqual((answer.status, [field["field"] for field in answer.json["fields"]]), (400, ["email", "news"]))
        unknown = Browser(server).post("/en/subscribe.json", {"email": next(ADDRESSES), "news": "notice", "meetings": "committee-of-nobody"})
        self.assertEqual((unknown.status, [field["field"] for field in unknown.json["fields"]]), (400, ["meetings"]))
        again = asks(server, email="nobody", news="decisions", meetings="committee").text
        self.assertRegex(again, 'value="decisions" checked')
        self.assertIn('<option value="committee" selected>', again)
        self.assertEqual(server.get("/en/subscriptions/" + "0" * 48).status, 404)
        address = next(ADDRESSES)
        self.assertEqual(asks(server, email=address, news="notice").status, 200)
        for page in ("/en/transparency.json", "/en/subscribe", "/en/meetings.json"):
            self.assertNotIn(address, server.get(page).text)
