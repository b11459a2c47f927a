"""Meetings in open formats, and the past of another council: imported by the command, shown by the pages, on both databases."""

import json
import unittest
from pathlib import Path

from support import ROOT, OnBothDatabases, on_both_databases, run, temporary_folder

PAST = ROOT / "demo/data/past"
SAMPLES = ROOT / "tests/samples"
SOURCE = ("--source", "City of Elsewhere", "--source-url", "https://elsewhere.example")


def setUpModule():
    global BOTH, SERVERS
    BOTH = OnBothDatabases().__enter__()
    SERVERS = BOTH.servers


def tearDownModule():
    BOTH.__exit__()


def events(text):
    """The events of an iCalendar text, each as its properties, read by the rules of RFC 5545 §3.1."""
    assert all(len(line) <= 75 for line in text.encode().split(b"\r\n"))
    found, current = [], None
    for line in text.replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            current = {}
        elif line == "END:VEVENT":
            found.append(current)
        elif current is not None:
            current[name] = value
    return found


def imports(server, *files, form="legistar", source=SOURCE, code=0):
    """What the command said, one object a line."""
    return [json.loads(line) for line in run("import-meetings", form, *files, *source, "--format", "json", *server.place, code=code).stdout.splitlines()]


def listed(server, source):
    """All meetings of a source, page by page."""
    found, after = [], ""
    while True:
        page = server.get(f"/en/past.json?after={after}").json
        assert len(page["meetings"]) <= 50
        found += [row for row in page["meetings"] if row["source"] == source]
        after = page["more"]
        if not after:
            return found


def imports_recorded(server):
    """How many entries of the log say that a past was imported."""
    found, first = 0, 1
    while lines := server.get(f"/transparency/entries?from={first}").text.splitlines():
        found += sum("import_past_meetings" in line for line in lines)
        first += len(lines)
    return found


def votes_in(matters):
    return [step for matter in json.loads(Path(matters).read_text()) for step in matter["History"]]


