"""Duties, policies and procedures from the catalogue to the evidence, through the pages, on both databases."""

import csv
import datetime
import io
import itertools
import unittest

from people import member
from support import OnBothDatabases, change_rows, on_both_databases, run, today_at_board

NAMES = (f"office{number}" for number in itertools.count())
TODAY = today_at_board()
NUMBERS = (f"T-{number:03}" for number in itertools.count(1))
POLICY = {"title": "Public order", "body": "The board requires this.\n\nAnd that.", "adopted_on": "2025-06-19", "motion": "2025-41", "motion_page": "/decisions/41",
          "in_force_from": "2025-07-01", "review_months": "120", "sections": "O. Reg. 392/23 s.7\nO. Reg. 392/23 s.8", "procedures": ""}


def setUpModule():
    global BOTH, SERVERS
    BOTH = OnBothDatabases().__enter__()
    SERVERS = BOTH.servers


def tearDownModule():
    BOTH.__exit__()


def office(server):
    return member(server, next(NAMES), "board_administrator")


def send(browser, page, form):
    """As a person does: the page first, then its form."""
    assert browser.get(page).status == 200
    return browser.post(page, form)


def count_from(browser, day):
    assert send(browser, "/en/obligations/count_obligations", {"starts_on": day}).status == 303


def row_of(server, obligation, **query):
    choice = "?" + "&".join(f"{name}={value}" for name, value in query.items()) if query else ""
    return next((row for row in server.get("/en/obligations.json" + choice).json["obligations"] if row["obligation"] == obligation), None)


