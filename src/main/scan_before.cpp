#include "main/scan_before.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "main/scan_job.h"
#include "main/scan_report.h"
#include "main/whole_file.h"

namespace wardmote {
namespace {

namespace scans = analysis::scan;
using Json = nlohmann::ordered_json;

base::Refusal refused(std::string const& file, std::string const& reason) {
  return {base::RefusalCode::scan_data_invalid, {{"reason", file + " " + reason}}};
}

std::optional<scans::Day> day_at(Json const& object, char const* name) {
  auto const value = object.value(name, Json());
  return value.is_string() ? scans::whole_day_called(value.get<std::string>(), scans::Day{}) : std::nullopt;
}

std::optional<double> number_at(Json const& object, char const* name) {
  auto const value = object.value(name, Json());
  return value.is_number() ? std::optional(value.get<double>()) : std::nullopt;
}

bool is_followed(Json const& cluster, FollowLimits const& limits) {
  return number_at(cluster, "p_value").value_or(2) <= limits.p &&
         (!limits.days || number_at(cluster, "recurrence_days").value_or(0) >= *limits.days);
}

/// A cluster of an answer that was given on `today`; nothing if it is none.
std::optional<scans::Sighting> sighting_of(Json const& cluster, scans::Day today) {
  if (!cluster.is_object()) return std::nullopt;
  auto const places = cluster.value("places", Json());
  auto const first = day_at(cluster, "start"), last = day_at(cluster, "end");
  if (!places.is_array() || places.empty() || !first || !last || !cluster.value("center", Json()).is_string())
    return std::nullopt;
  scans::Sighting sighting{.places = {},
                           .first = *first,
                           .last = *last,
                           .is_high = cluster.value("rate", Json()) != "low",
                           .since = day_at(cluster, "since").value_or(today)};
  for (auto const& place : places) {
    if (!place.is_string()) return std::nullopt;
    sighting.places.push_back(place.get<std::string>());
  }
  return sighting;
}

/// In what the earlier scan was made in another way; nothing if in none.
std::optional<std::string> difference(Json const& earlier, Json const& own) {
  for (auto const* name : {"model", "window", "prospective", "coordinates", "distances", "types"})
    if (auto const value = earlier.value(name, Json()), other = own.value(name, Json()); value != other)
      return std::string("has the ") + name + " " + value.dump() + ", and this scan " + other.dump();
  return std::nullopt;
}

std::string date(scans::Day day) { return base::to_text(base::LocalDate(day)); }

}  // namespace

base::Answer<EarlierScan> read_earlier(std::string const& file, FollowLimits const& limits, ScanJob const& job) {
  if (job.options.replicates == 0)
    return base::refuse(base::RefusalCode::usage_invalid,
                        {{"reason", "--before goes by p-values, and there are none without --replicates"}});
  auto const text = text_of_file(file);
  if (!text) return std::unexpected(text.error());
  auto const answer = Json::parse(*text, nullptr, false);
  auto const clusters = answer.is_object() ? answer.value("clusters", Json()) : Json();
  auto const last = answer.is_object() ? day_at(answer, "study_end") : std::nullopt;
  if (!clusters.is_array() || !last)
    return std::unexpected(refused(file, "is no answer of wardmote scan --format json"));
  auto const own = Json::parse(scan_report(job, {}, OutputFormat::json));
  if (auto const reason = difference(answer, own)) return std::unexpected(refused(file, *reason));
  if (number_at(answer, "replicates").value_or(0) == 0)
    return std::unexpected(refused(file, "has no p-values, for it was made without replicates"));
  if (auto const today = day_at(own, "study_end").value(); *last > today)
    return std::unexpected(refused(file, "ends on " + date(*last) + ", after this scan, which ends on " + date(today)));
  EarlierScan earlier{.limits = limits, .sightings = {}, .reports = {}};
  for (auto const& cluster : clusters) {
    auto sighting = sighting_of(cluster, *last);
    if (!sighting) return std::unexpected(refused(file, "holds a cluster without places or days"));
    if (!is_followed(cluster, limits)) continue;
    earlier.sightings.push_back(std::move(*sighting));
    earlier.reports.push_back(cluster.dump());
  }
  return earlier;
}

std::string with_what_became(std::string const& answer, EarlierScan const& earlier) {
  auto report = Json::parse(answer);
  auto const today = day_at(report, "study_end").value();
  std::vector<scans::Sighting> sightings;
  for (auto const& cluster : report["clusters"])
    if (is_followed(cluster, earlier.limits)) sightings.push_back(sighting_of(cluster, today).value());
  auto const following = scans::follow(earlier.sightings, sightings, today);
  auto next = following.now.begin();
  for (auto& cluster : report["clusters"]) {
    auto const followed = is_followed(cluster, earlier.limits);
    cluster["status"] = !followed ? Json() : next->is_new ? "new" : "ongoing";
    cluster["since"] = followed ? Json(date((next++)->since)) : Json();
  }
  report["ended"] = Json::array();
  for (auto const i : following.ended) {
    auto ended = Json::parse(earlier.reports[i]);
    ended["status"] = "ended";
    ended["since"] = date(earlier.sightings[i].since);
    report["ended"].push_back(std::move(ended));
  }
  report["follow_p"] = earlier.limits.p;
  report["follow_days"] = earlier.limits.days ? Json(*earlier.limits.days) : Json();
  return report.dump();
}

}  // namespace wardmote
