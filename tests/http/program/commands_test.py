"""The command line, and what the program promises of its data: exit codes, one import once, nothing lost."""

import gzip
import json
import os
import signal
import sqlite3
import subprocess
import time
import unittest
from pathlib import Path

from support import PROGRAM, ROOT, Server, run, temporary_folder

COMMANDS = ["serve", "demo", "import", "standing", "scan", "local", "near-repeat", "watch", "density", "aoristic", "verify", "openapi", "seat", "analyze run", "analyze list", "analyze verify"]


class CommandLine(unittest.TestCase):
    def test_every_command_explains_itself(self):
        for command in COMMANDS:
            self.assertIn("--format", run(*command.split(), "--help").stdout)

    def test_wrong_usage_ends_with_two(self):
        for arguments in ([], ["dance"], ["serve", "--port", "many"], ["import"]):
            run(*arguments, code=2)

    def test_what_only_reads_makes_no_database_where_there_is_none(self):
        with temporary_folder() as folder:
            absent = Path(folder) / "absent"
            for place in (["--data", absent], ["--database", f"sqlite:{absent}/board.db"], ["--database", absent / "board.db"]):
                for command in (["standing"], ["verify"], ["serve", "--port", "0"], ["backup", Path(folder) / "copy"],
                                ["import", "calgary_crime", __file__], ["person", "list"], ["checkpoint", "entries"]):
                    ended = run(*command, *place, code=1)
                    self.assertIn("there is no database", ended.stderr, command)
                    self.assertIn("wardmote demo", ended.stderr)
            self.assertEqual(list(Path(folder).iterdir()), [])

    def test_a_database_without_a_board_verifies_nothing(self):
        with temporary_folder() as folder:
            (Path(folder) / "wardmote.db").touch()
            for command in ("verify", "standing"):
                self.assertIn("halton", run(command, "--data", folder, code=1).stderr)

    def test_openapi_needs_no_database(self):
        self.assertTrue(json.loads(run("openapi").stdout)["openapi"].startswith("3.1"))


class Demonstration(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = temporary_folder()
        run("demo", "--data", cls.folder.name)
        cls.file = Path(cls.folder.name) / "wardmote.db"

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def entries(self):
        with sqlite3.connect(f"file:{self.file}?mode=ro", uri=True) as database:
            return database.execute("select count(*) from audit_entry").fetchone()[0]

    def test_made_twice_changes_nothing(self):
        before = self.entries()
        run("demo", "--data", self.folder.name)
        self.assertEqual(self.entries(), before)

    def test_progress_is_json_lines_when_asked(self):
        ended = run("demo", "--data", self.folder.name, "--format", "json")
        for line in (ended.stdout + ended.stderr).splitlines():
            json.loads(line)

    def test_verify_names_the_entry_that_somebody_changed(self):
        with temporary_folder() as folder:
            copy = Path(folder) / "wardmote.db"
            with sqlite3.connect(self.file) as database:
                database.execute("vacuum into ?", (str(copy),))
            with sqlite3.connect(copy) as database:
                for (trigger,) in database.execute("select name from sqlite_master where type='trigger' and tbl_name='audit_entry'").fetchall():
                    database.execute(f"drop trigger {trigger}")
                database.execute("update audit_entry set actor = 'somebody else' where sequence = 2")
            self.assertIn("2", run("verify", "--data", folder, code=1).stderr)

    def test_serve_finishes_and_ends_with_nought_when_told_to_stop(self):
        with Server("--data", self.folder.name) as server:
            self.assertEqual(server.get("/health").json["status"], "ok")
            self.assertEqual(server.stop(signal.SIGTERM), 0)

    def test_a_server_that_was_killed_starts_again(self):
        for _ in range(3):
            with Server("--data", self.folder.name) as server:
                server.get("/en/")
                server.stop(signal.SIGKILL)
        run("verify", "--data", self.folder.name)

    def test_an_import_that_was_killed_shows_nothing_and_can_be_made_again(self):
        with temporary_folder() as folder:
            source = gzip.decompress((ROOT / "demo/data/calgary/crime.csv.gz").read_bytes())
            grown = Path(folder) / "grown.csv"
            head, rest = source.split(b"\n", 1)
            grown.write_bytes(head + b"\n" + rest * 5)
            before = self.entries()
            process = subprocess.Popen([PROGRAM, "import", "calgary_crime", grown, "--data", self.folder.name], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(0.5)
            os.kill(process.pid, signal.SIGKILL)
            self.assertEqual(process.wait(), -signal.SIGKILL, "the import was done before it was killed; make the file larger")
            self.assertEqual(self.entries(), before)
            run("verify", "--data", self.folder.name)


if __name__ == "__main__":
    unittest.main()
