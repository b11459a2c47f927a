#!/usr/bin/env python3
"""Kills the whole program with -9 while files are uploaded, imports are made and their jobs are done; on SQLite and PostgreSQL at once.

    work_crash_test.py [--kills 100] [--seed N]        (or WARDMOTE_CRASH_KILLS in the environment: 1000 for a night)

What was acknowledged is there: an upload whole under the hash of its bytes, with its job. A reader sees one version of a dataset or
another, never a part. A job's effect happens once: for each import that was done there is one version and one entry in the audit chain,
for each that was not there is none. `wardmote verify` holds.
"""

import argparse
import contextlib
import gzip
import hashlib
import http.client
import os
import random
import secrets
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "http/program"))
from people import member
from support import POSTGRES, ROOT, Postgres, Server, change_rows, options_in, run, temporary_folder

MOMENT_SECONDS = (0.03, 0.8)
IMPORT_ROWS = (200, 4000)
UPLOAD_BYTES = (1_000, 1_500_000)
PATIENCE_SECONDS = 300
AWAY = (OSError, http.client.HTTPException, AssertionError, KeyError, ValueError)


def rows_of(place, statement):
    """What a query gives, as lists of texts."""
    options = options_in(place)
    if "--data" in options:
        with contextlib.closing(sqlite3.connect(Path(options["--data"]) / "wardmote.db", timeout=30)) as database:
            return [[str(value) for value in row] for row in database.execute(statement)]
    done = subprocess.run([POSTGRES / "psql", "-qAtX", "-F", "\t", "-c", statement, options["--database"]], check=True, capture_output=True, text=True)
    return [line.split("\t") for line in done.stdout.splitlines()]


