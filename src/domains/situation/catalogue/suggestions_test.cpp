#include "domains/situation/catalogue/suggestions.h"

#include <gtest/gtest.h>

#include "domains/situation/catalogue/catalogue_reading.h"
#include "domains/situation/catalogue/folded_words.h"

namespace wardmote::situation::suggestions_test {
namespace {

using web::Language;
using Codes = std::vector<std::string>;

Codes suggested(std::string_view typed, Language language = Language::en, CodeKind kind = CodeKind::risk_factor) {
  static Catalogue const lists = *read_catalogue(WARDMOTE_SOURCE_DIR "/catalog");
  Codes codes;
  for (auto const& one : suggestions(lists, kind, typed, language)) codes.push_back(one.code);
  return codes;
}

TEST(FoldedWords, AreInSmallLettersWithoutAccentsAndPartedAtMarks) {
  EXPECT_EQ(folded_words("L’Été, « cœur »\u00A0: d'Œuvre-ÆON"), (Codes{"l", "ete", "coeur", "d", "oeuvre", "aeon"}));
  EXPECT_EQ(folded_words("e\u0301te\u0301 18-24"), (Codes{"ete", "18", "24"}));
  EXPECT_EQ(folded_words(" …\t— "), Codes{});
  EXPECT_EQ(folded_words("ж\xFFz"), (Codes{"ж", "z"}));
}

TEST(CodedEntry, SuggestsWhatHasAWordThatBeginsSo) {
  EXPECT_EQ(suggested("truan"), Codes{"rf.school.truancy"});
  EXPECT_EQ(suggested("preg"), Codes{"rf.physical-health.pregnant"});
  EXPECT_EQ(suggested("uancy"), Codes{});
  EXPECT_EQ(suggested(""), Codes{});
  EXPECT_EQ(suggested(" - "), Codes{});
}

TEST(CodedEntry, TakesWordsInAnyOrderAndAsksThatEachFits) {
  EXPECT_EQ(suggested("home alc hist"), Codes{"rf.alcohol.history-in-home"});
  EXPECT_EQ(suggested("alcohol gang"), Codes{});
}

TEST(CodedEntry, ReadsNeitherCapitalsNorAccents) {
  EXPECT_EQ(suggested("ECOLE BUIS", Language::fr), Codes{"rf.school.truancy"});
  EXPECT_EQ(suggested("école buis", Language::fr), suggested("ecole BUIS", Language::fr));
  EXPECT_EQ(suggested("foetale", Language::fr, CodeKind::study_flag), Codes{"sf.fasd"});
}

CodedEntry factor(std::string code, std::string category, std::string group, std::string label) {
  return {.code = std::move(code), .category = {"c", {category, ""}}, .group = {group, ""}, .label = {label, ""}};
}

TEST(CodedEntry, PutsAWholeWordBeforeABeginningAndTheLabelBeforeCategoryAndGroup) {
  CodeList const list{.entries = {factor("rf.group", "Peers", "Gangs", "influence"),
                                  factor("rf.category", "Gangs", "Peers", "association"),
                                  factor("rf.beginning", "Films", "Peers", "gangster"),
                                  factor("rf.whole", "Films", "Peers", "member of a gang"),
                                  factor("rf.other", "Films", "Peers", "influence")}};
  Catalogue const catalogue("1", {{CodeKind::risk_factor, list}});
  Codes codes;
  for (auto const& one : suggestions(catalogue, CodeKind::risk_factor, "gang", Language::en)) codes.push_back(one.code);
  EXPECT_EQ(codes, (Codes{"rf.whole", "rf.beginning", "rf.category", "rf.group"}));
}

TEST(CodedEntry, FindsAllOfAGroupAndKeepsTheOrderOfTheListAmongEquals) {
  EXPECT_EQ(suggested("education"), (Codes{"rf.school.chronic-absence", "rf.school.truancy", "rf.unemployment.chronic",
                                           "rf.unemployment.temporary", "rf.unemployment.caregivers-chronic",
                                           "rf.unemployment.caregivers-temporary"}));
  EXPECT_EQ(suggested("theft"), (Codes{"rf.victim.theft", "rf.criminal.theft"}));
}

}  // namespace
}  // namespace wardmote::situation::suggestions_test
