"""An analysis from the question to a published finding, through the pages, on both databases; and its proof from the command line."""

import itertools
import json
import unittest

from people import member
from support import OnBothDatabases, change_rows, demonstrate, on_both_databases, run, temporary_folder

NAMES = (f"analyst{number}" for number in itertools.count())
VANCOUVER = {"offences": "Theft from Vehicle", "from": "2018-01-01", "to": "2018-12-31", "model": "retrospective", "baseline": "own_level",
             "step": "month", "days_max": "90", "share_pct": "50", "replicates": "99", "seed": "5"}
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
    page = f"/en/evidence/analyses/start/{dataset}"
    browser.get(page)
    return browser.post(page, VANCOUVER | changes)


def made(browser, **changes):
    """The path of an analysis that is done, and what it shows."""
    answer = start(browser, **changes)
    assert answer.status == 303, answer.text
    page = answer.headers["location"]
    return page, browser.when_ended(page, 120)


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


class TheDemonstration(unittest.TestCase):
    def findings(self, server):
        return server.get("/en/evidence/findings.json").json["findings"]

    def test_holds_two_published_findings_with_what_they_must_not_be_used_for(self):
        for server in SERVERS.values():
            found = [f for f in self.findings(server) if f["published_at"] and "It must not be used to s" in f["misuse"]]
            self.assertEqual({f["dataset"] for f in found}, {"vancouver_incidents", "toronto_mci_2018"})
            for finding in found:
                page = server.get(f"/en/evidence/analyses/{finding['run_id']}")
                self.assertEqual("There is no map" in page.text, finding["dataset"] == "vancouver_incidents")

    def test_comes_out_the_same_on_both_databases(self):
        results = []
        for server in SERVERS.values():
            runs = {server.get(f"/en/evidence/analyses/{f['run_id']}.json").json["result_hash"] for f in self.findings(server)
                    if "It must not be used to s" in f["misuse"]}
            results.append(runs)
        self.assertEqual(len(results[0]), 2)
        self.assertEqual(results[0], results[1])

    def test_shows_areas_and_no_point_in_its_map(self):
        server = SERVERS["sqlite"]
        toronto = next(f for f in self.findings(server) if f["dataset"] == "toronto_mci_2018")
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
            change_rows(place, "UPDATE analysis_run SET result = replace(result, '\"replicates\":999', '\"replicates\":998')")
            self.assertIn("not the one that its hash was made of", run("analyze", "verify", one, *place, code=1).stderr)
            run("analyze", "verify", "no-such-run", *place, code=1)


if __name__ == "__main__":
    unittest.main()
