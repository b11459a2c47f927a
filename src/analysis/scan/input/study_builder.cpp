#include "analysis/scan/input/study_builder.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/scan/negative_binomial.h"
#include "base/ensure.h"
#include "base/text.h"

namespace wardmote::analysis::scan {
namespace {

constexpr double value_max = 1e9;
constexpr std::string_view everywhere = "All";

double number_of(Day day) { return static_cast<double>(day.time_since_epoch().count()); }

std::string in_quotes(std::string_view text) { return "“" + std::string(text) + "”"; }

/// Covariates as their key holds them, with blanks between.
std::string in_words(std::string key) {
  if (!key.empty()) key.pop_back();
  std::ranges::replace(key, '\x1f', ' ');
  return key;
}

Fault check_count(double count) {
  if (count >= 0 && count <= value_max && count == std::floor(count)) return std::nullopt;
  return "the number of cases is " + base::to_text(count) + ", not a whole number from 0 to 1000000000";
}

}  // namespace

StudyBuilder::StudyBuilder(Plan plan)
    : plan_(plan), bounds_(interval_bounds(plan.period, plan.unit, plan.unit_length)) {
  for (auto const bound : bounds_) day_bounds_.push_back(number_of(bound));
  study_.model = plan.model;
  study_.coordinates = plan.coordinates;
  study_.dispersion = plan.dispersion;
  study_.intervals = static_cast<std::uint32_t>(bounds_.size() - 1);
  if (plan.extent == Extent::temporal) given_.push_back({std::string(everywhere), {}});
}

Fault StudyBuilder::check_position(Position position) const {
  if (!std::isfinite(position.x) || !std::isfinite(position.y)) return "a coordinate is not a number";
  if (plan_.coordinates == Coordinates::plane) return std::nullopt;
  if (std::abs(position.x) > 90)
    return "the latitude is " + base::to_text(position.x) + ", not from -90 to 90; latitude comes before longitude";
  if (std::abs(position.y) > 180) return "the longitude is " + base::to_text(position.y) + ", not from -180 to 180";
  return std::nullopt;
}

Fault StudyBuilder::add_place(std::string_view name, Position position) {
  ENSURE(names_.empty());
  if (plan_.extent == Extent::temporal) return std::nullopt;
  if (name.empty()) return "the place has no name";
  if (auto fault = check_position(position)) return fault;
  auto const [at, is_new] = index_.try_emplace(std::string(name), static_cast<std::uint32_t>(given_.size()));
  if (is_new) return given_.emplace_back(name, position), std::nullopt;
  if (given_[at->second].second == position) return std::nullopt;
  return "the place " + in_quotes(name) + " has other coordinates before";
}

Fault StudyBuilder::add_center(std::string_view name, Position position) {
  if (auto fault = check_position(position)) return fault;
  centers_.emplace_back(name, position);
  return std::nullopt;
}

Fault StudyBuilder::add_area(std::string_view name, std::vector<Position> points) {
  ENSURE(!points.empty() && (areas_.empty() || areas_.begin()->second.size() == points.size()));
  if (areas_.contains(name)) return "the place " + in_quotes(name) + " is there twice";
  Position middle;
  for (auto const& point : points) {
    if (auto fault = check_position(point)) return fault;
    middle.x += point.x / static_cast<double>(points.size());
    middle.y += point.y / static_cast<double>(points.size());
  }
  if (auto fault = add_place(name, middle)) return fault;
  areas_.emplace(name, std::move(points));
  return std::nullopt;
}

void StudyBuilder::close_places() {
  std::ranges::sort(given_, {}, &std::pair<std::string, Position>::first);
  for (auto const& [name, position] : given_) {
    index_[name] = static_cast<std::uint32_t>(names_.size());
    names_.push_back(name);
    study_.places.push_back(position);
  }
  auto const centers_are_points = centers_.empty();
  for (auto const& [name, points] : areas_) {
    study_.area_points.each = points.size();
    study_.area_points.points.insert(study_.area_points.points.end(), points.begin(), points.end());
    for (auto const& point : points)
      if (centers_are_points) centers_.emplace_back(name, point);
  }
  for (auto const& center : centers_) study_.centers.push_back(center.second);
}

Fault StudyBuilder::add_distance(std::string_view from, std::string_view to, double distance) {
  auto const first = place_called(from), second = place_called(to);
  if (!first || !second) return "the place " + in_quotes(first ? to : from) + " has no coordinates";
  if (!(distance >= 0) || !std::isfinite(distance))
    return "the distance is " + base::to_text(distance) + ", not a number from 0 on";
  if (first == second) return distance == 0 ? Fault() : "the place " + in_quotes(from) + " is not 0 from itself";
  if (distances_.try_emplace({*first, *second}, distance).second) return std::nullopt;
  return "the distance from " + in_quotes(from) + " to " + in_quotes(to) + " is stated twice";
}

StatedDistances StudyBuilder::stated_distances() const {
  auto both_ways = distances_;
  for (auto const& [pair, distance] : distances_) both_ways.try_emplace({pair.second, pair.first}, distance);
  StatedDistances stated{.starts = std::vector<std::size_t>(names_.size() + 1), .places = {}, .distances = {}};
  for (auto const& [pair, distance] : both_ways) {
    ++stated.starts[pair.first + 1];
    stated.places.push_back(pair.second);
    stated.distances.push_back(distance);
  }
  std::partial_sum(stated.starts.begin(), stated.starts.end(), stated.starts.begin());
  return stated;
}

std::optional<std::uint32_t> StudyBuilder::place_called(std::string_view name) const {
  if (plan_.extent == Extent::temporal) return 0;
  auto const found = index_.find(name);
  return found == index_.end() ? std::nullopt : std::optional(found->second);
}

std::uint32_t StudyBuilder::stratum_of(std::vector<std::string_view> const& covariates) {
  std::string key;
  for (auto const covariate : covariates) key += std::string(covariate) + '\x1f';
  auto const stratum = strata_.try_emplace(std::move(key), static_cast<std::uint32_t>(strata_.size())).first->second;
  if (cases_by_stratum_.size() <= stratum) cases_by_stratum_.resize(stratum + 1);
  return stratum;
}

Fault StudyBuilder::count_into(std::vector<Counted>& counted, std::string_view place, double count,
                               std::string_view date, std::uint32_t stratum) {
  std::uint32_t interval = 0;
  if (plan_.cases_are_dated) {
    auto const day = day_called(date, plan_.period.first);
    if (!day) return in_quotes(date) + " is no date, as 2001/11/24 is";
    auto const found = interval_of(*day, bounds_);
    if (!found && plan_.outside_period_is_left_out) return left_out_ += static_cast<std::uint64_t>(count), std::nullopt;
    if (!found)
      return std::string(date) + " lies outside the study period, " +
             base::to_text(base::LocalDate(plan_.period.first)) + " to " +
             base::to_text(base::LocalDate(plan_.period.last));
    interval = *found;
    if (plan_.by_day_of_week) stratum = stratum * 7 + std::chrono::weekday(*day).c_encoding();
  }
  counted.push_back({*place_called(place), interval, stratum, static_cast<std::uint32_t>(count)});
  return std::nullopt;
}

Fault StudyBuilder::add_case(std::string_view place, double count, std::string_view date,
                             std::vector<std::string_view> const& covariates) {
  ENSURE(!names_.empty());
  if (auto fault = check_count(count)) return fault;
  if (!place_called(place)) return "the place " + in_quotes(place) + " has no coordinates";
  if (plan_.model == Model::bernoulli && !covariates.empty())
    return "cases among controls take no covariates, and there is " + in_quotes(covariates.front());
  if (covariates_are_known_ && covariates.size() != covariates_)
    return std::to_string(covariates.size()) + " covariates, and rows before have " + std::to_string(covariates_);
  auto const stratum = stratum_of(covariates);
  auto const before = study_.cases.size();
  if (auto fault = count_into(study_.cases, place, count, date, plan_.model == Model::permutation ? stratum : 0))
    return fault;
  covariates_ = covariates.size(), covariates_are_known_ = true;
  if (study_.cases.size() > before) cases_by_stratum_[stratum] += count;
  return std::nullopt;
}

Fault StudyBuilder::add_control(std::string_view place, double count, std::string_view date) {
  if (auto fault = check_count(count)) return fault;
  if (!place_called(place)) return "the place " + in_quotes(place) + " has no coordinates";
  return count_into(study_.controls, place, count, date, 0);
}

Fault StudyBuilder::add_population(std::string_view place, std::string_view date, double persons,
                                   std::vector<std::string_view> const& covariates) {
  if (!(persons >= 0) || !std::isfinite(persons))
    return "the population is " + base::to_text(persons) + ", less than 0";
  auto const found = place_called(place);
  if (!found) return "the place " + in_quotes(place) + " has no coordinates";
  auto const day = date.empty() || date == "unspecified" || date == "0" ? std::optional(plan_.period.first)
                                                                        : day_called(date, plan_.period.first);
  if (!day) return in_quotes(date) + " is no date, as 2001, 2001/11 or 2001/11/24 are";
  if (covariates_are_known_ && covariates.size() != covariates_)
    return std::to_string(covariates.size()) + " covariates, and rows before have " + std::to_string(covariates_);
  covariates_ = covariates.size(), covariates_are_known_ = true;
  populations_.push_back({*found, stratum_of(covariates), number_of(*day), persons});
  return std::nullopt;
}

Fault StudyBuilder::add_expected(std::string_view place, std::string_view date, double expected) {
  if (!(expected >= 0) || !std::isfinite(expected))
    return "the number of expected cases is " + base::to_text(expected) + ", less than 0";
  auto const found = place_called(place);
  if (!found) return "the place " + in_quotes(place) + " has no coordinates";
  std::optional<std::uint32_t> interval = 0;
  if (plan_.cases_are_dated) {
    auto const day = day_called(date, plan_.period.first);
    if (!day) return in_quotes(date) + " is no date, as 2001/11/24 is";
    interval = interval_of(*day, bounds_);
  }
  expected_.resize(names_.size() * study_.intervals);
  if (interval) expected_[*found * study_.intervals + *interval] += expected;
  return std::nullopt;
}

Fault StudyBuilder::check_expected() const {
  if (expected_.empty()) return "no cases are expected anywhere";
  if (plan_.model == Model::negative_binomial)
    if (auto fault = negative_binomial_fault(*std::ranges::max_element(expected_), plan_.dispersion)) return fault;
  for (auto const& one : study_.cases)
    if (one.count > 0 && expected_[one.place * study_.intervals + one.interval] == 0)
      return "the place " + in_quotes(names_[one.place]) + " has cases and no expected ones in the interval from " +
             base::to_text(base::LocalDate(bounds_[one.interval]));
  return std::nullopt;
}

Fault StudyBuilder::check() const {
  if (names_.empty()) return "there is no place";
  if (expects_what_is_given(plan_.model)) return check_expected();
  if (plan_.model != Model::poisson) return std::nullopt;
  std::vector<double> persons(cases_by_stratum_.size());
  std::vector<char> has_population(names_.size());
  for (auto const& one : populations_) {
    persons[one.stratum] += one.persons;
    if (one.persons > 0) has_population[one.place] = 1;
  }
  for (auto const& [name, stratum] : strata_)
    if (cases_by_stratum_[stratum] > 0 && persons[stratum] == 0)
      return "there are cases with the covariates " + in_quotes(in_words(name)) + " and no population with them";
  for (auto const& one : study_.cases)
    if (one.count > 0 && has_population[one.place] == 0)
      return "the place " + in_quotes(names_[one.place]) + " has cases and no population";
  return std::nullopt;
}

void StudyBuilder::number_strata_by_name() {
  std::vector<std::uint32_t> number(strata_.size());
  std::vector<double> cases(strata_.size());
  std::uint32_t next = 0;
  for (auto const& [name, given] : strata_) {
    number[given] = next;
    cases[next++] = cases_by_stratum_[given];
  }
  cases_by_stratum_ = std::move(cases);
  for (auto& one : populations_) one.stratum = number[one.stratum];
  auto const days = plan_.by_day_of_week && plan_.cases_are_dated ? 7u : 1u;
  if (plan_.model == Model::permutation)
    for (auto& one : study_.cases) one.stratum = number[one.stratum / days] * days + one.stratum % days;
}

NamedStudy StudyBuilder::finish() {
  number_strata_by_name();  // not by the order of rows, which must change nothing
  NamedStudy named{.study = std::move(study_),
                   .places = names_,
                   .centers = {},
                   .bounds = bounds_,
                   .mean_population = {},
                   .left_out = left_out_};
  for (auto const& center : centers_) named.centers.push_back(center.first);
  if (plan_.distances_are_stated) named.study.stated = stated_distances();
  if (plan_.model == Model::poisson) {
    auto made = standardised(std::move(populations_), cases_by_stratum_, names_.size(), day_bounds_);
    named.study.expected = std::move(made.expected);
    named.mean_population = std::move(made.mean_population);
  }
  if (expects_what_is_given(plan_.model)) {  // any table of places and intervals: a factor for each interval
    auto const intervals = named.study.intervals;
    named.study.expected = {intervals, std::move(expected_), std::vector<double>(std::size_t{intervals} * intervals)};
    for (std::size_t t = 0; t < intervals; ++t) named.study.expected.of_interval[t * intervals + t] = 1;
  }
  return named;
}

}  // namespace wardmote::analysis::scan
