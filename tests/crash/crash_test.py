#!/usr/bin/env python3
"""Kills a program with -9 while it writes, again and again, and looks for what it had acknowledged.

    crash_test.py CRASH_WRITER [--rounds 100] [--seed N] [--program WARDMOTE]

After each kill: the database opens, every write that was acknowledged is there, the row and its audit entry are of one
transaction, the chain holds. With --program, `wardmote verify` says so too, and `wardmote serve` answers.
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

ROUNDS_OF_ONE_DATABASE = 10  # then a new one, so that a kill also meets the first opening
MOMENT_SECONDS_MAX = 0.25
START_SECONDS_MAX = 10


def write_and_kill(writer, url, acknowledged, moment_seconds):
    with open(acknowledged, "ab") as out:
        victim = subprocess.Popen([writer, "write", url], stdout=out)
        time.sleep(moment_seconds)
        ended_by_itself = victim.poll() is not None
        victim.kill()
        victim.wait()
    if ended_by_itself:
        sys.exit(f"the writer ended by itself with {victim.returncode}")


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


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("writer", type=Path)
    arguments.add_argument("--rounds", type=int, default=100)
    arguments.add_argument("--seed", type=int, default=secrets.randbits(32))
    arguments.add_argument("--program", type=Path)
    given = arguments.parse_args()
    moments = random.Random(given.seed)
    print(f"seed {given.seed}", flush=True)

    writes, rounds_cut_short, folder = 0, 0, None
    for number in range(given.rounds):
        if number % ROUNDS_OF_ONE_DATABASE == 0:
            shutil.rmtree(folder, ignore_errors=True) if folder else None
            folder = Path(tempfile.mkdtemp(prefix="wardmote-crash-"))
        url, acknowledged = f"sqlite:{folder / 'wardmote.db'}", folder / "acknowledged"
        acknowledged.touch()
        before = acknowledged.read_bytes().count(b"\n")
        write_and_kill(given.writer, url, acknowledged, moments.uniform(0.005, MOMENT_SECONDS_MAX))
        new = acknowledged.read_bytes().count(b"\n") - before
        writes += new
        rounds_cut_short += new > 0
        check([given.writer, "check", url, acknowledged], f"round {number + 1}, seed {given.seed}, database kept in {folder}")
        if given.program:
            check([given.program, "verify", "--database", url], f"round {number + 1}: wardmote verify")
            check_that_it_serves(given.program, url)
    check_that_a_loss_would_be_seen(given.writer, url, acknowledged)
    shutil.rmtree(folder)
    print(f"{given.rounds} kills, {rounds_cut_short} of them in the middle of writing, {writes} acknowledged writes, none lost")
    if rounds_cut_short < given.rounds / 2:
        sys.exit("most kills came before the first write: the moments are too early for this machine")


main()
