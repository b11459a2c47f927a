#include "domains/situation/catalogue/catalogue.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "base/choice.h"
#include "base/hash.h"
#include "domains/situation/catalogue/catalogue_reading.h"
#include "domains/situation/catalogue/coded_groups.h"
#include "tests/support/temporary_folder.h"

namespace wardmote::situation::catalogue_test {
namespace {

auto const folder = WARDMOTE_SOURCE_DIR "/catalog";

Catalogue const& lists() {
  static Catalogue const read = *read_catalogue(folder);
  return read;
}

std::vector<CodeKind> const reference_kinds{
    CodeKind::discussion_type, CodeKind::age_group,         CodeKind::sex_gender,   CodeKind::sector,
    CodeKind::table_role,      CodeKind::mobilization_type, CodeKind::service_type, CodeKind::filter};

std::size_t entries(CodeKind kind) { return lists().list(kind).entries.size(); }
std::size_t categories(CodeKind kind) { return coded_groups(lists(), kind, {}, web::Language::en).size(); }

TEST(TheCatalogueOfTheSituationTable, HasAsManyEntriesAsThePublishedTotals) {
  EXPECT_EQ(entries(CodeKind::risk_factor), 105u);
  EXPECT_EQ(categories(CodeKind::risk_factor), 27u);
  EXPECT_EQ(entries(CodeKind::protective_factor), 51u);
  EXPECT_EQ(categories(CodeKind::protective_factor), 8u);
  EXPECT_EQ(entries(CodeKind::study_flag), 34u);
  EXPECT_EQ(entries(CodeKind::conclusion), 15u);
  EXPECT_EQ(categories(CodeKind::conclusion), 4u);
  EXPECT_EQ(entries(CodeKind::age_group), 8u);
  EXPECT_EQ(entries(CodeKind::filter), 4u);
}

TEST(TheCatalogueOfTheSituationTable, HasInEachCategoryAsManyFactorsAsItsSourceCounts) {
  for (auto const& [file, kind] :
       {std::pair{"risk_factors", CodeKind::risk_factor}, {"protective_factors", CodeKind::protective_factor}}) {
    std::ifstream stream(std::string(folder) + "/" + file + ".yaml");
    auto const document = *base::document_of(std::string(std::istreambuf_iterator<char>(stream), {}), file);
    auto const groups = coded_groups(lists(), kind, {}, web::Language::en);
    auto const& counted = document["categories"].items;
    ASSERT_EQ(groups.size(), counted.size());
    for (std::size_t at = 0; at < groups.size(); ++at) {
      EXPECT_EQ(groups[at].label, counted[at]["label"].text);
      EXPECT_EQ(std::to_string(groups[at].choices.size()), counted[at]["count"].text) << groups[at].label;
    }
  }
}

std::string codes_hashed(std::vector<CodeKind> const& kinds) {
  std::string codes;
  for (auto const kind : kinds)
    for (auto const& entry : lists().list(kind).entries) codes += entry.code + "\n";
  return base::to_hex(base::hash_of(codes));
}

/// The hashes are those of the field research's own files (BLAKE2b-256 by Python's hashlib), before they had any French.
TEST(TheCatalogueOfTheSituationTable, HoldsUnderVersion01TheCodesOfItsSourceAndNoOthers) {
  ASSERT_EQ(lists().version(), "0.1") << "A list with other codes has another version, and other hashes here.";
  EXPECT_EQ(codes_hashed({CodeKind::risk_factor}), "14e5be9af7aca2b49055e65a06eeed2f23f5c873905cd4b4ae81129e5516e6d0");
  EXPECT_EQ(codes_hashed({CodeKind::protective_factor}),
            "fa81871811821da9dcac76fd10d1f3b5bdb108050f42feb3d66a3ddfd78164db");
  EXPECT_EQ(codes_hashed({CodeKind::study_flag}), "1bcc2f1cf938ebc126e8ddaba1fc6d1aa556542b66b7a410a1277c7eea95797c");
  EXPECT_EQ(codes_hashed({CodeKind::conclusion}), "30f678861c8285ad8c5ef03321391832339247a0e4f5584742446903e110d6a5");
  EXPECT_EQ(codes_hashed(reference_kinds), "241519dbf84764522a00ddbac846e78bc23adafaa891a66c69b2870fb654ae0d");
}

TEST(TheCatalogueOfTheSituationTable, FindsEachCodeOnceAndSpeaksBothLanguages) {
  std::size_t all = 0;
  for (auto const& [kind, list] : lists().lists()) {
    for (auto const& entry : list.entries) {
      EXPECT_EQ(lists().find(entry.code), &entry);
      EXPECT_EQ(lists().find(kind, entry.code), &entry);
      EXPECT_NE(entry.definition.en, entry.definition.fr) << entry.code;
      EXPECT_FALSE(entry.label.fr.empty() || entry.category.label.fr.empty()) << entry.code;
      EXPECT_EQ(entry.about.has_value(), kind == CodeKind::risk_factor) << entry.code;
      EXPECT_EQ(entry.group.en.empty() || entry.group.fr.empty(), kind != CodeKind::risk_factor) << entry.code;
    }
    all += list.entries.size();
  }
  EXPECT_EQ(all, 105u + 51 + 34 + 15 + 65);
}

TEST(TheCatalogueOfTheSituationTable, KnowsNoCodeThatItDoesNotHoldNorOneOfAnotherKind) {
  EXPECT_EQ(lists().find("rf.alcohol"), nullptr);
  EXPECT_EQ(lists().find(""), nullptr);
  EXPECT_EQ(lists().find(CodeKind::study_flag, "rf.gangs.member"), nullptr);
}

TEST(TheCatalogueOfTheSituationTable, KeepsBothClassificationsOfARiskFactorAndWhomItIsAbout) {
  auto const* const gambling = lists().find("rf.gambling.harm-others");
  ASSERT_NE(gambling, nullptr);
  EXPECT_EQ(gambling->category.id, "gambling");
  EXPECT_EQ(gambling->group.en, "Antisocial/problematic behaviour (non-criminal)");
  EXPECT_EQ(gambling->about, AboutWhom::person);
  EXPECT_EQ(lists().find("rf.elder-abuse.victim")->about, AboutWhom::others);
  EXPECT_EQ(lists().find("rf.alcohol.abuse-in-home")->about, AboutWhom::home);
}

TEST(TheCatalogueOfTheSituationTable, SaysOfEachConclusionHowTheDiscussionEnded) {
  std::map<ConclusionGroup, int> reasons;
  for (auto const& entry : lists().list(CodeKind::conclusion).entries) ++reasons[conclusion_group_of(entry)];
  EXPECT_EQ(reasons, (std::map<ConclusionGroup, int>{{ConclusionGroup::lowered, 4},
                                                     {ConclusionGroup::still, 5},
                                                     {ConclusionGroup::rejected, 4},
                                                     {ConclusionGroup::other, 2}}));
}

/// The answer for these lists, of which one was changed.
base::Answer<Catalogue> with(std::string const& file, std::string const& before, std::string const& after) {
  tests::TemporaryFolder const copy;
  std::filesystem::copy(folder, copy.path(), std::filesystem::copy_options::recursive);
  std::ifstream stream(copy.path() / file);
  std::string text(std::istreambuf_iterator<char>(stream), {});
  auto const at = text.find(before);
  EXPECT_NE(at, std::string::npos) << before;
  std::ofstream(copy.path() / file) << text.replace(at, before.size(), after);
  return read_catalogue(copy.path().string());
}

std::string reason(base::Answer<Catalogue> const& answer) { return answer ? "" : answer.error().values.at("reason"); }

TEST(TheCatalogueOfTheSituationTable, IsRefusedWithFileLineAndReason) {
  auto const answer = with("study_flags.yaml", "  label_fr: Enfant concerné\n", "");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, base::RefusalCode::mapping_invalid);
  EXPECT_TRUE(answer.error().values.at("file").ends_with("study_flags.yaml"));
  std::ifstream stream(std::string(folder) + "/study_flags.yaml");
  int line = 0;
  for (std::string text; std::getline(stream, text) && !text.ends_with("sf.child-involved");) ++line;
  EXPECT_EQ(answer.error().values.at("place"), "line " + std::to_string(line + 1));
  EXPECT_EQ(reason(answer), "label_fr is missing");
}

TEST(TheCatalogueOfTheSituationTable, IsRefusedForEachThingThatDoesNotFit) {
  EXPECT_EQ(reason(with("risk_factors.yaml", "rf.alcohol.abuse-by", "rf.alcohol.use-by")),
            "rf.alcohol.use-by-person stands there twice");
  EXPECT_EQ(reason(with("risk_factors.yaml", "id: rf.alcohol", "id: sf.alcohol")), "id must begin with rf.");
  EXPECT_EQ(reason(with("risk_factors.yaml", "  category: Alcohol", "  category: Beer")),
            "'Beer' is no category of the list");
  EXPECT_EQ(reason(with("risk_factors.yaml", "  group: Substance", "  group: Substances")),
            "'Substances abuse issues' is no group of the list");
  EXPECT_EQ(reason(with("risk_factors.yaml", "about: person", "about: parrot")),
            "'parrot' is none of what may stand there");
  EXPECT_EQ(reason(with("conclusions.yaml", "- id: lowered", "- id: raised")),
            "'raised' is none of what may stand there");
  EXPECT_EQ(reason(with("reference_lists.yaml", "  category: sector", "  category: vector")),
            "'vector' is none of what may stand there");
  EXPECT_EQ(reason(with("reference_lists.yaml", "version: 0.1", "version: 0.2")),
            "its version is 0.2, that of the lists before it 0.1");
  EXPECT_EQ(reason(with("study_flags.yaml", "catalog: study_flags", "catalog: stars")),
            "'stars' is no list of the Situation Table");
  EXPECT_EQ(reason(with("study_flags.yaml", "catalog: study_flags", "catalog: risk_factors")),
            "risk_factors stands in two files");
  EXPECT_EQ(reason(with("study_flags.yaml", "- id: local", "- id: own")), "study flags have no category local");
  EXPECT_EQ(reason(catalogue_of({})), "no entry is a filter");
  EXPECT_EQ(read_catalogue("/nowhere").error().code, base::RefusalCode::file_unreadable);
}

}  // namespace
}  // namespace wardmote::situation::catalogue_test