class Duties(unittest.TestCase):
    @on_both_databases
    def test_lead_from_the_catalogue_to_the_evidence_that_everybody_reads(self, server):
        browser, last_year = office(server), TODAY.year - 1
        count_from(browser, f"{last_year}-01-01")
        due = f"{last_year}-06-30"
        self.assertEqual((row_of(server, "annual-report")["status"], row_of(server, "annual-report")["due_on"]), ("overdue", due))
        page = "/en/obligations/annual-report/record_evidence"
        wrong = send(browser, page, {"occurrence": due, "met_on": "2999-01-01", "kind": "page", "title": "Annual report", "address": "example.ca"})
        self.assertEqual(wrong.status, 400)
        for field in ("met_on", "address"):
            self.assertIn(f'href="#{field}"', wrong.text)
        self.assertIn("Annual report", wrong.text)
        kept = send(browser, page, {"occurrence": due, "met_on": f"{last_year}-07-02", "kind": "page", "title": "Annual report", "address": "https://example.ca/report"})
        self.assertEqual((kept.status, kept.headers["location"]), (303, "/en/obligations/annual-report"))
        shown = server.get("/en/obligations/annual-report.json").json
        self.assertEqual([(one["due_on"], one["status"]) for one in shown["occurrences"]][0], (due, "met_late"))
        self.assertEqual(shown["evidence"][0]["catalogue_version"], shown["catalogue_version"])
        self.assertIn("https://example.ca/report", server.get("/fr/obligations/annual-report").text)
        self.assertNotEqual(row_of(server, "annual-report")["due_on"], due)
        rows = list(csv.DictReader(io.StringIO(server.get(f"/en/obligations/calendar.csv?year={last_year}").text)))
        self.assertIn(("Board annual report to the municipality", "met_late"), [(row["report"], row["status"]) for row in rows])
        mistaken = "/en/obligations/annual-report/evidence/" + shown["evidence"][0]["evidence_id"] + "/withdraw_evidence"
        self.assertIn(mistaken, browser.get("/en/obligations/annual-report").text)
        self.assertIn('href="#reason"', send(browser, mistaken, {"reason": ""}).text)
        self.assertEqual(send(browser, mistaken, {"reason": "It was the report of the year before."}).status, 303)
        self.assertEqual(server.get("/en/obligations/annual-report.json").json["occurrences"][0]["status"], "overdue")
        self.assertIn("It was the report of the year before.", server.get("/en/obligations/annual-report").text)
        other = send(browser, page, {"occurrence": f"{last_year}-06-29", "met_on": f"{last_year}-06-30", "kind": "report", "title": "Again"})
        self.assertIn('href="#occurrence"', other.text)  # no such day
        run("verify", *server.place)

    @on_both_databases
    def test_are_shown_to_be_met_by_a_file_that_everybody_can_open_until_it_is_withdrawn(self, server):
        browser = office(server)
        page, report = "/en/obligations/member-code/record_evidence", "%PDF-1.7 the annual report"
        form = {"occurrence": "", "met_on": TODAY.isoformat(), "kind": "report", "title": "Annual report"}
        self.assertEqual(browser.get(page).status, 200)
        refused = browser.upload(page, form, "report.pdf", "\x7fELF\x02\x01 runs", field="upload")
        self.assertEqual(refused.status, 400)
        self.assertIn('href="#upload"', refused.text)
        kept = browser.upload(page, form, "Report, final.pdf", report, field="upload")
        self.assertEqual(kept.status, 303, kept.text)
        evidence = server.get("/en/obligations/member-code.json").json["evidence"][-1]
        self.assertEqual((evidence["file_name"], len(evidence["file_hash"])), ("Report, final.pdf", 64))
        self.assertIn("Report, final.pdf", server.get("/fr/obligations/member-code").text)
        file = server.get(evidence["file_href"])
        self.assertEqual((file.status, file.headers["content-type"], file.body), (200, "application/pdf", report.encode()))
        self.assertEqual(file.headers["x-content-type-options"], "nosniff")
        for nothing in (evidence["file_href"].replace(".pdf", ".txt"), "/files/" + "0" * 64 + ".pdf", "/files/../wardmote.db"):
            self.assertEqual(server.get(nothing).status, 404)
        withdrawal = f"/en/obligations/member-code/evidence/{evidence['evidence_id']}/withdraw_evidence"
        self.assertEqual(send(browser, withdrawal, {"reason": "It names a member of the public."}).status, 303)
        self.assertEqual(server.get(evidence["file_href"]).status, 404)
        self.assertEqual(server.get("/en/obligations/member-code.json").json["evidence"][-1]["file_href"], "")
        run("verify", *server.place)

    @on_both_databases
    def test_are_red_sixty_days_ahead_and_no_sooner(self, server):
        browser = office(server)
        for days, status in ((60, "due_soon"), (61, "upcoming"), (0, "due_soon"), (-1, "overdue")):
            due = TODAY + datetime.timedelta(days=days)
            count_from(browser, due.replace(year=due.year - 4).isoformat())
            self.assertEqual(row_of(server, "strategic-plan")["status"], status, days)
        rows = [row for month in server.get("/en/obligations/calendar.json").json["months"] for row in month["rows"]]
        self.assertIn("overdue", [row["status"] for row in rows if row["page"] == "/obligations/strategic-plan"])  # the work plan begins with it

    @on_both_databases
    def test_can_be_chosen_by_responsible_status_and_month(self, server):
        browser = office(server)
        count_from(browser, f"{TODAY.year}-01-01")
        month = f"{TODAY.year + 1}-06"
        self.assertIsNotNone(row_of(server, "annual-report", month=month))
        self.assertIsNone(row_of(server, "annual-report", month=f"{TODAY.year + 1}-05"))
        self.assertIsNone(row_of(server, "annual-report", responsible="chief"))
        self.assertEqual(row_of(server, "quorum", status="on_event")["due_on"], None)
        self.assertEqual(server.get("/en/obligations.json?month=June").json["fields"][0]["field"], "month")
        self.assertEqual(server.get("/en/obligations.json?status=well").status, 400)
        self.assertEqual(server.get("/en/obligations/calendar.json?year=1900").status, 400)

    @on_both_databases
    def test_that_follow_from_something_are_due_so_many_days_after_it(self, server):
        browser, happened = office(server), TODAY - datetime.timedelta(days=40)
        page = "/en/obligations/cswb-publish-30/record_obligation_event"
        self.assertIn('href="#title"', send(browser, page, {"occurred_on": happened.isoformat(), "title": ""}).text)
        self.assertEqual(send(browser, page, {"occurred_on": happened.isoformat(), "title": "Plan adopted"}).status, 303)
        shown = server.get("/en/obligations/cswb-publish-30.json").json
        self.assertEqual((shown["status"], shown["occurrences"][0]["due_on"]), ("overdue", (happened + datetime.timedelta(days=30)).isoformat()))
        self.assertIn("Plan adopted", server.get("/en/obligations/cswb-publish-30").text)

    @on_both_databases
    def test_stay_unverified_until_a_person_confirms_the_citation_by_name(self, server):
        browser, page = office(server), "/en/obligations/estimates/confirm_citation"
        before = server.get("/en/obligations.json").json["unverified"]
        self.assertTrue(row_of(server, "estimates")["is_unverified"])
        self.assertIn('href="#basis"', send(browser, page, {"confirmed_by": "A. Clerk, secretary", "basis": ""}).text)
        form = {"confirmed_by": "A. Clerk, secretary", "basis": "e-Laws, consolidation of 1 November 2026, section 50"}
        self.assertEqual(send(browser, page, form).status, 303)
        self.assertFalse(row_of(server, "estimates")["is_unverified"])
        self.assertEqual(server.get("/en/obligations.json").json["unverified"], before - 1)
        self.assertIn("A. Clerk, secretary", server.get("/en/obligations/estimates").text)
        self.assertIn("A. Clerk, secretary", server.get("/transparency/entries").text)
        self.assertEqual(send(browser, page, form).status, 409)
        # the catalogue comes to cite another section: that one is unverified
        change_rows(server.place, "UPDATE citation_confirmation SET citation = 'CSPA 2019, s.49' WHERE obligation = 'ob.estimates'")
        self.assertTrue(row_of(server, "estimates")["is_unverified"])

    @on_both_databases
    def test_are_recorded_by_the_office_alone(self, server):
        page = "/en/obligations/annual-report"
        self.assertNotIn("record_evidence", server.get(page).text)
        self.assertEqual(server.get(page + "/record_evidence").status, 303)  # to the sign-in page
        self.assertEqual(member(server, next(NAMES), "analyst").get(page + "/record_evidence").status, 403)
        self.assertIn("record_evidence", office(server).get(page).text)


