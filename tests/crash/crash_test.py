#!/usr/bin/env python3
"""Kills what writes with -9, again and again, and looks for what had been acknowledged.

    crash_test.py CRASH_WRITER [--engine sqlite|postgresql] [--rounds 100] [--seed N] [--program WARDMOTE]

With PostgreSQL every other kill is of the database and all its processes, not of the writer. After each kill: the database
opens, every write that was acknowledged is there, the row and its audit entry are of one transaction, the chain holds. With
--program, before each database is left for the next, `wardmote verify` says so too and `wardmote serve` answers.
"""

import argparse
import http.client
import random
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "http" / "program"))
from support import Postgres  # noqa: E402

ROUNDS_OF_ONE_DATABASE = 10  # then a new one, so that a kill also meets the first opening
MOMENT_SECONDS_MAX = 0.2  # after the first write; of a new database, after the start of the program
START_SECONDS_MAX = 60


class Embedded:
    """SQLite: the writer is the database."""

    def __enter__(self):
        return self

    def new_database(self, folder):
        return f"sqlite:{folder / 'wardmote.db'}"

    def kill(self, writer, number):
        writer.kill()

    def __exit__(self, *_):
        pass


class Served:
    """PostgreSQL: the writer is killed, and the next time the database under its hands."""

    def __enter__(self):
        self.postgres = Postgres(durable=True).__enter__()
        return self

    def new_database(self, folder):
        return self.postgres.database(folder.name.replace("-", "_"))

    def kill(self, writer, number):
        if number % 2:
            self.postgres.kill()
        writer.kill()
        writer.wait()
        if number % 2:
            self.postgres.start()

    def __exit__(self, *_):
        self.postgres.__exit__()


def wait_for_more(file, writer):
    """Until the writer has acknowledged something."""
    before, latest = file.stat().st_size, time.monotonic() + START_SECONDS_MAX
    while file.stat().st_size == before and writer.poll() is None and time.monotonic() < latest:
        time.sleep(0.001)


def write_and_kill(engine, command, acknowledged, moment_seconds, number):
    # What it says when its database dies is of no interest, unless it ended before.
    with open(acknowledged, "ab") as out, open(acknowledged.with_suffix(".said"), "wb") as said:
        writer = subprocess.Popen(command, stdout=out, stderr=said)
        if number % ROUNDS_OF_ONE_DATABASE:
            wait_for_more(acknowledged, writer)
        time.sleep(moment_seconds)
        ended_by_itself = writer.poll() is not None
        engine.kill(writer, number)
        writer.wait()
    if ended_by_itself:
        sys.exit(f"the writer ended by itself with {writer.returncode}: {acknowledged.with_suffix('.said').read_text()}")


def check(command, what):
    ended = subprocess.run(command, capture_output=True, text=True)
    if ended.returncode != 0:
        sys.exit(f"{what}: {ended.stderr.strip() or ended.stdout.strip()}")


def check_that_a_loss_would_be_seen(writer, url, acknowledged):
    with open(acknowledged, "a", encoding="ascii") as out:
        out.write(f"1000000 {'0' * 64}\n")
    if subprocess.run([writer, "check", url, acknowledged], capture_output=True).returncode != 1:
        sys.exit("a write that was acknowledged and never made was not missed: this test proves nothing")


def check_that_it_serves(program, url):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([program, "serve", "--database", url, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        latest = time.monotonic() + START_SECONDS_MAX
        while time.monotonic() < latest and server.poll() is None:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
                connection.request("GET", "/health")
                if connection.getresponse().status == 200:
                    return
            except OSError:
                time.sleep(0.02)
        sys.exit(f"the server did not answer (it ended with {server.poll()})")
    finally:
        server.terminate()
        server.wait()


def words():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("writer", type=Path)
    arguments.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    arguments.add_argument("--rounds", type=int, default=100)
    arguments.add_argument("--seed", type=int, default=secrets.randbits(32))
    arguments.add_argument("--program", type=Path)
    return arguments.parse_args()


def rounds_on(engine, given):
    """Kills and checks; gives how many writes were acknowledged, and in how many rounds."""
    moments = random.Random(given.seed)
    writes, rounds_cut_short, folder = 0, 0, None
    for number in range(given.rounds):
        if number % ROUNDS_OF_ONE_DATABASE == 0:
            shutil.rmtree(folder, ignore_errors=True) if folder else None
            folder = Path(tempfile.mkdtemp(prefix="wardmote-crash-"))
            url, acknowledged = engine.new_database(folder), folder / "acknowledged"
            acknowledged.touch()
        before = acknowledged.read_bytes().count(b"\n")
        write_and_kill(engine, [given.writer, "write", url], acknowledged, moments.uniform(0, MOMENT_SECONDS_MAX), number)
        new = acknowledged.read_bytes().count(b"\n") - before
        writes += new
        rounds_cut_short += new > 0
        check([given.writer, "check", url, acknowledged], f"round {number + 1}, seed {given.seed}, acknowledged writes in {folder}")
        if (number + 1) % ROUNDS_OF_ONE_DATABASE == 0 or number + 1 == given.rounds:
            check_that_a_loss_would_be_seen(given.writer, url, acknowledged)
            if given.program:
                check_that_it_serves(given.program, url)
                check([given.program, "verify", "--database", url], f"round {number + 1}: wardmote verify")
    shutil.rmtree(folder)
    return writes, rounds_cut_short


def main():
    given = words()
    print(f"seed {given.seed}", flush=True)
    with Embedded() if given.engine == "sqlite" else Served() as engine:
        writes, rounds_cut_short = rounds_on(engine, given)
    print(f"{given.rounds} kills, {rounds_cut_short} of them in the middle of writing, {writes} acknowledged writes, none lost")
    if rounds_cut_short < given.rounds / 2:
        sys.exit("most kills came before the first write: this test proves little")


main()
