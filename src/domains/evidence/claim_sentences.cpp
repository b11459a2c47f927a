#include "domains/evidence/claim_sentences.h"

#include <algorithm>
#include <cmath>

#include "domains/evidence/standing_view.h"

namespace wardmote::evidence {
namespace {

using analysis::severity::Verdict;

std::string whole(web::Tongue const& tongue, double number) { return tongue.number(number, 0); }

web::TextValues values_of(Claim const& claim, std::string const& area, web::Tongue const& tongue) {
  return {{"year", std::to_string(claim.grounds.year)},
          {"area", area},
          {"index", name_of(claim.grounds.index, tongue)},
          {"value", tongue.number(claim.own.place.index, 1)},
          {"places", whole(tongue, static_cast<double>(claim.places.size()))},
          {"level", tongue.percent(claim.level, 0)},
          {"estimate", whole(tongue, claim.rank.estimate)},
          {"lower", whole(tongue, claim.rank.lower)},
          {"upper", whole(tongue, claim.rank.upper)}};
}

/// Other places with the very value of the own one, as published.
std::int64_t sharing(Claim const& claim) {
  return std::ranges::count_if(
      claim.places, [&](RankedPlace const& p) { return !p.place.own && p.place.index == claim.own.place.index; });
}

std::string shared_lead_sentence(Claim const& claim, web::TextValues const& values, web::Tongue const& tongue) {
  return tongue.plural(
      "In {year} {area} and {count} other place shared the lowest published {index} of the {places} places compared: "
      "{value}. At {level} "
      "confidence its rank could be anywhere from 1 to {upper}.",
      "In {year} {area} and {count} other places shared the lowest published {index} of the {places} places compared: "
      "{value}. At {level} "
      "confidence its rank could be anywhere from 1 to {upper}.",
      sharing(claim), values);
}

/// A change that is clear with the typical scatter; it is said without reserve only if it is clear with the cautious
/// one too.
std::string clear_change_sentence(Claim const& claim, web::TextValues const& values, web::Tongue const& tongue) {
  auto const fell = claim.change->verdict == Verdict::fell;
  if (claim.cautious_change && claim.cautious_change->verdict == claim.change->verdict)
    return fell ? tongue.text("It fell by {change} from {before}, more than chance explains.", values)
                : tongue.text("It rose by {change} from {before}, more than chance explains.", values);
  return fell ? tongue.text(
                    "It fell by {change} from {before}. That is more than chance usually explains, but it could be "
                    "chance if places "
                    "may scatter as widely as those that scattered most.",
                    values)
              : tongue.text(
                    "It rose by {change} from {before}. That is more than chance usually explains, but it could be "
                    "chance if places "
                    "may scatter as widely as those that scattered most.",
                    values);
}

}  // namespace

std::string chance_words(double probability, web::Tongue const& tongue) {
  constexpr double least = 0.001;  // of 4,000 draws: where none was so, 3 in 4,000 are still possible
  if (probability < least) return tongue.text("under {share}", {{"share", tongue.percent(least, 1)}});
  if (probability > 1 - least) return tongue.text("over {share}", {{"share", tongue.percent(1 - least, 1)}});
  return tongue.percent(probability, 1);
}

std::string claim_sentence(Claim const& claim, std::string const& area, web::Tongue const& tongue) {
  auto const values = values_of(claim, area, tongue);
  switch (claim.verdict) {
    case ClaimVerdict::lowest:
      return tongue.text(
          "In {year} {area} had the lowest {index} of the {places} places compared: {value}. Chance alone does not "
          "explain its lead: at "
          "{level} confidence its rank is 1.",
          values);
    case ClaimVerdict::lowest_not_certain:
      if (sharing(claim) > 0) return shared_lead_sentence(claim, values, tongue);
      return tongue.text(
          "In {year} {area} had the lowest published {index} of the {places} places compared: {value}. Its lead is "
          "within what chance can "
          "do: at {level} confidence its rank could be anywhere from 1 to {upper}.",
          values);
    case ClaimVerdict::could_be_lowest:
      return tongue.text(
          "In {year} the {index} of {area} was {value}, number {estimate} from the lowest of the {places} places "
          "compared. At {level} "
          "confidence its rank could be anywhere from 1 to {upper}: the figures cannot tell whether it is the lowest.",
          values);
    case ClaimVerdict::between:
      return tongue.text(
          "In {year} the {index} of {area} was {value}, number {estimate} from the lowest of the {places} places "
          "compared. At {level} "
          "confidence its rank lies between {lower} and {upper}.",
          values);
    case ClaimVerdict::at_rank: break;
  }
  return tongue.text(
      "In {year} the {index} of {area} was {value}. At {level} confidence it is number {estimate} from the lowest of "
      "the {places} places "
      "compared.",
      values);
}

std::string certainty_sentence(Claim const& claim, web::Tongue const& tongue) {
  web::TextValues const values{{"lower", whole(tongue, claim.cautious_rank.lower)},
                               {"upper", whole(tongue, claim.cautious_rank.upper)}};
  if (claim.cautious_rank == claim.rank)
    return tongue.text(
        "The same holds if every place may scatter from year to year as widely as those that scattered most.");
  return tongue.text(
      "If every place may scatter from year to year as widely as those that scattered most, its rank could be anywhere "
      "from {lower} to "
      "{upper}.",
      values);
}

std::string change_sentence(Claim const& claim, web::Tongue const& tongue) {
  if (!claim.change || !claim.own.place.change_percent) return {};
  auto const percent = *claim.own.place.change_percent;
  web::TextValues const values{{"before", std::to_string(claim.grounds.year - 1)},
                               {"change", tongue.percent(std::abs(percent) / 100, 1)}};
  if (claim.change->verdict != Verdict::no_clear_change) return clear_change_sentence(claim, values, tongue);
  if (percent < 0)
    return tongue.text(
        "It was {change} lower than in {before}. That is no clear change: a difference of this size could be chance.",
        values);
  return tongue.text(
      "It was {change} higher than in {before}. That is no clear change: a difference of this size could be chance.",
      values);
}

std::string ranks_sentence(Claim const& claim, std::string const& area, web::Tongue const& tongue) {
  auto const sure =
      std::ranges::count_if(claim.places, [](RankedPlace const& p) { return p.rank.lower == p.rank.upper; });
  auto values = values_of(claim, area, tongue);
  values["lower"] = whole(tongue, claim.own.rank.lower);
  values["upper"] = whole(tongue, claim.own.rank.upper);
  values["sure"] = whole(tongue, static_cast<double>(sure));
  auto const own =
      claim.own.rank.lower == claim.own.rank.upper
          ? tongue.text("With all places ranked at once, {area} has rank {lower}.", values)
          : tongue.text("With all places ranked at once, {area} could have any rank from {lower} to {upper}.", values);
  return own + " " +
         tongue.text(
             "Places with one rank only, at {level} confidence: {sure} of {places}. The others share a range of ranks.",
             values);
}

std::string funnel_sentence(Funnel const& funnel, std::string const& area, web::Tongue const& tongue) {
  if (funnel.places.empty())
    return tongue.text("No funnel is drawn: the populations of these places are not published with their values.");
  auto const outside = std::ranges::count_if(funnel.places, [](FunnelPlace const& p) {
    return p.side == FunnelSide::below998 || p.side == FunnelSide::above998;
  });
  auto const own = std::ranges::find_if(funnel.places, [](FunnelPlace const& p) { return p.place.own; });
  web::TextValues const values{{"area", area},
                               {"outside", whole(tongue, static_cast<double>(outside))},
                               {"places", whole(tongue, static_cast<double>(funnel.places.size()))},
                               {"mean", tongue.number(funnel.mean, 1)}};
  auto const said =
      tongue.text("Outside the outer limits of what size and peers explain: {outside} of {places} places.", values);
  if (own == funnel.places.end()) return said;
  switch (own->side) {
    case FunnelSide::below998:
      return said + " " +
             tongue.text(
                 "{area} lies below these limits: its index is unlike that of its peers (mean {mean}), and lower.",
                 values);
    case FunnelSide::below95:
      return said + " " +
             tongue.text("{area} lies between the inner and the outer limits, on the low side (mean {mean}).", values);
    case FunnelSide::inside:
      return said + " " + tongue.text("{area} lies inside: it is not clearly unlike its peers (mean {mean}).", values);
    case FunnelSide::above95:
      return said + " " +
             tongue.text("{area} lies between the inner and the outer limits, on the high side (mean {mean}).", values);
    case FunnelSide::above998: break;
  }
  return said + " " +
         tongue.text("{area} lies above these limits: its index is unlike that of its peers (mean {mean}), and higher.",
                     values);
}

}  // namespace wardmote::evidence