class ThePast(unittest.TestCase):
    @on_both_databases
    def test_of_the_demonstration_is_another_councils_and_named_as_such(self, server):
        meetings = listed(server, "New York City Council")
        self.assertEqual((len(meetings), {row["date"][:4] for row in meetings}), (50, {"2024"}))
        self.assertEqual({row["body"] for row in meetings}, {"Committee on Finance", "Committee on Public Safety"})
        page = server.get("/en/past/new-york-city-council-20991").text
        self.assertIn("A meeting of New York City Council, not of this board", page)
        self.assertIn("https://legistar.council.nyc.gov", page)
        self.assertNotIn("Int 0962-2024", server.get("/en/decisions.json").text)
        self.assertNotIn("new-york", server.get("/en/meetings.json").text)

    @on_both_databases
    def test_shows_every_vote_by_name_with_the_published_result(self, server):
        published = {"Pass": "carried", "Fail": "lost"}
        expected = sorted((published[step["PassedFlagName"]], sum(v["Vote"] == "Affirmative" for v in step["Votes"]), sum(v["Vote"] == "Negative" for v in step["Votes"]), len(step["Votes"]))
                          for step in votes_in(PAST / "new_york_matters_2024.json"))
        shown, mismatches = [], 0
        for row in listed(server, "New York City Council"):
            meeting = server.get(f"/en{row['path']}.json").json
            votes = [vote for item in meeting["items"] for vote in item["votes"]]
            self.assertEqual((len(votes), sum(vote["is_mismatch"] for vote in votes)), (row["votes"], row["mismatches"]))
            shown += [(vote["published"], vote["yes"], vote["no"], len(vote["ballots"])) for vote in votes]
            mismatches += row["mismatches"]
        self.assertEqual(sorted(shown), expected)
        self.assertEqual((len(expected), mismatches), (42, 2))

    @on_both_databases
    def test_shows_where_published_and_counted_results_differ_and_is_there_in_both_languages(self, server):
        page = server.get("/en/past/new-york-city-council-20991").text
        self.assertIn("Of one vote the published result is not the one", page)
        self.assertRegex(page, r"17 for and 0 against: carried by the votes\.\s+Published: lost\.")
        self.assertIn("telle que le fichier importé la rapporte", server.get("/fr/past/new-york-city-council-20991").text)
        self.assertEqual(server.get("/en/past/nowhere.json").status, 404)
        self.assertIn("meeting,path,source,body", server.get("/en/past.csv").text)

    @on_both_databases
    def test_comes_in_by_the_command_and_the_same_files_change_nothing(self, server):
        files = [PAST / "new_york_events_2024.json", PAST / "new_york_matters_2024.json"]
        said = imports(server, *files)
        self.assertEqual({line["event"] for line in said}, {"mismatch", "imported"})
        self.assertEqual(sum(line["event"] == "mismatch" for line in said), 2)
        sums = {"event": "imported", "files": 2, "meetings": 50, "meetings_written": 50, "votes": 42, "votes_written": 42, "people": 0, "people_written": 0, "votes_read": 42, "votes_with_published_result": 42, "mismatches": 2, "left_out": 0}
        self.assertEqual(said[-1], sums)
        before = imports_recorded(server)
        names = [row["meeting"] for row in listed(server, "City of Elsewhere")]
        self.assertEqual((len(names), len(set(names))), (50, 50))
        self.assertIn({"year": "2024", "is_shown": True}, [{key: year[key] for key in ("year", "is_shown")} for year in server.get("/en/past.json?year=2024").json["years"]])
        again = imports(server, *files)
        self.assertEqual(again[-1], sums | {"meetings_written": 0, "votes_written": 0})
        self.assertEqual(imports_recorded(server), before)
        run("verify", *server.place)

    def test_is_of_somebody_whose_pages_can_be_looked_up(self):
        file = PAST / "new_york_events_2024.json"
        self.assertIn("--source-url", run("import-meetings", "legistar", file, "--source", "A", "--source-url", "javascript:alert()", code=2).stderr)
        self.assertIn("--source", run("import-meetings", "legistar", file, "--source", "!", code=2).stderr)

    @on_both_databases
    def test_leaves_out_what_cannot_be_read_and_says_where_and_why(self, server):
        with temporary_folder() as folder:
            Path(folder, "a.json").write_text('{"ID": 5, "BodyName": "Council", "Date": "2024-02-30T09:00:00-05:00"}')
            Path(folder, "b.json").write_text('{"ID": 6,\n "BodyName": "Council" "Date"}')
            Path(folder, "c.json").write_text('{"ID": 7, "BodyName": "Council", "Date": "2024-02-29T09:00:00-05:00", "Items": [{"ID": 1, "Title": "Budget"}, {"ID": "x"}]}')
            Path(folder, "d.json").write_text('{"File": "A", "History": [{"ID": 1, "EventID": 7, "Votes": [{"FullName": "Ada", "Vote": "Perhaps"}]}, {"ID": 1, "EventID": 8, "Votes": [{"FullName": "Ada", "Vote": "Aye"}]}]}')
            said = imports(server, folder, source=("--source", "Faulty"))
        self.assertEqual([(line["subject"], line["detail"]) for line in said if line["event"] == "left out" and line["subject"] != "b.json"],
                         [("c.json", "Items[1].ID: is no whole number"), ("a.json", "Date: is no moment like 2024-01-26T13:00:00-05:00"),
                          ("d.json", "History[0].Votes[0].Vote: “Perhaps” is no vote that is known"), ("d.json", "History[1]: its meeting 8 was not imported")])
        self.assertRegex(next(line["detail"] for line in said if line["subject"] == "b.json"), r"^line 2, column \d+: ")
        self.assertEqual((said[-1]["meetings"], said[-1]["votes"], said[-1]["left_out"]), (1, 0, 5))
        self.assertEqual(server.get("/en/past/faulty-7.json").json["items"][0]["title"], "Budget")


