"""What was said at the Situation Table is destroyed in its time, by the server itself, and comes back from no copy; on both databases."""

import unittest
from pathlib import Path

from closed_test import each
from situation_test import FACTORS, YES, Seated, Table
from support import OnBothDatabases, Server, change_rows, demonstrated, eventually, on_both_databases, options_in, run, temporary_folder, walled_house

SCHEDULE = {"lowered_months": 12, "still_months": 18, "other_months": 6, "remains_months": 36, "draft_days": 30}


def setUpModule():
    global BOTH, SERVERS
    BOTH = OnBothDatabases(walls=["situation"]).__enter__()
    SERVERS = BOTH.servers


def tearDownModule():
    BOTH.__exit__()


def concluded(table, reason="concl.other.deceased"):
    """The number of a discussion that schools brought and the chair concluded."""
    number = table.schools.presents()
    table.chair.does(number, "agree_risk", **YES, agencies=list(table.agencies.values()))
    table.chair.does(number, "conclude_discussion", reason=reason)
    return number


def table_at(server):
    table = Table(server, "schools", "health", "police")
    table.schools, table.health, table.chair = table.seat("schools"), table.seat("health"), table.seat("police", "table_chair")
    return table


def calendar(seated):
    return seated.browser.get("/en/situation/purge.json").json


def rows_of(seated):
    return {row["number"]: row["purge"] for month in calendar(seated)["months"] for row in month["rows"]}


def files_that_hold(words, *folders):
    """Every file below the folders in which the words stand: databases, journals, logs, copies, keys."""
    return [file for folder in folders for file in folder.rglob("*") if file.is_file() and words.encode() in file.read_bytes()]


class PurgeCalendars(unittest.TestCase):
    @on_both_databases
    def test_show_their_days_to_those_whom_a_discussion_concerns_alone(self, server):
        table = table_at(server)
        number = concluded(table)
        self.assertRegex(rows_of(table.schools)[number]["due_on"], r"^\d{4}-\d\d-\d\d$")
        self.assertIn(number, rows_of(table.chair))
        self.assertNotIn(number, rows_of(table.health), "the day would tell how it was concluded")
        page = table.health.browser.get(f"/en/situation/discussions/{number}").text
        self.assertIn("its details are destroyed 12 to 24 months after it has ended", page)
        self.assertNotIn("its details are due on", page)
        self.assertIn("its details are due on", table.schools.browser.get(f"/en/situation/discussions/{number}").text)
        self.assertIn("Date de purge", table.schools.browser.get(f"/fr/situation/discussions/{number}").text)

    @on_both_databases
    def test_show_a_legal_hold_until_it_is_lifted(self, server):
        table = table_at(server)
        number = concluded(table)
        self.assertEqual(table.health.refusal(number, "place_hold", ground="access_request"), (403, "not_permitted"))
        table.schools.does(number, "place_hold", ground="access_request")
        shown = table.chair.shown(number)
        self.assertEqual((shown["purge"]["hold"], shown["purge"]["hold_by"]), ("A request for access to the record", table.agencies["schools"].title()))
        self.assertEqual(rows_of(table.chair)[number]["hold"], "A request for access to the record")
        self.assertEqual(table.health.shown(number)["purge"]["hold"], "")
        self.assertEqual(table.chair.refusal(number, "place_hold", ground="other_law"), (400, "form_invalid"))
        table.chair.does(number, "lift_hold")
        self.assertEqual(table.schools.shown(number)["purge"]["hold"], "")

    @on_both_databases
    def test_keep_a_receipt_of_what_is_shed_with_a_rejection(self, server):
        table = table_at(server)
        number = table.schools.presents()
        table.chair.does(number, "reject_discussion", **(YES | {"severity": "no"}), agencies=list(table.agencies.values()), reason="concl.rejected.not-aer")
        receipt = calendar(table.schools)["receipts"][0]
        self.assertEqual((receipt["what"], receipt["record"], receipt["by_name"], receipt["announced_at"]), ("Details of a discussion", number, table.chair.name, ""))
        self.assertIsNone(receipt["entry"], "it would count what others did")
        self.assertGreater(calendar(table.chair)["receipts"][0]["entry"], 0)
        self.assertNotIn(number, [each["record"] for each in calendar(table.health)["receipts"]], "its day would tell how it was concluded")
        self.assertIn("subject and conclusion are due on", table.schools.browser.get(f"/en/situation/discussions/{number}").text)

    @on_both_databases
    def test_follow_the_schedule_that_the_coordinator_sets(self, server):
        table = table_at(server)
        browser = table.coordinator
        browser.get("/en/situation/purge")
        refused = browser.post("/en/situation/purge/set_purge_schedule", each(SCHEDULE | {"remains_months": 17}))
        self.assertEqual(refused.status, 400)
        self.assertIn("Give at least the months of the details", refused.text)
        self.assertEqual(browser.post("/en/situation/purge/set_purge_schedule", each(SCHEDULE)).status, 303)
        self.assertEqual(calendar(table.schools)["schedule"], SCHEDULE)
        number = concluded(table)
        self.assertIn("destroyed 6 to 18 months after it has ended", table.health.browser.get(f"/en/situation/discussions/{number}").text)
        defaults = {"lowered_months": 24, "still_months": 24, "other_months": 12, "remains_months": 60, "draft_days": 90}
        browser.get("/en/situation/purge")
        self.assertEqual(browser.post("/en/situation/purge/set_purge_schedule", each(defaults)).status, 303)

    @on_both_databases
    def test_name_the_end_of_a_draft_to_its_agency_alone(self, server):
        table = table_at(server)
        table.schools.browser.post("/en/situation/prepare_discussion", each({"type": "discussion_type.family", "intent": "keep"}))
        self.assertEqual(len(calendar(table.schools)["drafts"]), 1)
        self.assertEqual(calendar(table.health)["drafts"], [])


