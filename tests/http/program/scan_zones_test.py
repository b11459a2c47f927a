"""wardmote scan where places are more than points on a plane: distances along streets, and areas with outlines."""

import json
import random

from files import Folder
from support import run


class Distances(Folder):
    """Two rows of houses on the banks of a river: straight across is near, by the bridge at one end far."""

    def setUp(self):
        super().setUp()
        self.places = self.file("places.csv", [["id", "x", "y"], *([f"{bank}{i}", i, y] for bank, y in (("n", 0.1), ("s", 0)) for i in range(12))])
        self.people = self.file("people.csv", [["place", "population"], *([f"{bank}{i}", 100] for bank in "ns" for i in range(12))])
        self.cases = self.file("cases.csv", [["place", "count"], *([f"n{i}", 9 if 4 <= i < 8 else 1] for i in range(12)), *([f"s{i}", 1] for i in range(12))])
        banks = [[f"{bank}{i}", f"{bank}{j}", j - i] for bank in "ns" for i in range(12) for j in range(i + 1, 12)]
        self.banks = [["from", "to", "distance"], *banks]

    def scan(self, *arguments, code=0):
        return run("scan", "--cases", self.cases, "--places", self.places, "--population", self.people, *arguments, code=code)

    def likeliest(self, *arguments):
        return json.loads(self.scan("--format", "json", *arguments).stdout)["clusters"][0]

    def test_zones_follow_the_streets_and_not_the_straight_line(self):
        straight = self.likeliest()
        self.assertTrue({"s5", "s6"} & set(straight["places"]) or len(straight["places"]) < 4)
        along = self.likeliest("--distances", self.file("banks.csv", self.banks))
        self.assertEqual(sorted(along["places"]), ["n4", "n5", "n6", "n7"])
        self.assertEqual(along["radius"], 2)
        self.assertGreater(along["statistic"], straight["statistic"])

    def test_what_is_stated_both_ways_counts_each_way_and_a_farther_place_stays_out(self):
        one_way = [*self.banks, *([b, a, 50] for a, b, _ in self.banks[1:])]
        cluster = self.likeliest("--distances", self.file("ways.csv", one_way), "--max-distance", 2)
        self.assertTrue(cluster["center"].startswith("n"))
        self.assertLessEqual(cluster["radius"], 2)

    def test_the_report_says_so_and_draws_places_where_no_circle_outlines_them(self):
        banks = self.file("banks.csv", self.banks)
        self.assertIn("stated distances", self.scan("--distances", banks).stdout)
        drawn = json.loads(self.scan("--distances", banks, "--format", "geojson").stdout)
        self.assertEqual(drawn["scan"]["distances"], "stated")
        self.assertEqual(drawn["features"][0]["geometry"]["type"], "MultiPoint")
        self.assertEqual(len(drawn["features"][0]["geometry"]["coordinates"]), 4)

    def test_what_cannot_be_a_distance_is_refused_by_line_and_reason(self):
        for row, reason in ((["n1", "nowhere", 1], "nowhere"), (["n1", "n2", -1], "-1"), (["n1", "n2", "far"], "far"), (["n1", "n1", 4], "not 0 from itself"),
                            (["n0", "n1", 3], "twice")):
            ended = self.scan("--distances", self.file("wrong.csv", [*self.banks, row]), code=1)
            self.assertIn(f"Line {len(self.banks) + 1}", ended.stderr)
            self.assertIn(reason, ended.stderr)
        self.assertIn("column from, to or distance", self.scan("--distances", self.people, code=1).stderr)

    def test_what_does_not_go_together_is_wrong_usage(self):
        banks = self.file("banks.csv", self.banks)
        for others in (["--centers", self.places], ["--areas", banks], ["--window", "ellipse"], ["--window", "temporal"]):
            self.scan("--distances", banks, *others, code=2)
        run("scan", "--prm", self.places, "--distances", banks, code=2)


