"""The disk fills up, or takes no writes: what is asked for is refused with a remedy, nothing is done by halves, reading goes on, and
so does all else once there is room again."""

import gzip
import itertools
import os
import shutil
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from people import PASSWORD, Browser, invitation_of, member
from support import ROOT, Postgres, Server, change_rows, demonstrate, run

NAMES = (f"disk{number}" for number in itertools.count())
VALUES = ROOT / "demo/data/crime_statistics/csi_halton_published_values.csv"
FULL = "The disk of this server is full."
NO_WRITES = "This server can read what it keeps and not change it."


@unittest.skipUnless(os.getuid() == 0, "a small disk can be mounted by root alone")
class OnASmallDisk(unittest.TestCase):
    MEGABYTES = 256

    @classmethod
    def setUpClass(cls):
        cls.disk = Path(tempfile.mkdtemp(prefix="wardmote-disk-"))
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={cls.MEGABYTES}m,mode=755", "wardmote-test", cls.disk], check=True)
        cls.addClassCleanup(cls.unmount)

    @classmethod
    def unmount(cls):
        subprocess.run(["umount", cls.disk], check=True)
        cls.disk.rmdir()

    def tearDown(self):
        subprocess.run(["mount", "-o", "remount,rw", self.disk], check=True)
        (self.disk / "ballast").unlink(missing_ok=True)

    def fill(self, but_bytes=0):
        """Leaves so many bytes."""
        left = os.statvfs(self.disk)
        with open(self.disk / "ballast", "wb") as ballast:
            os.posix_fallocate(ballast.fileno(), 0, max(left.f_bavail * left.f_frsize - but_bytes, 4096))

    def make_room(self):
        (self.disk / "ballast").unlink()

    def upload(self, browser, text, dataset="csi_halton_published", **headers):
        browser.get("/en/admin/imports")
        return browser.upload("/en/admin/imports", {"dataset": dataset}, "new.csv", text)

    def kept_files(self, folder):
        return sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())

    def expect_full(self, answer):
        self.assertEqual(answer.status, 507, answer.text)
        self.assertIn(FULL, answer.text)
        self.assertIn("<html", answer.text)

    def check_reading_goes_on(self, browser, name):
        """Whoever signs in is refused; whoever is signed in goes on reading."""
        server = browser.server
        browser.get("/en/account")
        self.fill()
        answers = (Browser(server).post("/en/sign-in", {"name": name, "password": PASSWORD}) for _ in range(300))
        self.expect_full(next(answer for answer in answers if answer.status != 303))
        for path in ("/en/account", "/en/standing", "/health"):
            self.assertEqual(browser.get(path).status, 200, path)
        self.make_room()
        self.assertEqual(Browser(server).sign_in(name).status, 303)
        run("verify", *self.place)

    def check_uploads(self, place, files):
        with Server(*place) as server:
            browser = member(server, next(NAMES), "analyst")
            self.fill(but_bytes=2 << 20)
            before = self.kept_files(files)
            self.expect_full(self.upload(browser, "a,b\n" * (2 << 20)))
            self.assertEqual(self.kept_files(files), before, "a part of the file stayed")
            self.make_room()
            self.assertEqual(self.upload(browser, VALUES.read_text()).status, 303)


