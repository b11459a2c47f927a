"""Meetings of the board as its office, its members and everybody else use them, through the pages, on both databases."""

import contextlib
import datetime
import http.client
import itertools
import re
import signal
import threading
import unittest

from people import member
from support import OnBothDatabases, Server, demonstrated, eventually, on_both_databases, run, today_at_board

NAMES = (f"office{number}" for number in itertools.count())
DAYS = itertools.count(30, 7)


def setUpModule():
    global BOTH, SERVERS
    BOTH = OnBothDatabases().__enter__()
    SERVERS = BOTH.servers


def tearDownModule():
    BOTH.__exit__()


class Clerk:
    """The board's office at a meeting of its own, which nobody else uses."""

    def __init__(self, server):
        self.server = server
        self.browser = member(server, next(NAMES), "board_administrator")
        self.browser.get("/en/admin/meetings")

    def plans(self):
        self.date = (today_at_board() + datetime.timedelta(days=next(DAYS))).isoformat()
        answer = self.browser.post("/en/admin/meetings/plan_meeting",
                                   {"kind": "special", "date": self.date, "time": "19:00", "place": "Council chamber", "place_fr": "Salle du conseil"})
        assert answer.status == 303, answer.text
        self.meeting = f"{self.date}-special"
        return self

    def asks(self, act, **fields):
        """The answer to recording an act."""
        return self.browser.post(f"/en/meetings/{self.meeting}/{act}", fields)

    def does(self, act, **fields):
        answer = self.asks(act, **fields)
        assert answer.status == 303, (act, answer.text)
        return self

    def refusal(self, act, **fields):
        answer = self.browser.post(f"/en/meetings/{self.meeting}/{act}.json", fields)
        return answer.status, answer.json["code"]

    def shown(self):
        """What everybody sees of the meeting."""
        return self.server.get(f"/en/meetings/{self.meeting}.json").json

    def seats(self):
        return [seat["member"] for seat in self.browser.get(f"/en/meetings/{self.meeting}/console.json").json["seats"]]

    def opens(self, *items):
        """Noticed with these items, and opened with five members."""
        for item in items:
            self.does("propose_item", **item)
        self.does("give_notice").does("call_to_order")
        for seat in self.seats()[:5]:
            self.does("record_arrival", member=seat)
        return self.does("open_meeting")

    def carries(self, item, text):
        mover, seconder = self.seats()[:2]
        self.does("move_motion", item=item, member=mover, seconder=seconder, text=text)
        motion = self.browser.get(f"/en/meetings/{self.meeting}/console.json").json["motion_number"]
        self.does("state_motion", motion=motion).does("open_vote", motion=motion, choice="majority_of_votes_cast", reference="unanimous_consent")
        self.does("close_vote", motion=motion).does("declare_result", motion=motion, choice="carried")
        return f"{self.meeting}-{motion}"


REPORT = {"choice": "report", "text": "Annual report", "text_fr": "Rapport annuel"}


