#include "domains/evidence/analyses/watch_view.h"

#include <algorithm>

#include "domains/evidence/analyses/watch_rules.h"
#include "domains/evidence/analyses/watch_sentences.h"

namespace wardmote::evidence {
namespace {

using web::Tongue;

std::optional<std::int64_t> from_of(std::optional<WatchRange> const& usual) {
  return usual ? std::optional(usual->from) : std::nullopt;
}
std::optional<std::int64_t> to_of(std::optional<WatchRange> const& usual) {
  return usual ? std::optional(usual->to) : std::nullopt;
}

void show_series(WatchView& view, WatchRequest const& request, WatchResult const& result, RunNames const& names,
                 Tongue const& tongue) {
  for (auto const& series : result.series)
    view.series.push_back({.rank = static_cast<std::int64_t>(view.series.size()) + 1,
                           .area = series.area,
                           .area_name = names.of_area(series.area),
                           .offence = series.offence,
                           .week = request.week,
                           .observed = series.observed,
                           .expected = series.expected,
                           .usual_from = from_of(series.usual),
                           .usual_to = to_of(series.usual),
                           .upper_limit = series.bound,
                           .p = series.p,
                           .q = series.q,
                           .p_words = p_text(series.p, tongue),
                           .q_words = p_text(series.q, tongue),
                           .alarm_from = series.alarm_from,
                           .decision = series.decision,
                           .reading = decision_words(series.decision, tongue)});
  view.alarms = alarms_in(result);
  auto const told = std::min(view.series.size(), result.timelines.size());
  view.told.assign(view.series.begin(), view.series.begin() + static_cast<std::ptrdiff_t>(told));
}

void show_timeline(WatchView& view, std::int64_t rank, WatchRequest const& request, WatchResult const& result,
                   RunNames const& names, Tongue const& tongue) {
  if (view.told.empty()) return;
  view.shown = rank >= 1 && rank <= static_cast<std::int64_t>(view.told.size()) ? rank : 1;
  auto const at = static_cast<std::size_t>(view.shown - 1);
  view.timeline_sentence = series_sentence(request, result.series[at], names, tongue);
  for (auto const& week : result.timelines[at])
    view.timeline.push_back({.first_day = week.week,
                             .observed = week.observed,
                             .expected = week.expected,
                             .usual_from = from_of(week.usual),
                             .usual_to = to_of(week.usual)});
}

std::string area_words(WatchAreaView const& area, Tongue const& tongue) {
  auto words = tongue.plural("{count} incident in the week", "{count} incidents in the week", area.incidents);
  if (area.alarms == 0) return words;
  return tongue.plural("{words}; {count} offence stands out", "{words}; {count} offences stand out", area.alarms,
                       {{"words", words}});
}

WatchAreaView& area_of(WatchView& view, WatchSeries const& series, RunFigures const& figures, RunNames const& names) {
  auto const at = std::ranges::find(view.areas, series.area, &WatchAreaView::code);
  if (at != view.areas.end()) return *at;
  WatchAreaView area{.code = series.area, .name = names.of_area(series.area)};
  if (auto const* const known = outlined(figures, series.area)) {
    area.geometry_quality = known->geometry_quality;
    area.geometry = web::RawJson{*known->geometry};
    view.has_outlines = true;
  }
  return view.areas.emplace_back(std::move(area));
}

void show_areas(WatchView& view, RunFigures const& figures, WatchResult const& result, RunNames const& names,
                Tongue const& tongue) {
  for (auto const& series : result.series) {
    auto& area = area_of(view, series, figures, names);
    area.incidents += series.observed;
    area.alarms += series.decision == WatchDecision::alarm ? 1 : 0;
  }
  for (auto& area : view.areas) area.sentence = area_words(area, tongue);
  std::ranges::stable_sort(view.areas, {}, &WatchAreaView::name);
  auto const unusual = std::ranges::count_if(view.areas, [](WatchAreaView const& area) { return area.alarms > 0; });
  view.areas_sentence = tongue.plural("{count} area has an offence that stands out.",
                                      "{count} areas have an offence that stands out.", unusual);
}

void show_method(WatchView& view, WatchRequest const& request, WatchResult const* result, Tongue const& tongue) {
  auto const add = [&](std::string label, std::string value) {
    view.method.push_back({std::move(label), std::move(value)});
  };
  add(tongue.text("Offences"), offences_words(request.offences, tongue));
  add(tongue.text("Week"), view.week);
  add(tongue.text("Expected by"), method_words(request.expected_by, tongue));
  if (request.years > 0) add(tongue.text("Years before"), whole(request.years, tongue));
  add(tongue.text("Weeks that went in"),
      tongue.text("{count}, from {first}",
                  {{"count", whole(weeks_of(request), tongue)}, {"first", tongue.date(request.from)}}));
  add(tongue.text("False alarms accepted"), control_words(request, tongue));
  add(tongue.text("Smallest count that can stand out"), tongue.text("5 incidents"));
  if (!looks_back_years(request.expected_by)) add(tongue.text("Seed"), std::to_string(request.seed));
  if (result == nullptr) return;
  add(tongue.text("Counts looked at"), whole(result->series.size(), tongue));
  add(tongue.text("Largest p that stands out"), p_text(result->cut, tongue));
  add(tongue.text("False alarms that chance alone makes at that p"),
      tongue.text("{count} a year", {{"count", tongue.number(result->false_alarms_a_year, 1)}}));
}

}  // namespace

WatchView watch_view(RunFigures const& figures, std::int64_t rank, web::Principal const& principal, base::Instant now,
                     Tongue const& tongue) {
  auto const& request = std::get<WatchRequest>(figures.run.request);
  auto const* const result = figures.result ? &std::get<WatchResult>(*figures.result) : nullptr;
  WatchView view{frame_of(figures, principal, now, tongue)};
  view.week = tongue.date(request.week);
  view.title = tongue.text("Early warning: {dataset}", {{"dataset", figures.dataset.title.in(tongue.language())}});
  show_method(view, request, result, tongue);
  if (result == nullptr) return view;
  auto const names = names_of(figures.dataset, figures.areas, tongue.language());
  show_series(view, request, *result, names, tongue);
  show_timeline(view, rank, request, *result, names, tongue);
  show_areas(view, figures, *result, names, tongue);
  return view;
}

}  // namespace wardmote::evidence