class People(unittest.TestCase):
    @on_both_databases
    def test_of_another_council_are_imported_with_their_terms_and_joined_to_their_votes_by_name(self, server):
        where = ("--source", "City of People")
        imports(server, PAST / "new_york_events_2024.json", PAST / "new_york_matters_2024.json", source=where)
        with temporary_folder() as folder:
            person = {"FullName": "Gale A. Brewer", "Email": "somebody@example.ca", "OfficeRecords": [
                {"BodyName": "Committee on Finance", "Title": "Committee Member", "Start": "2022-01-20T00:00:00Z", "End": "2025-12-31T00:00:00Z"}]}
            Path(folder, "a.json").write_text(json.dumps([person, {"FullName": "Gale A Brewer", "OfficeRecords": []}, {"FullName": "Ada", "OfficeRecords": [{"BodyName": "Council"}]}]))
            said = imports(server, folder, source=where)
            self.assertEqual([line["detail"] for line in said if line["event"] == "left out"],
                             ["[2].OfficeRecords[0].Start: is missing", "[1]: somebody else has the address that “Gale A Brewer” makes"])
            self.assertEqual((said[-1]["people"], said[-1]["people_written"]), (1, 1))
            self.assertEqual(imports(server, folder, source=where)[-1]["people_written"], 0)
        page = server.get("/en/past/people/city-of-people-gale-a-brewer.json").json
        self.assertEqual(page["terms"], [{"body": "Committee on Finance", "title_there": "Committee Member", "first_day": "2022-01-20", "last_day": "2025-12-31"}])
        published = [vote["Vote"] for step in votes_in(PAST / "new_york_matters_2024.json") for vote in step["Votes"] if vote["FullName"] == "Gale A. Brewer"]
        self.assertGreater(len(published), 5)
        self.assertEqual((sum(row["votes"] for row in page["tally"]), len(page["votes"])), (len(published), min(50, len(published))))
        self.assertEqual({row["option"]: row["votes"] for row in page["tally"]}["yes"], published.count("Affirmative"))
        self.assertNotIn("somebody@example.ca", server.get("/en/past/people/city-of-people-gale-a-brewer").text)
        self.assertIn("/fr/past/people/city-of-people-gale-a-brewer", server.get("/fr" + page["votes"][0]["path"]).text)
        self.assertNotIn("/past/people/", server.get("/en/past/new-york-city-council-20991").text)
        self.assertEqual(server.get("/en/past/people/nobody").status, 404)


class Tables(unittest.TestCase):
    @on_both_databases
    def test_of_toronto_are_votes_by_name_with_the_result_that_the_scorecard_prints(self, server):
        said = imports(server, SAMPLES / "toronto_council_scorecard_2022-2023.csv", form="toronto-scorecard", source=("--source", "Toronto"))
        self.assertEqual([(line["event"]) for line in said], ["imported"])
        self.assertEqual({key: said[-1][key] for key in ("meetings", "votes", "votes_with_published_result", "mismatches", "left_out")},
                         {"meetings": 5, "votes": 8, "votes_with_published_result": 8, "mismatches": 0, "left_out": 0})
        page = server.get("/en/past/toronto-2022-11-24.json").json
        vote = page["items"][0]["votes"][0]
        self.assertEqual((page["items"][0]["code"], vote["published"], vote["yes"], vote["no"], len(vote["ballots"])), ("CC1.2 (Uphold Chair)", "carried", 13, 12, 26))
        self.assertEqual(next(ballot["option"] for ballot in vote["ballots"] if ballot["name"] == "John Tory"), "yes")

    @on_both_databases
    def test_of_vancouver_are_votes_by_name_whose_rows_say_what_was_decided(self, server):
        said = imports(server, SAMPLES / "vancouver_council_votes_2026.csv", form="vancouver-votes", source=("--source", "Vancouver"))
        self.assertEqual([said[-1][key] for key in ("meetings", "votes", "votes_with_published_result", "mismatches", "left_out")], [2, 3, 3, 0, 0])
        page = server.get("/en/past/vancouver-18870.json").json
        self.assertEqual((page["body"], page["date"], [vote["published"] for item in page["items"] for vote in item["votes"]]), ("Public Hearing", "2026-02-03", ["lost"]))
        again = imports(server, SAMPLES / "vancouver_council_votes_2026.csv", form="vancouver-votes", source=("--source", "Vancouver"))
        self.assertEqual((again[-1]["meetings_written"], again[-1]["votes_written"]), (0, 0))

    @on_both_databases
    def test_tell_the_line_and_the_column_of_what_cannot_be_read_and_keep_the_rest(self, server):
        rows = (SAMPLES / "vancouver_council_votes_2026.csv").read_text().splitlines()
        with temporary_folder() as folder:
            Path(folder, "votes.csv").write_text("\n".join([rows[0], rows[1], rows[2].replace("In Favour", "Maybe"), rows[5], '18870;"open']))
            said = imports(server, folder, form="vancouver-votes", source=("--source", "Broken"))
            self.assertEqual([(line["subject"], line["detail"]) for line in said if line["event"] == "left out"],
                             [("votes.csv", "line 3, column 8: “Maybe” is no vote that is known"), ("votes.csv", "line 5, column 2: the quoted text is not closed before the end of the file"),
                              ("votes.csv", "line 2: vote 11339 is left out: a row of it is (line 3, column 8)")])
            scorecard = (SAMPLES / "toronto_council_scorecard_2022-2023.csv").read_text()
            Path(folder, "card.csv").write_text(scorecard.replace("  13 ,  11 ,", "  13 ,  12 ,"))
            said_of_card = imports(server, Path(folder, "card.csv"), form="toronto-scorecard", source=("--source", "Broken"))
        self.assertEqual((said[-1]["meetings"], said[-1]["votes"]), (1, 1))
        self.assertEqual([line["detail"] for line in said_of_card if line["event"] == "left out"], ["line 58, column 9: “12” is not the sum of the rows above, 11"])
        self.assertEqual(said_of_card[-1]["votes"], 7)