class Meetings(unittest.TestCase):
    @on_both_databases
    def test_go_from_a_plan_to_sealed_minutes_that_a_later_meeting_adopted(self, server):
        first = Clerk(server).plans().opens(REPORT)
        first.does("take_up_item", item=1)
        decision = first.carries(1, "That the annual report be received.")
        first.does("adjourn_meeting").does("draft_minutes").does("edit_minutes", number=16, text="The chair welcomed everybody.")
        second = Clerk(server).plans().opens({"choice": "minutes", "text": "Minutes", "minutes_of": first.meeting})
        second.does("take_up_item", item=1)
        adoption = second.carries(1, "That the minutes be adopted.")
        self.assertEqual(first.refusal("adopt_minutes", reference=decision), (409, "adoption_needs_motion"))
        first.does("adopt_minutes", reference=adoption).does("seal_meeting")
        shown = first.shown()
        self.assertEqual((shown["state"], shown["adopted_by"], len(shown["sealed_hash"])), ("sealed", adoption, 64))
        self.assertIn("That the annual report be received.", str(shown["minutes"]))
        self.assertIn("The chair welcomed everybody.", str(shown["minutes"]))
        self.assertEqual(first.refusal("edit_minutes", number=16, text="Else."), (409, "meeting_state_wrong"))
        self.assertEqual(server.get(f"/en/decisions/{decision}.json").json["motion"]["state"], "carried")
        run("verify", *server.place)

    @on_both_databases
    def test_show_a_draft_agenda_to_nobody_but_the_office(self, server):
        clerk = Clerk(server).plans()
        before = server.get(f"/en/meetings/{clerk.meeting}").text
        clerk.does("propose_item", **REPORT)
        self.assertEqual(server.get(f"/en/meetings/{clerk.meeting}").text, before)
        self.assertIn("Annual report", clerk.browser.get(f"/en/meetings/{clerk.meeting}/console").text)
        clerk.does("give_notice")
        self.assertIn("Annual report", server.get(f"/en/meetings/{clerk.meeting}").text)
        self.assertIn("Rapport annuel", server.get(f"/fr/meetings/{clerk.meeting}").text)

    @on_both_databases
    def test_refuse_what_does_not_follow_and_say_why(self, server):
        clerk = Clerk(server).plans()
        self.assertEqual(clerk.refusal("give_notice"), (409, "agenda_empty"))
        self.assertEqual(clerk.refusal("propose_item", choice="closed", text="A matter of employment"), (409, "closed_ground_missing"))
        self.assertEqual(clerk.refusal("open_vote", motion=1, choice="unanimous", reference="roll_call"), (409, "meeting_state_wrong"))
        self.assertIn("<h1", clerk.asks("give_notice").text)
        again = clerk.browser.post("/en/admin/meetings/plan_meeting.json", {"kind": "special", "date": clerk.date, "time": "19:00", "place": "Hall"})
        self.assertEqual((again.status, again.json["code"]), (409, "meeting_exists"))
        wrong = clerk.browser.post("/en/admin/meetings/plan_meeting.json", {"kind": "special", "date": clerk.date, "time": "7 pm", "place": "Hall"})
        self.assertEqual((wrong.status, wrong.json["code"]), (400, "form_invalid"))

    @on_both_databases
    def test_take_a_standard_phrase_in_both_languages_and_refuse_an_unknown_one(self, server):
        clerk = Clerk(server).plans().opens(REPORT).does("take_up_item", item=1)
        mover, seconder = clerk.seats()[:2]
        form = next(form for form in clerk.browser.get(f"/fr/meetings/{clerk.meeting}/console.json").json["forms"] if form["act"] == "move_motion")
        offered = next(field for field in form["fields"] if field["name"] == "phrase")["options"]
        self.assertIn({"value": "ph.adjourn", "label": "Que la séance soit levée.", "is_chosen": False}, offered)
        moved = {"item": 1, "member": mover, "seconder": seconder}
        refused = clerk.browser.post(f"/en/meetings/{clerk.meeting}/move_motion.json", moved | {"phrase": "ph.nothing"})
        self.assertEqual((refused.status, [field["field"] for field in refused.json["fields"]]), (400, ["phrase"]))
        open_end = clerk.browser.post(f"/en/meetings/{clerk.meeting}/move_motion.json", moved | {"phrase": "ph.defer-to-date"})
        self.assertEqual([field["field"] for field in open_end.json["fields"]], ["text"])
        clerk.does("move_motion", **moved, phrase="ph.request-report", text="Body-worn cameras.")
        decision = f"/decisions/{clerk.meeting}-1"
        self.assertIn("be asked to report to the board on the following: Body-worn cameras.", server.get("/en" + decision).text)
        self.assertIn("ce qui suit\u00a0: Body-worn cameras.", server.get("/fr" + decision).text)
        french = next(row for row in server.get("/fr/decisions.json").json["decisions"] if row["motion"] == f"{clerk.meeting}-1")
        self.assertEqual((french["text"].startswith("Qu’il soit demandé"), french["text_is_english"]), (True, False))
        run("verify", *server.place)

    @on_both_databases
    def test_give_a_refused_form_back_as_it_was_filled_in_with_the_error_at_its_field(self, server):
        clerk = Clerk(server).plans().opens(REPORT).does("take_up_item", item=1)
        mover, seconder = clerk.seats()[1:3]
        page = clerk.asks("move_motion", item=1, member=seconder, seconder=seconder, text="That <it> be so").text
        form = re.search(r'<details[^>]*id="act-move_motion"[^>]* open>.*?</details>', page, re.S).group()
        self.assertIn(f'<option value="{seconder}" selected>', form)
        self.assertIn("That &lt;it&gt; be so</textarea>", form)
        self.assertIn("govuk-error-message", form)
        page = clerk.asks("strike_entry", number=3, text="").text
        form = re.search(r'<details[^>]*id="act-strike_entry"[^>]* open>.*?</details>', page, re.S).group()
        self.assertIn('value="3"', form)
        self.assertIn("Say why the entry is struck", form)
        self.assertIn('href="#text"', page)
        self.assertIn('id="text" name="text"', form)
        self.assertEqual(page.count(" open>"), 1)
        clerk.does("move_motion", item=1, member=mover, seconder=seconder, text="That it be so.")
        moot = clerk.asks("move_motion", item=1, member=mover, seconder=seconder, text="Typed while another was faster").text
        self.assertIn("Typed while another was faster</textarea>", moot)

    @on_both_databases
    def test_lead_to_an_action_whose_report_is_a_file_that_everybody_can_open(self, server):
        clerk = Clerk(server).plans().opens(REPORT).does("take_up_item", item=1)
        motion = clerk.carries(1, "That the chief report on youth.")
        assigned = clerk.browser.post("/en/admin/actions/assign_action.json", {"motion": motion, "words": "Report on youth", "responsible": "Chief of Police", "due_on": clerk.date})
        action = assigned.json["action"]
        later = clerk.carries(1, "That the chief report again.")
        unsaid = clerk.browser.post("/en/admin/actions/assign_action", {"motion": motion, "words": "Report", "responsible": "", "due_on": clerk.date})
        self.assertEqual(unsaid.status, 400)
        for kept in (f'<option value="{motion}" selected>', ">Report</textarea>", f'value="{clerk.date}"'):
            self.assertIn(kept, unsaid.text)
        self.assertIn(f'<option value="{later}">', unsaid.text)
        other = clerk.browser.post("/en/admin/actions/assign_action.json", {"motion": motion, "words": "Another", "responsible": "Chair", "due_on": clerk.date}).json["action"]
        clerk.browser.get("/en/admin/actions")
        refused = clerk.browser.upload("/en/admin/actions/report_action", {"action": action, "words": "Done."}, "youth.pdf", "PK\x03\x04 packed", field="upload")
        self.assertEqual(refused.status, 400)
        self.assertIn("Choose a PDF", refused.text)
        self.assertEqual(refused.text.count(">Done.</textarea>"), 1, "in the form of this action alone")
        self.assertIn(f'id="report-{other}-words"', refused.text)
        kept = clerk.browser.upload("/en/admin/actions/report_action", {"action": action, "words": "Done."}, "youth.pdf", "%PDF-1.7 youth", field="upload")
        self.assertEqual(kept.status, 303, kept.text)
        step = server.get(f"/en/actions/{action}.json").json["steps"][-1]
        self.assertEqual((step["file_name"], server.get(step["file_href"]).body), ("youth.pdf", b"%PDF-1.7 youth"))
        self.assertIn(step["file_href"], server.get(f"/fr/actions/{action}").text)
        typed = {"action": action, "words": "More.", "upload": "0" * 64, "upload_name": "a.pdf", "upload_kind": "pdf"}
        self.assertEqual(clerk.browser.post("/en/admin/actions/return_report", typed).status, 303)  # a hash that was typed is no file
        self.assertEqual(clerk.browser.post("/en/admin/actions/report_action", typed).status, 303)
        self.assertEqual([step["file_href"] for step in server.get(f"/en/actions/{action}.json").json["steps"]][2:], ["", ""])

    @on_both_databases
    def test_lose_and_double_no_vote_when_all_vote_at_once(self, server):
        clerk = Clerk(server).plans().opens(REPORT).does("take_up_item", item=1)
        seats = clerk.seats()[:5]
        clerk.does("move_motion", item=1, member=seats[0], seconder=seats[1], text="That it be so.")
        clerk.does("state_motion", motion=1).does("open_vote", motion=1, choice="majority_of_votes_cast", reference="show_of_hands")
        statuses = []

        def votes(seat):
            browser = clerk.browser.at(server)
            statuses.append(browser.post(f"/en/meetings/{clerk.meeting}/cast_ballot", {"motion": 1, "member": seat, "choice": "yes"}).status)

        threads = [threading.Thread(target=votes, args=(seat,)) for seat in seats for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(statuses), [303] * 5 + [409] * 10)
        clerk.does("close_vote", motion=1).does("declare_result", motion=1, choice="carried")
        motion = server.get(f"/en/decisions/{clerk.meeting}-1.json").json["motion"]
        self.assertEqual([ballot["option"] for ballot in motion["ballots"]], ["yes"] * 5 + ["absent"] * 2)
        self.assertEqual(motion["result"], "Carried: 5 for, 0 against. It needed 3 (majority of the votes cast).")

    @on_both_databases
    def test_take_the_vote_of_a_member_by_their_own_account_and_by_no_other(self, server):
        clerk = Clerk(server)
        name = next(NAMES)
        seat = member(server, name, "board_member")
        since = today_at_board().isoformat()
        added = clerk.browser.post("/en/admin/meetings/add_member", {"name": "Ada", "appointed_by": "council", "office": "chair", "first_day": since, "person": name})
        self.assertEqual(added.status, 303)
        clerk.plans().opens(REPORT).does("take_up_item", item=1)
        own = next(row["member"] for row in clerk.browser.get(f"/en/meetings/{clerk.meeting}/console.json").json["seats"] if row["name"] == "Ada")
        self.assertIn(own, clerk.seats()[:5])  # a chair is called first
        mover, seconder = clerk.seats()[:2]
        clerk.does("move_motion", item=1, member=mover, seconder=seconder, text="That it be so.")
        clerk.does("state_motion", motion=1).does("open_vote", motion=1, choice="majority_of_votes_cast", reference="show_of_hands")
        desk = seat.get(f"/en/meetings/{clerk.meeting}/desk")
        self.assertIn("Your vote, Ada", desk.text)
        items = seat.get(f"/en/meetings/{clerk.meeting}/desk.json").json["items"]
        self.assertEqual([(item["title"], item["is_now"], item["is_closed"]) for item in items], [("Annual report", True, False)])
        self.assertEqual(seat.post(f"/en/meetings/{clerk.meeting}/cast_own_ballot", {"motion": 1, "choice": "no"}).status, 303)
        self.assertEqual(seat.get(f"/en/meetings/{clerk.meeting}/desk.json").json["voted"], "Against")
        other = member(server, next(NAMES), "board_member")
        other.get(f"/en/meetings/{clerk.meeting}/desk")
        self.assertEqual(other.post(f"/en/meetings/{clerk.meeting}/cast_own_ballot.json", {"motion": 1, "choice": "no"}).json["code"], "member_unknown")
        ended = clerk.browser.post("/en/admin/meetings/end_term", {"member": own, "last_day": since})
        self.assertEqual(ended.status, 303)

    @on_both_databases
    def test_let_a_member_keep_notes_that_nobody_else_sees(self, server):
        clerk = Clerk(server).plans().does("propose_item", **REPORT).does("propose_item", choice="discussion", text="Budget")
        clerk.does("propose_item", choice="closed", text="A claim", ground="litigation").does("give_notice")
        name, since = next(NAMES), today_at_board().isoformat()
        seat, other = member(server, name, "board_member"), member(server, next(NAMES), "board_member")
        clerk.browser.post("/en/admin/meetings/add_member", {"name": f"{name} (demonstration)", "appointed_by": "council", "office": "member", "first_day": since, "person": name})
        notes, words = f"/en/meetings/{clerk.meeting}/notes", "Ask the chief <why> — quorum of owls"
        self.assertIn(f'href="{notes}#note-1"', seat.get(f"/en/meetings/{clerk.meeting}/desk").text)
        self.assertIn("ask the board’s counsel", seat.get(notes).text)
        kept = seat.post(f"/en/meetings/{clerk.meeting}/keep_note", {"item": 1, "note": words})
        self.assertEqual((kept.status, kept.headers["location"]), (303, notes))
        shown = seat.get(notes)
        self.assertIn(">Ask the chief &lt;why&gt; — quorum of owls</textarea>", shown.text)
        self.assertEqual(shown.headers["cache-control"], "no-store")
        self.assertEqual([row["form"]["note"]["value"] for row in seat.get(f"{notes}.json").json["notes"]], [words, ""])

        self.assertNotIn(f"{notes}#note-3", seat.get(f"/en/meetings/{clerk.meeting}/desk").text)
        closed = seat.post(f"/en/meetings/{clerk.meeting}/keep_note.json", {"item": 3, "note": words})
        self.assertEqual(closed.json["code"], "item_unknown")  # nothing of closed session is kept on this side of its wall
        too_long = seat.post(f"/en/meetings/{clerk.meeting}/keep_note", {"item": 2, "note": "x" * 4001})
        self.assertEqual(too_long.status, 400)
        self.assertIn("x" * 4001 + "</textarea>", too_long.text)
        self.assertIn(">Ask the chief &lt;why&gt;", too_long.text)  # the other item's note stands beside it
        self.assertIn('<a href="#note">A note has at most 4,000 characters. Shorten it.</a>', too_long.text)
        self.assertEqual(too_long.text.count('id="note"'), 1)

        administrator = member(server, next(NAMES), "administrator")
        auditor = member(server, next(NAMES), "auditor")
        for suffix in ("", ".json"):
            self.assertEqual(other.get(notes + suffix).status, 200)
            self.assertNotIn("owls", other.get(notes + suffix).text)
            for browser in (clerk.browser, administrator, auditor):
                self.assertEqual(browser.get(notes + suffix).status, 403)
            for page in (f"/en/meetings/{clerk.meeting}", f"/en/meetings/{clerk.meeting}/package", f"/en/meetings/{clerk.meeting}/desk"):
                for browser in (other, clerk.browser, administrator):
                    self.assertNotIn("owls", browser.get(page + suffix).text)
            self.assertNotIn("keep_note", auditor.get("/en/admin/audit" + suffix).text)
        stranger = other.post(f"/en/meetings/{clerk.meeting}/keep_note", {"item": 1, "note": "of no seat"})
        self.assertEqual(stranger.status, 400)
        self.assertIn("Only a member who sits on the board today keeps notes", stranger.text)
        self.assertIn("of no seat</textarea>", stranger.text)
        self.assertIn("deleted within a day and their keys with them", seat.get(notes).text)
        self.assertEqual(seat.post(f"/en/meetings/{clerk.meeting}/keep_note", {"item": 1, "note": " "}).status, 303)
        self.assertEqual([row["kept_at"] for row in seat.get(f"{notes}.json").json["notes"]], ["", ""])
        own = next(row["member"] for row in server.get("/en/members.json").json["members"] if row["name"] == f"{name} (demonstration)")
        clerk.browser.post("/en/admin/meetings/end_term", {"member": own, "last_day": since})
        run("verify", *server.place)

    @on_both_databases
    def test_show_the_interests_and_the_training_of_a_member_as_the_office_recorded_them(self, server):
        clerk = Clerk(server)
        name, today = f"Trained {next(NAMES)}", today_at_board().isoformat()
        clerk.browser.post("/en/admin/meetings/add_member", {"name": name, "appointed_by": "province", "office": "chair", "first_day": today})

        def shown():
            return next(row for row in server.get("/en/members.json").json["members"] if row["name"] == name)

        def office(act, **fields):
            return clerk.browser.post(f"/en/admin/meetings/{act}.json", fields)

        own = shown()["member"]
        clerk.plans().opens(REPORT).does("declare_conflict", member=own, item=1, text="Employer").does("adjourn_meeting")
        self.assertEqual([(row["path"], row["count"]) for row in shown()["declared"]], [(f"/meetings/{clerk.meeting}", 1)])
        self.assertEqual([row["completed_on"] for row in shown()["trainings"]], [""] * 4)
        self.assertIn("Not recorded", server.get("/en/members").text)
        done = {"member": own, "kind": "diversity", "completed_on": today, "evidence": "Certificate 4711"}
        late = (today_at_board() + datetime.timedelta(days=3)).isoformat()
        for field, value in (("member", "nobody"), ("completed_on", late), ("evidence", "")):
            refused = office("record_training", **done | {field: value})
            self.assertEqual((refused.status, refused.json["fields"][0]["field"]), (400, field))
        training = office("record_training", **done).json["training"]
        self.assertEqual(shown()["trained"], [f"diversity {today}"])
        self.assertIn(f"diversity {today}", server.get("/en/members.csv").text)
        self.assertIn("Suivie le", server.get("/fr/members").text)
        for path in ("/en/members", "/en/members.json", "/en/members.csv"):
            self.assertNotIn("4711", server.get(path).text)
        self.assertIn("4711", clerk.browser.get("/en/admin/meetings").text)
        self.assertEqual(office("withdraw_training", training=training, reason="").json["fields"][0]["field"], "reason")
        self.assertEqual(office("withdraw_training", training=training, reason="Another member.").status, 200)
        self.assertEqual(shown()["trained"], [])
        run("verify", *server.place)
        clerk.browser.post("/en/admin/meetings/end_term", {"member": own, "last_day": today})

    @on_both_databases
    def test_of_a_committee_seat_its_roll_while_another_member_attends_without_a_vote(self, server):
        clerk = Clerk(server)
        people = [row["member"] for row in server.get("/en/members.json").json["members"]]
        today, title = today_at_board().isoformat(), f"Audit {next(NAMES)}"
        clerk.browser.get("/en/admin/committees")

        def office(act, **fields):
            return clerk.browser.post(f"/en/admin/committees/{act}.json", fields)

        wrong = office("strike_committee", title_en=title, purpose_en="Accounts.", kind="standing", first_day=today, struck_by="2020-01-01-regular-1")
        self.assertEqual((wrong.status, wrong.json["fields"][0]["field"]), (400, "struck_by"))
        committee = office("strike_committee", title_en=title, title_fr="Vérification", purpose_en="Accounts.", kind="standing", first_day=today).json["committee"]
        for person, seat in zip(people, ("chair", "member", "member")):
            self.assertEqual(office("add_committee_member", committee=committee, member=person, office=seat, first_day=today).status, 200)
        self.assertEqual(office("add_committee_member", committee=committee, member=people[3], office="chair", first_day=today).status, 400)
        self.assertEqual(clerk.browser.post("/fr/admin/committees/strike_committee", {"title_en": title, "purpose_en": "Accounts.", "kind": "standing", "first_day": today}).status, 409)
        title = f"Accounts {next(NAMES)}"
        self.assertEqual(office("rename_committee", committee=committee, title_en="", title_fr="").json["fields"][0]["field"], "title_en")
        self.assertEqual(office("rename_committee", committee=committee, title_en=title, title_fr="Vérification").status, 200)
        shown = server.get(f"/en/committees/{committee}.json").json
        self.assertEqual(shown["title"], title)
        self.assertEqual((shown["seated"], shown["quorum"], shown["members"][0]["office"]), (3, 2, "chair"))
        self.assertEqual(len(server.get(f"/en/committees/{committee}.csv").text.splitlines()), 4)

        clerk.date = (today_at_board() + datetime.timedelta(days=next(DAYS))).isoformat()
        plan = {"kind": "committee", "committee": committee, "date": clerk.date, "time": "19:00", "place": "Hall"}
        self.assertEqual(clerk.browser.post("/en/admin/meetings/plan_meeting.json", plan | {"kind": "regular"}).json["fields"][0]["field"], "committee")
        refused = clerk.browser.post("/en/admin/meetings/plan_meeting", plan | {"place": ""}).text
        for kept in (plan["kind"], plan["committee"]):
            self.assertIn(f'<option value="{kept}" selected>', refused)
        self.assertEqual(refused.count("Say where the meeting is held"), 2)  # above the page and at the field of this form alone
        clerk.meeting = clerk.browser.post("/en/admin/meetings/plan_meeting.json", plan).json["meetings"][0]
        self.assertEqual(clerk.meeting, f"{clerk.date}-committee-{committee}")
        clerk.does("propose_item", **REPORT).does("give_notice").does("call_to_order")
        self.assertEqual(sorted(clerk.seats()), sorted(people[:3]))
        clerk.does("record_arrival", member=people[0])
        self.assertEqual(clerk.refusal("open_meeting"), (409, "quorum_missing"))
        clerk.does("record_attendance", member=people[3])
        self.assertEqual(clerk.refusal("open_meeting"), (409, "quorum_missing"))
        clerk.does("record_arrival", member=people[1]).does("open_meeting").does("take_up_item", item=1)
        self.assertEqual(clerk.refusal("move_motion", item=1, member=people[3], text="That it be so."), (409, "member_without_vote"))
        clerk.does("record_departure", member=people[3])
        gone = clerk.shown()
        self.assertEqual((len(gone["attending"]), len(gone["attended"])), (0, 1))
        self.assertIn(f'id="arrival-{people[3]}"', clerk.browser.get(f"/en/meetings/{clerk.meeting}/console").text)
        clerk.does("record_arrival", member=people[3])
        self.assertIn(f'id="departure-{people[3]}"', clerk.browser.get(f"/en/meetings/{clerk.meeting}/console").text)
        decision = clerk.carries(1, "That the accounts be received.")
        self.assertEqual(len(server.get(f"/en/decisions/{decision}.json").json["motion"]["ballots"]), 3)
        meeting = clerk.shown()
        self.assertEqual((meeting["committee"], len(meeting["attending"])), (title, 1))
        self.assertIn("attended without a vote", str(meeting["minutes"]))
        self.assertIn("Vérification", server.get(f"/fr/meetings/{clerk.meeting}").text)
        self.assertEqual(server.get(f"/ocd/meetings/{clerk.meeting}.ocd.json").json["participants"][0]["name"], title)
        organizations = server.get("/ocd/organizations.json").json
        own = next(one for one in organizations if one.get("name") == title)
        self.assertEqual(sum(one.get("organization_id") == own["_id"] for one in organizations), 3)
        self.assertEqual([row["meeting"] for row in server.get(f"/en/committees/{committee}.json").json["meetings"]], [clerk.meeting])
        run("verify", *server.place)

    @on_both_databases
    def test_are_planned_for_a_year_by_a_rule_and_once_only(self, server):
        clerk = Clerk(server)
        year = {"week": "first", "day": "tuesday", "from": "2031-01-15", "time": "09:00", "place": "Hall", "place_fr": ""}
        planned = clerk.browser.post("/en/admin/meetings/plan_year.json", year).json
        self.assertEqual(len(planned["meetings"]), 11)
        self.assertEqual(planned["meetings"][0], "2031-02-04-regular")
        self.assertEqual(clerk.browser.post("/en/admin/meetings/plan_year.json", year).json["meetings"], [])

    @on_both_databases
    def test_of_the_demonstration_stand_in_every_state_and_say_what_they_are(self, server):
        meetings = server.get("/en/meetings.json").json["meetings"]
        states = {meeting["state"] for meeting in meetings}
        self.assertLessEqual({"planned", "noticed", "called", "open", "closed_session", "recessed", "adjourned", "minutes_drafted", "minutes_adopted", "sealed",
                              "cancelled"}, states)
        self.assertTrue(all("demonstration" in row["name"] for row in server.get("/en/members.json").json["members"] if row["name"] != "Ada"))

    @on_both_databases
    def test_can_be_searched_by_the_words_of_their_motions(self, server):
        found = server.get("/en/decisions.json?words=youth+COUNCIL").json["decisions"]
        self.assertTrue(found)
        self.assertTrue(all("youth council" in row["text"] for row in found))
        self.assertEqual(server.get("/en/decisions.json?words=zeppelin").json["decisions"], [])


