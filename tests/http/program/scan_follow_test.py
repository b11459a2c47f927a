"""wardmote scan --before: which clusters are new, which go on, and which have ended since the scan before."""

import csv
import io
import json
import random
from datetime import date, timedelta
from pathlib import Path

from files import Folder
from support import run


class Follow(Folder):
    """A month of a city of 60 places, with a week of many cases in its west and then some days of many in its east."""

    def setUp(self):
        super().setUp()
        chance = random.Random(4)
        self.at = {f"p{i}": (i % 10, i // 10) for i in range(60)}
        self.places = self.file("places.csv", [["id", "x", "y"], *([name, *at] for name, at in self.at.items())])
        rows = [[place, self.day(day)] for day in range(30) for place in self.at if chance.random() < 0.15]
        rows += [[place, self.day(day)] for day in range(14, 20) for place in ("p10", "p11", "p20", "p21") for _ in range(2)]
        rows += [[place, self.day(day)] for day in range(24, 30) for place in ("p38", "p39", "p48", "p49") for _ in range(2)]
        self.cases = self.file("cases.csv", [["place", "date"], *rows])

    def day(self, number):
        return (date(2025, 3, 1) + timedelta(days=number)).isoformat()

    def scan(self, day, *arguments, form="json", code=0):
        ended = run("scan", "--cases", self.cases, "--places", self.places, "--start", self.day(0), "--end", self.day(day), "--window", "prospective",
                    "--max-duration", 7, *([] if "--replicates" in arguments else ["--replicates", 499]), "--format", form, *arguments, code=code)
        return ended.stderr if code else ended.stdout

    def kept(self, day, *arguments):
        path = self.folder / f"{day}.json"
        path.write_text(self.scan(day, *arguments), encoding="utf-8")
        return path

    def followed(self, report):
        return [(cluster["status"], cluster["since"]) for cluster in report["clusters"] if cluster["status"]]

    def test_a_cluster_is_new_then_goes_on_since_its_first_day_and_then_has_ended(self):
        first = self.kept(17)
        self.assertNotIn("status", json.loads(first.read_text(encoding="utf-8"))["clusters"][0])
        second = self.kept(18, "--before", first)
        third = json.loads(self.scan(19, "--before", second))
        self.assertEqual(self.followed(third), [("ongoing", self.day(17))])
        self.assertEqual(third["ended"], [])
        last = json.loads(self.scan(29, "--before", second))
        self.assertEqual(self.followed(last), [("new", self.day(29))])
        self.assertEqual([(one["status"], one["since"]) for one in last["ended"]], [("ended", self.day(17))])
        self.assertLessEqual({"p10", "p11"}, set(last["ended"][0]["places"]))

    def test_every_format_tells_it(self):
        before = self.kept(19)
        text = self.scan(29, "--before", before, form="text")
        self.assertIn("\n   new\n", text)
        self.assertIn(f"Ended, first seen {self.day(19)}: around p", text)
        rows = list(csv.DictReader(io.StringIO(self.scan(29, "--before", before, form="csv"))))
        self.assertEqual([row["status"] for row in rows if row["status"]], ["new", "ended"])
        self.assertNotIn("status", self.scan(29, form="csv"))
        drawn = json.loads(self.scan(29, "--before", before, form="geojson"))
        ended = drawn["features"][-1]
        self.assertEqual((ended["properties"]["status"], ended["geometry"]["type"]), ("ended", "Point"))
        self.assertEqual(ended["geometry"]["coordinates"], list(self.at[ended["properties"]["center"]]))
        self.assertNotIn("ended", drawn["scan"])

    def test_only_clusters_within_the_limits_are_followed(self):
        before = self.kept(18)
        strong = json.loads(self.scan(19, "--before", before))["clusters"][0]
        for limits in (["--follow-p", strong["p_value"] / 2], ["--follow-days", strong["recurrence_days"] + 1]):
            report = json.loads(self.scan(19, "--before", before, *limits))
            self.assertEqual((self.followed(report), report["ended"]), ([], []))
        within = json.loads(self.scan(19, "--before", before, "--follow-days", strong["recurrence_days"]))
        self.assertEqual(within["clusters"][0]["status"], "ongoing")

    def test_nothing_else_of_the_answer_changes(self):
        before = self.kept(18)
        with_before = json.loads(self.scan(19, "--before", before))
        for name in ("ended", "follow_p", "follow_days"):
            del with_before[name]
        for cluster in with_before["clusters"]:
            del cluster["status"], cluster["since"]
        self.assertEqual(with_before, json.loads(self.scan(19)))

    def test_what_is_no_earlier_answer_of_the_same_scan_is_refused_with_the_reason(self):
        before = self.kept(18)
        answer = json.loads(before.read_text(encoding="utf-8"))
        other = self.folder / "other.json"
        clusterless = {name: value for name, value in answer["clusters"][0].items() if name != "places"}
        for changed, reason in (({"model": "poisson"}, "model"), ({"prospective": False}, "prospective"), ({"distances": "stated"}, "distances"),
                                ({"replicates": 0}, "replicates"), ({"study_end": self.day(25)}, "after this scan"), ({"clusters": 3}, "no answer"),
                                ({"study_end": "yesterday"}, "no answer"), ({"clusters": [clusterless]}, "without places"), ({"clusters": [7]}, "without places")):
            other.write_text(json.dumps({**answer, **changed}), encoding="utf-8")
            self.assertIn(reason, self.scan(19, "--before", other, code=1))
        other.write_text("[1", encoding="utf-8")
        self.assertIn("no answer", self.scan(19, "--before", other, code=1))
        self.assertIn("absent", self.scan(19, "--before", Path(self.folder) / "absent.json", code=1))
        self.assertIn("--replicates", self.scan(19, "--before", before, "--replicates", 0, code=2))
