#pragma once

#include "base/ensure.h"
#include "domains/situation/discussion_rules.h"

// Sample discussions of the tests: a table of four agencies on one day.
namespace wardmote::situation::samples {

inline Terms terms() {
  return {.agencies = {"police", "health", "housing", "schools"},
          .is_code = [](std::string_view code) { return code.find('?') == std::string_view::npos; },
          .against = [](std::string_view text) -> std::string_view {
            return text.find("Smith") == std::string_view::npos ? "" : "This looks like a name";
          },
          .today = *base::date_of("2026-03-10")};
}

inline Reader officer() { return {"chair", "police", true}; }
inline Reader of(std::string agency) { return {"person of " + agency, std::move(agency), false}; }

inline Order presenting() {
  Order order{.act = DiscussionAct::present_discussion};
  order.subject = {.type = "discussion_type.person",
                   .age_group = "age_group.12-17",
                   .sex = "sex_gender.female",
                   .agency = "schools",
                   .seen_before = "no"};
  order.factors = {.risks = {"rf.school.chronic-absence", "rf.mental-health.suspected"},
                   .protections = {"pf.education.caring-school"},
                   .flags = {"sf.social-isolation"},
                   .affected = {"age_group.6-11 1"},
                   .account = "Absent for six weeks; two agencies have tried."};
  return order;
}

inline Order deciding(DiscussionAct act) {
  Order order{.act = act};
  auto const no = act == DiscussionAct::reject_discussion ? "no" : "yes";
  order.decision = {.interest = "yes",
                    .probability = "yes",
                    .severity = no,
                    .multi_agency = "yes",
                    .agencies = {"police", "health", "schools"}};
  if (act == DiscussionAct::reject_discussion) order.reason = "concl.rejected.not-aer";
  return order;
}

inline Order answering(std::string agency, std::string answer) {
  return {.act = DiscussionAct::answer_request, .agency = std::move(agency), .answer = std::move(answer)};
}

inline Order forming() { return {.act = DiscussionAct::form_team, .agency = "health", .assisting = {"schools"}}; }

/// What an order leaves of a discussion: as the store would hold it. The order is one that is carried out.
inline Discussion after(Discussion const& whole, Order const& order, Reader const& reader) {
  auto changed = decided(whole, order, reader, terms());
  ENSURE(changed.has_value());
  return carried_on(whole, *std::move(changed));
}

inline Discussion at_filter_2() { return after({}, presenting(), of("schools")); }
inline Discussion at_filter_3() { return after(at_filter_2(), deciding(DiscussionAct::agree_risk), officer()); }
inline Discussion at_filter_4() {
  return after(after(at_filter_3(), answering("health", "yes"), of("health")), forming(), officer());
}

}  // namespace wardmote::situation::samples
