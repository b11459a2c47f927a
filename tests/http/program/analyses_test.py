"""An analysis from the question to a published finding, through the pages, on both databases; and its proof from the command line."""

import itertools
import json
import unittest

from people import member
from support import OnBothDatabases, change_rows, demonstrate, on_both_databases, run, temporary_folder

NAMES = (f"analyst{number}" for number in itertools.count())
VANCOUVER = {"offences": "Theft from Vehicle", "from": "2018-01-01", "to": "2018-12-31", "model": "retrospective", "baseline": "own_level",
             "step": "month", "days_max": "90", "share_pct": "50", "replicates": "99", "seed": "5"}
TORONTO = {"week": "2018-08-22", "expected_by": "ears_c2", "control": "false_discovery", "level_pct": "5", "budget_a_year": "12", "years": "5", "seed": "1"}
STATEMENT = {"data_en": "Thefts as the police of Vancouver publish them.", "data_fr": "Vols tels que la police de Vancouver les publie.",
             "policing_en": "Who has no insurance reports less often.", "policing_fr": "Qui n’a pas d’assurance signale moins souvent.",
             "misuse_en": "It must not be used to watch anybody.", "misuse_fr": "Il ne doit servir à surveiller personne."}


def setUpModule():
    global BOTH, SERVERS
    BOTH = OnBothDatabases().__enter__()
    SERVERS = BOTH.servers


def tearDownModule():
    BOTH.__exit__()


def start(browser, dataset="vancouver_incidents", **changes):
    return send(browser, f"/en/evidence/analyses/start/{dataset}/concentrated", VANCOUVER | changes)


def send(browser, page, form):
    browser.get(page)
    return browser.post(page, form)


def ended(browser, answer):
    """The path of an analysis that was started, once it has ended, and what it shows."""
    assert answer.status == 303, answer.text
    page = answer.headers["location"]
    return page, browser.when_ended(page, 120)


def made(browser, **changes):
    """The path of an analysis that is done, and what it shows."""
    return ended(browser, start(browser, **changes))


def watched(browser, dataset="toronto_mci_2018", **changes):
    """The answer to asking what was unusual in a week of summer."""
    return send(browser, f"/en/evidence/analyses/start/{dataset}/unusual", TORONTO | changes)


def identifier(page):
    return page.rsplit("/", 1)[1]


