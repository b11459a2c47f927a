#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/scan/input/calendar.h"
#include "analysis/scan/options.h"
#include "analysis/scan/standardise.h"
#include "analysis/scan/study.h"

namespace wardmote::analysis::scan {

/// What rows mean, before any is read.
struct Plan {
  Model model = Model::poisson;
  Extent extent = Extent::spatial;
  Coordinates coordinates = Coordinates::plane;
  Period period;
  TimeUnit unit = TimeUnit::day;
  std::uint32_t unit_length = 1;
  bool cases_are_dated = true;
  bool outside_period_is_left_out = false;  ///< else such a row has a fault
  bool by_day_of_week = false;              ///< permutation: seven more strata
  bool distances_are_stated = false;        ///< else they are straight
  double dispersion = 0;                    ///< negative binomial: as Study has it
};

/// A study with the names that its numbers stand for.
struct NamedStudy {
  Study study;
  std::vector<std::string> places;
  std::vector<std::string> centers;     ///< empty: the places
  std::vector<Day> bounds;              ///< of the intervals
  std::vector<double> mean_population;  ///< of each place; Poisson only
  std::uint64_t left_out = 0;           ///< cases and controls outside the period
  std::vector<std::string> types{};     ///< of several types that are scanned together; empty: one
};

/// What is wrong with a row; nothing if it was taken.
using Fault = std::optional<std::string>;

/// Makes a study of rows, whatever file they come from: places first, then the rest in any order. A row with a fault
/// changes nothing.
class StudyBuilder {
 public:
  explicit StudyBuilder(Plan plan);

  Fault add_place(std::string_view name, Position position);
  Fault add_center(std::string_view name, Position position);
  /// A place that is an area, by points that lie in it; each area has as many. Without centres of their own, windows are
  /// laid around all these points.
  Fault add_area(std::string_view name, std::vector<Position> points);
  /// Ends the places. They are numbered in the order of their names.
  void close_places();
  Fault add_case(std::string_view place, double count, std::string_view date,
                 std::vector<std::string_view> const& covariates);
  /// A stated distance holds both ways, unless the way back is stated as well. What is not stated cannot be reached.
  Fault add_distance(std::string_view from, std::string_view to, double distance);
  Fault add_control(std::string_view place, double count, std::string_view date);
  Fault add_population(std::string_view place, std::string_view date, double persons,
                       std::vector<std::string_view> const& covariates);

  /// So many cases are expected there and then; rows of the same place and interval add up. Outside the period: nothing.
  Fault add_expected(std::string_view place, std::string_view date, double expected);

  bool has_places() const { return !names_.empty(); }
  /// What is wrong with the whole; nothing if `finish` may be called.
  Fault check() const;
  NamedStudy finish();

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  Fault check_position(Position position) const;
  std::optional<std::uint32_t> place_called(std::string_view name) const;
  std::uint32_t stratum_of(std::vector<std::string_view> const& covariates);
  Fault count_into(std::vector<Counted>& counted, std::string_view place, double count, std::string_view date,
                   std::uint32_t stratum);

  void number_strata_by_name();
  StatedDistances stated_distances() const;
  Fault check_expected() const;

  Plan plan_;
  std::vector<Day> bounds_;
  std::vector<double> day_bounds_;
  std::vector<std::string> names_;
  std::vector<std::pair<std::string, Position>> given_, centers_;
  std::map<std::string, std::vector<Position>, std::less<>> areas_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> distances_;  ///< by place, from and to
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> index_;
  std::map<std::string, std::uint32_t, std::less<>> strata_;
  Study study_;
  std::vector<Population> populations_;
  std::vector<double> cases_by_stratum_;
  std::vector<double> expected_;  ///< place * intervals + interval
  std::size_t covariates_ = 0;    ///< how many a row has
  bool covariates_are_known_ = false;
  std::uint64_t left_out_ = 0;
};

}  // namespace wardmote::analysis::scan
