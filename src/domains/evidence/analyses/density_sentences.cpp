#include "domains/evidence/analyses/density_sentences.h"

#include <algorithm>

namespace wardmote::evidence {
namespace {

using web::Tongue;

constexpr std::size_t areas_named = 3;

std::string whole(double number, Tongue const& tongue) { return tongue.number(number, 0); }

/// The areas of the densest cells, densest first; empty where none is known.
std::string densest_areas(DensityResult const& result, RunNames const& names) {
  std::vector<std::string> codes;
  for (auto const& cell : result.shown) {
    if (codes.size() == areas_named) break;
    if (!cell.area.empty() && std::ranges::find(codes, cell.area) == codes.end()) codes.push_back(cell.area);
  }
  std::string phrase;
  for (auto const& code : codes) phrase += (phrase.empty() ? "" : ", ") + names.of_area(code);
  return phrase;
}

std::string headline_of(DensityRequest const& request, DensityResult const& result, RunNames const& names,
                        Tongue const& tongue) {
  auto headline = tongue.text(
      "From {first} to {last}, {share} of the {count} incidents ({offences}) that {publisher} recorded with a public "
      "place "
      "lay in the densest {area} of the area.",
      {{"first", tongue.date(request.from)},
       {"last", tongue.date(request.to)},
       {"share", tongue.percent(result.densest_incident_share, 0)},
       {"count", whole(static_cast<double>(result.incidents), tongue)},
       {"offences", offences_words(request.offences, tongue)},
       {"publisher", names.publisher},
       {"area", tongue.percent(result.densest_area_share, 0)}});
  if (auto const areas = densest_areas(result, names); !areas.empty())
    headline += " " + tongue.text("The densest cells lie in {areas}.", {{"areas", areas}});
  return headline;
}

std::string certainty_of(DensityRequest const& request, DensityResult const& result, Tongue const& tongue) {
  auto const* const at = accuracy_at_densest(result);
  if (at == nullptr)
    return tongue.text(
        "No incident was recorded from {day} on, so that it is not known whether dense places stay dense.",
        {{"day", tongue.date(request.held_out_from)}});
  return tongue.text(
      "Drawn from what came before {day} alone, the densest {area} of the area held {hits} of the {count} incidents "
      "that came "
      "after: {pai} times as many as an even spread would have put there (95 %: {from} to {to}), and {pei} of the most "
      "that "
      "so much area could have held.",
      {{"day", tongue.date(request.held_out_from)},
       {"area", tongue.percent(at->area_share, 0)},
       {"hits", tongue.percent(at->hit_rate.value, 0)},
       {"count", whole(static_cast<double>(result.held_out), tongue)},
       {"pai", tongue.number(at->pai.value, 1)},
       {"from", tongue.number(at->pai.from, 1)},
       {"to", tongue.number(at->pai.to, 1)},
       {"pei", tongue.percent(at->pei.value, 0)}});
}

std::vector<std::string> limits_of(DensityResult const& result, Tongue const& tongue) {
  auto limits = limits_of_all(tongue);
  limits.push_back(tongue.text(
      "A dense place is where more is recorded. Where many work, shop or pass through, there are more incidents "
      "without more danger to anybody."));
  limits.push_back(tongue.text(
      "It does not say what comes next: what was dense before is held against what came after, once, and no "
      "more."));
  if (std::ranges::all_of(result.shown, [](DensityCell const& cell) { return cell.area.empty(); }))
    limits.push_back(tongue.text(
        "Nobody’s open outlines of these areas are held here, so that the area is a rectangle with water and other "
        "places in it where nothing can happen. That makes dense places look denser than they are."));
  if (result.without_place > 0)
    limits.push_back(
        tongue.plural("{count} incident of this choice has no public place and is left out; such are mostly offences "
                      "against a person.",
                      "{count} incidents of this choice have no public place and are left out; such are mostly "
                      "offences against a person.",
                      result.without_place));
  if (result.outside > 0)
    limits.push_back(tongue.plural("{count} incident lies outside of the outlines that are held here.",
                                   "{count} incidents lie outside of the outlines that are held here.",
                                   result.outside));
  return limits;
}

}  // namespace

RunStory story_of(DensityRequest const& request, DensityResult const& result, RunNames const& names,
                  Tongue const& tongue) {
  return {
      .headline = headline_of(request, result, names, tongue),
      .certainty = certainty_of(request, result, tongue),
      .power = tongue.text("Each incident is spread over some {width} m to every side, in cells of {cell} m: nothing "
                           "narrower is seen, and "
                           "nothing is said of a street, a lot or a house.",
                           {{"width", whole(2 * result.bandwidth_m, tongue)}, {"cell", whole(result.cell_m, tongue)}}),
      .limits = limits_of(result, tongue)};
}

RunSummary summary_of(DensityRequest const& request, DensityResult const*, Tongue const& tongue) {
  return {.offences = offences_words(request.offences, tongue),
          .from = request.from,
          .to = request.to,
          .model = tongue.text("where incidents lie densest"),
          .baseline = tongue.text("an even spread over the area"),
          .step = tongue.text("none"),
          .seed = request.seed};
}

}  // namespace wardmote::evidence
