#include "domains/evidence/standing_view.h"

#include <algorithm>
#include <map>

#include "analysis/severity/scale.h"
#include "base/choice.h"
#include "domains/evidence/claim_sentences.h"
#include "domains/evidence/uncertainty.h"

namespace wardmote::evidence {
namespace {

namespace severity = analysis::severity;

/// In 2018 Statistics Canada changed when an incident counts as founded; values on either side are not comparable.
constexpr int founded_rule_year = 2018;

std::string_view label_of(FunnelSide side) {
  switch (side) {
    case FunnelSide::inside: return web::message_id("inside the limits");
    case FunnelSide::below95: return web::message_id("below the inner limit");
    case FunnelSide::above95: return web::message_id("above the inner limit");
    case FunnelSide::below998: return web::message_id("below the outer limit");
    case FunnelSide::above998: break;
  }
  return web::message_id("above the outer limit");
}

std::string name_of_place(Place const& place, StandingFigures const& figures, web::Tongue const& tongue) {
  return place.own ? figures.comparators.own_name.in(tongue.language()) : place.name;
}

RankView rank_view(analysis::ranking::RankSet const& rank, double level) {
  return {rank.estimate, rank.lower, rank.upper, level};
}

PlaceView place_view(RankedPlace const& ranked, StandingFigures const& figures, web::Tongue const& tongue) {
  auto const& place = ranked.place;
  return {.name = name_of_place(place, figures, tongue),
          .index = place.index,
          .lower = ranked.lower,
          .upper = ranked.upper,
          .population =
              place.population_is_assumed ? std::nullopt : std::optional(static_cast<std::int64_t>(place.population)),
          .rank_estimate = ranked.rank.estimate,
          .rank_lower = ranked.rank.lower,
          .rank_upper = ranked.rank.upper,
          .lowest_probability = ranked.lowest_probability,
          .lowest_words = chance_words(ranked.lowest_probability, tongue),
          .own = place.own,
          .source_row = place.source_row};
}

FunnelView funnel_view(StandingFigures const& figures, web::Tongue const& tongue) {
  auto const& funnel = figures.funnel;
  FunnelView view{.mean = funnel.mean,
                  .between_sd = funnel.between_sd,
                  .sentence = funnel_sentence(funnel, figures.comparators.own_name.in(tongue.language()), tongue),
                  .points = {},
                  .limits = {}};
  for (auto const& [place, side] : funnel.places)
    view.points.push_back({name_of_place(place, figures, tongue), static_cast<std::int64_t>(place.population),
                           place.index, tongue.text(label_of(side)), place.own});
  for (auto const& limit : funnel.limits)
    view.limits.push_back({limit.population, limit.lower95, limit.upper95, limit.lower998, limit.upper998});
  return view;
}

/// Populations by year and release, where a release gave one.
std::map<std::pair<int, std::string>, double> populations_of(std::vector<PublishedValue> const& values) {
  std::map<std::pair<int, std::string>, double> populations;
  for (auto const& value : values)
    if (value.measure == "population" && value.value) populations[{value.year, value.release}] = *value.value;
  return populations;
}

/// "https://… (words) more" as the address and "words; more"; what is no address is words alone.
void split_release(SeriesPointView& point) {
  std::string_view const release = point.release;
  if (!release.starts_with("https://")) {
    point.release_words = release;
    return;
  }
  auto const end = std::min(release.find(' '), release.size());
  auto words = release.substr(end);
  if (auto const open = words.find('('), close = words.find(')', open); close != std::string_view::npos) {
    point.release_words = words.substr(open + 1, close - open - 1);
    words.remove_prefix(close + 1);
  }
  point.release_words += words;
  point.release_page = release.substr(0, end);
  if (point.release_words.empty()) point.release_words = point.release_page;
}

bool breaks_after(SeriesPointView const& before, SeriesPointView const& point) {
  return before.release != point.release || (before.year < founded_rule_year && point.year >= founded_rule_year);
}

std::vector<SeriesPointView> series_view(StandingFigures const& figures) {
  auto const populations = populations_of(figures.series);
  auto const model = uncertainty_of(figures.claim.grounds.index).typical;
  std::vector<SeriesPointView> series;
  for (auto const& value : figures.series) {
    if (value.measure == "population" || !value.value) continue;
    SeriesPointView point{.year = value.year,
                          .value = *value.value,
                          .lower = {},
                          .upper = {},
                          .break_before = value.break_before,
                          .release = value.release,
                          .release_words = {},
                          .release_page = {},
                          .superseded = value.superseded_version.has_value(),
                          .source_row = value.source_row};
    if (auto const population = populations.find({value.year, value.release});
        population != populations.end() && point.value > 0) {
      auto const range = severity::modelled_interval(point.value, population->second, model).interval;
      point.lower = range.lower;
      point.upper = range.upper;
    }
    split_release(point);
    point.break_before = point.break_before || (!series.empty() && breaks_after(series.back(), point));
    series.push_back(std::move(point));
  }
  return series;
}

std::string series_sentence(std::vector<SeriesPointView> const& series, web::Tongue const& tongue) {
  if (series.empty()) return tongue.text("No earlier values of this index are held for the board’s region.");
  auto const breaks = std::ranges::count_if(series, &SeriesPointView::break_before);
  return tongue.plural("{count} value is held, as published in its time.",
                       "{count} values are held, each as published in its time.",
                       static_cast<std::int64_t>(series.size())) +
         " " +
         tongue.plural("The line is broken {count} time: across a break, values are not comparable.",
                       "The line is broken {count} times: across a break, values are not comparable.", breaks);
}

std::vector<Option> index_options(StandingFigures const& figures, web::Tongue const& tongue) {
  std::vector<Option> options;
  for (auto const index : figures.indexes)
    options.push_back(
        {std::string(base::spelling_of(index)), name_of(index, tongue), index == figures.claim.grounds.index});
  return options;
}

std::vector<Option> year_options(StandingFigures const& figures) {
  std::vector<Option> options;
  for (auto const year : figures.years)
    options.push_back({std::to_string(year), std::to_string(year), year == figures.claim.grounds.year});
  return options;
}

std::vector<Option> comparator_options(StandingFigures const& figures, web::Tongue const& tongue) {
  std::vector<Option> options;
  for (auto const& list : figures.lists)
    options.push_back({list.slug, list.name.in(tongue.language()), list.slug == figures.list.slug});
  return options;
}

std::vector<SourceView> source_views(StandingFigures const& figures, web::Tongue const& tongue) {
  std::vector<SourceView> sources;
  for (auto const& dataset : figures.sources)
    sources.push_back({dataset.slug, dataset.title.in(tongue.language()), dataset.licence, dataset.source_date});
  return sources;
}

}  // namespace

std::string name_of(SeverityIndex index, web::Tongue const& tongue) {
  switch (index) {
    case SeverityIndex::csi_total: return tongue.text("crime severity index");
    case SeverityIndex::csi_violent: return tongue.text("violent crime severity index");
    case SeverityIndex::csi_nonviolent: break;
  }
  return tongue.text("non-violent crime severity index");
}

StandingView standing_view(StandingFigures const& figures, web::Tongue const& tongue) {
  auto const& claim = figures.claim;
  StandingView view;
  view.year = claim.grounds.year;
  view.index = base::spelling_of(claim.grounds.index);
  view.index_name = name_of(claim.grounds.index, tongue);
  view.area = figures.comparators.own_name.in(tongue.language());
  view.value = claim.own.place.index;
  view.interval = {claim.own.lower, claim.own.upper, claim.level};
  view.comparator_list = figures.list.slug;
  view.comparator_list_name = figures.list.name.in(tongue.language());
  view.comparator_note = figures.list.note.in(tongue.language());
  view.rank = rank_view(claim.rank, claim.level);
  view.cautious_rank = rank_view(claim.cautious_rank, claim.level);
  view.lowest_probability = claim.own.lowest_probability;
  view.verdict = claim.verdict;
  view.sentence = claim_sentence(claim, view.area, tongue);
  view.certainty_sentence = certainty_sentence(claim, tongue);
  view.change_sentence = change_sentence(claim, tongue);
  view.ranks_sentence = ranks_sentence(claim, view.area, tongue);
  for (auto const& place : claim.places) {
    view.places.push_back(place_view(place, figures, tongue));
    if (!place.place.own) view.comparators.push_back(place.place.name);
  }
  view.funnel = funnel_view(figures, tongue);
  view.caution_source = figures.comparators.caution_source;
  view.series = series_view(figures);
  view.series_sentence = series_sentence(view.series, tongue);
  auto const [typical, cautious] = uncertainty_of(claim.grounds.index);
  view.model_scale = typical.scale;
  view.model_overdispersion = typical.overdispersion;
  view.model_cautious = cautious.overdispersion;
  view.model_assumes =
      std::ranges::any_of(claim.places, [](RankedPlace const& p) { return p.place.population_is_assumed; });
  view.level = claim.level;
  view.index_options = index_options(figures, tongue);
  view.year_options = year_options(figures);
  view.comparator_options = comparator_options(figures, tongue);
  view.sources = source_views(figures, tongue);
  return view;
}

}  // namespace wardmote::evidence
