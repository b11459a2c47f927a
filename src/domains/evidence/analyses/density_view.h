#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domains/evidence/analyses/run_frame.h"
#include "web/value.h"

namespace wardmote::evidence {

struct DensityCellView {
  std::int64_t rank = 0;  ///< 1: the densest
  double per_km2 = 0;     ///< incidents a square kilometre over the period
  std::string area{};     ///< code; empty: not known
  std::string name{};     ///< of the area
  double latitude = 0;    ///< of its middle
  double longitude = 0;
  std::string sentence{};
  std::optional<web::RawJson> geometry{};
};
BOOST_DESCRIBE_STRUCT(DensityCellView, (), (rank, per_km2, area, name, latitude, longitude, sentence, geometry))

struct DensityAccuracyView {
  double area_share = 0;
  double hits = 0;
  double hit_rate = 0;
  double pai = 0;
  double pai_from = 0;
  double pai_to = 0;
  double pei = 0;
  double pei_from = 0;
  double pei_to = 0;
};
BOOST_DESCRIBE_STRUCT(DensityAccuracyView, (),
                      (area_share, hits, hit_rate, pai, pai_from, pai_to, pei, pei_from, pei_to))

struct DensityView : RunFrame {
  std::string cells_sentence{};
  std::vector<DensityCellView> densest{};  ///< the first of them
  std::vector<DensityCellView> cells{};    ///< all that are shown
  double cell_m = 0;
  double bandwidth_m = 0;
  std::string held_out_from{};
  std::vector<DensityAccuracyView> accuracy{};
};
BOOST_DESCRIBE_STRUCT(DensityView, (RunFrame),
                      (cells_sentence, densest, cells, cell_m, bandwidth_m, held_out_from, accuracy))

/// The page of a density, waiting, at work or done. Requires the figures of one.
DensityView density_view(RunFigures const& figures, web::Principal const& principal, base::Instant now,
                         web::Tongue const& tongue);

}  // namespace wardmote::evidence
