#!/usr/bin/env python3
"""What the R packages of the field take for the same work, each beside ours in the same run. ./dev bench --peers installs them."""

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
# R package, size for R, bench program, its measurement, what is done
WORK = [
    ("spdep", 100, "local", "exact_moran/100", "local Moran, 10,000 areas: 999 permutations there, exact here"),
    ("spdep", 316, "local", "exact_moran/316", "local Moran, 99,856 areas: 999 permutations there, exact here"),
    ("surveillance", 970, "interaction", "near_repeat_999/970", "Knox, 970 events, 999 permutations: one band there, 4 x 4 here"),
    ("surveillance", 5000, "interaction", "near_repeat_999/5000", "Knox, 5,000 events, likewise"),
    ("sparr", 10000, "surface", "space_time_cube", "density of 10,000 events, 128 x 128 cells x 365 days"),
]


PATIENCE = 900  # seconds on the clock; a package that takes longer is told as such


def seconds_of_r(package, size):
    answer = subprocess.run(["Rscript", HERE / "peers.R", package, str(size)], check=True, capture_output=True, text=True, timeout=PATIENCE)
    return float(answer.stdout.split()[-1])


def seconds_of_ours(programs, program, name):
    answer = subprocess.run([programs / f"bench_{program}", f"--benchmark_filter=^{name}$", "--benchmark_format=json"],
                            check=True, capture_output=True, text=True).stdout
    return json.loads(answer)["benchmarks"][0]["cpu_time"] / 1000  # all of these say milliseconds


def main():
    programs = Path(sys.argv[1]).parent / "bench"
    print("seconds of a core: ours, the package's, ours to the package's")
    for package, size, program, name, what in WORK:
        ours = seconds_of_ours(programs, program, name)
        try:
            theirs = seconds_of_r(package, size)
            print(f"{ours:10.4f} {theirs:10.2f} {ours / theirs:10.6f}  {package}: {what}", flush=True)
        except subprocess.TimeoutExpired:
            print(f"{ours:10.4f} no answer within {PATIENCE} s  {package}: {what}", flush=True)


main()
