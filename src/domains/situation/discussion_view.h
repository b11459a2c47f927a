#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domains/situation/catalogue/coded_groups.h"
#include "domains/situation/discussion_room.h"
#include "web/act_form.h"
#include "web/crumb.h"

namespace wardmote::situation {

/// A discussion on the board: never more than its place in the process and counts.
struct Card {
  std::string number{};
  std::string path{};
  std::int64_t days = 0;  ///< since it was opened
  std::string type{};     ///< empty where it may not be read
  std::string age_group{};
  std::string sector{};
  std::optional<std::int64_t> risks{};  ///< how many factors
  std::string lead{};
  std::string due{};  ///< of the first contact, ISO 8601; empty: none, or not for the reader
  bool is_overdue = false;
  bool is_withheld = false;  ///< open, and its facts are not for the reader
};
BOOST_DESCRIBE_STRUCT(Card, (),
                      (number, path, days, type, age_group, sector, risks, lead, due, is_overdue, is_withheld))
Card card_of(SituationRoom const& room, Admitted const& admitted, SeenDiscussion const& seen,
             web::Context const& context);

struct CodedLine {
  std::string category{};
  std::vector<std::string> labels{};
};
BOOST_DESCRIBE_STRUCT(CodedLine, (), (category, labels))

struct SubjectView {
  std::string type{}, age_group{}, sex{}, agency{}, seen_before{};
};
BOOST_DESCRIBE_STRUCT(SubjectView, (), (type, age_group, sex, agency, seen_before))

struct FactorsView {
  std::vector<CodedLine> risks{};
  std::vector<CodedLine> protections{};
  std::vector<std::string> flags{};
  std::vector<std::string> affected{};
  std::string account{};
};
BOOST_DESCRIBE_STRUCT(FactorsView, (), (risks, protections, flags, affected, account))

struct QuestionView {
  std::string question{};
  bool is_yes = false;
};
BOOST_DESCRIBE_STRUCT(QuestionView, (), (question, is_yes))

struct DecisionView {
  std::string outcome{};
  std::vector<QuestionView> questions{};
  std::string agencies{};
  std::string note{};
  std::string decided_on{};
};
BOOST_DESCRIBE_STRUCT(DecisionView, (), (outcome, questions, agencies, note, decided_on))

struct AnswerView {
  std::string agency{};
  std::string answer{};
};
BOOST_DESCRIBE_STRUCT(AnswerView, (), (agency, answer))

struct TaskView {
  std::int64_t task = 0;
  std::string agency{};
  std::string text{};
  std::string due{};
  bool is_open = false;
  bool is_done = false;
};
BOOST_DESCRIBE_STRUCT(TaskView, (), (task, agency, text, due, is_open, is_done))

struct InterventionView {
  std::string lead{};
  std::string assisting{};
  bool has_plan = false;  ///< may be read
  std::string contact_due{};
  std::vector<TaskView> tasks{};
  std::string met_on{};
  std::string consent{};
  std::string ground{};
  std::vector<std::string> services{};
};
BOOST_DESCRIBE_STRUCT(InterventionView, (),
                      (lead, assisting, has_plan, contact_due, tasks, met_on, consent, ground, services))

/// A stage of the way: where it stands, and what each asks for.
struct StageView {
  std::string label{};
  bool is_now = false;
  bool is_past = false;
  std::string needs{};  ///< what is needed to reach it
};
BOOST_DESCRIBE_STRUCT(StageView, (), (label, is_now, is_past, needs))

/// The form of an act and what follows from it.
struct DiscussionForm {
  std::string act{};
  std::string label{};
  std::string path{};
  bool asks = false;
  std::string consequence{};
  std::vector<web::ActField> fields{};
};
BOOST_DESCRIBE_STRUCT(DiscussionForm, (), (act, label, path, asks, consequence, fields))

/// The form of the coded facts (kit/coded_choice), and of the few others.
struct FactsForm {
  std::string act{};
  std::string label{};
  std::string path{};
  CodedField risks{};
  CodedField protections{};
  CodedField flags{};
  std::vector<web::ActField> fields{};
};
BOOST_DESCRIBE_STRUCT(FactsForm, (), (act, label, path, risks, protections, flags, fields))

/// Filled with what is known; `act`, `label` and `path` are for whoever offers it.
FactsForm facts_form(SituationRoom const& room, Factors const& factors, web::Tongue const& tongue);

struct ReadingView {
  std::string at{};
  std::string person_name{};
  std::string agency{};
};
BOOST_DESCRIBE_STRUCT(ReadingView, (), (at, person_name, agency))

struct StepView {
  std::string at{};
  std::string by_name{};
  std::string act{};
};
BOOST_DESCRIBE_STRUCT(StepView, (), (at, by_name, act))

/// What becomes of it (purge/purge_view.h). Days are ISO 8601, moments UTC; what is not known, or not for the reader, is empty.
struct PurgeLine {
  bool is_details = false;  ///< they are what goes next; else subject and conclusion
  bool is_purged = false;   ///< nothing is left
  std::string due_on{};
  std::string shred_on{};                       ///< it was announced for that day
  std::string hold{};                           ///< the ground of a legal hold
  std::string hold_by{};                        ///< the agency that placed it
  std::int64_t months_min = 0, months_max = 0;  ///< between which its details go, where the day is not shown
};
BOOST_DESCRIBE_STRUCT(PurgeLine, (), (is_details, is_purged, due_on, shred_on, hold, hold_by, months_min, months_max))

struct DiscussionView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string title{};
  std::string number{};
  std::string stage{};
  std::string audience{};
  bool is_shed = false;
  PurgeLine purge{};
  bool is_proof_due = false;  ///< the plan is there for the reader once they have proved who they are
  std::vector<StageView> stages{};
  std::optional<SubjectView> subject{};
  std::optional<FactorsView> factors{};
  std::optional<DecisionView> decision{};
  std::vector<AnswerView> answers{};
  std::optional<InterventionView> intervention{};
  std::string conclusion{};
  std::string concluded_on{};
  std::string withheld{};  ///< the parts that are not for the reader, with commas between
  std::optional<FactsForm> facts_form{};
  std::vector<DiscussionForm> forms{};
  std::vector<StepView> steps{};
  std::vector<ReadingView> readings{};  ///< for the agency that brought it, the team and the officers
  bool shows_readings = false;
};
BOOST_DESCRIBE_STRUCT(DiscussionView, (),
                      (breadcrumbs, title, number, stage, audience, is_shed, purge, is_proof_due, stages, subject,
                       factors, decision, answers, intervention, conclusion, concluded_on, withheld, facts_form, forms,
                       steps, readings, shows_readings))

/// The page of a discussion, as far as the reader may see it.
DiscussionView discussion_view(SituationRoom const& room, Admitted const& admitted, SeenDiscussion const& seen,
                               web::Context const& context);

/// The forms of the acts that the reader may do now.
std::vector<DiscussionForm> discussion_forms(SituationRoom const& room, Admitted const& admitted,
                                             SeenDiscussion const& seen, web::Tongue const& tongue);

/// The fields that ask for the subject, filled with what is known.
std::vector<web::ActField> subject_fields(SituationRoom const& room, Subject const& subject, web::Tongue const& tongue);

std::string path_of(std::string_view number);

}  // namespace wardmote::situation
