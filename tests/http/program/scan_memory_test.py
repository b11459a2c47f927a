"""What a scan takes in memory: looking back over ten years it keeps worlds, and no more of its windows than may be told."""

import random
import re
import subprocess
import time
import unittest
from datetime import date, timedelta
from pathlib import Path

from files import Folder
from support import PROGRAM

PLACES, CASES_A_PLACE, DAYS = 2000, 33, 3650
MEGABYTES_MAX = 70  # 50 are used; every window kept would take 170


class Memory(Folder):
    def peak_megabytes(self, *arguments):
        """As the system knows it of the program alone: what its parent used before it began is not counted, as it is by getrusage."""
        peak = 0
        with subprocess.Popen([PROGRAM, "scan", *map(str, arguments)], stdout=subprocess.DEVNULL) as process:
            while process.poll() is None:
                found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process.pid}/status").read_text())
                peak = int(found[1]) / 1024 if found else peak  # none once it has ended
                time.sleep(0.01)
        self.assertEqual(process.returncode, 0)
        self.assertGreater(peak, 0)
        return peak

    def test_of_the_best_windows_of_every_centre_and_time_only_those_are_kept_that_may_be_told(self):
        chance = random.Random(5)
        side = 0.234 * PLACES**0.5  # some 58 places within a kilometre
        places = self.file("places.csv", [["id", "x", "y"], *([f"p{i}", chance.uniform(0, side), chance.uniform(0, side)] for i in range(PLACES))])
        first = date(2015, 1, 1)
        days = [(first + timedelta(days=i)).isoformat() for i in range(DAYS)]
        cases = self.file("cases.csv", [["place", "date"], *([f"p{chance.randrange(PLACES)}", chance.choice(days)] for _ in range(PLACES * CASES_A_PLACE))])
        peak = self.peak_megabytes("--cases", cases, "--places", places, "--max-distance", 1, "--max-duration", 14, "--replicates", 32)
        self.assertLess(peak, MEGABYTES_MAX)


if __name__ == "__main__":
    unittest.main()