class Work:
    """One database, its people at work, and what they were told is done."""

    def __init__(self, engine, place, files, seed):
        self.engine, self.place, self.files, self.random = engine, place, files, random.Random(f"{seed} {engine}")
        self.lines = gzip.open(ROOT / "demo/data/calgary/crime.csv.gz", "rt").readlines()
        self.uploads = {}  # hash -> (bytes, page of its job), acknowledged
        self.tried = []  # pages of dry runs, acknowledged, that are not imported yet
        self.imports = []  # pages of imports, acknowledged
        self.kills = {"in an upload": 0, "in a job": 0, "elsewhere": 0}
        self.faults = []
        self.checked = set()  # files whose bytes were compared with their name
        self.done = 0
        self.is_over = threading.Event()

    # --- What people do, until the server is gone.

    def upload(self, browser, dataset, text):
        digest = hashlib.blake2b(text.encode(), digest_size=32).hexdigest()
        self.is_uploading = True
        answer = browser.upload("/en/admin/imports", {"dataset": dataset}, "work.csv", text)
        self.is_uploading = False
        assert answer.status == 303, answer.text
        self.uploads[digest] = (len(text.encode()), answer.headers["location"])
        return answer.headers["location"]

    def send_files(self, server):
        browser = self.analyst.at(server)
        while not self.is_over.is_set():
            self.upload(browser, "csi_halton_published", "colour,size\n" + "red,3\n" * (self.random.randint(*UPLOAD_BYTES) // 6) + secrets.token_hex(8))

    def import_files(self, server):
        """A dry run, and the import of it: perhaps of one that was asked for before a kill."""
        browser = self.analyst.at(server)
        while not self.is_over.is_set():
            if not self.tried:
                self.tried.append(self.upload(browser, "calgary_crime", "".join(self.lines[: self.random.randint(*IMPORT_ROWS)])))
            while browser.get(self.tried[0] + ".json").json["is_at_work"] and not self.is_over.is_set():
                time.sleep(0.01)
            answer = browser.post(self.tried[0] + "/commit_import")
            self.tried.pop(0)
            if answer.status == 303:
                self.imports.append(answer.headers["location"])

    def read(self, server):
        while not self.is_over.is_set():
            assert server.get("/en/data/calgary_crime").status == 200

    def at_work(self, what, server):
        try:
            what(server)
        except AWAY as gone:
            if not self.is_over.is_set() and server.process.poll() is None:
                self.faults.append(f"{what.__name__}: {gone!r}")

    # --- A round: start, work, kill, look.

    def begin(self):
        run("demo", *self.place)
        self.entries_before = len(rows_of(self.place, IMPORT_ENTRIES))
        with Server(*self.place) as server:
            self.analyst = member(server, f"analyst-{self.engine}", "analyst")

    def round(self, number):
        at_work = ((self.send_files, self.read), (self.import_files, self.read), (self.send_files, self.import_files))[number % 3]
        self.is_over.clear()
        self.is_uploading = False
        server = Server(*self.place).__enter__()
        working = [threading.Thread(target=self.at_work, args=(what, server)) for what in at_work]
        for thread in working:
            thread.start()
        if number % 2:  # however slow the machine is, half of the kills come after something was done
            self.wait_until_something_was_acknowledged()
        time.sleep(self.random.uniform(*MOMENT_SECONDS))
        was_uploading = self.is_uploading
        self.is_over.set()
        server.stop(signal.SIGKILL)
        for thread in working:
            thread.join()
        running = rows_of(self.place, "SELECT count(*) FROM job WHERE state = 'running'")[0][0] != "0"
        self.kills["in an upload" if was_uploading else "in a job" if running else "elsewhere"] += 1
        # What only time would bring about: the dead worker's lease is over, and a failed attempt may be repeated.
        change_rows(self.place, "UPDATE job SET lease_until = started_at WHERE state = 'running'")
        self.check_version()
        self.check_uploads()

    def wait_until_something_was_acknowledged(self):
        before, latest = len(self.uploads) + len(self.imports), time.monotonic() + PATIENCE_SECONDS
        while len(self.uploads) + len(self.imports) == before and time.monotonic() < latest:
            time.sleep(0.01)

    def check_version(self):
        """Half an import never shows."""
        (number, taken, rows, incidents, counted), *others = rows_of(self.place, CURRENT_VERSION)
        if others or taken != rows or incidents != counted:
            self.faults.append(f"version {number} took {taken} rows and shows {rows}, with {incidents} incidents and {counted} in its counts")

    def check_uploads(self):
        kept = {path.name: path for path in self.files.glob("??/*")}
        for digest, (size, page) in self.uploads.items():
            if digest not in kept or kept[digest].stat().st_size != size:
                self.faults.append(f"the upload {digest} of {page} was acknowledged and is not whole")
        for name, path in kept.items():
            if name not in self.checked and hashlib.blake2b(path.read_bytes(), digest_size=32).hexdigest() != name:
                self.faults.append(f"the file {path} holds something else than its name says")
            self.checked.add(name)

    # --- At the end: all work is done, and each piece of it once.

    def end(self):
        with Server(*self.place) as server:
            self.is_over.clear()
            importing = threading.Thread(target=self.at_work, args=(self.import_files, server))
            importing.start()
            latest = time.monotonic() + PATIENCE_SECONDS
            while not self.imports and time.monotonic() < latest:
                time.sleep(0.05)
            self.is_over.set()
            importing.join()
            while rows_of(self.place, "SELECT count(*) FROM job WHERE ended_at IS NULL")[0][0] != "0":
                change_rows(self.place, "UPDATE job SET run_after = created_at WHERE state = 'waiting'")
                if time.monotonic() > latest:
                    self.faults.append("jobs go on and on")
                    break
                time.sleep(0.1)
            browser = self.analyst.at(server)
            for page in [page for _, page in self.uploads.values()] + self.imports:
                if browser.get(page + ".json").status != 200:
                    self.faults.append(f"{page} was acknowledged and is not there")
        self.check_effects()
        run("verify", *self.place)

    def check_effects(self):
        jobs = rows_of(self.place, "SELECT id, state, request, result FROM job WHERE kind = 'import_dataset'")
        done = [result for _, state, request, result in jobs if state == "done" and '"dry_run":"false"' in request and '"unchanged":"false"' in result]
        entries = len(rows_of(self.place, IMPORT_ENTRIES)) - self.entries_before
        if len(done) != entries:
            self.faults.append(f"{len(done)} imports were done, {entries} are in the audit chain")
        if len(set(done)) != len(done):
            self.faults.append("two jobs say that they made one version")
        self.done = len(done)


IMPORT_ENTRIES = "SELECT sequence FROM audit_entry WHERE action = 'import_dataset'"

# What a dataset shows, and what its version says that it took.
CURRENT_VERSION = """SELECT version.number, version.rows_taken,
    (SELECT count(*) FROM incident WHERE incident.version_id = version.id),
    (SELECT coalesce(sum(incidents), 0) FROM incident WHERE incident.version_id = version.id),
    (SELECT coalesce(sum(incidents), 0) FROM incident_count WHERE incident_count.version_id = version.id)
    FROM dataset_version AS version JOIN dataset ON dataset.id = version.dataset_id
    WHERE dataset.slug = 'calgary_crime' AND version.state = 'current'"""


def run_rounds(work, kills):
    work.begin()
    for number in range(kills):
        work.round(number)
        if work.faults:
            return
    work.end()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--kills", type=int, default=int(os.environ.get("WARDMOTE_CRASH_KILLS", "100")))
    arguments.add_argument("--seed", type=int, default=secrets.randbits(32))
    given = arguments.parse_args()
    print(f"seed {given.seed}", flush=True)
    with temporary_folder() as name, Postgres() as postgres:
        folder = Path(name)
        places = {"sqlite": ("--data", folder / "data", "--files", folder / "files-sqlite"),
                  "postgresql": ("--database", postgres.database("board"), "--files", folder / "files-postgresql")}
        works = [Work(engine, place, folder / f"files-{engine}", given.seed) for engine, place in places.items()]
        threads = [threading.Thread(target=run_rounds, args=(work, given.kills // len(works))) for work in works]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for work in works:
            print(f"{work.engine}: kills {work.kills}; acknowledged: {len(work.uploads)} uploads, {len(work.imports)} imports; {work.done} imports made")
        faults = [f"{work.engine}: {fault}" for work in works for fault in work.faults]
        is_idle = not all(any(what(work) for work in works) for what in (
            lambda work: work.done, lambda work: work.uploads, lambda work: work.kills["in an upload"], lambda work: work.kills["in a job"]))
        if faults:
            os.rename(folder, kept := folder.with_name(folder.name + "-kept"))
            sys.exit("\n".join([*faults, f"seed {given.seed}; kept in {kept}"]))
        if is_idle:
            sys.exit("nothing was at work when it was killed: this test proves nothing on this machine")


main()
