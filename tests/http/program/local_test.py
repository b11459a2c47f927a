"""wardmote local and near-repeat: files in, figures out, and a fault named by file, line, column and reason."""

import csv
import io
import json
import random
import unittest
from pathlib import Path

from files import Folder
from support import ROOT, run

GOLDEN = ROOT / "tests/golden"


def columbus():
    with (GOLDEN / "local/columbus.csv").open(encoding="utf-8") as rows:
        return list(csv.DictReader(rows))


class Local(Folder):
    def places(self):
        outlines = dict(line.rstrip("\n").split("\t") for line in (GOLDEN / "local/columbus_outlines.txt").open(encoding="utf-8"))
        return self.file("places.csv", [["id", "x", "y", "outline"], *([r["id"], r["x"], r["y"], outlines[r["id"]]] for r in columbus())])

    def values(self):
        return self.file("values.csv", [["place", "value"], *([r["id"], r["crime"]] for r in columbus())])

    def test_columbus_by_queen_weights_is_that_of_spdep(self):
        report = json.loads(run("local", "--places", self.places(), "--values", self.values(), "--statistic", "moran", "--format", "json").stdout)
        for place, expected in zip(report["places"], columbus()):
            self.assertAlmostEqual(place["statistic"], float(expected["local_moran"]), 9)
        self.assertEqual(sum(place["neighbours"] for place in report["places"]), 236)

    def test_a_file_of_neighbours_gives_what_the_weights_give(self):
        places, values = self.places(), self.values()
        with (GOLDEN / "local/columbus_links.csv").open(encoding="utf-8") as rows:
            links = [r for r in csv.DictReader(rows) if r["kind"] == "nearest_4"]
        as_csv = self.file("links.csv", [["from", "to"], *([r["from"], r["to"]] for r in links)])
        gal = self.folder / "links.gal"
        near = {r["id"]: [link["to"] for link in links if link["from"] == r["id"]] for r in columbus()}
        gal.write_text("0 49 columbus id\n" + "".join(f"{name} {len(to)}\n{' '.join(to)}\n" for name, to in near.items()), encoding="utf-8")
        by_weights = run("local", "--places", places, "--values", values, "--weights", "knn:4", "--format", "csv").stdout
        self.assertEqual(len(by_weights.splitlines()), 50)
        for given in (as_csv, gal):
            self.assertEqual(run("local", "--values", values, "--neighbours", given, "--format", "csv").stdout, by_weights)

    def test_threads_change_nothing(self):
        asked = ["local", "--places", self.places(), "--values", self.values(), "--statistic", "geary", "--format", "json"]
        self.assertEqual(run(*asked, "--threads", 1).stdout, run(*asked, "--threads", 3).stdout)

    def test_incidents_are_counted_and_a_heap_is_told(self):
        cells = [(f"c{r}-{c}", 100 * c, 100 * r) for r in range(12) for c in range(12)]
        places = self.file("cells.csv", [["id", "x", "y"], *cells])
        chance = random.Random(1)
        incidents = [[chance.choice(cells)[0]] for _ in range(150)] + [[f"c{r}-{c}"] for r in (4, 5, 6) for c in (4, 5, 6) for _ in range(9)]
        ended = run("local", "--places", places, "--values", self.file("incidents.csv", [["place"], *incidents]), "--weights", "band:150")
        self.assertIn("stand out", ended.stdout)
        self.assertRegex(ended.stdout, r"hot .* c5-5\n")

    def test_rates_need_a_population_and_use_it(self):
        places = self.places()
        counts = self.file("counts.csv", [["place", "count", "population"], *([r["id"], i % 7, 1000 + 10 * i] for i, r in enumerate(columbus()))])
        report = json.loads(run("local", "--places", places, "--values", counts, "--rate", "--format", "json").stdout)
        self.assertEqual(report["outcome"], "computed")
        self.assertIn("column population", run("local", "--places", places, "--values", self.values(), "--rate", code=1).stderr)

    def test_a_fault_is_named_by_file_line_column_and_reason(self):
        broken = self.file("broken.csv", [["place", "value"], ["1", "3"], ["2", "three"]])
        told = run("local", "--places", self.places(), "--values", broken, code=1).stderr
        for part in ("broken.csv", "Line 3", "column value", "three"):
            self.assertIn(part, told)
        self.assertIn("no row of place", run("local", "--places", self.places(), "--values", self.file("few.csv", [["place", "value"], ["1", "3"]]), code=1).stderr)
        self.assertIn("column outline", run("local", "--places", self.file("bent.csv", [["id", "outline"], ["1", "POLYGON ((0 0, 1"]]), "--values", broken, code=1).stderr)

    def test_weights_that_are_none_are_wrong_usage(self):
        for weights in ("rook", "knn:0", "knn:2.5", "band:-3", "knn:49"):
            run("local", "--places", self.places(), "--values", self.values(), "--weights", weights, code=2)


