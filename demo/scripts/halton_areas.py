#!/usr/bin/env python3
"""Makes demo/data/areas/halton_municipalities.geojson: the four municipalities of Halton with their residents of 2021.

Oakville, Burlington and Milton are the outlines of halton_municipalities_from_wards.geojson, without points that repeat the one
before. No outline of Halton Hills is under an open licence, so an approximate one is computed: the convex hull of the centroids of its census
tracts, widened by BUFFER_M and cut where it would reach into the other three. Cutting is done along rays from the hull's
middle, so the outline is star-shaped. It says geometry_quality: approximate, and maps say so.

Run it from anywhere: python3 demo/scripts/halton_areas.py
"""
import csv
import gzip
import io
import json
import math
import pathlib

AREAS = pathlib.Path(__file__).resolve().parent.parent / "data" / "areas"
HALTON_HILLS = "3524015"
TRACTS = [f"53506{number}" for number in range(30, 40)]  # 5350630.00 to 5350639.00
BUFFER_M = 2500
STEP_M = 100
RAYS = 240
METRES_PER_DEGREE = 111_195.0


def read_gzip(name):
    return gzip.decompress((AREAS / name).read_bytes()).decode("utf-8-sig")


def residents_2021():
    """Of each municipality, the sum over its dissemination areas."""
    residents = {}
    for row in csv.DictReader(io.StringIO(read_gzip("GGH-Census-da-21.csv.gz"))):
        if row["CSDUID"].startswith("3524"):
            residents[row["CSDUID"]] = residents.get(row["CSDUID"], 0) + float(row["2021-a-Population"] or 0)
    return {code: round(count) for code, count in residents.items()}


def tracts_of_halton_hills():
    features = json.loads(read_gzip("ct_centroids_1996_2021.geojson.gz"))["features"]
    return [f for f in features if any(f["properties"]["ctuid"].startswith(tract + ".") for tract in TRACTS)]


def without_repeats(ring):
    return [point for i, point in enumerate(ring) if i == 0 or point != ring[i - 1]]


def hull_of(points):
    """Convex hull, counter-clockwise (Andrew's monotone chain)."""
    def half(ordered):
        chain = []
        for p in ordered:
            while len(chain) > 1 and cross(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        return chain[:-1]
    ordered = sorted(points)
    return half(ordered) + half(ordered[::-1])


def cross(a, b, c):
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def inside(point, ring):
    x, y = point
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def distance_to(point, ring):
    """To a convex ring: 0 inside."""
    if inside(point, ring):
        return 0.0
    return min(distance_to_segment(point, a, b) for a, b in zip(ring, ring[1:] + ring[:1]))


def distance_to_segment(p, a, b):
    length = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2
    t = 0 if length == 0 else max(0, min(1, ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length))
    return math.hypot(p[0] - a[0] - t * (b[0] - a[0]), p[1] - a[1] - t * (b[1] - a[1]))


def outline_of_halton_hills(tracts, neighbours):
    centroids = [f["geometry"]["coordinates"] for f in tracts]
    latitude = sum(c[1] for c in centroids) / len(centroids)
    scale = math.cos(math.radians(latitude)) * METRES_PER_DEGREE
    metres = lambda p: (p[0] * scale, p[1] * METRES_PER_DEGREE)
    hull = hull_of([metres(c) for c in centroids])
    others = [[metres(p) for p in ring] for ring in neighbours]
    middle = (sum(p[0] for p in hull) / len(hull), sum(p[1] for p in hull) / len(hull))
    ring = []
    for ray in range(RAYS):
        angle = 2 * math.pi * ray / RAYS
        reach = 0
        while True:
            point = (middle[0] + (reach + STEP_M) * math.cos(angle), middle[1] + (reach + STEP_M) * math.sin(angle))
            if distance_to(point, hull) > BUFFER_M or any(inside(point, other) for other in others):
                break
            reach += STEP_M
        ring.append([round((middle[0] + reach * math.cos(angle)) / scale, 5), round((middle[1] + reach * math.sin(angle)) / METRES_PER_DEGREE, 5)])
    return ring + ring[:1]


def main():
    residents = residents_2021()
    tracts = tracts_of_halton_hills()
    counted = sum(f["properties"]["pop_2021"] for f in tracts)
    assert counted == residents[HALTON_HILLS], f"tracts have {counted} residents, Halton Hills {residents[HALTON_HILLS]}"
    features = json.loads((AREAS / "halton_municipalities_from_wards.geojson").read_text())["features"]
    rings = []
    for feature in features:
        assert feature["geometry"]["type"] == "Polygon"
        feature["geometry"]["coordinates"] = [without_repeats(ring) for ring in feature["geometry"]["coordinates"]]
        rings.append(feature["geometry"]["coordinates"][0])
        feature["properties"]["geometry_quality"] = "exact"
    features.append({"type": "Feature", "properties": {"csduid": HALTON_HILLS, "municipality": "Halton Hills", "geometry_quality": "approximate"},
                     "geometry": {"type": "Polygon", "coordinates": [outline_of_halton_hills(tracts, rings)]}})
    for feature in features:
        feature["properties"]["population_2021"] = residents[feature["properties"]["csduid"]]
    lines = ",\n".join(json.dumps(f, separators=(",", ":")) for f in features)
    (AREAS / "halton_municipalities.geojson").write_text('{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n")


if __name__ == "__main__":
    main()
