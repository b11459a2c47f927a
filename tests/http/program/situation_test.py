"""The Situation Table as its chair, its recorder and its agencies use it, and as everybody else does not, through the pages, on both databases."""

import csv
import io
import itertools
import sqlite3
import unittest
from pathlib import Path

from closed_test import each
from people import Browser, member
from support import OnBothDatabases, on_both_databases, options_in

NAMES = itertools.count()
SUBJECT = {"type": "discussion_type.person", "age_group": "age_group.12-17", "sex": "sex_gender.female", "seen_before": "no"}
FACTORS = {"risks": ["rf.school.chronic-absence", "rf.mental-health.suspected"], "protections": ["pf.education.caring-school"],
           "flags": ["sf.social-isolation"], "account": "Absent for six weeks; two agencies have tried."}
YES = {"interest": "yes", "probability": "yes", "severity": "yes", "multi_agency": "yes"}


def setUpModule():
    global BOTH, SERVERS
    BOTH = OnBothDatabases(walls=["situation"]).__enter__()
    SERVERS = BOTH.servers


def tearDownModule():
    BOTH.__exit__()


class Table:
    """A table of agencies on a server, with a coordinator; each name is used once."""

    def __init__(self, server, *agencies):
        self.server = server
        self.coordinator = member(server, f"coordinator{next(NAMES)}", "table_coordinator")
        self.agencies = {}
        for agency in agencies:
            slug = f"{agency}{next(NAMES)}"
            self.keep("add_agency", slug=slug, name_en=slug.title(), name_fr=slug.title(), sector="sector.health", joined_on="2020-01-01")
            self.keep("record_agreement", agency=slug, signed_on="2020-01-01", valid_until="2099-12-31")
            self.agencies[agency] = slug

    def keep(self, act, **fields):
        self.coordinator.get("/en/situation/agencies")
        answer = self.coordinator.post(f"/en/situation/agencies/{act}", each(fields))
        assert answer.status == 303, (act, answer.text)

    def seat(self, agency, *roles, until="2099-12-31"):
        """Somebody who sits for an agency."""
        name = f"seated{next(NAMES)}"
        browser = member(self.server, name, *(roles or ["agency_representative"]))
        forms = self.coordinator.get("/en/situation/agencies.json").json["forms"]
        persons = next(field for form in forms if form["act"] == "seat_person" for field in form["fields"] if field["name"] == "person")
        person = next(option["value"] for option in persons["options"] if option["label"] == name)
        self.keep("seat_person", agency=self.agencies[agency], person=person, signed_on="2020-01-01", valid_until=until)
        browser.get("/en/situation/present")
        return Seated(self, browser, name)


class Seated:
    def __init__(self, table, browser, name):
        self.table, self.browser, self.name = table, browser, name

    def presents(self, **changed):
        answer = self.browser.post("/en/situation/prepare_discussion", each(SUBJECT | FACTORS | {"intent": "present"} | changed))
        assert answer.status == 303, answer.text
        return answer.headers["location"].rpartition("/")[2]

    def shown(self, number):
        return self.browser.get(f"/en/situation/discussions/{number}.json").json

    def does(self, number, act, **fields):
        answer = self.browser.post(f"/en/situation/discussions/{number}/{act}", each(fields))
        assert answer.status == 303, (act, answer.text)

    def refusal(self, number, act, **fields):
        answer = self.browser.post(f"/en/situation/discussions/{number}/{act}.json", each(fields))
        return answer.status, answer.json["code"]


