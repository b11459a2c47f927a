"""wardmote scan --types: several types of cases, each against its own expected cases, their ratios added up."""

import csv
import io
import json
import math
import random
from datetime import date, timedelta

from files import Folder
from support import run


class Types(Folder):
    """A month of 36 places with three types; in the last three days two of them have some more in five places."""

    def setUp(self):
        super().setUp()
        chance = random.Random(8)
        self.at = {f"p{i}": (i % 6, i // 6) for i in range(36)}
        self.days = [(date(2026, 3, 1) + timedelta(days=i)).isoformat() for i in range(30)]
        self.places = self.file("places.csv", [["id", "x", "y"], *([name, *where] for name, where in self.at.items())])
        self.rows = [[chance.choice(list(self.at)), chance.choice(self.days), kind] for kind in ("robbery", "break-in", "theft") for _ in range(150)]
        self.rows += [[place, day, kind] for place in ("p14", "p15", "p20", "p21", "p13") for day in self.days[-3:] for kind in ("robbery", "theft")]
        self.cases = self.file("cases.csv", [["place", "date", "type"], *self.rows])

    def scan(self, *arguments, code=0, cases=None):
        return run("scan", "--cases", cases or self.cases, "--places", self.places, "--max-duration", 7, "--replicates", 199, *arguments, code=code)

    def report(self, *arguments):
        return json.loads(self.scan("--types", "--format", "json", *arguments).stdout)

    def cases_of(self, kind):
        return self.file(f"{kind}.csv", [["place", "date", "type"], *(row for row in self.rows if row[2] == kind)])

    def test_a_cluster_tells_each_type_and_adds_the_ratios_of_those_with_too_many(self):
        report = self.report()
        self.assertEqual(report["types"], ["break-in", "robbery", "theft"])
        likeliest = report["clusters"][0]
        self.assertLessEqual({"p14", "p15", "p20", "p21"}, set(likeliest["places"]))
        self.assertEqual((likeliest["start"], likeliest["end"], likeliest["p_value"]), ("2026-03-28", "2026-03-30", 0.005))
        total = 0
        for told in likeliest["types"]:
            rows = [row for row in self.rows if row[2] == told["type"]]
            here = [row for row in rows if row[0] in likeliest["places"]]
            now = [row for row in rows if row[1] >= likeliest["start"]]
            count, expected, cases = sum(row in now for row in here), len(here) * len(now) / len(rows), len(rows)
            self.assertEqual(told["observed"], count)
            self.assertAlmostEqual(told["expected"], expected)
            ratio = count * math.log(count / expected) + (cases - count) * math.log((cases - count) / (cases - expected)) if count > expected and count >= 2 else 0
            self.assertAlmostEqual(told["statistic"], ratio)
            self.assertEqual(told["contributes"], ratio > 0)
            total += ratio
        self.assertAlmostEqual(likeliest["statistic"], total)
        self.assertEqual({told["type"] for told in likeliest["types"] if told["contributes"]} & {"robbery", "theft"}, {"robbery", "theft"})

    def test_one_type_is_answered_in_the_bytes_of_a_scan_without_types(self):
        for output in ("text", "json", "csv", "geojson"):
            for kind in ("robbery", "break-in"):
                cases = self.cases_of(kind)
                self.assertEqual(self.scan("--types", "--format", output, cases=cases).stdout, self.scan("--format", output, cases=cases).stdout)

    def test_every_format_tells_the_types(self):
        likeliest = self.report()["clusters"][0]
        text = self.scan("--types").stdout
        self.assertIn("480 cases of 3 types, space-time-permutation model", text)
        for told in likeliest["types"]:
            self.assertIn(f"   {told['type']}: {told['observed']} cases, {told['expected']:.2f} expected", text)
        row = next(csv.DictReader(io.StringIO(self.scan("--types", "--format", "csv").stdout)))
        self.assertEqual([int(row[f"observed: {told['type']}"]) for told in likeliest["types"]], [told["observed"] for told in likeliest["types"]])
        self.assertEqual(json.loads(row["contributes: robbery"]), True)
        drawn = json.loads(self.scan("--types", "--format", "geojson").stdout)
        self.assertEqual(drawn["features"][0]["properties"], likeliest)
        self.assertEqual(drawn["scan"]["types"], ["break-in", "robbery", "theft"])

    def test_threads_and_the_order_of_rows_change_nothing(self):
        once = self.scan("--types", "--format", "json", "--threads", 1).stdout
        self.assertEqual(self.scan("--types", "--format", "json", "--threads", 3).stdout, once)
        random.Random(2).shuffle(self.rows)
        shuffled = self.file("shuffled.csv", [["place", "date", "type"], *self.rows])
        self.assertEqual(self.scan("--types", "--format", "json", cases=shuffled).stdout, once)

    def test_the_other_models_take_types_with_what_they_need(self):
        population = self.file("population.csv", [["place", "year", "persons"], *([place, 2026, 100] for place in self.at)])
        controls = self.file("controls.csv", [["place", "date", "type"], *([place, self.days[0], kind] for place in self.at for kind in ("robbery", "break-in", "theft") for _ in range(9))])
        expected = self.file("expected.csv", [["place", "date", "type", "expected"], *([place, day, kind, 150 / 36 / 30] for place in self.at for day in self.days for kind in ("robbery", "break-in", "theft"))])
        for files, model in ((("--population", population), "poisson"), (("--controls", controls), "bernoulli"), (("--expected", expected), "expectation")):
            for window in ("spatial", "space-time,prospective"):
                report = self.report(*files, "--window", window)
                self.assertEqual((report["model"], len(report["clusters"][0]["types"])), (model, 3))

    def test_a_parameter_file_of_several_data_sets_gives_the_same_clusters(self):
        for number, kind in enumerate(("break-in", "robbery", "theft"), 1):
            (self.folder / f"{number}.cas").write_text("".join(f"{place} 1 {day}\n" for place, day, type_ in self.rows if type_ == kind), encoding="utf-8")
        (self.folder / "p.geo").write_text("".join(f"{name} {x} {y}\n" for name, (x, y) in self.at.items()), encoding="utf-8")
        settings = (
            "[Input]\nCaseFile=1.cas\nCoordinatesFile=p.geo\nCoordinatesType=0\nPrecisionCaseTimes=3\nStartDate=2026/3/1\nEndDate=2026/3/30\n[Analysis]\nAnalysisType=3\nModelType=2\n"
            "MaxTemporalSizeInterpretation=1\nMaxTemporalSize=7\nMonteCarloReps=199\n[Multiple Data Sets]\nMultipleDataSetsPurposeType=%d\nCaseFile2=2.cas\nCaseFile3=3.cas\nDataSet3-Name=theft\n"
        )
        (self.folder / "several.prm").write_text(settings % 0, encoding="utf-8")
        report = json.loads(run("scan", "--prm", self.folder / "several.prm", "--format", "json").stdout)
        self.assertEqual(report["types"], ["1", "2", "theft"])
        own = self.report()
        for one, other in zip(report["clusters"], own["clusters"], strict=True):
            self.assertEqual((one["places"], one["statistic"], one["p_value"]), (other["places"], other["statistic"], other["p_value"]))
        (self.folder / "adjusted.prm").write_text(settings % 1, encoding="utf-8")
        self.assertIn("MultipleDataSetsPurposeType=1", run("scan", "--prm", self.folder / "adjusted.prm", code=1).stderr)

    def test_clusters_are_followed_only_from_a_scan_of_the_same_types(self):
        before = self.folder / "before.json"
        before.write_text(self.scan("--types", "--format", "json", "--window", "space-time,prospective").stdout, encoding="utf-8")
        again = self.report("--window", "space-time,prospective", "--before", before)
        self.assertEqual(again["clusters"][0]["status"], "ongoing")
        self.assertIn("types", self.scan("--window", "space-time,prospective", "--before", before, code=1).stderr)

    def test_what_does_not_go_together_is_refused_by_its_reason(self):
        self.assertIn("“fraud” has one case", self.scan("--types", code=1, cases=self.file("few.csv", [["place", "date", "type"], *self.rows, ["p1", self.days[0], "fraud"]])).stderr)
        self.assertIn("there is no column type", self.scan("--types", code=1, cases=self.file("none.csv", [["place", "date"], *(row[:2] for row in self.rows)])).stderr)
        self.assertIn("the type is empty", self.scan("--types", code=1, cases=self.file("empty.csv", [["place", "date", "type"], ["p1", self.days[0], ""]])).stderr)
        controls = self.file("controls.csv", [["place", "date"], *([place, self.days[0]] for place in self.at)])
        self.assertIn("each type has its own", self.scan("--types", "--controls", controls, code=1).stderr)
        expected = self.file("expected.csv", [["place", "date", "type", "expected"], ["p1", self.days[0], "fraud", 1]])
        self.assertIn("“fraud” has no case", self.scan("--types", "--expected", expected, code=1).stderr)
        self.assertIn("negative binomial", self.scan("--types", "--expected", expected, "--dispersion", 1, code=2).stderr)
        population = self.file("population.csv", [["place", "year", "persons"], *([place, 2026, 100] for place in self.at)])
        self.assertIn("Gini", self.scan("--types", "--population", population, "--report", "gini", code=2).stderr)
        run("scan", "--prm", self.places, "--types", code=2)
