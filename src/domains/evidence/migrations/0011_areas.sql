-- Areas that figures are about: from a country down to a census area, and what a police service serves. They form a tree by
-- parent_code where the source says so. Public; an area belongs to the version of the dataset that described it.

CREATE TABLE area (
  board_id   TEXT    NOT NULL REFERENCES board (id),
  version_id TEXT    NOT NULL REFERENCES dataset_version (id),
  kind       TEXT    NOT NULL,  -- country, province, region, municipality, police_service, census_metropolitan_area,
                                -- census_tract, dissemination_area, neighbourhood, community
  code       TEXT    NOT NULL,  -- the publisher's: "3524001"
  name_en    TEXT    NOT NULL,
  name_fr    TEXT    NOT NULL,
  parent_code TEXT,
  population      INTEGER,       -- residents; null if not known
  population_year INTEGER,
  geometry   TEXT,               -- GeoJSON geometry, WGS84; null if there is none
  geometry_quality TEXT NOT NULL CHECK (geometry_quality IN ('exact', 'approximate', 'none')),
  source_row INTEGER NOT NULL,   -- line (CSV) or place (JSON) in the file, from 1
  PRIMARY KEY (version_id, kind, code)
);
CREATE INDEX area_by_kind ON area (board_id, kind, code);
