#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "domains/situation/machine.h"

// The record of a discussion, in parts: each part is read by whoever may read it at the stage where the discussion stands (audience.h), and
// rests sealed by itself. No part has room for a name, a date of birth or an address: what is not a code of a catalogue is a short text that the screen
// has passed (screen/). Codes are those of catalog/; agencies are named by their slug.
namespace wardmote::situation {

/// What may be read apart from the rest.
enum class Part {
  subject,    ///< what kind of subject, in which age group; who brought it
  factors,    ///< risk and protective factors, study flags, who else is affected, the neutral account
  decision,   ///< the four questions, and which agencies agreed
  requests,   ///< what the agencies that were asked answered
  lead,       ///< the lead agency
  team,       ///< the assisting agencies
  plan,       ///< who does what until when
  contact,    ///< when the subject was met, and where consent stands
  services,   ///< what was mobilized
  conclusion  ///< group and reason
};
BOOST_DESCRIBE_ENUM(Part, subject, factors, decision, requests, lead, team, plan, contact, services, conclusion)

struct Subject {
  std::string type{};  ///< "discussion_type.person"
  std::string age_group{};
  std::string sex{};
  std::string agency{};       ///< the originating one
  std::string seen_before{};  ///< "yes", "no" or empty: by the word of the originating agency alone, and of no record
};
BOOST_DESCRIBE_STRUCT(Subject, (), (type, age_group, sex, agency, seen_before))

struct Factors {
  std::vector<std::string> risks{};
  std::vector<std::string> protections{};
  std::vector<std::string> flags{};
  std::vector<std::string> affected{};  ///< others, by age group: "age_group.0-5 2"
  std::string account{};                ///< short and neutral; screened
};
BOOST_DESCRIBE_STRUCT(Factors, (), (risks, protections, flags, affected, account))

/// The four questions of acutely elevated risk (docs/guide/table.md); there is no score.
struct Decision {
  std::string outcome{};                ///< of agree_risk, reject_discussion, ask_for_more: the act
  std::string interest{};               ///< a significant interest is at stake: "yes" or "no"
  std::string probability{};            ///< harm is likely if nothing changes
  std::string severity{};               ///< the harm would be severe
  std::string multi_agency{};           ///< several agencies are needed together
  std::vector<std::string> agencies{};  ///< who agreed
  std::string note{};                   ///< screened
  std::string decided_on{};             ///< ISO 8601
};
BOOST_DESCRIBE_STRUCT(Decision, (),
                      (outcome, interest, probability, severity, multi_agency, agencies, note, decided_on))

/// What an agency answers when it is asked whether it has a part.
enum class RequestAnswer { yes, no, not_us };
BOOST_DESCRIBE_ENUM(RequestAnswer, yes, no, not_us)

struct Requests {
  std::vector<std::string> answers{};  ///< "agency yes"; the newest of an agency counts
};
BOOST_DESCRIBE_STRUCT(Requests, (), (answers))

struct Lead {
  std::string agency{};
};
BOOST_DESCRIBE_STRUCT(Lead, (), (agency))

struct Team {
  std::vector<std::string> assisting{};
  std::vector<std::string> widened{};  ///< "agency date": joined by a recorded decision of the table
};
BOOST_DESCRIBE_STRUCT(Team, (), (assisting, widened))

struct Plan {
  std::string contact_due{};         ///< ISO 8601: when the first contact is to have been made
  std::vector<std::string> tasks{};  ///< "number state due agency text"; states: open, done, dropped
};
BOOST_DESCRIBE_STRUCT(Plan, (), (contact_due, tasks))

enum class ConsentState { not_sought, sought, given, refused, withdrawn, other_ground };
BOOST_DESCRIBE_ENUM(ConsentState, not_sought, sought, given, refused, withdrawn, other_ground)

/// On which agencies act without consent; the law that each stands for is in docs/privacy.md.
enum class LawfulGround {
  compelling_circumstances,
  risk_of_serious_harm,
  child_protection,
  law_enforcement,
  other_law
};
BOOST_DESCRIBE_ENUM(LawfulGround, compelling_circumstances, risk_of_serious_harm, child_protection, law_enforcement,
                    other_law)

struct Contact {
  std::string met_on{};  ///< ISO 8601; empty: not yet
  std::string consent{"not_sought"};
  std::string ground{};  ///< of LawfulGround, with other_ground alone
};
BOOST_DESCRIBE_STRUCT(Contact, (), (met_on, consent, ground))

struct Services {
  std::vector<std::string> mobilized{};  ///< "agency service_type.x mobilization.y"
};
BOOST_DESCRIBE_STRUCT(Services, (), (mobilized))

struct Conclusion {
  std::string reason{};        ///< a code of catalog/conclusions.yaml
  std::string concluded_on{};  ///< ISO 8601
};
BOOST_DESCRIBE_STRUCT(Conclusion, (), (reason, concluded_on))

/// What somebody, or a rule, holds of a discussion. A part that is not there was not recorded, may not be read, or was shed.
struct Discussion {
  std::string number{};  ///< "2026-0014": the year and a running number
  base::Instant opened_at{};
  Stage stage = Stage::filter_2;
  base::Instant stage_since{};
  std::int64_t steps = 0;   ///< how many were recorded
  std::string catalogue{};  ///< version of the codes
  bool is_shed = false;     ///< its details were destroyed: rejected, or purged
  std::optional<Subject> subject{};
  std::optional<Factors> factors{};
  std::optional<Decision> decision{};
  std::optional<Requests> requests{};
  std::optional<Lead> lead{};
  std::optional<Team> team{};
  std::optional<Plan> plan{};
  std::optional<Contact> contact{};
  std::optional<Services> services{};
  std::optional<Conclusion> conclusion{};
};

/// The discussion as it stands once `changed`, which holds the parts that are written anew, is its next step.
Discussion carried_on(Discussion whole, Discussion changed);

/// The agencies that intervene: the lead and those that assist.
std::set<std::string> intervening(Discussion const& discussion);

/// The newest answer of each agency that was asked.
std::map<std::string, RequestAnswer> answers_of(Requests const& requests);

struct Task {
  std::int64_t number = 0;
  std::string state{};  ///< open, done, dropped
  std::string due{};    ///< ISO 8601
  std::string agency{};
  std::string text{};
};
std::vector<Task> tasks_of(Plan const& plan);
std::string line_of(Task const& task);

/// What is said of a discussion without opening any part: its place in a list.
struct DiscussionStep {
  std::int64_t sequence = 0;
  base::Instant at{};
  std::string by{};  ///< identifier of the person
  std::string by_name{};
  DiscussionAct act = DiscussionAct::present_discussion;
  Stage stage = Stage::filter_2;  ///< that it led to
};

}  // namespace wardmote::situation
