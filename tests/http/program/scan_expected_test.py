"""wardmote scan --expected: counts against expected cases that are given, which scatter as Poisson counts or more."""

import csv
import io
import json
import random
from datetime import date, timedelta

from files import Folder
from support import run


class Expected(Folder):
    """A fortnight of 36 places that expect a case a day; five of them have four times as many in the last three days."""

    def setUp(self):
        super().setUp()
        chance = random.Random(8)
        at = {f"p{i}": (i % 6, i // 6) for i in range(36)}
        self.many = {"p14", "p15", "p20", "p21", "p13"}
        days = [(date(2026, 3, 1) + timedelta(days=i)).isoformat() for i in range(14)]
        self.places = self.file("places.csv", [["id", "x", "y"], *([name, *where] for name, where in at.items())])
        self.forecast = [["place", "date", "expected"], *([name, day, 1] for name in at for day in days)]
        self.expected = self.file("expected.csv", self.forecast)
        self.rows = [[name, day, (4 if name in self.many and day >= days[-3] else 0) + chance.choice((0, 0, 1, 1, 1, 3))] for name in at for day in days]
        self.cases = self.file("cases.csv", [["place", "date", "count"], *self.rows])

    def arguments(self, *more):
        return ["--cases", self.cases, "--places", self.places, "--expected", self.expected, *more]

    def scan(self, *arguments, code=0):
        return run("scan", *self.arguments(*arguments), code=code)

    def report(self, *arguments):
        return json.loads(self.scan("--window", "space-time,prospective", "--format", "json", *arguments).stdout)

    def test_both_models_find_what_exceeds_the_forecast(self):
        for report, model in ((self.report(), "expectation"), (self.report("--dispersion", 0.3), "negative-binomial")):
            likeliest = report["clusters"][0]
            self.assertEqual((report["model"], report["prospective"]), (model, True))
            self.assertLessEqual({"p14", "p15", "p20", "p21"}, set(likeliest["places"]))
            self.assertEqual((likeliest["start"], likeliest["end"], likeliest["p_value"]), ("2026-03-12", "2026-03-14", 0.001))
            self.assertAlmostEqual(likeliest["relative_risk"], likeliest["observed"] / likeliest["expected"])

    def test_the_score_is_the_one_that_the_rows_give(self):
        report = self.report("--dispersion", 0.3)
        self.assertEqual(report["dispersion"], 0.3)
        for cluster in report["clusters"]:
            counts = [count for place, day, count in self.rows if place in cluster["places"] and cluster["start"] <= day <= cluster["end"]]
            w = 1.3
            self.assertEqual((cluster["observed"], cluster["expected"]), (sum(counts), len(counts)))
            self.assertAlmostEqual(cluster["statistic"], sum((count - 1) / w for count in counts) / (len(counts) / w) ** 0.5)

    def test_the_more_counts_scatter_the_less_a_cluster_says(self):
        scores = [self.report("--dispersion", dispersion)["clusters"][0]["statistic"] for dispersion in (0.01, 0.3, 3)]
        self.assertEqual(scores, sorted(scores, reverse=True))
        self.assertIsNone(self.report()["dispersion"])

    def test_every_format_tells_the_same_cluster(self):
        window = ("--window", "space-time", "--dispersion", 0.3)
        report = json.loads(self.scan(*window, "--format", "json").stdout)
        likeliest = report["clusters"][0]
        text = self.scan(*window).stdout
        self.assertIn("negative-binomial model, space-time windows", text)
        self.assertIn(f"score {likeliest['statistic']:.6f}, p 0.001", text)
        rows = list(csv.DictReader(io.StringIO(self.scan(*window, "--format", "csv").stdout)))
        self.assertEqual([float(row["statistic"]) for row in rows], [one["statistic"] for one in report["clusters"]])
        drawn = json.loads(self.scan(*window, "--format", "geojson").stdout)
        self.assertEqual(drawn["features"][0]["properties"], likeliest)
        self.assertEqual(drawn["scan"]["model"], "negative-binomial")

    def test_in_space_alone_a_place_counts_once(self):
        report = json.loads(self.scan("--model", "negative-binomial", "--dispersion", 0.1, "--format", "json").stdout)
        self.assertEqual(report["window"], "spatial")
        self.assertTrue(set(report["clusters"][0]["places"]) & self.many)
        self.assertAlmostEqual(report["clusters"][0]["expected"], 14 * len(report["clusters"][0]["places"]))

    def test_threads_and_the_order_of_rows_change_nothing(self):
        options = ("--dispersion", 0.3, "--window", "space-time", "--format", "json")
        once = self.scan(*options, "--threads", 1).stdout
        self.assertEqual(self.scan(*options, "--threads", 3).stdout, once)
        random.Random(2).shuffle(self.rows)
        self.cases = self.file("cases.csv", [["place", "date", "count"], *self.rows])
        self.expected = self.file("expected.csv", [self.forecast[0], *reversed(self.forecast[1:])])
        self.assertEqual(self.scan(*options).stdout, once)

    def test_what_does_not_go_together_is_wrong_usage_and_the_way_out_is_named(self):
        for others, words in ((["--model", "negative-binomial"], ("needs --expected", "--dispersion", "expected^2")),
                              (["--dispersion", 1, "--rates", "low"], ("high rates alone", "expectation model")),
                              (["--dispersion", 1, "--rates", "both"], ("high rates alone", "expectation model")),
                              (["--dispersion", 1, "--window", "ellipse"], ("circles alone", "leave ellipse out")),
                              (["--dispersion", 1, "--window", "temporal"], ("needs places", "expectation model")),
                              (["--dispersion", 1, "--report", "gini"], ("Gini", "Poisson and the Bernoulli")),
                              (["--dispersion", 1, "--model", "expectation"], ("--dispersion goes with the negative binomial",)),
                              (["--dispersion", 0], ("--dispersion",)), (["--dispersion", "much"], ("--dispersion",))):
            ended = self.scan(*others, code=2)
            for word in words:
                self.assertIn(word, ended.stderr)
        run("scan", "--prm", self.places, "--dispersion", 1, code=2)
        self.assertIn("--dispersion", run("scan", "--help").stdout)

    def test_a_forecast_that_cannot_be_one_is_refused_by_place_and_reason(self):
        for row, reason in ((["p1", "2026-03-02", -1], "less than 0"), (["p1", "2026-03-02", "some"], "“some”"), (["nowhere", "2026-03-02", 1], "“nowhere”")):
            self.expected = self.file("wrong.csv", [*self.forecast, row])
            ended = self.scan("--dispersion", 1, code=1)
            self.assertIn(f"Line {len(self.forecast) + 1}", ended.stderr)
            self.assertIn(reason, ended.stderr)
        self.expected = self.file("less.csv", [row for row in self.forecast if row[0] != "p20"])
        self.assertIn("the place “p20” has cases and no expected ones", self.scan("--dispersion", 1, code=1).stderr)
        self.expected = self.file("large.csv", [*self.forecast, ["p1", "2026-03-02", 2e6]])
        self.assertIn("too many to simulate", self.scan("--dispersion", 1, code=1).stderr)
