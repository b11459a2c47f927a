#include "domains/evidence/claim.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "domains/evidence/claim_sentences.h"
#include "domains/evidence/comparators.h"
#include "domains/evidence/funnel.h"
#include "tests/support/plain_tongue.h"

namespace wardmote::evidence {
namespace {

using analysis::ranking::RankSet;

Place place(std::string name, double index, double population, bool own = false) {
  Place made;
  made.name = std::move(name);
  made.index = index;
  made.population = population;
  made.own = own;
  return made;
}

ClaimGrounds grounds(std::vector<Place> places) {
  return {.index = SeverityIndex::csi_total, .year = 2024, .comparators = "list", .places = std::move(places)};
}

std::string sentence_of(std::vector<Place> places) {
  auto const claim = decide_claim(grounds(std::move(places)));
  return claim ? claim_sentence(*claim, "Halton", tests::PlainTongue{}) : "refused";
}

TEST(Claim, says_lowest_without_a_doubt_only_if_no_other_rank_is_allowed) {
  auto const claim =
      decide_claim(grounds({place("Halton", 30, 600'000, true), place("B", 60, 600'000), place("C", 70, 600'000)}));
  ASSERT_TRUE(claim);
  EXPECT_EQ(claim->verdict, ClaimVerdict::lowest);
  EXPECT_EQ(claim->rank, (RankSet{1, 1, 1}));
  EXPECT_NE(
      sentence_of({place("Halton", 30, 600'000, true), place("B", 60, 600'000)}).find("Chance alone does not explain"),
      std::string::npos);
}

TEST(Claim, says_that_chance_can_explain_a_lead_that_it_can_explain) {
  auto const sentence =
      sentence_of({place("Halton", 30, 600'000, true), place("B", 30.5, 600'000), place("C", 90, 600'000)});
  EXPECT_NE(sentence.find("within what chance can do"), std::string::npos) << sentence;
  EXPECT_NE(sentence.find("from 1 to 2"), std::string::npos) << sentence;
}

TEST(Claim, does_not_rule_out_the_first_rank_for_one_that_is_hardly_behind) {
  auto const sentence =
      sentence_of({place("Halton", 30.5, 600'000, true), place("B", 30, 600'000), place("C", 90, 600'000)});
  EXPECT_NE(sentence.find("cannot tell whether it is the lowest"), std::string::npos) << sentence;
}

TEST(Claim, gives_the_range_of_ranks_of_one_in_the_middle_and_the_rank_of_one_that_is_sure) {
  auto const between =
      sentence_of({place("A", 10, 1e6), place("Halton", 50, 6e5, true), place("C", 50.5, 6e5), place("D", 95, 1e6)});
  EXPECT_NE(between.find("lies between 2 and 3"), std::string::npos) << between;
  auto const sure = sentence_of({place("A", 10, 1e6), place("Halton", 50, 1e6, true), place("C", 95, 1e6)});
  EXPECT_NE(sure.find("it is number 2 from the lowest of the 3"), std::string::npos) << sure;
}

TEST(Claim, never_speaks_of_the_safest_whatever_the_numbers_are) {
  rc::check("no sentence holds the word", [] {
    std::vector<Place> places{place("Halton", *rc::gen::inRange(1, 200), *rc::gen::inRange(50'000, 3'000'000), true)};
    for (int i = *rc::gen::inRange(1, 6); i > 0; --i)
      places.push_back(place("P" + std::to_string(i), *rc::gen::inRange(1, 200), *rc::gen::inRange(50'000, 3'000'000)));
    auto const claim = decide_claim(grounds(places));
    RC_ASSERT(claim.has_value());
    tests::PlainTongue const tongue;
    auto const said = claim_sentence(*claim, "Halton", tongue) + certainty_sentence(*claim, tongue) +
                      ranks_sentence(*claim, "Halton", tongue) +
                      funnel_sentence(funnel_of(claim->places), "Halton", tongue);
    RC_ASSERT(said.find("safe") == std::string::npos);
    RC_ASSERT(said.find('{') == std::string::npos);
    RC_ASSERT(claim->rank.lower <= claim->rank.estimate && claim->rank.estimate <= claim->rank.upper);
    RC_ASSERT(claim->cautious_rank.lower <= claim->rank.lower && claim->rank.upper <= claim->cautious_rank.upper);
    RC_ASSERT(std::ranges::is_sorted(claim->places, {}, [](RankedPlace const& p) { return p.place.index; }));
  });
}

TEST(Claim, is_refused_without_a_second_place_and_without_the_own_one) {
  auto const alone = decide_claim(grounds({place("Halton", 30, 600'000, true)}));
  ASSERT_FALSE(alone);
  EXPECT_EQ(alone.error().code, base::RefusalCode::comparators_too_few);
  EXPECT_FALSE(decide_claim(grounds({place("A", 30, 600'000), place("B", 31, 600'000)})));
  EXPECT_FALSE(decide_claim(grounds({place("Halton", 0, 600'000, true), place("B", 31, 600'000), place("C", 3, 1000)})))
      << "an index of 0 is none";
}

TEST(Claim, calls_a_published_change_clear_only_beyond_chance) {
  auto own = place("Halton", 31.2, 596'637, true);
  own.change_percent = -3.2;
  tests::PlainTongue const tongue;
  EXPECT_NE(change_sentence(*decide_claim(grounds({own, place("B", 60, 6e5)})), tongue).find("no clear change"),
            std::string::npos);
  own.change_percent = -40;
  EXPECT_NE(change_sentence(*decide_claim(grounds({own, place("B", 60, 6e5)})), tongue).find("fell"),
            std::string::npos);
  own.change_percent.reset();
  EXPECT_EQ(change_sentence(*decide_claim(grounds({own, place("B", 60, 6e5)})), tongue), "");
}

TEST(Claim, calls_a_lead_that_is_shared_a_shared_one) {
  auto const one = sentence_of({place("Halton", 30, 600'000, true), place("B", 30, 600'000), place("C", 90, 600'000)});
  EXPECT_NE(one.find("Halton and 1 other place shared the lowest published"), std::string::npos) << one;
  auto const two = sentence_of({place("Halton", 30, 600'000, true), place("B", 30, 600'000), place("C", 30, 600'000)});
  EXPECT_NE(two.find("Halton and 2 other places shared"), std::string::npos) << two;
  EXPECT_NE(two.find("from 1 to 3"), std::string::npos) << two;
}

TEST(Claim, takes_each_index_to_be_as_uncertain_as_that_index_was_seen_to_be) {
  auto const width = [](SeverityIndex index) {
    auto asked = grounds({place("Halton", 30, 600'000, true), place("B", 90, 600'000)});
    asked.index = index;
    auto const own = decide_claim(asked)->own;
    return own.upper - own.lower;
  };
  // Half-widths go as the root of the over-dispersion: 8.77 and 2.63 against 1.99 (analysis/severity/calibration.h).
  EXPECT_NEAR(width(SeverityIndex::csi_violent) / width(SeverityIndex::csi_total), std::sqrt(8.77 / 1.99), 0.02);
  EXPECT_NEAR(width(SeverityIndex::csi_nonviolent) / width(SeverityIndex::csi_total), std::sqrt(2.63 / 1.99), 0.02);
}

TEST(Claim, says_of_a_change_that_only_the_typical_scatter_finds_clear_that_it_could_be_chance) {
  tests::PlainTongue const tongue;
  auto const sentence = [&](double percent) {
    auto own = place("Halton", 31.2, 596'637, true);
    own.change_percent = percent;
    return change_sentence(*decide_claim(grounds({own, place("B", 60, 6e5)})), tongue);
  };
  EXPECT_NE(sentence(-11).find("fell by 11.0% from 2023. That is more than chance usually explains, but it could be"),
            std::string::npos)
      << sentence(-11);
  EXPECT_NE(sentence(12).find("rose by 12.0% from 2023. That is more than chance usually explains, but it could be"),
            std::string::npos)
      << sentence(12);
  EXPECT_NE(sentence(-40).find("fell by 40.0% from 2023, more than chance explains."), std::string::npos)
      << sentence(-40);
}

TEST(Claim, calls_nothing_certain_or_impossible_that_was_only_drawn) {
  tests::PlainTongue const tongue;
  EXPECT_EQ(chance_words(0, tongue), "under 0.1%");
  EXPECT_EQ(chance_words(1, tongue), "over 99.9%");
  EXPECT_EQ(chance_words(0.25, tongue), "25.0%");
}

TEST(Funnel, puts_who_is_like_the_rest_inside_and_who_is_not_outside) {
  std::vector<Place> places{place("Halton", 20, 1e6, true)};
  for (int i = 0; i < 12; ++i) places.push_back(place("P" + std::to_string(i), 59 + 0.2 * i, 5e5 + 1e5 * i));
  auto const funnel = funnel_of(decide_claim(grounds(places))->places);
  ASSERT_EQ(funnel.places.size(), 13u);
  for (auto const& [one, side] : funnel.places)
    EXPECT_EQ(side, one.own ? FunnelSide::below998 : FunnelSide::inside) << one.name;
  for (auto const& limit : funnel.limits) {
    EXPECT_LE(limit.lower998, limit.lower95);
    EXPECT_LE(limit.upper95, limit.upper998);
  }
}

TEST(Funnel, is_not_drawn_where_populations_are_assumed) {
  auto own = place("Halton", 20, 1e6, true);
  auto other = place("B", 30, 1e5);
  other.population_is_assumed = true;
  EXPECT_TRUE(funnel_of(decide_claim(grounds({own, other, other}))->places).places.empty());
}

constexpr std::string_view list_text = R"(lists:
- slug: a
  name: {en: A, fr: A}
  note: {en: N, fr: N}
  dataset: d
  area_kinds: [police_service]
  own: {dataset: d, area: Halton}
own_name: {en: Halton, fr: Halton}
own_series: {dataset: s, area: Halton}
caution_source: https://example.org/caution
)";

TEST(Comparators, refuses_a_list_that_does_not_exist_and_names_those_that_do) {
  auto const comparators = comparators_of(list_text, "comparators.yaml");
  ASSERT_TRUE(comparators);
  EXPECT_TRUE(comparators->list_called("")) << "the first stands for none";
  auto const refused = comparators->list_called("b");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::RefusalCode::comparators_unknown);
  EXPECT_EQ(refused.error().values.at("lists"), "a");
}

TEST(Comparators, names_the_line_of_what_is_wrong) {
  std::string text(list_text);
  text.replace(text.find("police_service"), 14, "police_sorvice");
  auto const refused = comparators_of(text, "comparators.yaml");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::RefusalCode::mapping_invalid);
  EXPECT_EQ(refused.error().values.at("place"), "line 6");
  EXPECT_NE(refused.error().values.at("reason").find("police_sorvice"), std::string::npos);
}

}  // namespace
}  // namespace wardmote::evidence
