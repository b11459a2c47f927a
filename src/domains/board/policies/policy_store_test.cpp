#include "domains/board/policies/policy_store.h"

#include <gtest/gtest.h>

#include "domains/board/policies/policy_rules.h"
#include "domains/board/room.h"
#include "store/audit_chain.h"
#include "tests/support/fresh_database.h"

namespace wardmote::board::policy_store_test {
namespace {

using namespace std::chrono_literals;
using base::LocalDate;
using base::RefusalCode;

constexpr LocalDate today = 2026y / 11 / 28;

ObligationCatalogue const& catalogue() {
  static auto const read = *read_obligation_catalogue(WARDMOTE_SOURCE_DIR "/catalog");
  return read;
}

VersionInput whole() {
  return {.title = "Public order",
          .body = "First.\n\nSecond.",
          .in_force_from = "2026-07-01",
          .adopted_on = "2026-06-18",
          .motion = "2026-41",
          .motion_page = "/decisions/41",
          .review_months = "24",
          .sections = "O. Reg. 392/23 s.7\n\n o. reg. 392/23 s.8 ",
          .procedures = "PO-1; Deployment\nPO-2; Debrief"};
}

using Fields = std::vector<std::string>;
Fields fields_of(base::Refusal const& refusal) {
  Fields names;
  EXPECT_EQ(refusal.code, RefusalCode::form_invalid);
  for (auto const& field : refusal.fields) names.push_back(field.field);
  return names;
}

TEST(AVersion, IsReadFromWhatWasTyped) {
  auto const version = decide_version(whole(), {}, catalogue(), today);
  ASSERT_TRUE(version.has_value());
  EXPECT_EQ(version->version, 1);
  EXPECT_EQ(version->sections, (std::vector<std::string>{"aep.pp.standard", "aep.pp.procedures"}));
  EXPECT_EQ(version->procedures, (std::vector<ProcedureName>{{"PO-1", "Deployment"}, {"PO-2", "Debrief"}}));
  EXPECT_EQ(version->in_force_from, LocalDate(2026y / 7 / 1));
  EXPECT_EQ(version->catalogue_version, "adequacy_functions 0.1, board_obligations 0.1");
}

TEST(AVersion, AnswersEveryDutyThatSharesACitation) {
  auto input = whole();
  input.sections = "O. Reg. 392/23, s.24\nob.policy-admin";
  EXPECT_EQ(decide_version(input, {}, catalogue(), today)->sections,
            (std::vector<std::string>{"ob.policy-crime-data", "ob.policy-each-procedure", "ob.policy-admin"}));
}

TEST(AVersion, IsRefusedFieldByField) {
  auto const wrong = [&](auto change, std::vector<PolicyVersion> const& earlier = {}) {
    auto input = whole();
    change(input);
    return fields_of(decide_version(input, earlier, catalogue(), today).error());
  };
  EXPECT_EQ(wrong([](VersionInput& in) { in.title = ""; }), Fields{"title"});
  EXPECT_EQ(wrong([](VersionInput& in) { in.body = ""; }), Fields{"body"});
  EXPECT_EQ(wrong([](VersionInput& in) { in.body = std::string(200'001, 'x'); }), Fields{"body"});
  EXPECT_EQ(wrong([](VersionInput& in) { in.address = "x"; }), Fields{"address"});
  EXPECT_EQ(wrong([](VersionInput& in) { in.adopted_on = "2026-11-29"; }), (Fields{"adopted_on", "in_force_from"}));
  EXPECT_EQ(wrong([](VersionInput& in) { in.motion = ""; }), Fields{"motion"});
  EXPECT_EQ(wrong([](VersionInput& in) { in.motion_page = "x"; }), Fields{"motion_page"});
  EXPECT_EQ(wrong([](VersionInput& in) { in.in_force_from = "2026-06-17"; }), Fields{"in_force_from"});
  EXPECT_EQ(wrong([](VersionInput&) {}, {{.version = 1, .in_force_from = 2026y / 7 / 2}}), Fields{"in_force_from"});
  for (auto const* months : {"", "0", "121", "two"})
    EXPECT_EQ(wrong([&](VersionInput& in) { in.review_months = months; }), Fields{"review_months"});
  EXPECT_EQ(wrong([](VersionInput& in) { in.sections = "O. Reg. 392/23 s.99"; }), Fields{"sections"});
  for (auto const* lines : {"PO-1", "; title", "PO-1;", "PO-1; a\nPO-1; b"})
    EXPECT_EQ(wrong([&](VersionInput& in) { in.procedures = lines; }), Fields{"procedures"}) << lines;
}

TEST(AVersion, MayLieAtAnAddressAloneAndNameNothing) {
  auto input = whole();
  input.body = input.sections = input.procedures = "";
  input.address = "https://example.ca/policy.html";
  EXPECT_TRUE(decide_version(input, {{.version = 1, .in_force_from = 2026y / 7 / 1}}, catalogue(), today).has_value());
}

class Register : public tests::OnBothDatabases {
 protected:
  Register() { migrate(migrations()); }
  template <class Act>
  auto act(Act does) {
    clock.advance(1s);
    return database().write([&](store::Writer& writer) {
      return does(writer, Doing{.actor = "somebody", .today = today, .clock = clock});
    });
  }
  base::Answer<std::string> adopt(std::string const& number, VersionInput const& input = whole()) {
    return act([&](store::Writer& writer, Doing const& doing) {
      return adopt_policy(writer, board, number, input, catalogue(), doing);
    });
  }
  base::Answer<void> revise(std::string const& slug, VersionInput const& input) {
    return act([&](store::Writer& writer, Doing const& doing) {
      return revise_policy(writer, board, slug, input, catalogue(), doing);
    });
  }
  PolicyRegister held() {
    return database().read([&](store::Reader& reader) { return read_register(reader, board); });
  }
  store::AuditEntry newest_entry() {
    return database()
        .read([&](store::Reader& reader) { return store::audit_links(reader, board, std::nullopt, 1); })
        .at(0)
        .entry;
  }
};
WARDMOTE_ON_BOTH_DATABASES(Register);

TEST_P(Register, KeepsAPolicyAsItWasEntered) {
  EXPECT_EQ(adopt("P-012"), "p-012");
  auto const record = held();
  auto const* const policy = record.policy_called("p-012");
  ASSERT_NE(policy, nullptr);
  EXPECT_EQ(policy->number, "P-012");
  auto const& version = policy->versions.at(0);
  EXPECT_EQ(version.body, "First.\n\nSecond.");
  EXPECT_EQ(version.motion_page, "/decisions/41");
  EXPECT_EQ(version.sections, (std::vector<std::string>{"aep.pp.procedures", "aep.pp.standard"}));
  EXPECT_EQ(version.procedures.at(1), (ProcedureName{"PO-2", "Debrief"}));
  EXPECT_EQ(newest_entry().action, "adopt_policy");
  EXPECT_EQ(newest_entry().details.at("policy"), "p-012");
}

TEST_P(Register, RefusesANumberThatIsThereAndOneThatNamesNothing) {
  ASSERT_TRUE(adopt("P-012").has_value());
  EXPECT_EQ(adopt("P 012").error().code, RefusalCode::policy_exists);
  for (auto const* number : {"", "—", "Crosswalk", "adopt"})
    EXPECT_EQ(fields_of(adopt(number).error()), Fields{"number"});
  EXPECT_EQ(fields_of(adopt("", {}).error()).front(), "number") << "with everything else that is wrong";
  EXPECT_EQ(held().policies.size(), 1u);
}

TEST_P(Register, AddsVersionsAndKeepsTheOlder) {
  ASSERT_TRUE(adopt("P-012").has_value());
  auto next = whole();
  next.title = "Public order and protest";
  next.in_force_from = "2026-11-01";
  next.procedures = "";
  ASSERT_TRUE(revise("p-012", next).has_value());
  auto const record = held();
  auto const& versions = record.policy_called("p-012")->versions;
  ASSERT_EQ(versions.size(), 2u);
  EXPECT_EQ(versions[0].title, "Public order");
  EXPECT_EQ(versions[0].procedures.size(), 2u);
  EXPECT_TRUE(versions[1].procedures.empty());
  EXPECT_EQ(newest_entry().details.at("version"), "2");
  EXPECT_EQ(revise("p-013", next).error().code, RefusalCode::policy_unknown);
  EXPECT_EQ(fields_of(revise("p-012", whole()).error()), Fields{"in_force_from"});
}

TEST_P(Register, CountsTheNextReviewFromTheLast) {
  ASSERT_TRUE(adopt("P-012").has_value());
  auto const review = [&](std::string const& slug, std::string const& day, std::string const& motion) {
    return act([&](store::Writer& writer, Doing const& doing) {
      return review_policy(writer, board, slug, day, motion, doing);
    });
  };
  EXPECT_EQ(review("p-013", "2026-11-01", "2026-50").error().code, RefusalCode::policy_unknown);
  EXPECT_EQ(fields_of(review("p-012", "2026-12-01", "").error()), (Fields{"reviewed_on", "motion"}));
  ASSERT_TRUE(review("p-012", "2026-11-01", "2026-50").has_value());
  EXPECT_EQ(newest_entry().action, "review_policy");
  auto const record = held();
  EXPECT_EQ(review_due(*record.policy_called("p-012"), today), LocalDate(2028y / 11 / 1));
}

TEST_P(Register, RepealsAPolicyOnceAndKeepsItsText) {
  ASSERT_TRUE(adopt("P-012").has_value());
  auto const repeal = [&](std::string const& slug, std::string const& day, std::string const& motion) {
    return act([&](store::Writer& writer, Doing const& doing) {
      return repeal_policy(writer, board, slug, day, motion, doing);
    });
  };
  EXPECT_EQ(repeal("p-013", "2026-11-28", "2026-60").error().code, RefusalCode::policy_unknown);
  EXPECT_EQ(fields_of(repeal("p-012", "", "").error()), (Fields{"repealed_from", "motion"}));
  ASSERT_TRUE(repeal("p-012", "2026-11-28", "2026-60").has_value());
  EXPECT_EQ(newest_entry().action, "repeal_policy");
  auto const record = held();
  auto const& policy = *record.policy_called("p-012");
  EXPECT_NE(in_force(policy, plus_days(today, -1)), nullptr);
  EXPECT_EQ(in_force(policy, today), nullptr);
  EXPECT_EQ(review_due(policy, today), std::nullopt);
  EXPECT_EQ(policy.versions.size(), 1u);
  EXPECT_EQ(fields_of(repeal("p-012", "2026-12-01", "2026-61").error()), Fields{"repealed_from"});
}

TEST_P(Register, LetsANewVersionTakeThePlaceOfOneThatIsNotInForceYet) {
  auto input = whole();
  ASSERT_TRUE(adopt("P-012", input).has_value());
  input.in_force_from = "2062-01-01";  // a slip of the pen
  ASSERT_TRUE(revise("p-012", input).has_value());
  input.in_force_from = "2026-11-20";
  ASSERT_TRUE(revise("p-012", input).has_value());
  auto const record = held();
  EXPECT_EQ(in_force(*record.policy_called("p-012"), today)->version, 3);
  EXPECT_EQ(in_force(*record.policy_called("p-012"), 2063y / 1 / 1)->version, 3);
}

TEST_P(Register, KnowsTheProceduresOfTheChiefAndTheirTests) {
  auto const enter = [&](std::string const& number, std::string const& title, std::string const& from) {
    return act([&](store::Writer& writer, Doing const& doing) {
      return record_procedure(writer, board, number, title, from, doing);
    });
  };
  auto const test = [&](TestInput const& input) {
    return act(
        [&](store::Writer& writer, Doing const& doing) { return record_procedure_test(writer, board, input, doing); });
  };
  EXPECT_EQ(fields_of(enter("", "", "").error()), (Fields{"number", "title", "in_force_from"}));
  EXPECT_EQ(fields_of(test({.procedure = "PO-1", .tested_on = "2026-11-01", .title = "Audit"}).error()),
            Fields{"procedure"});
  ASSERT_TRUE(enter("PO-1", "Deployment", "2025-01-01").has_value());
  ASSERT_TRUE(enter("PO-1", "Deployment and debrief", "2026-01-01").has_value());
  EXPECT_EQ(newest_entry().action, "record_procedure");
  EXPECT_EQ(fields_of(test({.procedure = "PO-1", .tested_on = "2026-12-01", .address = "x"}).error()),
            (Fields{"tested_on", "title", "address"}));
  ASSERT_TRUE(
      test({.procedure = "PO-1", .tested_on = "2026-11-02", .result = TestResult::followed, .title = "Exercise"})
          .has_value());
  ASSERT_TRUE(
      test({.procedure = "PO-1", .tested_on = "2026-11-01", .result = TestResult::not_followed, .title = "Audit"})
          .has_value());
  EXPECT_EQ(newest_entry().action, "record_procedure_test");
  auto const record = held();
  ASSERT_EQ(record.procedures.size(), 1u);
  EXPECT_EQ(record.procedures[0].title, "Deployment and debrief");
  EXPECT_EQ(record.procedures[0].tests.back().title, "Exercise") << "the last by its day";
}

}  // namespace
}  // namespace wardmote::board::policy_store_test
