"""The closed session as those who take part in it use it, and as everybody else does not, through the pages, on both databases."""

import itertools
import unittest
from pathlib import Path

from meetings_test import Clerk
from people import Browser, member
from support import OnBothDatabases, on_both_databases, options_in, run

NAMES = (f"insider{number}" for number in itertools.count())
CLOSED = {"choice": "closed", "text": "A claim", "text_fr": "Une réclamation", "ground": "litigation"}
REPORT = {"choice": "report", "text": "Annual report"}
SECRET = "the sum of forty thousand dollars"


def setUpModule():
    global BOTH, SERVERS
    BOTH = OnBothDatabases(closed=True).__enter__()
    SERVERS = BOTH.servers


def tearDownModule():
    BOTH.__exit__()


class Insider:
    """Somebody who takes part in the closed session of a meeting."""

    def __init__(self, server, meeting):
        self.name = next(NAMES)
        self.browser = member(server, self.name, "closed_session_participant")
        self.path = f"/en/closed/{meeting}/1"
        self.browser.get(self.path)

    def shown(self):
        return self.browser.get(self.path + ".json").json

    def does(self, act, **fields):
        answer = self.browser.post(f"{self.path}/{act}", fields)
        assert answer.status == 303, (act, answer.text)
        return self

    def refusal(self, act, **fields):
        answer = self.browser.post(f"{self.path}/{act}.json", fields)
        return answer.status, answer.json["code"]


def in_session(server):
    """A meeting that was opened with a closed item, and two who take part in its closed session."""
    clerk = Clerk(server).plans().opens(CLOSED, REPORT)
    return clerk, Insider(server, clerk.meeting), Insider(server, clerk.meeting)


class ClosedSessions(unittest.TestCase):
    @on_both_databases
    def test_keep_a_paper_and_closed_minutes_for_those_who_take_part(self, server):
        clerk, amara, bela = in_session(server)
        amara.does("put_paper", paper_title="Settlement", paper=f"It is proposed to pay {SECRET}.")
        bela.does("record_note", note="Counsel advised.")
        bela.does("record_direction", direction="That counsel be instructed.", mover="A", seconder="B", outcome="carried")
        shown = amara.shown()
        self.assertIn(SECRET, shown["paper"])
        self.assertEqual([line["text"] for line in shown["minutes"]], ["Counsel advised.", "That counsel be instructed."])
        self.assertIn("Counsel advised.", amara.browser.get(f"/fr/closed/{clerk.meeting}/minutes").text)
        self.assertEqual(amara.refusal("put_paper", paper_title="", paper="x"), (400, "form_invalid"))
        again = amara.browser.post(amara.path + "/put_paper", {"paper_title": "", "paper": "kept as typed"})
        self.assertIn("Give the paper its title", again.text)
        self.assertIn("kept as typed", again.text)

    @on_both_databases
    def test_say_to_those_who_take_part_who_looked(self, server):
        _, amara, bela = in_session(server)
        before = len(amara.shown()["readings"])
        bela.shown()
        self.assertEqual(len(amara.shown()["readings"]), before + 2)

    @on_both_databases
    def test_let_words_out_by_two_people_and_once(self, server):
        clerk, amara, bela = in_session(server)
        amara.does("put_paper", paper_title="Settlement", paper=SECRET)
        amara.does("propose_report", text_en="The board settled a claim.", text_fr="La commission a réglé une réclamation.")
        self.assertEqual(amara.refusal("confirm_report"), (409, "second_person_needed"))
        self.assertNotIn("settled a claim", str(clerk.shown()))
        bela.does("confirm_report")
        shown = clerk.shown()
        self.assertEqual(shown["agenda"][-1]["items"][0]["reported"], ["The board settled a claim."])
        self.assertIn("The board rose and reported on item", str(shown["minutes"]))
        self.assertIn("La commission a réglé une réclamation.", server.get(f"/fr/meetings/{clerk.meeting}").text)
        self.assertNotIn(SECRET, server.get(f"/en/meetings/{clerk.meeting}").text)
        self.assertEqual(bela.refusal("publish_report"), (409, "report_state_wrong"))
        self.assertEqual(amara.shown()["report"]["state"], "published")
        run("verify", *server.place)

    @on_both_databases
    def test_show_nothing_to_whoever_is_barred(self, server):
        _, amara, bela = in_session(server)
        amara.does("put_paper", paper_title="Settlement", paper=SECRET)
        person = next(one["person"] for one in amara.shown()["may_be_barred"] if one["person_name"] == bela.name)
        amara.does("bar_person", person=person)
        missing = bela.browser.get(bela.path.removesuffix("/1") + "/2.json")
        barred = bela.browser.get(bela.path + ".json")
        self.assertEqual((barred.status, barred.json["code"]), (404, "item_unknown"))
        self.assertEqual(barred.text.replace("/1", "/2").replace("item 1", "item 2"), missing.text)
        self.assertEqual(bela.refusal("record_note", note="Me too."), (404, "item_unknown"))

    @on_both_databases
    def test_take_no_report_once_the_minutes_are_adopted_or_before_the_meeting(self, server):
        clerk = Clerk(server).plans().does("propose_item", **CLOSED).does("give_notice")
        amara = Insider(server, clerk.meeting)
        self.assertEqual(amara.refusal("propose_report", text_en="a", text_fr="b"), (409, "report_too_late"))

    @on_both_databases
    def test_are_verified_and_backed_up_by_the_same_commands(self, server):
        _, amara, _ = in_session(server)
        amara.does("put_paper", paper_title="Settlement", paper=SECRET)
        place = closed_place(server)
        self.assertIn("every public report was confirmed by another", run("verify", "--closed", *place).stdout)
        backup = f"{options_in(server.options[2:])['--closed-data']}/copy.backup"
        run("backup", "--closed", backup, *place)
        self.assertNotIn(SECRET.encode(), Path(backup).read_bytes())
        run("restore", "--closed", "--drill", backup, *place)
        run("verify", *("--data", options_in(place)["--closed-data"]), code=1)  # not a database of the program's own


def closed_place(server):
    """The closed session's own place: its folder, its key, and on PostgreSQL its database."""
    options = options_in([str(option) for option in server.options[2:]])
    place = ["--closed-data", options["--closed-data"], "--key", options["--closed-key"]]
    return place + (["--database", options["--closed-database"]] if "--closed-database" in options else [])


class Outsiders(unittest.TestCase):
    @on_both_databases
    def test_are_told_the_same_whatever_lies_behind_the_wall(self, server):
        clerk, amara, _ = in_session(server)
        amara.does("put_paper", paper_title="Settlement", paper=SECRET)
        for browser in (Browser(server), clerk.browser, member(server, next(NAMES), "administrator")):
            there, elsewhere = (browser.get(f"/en/closed/{meeting}/{item}.json") for meeting, item in ((clerk.meeting, 1), ("2020-01-01-regular", 9)))
            self.assertIn(there.status, (401, 403))
            self.assertEqual((there.status, there.text.replace(f"{clerk.meeting}/1", "")), (elsewhere.status, elsewhere.text.replace("2020-01-01-regular/9", "")))


if __name__ == "__main__":
    unittest.main()