class Embedded(OnASmallDisk):
    """The database, its log and the files on one small disk."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.place = ("--data", cls.disk / "data")
        (cls.disk / "data").mkdir()
        demonstrate(cls.disk / "data")

    def test_an_upload_that_finds_no_room_is_refused_and_leaves_nothing(self):
        self.check_uploads(self.place, self.disk / "data/files")

    def test_a_full_disk_keeps_nobody_from_reading_and_is_no_harm_once_there_is_room(self):
        name = next(NAMES)
        with Server(*self.place) as server:
            browser = member(server, name, "analyst")
        with Server(*self.place) as server:  # with a log that has no room in it yet
            browser.server = server
            self.check_reading_goes_on(browser, name)

    def test_an_import_that_finds_no_room_shows_nothing_and_goes_on_when_there_is(self):
        with Server(*self.place) as server:
            browser = member(server, next(NAMES), "analyst")
            before = browser.get("/en/data/calgary_crime.json").json
            lines = gzip.open(ROOT / "demo/data/calgary/crime.csv.gz", "rt").readlines()
            self.fill(but_bytes=6 << 20)
            page = self.upload(browser, "".join(lines[:-1]), "calgary_crime").headers["location"]
            self.wait_for_failed_attempt(browser, page)
            self.assertEqual(browser.get("/en/data/calgary_crime.json").json, before)
            self.make_room()
            change_rows(self.place, "UPDATE job SET run_after = created_at WHERE state = 'waiting'")
            self.assertEqual(browser.when_ended(page, 120)["state"], "done")
        run("verify", *self.place)

    def wait_for_failed_attempt(self, browser, page):
        for _ in range(1200):
            job = next(job for job in browser.get("/en/admin/jobs.json").json["jobs"] if page.endswith(job["path"]))
            if job["state"] == "waiting" and job["attempts"] > 0:
                return
            self.assertIn(job["state"], ("waiting", "running"))
            time.sleep(0.05)
        raise AssertionError(job)

    def test_a_command_says_that_the_disk_is_full_and_what_to_do(self):
        lines = gzip.open(ROOT / "demo/data/calgary/crime.csv.gz", "rt").readlines()
        with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
            file.writelines(lines[:-2])
            file.flush()
            self.fill(but_bytes=1 << 20)
            said = run("import", "calgary_crime", file.name, *self.place, code=1).stderr
        self.assertIn("The disk is full", said)
        self.make_room()
        run("verify", *self.place)

    def test_a_disk_that_takes_no_writes_is_said_at_the_start(self):
        subprocess.run(["mount", "-o", "remount,ro", self.disk], check=True)
        said = run("serve", "--port", "0", *self.place, code=1).stderr
        self.assertIn("read-only", said)
        subprocess.run(["mount", "-o", "remount,rw", self.disk], check=True)
        with Server(*self.place) as server:
            self.assertEqual(server.get("/en/").status, 200)

    def test_files_that_cannot_be_written_any_more_are_refused_with_the_reason(self):
        with Server(*self.place) as server:
            browser = member(server, next(NAMES), "analyst")
            files = self.disk / "data/files"
            subprocess.run(["mount", "--bind", files, files], check=True)
            try:
                subprocess.run(["mount", "-o", "remount,bind,ro", files], check=True)
                answer = self.upload(browser, VALUES.read_text())
                self.assertEqual(answer.status, 503, answer.text)
                self.assertIn(NO_WRITES, answer.text)
            finally:
                subprocess.run(["umount", files], check=True)
            self.assertEqual(self.upload(browser, VALUES.read_text()).status, 303)


class Cluster(OnASmallDisk):
    """PostgreSQL, whose rows and whose uploaded files have little room."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        postgres = Postgres().__enter__()
        cls.addClassCleanup(postgres.__exit__)
        cls.elsewhere = ("--database", postgres.database("elsewhere"))
        rows = cls.disk / "rows"
        rows.mkdir()
        shutil.chown(rows, postgres.user.pw_uid, postgres.user.pw_gid)
        change_rows(cls.elsewhere, f"CREATE TABLESPACE small LOCATION '{rows}'")
        change_rows(cls.elsewhere, "CREATE DATABASE board TABLESPACE small")
        cls.place = ("--database", cls.elsewhere[1].replace("/elsewhere", "/board"), "--files", cls.disk / "files")
        run("demo", *cls.place)

    def test_an_upload_that_finds_no_room_is_refused_and_leaves_nothing(self):
        self.check_uploads(self.place, self.disk / "files")

    def test_a_full_database_keeps_nobody_from_reading_and_is_no_harm_once_there_is_room(self):
        name = next(NAMES)
        with Server(*self.place) as server:
            self.check_reading_goes_on(member(server, name, "analyst"), name)

    def test_a_database_that_takes_no_writes_is_read_and_said(self):
        with Server(*self.place) as server:
            browser, link = member(server, next(NAMES), "analyst"), invitation_of(next(NAMES), self.place)
            self.set_read_only("on")
            try:
                answer = Browser(server).post(link, {"password": PASSWORD})
                self.assertEqual(browser.get("/en/account").status, 200)
            finally:
                self.set_read_only("off")
            self.assertEqual(answer.status, 503, answer.text)
            self.assertIn(NO_WRITES, answer.text)
            self.assertEqual(Browser(server).post(link, {"password": PASSWORD}).status, 303)

    def set_read_only(self, value):
        change_rows(self.elsewhere, f"ALTER DATABASE board SET default_transaction_read_only = {value}")
        change_rows(self.elsewhere, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'board'")


if __name__ == "__main__":
    unittest.main()
