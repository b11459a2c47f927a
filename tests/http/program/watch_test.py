"""wardmote watch: weekly counts in, alarms out, and a gap or a fault named by file, line and reason."""

import csv
import datetime
import io
import json
import random
import unittest

from files import Folder
from support import ROOT, run

GOLDEN = ROOT / "tests/golden"
FIRST = datetime.date(1990, 1, 1)  # a Monday


def monday(week):
    return (FIRST + datetime.timedelta(weeks=week)).isoformat()


def agona():
    with (GOLDEN / "surveillance/salmonella_agona.csv").open(encoding="utf-8") as rows:
        return [int(row["count"]) for row in csv.DictReader(rows)]


class Watch(Folder):
    def counts(self, series, name="counts.csv", skip=()):
        rows = [[monday(week), area, "theft", count] for area, counts in series.items() for week, count in enumerate(counts)]
        return self.file(name, [["date", "area", "offence", "count"], *(row for i, row in enumerate(rows) if i not in skip)])

    def report(self, counts, *asked):
        return json.loads(run("watch", "--counts", counts, "--format", "json", *asked).stdout)

    def test_upper_bounds_and_alarms_of_salmonella_agona_are_those_of_surveillance(self):
        counts = self.counts({"UK": agona()})
        with (GOLDEN / "surveillance/farrington.csv").open(encoding="utf-8") as rows:
            fourth = [row for row in csv.DictReader(rows)][3]
        one = self.report(counts, "--week", monday(263), "--years", 4, "--method", "farrington-flexible")["series"][0]
        self.assertEqual(one["observed"], 10)
        self.assertAlmostEqual(one["expected"], float(fourth["flexible_mean"]), 4)
        self.assertTrue(one["alarm"])
        self.assertTrue(one["beyond_bound"])

    def test_every_method_answers_and_says_how_many_false_alarms_chance_makes(self):
        chance = random.Random(2)
        series = {f"zone {i}": [chance.randrange(12) for _ in range(270)] for i in range(12)}
        series["zone 3"][-1] = 60
        counts = self.counts(series)
        for method in ("farrington-flexible", "farrington", "ears-c1", "ears-c2", "ears-c3", "cusum"):
            report = self.report(counts, "--method", method, "--draws", 1999)
            self.assertEqual([one["area"] for one in report["series"] if one["alarm"]], ["zone 3"], method)
            self.assertGreater(report["false_alarms_a_year"], 0)
        text = run("watch", "--counts", counts).stdout
        for words in ("Week of 1995-02-27", "1 alarm", "zone 3, theft", "Chance alone makes"):
            self.assertIn(words, text)

    def test_a_budget_takes_the_place_of_the_level(self):
        chance = random.Random(3)
        counts = self.counts({f"zone {i}": [chance.randrange(12) for _ in range(270)] for i in range(10)})
        report = self.report(counts, "--budget", 26)
        self.assertLessEqual(report["false_alarms_a_year"], 26.000001)
        self.assertGreater(report["false_alarms_a_year"], 20)
        self.assertIsNone(report["level"])
        self.assertIn("--budget and --level", run("watch", "--counts", counts, "--budget", 5, "--level", 0.1, code=2).stderr)

    def test_what_is_too_sparse_or_too_short_is_named(self):
        series = {"busy": [6] * 270, "empty": [0] * 270}
        rows = [[monday(week), area, "theft", count] for area, counts in series.items() for week, count in enumerate(counts)]
        rows += [[monday(week), "new", "theft", 7] for week in range(200, 270)]
        text = run("watch", "--counts", self.file("counts.csv", [["date", "area", "offence", "count"], *rows])).stdout
        self.assertIn("judged 1, too sparse 1, too short 1", text)
        self.assertIn("empty, theft", text)
        self.assertIn("new, theft: 70 weeks", text)

    def test_a_missing_week_is_refused_unless_it_is_said_to_be_zero(self):
        counts = self.counts({"a": [5] * 270, "b": [5] * 270}, skip=(100, 101))
        told = run("watch", "--counts", counts, code=1).stderr
        for part in ("“a”", "counts.csv", monday(100), "1 more", "--missing-as-zero"):
            self.assertIn(part, told)
        self.assertEqual(self.report(counts, "--missing-as-zero")["judged"], 2)

    def test_rows_without_a_count_are_incidents_of_weeks_that_begin_on_monday(self):
        chance = random.Random(4)
        days = [(FIRST + datetime.timedelta(days=chance.randrange(7 * 20))).isoformat() for _ in range(200)]
        days += [(FIRST + datetime.timedelta(days=139)).isoformat()] * 60  # the last Sunday
        report = self.report(self.file("incidents.csv", [["date", "area", "offence"], *([day, "a", "theft"] for day in days)]), "--method", "ears-c1")
        self.assertTrue(report["of_incidents"])
        self.assertEqual(report["week"], monday(19))
        self.assertTrue(report["series"][0]["alarm"])
        cut = self.report(self.file("cut.csv", [["date", "area", "offence"], *([day, "a", "theft"] for day in days if day < monday(19)), [monday(19), "a", "theft"]]), "--method", "ears-c1")
        self.assertEqual(cut["week"], monday(18))  # a week that has only begun is not judged

    def test_neither_threads_nor_the_order_of_rows_change_anything(self):
        chance = random.Random(5)
        series = {f"zone {i}": [chance.randrange(9) for _ in range(100)] for i in range(8)}
        counts = self.counts(series)
        turned = self.counts(dict(reversed(series.items())), "turned.csv")
        for method in ("ears-c3", "cusum", "ears-c2"):
            asked = ["--method", method, "--draws", 499, "--format", "csv"]
            first = run("watch", "--counts", counts, *asked, "--threads", 1).stdout
            self.assertEqual(run("watch", "--counts", turned, *asked, "--threads", 3).stdout, first)
            self.assertEqual(len(list(csv.reader(io.StringIO(first)))), 9)

    def test_a_fault_is_named_by_file_line_column_and_reason(self):
        head = ["date", "area", "offence", "count"]
        for row, words in (
            (["2024-01-09", "a", "theft", 1], "Tuesday"),
            (["2024-01-08", "a", "theft", "-1"], "column count"),
            (["2024-01-01", "a", "theft", 1], "twice"),
            (["soon", "a", "theft", 1], "column date"),
            (["2024-01-08", "", "theft", 1], "column area"),
        ):
            told = run("watch", "--counts", self.file("broken.csv", [head, ["2024-01-01", "a", "theft", 1], row]), code=1).stderr
            for part in ("broken.csv", "Line 3", words):
                self.assertIn(part, told)
        self.assertIn("no column offence", run("watch", "--counts", self.file("bare.csv", [["date", "area"], ["2024-01-01", "a"]]), code=1).stderr)

    def test_a_week_that_the_file_does_not_reach_is_wrong_usage(self):
        counts = self.counts({"a": [5] * 30})
        self.assertIn(monday(29), run("watch", "--counts", counts, "--week", "2031-01-06", code=2).stderr)
        run("watch", "--counts", counts, "--method", "magic", code=2)


if __name__ == "__main__":
    unittest.main()