class Purged(unittest.TestCase):
    """A server that is stopped and started again, with years in between: its rows say so."""

    def again(self, server):
        """The server, as it finds its house after a time: whatever it does daily is due."""
        change_rows(self.rows, "DELETE FROM job")
        server.__enter__()
        return server

    def seen_again(self, seated, server):
        return Seated(seated.table, seated.browser.at(server), seated.name)

    def test_discussions_come_back_from_no_copy(self):
        with demonstrated() as (postgres, places):
            for engine, place in places.items():
                with self.subTest(engine=engine), temporary_folder() as folder:
                    self.purge_and_restore(engine, place, walled_house("situation", engine, places), Path(folder), postgres)

    def purge_and_restore(self, engine, place, walled, folder, postgres):
        options = options_in([str(option) for option in walled])
        data, key = Path(options["--situation-data"]), options["--situation-key"]
        url = options.get("--situation-database")
        house = ["--situation-data", data, "--key", key] + (["--database", url] if url else [])
        self.rows = ["--database", url] if url else ["--data", data]
        copies = folder / "copies" / "situation"
        copies.mkdir(parents=True)
        server = Server(*place, options=walled).__enter__()
        self.addCleanup(server.__exit__)
        table = table_at(server)
        number = concluded(table)
        server.stop()
        old, keys = copies / "old.backup", copies / "keys.backup"
        run("backup", "--situation", old, "--with-keys", keys, *house)

        change_rows(self.rows, "UPDATE discussion SET stage_since = '2020-01-01T12:00:00.000000Z'")
        chair = self.seen_again(table.chair, self.again(server))
        eventually(lambda: chair.shown(number)["purge"]["shred_on"])
        self.assertEqual(chair.shown(number)["factors"]["account"], FACTORS["account"], "announced, and still there")
        server.stop()
        self.assertEqual(files_that_hold(FACTORS["account"], data.parent, folder, postgres.folder), [], "sealed")

        change_rows(self.rows, "DROP TRIGGER purge_step_is_never_changed" + (" ON purge_step" if url else ""))
        change_rows(self.rows, "UPDATE purge_step SET at = '2020-02-01T12:00:00.000000Z'")
        server.options = ("--port", 0, *walled, "--backup-to", folder / "copies")
        chair = self.seen_again(table.chair, self.again(server))
        eventually(lambda: chair.shown(number)["is_shed"])
        self.assertIsNone(chair.shown(number)["factors"])
        receipt = calendar(chair)["receipts"][0]
        self.assertEqual((receipt["record"], receipt["by_name"], receipt["announced_at"]), (number, "", "2020-02-01T12:00:00.000000Z"))
        eventually(lambda: (copies / "purge-list").exists() and number in (copies / "purge-list").read_text())
        server.stop()
        run("verify", "--situation", *house)
        installation = [data.parent, folder, postgres.folder]
        self.assertTrue(files_that_hold(number, *installation), "the search finds what is there")
        self.assertEqual(files_that_hold(FACTORS["account"], *installation), [])

        back = folder / "back"
        back.mkdir()
        restored = ["--situation-data", back, "--key", key] + (["--database", postgres.database("situation_back")] if url else [])
        run("restore", "--situation", old, "--with-keys", keys, *restored)
        run("verify", "--situation", *restored)
        server.options = ("--port", 0, "--situation-key", key, "--situation-data", back, *(("--situation-database", restored[-1]) if url else ()))
        self.rows = ["--database", restored[-1]] if url else ["--data", back]
        chair = self.seen_again(table.chair, self.again(server))
        eventually(lambda: calendar(chair)["receipts"])
        receipt = calendar(chair)["receipts"][0]
        self.assertEqual((receipt["record"], receipt["by_name"]), (number, "the purge list, after a restore"))
        shown = chair.shown(number)
        self.assertTrue(shown["is_shed"], "data and keys are older than the purge, and yet nothing opens")
        self.assertIsNone(shown["factors"])
        self.assertEqual(shown["subject"]["type"], "Person")
        server.stop()


if __name__ == "__main__":
    unittest.main()
