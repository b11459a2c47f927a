"""Copies of everything, and what comes back of them: as an operator makes, proves, loses and restores, on both databases."""

import contextlib
import json
import re
import sqlite3
import stat
import subprocess
import time
import unittest
from pathlib import Path

from people import member
from support import POSTGRES, ROOT, Postgres, Server, eventually, options_in, run, temporary_folder

PUBLISHED = ROOT / "demo/data/crime_statistics/csi_halton_published_values.csv"


def setUpModule():
    global FOLDER, SERVER, KEY
    holder = temporary_folder()
    unittest.addModuleCleanup(holder.cleanup)
    FOLDER = Path(holder.name)
    SERVER = unittest.enterModuleContext(Postgres())
    KEY = FOLDER / "wardmote.key"
    run("key", "make", KEY)
    for engine, place in MADE.items():
        place += places(engine, "made")
        run("demo", *place)
        for relation in ("incident", "incident_count"):  # most of the rows, and none that these tests need
            query(place, f"DELETE FROM {relation}")
        with Server(*place) as server:
            browser = member(server, "importer", "analyst")
            browser.get("/en/admin/imports")
            browser.upload("/en/admin/imports", {"dataset": "csi_halton_published"}, "new.csv", PUBLISHED.read_text() + "no,row\n")
            wait_for_jobs(place)


MADE = {"sqlite": [], "postgresql": []}


def places(engine, name):
    """A place for data, files and keys that does not exist yet."""
    data = FOLDER / f"{engine}-{name}"
    data.mkdir()
    place = ["--data", data, "--key", KEY]
    return place if engine == "sqlite" else [*place, "--database", SERVER.database(name)]


def query(place, statement):
    options = options_in(place)
    if "--database" in options:
        command = [POSTGRES / "psql", "-qtA", "-v", "ON_ERROR_STOP=1", "-c", statement, options["--database"]]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    with contextlib.closing(sqlite3.connect(Path(options["--data"]) / "wardmote.db", timeout=30)) as database, database:
        return "\n".join("|".join(map(str, row)) for row in database.execute(statement).fetchall())


def wait_for_jobs(place):
    for _ in range(1200):
        if query(place, "SELECT count(*) FROM job WHERE ended_at IS NULL AND kind = 'import_dataset'") == "0":
            return
        time.sleep(0.05)
    raise AssertionError("the import does not end")


def uploaded(place):
    files = Path(place[1]) / "files"
    return {path.relative_to(files).as_posix(): path.read_bytes() for path in files.rglob("*") if path.is_file() and path.name != ".lock"}


def on_both_databases(test):
    def on_each(self):
        for engine, place in MADE.items():
            with self.subTest(engine=engine):
                test(self, engine, place)
    return on_each