class Analyses(unittest.TestCase):
    @on_both_databases
    def test_lead_from_the_question_to_a_finding_that_everybody_reads(self, server):
        analyst, office = member(server, next(NAMES), "analyst"), member(server, next(NAMES), "board_administrator")
        page, view = made(analyst)
        self.assertEqual((view["state"], view["failure"]), ("done", ""))
        self.assertGreater(len(view["areas"]), 20)
        self.assertEqual(server.get(page).status, 404)  # nobody else sees it yet
        analyst.get(page)
        finding = analyst.post(page + "/draft_finding").headers["location"]
        self.assertEqual(server.get(finding).status, 404)
        self.assertNotIn(identifier(finding), server.get("/en/evidence/findings").text)
        # without its statement it cannot be published, however it is asked for
        office.get(finding)
        self.assertEqual(office.get(finding + "/publish").status, 409)
        refused = office.post(finding + "/publish")
        self.assertEqual(refused.status, 409)
        self.assertEqual(server.get(finding).status, 404)
        analyst.get(finding + "/statement")
        lacking = analyst.post(finding + "/statement", STATEMENT | {"misuse_fr": ""})
        self.assertEqual(lacking.status, 400)
        self.assertIn('href="#misuse_fr"', lacking.text)
        self.assertIn(STATEMENT["policing_fr"], lacking.text)
        self.assertEqual(analyst.post(finding + "/statement", STATEMENT).status, 303)
        self.assertEqual(analyst.get(finding + "/publish").status, 403)  # who drafts does not publish
        office.get(finding + "/publish")
        self.assertEqual(office.post(finding + "/publish").status, 303)
        shown = server.get(finding)
        self.assertEqual(shown.status, 200)
        for words in ("It does not say why", "It must not be used to watch anybody", "simulated worlds"):
            self.assertIn(words, shown.text)
        french = server.get(finding.replace("/en/", "/fr/")).text
        self.assertIn("Il ne doit servir à surveiller personne", french)
        self.assertEqual(server.get(page).status, 200)
        self.assertIn(identifier(finding), server.get("/en/evidence/findings").text)
        run("verify", *server.place)

    @on_both_databases
    def test_stay_readable_with_the_reason_once_withdrawn(self, server):
        analyst, office = member(server, next(NAMES), "analyst"), member(server, next(NAMES), "board_administrator")
        page, _ = made(analyst, seed="6")
        analyst.get(page)
        finding = analyst.post(page + "/draft_finding").headers["location"]
        analyst.get(finding + "/statement")
        analyst.post(finding + "/statement", STATEMENT)
        office.get(finding + "/publish")
        office.post(finding + "/publish")
        office.get(finding + "/withdraw")
        self.assertIn('href="#reason_en"', office.post(finding + "/withdraw", {"reason_en": "", "reason_fr": ""}).text)
        office.get(finding + "/withdraw")
        withdrawn = office.post(finding + "/withdraw", {"reason_en": "The file held every theft twice.", "reason_fr": "Le fichier comptait chaque vol deux fois."})
        self.assertEqual(withdrawn.status, 303, withdrawn.text)
        self.assertIn("The file held every theft twice.", server.get(finding).text)
        self.assertEqual(server.get(finding + ".json").json["state"], "withdrawn")

    @on_both_databases
    def test_come_out_the_same_by_page_and_by_command_line(self, server):
        analyst = member(server, next(NAMES), "analyst")
        page, view = made(analyst, seed="11")
        printed = run("analyze", "run", "--dataset", "vancouver_incidents", "--offence", "Theft from Vehicle", "--from", "2018-01-01", "--to", "2018-12-31",
                      "--model", "retrospective", "--baseline", "own_level", "--step", "month", "--days", "90", "--share", "50", "--replicates", "99",
                      "--seed", "11", "--format", "json", *server.place)
        self.assertEqual(json.loads(printed.stdout)["result_hash"], view["result_hash"])
        self.assertIn(identifier(page), run("analyze", "list", *server.place).stdout)
        self.assertIn(view["result_hash"], run("analyze", "verify", identifier(page), *server.place).stdout)

    @on_both_databases
    def test_say_at_its_field_what_cannot_be_asked(self, server):
        analyst = member(server, next(NAMES), "analyst")
        for change, field in (({"from": "2017-12-01"}, "from"), ({"to": "2017-01-01"}, "to"), ({"baseline": "residents"}, "baseline"),
                              ({"replicates": "10000"}, "replicates"), ({"days_max": "300"}, "days_max"), ({"seed": "0"}, "seed"),
                              ({"offences": "Piracy"}, "offences")):
            with self.subTest(field=field):
                answer = start(analyst, **change)
                self.assertEqual(answer.status, 400)
                self.assertIn(f'href="#{field}"', answer.text)

    @on_both_databases
    def test_of_places_without_a_position_are_refused(self, server):
        analyst = member(server, next(NAMES), "analyst")
        answer = start(analyst, dataset="calgary_crime", **{"offences": "", "from": "2019-01-01", "to": "2019-12-31"})
        self.assertEqual(answer.status, 400)
        self.assertIn("have no position here", answer.text)

    @on_both_databases
    def test_can_be_stopped_and_then_keep_nothing(self, server):
        analyst = member(server, next(NAMES), "analyst")
        page = start(analyst, step="day", replicates="9999").headers["location"]
        analyst.get(page)
        analyst.post(page + "/cancel_analysis")
        view = analyst.when_ended(page, 120)
        self.assertIn(view["state"], ("cancelled", "done"))
        if view["state"] == "cancelled":
            self.assertEqual(view["result_hash"], "")

    @on_both_databases
    def test_can_be_watched_as_events_and_taken_as_files(self, server):
        analyst = member(server, next(NAMES), "analyst")
        page, view = made(analyst, seed="12")
        self.assertEqual(json.loads(analyst.first_event(page + ".events"))["state"], "done")
        self.assertEqual(len(analyst.get(page + ".csv").text.splitlines()), 1 + len(view["clusters"]))
        compared = analyst.get(f"/en/evidence/analyses?run={identifier(page)}")
        self.assertIn("Compared", compared.text)