class SituationTables(unittest.TestCase):
    @on_both_databases
    def test_take_a_discussion_from_a_draft_to_its_conclusion(self, server):
        table = Table(server, "schools", "health", "police")
        schools, health = table.seat("schools"), table.seat("health")
        chair = table.seat("police", "table_chair")
        schools.browser.post("/en/situation/prepare_discussion", each(SUBJECT | FACTORS | {"intent": "keep"}))
        draft = schools.browser.get("/en/situation/present.json").json["drafts"][0]["draft"]
        self.assertEqual(health.browser.get("/en/situation/present.json").json["drafts"], [])
        number = schools.presents(draft=draft)
        self.assertEqual(schools.browser.get("/en/situation/present.json").json["drafts"], [])
        decided = YES | {"agencies": list(table.agencies.values())}
        self.assertEqual(health.refusal(number, "agree_risk", **decided), (403, "not_permitted"))
        self.assertEqual(chair.refusal(number, "form_team", lead=table.agencies["health"]), (409, "discussion_stage_wrong"))
        chair.does(number, "agree_risk", **decided)
        health.does(number, "answer_request", agency=table.agencies["health"], answer="yes")
        chair.does(number, "form_team", lead=table.agencies["health"], assisting=[table.agencies["schools"]])
        health.does(number, "plan_task", agency=table.agencies["schools"], text="Offer a visit at home", due="2099-01-01")
        health.does(number, "record_consent", consent="given")
        health.does(number, "record_service", agency=table.agencies["health"], service="service_type.counselling", mobilization="mobilization_type.connected")
        health.does(number, "record_contact", met_on="2020-01-02")
        health.does(number, "begin_follow_up")
        health.does(number, "conclude_discussion", reason="concl.lowered.connected")
        shown = schools.shown(number)
        self.assertEqual(shown["stage"], "Concluded")
        self.assertEqual(shown["conclusion"], "Connected to services in jurisdiction")
        self.assertEqual([step["act"] for step in shown["steps"]][:2], ["Present a discussion", "The risk is acutely elevated"])
        self.assertIn("Facteurs de risque", schools.browser.get(f"/fr/situation/discussions/{number}").text)

    @on_both_databases
    def test_show_each_stage_to_those_it_is_for_and_to_nobody_else(self, server):
        table = Table(server, "schools", "health", "housing")
        schools, health, housing = table.seat("schools"), table.seat("health"), table.seat("housing")
        recorder = table.seat("housing", "table_recorder")
        number = schools.presents()
        self.assertEqual(housing.shown(number)["factors"]["account"], FACTORS["account"])
        recorder.does(number, "agree_risk", **YES, agencies=list(table.agencies.values()))
        recorder.does(number, "answer_request", agency=table.agencies["health"], answer="yes")
        recorder.does(number, "form_team", lead=table.agencies["schools"], assisting=[table.agencies["health"]])
        health.does(number, "plan_task", agency=table.agencies["schools"], text="Offer a visit at home", due="2099-01-01")
        outside = housing.shown(number)
        self.assertEqual((outside["subject"], outside["factors"], outside["decision"], outside["forms"], outside["readings"]), (None, None, None, [], []))
        self.assertEqual(outside["intervention"]["lead"], table.agencies["schools"].title())
        self.assertEqual((outside["intervention"]["assisting"], outside["intervention"]["tasks"]), ("", []))
        self.assertNotIn("Offer a visit", recorder.browser.get(f"/en/situation/discussions/{number}").text)
        self.assertIn("Offer a visit", health.browser.get(f"/en/situation/discussions/{number}").text)
        card = next(card for column in housing.browser.get("/en/situation.json").json["columns"] for card in column["cards"] if card["number"] == number)
        self.assertEqual((card["type"], card["risks"], card["is_withheld"]), ("", None, True))
        log = schools.browser.get("/en/situation/log.json").json["readings"]
        self.assertIn((number, housing.name), [(row["number"], row["person_name"]) for row in log])
        self.assertNotIn(number, [row["number"] for row in housing.browser.get("/en/situation/log.json").json["readings"]])

    @on_both_databases
    def test_speak_of_who_it_is_about_from_filter_four_on_where_the_table_decided_so(self, server):
        table = Table(server, "schools", "health")
        schools, chair = table.seat("schools"), table.seat("health", "table_chair")
        number = schools.presents()
        consequence = lambda: next(form["consequence"] for form in chair.shown(number)["forms"] if form["act"] == "agree_risk")
        self.assertIn("may be spoken now", consequence())
        chosen = {"spoken_from": "filter_4", "decided_on": "2020-01-01"}
        self.assertEqual(chair.browser.post("/en/situation/agencies/choose_custom", each(chosen)).status, 403)
        refused = table.coordinator.post("/en/situation/agencies/choose_custom.json", each(chosen | {"decided_on": "2099-01-01"}))
        self.assertEqual((refused.status, [field["field"] for field in refused.json["fields"]]), (400, ["decided_on"]))
        table.keep("choose_custom", **chosen)
        self.assertIn("without a word of who", consequence())
        chair.does(number, "agree_risk", **YES, agencies=list(table.agencies.values()))
        self.assertIn("Still de-identified", schools.shown(number)["audience"])
        self.assertIn("from filter four on", chair.browser.get("/en/situation/agencies").text.lower())
        table.keep("choose_custom", **(chosen | {"spoken_from": "filter_3"}))
        self.assertIn("is spoken, never typed", schools.shown(number)["audience"])

    @on_both_databases
    def test_show_what_one_person_opened_often_to_whom_it_is_about_and_to_the_coordinator(self, server):
        table = Table(server, "schools", "health", "housing")
        schools, health, housing = table.seat("schools"), table.seat("health"), table.seat("housing")
        coordinator = table.seat("housing", "table_coordinator")
        for number in [schools.presents() for _ in range(5)]:
            health.shown(number)
        counts = {seated.name: [row for row in seated.browser.get("/en/situation/log.json").json["counts"] if row["person_name"] == health.name]
                  for seated in (schools, housing, health, coordinator)}
        self.assertEqual([(row["opens"], row["outside"]) for row in counts[schools.name]], [(5, 5)])
        self.assertEqual([(row["opens"], row["outside"]) for row in counts[coordinator.name]], [(5, 5)])
        self.assertEqual((counts[housing.name], counts[health.name]), ([], []), "it is of no discussion of theirs")
        page = schools.browser.get("/fr/situation/log").text
        self.assertIn("À demander", page)
        self.assertIn("au moins 5 discussions différentes", page)

    @on_both_databases
    def test_shed_all_but_subject_and_reason_of_what_is_rejected(self, server):
        table = Table(server, "schools", "health")
        schools, chair = table.seat("schools"), table.seat("health", "table_chair")
        number = schools.presents()
        chair.does(number, "reject_discussion", **(YES | {"severity": "no"}), agencies=list(table.agencies.values()), reason="concl.rejected.single-agency")
        shown = schools.shown(number)
        self.assertEqual((shown["stage"], shown["factors"], shown["decision"], shown["is_shed"]), ("Rejected", None, None, True))
        self.assertEqual(shown["subject"]["type"], "Person")
        self.assertEqual(schools.refusal(number, "record_factors", **FACTORS), (409, "discussion_stage_wrong"))
        self.assertEqual(chair.shown(number)["withheld"], "")

    @on_both_databases
    def test_refuse_what_tells_who_it_is_about_and_keep_what_was_chosen(self, server):
        table = Table(server, "schools", "health")
        schools = table.seat("schools")
        for told in ("Mr Smith was seen again", "Call 905-555-0123", "Lives at 12 Main Street", "born 2009-03-14"):
            answer = schools.browser.post("/en/situation/prepare_discussion", each(SUBJECT | FACTORS | {"intent": "present", "account": told}))
            self.assertEqual(answer.status, 400, told)
            self.assertRegex(answer.text, r'value="rf\.school\.chronic-absence" checked')
            self.assertRegex(answer.text, r'value="discussion_type\.person" selected')

    @on_both_databases
    def test_report_a_year_through_the_gate_and_remember_what_left(self, server):
        table = Table(server, "schools", "health")
        schools = table.seat("schools")
        coordinator = table.seat("health", "table_coordinator")
        for _ in range(6):
            schools.presents()
            schools.presents(risks=["rf.gangs.member"])  # who lack a factor are no small count either
        schools.presents(type="discussion_type.family", age_group="", sex="", risks=["rf.gangs.member"], protections=[], flags=[])
        year = int(schools.presents()[:4])
        page = f"/en/situation/report.json?year={year}"
        shown = coordinator.browser.get(page).json
        rows = {(row["list"], row["label"]): row["count"] for row in shown["counts"]}
        self.assertIsNone(rows["type", "Family"], "one family is a small count")
        self.assertGreaterEqual(max(count or 0 for (name, _), count in rows.items() if name == "risk_factor"), 7)
        self.assertEqual(schools.browser.get(page).json["code"], "not_permitted")
        coordinator.browser.get(f"/en/situation/report?year={year}")
        self.assertEqual(coordinator.browser.post("/en/situation/report/release_report", {"year": year}).status, 303)
        self.assertEqual(coordinator.browser.get(page).json["stopped"], "", "the same discussions")
        public = Browser(server).get(f"/en/table-reports/{year}.json").json
        self.assertTrue(public["is_released"])
        of_table = [(row["list"], row["label"], row["count"]) for row in shown["counts"]]
        self.assertEqual([(row["list"], row["label"], row["count"]) for row in public["counts"]], of_table, "as the gate let them, and no more")
        schools.presents()
        revised = coordinator.browser.get(page).json
        self.assertEqual((revised["stopped"], revised["sections"]), ("Threshold of acutely elevated risk", []))
        answer = coordinator.browser.post("/en/situation/report/release_report.json", {"year": year})
        self.assertEqual((answer.status, answer.json["code"]), (409, "release_stopped"))
        withdrawal = {"year": year, "reason": "wrong_counts"}
        self.assertEqual(schools.browser.post("/en/situation/report/withdraw_report.json", withdrawal).json["code"], "not_permitted")
        coordinator.browser.get(f"/en/situation/report?year={year}")
        self.assertEqual(coordinator.browser.post("/en/situation/report/withdraw_report", withdrawal).status, 303)
        public = Browser(server).get(f"/en/table-reports/{year}.json").json
        self.assertEqual((public["is_released"], public["is_withdrawn"], public["counts"], public["lists"]), (False, True, [], []))
        self.assertIn("a été retiré", Browser(server).get(f"/fr/table-reports/{year}").text)
        self.assertEqual(Browser(server).get("/en/table-reports.json").json["years"][0]["state"], "withdrawn")
        answer = coordinator.browser.post("/en/situation/report/release_report.json", {"year": year})
        self.assertEqual((answer.status, answer.json["code"]), (409, "release_stopped"), "whoever kept a copy could tell the difference")
        answer = coordinator.browser.post("/en/situation/report/withdraw_report.json", withdrawal)
        self.assertEqual(answer.status, 400, "once")

    @on_both_databases
    def test_say_nothing_of_the_factors_of_few_discussions(self, server):
        table = Table(server, "schools", "health")
        schools = table.seat("schools")
        number = schools.presents()
        shown = schools.browser.get("/en/situation/factors.json")
        self.assertEqual(shown.status, 200)
        self.assertEqual((shown.json["is_too_few"], shown.json["discussions"]), (True, 0))
        self.assertNotIn(number, shown.text)
        self.assertIn("Trop peu de discussions", schools.browser.get("/fr/situation/factors?outcome=connected").text)

    @on_both_databases
    def test_give_the_coordinator_alone_the_rows_of_a_year_and_write_down_who_took_them(self, server):
        table = Table(server, "schools", "health", "police")
        schools, health, chair = table.seat("schools"), table.seat("health"), table.seat("police", "table_chair")
        coordinator = table.seat("police", "table_coordinator")
        number, rejected = schools.presents(), schools.presents()
        decided = YES | {"agencies": list(table.agencies.values())}
        chair.does(number, "agree_risk", **decided)
        health.does(number, "answer_request", agency=table.agencies["health"], answer="yes")
        chair.does(number, "form_team", lead=table.agencies["health"], assisting=[table.agencies["schools"]])
        health.does(number, "plan_task", agency=table.agencies["schools"], text="Offer a visit at home", due="2099-01-01")
        chair.does(rejected, "reject_discussion", **(decided | {"severity": "no"}), reason="concl.rejected.single-agency")
        year = number[:4]
        shown = coordinator.browser.get(f"/en/situation/rows/{year}.json")
        rows = {row["number"]: row for row in shown.json["rows"]}
        row = rows[number]
        self.assertEqual((row["threshold"], row["lead_agency"], row["assisting_agencies"]), ("met", table.agencies["health"], table.agencies["schools"]))
        self.assertEqual(row["risk_factors"], "; ".join(FACTORS["risks"]))
        self.assertEqual((row["services_mobilized"], row["conclusion_group"]), ("not recorded", "not recorded"))
        self.assertEqual((rows[rejected]["threshold"], rows[rejected]["conclusion_group"]), ("rejected", "rejected"))
        self.assertEqual({rows[rejected][name] for name in ("assisting_agencies", "risk_factors", "study_flags", "protective_factors", "affected_persons", "services_mobilized")}, {"N/A"})
        lines = list(csv.DictReader(io.StringIO(coordinator.browser.get(f"/en/situation/rows/{year}.csv").text)))
        self.assertEqual([line for line in lines if line["number"] == number], [row])
        columns = coordinator.browser.get("/en/situation/rows.json").json["columns"]
        self.assertEqual([column["name"] for column in columns], list(row))
        page = coordinator.browser.get(f"/fr/situation/rows/{year}").text
        for told in (FACTORS["account"], "Offer a visit"):
            self.assertNotIn(told, shown.text + page)
        self.assertIn("ne quitte pas la table", page)
        log = schools.browser.get("/en/situation/log.json").json["readings"]
        self.assertEqual([entry["number"] for entry in log if entry["person_name"] == coordinator.name].count(rejected), 3)
        for other in (chair, schools, table.seat("police", "table_recorder")):
            for form in ("", ".json", ".csv"):
                self.assertEqual(other.browser.get(f"/en/situation/rows/{year}{form}").status, 403)
            self.assertEqual(other.browser.get("/en/situation/rows.json").json["code"], "not_permitted")
        self.assertEqual(coordinator.browser.get("/en/situation/rows/1999.json").json["rows"], [])

    @on_both_databases
    def test_have_study_flags_of_their_own_that_are_added_and_retired_and_never_renamed(self, server):
        table = Table(server, "schools")
        schools = table.seat("schools")
        code = f"local.lake-ice-{next(NAMES)}"
        flag = {"code": code, "label_en": f"Thin ice {code}", "label_fr": f"Glace mince {code}", "definition_en": "Unsafe ice is part of it.", "definition_fr": "La glace est dangereuse."}

        def refused(**changed):
            table.coordinator.get("/en/situation/flags")
            answer = table.coordinator.post("/en/situation/flags/add_flag.json", flag | changed)
            return answer.status, [field["field"] for field in answer.json["fields"]]

        self.assertEqual(refused(code="sf.homelessness"), (400, ["code"]))
        self.assertEqual(refused(label_fr=""), (400, ["label_fr"]))
        self.assertEqual(refused(label_en="wait-LIST"), (400, ["label_en"]))
        self.assertEqual(refused(definition_en=""), (400, ["definition_en"]))
        self.assertEqual(refused(definition_en="As with Mr Smith of 12 Main Street"), (400, ["definition_en"]))
        self.assertEqual(schools.browser.post("/en/situation/flags/add_flag.json", flag).json["code"], "not_permitted")
        self.assertNotIn(code, schools.browser.get("/en/situation/present").text)
        self.assertEqual(table.coordinator.post("/en/situation/flags/add_flag", flag).status, 303)
        self.assertEqual(refused(), (400, ["code"]), "there is one now")
        self.assertIn(flag["label_fr"], schools.browser.get("/fr/situation/present").text)
        number = schools.presents(flags=[code])
        self.assertEqual(table.coordinator.post("/en/situation/flags/retire_flag", {"flag": code}).status, 303)
        self.assertNotIn(code, schools.browser.get("/en/situation/present").text)
        answer = schools.browser.post("/en/situation/prepare_discussion", each(SUBJECT | FACTORS | {"intent": "present", "flags": [code]}))
        self.assertEqual(answer.status, 400)
        self.assertIn("retired this study flag", answer.text)
        self.assertEqual(schools.shown(number)["factors"]["flags"], [flag["label_en"]])
        shown = schools.browser.get("/en/situation/flags.json").json
        mine = next(one for one in shown["flags"] if one["code"] == code)
        self.assertTrue(mine["retired_at"] > mine["added_at"] > "")
        self.assertEqual(shown["forms"], [])
        self.assertGreater(next(one["discussions"] for one in shown["versions"] if one["version"] == shown["version"]), 0)
        self.assertEqual(table.coordinator.post("/en/situation/flags/retire_flag.json", {"flag": code}).status, 400, "once is for good")

    @on_both_databases
    def test_seat_nobody_without_agreements_that_stand(self, server):
        table = Table(server, "schools")
        guest = member(server, f"guest{next(NAMES)}", "agency_representative")
        self.assertEqual(guest.get("/en/situation.json").json["code"], "seat_missing")
        expired = table.seat("schools", until="2020-12-31")
        self.assertEqual(expired.browser.get("/en/situation.json").json["code"], "seat_missing")
        seated = table.seat("schools")
        self.assertEqual(seated.browser.get("/en/situation.json").status, 200)
        table.keep("end_agency", agency=table.agencies["schools"])
        self.assertEqual(seated.browser.get("/en/situation.json").json["code"], "seat_missing")

    @on_both_databases
    def test_are_closed_to_everybody_without_a_role_there(self, server):
        for role in ("administrator", "board_administrator", "auditor", "resident"):
            browser = member(server, f"outside{next(NAMES)}", role)
            for page in ("/en/situation", "/en/situation/agencies", "/en/situation/discussions/2026-0001"):
                self.assertEqual(browser.get(page).status, 403, (role, page))

    def test_keep_every_word_sealed_in_a_database_of_their_own(self):
        server = SERVERS["sqlite"]
        table = Table(server, "schools", "health")
        table.seat("schools").presents(account="A very particular account")
        folder = Path(options_in(server.place)["--data"]) / "situation-sqlite"
        connection = sqlite3.connect(folder / "wardmote.db")
        words = [row[0] for row in connection.execute("SELECT words FROM discussion_part")]
        connection.close()
        self.assertTrue(words)
        for file in Path(options_in(server.place)["--data"]).rglob("*"):
            if file.is_file():
                self.assertNotIn(b"A very particular account", file.read_bytes(), file)


if __name__ == "__main__":
    unittest.main()