class Policies(unittest.TestCase):
    def section(self, server, citation, page="/en/policies/crosswalk.json"):
        return next(row for row in server.get(page).json["sections"] if row["citation"] == citation)

    @on_both_databases
    def test_answer_the_law_from_their_entry_on_and_ask_for_procedures_that_are_then_tested(self, server):
        browser, number, procedure = office(server), next(NUMBERS), next(NUMBERS)
        self.assertEqual(self.section(server, "O. Reg. 392/23 s.13")["gap_names"], "no_policy")
        form = POLICY | {"number": number, "sections": "O. Reg. 392/23 s.13", "procedures": f"{procedure}; Referral of victims"}
        wrong = send(browser, "/en/policies/adopt", form | {"sections": "s.13 of the regulation", "motion": ""})
        self.assertEqual(wrong.status, 400)
        for field in ("sections", "motion"):
            self.assertIn(f'href="#{field}"', wrong.text)
        entered = send(browser, "/en/policies/adopt", form)
        self.assertEqual(entered.status, 303, entered.text)
        page = entered.headers["location"]
        self.assertEqual(page, f"/en/policies/{number.lower()}")
        for words in ("And that.", "Referral of victims", "/en/decisions/41", "2025-41"):
            self.assertIn(words, server.get(page).text)
        self.assertEqual(self.section(server, "O. Reg. 392/23 s.13")["gap_names"], "procedure_not_recorded")
        self.assertEqual(send(browser, "/en/adequacy/record_procedure", {"number": procedure, "title": "Referral of victims", "in_force_from": "2025-09-01"}).status, 303)
        self.assertEqual(self.section(server, "O. Reg. 392/23 s.13")["gap_names"], "")
        adequacy = "/en/adequacy.json"
        self.assertEqual(self.section(server, "O. Reg. 392/23 s.13", adequacy)["gap_names"], "procedure_never_tested")
        test = {"procedure": procedure, "tested_on": "2026-01-15", "result": "partly_followed", "title": "Audit of 40 files"}
        self.assertEqual(send(browser, "/en/adequacy/record_procedure_test", test).status, 303)
        self.assertEqual(self.section(server, "O. Reg. 392/23 s.13", adequacy)["gap_names"], "procedure_not_followed")
        self.assertEqual(send(browser, "/en/adequacy/record_procedure_test", test | {"tested_on": "2026-02-15", "result": "followed"}).status, 303)
        shown = self.section(server, "O. Reg. 392/23 s.13", adequacy)
        self.assertEqual((shown["gap_names"], shown["last_tested_on"]), ("", "2026-02-15"))
        rows = list(csv.DictReader(io.StringIO(server.get("/en/adequacy.csv").text)))
        self.assertIn((number, procedure), [(row["policy_numbers"], row["procedure_numbers"]) for row in rows])
        run("verify", *server.place)

    @on_both_databases
    def test_keep_their_number_and_every_version(self, server):
        browser, number = office(server), next(NUMBERS)
        page = send(browser, "/en/policies/adopt", POLICY | {"number": number}).headers["location"]
        self.assertEqual(send(browser, "/en/policies/adopt", POLICY | {"number": number}).status, 409)
        self.assertIn("Public order", browser.get(page + "/revise").text)  # it begins with the text that holds
        newer = POLICY | {"title": "Public order and protest", "in_force_from": "2025-11-01", "sections": ""}
        self.assertEqual(send(browser, page + "/revise", newer).status, 303)
        shown = server.get(page + ".json").json
        self.assertEqual([(one["version"], one["version_title"]) for one in shown["versions"]], [(2, "Public order and protest"), (1, "Public order")])
        self.assertEqual(shown["version"], 2)
        unverified = newer | {"sections": "O. Reg. 393/23, board policy duty"}
        self.assertEqual(send(browser, page + "/revise", unverified).status, 303)
        self.assertIn("unverified", server.get(page).text)
        form = {"confirmed_by": "A. Clerk, secretary", "basis": "e-Laws, 1 November 2026"}
        self.assertEqual(send(browser, "/en/obligations/policy-active-attacker/confirm_citation", form).status, 303)
        self.assertNotIn("unverified", server.get(page).text)
        early = send(browser, page + "/revise", newer | {"in_force_from": "2025-10-31"})
        self.assertIn("before the version that is in force now", early.text)
        self.assertEqual(send(browser, page + "/repeal", {"repealed_from": TODAY.isoformat(), "motion": "2026-60"}).status, 303)
        self.assertIn("by motion 2026-60", server.get(page).text)
        self.assertEqual(server.get(page + ".json").json["is_in_force"], False)
        self.assertEqual(server.get("/en/policies/no-such").status, 404)

    @on_both_databases
    def test_are_overdue_for_review_by_rule_until_they_are_reviewed(self, server):
        browser, number = office(server), next(NUMBERS)
        page = send(browser, "/en/policies/adopt", POLICY | {"number": number, "review_months": "1"}).headers["location"]
        self.assertEqual((server.get(page + ".json").json["status"], server.get(page + ".json").json["review_due_on"]), ("overdue", "2025-08-01"))
        overdue = [row["requirement"] for month in server.get("/en/obligations/calendar.json").json["months"] for row in month["rows"] if row["status"] == "overdue"]
        self.assertIn(number, overdue)
        self.assertIn('href="#motion"', send(browser, page + "/review", {"reviewed_on": TODAY.isoformat(), "motion": ""}).text)
        day = TODAY - datetime.timedelta(days=1)
        self.assertEqual(send(browser, page + "/review", {"reviewed_on": day.isoformat(), "motion": "2026-7"}).status, 303)
        self.assertEqual(server.get(page + ".json").json["status"], "due_soon")

    @on_both_databases
    def test_hold_text_and_never_markup(self, server):
        browser, number = office(server), next(NUMBERS)
        page = send(browser, "/en/policies/adopt", POLICY | {"number": number, "title": "<b>Bold</b>", "body": "<script>x</script>"}).headers["location"]
        self.assertIn("&lt;script&gt;x&lt;/script&gt;", server.get(page).text)
        self.assertNotIn("<b>Bold", server.get(page).text)