class EarlyWarnings(unittest.TestCase):
    @on_both_databases
    def test_lead_from_the_question_to_a_finding_that_everybody_reads(self, server):
        analyst, office = member(server, next(NAMES), "analyst"), member(server, next(NAMES), "board_administrator")
        page, view = ended(analyst, watched(analyst))
        self.assertEqual((view["state"], view["failure"]), ("done", ""))
        self.assertTrue(view["headline"].startswith("In the week of 20 August 2018"), view["headline"])
        self.assertEqual(len(view["series"]), 6 * len(view["areas"]))
        self.assertEqual(server.get(page).status, 404)  # nobody else sees it yet
        run_page = f"/en/evidence/analyses/{identifier(page)}"
        analyst.get(page)
        finding = analyst.post(run_page + "/draft_finding").headers["location"]
        analyst.get(finding + "/statement")
        self.assertEqual(analyst.post(finding + "/statement", STATEMENT).status, 303)
        office.get(finding + "/publish")
        self.assertEqual(office.post(finding + "/publish").status, 303)
        for address in (finding, finding.replace("/en/", "/fr/"), page):
            self.assertEqual(server.get(address).status, 200)
        self.assertIn("Dans la semaine du 20 août 2018", server.get(finding.replace("/en/", "/fr/")).text)
        sent_on = server.get(run_page)
        self.assertEqual((sent_on.status, sent_on.headers["location"]), (303, page))
        run("verify", *server.place)

    @on_both_databases
    def test_come_out_the_same_by_page_and_by_command_line(self, server):
        analyst = member(server, next(NAMES), "analyst")
        page, view = ended(analyst, watched(analyst))
        printed = run("analyze", "run", "--question", "unusual", "--dataset", "toronto_mci_2018", "--week", "2018-08-20", "--expected-by", "ears_c2",
                      "--format", "json", *server.place)
        self.assertEqual(json.loads(printed.stdout)["result_hash"], view["result_hash"])
        self.assertIn(view["result_hash"], run("analyze", "verify", identifier(page), *server.place).stdout)

    @on_both_databases
    def test_are_taken_as_files_and_have_a_timeline_of_the_count_that_is_chosen(self, server):
        analyst = member(server, next(NAMES), "analyst")
        page, view = ended(analyst, watched(analyst))
        self.assertEqual(len(analyst.get(page + ".csv").text.splitlines()), 1 + len(view["series"]))
        features = analyst.get(page + ".geojson").json["features"]
        self.assertEqual({f["geometry"]["type"] for f in features} - {"Polygon", "MultiPolygon"}, set())
        third = analyst.get(page + ".json?series=3").json
        self.assertEqual(third["shown"], 3)
        self.assertEqual(third["timeline"][-1]["observed"], view["series"][2]["observed"])
        self.assertEqual(analyst.get(page + ".json?series=9999").json["shown"], 1)

    @on_both_databases
    def test_say_why_a_dataset_does_not_carry_them(self, server):
        analyst = member(server, next(NAMES), "analyst")
        self.assertIn("knows months and no days", analyst.get("/en/evidence/analyses/start/calgary_crime").text)
        refused = watched(analyst, expected_by="farrington_flexible")
        self.assertEqual(refused.status, 400)
        self.assertIn("needs 264 weeks without a gap", refused.text)
        self.assertEqual(analyst.get("/en/evidence/analyses/start/calgary_crime/unusual").status, 200)

    @on_both_databases
    def test_say_at_its_field_what_cannot_be_asked(self, server):
        analyst = member(server, next(NAMES), "analyst")
        for change, field in (({"week": "2019-02-01"}, "week"), ({"level_pct": "0"}, "level_pct"), ({"offences": "Piracy"}, "offences"),
                              ({"control": "budget", "budget_a_year": "0"}, "budget_a_year"), ({"seed": "0"}, "seed"),
                              ({"expected_by": "farrington", "years": "9"}, "years")):
            with self.subTest(field=field):
                answer = watched(analyst, **change)
                self.assertEqual(answer.status, 400)
                self.assertIn(f'href="#{field}"', answer.text)


