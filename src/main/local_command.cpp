#include <array>
#include <cmath>
#include <cstdio>
#include <unordered_map>

#include "analysis/local/empirical_bayes.h"
#include "base/text.h"
#include "main/commands.h"
#include "main/local_report.h"
#include "main/place_files.h"
#include "main/report_rows.h"
#include "main/scan_columns.h"
#include "main/terminal.h"
#include "main/threads.h"

namespace wardmote {
namespace {

namespace locals = analysis::local;
using std::string_view_literals::operator""sv;

constexpr std::array value_columns{"value"sv};
constexpr std::array count_columns{"count"sv, "cases"sv, "incidents"sv, "n"sv};
constexpr std::array population_columns{"population"sv, "persons"sv, "pop"sv};

std::unexpected<base::Refusal> wrong_usage(std::string reason) {
  return base::refuse(base::RefusalCode::usage_invalid, {{"reason", std::move(reason)}});
}

/// What the values file says of each place.
class Values {
 public:
  Values(std::vector<std::string>& names, bool may_add, bool rate) : names_(names), may_add_(may_add), rate_(rate) {
    for (std::size_t i = 0; i < names.size(); ++i) number_[names[i]] = i;
    of_.resize(names.size());
  }

  std::optional<std::string> take(CsvRow const& row) {
    auto const name = row.field(scan_columns::place);
    if (!name) return "there is no column place";
    auto const at = number_of(*name);
    if (!at) return "column place: there is no place “" + std::string(*name) + "”";
    auto const value = row.field(value_columns), count = row.field(count_columns);
    auto const& text = value ? value : count;
    auto const number = text ? base::decimal_number(*text) : std::optional(1.0);
    if (!number)
      return std::string("column ") + (value ? "value" : "count") + ": “" + std::string(*text) + "” is no number";
    if (!value && *number < 0) return "column count: “" + std::string(*text) + "” is less than 0";
    is_value_ = value.has_value();
    auto& own = of_[*at];
    if (own.rows++ > 0 && (value || rate_))
      return "column place: “" + std::string(*name) + "” stands in the file twice";
    own.value += *number;
    return rate_ ? take_population(row, own.population) : std::nullopt;
  }

  /// Refuses a place that a rate or a value is wanted of and that the file leaves out.
  base::Answer<std::vector<double>> finish(std::string const& file) const {
    std::vector<double> values;
    std::vector<locals::Exposed> exposed;
    for (std::size_t i = 0; i < of_.size(); ++i) {
      if (of_[i].rows == 0 && (is_value_ || rate_))
        return base::refuse(base::RefusalCode::scan_data_invalid,
                            {{"reason", file + " has no row of place “" + names_[i] + "”"}});
      values.push_back(of_[i].value);
      exposed.push_back({of_[i].value, of_[i].population});
    }
    return rate_ ? locals::empirical_bayes(exposed).standardised : values;
  }

 private:
  struct Of {
    double value = 0, population = 0;
    int rows = 0;
  };

  std::optional<std::size_t> number_of(std::string_view name) {
    auto const found = number_.find(std::string(name));
    if (found != number_.end()) return found->second;
    if (!may_add_) return {};
    names_.emplace_back(name);
    of_.emplace_back();
    return number_[std::string(name)] = names_.size() - 1;
  }

  std::optional<std::string> take_population(CsvRow const& row, double& population) {
    auto const text = row.field(population_columns);
    if (!text) return "there is no column population, which --rate needs";
    auto const persons = base::decimal_number(*text);
    if (!persons || *persons <= 0) return "column population: “" + std::string(*text) + "” is no number above 0";
    population = *persons;
    return std::nullopt;
  }

  std::vector<std::string>& names_;
  bool may_add_, rate_, is_value_ = false;
  std::unordered_map<std::string, std::size_t> number_;
  std::vector<Of> of_;
};

/// Of knn:8 or band:500 the number behind the colon.
std::optional<double> number_behind(std::string_view text, std::string_view word) {
  if (!text.starts_with(word)) return {};
  return base::decimal_number(text.substr(word.size()));
}

base::Answer<locals::Neighbours> neighbours_by(std::string const& weights, PlaceFile const& places) {
  if (weights == "queen") return locals::queen(places.outlines);
  if (auto const distance = number_behind(weights, "band:")) return locals::within(places.points, *distance);
  auto const count = static_cast<std::size_t>(*number_behind(weights, "knn:"));
  if (count >= places.names.size())
    return wrong_usage("--weights " + weights + " asks for as many neighbours as there are places (" +
                       std::to_string(places.names.size()) + ") or more");
  return locals::nearest(places.points, count);
}

base::Answer<PlaceNeed> need_of(Options::Local const& asked) {
  if (!asked.neighbours.empty()) return PlaceNeed::names;
  if (asked.places.empty()) return wrong_usage("without --neighbours, --places must be given");
  if (asked.weights == "queen") return PlaceNeed::outlines;
  auto const count = number_behind(asked.weights, "knn:"), distance = number_behind(asked.weights, "band:");
  bool const usable = (count && *count >= 1 && *count == std::floor(*count)) || (distance && *distance > 0);
  if (!usable) return wrong_usage("--weights is queen, knn:K (8, say) or band:METRES (500, say), not " + asked.weights);
  return PlaceNeed::points;
}

base::Answer<LocalJob> job_of(Options::Local const& asked) {
  auto const need = need_of(asked);
  if (!need) return std::unexpected(need.error());
  PlaceFile places;
  if (!asked.places.empty()) {
    auto read = read_places(asked.places, *need);
    if (!read) return std::unexpected(read.error());
    places = std::move(*read);
  }
  Values values(places.names, asked.places.empty(), asked.rate);
  if (auto const done = each_csv_row(asked.values, [&](CsvRow const& row) { return values.take(row); }); !done)
    return std::unexpected(done.error());
  auto taken = values.finish(asked.values);
  if (!taken) return std::unexpected(taken.error());
  auto neighbours =
      asked.neighbours.empty() ? neighbours_by(asked.weights, places) : read_neighbours(asked.neighbours, places.names);
  if (!neighbours) return std::unexpected(neighbours.error());
  return LocalJob{std::move(places.names), std::move(*taken), std::move(*neighbours), {}, asked.level};
}

locals::LocalOptions options_of(Options::Local const& asked) {
  using enum locals::Statistic;
  std::unordered_map<std::string, locals::Statistic> const statistics{
      {"gi_star", gi_star}, {"gi", gi}, {"moran", moran}, {"geary", geary}};
  return {.statistic = statistics.at(asked.statistic),
          .correction = correction_called(asked.correction),
          .mid_p = asked.mid_p,
          .seed = asked.seed};
}

}  // namespace

int local(Options const& options) {
  auto job = job_of(options.local);
  if (!job) {
    Terminal(options.format).refuse(job.error());
    return job.error().code == base::RefusalCode::usage_invalid ? exit_usage : exit_refused;
  }
  job->options = options_of(options.local);
  auto const answer =
      locals::local_statistics(job->values, job->neighbours, job->options, on_threads(options.local.threads));
  std::fputs(local_report(*job, answer, options.format).c_str(), stdout);
  return exit_ok;
}

}  // namespace wardmote
