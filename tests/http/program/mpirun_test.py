"""wardmote scan under mpirun: several processes share the simulated worlds, and nothing of the answer changes."""

import json
import os
import random
import shutil
import signal
import subprocess
import time
import unittest
from pathlib import Path

from files import Folder
from support import PATIENCE, PROGRAM, ROOT, run

GOLDEN = ROOT / "tests/golden/scan"
# As root Open MPI wants to be told; between processes only loopback; more of them than processors.
MPIRUN = ["mpirun", *(["--allow-run-as-root"] if os.getuid() == 0 else []), "--oversubscribe", "--mca", "btl", "self,vader,tcp",
          "--mca", "btl_tcp_if_include", "lo", "--mca", "oob_tcp_if_include", "lo"]


def in_processes(count, *arguments):
    return [*MPIRUN, "-n", str(count), PROGRAM, "scan", *map(str, arguments)]


def run_in_processes(count, *arguments):
    return subprocess.run(in_processes(count, *arguments), capture_output=True, text=True, timeout=300)


def scans_below(process):
    """The numbers of the processes of `wardmote scan` that mpirun started, the first of them first."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            own = dict(entry.split(b"=", 1) for entry in (folder / "environ").read_bytes().split(b"\0") if b"=" in entry)
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == process.pid and b"OMPI_COMM_WORLD_RANK" in own:
            found[int(own[b"OMPI_COMM_WORLD_RANK"])] = int(folder.name)
    return [found[rank] for rank in sorted(found)]


def seconds_computed(process):
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(fields[11]) / os.sysconf("SC_CLK_TCK")


class Processes(Folder):
    def long_scan(self):
        """One that goes on for minutes."""
        chance = random.Random(1)
        places = self.file("places.csv", [["id", "x", "y"], *([f"p{i}", chance.random(), chance.random()] for i in range(3000))])
        people = self.file("people.csv", [["place", "population"], *([f"p{i}", 100] for i in range(3000))])
        cases = self.file("cases.csv", [["place", "count"], *([f"p{i}", chance.randrange(40)] for i in range(3000))])
        return ["--places", places, "--cases", cases, "--population", people, "--replicates", 1000000, "--threads", 1]

    def test_any_number_of_processes_gives_the_same_bytes(self):
        prospective = "11_nyc_stp_prospective"
        for name, form in [("04_nh_bernoulli", "json"), ("07_nm_st_poisson_cov", "json"), *((prospective, form) for form in ("text", "json", "csv", "geojson"))]:
            asked = ["--prm", GOLDEN / f"{name}.prm", "--replicates", 199, "--format", form]
            alone = run("scan", *asked).stdout
            for count in (1, 2, 3):
                ended = run_in_processes(count, *asked)
                self.assertEqual((ended.returncode, ended.stdout), (0, alone), f"{name} {form} {count}: {ended.stderr}")

    def test_stopping_early_stops_at_the_same_world(self):
        cases = self.file("cases.csv", [["place"], *([f"p{i}"] for i in (0, 0, 0, 1, 2, 4, 6, 7, 9))])
        places = self.file("places.csv", [["id", "x", "y"], *([f"p{i}", i, i * i % 7] for i in range(10))])
        people = self.file("people.csv", [["place", "population"], *([f"p{i}", 10] for i in range(10))])
        asked = ["--cases", cases, "--places", places, "--population", people, "--replicates", 4999, "--stop-after", 7, "--format", "json"]
        alone = run("scan", *asked).stdout
        self.assertLess(json.loads(alone)["replicates"], 4999)
        for count in (2, 3):
            self.assertEqual(run_in_processes(count, *asked).stdout, alone)

    def test_the_plain_path_of_counts_that_scatter_more_shares_its_worlds_too(self):
        places = self.file("places.csv", [["id", "x", "y"], *([f"p{i}", i, i * i % 7] for i in range(10))])
        expected = self.file("expected.csv", [["place", "expected"], *([f"p{i}", 1 + i % 3] for i in range(10))])
        cases = self.file("cases.csv", [["place", "count"], *([f"p{i}", 7 if i < 3 else 2] for i in range(10))])
        asked = ["--cases", cases, "--places", places, "--expected", expected, "--dispersion", 0.2, "--replicates", 199, "--format", "json"]
        alone = run("scan", *asked).stdout
        for count in (2, 3):
            self.assertEqual(run_in_processes(count, *asked).stdout, alone)

    def test_several_types_share_their_worlds_too(self):
        places = self.file("grid.csv", [["id", "x", "y"], *([f"g{i}", i % 6, i // 6] for i in range(36))])
        cases = self.file("typed.csv", [["place", "date", "type"], *([f"g{i % 36}", f"2026-05-{1 + i * i % 28:02}", "abc"[i % 3]] for i in range(400))])
        asked = ["--cases", cases, "--places", places, "--types", "--replicates", 150, "--format", "json"]
        alone = run("scan", *asked).stdout
        for count in (2, 3):
            self.assertEqual(run_in_processes(count, *asked).stdout, alone)

    def test_what_is_refused_is_refused_once(self):
        ended = run_in_processes(3, "--cases", self.folder / "absent.csv", "--places", self.folder / "places.csv")
        self.assertNotEqual(ended.returncode, 0)
        self.assertEqual(ended.stdout, "")
        self.assertEqual(ended.stderr.count("wardmote: "), 1, ended.stderr)
        self.assertIn("absent.csv", ended.stderr)

    def of_two(self, first, second):
        """The same scan in two processes that see another file of cases under the same name, as on two machines."""
        for number, rows in enumerate((first, second)):
            (self.folder / str(number)).mkdir()
            self.file(f"{number}/cases.csv", rows)
        places = self.file("places.csv", [["id", "x", "y"], ["a", 0, 0], ["b", 1, 0], ["c", 5, 5]])
        people = self.file("people.csv", [["place", "population"], ["a", 9], ["b", 9], ["c", 9]])
        script = f'cd {self.folder}/$OMPI_COMM_WORLD_RANK && exec {PROGRAM} scan --cases cases.csv --places {places} --population {people} --format csv'
        return subprocess.run([*MPIRUN, "-n", "2", "sh", "-c", script], capture_output=True, text=True, timeout=60)

    def test_a_file_that_only_one_of_them_refuses_ends_them_all_with_its_reason(self):
        good = [["place"], ["a"], ["a"], ["b"]]
        for files in ((good, [["place"], ["nowhere"]]), ([["place"], ["nowhere"]], good)):
            with self.subTest(files):
                ended = self.of_two(*files)
                self.assertEqual((ended.returncode, ended.stdout), (1, ""))
                self.assertEqual(ended.stderr.count("nowhere"), 1, ended.stderr)
            for number in "01":
                shutil.rmtree(self.folder / number)

    def test_processes_that_read_different_files_are_refused(self):
        good = [["place"], ["a"], ["a"], ["b"]]
        self.assertEqual(self.of_two(good, good).returncode, 0)
        for number in "01":
            shutil.rmtree(self.folder / number)
        ended = self.of_two(good, [*good, ["c"]])
        self.assertEqual((ended.returncode, ended.stdout), (1, ""))
        self.assertIn("different files", ended.stderr)

    def at_work(self, process):
        """The processes once all three compute: Open MPI 4 itself may wait for ever for one that dies while they join."""
        until = time.monotonic() + PATIENCE
        while len(scans := scans_below(process)) < 3 or min(map(seconds_computed, scans)) < 0.5:
            self.assertLess(time.monotonic(), until, "they do not begin")
            time.sleep(0.05)
        return scans

    def test_when_one_of_them_dies_nothing_is_answered_and_it_is_said(self):
        for victim in (1, 2):
            with subprocess.Popen(in_processes(3, *self.long_scan()), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
                try:
                    os.kill(self.at_work(process)[victim], signal.SIGKILL)
                    out, err = process.communicate(timeout=PATIENCE)
                except BaseException:
                    process.kill()
                    raise
            self.assertNotEqual(process.returncode, 0)
            self.assertEqual(out, "")
            self.assertIn("Start it again", err)
            self.assertIn(f"rank {victim}", err)


if __name__ == "__main__":
    unittest.main()
