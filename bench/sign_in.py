#!/usr/bin/env python3
"""What a sign-in costs, beside argon2id alone as the `argon2` command does it, and what the check of a session adds to a page. Usage:
bench/sign_in.py PROGRAM"""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
os.environ["WARDMOTE_PROGRAM"] = os.path.realpath(sys.argv[1])
sys.path.insert(0, str(ROOT / "tests/http/program"))
from people import COOKIE, PASSWORD, Browser, member
from support import NO_LIMITS, Server, run, temporary_folder

ROUNDS = 20
PAGE = "/en/accessibility"
SECONDS = os.environ.get("WARDMOTE_BENCH_SECONDS", "5")
ARGON2 = ["argon2", "a salt of sixteen", "-id", "-t", "2", "-k", "65536", "-p", "1"]  # the costs that are stored with a password


def processor_seconds(process):
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def sign_ins(server):
    """Seconds of a core, and on the clock, of one sign-in."""
    member(server, "bench")
    before, begin = processor_seconds(server.process.pid), time.perf_counter()
    for _ in range(ROUNDS):
        assert Browser(server).post("/en/sign-in", {"name": "bench", "password": PASSWORD}).status == 303
    return (processor_seconds(server.process.pid) - before) / ROUNDS, (time.perf_counter() - begin) / ROUNDS


def argon2_alone():
    begin = time.perf_counter()
    for _ in range(ROUNDS):
        subprocess.run(ARGON2, input=PASSWORD, text=True, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - begin) / ROUNDS


def pages_a_second(server, path, *options):
    printed = subprocess.run(["wrk", "-t1", "-c8", f"-d{SECONDS}s", *options, f"http://{server.address}{path}"], capture_output=True, text=True, check=True).stdout
    return float(re.search(r"Requests/sec:\s+([\d.]+)", printed)[1])


with temporary_folder() as folder:
    run("demo", "--data", folder)
    with Server("--data", folder, options=NO_LIMITS) as server:
        core, clock = sign_ins(server)
        print(f"sign-in: {1000 * core:.0f} ms of a core, {1000 * clock:.0f} ms on the clock; argon2id alone, as a command: {1000 * argon2_alone():.0f} ms")
        cookie = f"Cookie: {COOKIE}={member(server, 'reader').token}"
        without, signed_in = pages_a_second(server, PAGE), pages_a_second(server, PAGE, "-H", cookie)
        print(f"{PAGE}: {without:.0f} pages/s without a session, {signed_in:.0f} with one: {1e6 * (1 / signed_in - 1 / without):.0f} µs more, "
              "of which the check is a part: such a page comes from no cache")