class OpenFormats(unittest.TestCase):
    @on_both_databases
    def test_have_each_meeting_in_the_calendar_with_its_moment_in_utc(self, server):
        answer = server.get("/meetings.ics")
        self.assertEqual((answer.status, answer.headers["content-type"].split(";")[0]), (200, "text/calendar"))
        shown = server.get("/en/meetings.json").json["meetings"]
        in_calendar = events(answer.text)
        self.assertEqual([event["SUMMARY"].replace("\\,", ",") for event in in_calendar], [row["title"] for row in shown])
        for event, row in zip(in_calendar, shown):
            self.assertTrue(event["DTSTART"].endswith("Z"))
            self.assertEqual(event["STATUS"], {"planned": "TENTATIVE", "cancelled": "CANCELLED"}.get(row["state"], "CONFIRMED"))
        self.assertEqual(server.get("/meetings.ics", If_None_Match=answer.headers["etag"]).status, 304)

    @on_both_databases
    def test_have_each_meeting_as_open_civic_data_as_its_page_shows_it(self, server):
        for row in server.get("/en/meetings.json").json["meetings"]:
            page = server.get(f"/en{row['path']}.json").json
            event = server.get(f"/ocd/meetings/{row['meeting']}.ocd.json").json
            items = [item for section in page["agenda"] for item in section["items"]]
            self.assertEqual([item["description"] for item in event["agenda"]], [item["title"] for item in items])
            motions = [motion for section in page["agenda"] for motion in section["motions"] + [m for item in section["items"] for m in item["motions"]]]
            decided = {m["motion"]: m for m in motions if m["state"] in ("carried", "lost") and m["ballots"]}
            self.assertEqual({vote["identifier"] for vote in event["votes"]}, set(decided))
            for vote in event["votes"]:
                motion = decided[vote["identifier"]]
                self.assertEqual(vote["result"], "pass" if motion["state"] == "carried" else "fail")
                self.assertEqual([(b["voter_name"], b["option"]) for b in vote["votes"]], [(b["member"], b["option"]) for b in motion["ballots"]])
        self.assertEqual(server.get("/ocd/meetings/nowhere.ocd.json").status, 404)
        self.assertEqual(server.get("/ocd/meetings/").status, 404)

    @on_both_databases
    def test_bring_an_imported_past_back_without_a_difference(self, server):
        where = ("--source", "City of There", "--source-url", "https://there.example")
        for form, name in (("legistar", PAST / "new_york_events_2024.json"), ("legistar", PAST / "new_york_matters_2024.json"),
                           ("toronto-scorecard", SAMPLES / "toronto_council_scorecard_2022-2023.csv"), ("vancouver-votes", SAMPLES / "vancouver_council_votes_2026.csv")):
            imports(server, name, form=form, source=where)
        with temporary_folder() as folder:
            rows = listed(server, "City of There")
            for row in rows:
                Path(folder, row["meeting"] + ".ocd.json").write_bytes(server.get(f"/ocd/past/{row['meeting']}.ocd.json").body)
            said = imports(server, folder, form="ocd", source=where)
        self.assertEqual((said[-1]["meetings"], said[-1]["votes"], said[-1]["left_out"]), (57, 53, 0))
        self.assertEqual((said[-1]["meetings_written"], said[-1]["votes_written"]), (0, 0))
        self.assertEqual(server.get("/ocd/past/nowhere.ocd.json").status, 404)

    @on_both_databases
    def test_bring_the_boards_own_export_to_another_board_without_a_vote_lost(self, server):
        with temporary_folder() as folder:
            exported = []
            for row in server.get("/en/meetings.json").json["meetings"]:
                file = server.get(f"/ocd/meetings/{row['meeting']}.ocd.json")
                Path(folder, row["meeting"] + ".ocd.json").write_bytes(file.body)
                exported.append(file.json)
            said = imports(server, folder, form="ocd", source=("--source", "Neighbour"))
        votes = sum(len(event["votes"]) for event in exported)
        self.assertGreater(votes, 3)
        self.assertEqual((said[-1]["meetings"], said[-1]["votes"], said[-1]["left_out"], said[-1]["mismatches"]), (len(exported), votes, 0, 0))


if __name__ == "__main__":
    unittest.main()
