"""The closed session as those who take part in it use it, and as everybody else does not, through the pages, on both databases."""

import hashlib
import itertools
import json
import re
import unittest
from pathlib import Path

from meetings_test import Clerk
from people import Browser, member
from support import ROOT, OnBothDatabases, Server, on_both_databases, options_in, run, temporary_folder

NAMES = (f"insider{number}" for number in itertools.count())
CLOSED = {"choice": "closed", "text": "A claim", "text_fr": "Une réclamation", "ground": "litigation"}
REPORT = {"choice": "report", "text": "Annual report"}
SECRET = "the sum of forty thousand dollars"


def setUpModule():
    global BOTH, SERVERS
    BOTH = OnBothDatabases(walls=["closed"]).__enter__()
    SERVERS = BOTH.servers


def tearDownModule():
    BOTH.__exit__()


def each(fields):
    """The fields of a form one by one, those of a list each."""
    return [(name, one) for name, value in fields.items() for one in (value if isinstance(value, list) else [value])]


class Insider:
    """Somebody who takes part in the closed session of a meeting."""

    def __init__(self, server, meeting):
        self.name = next(NAMES)
        self.browser = member(server, self.name, "closed_session_participant")
        self.path = f"/en/closed/{meeting}/1"
        self.browser.get(self.path)

    def shown(self):
        return self.browser.get(self.path + ".json").json

    def as_option_of(self, other):
        """Who this is, as another's form to bar people names them."""
        options = other.shown()["may_be_barred"]["person"]["options"]
        return next(option["value"] for option in options if option["label"] == self.name)

    def does(self, act, **fields):
        answer = self.browser.post(f"{self.path}/{act}", each(fields))
        assert answer.status == 303, (act, answer.text)
        return self

    def refusal(self, act, **fields):
        answer = self.browser.post(f"{self.path}/{act}.json", each(fields))
        return answer.status, answer.json["code"]


def in_session(server):
    """A meeting that was opened with a closed item, and two who take part in its closed session."""
    clerk = Clerk(server).plans().opens(CLOSED, REPORT)
    return clerk, Insider(server, clerk.meeting), Insider(server, clerk.meeting)


def motion(clerk, *options, **changed):
    """The form of a motion: the five who came for it unless `options` says otherwise, moved by the first and seconded by the second."""
    seats = clerk.seats()[:5]
    votes = [f"{option} {seat}" for option, seat in zip(options or ["yes"] * 5, seats, strict=True)]
    return {"direction": "That counsel be instructed.", "decides": "direction", "mover": seats[0], "seconder": seats[1],
            "rule": "majority_of_votes_cast", "votes": votes} | changed


