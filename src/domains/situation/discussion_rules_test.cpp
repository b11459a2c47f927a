#include "domains/situation/discussion_rules.h"

#include <gtest/gtest.h>

#include "domains/situation/discussion_samples.h"

namespace wardmote::situation::rules_test {
namespace {

using namespace samples;
using base::RefusalCode;
using enum DiscussionAct;

/// The field that an order is refused for, or the code; empty if it is carried out.
std::string objection(Discussion const& whole, Order const& order, Reader const& reader) {
  auto const changed = decided(whole, order, reader, terms());
  if (changed) return "";
  return changed.error().code == RefusalCode::form_invalid ? changed.error().fields.front().field
                                                           : std::string(code_of(changed.error().code));
}

TEST(Presenting, is_done_by_the_agency_that_brings_it_with_codes_alone) {
  EXPECT_EQ(objection({}, presenting(), of("schools")), "");
  EXPECT_EQ(objection({}, presenting(), of("health")), "not_permitted") << "it is another agency's";
  auto order = presenting();
  order.subject.type = "a family";
  EXPECT_EQ(objection({}, order, of("schools")), "type");
  order = presenting();
  order.factors.risks = {};
  EXPECT_EQ(objection({}, order, of("schools")), "risks");
  order.factors.risks = {"pf.education.caring-school"};
  EXPECT_EQ(objection({}, order, of("schools")), "risks") << "a protective factor is no risk factor";
  order = presenting();
  order.factors.affected = {"age_group.0-5 21"};
  EXPECT_EQ(objection({}, order, of("schools")), "affected");
}

TEST(Presenting, needs_an_agency_with_a_valid_seat) {
  auto order = presenting();
  order.subject.agency = "shelter";
  EXPECT_EQ(objection({}, order, of("shelter")), "agency");
}

TEST(Presenting, keeps_no_text_that_the_screen_speaks_against_and_none_without_a_screen) {
  auto order = presenting();
  order.factors.account = "Mr Smith again";
  EXPECT_EQ(objection({}, order, of("schools")), "account");
  auto without = terms();
  without.against = {};
  EXPECT_FALSE(decided({}, presenting(), of("schools"), without));
}

TEST(TheFourQuestions, must_all_be_yes_for_an_acutely_elevated_risk) {
  EXPECT_EQ(objection(at_filter_2(), deciding(agree_risk), officer()), "");
  for (auto const member :
       {&Decision::interest, &Decision::probability, &Decision::severity, &Decision::multi_agency}) {
    auto order = deciding(agree_risk);
    order.decision.*member = "no";
    EXPECT_EQ(objection(at_filter_2(), order, officer()), "interest");
    order.decision.*member = "";
    EXPECT_EQ(objection(at_filter_2(), order, officer()), "interest");
  }
  auto all_yes = deciding(reject_discussion);
  all_yes.decision.severity = "yes";
  EXPECT_EQ(objection(at_filter_2(), all_yes, officer()), "interest");
}

TEST(TheFourQuestions, are_answered_by_agencies_and_recorded_by_an_officer_of_the_table) {
  EXPECT_EQ(objection(at_filter_2(), deciding(agree_risk), of("schools")), "not_permitted");
  auto alone = deciding(agree_risk);
  alone.decision.agencies = {"police"};
  EXPECT_EQ(objection(at_filter_2(), alone, officer()), "agencies");
  alone.decision.agencies = {"police", "shelter"};
  EXPECT_EQ(objection(at_filter_2(), alone, officer()), "agencies") << "an agency without a seat decides nothing";
}

TEST(ARejectedDiscussion, keeps_its_subject_and_the_reason_alone) {
  auto const changed = decided(at_filter_2(), deciding(reject_discussion), officer(), terms());
  ASSERT_TRUE(changed);
  EXPECT_EQ(changed->stage, Stage::rejected);
  EXPECT_FALSE(changed->decision);
  EXPECT_EQ(changed->conclusion->reason, "concl.rejected.not-aer");
  auto order = deciding(reject_discussion);
  order.reason = "concl.lowered.connected";
  EXPECT_EQ(objection(at_filter_2(), order, officer()), "reason");
}

TEST(FilterThree, hears_each_agency_for_itself) {
  EXPECT_EQ(objection(at_filter_3(), answering("health", "yes"), of("health")), "");
  EXPECT_EQ(objection(at_filter_3(), answering("health", "yes"), of("housing")), "not_permitted");
  EXPECT_EQ(objection(at_filter_3(), answering("health", "yes"), officer()), "") << "the recorder writes for all";
  EXPECT_EQ(objection(at_filter_3(), answering("health", "perhaps"), of("health")), "answer");
  EXPECT_EQ(objection(at_filter_2(), answering("health", "yes"), of("health")), "discussion_stage_wrong");
}

TEST(ATeam, is_made_of_agencies_that_said_yes_the_newest_answer_counting) {
  auto const asked = after(at_filter_3(), answering("health", "yes"), of("health"));
  EXPECT_EQ(objection(asked, forming(), officer()), "");
  EXPECT_EQ(objection(at_filter_3(), forming(), officer()), "lead") << "health was not asked";
  auto const stepped_back = after(asked, answering("health", "not_us"), of("health"));
  EXPECT_EQ(objection(stepped_back, forming(), officer()), "lead");
  auto order = forming();
  order.assisting = {"housing"};
  EXPECT_EQ(objection(asked, order, officer()), "assisting");
  order.assisting = {"health"};
  EXPECT_EQ(objection(asked, order, officer()), "assisting") << "one agency alone is no table";
}

TEST(ATeam, is_to_meet_the_subject_within_two_days) { EXPECT_EQ(at_filter_4().plan->contact_due, "2026-03-12"); }

TEST(ATeam, is_widened_by_the_table_and_narrowed_by_the_agency_itself) {
  Order widening{.act = widen_team, .agency = "housing"};
  EXPECT_EQ(objection(at_filter_4(), widening, officer()), "agencies") << "nobody decided it";
  widening.decision.agencies = {"health", "police"};
  EXPECT_EQ(objection(at_filter_4(), widening, officer()), "");
  EXPECT_EQ(objection(at_filter_4(), widening, of("health")), "not_permitted");
  auto const widened = after(at_filter_4(), widening, officer());
  EXPECT_EQ(intervening(widened), (std::set<std::string>{"health", "schools", "housing"}));
  EXPECT_EQ(intervening(after(widened, {.act = leave_team}, of("housing"))),
            (std::set<std::string>{"health", "schools"}));
  EXPECT_EQ(objection(widened, {.act = leave_team}, of("health")), "agency") << "the lead stays";
  EXPECT_EQ(objection(widened, {.act = leave_team}, of("police")), "not_permitted");
}

TEST(AnIntervention, is_planned_and_recorded_by_its_agencies_alone) {
  Order task{.act = plan_task, .agency = "schools", .task = {.due = "2026-03-11", .text = "Offer a visit at home"}};
  EXPECT_EQ(objection(at_filter_4(), task, of("health")), "");
  EXPECT_EQ(objection(at_filter_4(), task, of("housing")), "not_permitted");
  auto const planned = after(at_filter_4(), task, of("health"));
  ASSERT_EQ(tasks_of(*planned.plan).size(), 1U);
  EXPECT_EQ(tasks_of(*planned.plan)[0].text, "Offer a visit at home");
  auto const done = after(planned, {.act = finish_task, .task = {.number = 1, .state = "done"}}, of("schools"));
  EXPECT_EQ(tasks_of(*done.plan)[0].state, "done");
  EXPECT_EQ(objection(done, {.act = finish_task, .task = {.number = 1, .state = "done"}}, of("schools")), "task");
}

TEST(Consent, is_a_state_and_acting_without_it_names_a_lawful_ground) {
  auto const consenting = [](std::string state, std::string ground = "") {
    return Order{.act = record_consent, .contact = {.consent = std::move(state), .ground = std::move(ground)}};
  };
  EXPECT_EQ(objection(at_filter_4(), consenting("given"), of("health")), "");
  EXPECT_EQ(objection(at_filter_4(), consenting("other_ground"), of("health")), "ground");
  EXPECT_EQ(objection(at_filter_4(), consenting("other_ground", "child_protection"), of("health")), "");
  EXPECT_EQ(objection(at_filter_4(), consenting("signed"), of("health")), "consent");
  auto const given = after(at_filter_4(), consenting("given"), of("health"));
  EXPECT_EQ(after(given, consenting("withdrawn"), of("health")).contact->consent, "withdrawn");
}

TEST(FollowUp, begins_once_the_subject_was_met) {
  EXPECT_EQ(objection(at_filter_4(), {.act = begin_follow_up}, of("health")), "met_on");
  auto const met = after(at_filter_4(), {.act = record_contact, .contact = {.met_on = "2026-03-10"}}, of("health"));
  EXPECT_EQ(after(met, {.act = begin_follow_up}, of("health")).stage, Stage::follow_up);
  EXPECT_EQ(objection(at_filter_4(), {.act = record_contact, .contact = {.met_on = "2026-03-11"}}, of("health")),
            "met_on")
      << "that is tomorrow";
}

TEST(AConclusion, has_a_coded_reason_that_is_none_of_a_rejection) {
  EXPECT_EQ(after(at_filter_4(), {.act = conclude_discussion, .reason = "concl.lowered.connected"}, of("health")).stage,
            Stage::concluded);
  EXPECT_EQ(objection(at_filter_4(), {.act = conclude_discussion, .reason = "concl.rejected.not-aer"}, of("health")),
            "reason");
  EXPECT_EQ(objection(at_filter_4(), {.act = conclude_discussion}, of("health")), "reason");
}

TEST(RecordingFactors, takes_a_retired_flag_where_it_was_recorded_and_nowhere_anew) {
  auto terms_now = terms();
  terms_now.is_retired = [](std::string_view code) { return code == "sf.social-isolation"; };
  auto order = presenting();
  EXPECT_EQ(decided({}, order, of("schools"), terms_now).error().fields.at(0).field, "flags");
  auto const recorded = at_filter_2();
  order.act = DiscussionAct::record_factors;
  EXPECT_TRUE(decided(recorded, order, of("schools"), terms_now)) << "it has it already";
  auto without = recorded;
  without.factors->flags.clear();
  EXPECT_EQ(decided(without, order, of("schools"), terms_now).error().fields.at(0).field, "flags");
}

}  // namespace
}  // namespace wardmote::situation::rules_test