class KilledServers(unittest.TestCase):
    def test_lose_no_vote_that_was_acknowledged(self):
        with demonstrated() as (_, places):
            for engine, place in places.items():
                with self.subTest(engine=engine), Server(*place) as server:
                    clerk = Clerk(server).plans().opens(REPORT).does("take_up_item", item=1)
                    seats = clerk.seats()[:5]
                    clerk.does("move_motion", item=1, member=seats[0], seconder=seats[1], text="That it be so.")
                    clerk.does("state_motion", motion=1).does("open_vote", motion=1, choice="majority_of_votes_cast", reference="show_of_hands")
                    acknowledged = []

                    def votes():
                        with contextlib.suppress(OSError, http.client.HTTPException):
                            for seat in seats:
                                clerk.does("cast_ballot", motion=1, member=seat, choice="yes")
                                acknowledged.append(seat)

                    voting = threading.Thread(target=votes)
                    voting.start()
                    eventually(lambda: len(acknowledged) >= 2)
                    server.stop(signal.SIGKILL)
                    voting.join()
                    with Server(*place) as again:
                        console = clerk.browser.at(again).get(f"/en/meetings/{clerk.meeting}/console.json").json
                        voted = {seat["member"] for seat in console["seats"] if seat["voted"]}
                        self.assertLessEqual(set(acknowledged), voted)
                        self.assertLessEqual(len(voted), len(acknowledged) + 1)  # one may be written and not yet answered
                        run("verify", *place)


if __name__ == "__main__":
    unittest.main()