class ClosedSessions(unittest.TestCase):
    @on_both_databases
    def test_keep_a_paper_and_closed_minutes_for_those_who_take_part(self, server):
        clerk, amara, bela = in_session(server)
        amara.does("put_paper", paper_title="Settlement", paper=f"It is proposed to pay {SECRET}.")
        bela.does("record_note", note="Counsel advised.")
        bela.does("record_direction", **motion(clerk))
        shown = amara.shown()
        self.assertIn(SECRET, shown["paper"])
        self.assertEqual([line["text"] for line in shown["minutes"]], ["Counsel advised.", "That counsel be instructed."])
        self.assertIn("Counsel advised.", amara.browser.get(f"/fr/closed/{clerk.meeting}/minutes").text)
        self.assertEqual(amara.refusal("put_paper", paper_title="", paper="x"), (400, "form_invalid"))
        again = amara.browser.post(amara.path + "/put_paper", {"paper_title": "", "paper": "kept as typed"})
        self.assertIn("Give the paper its title", again.text)
        self.assertIn("kept as typed", again.text)

    @on_both_databases
    def test_vote_by_name_and_count_as_the_public_meeting_does(self, server):
        clerk, amara, bela = in_session(server)
        amara.does("record_direction", **motion(clerk, "yes", "yes", "no", "abstain", "no"))
        shown = bela.shown()["minutes"][0]["decision"]
        self.assertIn("lost", shown["moved"])
        self.assertIn("Lost on a tie: 2 for and 2 against.", shown["result"])
        self.assertEqual([vote.rpartition(": ")[2] for vote in shown["votes"]], ["for", "for", "against", "abstained", "against", "absent", "absent"])
        self.assertEqual(amara.refusal("record_direction", **motion(clerk, decides="budget")), (400, "form_invalid"))
        self.assertEqual(amara.refusal("record_direction", **motion(clerk, votes=[])), (409, "ballots_missing"))
        self.assertEqual(amara.refusal("record_direction", **motion(clerk, votes=[f"yes {seat}" for seat in clerk.seats()])), (409, "member_not_present"))
        self.assertEqual(amara.refusal("record_direction", **motion(clerk, "yes", "yes", "yes", "absent", "absent")), (409, "quorum_missing"))
        self.assertNotIn("That counsel be instructed", str(clerk.shown()))

    @on_both_databases
    def test_count_nobody_who_declared_an_interest(self, server):
        clerk = Clerk(server).plans().opens(CLOSED, REPORT)
        recused = clerk.seats()[4]
        clerk.does("declare_conflict", item=1, member=recused, text="A relative works there.")
        amara = Insider(server, clerk.meeting)
        self.assertEqual(amara.refusal("record_direction", **motion(clerk)), (409, "member_recused"))
        amara.does("record_direction", **motion(clerk, votes=motion(clerk)["votes"][:4]))
        self.assertIn("took no part", amara.shown()["minutes"][0]["decision"]["votes"][4])
        form = amara.browser.get(amara.path).text
        self.assertIn("Declared an interest, and neither votes nor counts:", form)
        self.assertNotIn(f'value="yes {recused}"', form)

    @on_both_databases
    def test_give_a_refused_motion_back_with_all_that_was_chosen(self, server):
        clerk, amara, _ = in_session(server)
        filled = motion(clerk, "yes", "no", "abstain", "absent", "excused", rule="two_thirds", decides="procedural", direction="")
        page = amara.browser.post(amara.path + "/record_direction", each(filled)).text
        self.assertIn("Write the motion as it was moved", page)
        for chosen in [*filled["votes"], filled["rule"], filled["mover"], filled["seconder"]]:
            self.assertIn(f'<option value="{chosen}" selected>', page)
        self.assertRegex(page, r'value="procedural" checked')
        self.assertEqual(page.count(" selected>"), 8)
        person = amara.shown()["may_be_barred"]["person"]["options"][1]["value"]
        amara.does("bar_person", person=person)
        again = amara.browser.post(amara.path + "/bar_person", {"person": "nobody"}).text
        self.assertNotIn('value="nobody" selected', again)

    @on_both_databases
    def test_keep_a_file_sealed_and_record_each_reading(self, server):
        _, amara, bela = in_session(server)
        sends = lambda name, body: amara.browser.upload(f"{amara.path}/attach_file", {}, name, body)
        pdf = (ROOT / "demo/data/papers/demonstration_attachment.pdf").read_bytes() + b"unmistakable words\n" * 60_000
        self.assertEqual(sends("settlement.pdf", pdf).status, 303)
        self.assertIn("This is no PDF by its content", sends("settlement.pdf", b"words").text)
        file = bela.shown()["attachments"][0]
        self.assertEqual((file["name"], file["hash"]), ("settlement.pdf", hashlib.blake2b(pdf, digest_size=32).hexdigest()))
        answer = bela.browser.get("/en" + file["path"] + ".pdf")
        self.assertEqual((answer.status, answer.body == pdf, answer.headers["cache-control"]), (200, True, "no-store"))
        self.assertIn((bela.name, "settlement.pdf"), [(one["person_name"], one["file"]) for one in amara.shown()["readings"]])
        self.assertEqual(Browser(server).get("/en" + file["path"] + ".pdf").status, 401)
        self.assertEqual(bela.browser.get(f"/en/closed/{amara.path.split('/')[3]}/1/attachments/99.pdf").status, 404)
        for folder in (Path(options_in([str(option) for option in server.options[2:]])["--closed-data"]), Path(server.files)):
            for kept in folder.rglob("*"):
                if kept.is_file():
                    self.assertNotIn(b"unmistakable words", kept.read_bytes(), kept)

    @on_both_databases
    def test_show_to_those_who_follow_what_is_recorded_and_record_that_they_follow(self, server):
        _, amara, bela = in_session(server)
        before = len(amara.shown()["readings"])
        self.assertEqual(json.loads(bela.browser.first_event(bela.path + "/live.events"))["minutes"], [])
        amara.does("record_note", note="Counsel advised.")
        self.assertIn("Counsel advised.", bela.browser.first_event(bela.path + "/live.events"))
        self.assertIn("Counsel advised.", bela.browser.get(bela.path + "/live").text)
        self.assertEqual([one["person_name"] for one in amara.shown()["readings"]].count(bela.name), 2)
        self.assertLess(before, len(amara.shown()["readings"]))
        amara.does("bar_person", person=bela.as_option_of(amara))
        self.assertEqual(bela.browser.get(bela.path + "/live.json").status, 404)

    @on_both_databases
    def test_show_an_attachment_to_nobody_who_is_barred(self, server):
        _, amara, bela = in_session(server)
        amara.browser.upload(f"{amara.path}/attach_file", {}, "a.pdf", b"%PDF-1.7 words")
        path = "/en" + amara.shown()["attachments"][0]["path"]
        amara.does("bar_person", person=bela.as_option_of(amara))
        for suffix in ("", ".json", ".pdf"):
            self.assertEqual(bela.browser.get(path + suffix).status, 404)

    @on_both_databases
    def test_let_another_person_take_a_file_back_so_that_nobody_opens_it_again(self, server):
        _, amara, bela = in_session(server)
        for name in ("wrong.pdf", "right.pdf"):
            self.assertEqual(amara.browser.upload(f"{amara.path}/attach_file", {}, name, b"%PDF-1.7 " + name.encode()).status, 303)
        wrong, right = amara.shown()["attachments"]
        self.assertFalse(amara.shown()["can"]["take_back_file"])
        self.assertEqual(amara.refusal("take_back_file", attachment=wrong["attachment"], why="Mine."), (400, "form_invalid"))
        unsaid = bela.browser.post(f"{bela.path}/take_back_file", {"attachment": right["attachment"], "why": ""}).text
        self.assertIn("Say why the file is taken back", unsaid)
        self.assertIn(f'<option value="{right["attachment"]}" selected>', unsaid)
        bela.does("take_back_file", attachment=wrong["attachment"], why="It is of another matter.")
        for suffix in ("", ".json", ".pdf"):
            self.assertEqual(amara.browser.get("/en" + wrong["path"] + suffix).status, 410, suffix)
        self.assertNotIn("wrong.pdf", [one["file"] for one in amara.shown()["readings"]])
        self.assertEqual(bela.browser.get("/en" + right["path"] + ".pdf").body, b"%PDF-1.7 right.pdf")
        kept = amara.shown()["attachments"][0]
        self.assertEqual((kept["name"], kept["taken_back_why"], bool(kept["taken_back_at"])), ("wrong.pdf", "It is of another matter.", True))
        page = amara.browser.get(amara.path).text
        self.assertNotIn(f'href="/en{wrong["path"]}.pdf"', page)
        self.assertIn("It is of another matter.", page)
        self.assertEqual(amara.refusal("take_back_file", attachment=wrong["attachment"], why="Again."), (404, "page_not_found"))
        run("verify", "--closed", *closed_place(server))

    @on_both_databases
    def test_are_reported_out_at_a_later_meeting_to_which_the_page_of_the_item_leads(self, server):
        first = Clerk(server).plans().opens(CLOSED, {"choice": "report", "text": "Report"}).does("adjourn_meeting").does("draft_minutes")
        second = Clerk(server).plans().opens({"choice": "minutes", "text": "Minutes", "minutes_of": first.meeting})
        second.does("take_up_item", item=1)
        first.does("adopt_minutes", reference=second.carries(1, "That the minutes be adopted."))
        amara, bela = Insider(server, first.meeting), Insider(server, first.meeting)
        self.assertEqual(amara.refusal("propose_report", text_en="Settled.", text_fr="Réglé."), (400, "form_invalid"))
        self.assertEqual(amara.refusal("propose_report", carrier="2020-01-01-regular", text_en="Settled.", text_fr="Réglé."), (409, "report_too_late"))
        amara.does("propose_report", carrier=second.meeting, text_en="Settled.", text_fr="Réglé.")
        self.assertNotIn("Settled.", str(second.shown()))
        bela.does("confirm_report")
        item = first.shown()["agenda"][-1]["items"][0]
        self.assertEqual((item["reported"], [(one["path"], one["text"]) for one in item["reported_later"]]), ([], [(f"/meetings/{second.meeting}", "Settled.")]))
        self.assertIn(f'href="/en/meetings/{second.meeting}"', server.get(f"/en/meetings/{first.meeting}").text)
        self.assertIn("The board reported on item 5.1 of the closed session of an earlier meeting", str(second.shown()["minutes"]))
        self.assertIn("Réglé.", server.get(f"/fr/meetings/{second.meeting}").text)
        self.assertIn("Settled.", str(amara.shown()["reported"]))
        self.assertEqual(amara.shown()["report"]["state"], "published")
        run("verify", *server.place)

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
        amara.does("bar_person", person=bela.as_option_of(amara))
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
        amara.browser.upload(f"{amara.path}/attach_file", {}, "a.pdf", b"%PDF-1.7" + bytes(1_200_000))
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


