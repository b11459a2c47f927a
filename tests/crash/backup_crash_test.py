#!/usr/bin/env python3
"""Kills `wardmote backup` and `wardmote restore` with -9 at any moment: there is the copy, or the data, from before or the new one,
and never half of one.

    backup_crash_test.py WARDMOTE [--rounds 25] [--seed N]     (WARDMOTE_KILLS stands for --rounds)
"""

import argparse
import hashlib
import os
import random
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "http/program"))
from support import Postgres, change_rows

UPLOAD_BYTES = 20_000_000


class Desk:
    """The program, a key, and a place with the demonstration."""

    def __init__(self, program, folder, database):
        self.program, self.folder = program, folder
        self.key = folder / "wardmote.key"
        if not self.key.exists():
            self.run("key", "make", self.key)
        data = folder / ("data-server" if database else "data")
        data.mkdir()
        self.place = ["--data", data, "--key", self.key]
        self.place += ["--database", database] if database else []
        self.run("demo", *self.place)
        for relation in ("incident", "incident_count"):  # what is judged after each kill is to be judged soon
            change_rows(self.place[4:] or self.place, f"DELETE FROM {relation}")
        keep_upload(data / "files")
        self.copy = folder / "copy.backup"
        self.run("backup", self.copy, *self.place)

    def command(self, *words):
        return [str(word) for word in (self.program, *words)]

    def run(self, *words):
        ended = subprocess.run(self.command(*words), capture_output=True, text=True)
        if ended.returncode != 0:
            sys.exit(f"wardmote {words}: {ended.stderr.strip()}")
        return ended.stdout

    def seconds_of(self, *words):
        begin = time.monotonic()
        self.run(*words)
        return time.monotonic() - begin

    def kill(self, moment_seconds, *words):
        """Whether the program was still at work."""
        victim = subprocess.Popen(self.command(*words), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            victim.wait(moment_seconds)
        except subprocess.TimeoutExpired:
            victim.kill()
        return victim.wait() == -9


def keep_upload(folder):
    """An uploaded file, large enough to be met by a kill."""
    bytes_held = secrets.token_bytes(UPLOAD_BYTES)
    name = hashlib.blake2b(bytes_held, digest_size=32).hexdigest()
    (folder / name[:2]).mkdir(parents=True)
    (folder / name[:2] / name).write_bytes(bytes_held)


def kill_backups(desk, rounds, moments):
    file = desk.folder / "killed.backup"
    whole = desk.seconds_of("backup", file, *desk.place)
    cut_short = 0
    for _ in range(rounds):
        cut_short += desk.kill(moments.uniform(0, whole), "backup", file, *desk.place)
        desk.run("backup", "verify", file, "--key", desk.key)
        desk.run("verify", *desk.place)
    desk.run("backup", file, *desk.place)
    left = [path.name for path in desk.folder.iterdir() if "unfinished" in path.name]
    if left:
        sys.exit(f"a backup that was killed left {left}, and the next one did not clear it away")
    return cut_short


def kill_restores(desk, rounds, moments):
    words = ("restore", desk.copy, *desk.place, "--replace", "halton")
    whole = desk.seconds_of(*words)
    cut_short = 0
    for _ in range(rounds):
        cut_short += desk.kill(moments.uniform(0, whole), *words)
        desk.run("verify", *desk.place)
    if "restored" not in desk.run(*words):
        sys.exit("after all that, a restore does not say that it restored")
    desk.run("verify", *desk.place)
    return cut_short


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program", type=Path)
    arguments.add_argument("--rounds", type=int, default=int(os.environ.get("WARDMOTE_KILLS", 25)))
    arguments.add_argument("--seed", type=int, default=secrets.randbits(32))
    given = arguments.parse_args()
    moments = random.Random(given.seed)
    print(f"seed {given.seed}", flush=True)
    folder = Path(tempfile.mkdtemp(prefix="wardmote-crash-"))
    with Postgres() as server:
        desk = Desk(given.program, folder, None)
        backups, restores = kill_backups(desk, given.rounds, moments), kill_restores(desk, given.rounds, moments)
        on_server = kill_restores(Desk(given.program, folder, server.database("killed")), max(given.rounds // 5, 1), moments)
    shutil.rmtree(folder)
    print(f"{backups} backups and {restores} restores of {given.rounds} each were cut short, and {on_server} restores into PostgreSQL: nothing half")
    if backups + restores < given.rounds / 2:
        sys.exit("most kills came too late: this proves little")


main()
