"""Systemic issues as the Situation Table raises them and the planner answers, through the pages, on both databases."""

import itertools
import unittest

from closed_test import each
from people import member
from situation_test import Table
from support import OnBothDatabases, on_both_databases

PLANNERS = itertools.count()
BARRIER = {"kind": "wait_list", "sectors": ["sector.health"]}


def setUpModule():
    global BOTH, SERVERS
    BOTH = OnBothDatabases(walls=["situation"]).__enter__()
    SERVERS = BOTH.servers


def tearDownModule():
    BOTH.__exit__()


def issues_of(browser):
    return browser.get("/en/situation/issues.json").json["issues"]


def does(browser, act, language="en", **fields):
    browser.get(f"/{language}/situation/issues")
    return browser.post(f"/{language}/situation/issues/{act}", each(fields))


def refusal(browser, act, **fields):
    answer = browser.post(f"/en/situation/issues/{act}.json", each(fields))
    return answer.status, answer.json["code"]


class SystemicIssues(unittest.TestCase):
    @on_both_databases
    def test_go_to_the_leadership_group_and_come_back_with_an_answer(self, server):
        table = Table(server, "schools", "police")
        schools, chair = table.seat("schools").browser, table.seat("police", "table_chair").browser
        planner = member(server, f"planner{next(PLANNERS)}", "cswb_planner")
        text = "Eight months of waiting for youth counselling"
        self.assertEqual(does(schools, "raise_issue", text=text, **BARRIER).status, 303)
        raised = issues_of(schools)[0]
        issue = raised["issue"]
        self.assertEqual((raised["words"], raised["stage"], raised["language"]), (text, "Raised", "en"))
        self.assertEqual(raised["steps"][0]["by_name"], "", "who raised it is not told")
        self.assertRegex(raised["steps"][0]["month"], r"^\d{4}-\d\d$")
        self.assertNotIn(issue, [row["issue"] for row in issues_of(planner)])
        self.assertEqual(refusal(planner, "answer_issue", issue=issue, text="Too early"), (400, "form_invalid"))
        self.assertEqual(refusal(schools, "accept_issue", issue=issue), (403, "not_permitted"))
        for act in ("accept_issue", "send_issue"):
            self.assertEqual(does(chair, act, issue=issue).status, 303)
        self.assertIn(text, planner.get("/en/situation/issues").text)
        self.assertEqual(does(planner, "answer_issue", "fr", issue=issue, text="Deux places de plus en avril").status, 303)
        page = schools.get("/en/situation/issues").text
        self.assertIn('lang="fr">Deux places de plus en avril', page)
        self.assertEqual(does(chair, "close_issue", issue=issue).status, 303)
        self.assertEqual(next(row for row in issues_of(schools) if row["issue"] == issue)["stage"], "Closed")

    @on_both_databases
    def test_are_refused_with_what_tells_who_it_is_about_and_give_back_what_was_chosen(self, server):
        table = Table(server, "schools")
        schools = table.seat("schools").browser
        answer = does(schools, "raise_issue", text="Mr Smith waits, call 905-555-0123", **BARRIER)
        self.assertEqual(answer.status, 400)
        self.assertRegex(answer.text, r'value="wait_list" selected')
        self.assertNotIn("905-555-0123", str(issues_of(schools)))

    @on_both_databases
    def test_are_closed_to_everybody_who_neither_sits_nor_plans(self, server):
        for role in ("administrator", "board_administrator", "analyst"):
            browser = member(server, f"planner{next(PLANNERS)}", role)
            self.assertEqual(browser.get("/en/situation/issues").status, 403, role)
        planner = member(server, f"planner{next(PLANNERS)}", "cswb_planner")
        for page in ("/en/situation", "/en/situation/purge", "/en/situation/agencies"):
            self.assertEqual(planner.get(page).status, 403, page)
        unseated = member(server, f"planner{next(PLANNERS)}", "agency_representative")
        self.assertEqual(unseated.get("/en/situation/issues.json").json["code"], "seat_missing")


if __name__ == "__main__":
    unittest.main()