class TheDemonstration(unittest.TestCase):
    def test_has_one_matter_that_says_what_it_is_and_a_report_that_waits_for_a_second_person(self):
        with temporary_folder() as name:
            data, key, closed_key = (Path(name) / part for part in ("data", "key", "closed.key"))
            for file in (key, closed_key):
                run("key", "make", file)
            place = ("--data", data, "--key", key)
            told = run("demo", *place, "--closed-key", closed_key).stdout
            meeting, item = re.search(r"sealed (\S+)#(\d+)", told).groups()
            self.assertNotIn("sealed", run("demo", *place, "--closed-key", closed_key).stdout)
            with Server(*place, options=["--closed-key", closed_key]) as server:
                looker = member(server, "looker", "closed_session_participant")
                shown = looker.get(f"/en/closed/{meeting}/{item}.json").json
                self.assertEqual((shown["report"]["state"], shown["can"]["answer_report"], len(shown["attachments"])), ("proposed", True, 1))
                self.assertTrue(all(line["text"].startswith("Demonstration") for line in shown["minutes"]), shown["minutes"])
                self.assertIn("carried", shown["minutes"][1]["decision"]["moved"])
                looker.get(f"/en/closed/{meeting}/{item}")
                self.assertEqual(looker.post(f"/en/closed/{meeting}/{item}/confirm_report").status, 303)
                self.assertIn("Demonstration: the board received advice", server.get(f"/en/meetings/{meeting}").text)


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