class StrategicPlan(unittest.TestCase):
    @on_both_databases
    def test_is_answered_requirement_by_requirement_and_the_words_are_unverified_until_somebody_compared_them(self, server):
        browser, page = office(server), "/en/strategic-plan"
        shown = server.get(page + ".json").json["requirements"]
        self.assertEqual((len(shown), [row["is_unverified"] for row in shown]), (18, [True] * 18))
        self.assertIn("The board has not answered yet.", server.get(page).text)
        answering = page + "/perf-violent/answer_plan_requirement"
        wrong = send(browser, answering, {"words": "", "place": "", "address": "example.ca", "answered_by": ""})
        for field in ("words", "place", "address", "answered_by"):
            self.assertIn(f'href="#{field}"', wrong.text)
        answer = {"words": "The plan has a target for it.", "place": "Goal 2, page 14", "address": "/decisions/2026-12-17-regular-1", "answered_by": "A. Clerk, secretary"}
        self.assertEqual(send(browser, answering, answer).status, 303)
        self.assertIn("The plan has a target for it.</textarea>", browser.get(answering).text)
        self.assertEqual(send(browser, answering, answer | {"words": "The plan has two targets for it."}).status, 303)
        row = next(row for row in server.get(page + ".json").json["requirements"] if row["requirement"] == "perf-violent")
        self.assertEqual((row["answer"]["words"], row["answer"]["answered_on"], [one["words"] for one in row["earlier"]]),
                         ("The plan has two targets for it.", TODAY.isoformat(), ["The plan has a target for it."]))
        confirming, form = page + "/perf-violent/confirm_plan_requirement", {"confirmed_by": "A. Clerk, secretary", "basis": "e-Laws, 1 November 2026"}
        self.assertEqual(send(browser, confirming, form).status, 303)
        self.assertEqual(send(browser, confirming, form).status, 409)
        self.assertEqual([row["requirement"] for row in server.get(page + ".json").json["requirements"] if not row["is_unverified"]], ["perf-violent"])
        self.assertIn("Comparé avec la loi par A. Clerk, secretary", server.get("/fr/strategic-plan").text)
        self.assertEqual(browser.get(page + "/no-such/answer_plan_requirement").status, 404)
        run("verify", *server.place)


if __name__ == "__main__":
    unittest.main()