class Areas(Folder):
    def setUp(self):
        super().setUp()
        # Six long strips from west to east, a bent area around them, and one of two parts; degrees near 45 N.
        strips = [(f"strip{i}", [[[0, i], [9, i], [9, i + 1], [0, i + 1], [0, i]]]) for i in range(6)]
        bent = ("bent", [[[-1, -1], [10, -1], [10, 7], [9, 7], [9, 0], [-1, 0], [-1, -1]]])
        self.outlines = [*strips, bent]
        self.areas = self.geojson([self.feature(*outline) for outline in self.outlines])
        self.people = self.file("people.csv", [["place", "population"], *([name, 100] for name, _ in self.outlines)])
        self.cases = self.file("cases.csv", [["place", "count"], *([name, 30 if name in ("strip1", "strip2") else 5] for name, _ in self.outlines)])

    def feature(self, name, rings, **other):
        return {"type": "Feature", "id": name, "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[x / 100, 45 + y / 100] for x, y in ring] for ring in rings]}, **other}

    def geojson(self, features):
        path = self.folder / "areas.geojson"
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
        return path

    def scan(self, *arguments, code=0):
        return run("scan", "--cases", self.cases, "--population", self.people, *arguments, code=code)

    def test_a_circle_takes_in_the_areas_that_lie_half_in_it(self):
        report = json.loads(self.scan("--areas", self.areas, "--format", "json").stdout)
        self.assertEqual(report["distances"], "to areas")
        self.assertEqual(sorted(report["clusters"][0]["places"]), ["strip1", "strip2"])
        self.assertIn(report["clusters"][0]["center"], [name for name, _ in self.outlines])
        self.assertGreater(report["clusters"][0]["radius"], 2)  # half of a strip of 7 km

    def test_a_cluster_is_drawn_by_the_outlines_of_its_areas(self):
        drawn = json.loads(self.scan("--areas", self.areas, "--format", "geojson").stdout)["features"][0]["geometry"]
        self.assertEqual(drawn["type"], "MultiPolygon")
        self.assertEqual(len(drawn["coordinates"]), 2)

    def test_threads_and_the_order_of_features_change_nothing(self):
        once = self.scan("--areas", self.areas, "--format", "json", "--threads", 1).stdout
        self.assertEqual(self.scan("--areas", self.areas, "--format", "json", "--threads", 3).stdout, once)
        features = [self.feature(*outline) for outline in self.outlines]
        random.Random(1).shuffle(features)
        self.assertEqual(self.scan("--areas", self.geojson(features), "--format", "json").stdout, once)

    def test_a_name_may_stand_among_the_properties(self):
        named = [self.feature(f"number {i}", rings, properties={"Area": name}) for i, (name, rings) in enumerate(self.outlines)]
        once = self.scan("--areas", self.areas).stdout
        self.assertEqual(self.scan("--areas", self.geojson(named)).stdout, once)

    def test_what_is_no_area_is_refused_by_feature_and_reason(self):
        good = [self.feature(*outline) for outline in self.outlines]
        point = {"type": "Feature", "id": "p", "geometry": {"type": "Point", "coordinates": [0, 45]}}
        flat = self.feature("flat", [[[0, 0], [1, 0], [2, 0], [0, 0]]])
        far = self.feature("far", [[[0, 0], [1, 0], [1, 9000], [0, 0]]])
        for feature, reason in ((point, "no Polygon"), (flat, "too thin"), (far, "no longitude and latitude"), (self.feature("bent", self.outlines[0][1]), "twice"),
                                (self.feature("", self.outlines[0][1]), "no id"), (self.feature("x", [[[0, 0], [1, 1], [0, 0]]]), "four corners")):
            ended = self.scan("--areas", self.geojson([*good, feature]), code=1)
            self.assertIn("feature 8", ended.stderr)
            self.assertIn(reason, ended.stderr)
        for text, reason in (("{}", "FeatureCollection"), ("no json", "FeatureCollection"), ('{"features": []}', "areas.geojson")):
            (self.folder / "areas.geojson").write_text(text, encoding="utf-8")
            self.assertIn(reason, self.scan("--areas", self.folder / "areas.geojson", code=1).stderr)
        self.scan("--areas", self.areas, "--places", self.people, code=2)
        self.scan("--areas", self.areas, "--window", "ellipse", code=2)
