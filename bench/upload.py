#!/usr/bin/env python3
"""Megabytes a second of an upload (received, hashed, its kind looked at, kept durably), beside `b2sum` and a durable copy of the same bytes,
and what the server's memory grows by. Usage: bench/upload.py PROGRAM [MEGABYTES]"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
os.environ["WARDMOTE_PROGRAM"] = os.path.realpath(sys.argv[1])
MEGABYTES = int(sys.argv[2]) if len(sys.argv) > 2 else 512
sys.path.insert(0, str(ROOT / "tests/http/program"))
from people import member
from support import Server, run, temporary_folder
from upload_memory_test import PIECE, peak_megabytes, send


def megabytes_a_second(act):
    begin = time.perf_counter()
    act()
    return MEGABYTES * len(PIECE) / 1e6 / (time.perf_counter() - begin)


def hash_and_copy(source, copy):
    subprocess.run(["b2sum", source], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["dd", f"if={source}", f"of={copy}", "bs=1M", "conv=fsync", "status=none"], check=True)


with temporary_folder() as folder:
    run("demo", "--data", folder)
    source = Path(folder) / "source"
    with open(source, "wb") as file:
        for _ in range(MEGABYTES):
            file.write(PIECE)
    with Server("--data", folder) as server:
        browser = member(server, "sender", "analyst")
        browser.get("/en/admin/imports")
        assert send(server, browser, 1) == 303
        before = peak_megabytes(server)
        for _ in range(3):
            ours = megabytes_a_second(lambda: send(server, browser, MEGABYTES))
            theirs = megabytes_a_second(lambda: hash_and_copy(source, Path(folder) / "copy"))
            print(f"upload of {MEGABYTES} MB: {ours:.0f} MB/s; b2sum and a durable copy: {theirs:.0f} MB/s; ratio {ours / theirs:.2f}; "
                  f"memory grew by {peak_megabytes(server) - before:.0f} MB")