class Backups(unittest.TestCase):
    def setUp(self):
        holder = temporary_folder()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)
        self.file = self.folder / "copy.backup"

    @on_both_databases
    def test_restore_a_lost_machine_with_the_key_alone(self, engine, place):
        run("backup", self.file, *place)
        self.assertEqual(stat.S_IMODE(self.file.stat().st_mode), 0o600)
        fresh = places(engine, f"lost_{engine}")
        told = run("restore", self.file, *fresh).stdout
        self.assertIn("restored", told)
        for count in ("SELECT count(*) FROM published_value", "SELECT count(*) FROM area", "SELECT count(*) FROM person"):
            self.assertEqual(query(fresh, count), query(place, count), count)
        self.assertEqual(uploaded(fresh), uploaded(place))
        self.assertGreaterEqual(len(uploaded(fresh)), 2, "an uploaded file and its rejected rows")
        run("verify", *fresh)
        with Server(*fresh) as server:
            self.assertEqual(server.get("/en/standing").status, 200)

    @on_both_databases
    def test_cross_from_one_database_to_the_other(self, engine, place):
        run("backup", self.file, *place)
        other = {"sqlite": "postgresql", "postgresql": "sqlite"}[engine]
        crossed = places(other, f"crossed_{engine}")
        run("restore", self.file, *crossed)
        run("verify", *crossed)
        count = "SELECT count(*) FROM published_value"
        self.assertEqual(query(crossed, count), query(place, count))

    @on_both_databases
    def test_are_tried_without_replacing_anything_and_that_is_remembered(self, engine, place):
        run("backup", self.file, *place)
        with Server(*place) as server:  # while it serves
            lines = run("restore", self.file, "--drill", *place, "--format", "json").stdout.splitlines()
            self.assertEqual(server.get("/en/standing").status, 200)
        self.assertEqual(json.loads(lines[-1])["event"], "would restore")
        self.assertEqual(query(place, "SELECT refusal FROM backup_event WHERE kind = 'drill' ORDER BY id DESC LIMIT 1"), "")
        damaged = bytearray(self.file.read_bytes())
        damaged[len(damaged) // 2] ^= 1
        self.file.write_bytes(damaged)
        self.assertIn("was changed at chunk", run("restore", self.file, "--drill", *place, code=1).stderr)
        self.assertEqual(query(place, "SELECT refusal FROM backup_event WHERE kind = 'drill' ORDER BY id DESC LIMIT 1"), "backup_changed")
        run("verify", *place)
        self.assertFalse(list(Path(place[1]).rglob("*restoring*")), "nothing is left of a drill")

    @on_both_databases
    def test_replace_data_only_with_the_word_and_only_when_nobody_uses_them(self, engine, place):
        run("backup", self.file, *place)
        mine = places(engine, f"replaced_{engine}")
        run("restore", self.file, *mine)
        before = query(mine, "SELECT count(*) FROM audit_entry")
        self.assertIn("--replace halton", run("restore", self.file, *mine, code=1).stderr)
        with Server(*mine):
            self.assertIn("in use", run("restore", self.file, *mine, "--replace", "halton", code=1).stderr)
        self.assertEqual(query(mine, "SELECT count(*) FROM audit_entry"), before)
        run("restore", self.file, *mine, "--replace", "halton")
        run("verify", *mine)
        self.assertEqual(query(mine, "SELECT count(*) FROM session WHERE ended_at IS NULL"), "0", "nobody is signed in")
        self.assertEqual(query(mine, "SELECT action FROM audit_entry ORDER BY sequence DESC LIMIT 1"), "restore_backup")

    @on_both_databases
    def test_keep_what_was_purged_purged_when_older_data_and_keys_come_back(self, engine, place):
        mine, keys = places(engine, f"purged_{engine}"), self.folder / "keys.backup"
        run("backup", self.file, *place)
        run("restore", self.file, *mine)
        with Server(*mine) as server:
            browser = member(server, "maria", "analyst")
            browser.get("/en/account/second-factor")
            self.assertEqual(browser.post("/en/account/second-factor/begin_second_factor").status, 303)
        run("backup", self.file, *mine, "--with-keys", keys)
        wrapped = self.wrapped_keys(mine)
        self.assertEqual(len(wrapped), 1)
        run("person", "reset-second-factor", "maria", *mine)
        newer = self.folder / "newer.backup"
        run("backup", newer, *mine)
        self.assertIn("wardmote purge list 1", (self.folder / "purge-list").read_text())
        fresh = places(engine, f"purged_back_{engine}")
        run("restore", self.file, "--with-keys", keys, *fresh)
        self.assertEqual(self.wrapped_keys(fresh), [])
        self.assertEqual(query(fresh, "SELECT count(*) FROM purged_record"), "1")
        for path in [*Path(fresh[1]).rglob("*"), self.file, newer, keys]:
            if path.is_file():
                self.assertNotIn(wrapped[0].encode(), path.read_bytes(), path)
        run("verify", *fresh)
        (self.folder / "purge-list").unlink()
        lost = places(engine, f"purged_lost_{engine}")
        self.assertIn("no purge list", run("restore", self.file, "--with-keys", keys, *lost, code=1).stderr)

    def wrapped_keys(self, place):
        with contextlib.closing(sqlite3.connect(Path(place[1]) / "keys.db")) as keys:
            return [row[0] for row in keys.execute("SELECT wrapped FROM record_key")]

    def test_say_what_they_hold_and_prove_it(self):
        run("backup", self.file, *MADE["sqlite"])
        key = ("--key", KEY)
        self.assertIn("board halton", run("backup", "inspect", self.file, *key).stdout)
        self.assertRegex(run("backup", "verify", self.file, *key).stdout, r"whole .*: \d+ rows of \d+ relations, \d+ files")
        other = self.folder / "other.key"
        run("key", "make", other)
        self.assertIn("made with the key", run("backup", "verify", self.file, "--key", other, code=1).stderr)
        self.assertIn("started without", run("backup", "verify", self.file, code=1).stderr)
        self.file.write_bytes(self.file.read_bytes()[:-5])
        self.assertIn("before its end", run("backup", "verify", self.file, *key, code=1).stderr)
        self.assertIn("is no backup", run("backup", "inspect", KEY, *key, code=1).stderr)
        run("backup", *MADE["sqlite"], code=2)

    def test_come_back_from_the_shares_of_a_lost_key(self):
        run("backup", self.file, *MADE["sqlite"])
        shares = re.findall(r"wardmote-share-[0-9a-f-]+", run("key", "split", KEY).stdout)
        joined = self.folder / "joined.key"
        run("key", "join", joined, given="\n".join(shares[:3]))
        run("restore", self.file, "--data", self.folder / "data", "--key", joined)

    @on_both_databases
    def test_leave_the_one_before_when_the_disk_is_full(self, engine, place):
        full = self.folder / f"small-{engine}"
        full.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", full], capture_output=True).returncode != 0:
            self.skipTest("only root can make a small file system")
        self.addCleanup(subprocess.run, ["umount", full], check=False)
        file = full / "copy.backup"
        file.write_bytes(b"the one before")
        self.assertIn("No space left", run("backup", file, *place, code=1).stderr)
        self.assertEqual(file.read_bytes(), b"the one before")
        self.assertEqual([path.name for path in full.iterdir()], ["copy.backup"])

    @on_both_databases
    def test_are_made_by_a_server_by_itself_and_old_ones_go(self, engine, place):
        copies = self.folder / f"copies-{engine}"
        copies.mkdir()
        old = copies / "wardmote-20200101T000000Z.backup"
        old.write_bytes(b"old")
        with Server(*place, "--backup-to", copies):
            for _ in range(1200):
                if list(copies.glob("wardmote-2*.backup")) and not old.exists():
                    break
                time.sleep(0.05)
        made = list(copies.glob("wardmote-2*.backup"))
        self.assertEqual(len(made), 1)
        run("backup", "verify", made[0], "--key", KEY)
        self.assertIn(query(place, "SELECT count(*) FROM job WHERE kind = 'keep_house'"), ("1", "2"))

    @on_both_databases
    def test_are_made_of_the_closed_session_under_its_own_key_and_health_says_how_old_they_are(self, engine, place):
        copies, closed = self.folder / f"copies-{engine}", self.folder / f"closed-{engine}"
        copies.mkdir()
        closed.mkdir()
        key = closed / "closed.key"
        run("key", "make", key)
        with Server(*place, options=["--backup-to", copies, "--closed-key", key, "--closed-data", closed]) as server:
            made = eventually(lambda: list((copies / "closed").glob("wardmote-2*.backup")))
            browser = member(server, f"copier{engine}", "administrator")
            health = eventually(lambda: next((fact for fact in browser.get("/en/admin.json").json["facts"]
                                              if fact["name"] == "last_closed_backup" and fact["state"] == "good"), None))
            self.assertIn("less than a day ago", health["sentence"])
        run("backup", "verify", made[0], "--key", key)
        run("backup", "verify", made[0], "--key", KEY, code=1)
        run("restore", "--closed", "--drill", made[0], "--closed-data", closed, "--key", key)


if __name__ == "__main__":
    unittest.main()
