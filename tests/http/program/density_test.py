"""wardmote density and aoristic: files in, cells and hours out, and a fault named by file, line, column and reason."""

import csv
import io
import json
import random
import unittest

from files import Folder
from support import ROOT, run

EVENTS = str(ROOT / "tests/golden/interaction/break_and_enter_d14_2018.csv")


class Density(Folder):
    def report(self, *arguments):
        return json.loads(run("density", "--events", EVENTS, "--format", "json", *arguments).stdout)

    def test_corrected_by_diggle_the_cells_add_up_to_the_events(self):
        report = self.report("--bandwidth", 300, "--edge", "diggle")
        self.assertAlmostEqual(sum(cell["per_km2"] for cell in report["values"]) * 0.01, 688, 5)
        self.assertEqual(report["events"], 688)
        self.assertEqual(len(report["values"]), report["cells"])

    def test_without_a_bandwidth_one_is_chosen_and_said(self):
        report = self.report()
        self.assertTrue(report["bandwidth_chosen"])
        self.assertGreaterEqual(report["bandwidth_m"], 100)
        self.assertIn("by cross-validated likelihood", run("density", "--events", EVENTS).stdout)

    def test_what_is_held_out_is_foretold_with_intervals(self):
        accuracy = self.report("--held-out", 270, "--bandwidth", 300, "--share", "5,20")["accuracy"]
        self.assertGreater(accuracy["held_out"], 100)
        for at in accuracy["shares"]:
            self.assertAlmostEqual(at["pai"]["value"], at["hit_rate"]["value"] / at["area_share"])
            self.assertLess(at["pai"]["lower"], at["pai"]["value"])
            self.assertGreater(at["pai"]["upper"], at["pai"]["value"])
            self.assertTrue(0 < at["pei"]["value"] <= 1)
        self.assertGreater(accuracy["area_under_curve"], 0.6)
        self.assertIn("PAI", run("density", "--events", EVENTS, "--held-out", 270, "--bandwidth", 300).stdout)

    def test_a_bandwidth_in_time_gives_the_last_day(self):
        lines = list(csv.reader(io.StringIO(run("density", "--events", EVENTS, "--time-bandwidth", 14, "--bandwidth", 300, "--format", "csv").stdout)))
        self.assertEqual(lines[0], ["x", "y", "per_km2_day"])

    def test_a_boundary_makes_the_region(self):
        outline = self.file("outline.csv", [["id", "outline"], ["d14", "POLYGON ((-1000 -1000, 1000 -1000, 1000 1000, -1000 1000, -1000 -1000))"]])
        report = self.report("--boundary", outline, "--bandwidth", 300)
        self.assertEqual(report["cells"], 400)
        self.assertEqual(report["events"] + report["outside"], 688)
        self.assertGreater(report["outside"], 0)

    def test_degrees_become_squares_of_geojson_and_metres_do_not(self):
        chance = random.Random(2)
        rows = [[43.6 + chance.gauss(0, 0.01), -79.4 + chance.gauss(0, 0.01)] for _ in range(80)]
        events = self.file("degrees.csv", [["lat", "lon"], *rows])
        squares = json.loads(run("density", "--events", events, "--cell", 500, "--bandwidth", 700, "--format", "geojson").stdout)
        ring = squares["features"][0]["geometry"]["coordinates"][0]
        self.assertEqual(ring[0], ring[-1])
        self.assertAlmostEqual(ring[0][0], -79.4, 0)
        self.assertIn("latitude", run("density", "--events", EVENTS, "--format", "geojson", code=2).stderr)

    def test_neither_threads_nor_the_order_of_rows_change_anything(self):
        chance = random.Random(3)
        rows = [[43.6 + chance.gauss(0, 0.01), -79.4 + chance.gauss(0, 0.01), chance.randrange(100)] for _ in range(300)]
        asked = ["--adaptive", "--held-out", 80, "--format", "json", "--cell", 200]
        first = run("density", "--events", self.file("a.csv", [["lat", "lon", "day"], *rows]), *asked, "--threads", 1).stdout
        chance.shuffle(rows)
        self.assertEqual(run("density", "--events", self.file("b.csv", [["lat", "lon", "day"], *rows]), *asked, "--threads", 3).stdout, first)

    def test_no_cell_is_small_and_text_lists_none_with_few_events(self):
        run("density", "--events", EVENTS, "--cell", 49, code=2)
        run("density", "--events", EVENTS, "--bandwidth", 99, code=2)
        few = self.file("few.csv", [["x", "y"], *([1000 * i, 700 * i * i] for i in range(4))])
        self.assertIn("none is listed", run("density", "--events", few, "--bandwidth", 500, "--cell", 500).stdout)

    def test_a_fault_is_named_by_file_line_column_and_reason(self):
        broken = self.file("broken.csv", [["x", "y", "date"], [1, 2, "2024-05-31"], [1, 2, "yesterday"]])
        told = run("density", "--events", broken, "--held-out", "2024-06-01", code=1).stderr
        for part in ("broken.csv", "Line 3", "column date", "yesterday"):
            self.assertIn(part, told)
        self.assertIn("no event lies before", run("density", "--events", EVENTS, "--held-out", 0, code=2).stderr)
        run("density", "--events", EVENTS, "--held-out", "soon", code=2)
        far = self.file("far.csv", [["x", "y"], [0, 0], [1e9, 1e9]])
        self.assertIn("4,000,000", run("density", "--events", far, "--bandwidth", 500, code=2).stderr)


class Aoristic(Folder):
    def test_each_incident_counts_one_over_the_hours_it_may_lie_in(self):
        incidents = self.file("known.csv", [["from", "to"], ["2024-05-31 08:00", "2024-05-31 12:00"], ["2024-05-31T23:30", "2024-06-01T00:30"], ["2024-06-01 09:15:30", ""]])
        units = json.loads(run("aoristic", "--events", incidents, "--format", "json").stdout)["units"]
        weights = [unit["weight"] for unit in units]
        self.assertEqual([weights[h] for h in (0, 8, 9, 11, 23)], [0.5, 0.25, 1.25, 0.25, 0.5])
        self.assertEqual(units[9]["at_least"], 1)
        by_week = list(csv.DictReader(io.StringIO(run("aoristic", "--events", incidents, "--by", "weekday-hour", "--format", "csv").stdout)))
        self.assertEqual({row["unit"]: row["weight"] for row in by_week}["Friday 23:00"], "0.5")
        by_day = run("aoristic", "--events", incidents, "--by", "day").stdout
        self.assertRegex(by_day, r"2024-05-31 +1\.50 +1 +2")

    def test_a_fault_is_named_by_file_line_column_and_reason(self):
        for row, words in ((["2024-05-31 08:00", "2024-05-31 07:00"], "before from"), (["2024-05-31", ""], "column from"), (["2024-05-31 08:00", "25:00"], "column to")):
            told = run("aoristic", "--events", self.file("broken.csv", [["from", "to"], row]), code=1).stderr
            for part in ("broken.csv", "Line 2", words):
                self.assertIn(part, told)


if __name__ == "__main__":
    unittest.main()