class NearRepeat(Folder):
    events = str(GOLDEN / "interaction/break_and_enter_d14_2018.csv")

    def test_the_pairs_are_those_of_surveillance(self):
        cells = json.loads(run("near-repeat", "--events", self.events, "--distances", "100,200,400,800", "--days", "1,3,7,14", "--format", "json").stdout)["cells"]
        with (GOLDEN / "interaction/knox_cumulative.csv").open(encoding="utf-8") as rows:
            widest = list(csv.DictReader(rows))[-1]
        near = [cell for cell in cells if "more" not in cell["distance"] + cell["days"]]
        self.assertEqual(sum(cell["pairs"] for cell in near), int(float(widest["pairs"])))
        self.assertAlmostEqual(sum(cell["expected"] for cell in near) / float(widest["expected"]), 1, 9)

    def test_text_is_the_table_of_the_field_and_csv_has_a_line_for_each_field(self):
        told = run("near-repeat", "--events", self.events, "--distances", "100,200", "--days", "7,14").stdout
        for words in ("same place", "1 to 100 m", "101 to 200 m", "more than 200 m", "0 to 7 days", "8 to 14 days", "more than 14 days"):
            self.assertIn(words, told)
        lines = list(csv.reader(io.StringIO(run("near-repeat", "--events", self.events, "--distances", "100,200", "--days", "7,14", "--format", "csv").stdout)))
        self.assertEqual(len(lines), 1 + 4 * 3)

    def test_neither_threads_nor_the_order_of_rows_change_anything(self):
        asked = ["--distances", "200", "--days", "7", "--strata", "neighbourhood,month", "--format", "json"]
        first = run("near-repeat", "--events", self.events, *asked, "--threads", 1).stdout
        lines = Path(self.events).read_text(encoding="utf-8").splitlines()
        turned = self.folder / "turned.csv"
        turned.write_text("\n".join([lines[0], *reversed(lines[1:])]) + "\n", encoding="utf-8")
        self.assertEqual(run("near-repeat", "--events", turned, *asked, "--threads", 3).stdout, first)
        self.assertGreater(json.loads(first)["strata"], 12)

    def test_degrees_become_metres(self):
        events = self.file("degrees.csv", [["latitude", "longitude", "date"], *([43.6 + 0.001 * (i % 5), -79.4, f"2024-03-{1 + i:02}"] for i in range(20))])
        cells = json.loads(run("near-repeat", "--events", events, "--distances", "100,120", "--days", "3", "--format", "json").stdout)["cells"]
        self.assertEqual([cell["pairs"] + later["pairs"] for cell, later in zip(cells[::2], cells[1::2])], [30, 0, 64, 96])

    def test_a_fault_is_named_by_file_line_column_and_reason(self):
        broken = self.file("broken.csv", [["x", "y", "date"], [1, 2, "2024-05-31"], [1, 2, "yesterday"]])
        told = run("near-repeat", "--events", broken, code=1).stderr
        for part in ("broken.csv", "Line 3", "column date", "yesterday"):
            self.assertIn(part, told)
        self.assertIn("--strata", run("near-repeat", "--events", broken, "--strata", "beat", code=1).stderr)
        for bands in (["--distances", "200,100"], ["--days", "-1"], ["--distances", "many"]):
            run("near-repeat", "--events", broken, *bands, code=2)


if __name__ == "__main__":
    unittest.main()