class Densities(unittest.TestCase):
    BREAK_INS = {"offences": "Break and Enter Residential/Other", "from": "2018-01-01", "to": "2018-12-31", "held_out_from": "2018-09-01", "cell_m": "500",
                 "bandwidth_m": "600", "seed": "3"}

    def drawn(self, browser, dataset="vancouver_incidents", **changes):
        return send(browser, f"/en/evidence/analyses/start/{dataset}/dense", self.BREAK_INS | changes)

    @on_both_databases
    def test_lead_from_the_question_to_a_finding_that_everybody_reads(self, server):
        analyst, office = member(server, next(NAMES), "analyst"), member(server, next(NAMES), "board_administrator")
        page, view = ended(analyst, self.drawn(analyst))
        self.assertEqual((view["state"], view["failure"]), ("done", ""))
        self.assertIn("lay in the densest 5% of the area", view["headline"])
        self.assertEqual(server.get(page).status, 404)  # nobody else sees it yet
        analyst.get(page)
        finding = analyst.post(f"/en/evidence/analyses/{identifier(page)}/draft_finding").headers["location"]
        analyst.get(finding + "/statement")
        self.assertEqual(analyst.post(finding + "/statement", STATEMENT).status, 303)
        office.get(finding + "/publish")
        self.assertEqual(office.post(finding + "/publish").status, 303)
        for address in (finding, finding.replace("/en/", "/fr/"), page):
            self.assertEqual(server.get(address).status, 200)
        self.assertIn("les plus denses du territoire", server.get(finding.replace("/en/", "/fr/")).text)

    @on_both_databases
    def test_come_out_the_same_by_page_and_by_command_line(self, server):
        analyst = member(server, next(NAMES), "analyst")
        page, view = ended(analyst, self.drawn(analyst))
        printed = run("analyze", "run", "--question", "dense", "--dataset", "vancouver_incidents", "--offence", self.BREAK_INS["offences"], "--from", "2018-01-01",
                      "--to", "2018-12-31", "--held-out", "2018-09-01", "--cell", "500", "--bandwidth", "600", "--seed", "3", "--format", "json", *server.place)
        self.assertEqual(json.loads(printed.stdout)["result_hash"], view["result_hash"])
        self.assertIn(view["result_hash"], run("analyze", "verify", identifier(page), *server.place).stdout)

    @on_both_databases
    def test_give_cells_and_never_an_incident(self, server):
        analyst = member(server, next(NAMES), "analyst")
        page, view = ended(analyst, self.drawn(analyst))
        features = analyst.get(page + ".geojson").json["features"]
        self.assertEqual({f["geometry"]["type"] for f in features}, {"Polygon"})
        self.assertEqual(len(features), len(view["cells"]))
        self.assertEqual(len(analyst.get(page + ".csv").text.splitlines()), 1 + len(view["cells"]))
        least = 5 / (4 * 3.1416 * 0.6 ** 2)  # what rests on about five incidents
        self.assertGreaterEqual(min(cell["per_km2"] for cell in view["cells"]), 0.999 * least)
        self.assertEqual([row["area_share"] < 0.2 and row["pai_from"] <= row["pai"] <= row["pai_to"] for row in view["accuracy"]], [True] * 4)

    @on_both_databases
    def test_leave_out_and_count_what_has_no_public_place(self, server):
        analyst = member(server, next(NAMES), "analyst")
        _, view = ended(analyst, self.drawn(analyst, offences=""))
        self.assertIn("have no public place and are left out", " ".join(view["limits"]))

    @on_both_databases
    def test_say_what_cannot_be_asked(self, server):
        analyst = member(server, next(NAMES), "analyst")
        self.assertIn("have no position, only an area", analyst.get("/en/evidence/analyses/start/calgary_crime").text)
        for change, field in (({"cell_m": "100"}, "cell_m"), ({"bandwidth_m": "300"}, "bandwidth_m"), ({"held_out_from": "2018-01-01"}, "held_out_from"),
                              ({"from": "2017-12-01"}, "from"), ({"offences": "Piracy"}, "offences"), ({"seed": "0"}, "seed")):
            with self.subTest(field=field):
                answer = self.drawn(analyst, **change)
                self.assertEqual(answer.status, 400)
                self.assertIn(f'href="#{field}"', answer.text)


class TheDemonstration(unittest.TestCase):
    def findings(self, server):
        return server.get("/en/evidence/findings.json").json["findings"]

    def test_holds_three_published_findings_with_what_they_must_not_be_used_for(self):
        for server in SERVERS.values():
            found = [f for f in self.findings(server) if f["published_at"] and "It must not be used to s" in f["misuse"]]
            self.assertEqual({f["dataset"] for f in found}, {"vancouver_incidents", "toronto_mci_2018"})
            self.assertEqual(len(found), 3)
            for finding in found:
                page = server.get(f"/en/evidence/analyses/{finding['run_id']}")
                page = server.get(page.headers["location"]) if page.status == 303 else page
                self.assertEqual("There is no map" in page.text, finding["dataset"] == "vancouver_incidents")

    def test_comes_out_the_same_on_both_databases(self):
        results = []
        for server in SERVERS.values():
            runs = {server.get(f"/en/evidence/analyses/{f['run_id']}.json").json["result_hash"] for f in self.findings(server)
                    if "It must not be used to s" in f["misuse"]}
            results.append(runs)
        self.assertEqual(len(results[0]), 3)
        self.assertEqual(results[0], results[1])

    def test_shows_areas_and_no_point_in_its_map(self):
        server = SERVERS["sqlite"]
        toronto = next(f for f in self.findings(server) if f["dataset"] == "toronto_mci_2018" and f["question"] == "concentrated")
        features = server.get(f"/en/evidence/analyses/{toronto['run_id']}.geojson").json["features"]
        self.assertEqual({f["geometry"]["type"] for f in features} - {"Polygon", "MultiPolygon"}, set())
        self.assertGreater(len(features), 150)

    def test_tells_when_somebody_changed_a_result(self):
        with temporary_folder() as folder:
            place = ("--data", folder)
            demonstrate(folder)
            listed = run("analyze", "list", "--format", "json", *place).stdout.splitlines()
            one = json.loads(listed[0])["subject"]
            run("analyze", "verify", one, *place)
            change_rows(place, "UPDATE analysis_run SET result = result || ' '")
            self.assertIn("not the one that its hash was made of", run("analyze", "verify", one, *place, code=1).stderr)
            run("analyze", "verify", "no-such-run", *place, code=1)


if __name__ == "__main__":
    unittest.main()
