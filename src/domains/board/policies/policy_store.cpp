#include "domains/board/policies/policy_store.h"

#include <algorithm>
#include <map>

#include "base/choice.h"
#include "store/row_day.h"

namespace wardmote::board {
namespace {

using Policies = std::map<PolicyId, Policy>;

Policies read_policies(store::Reader& reader, store::Bindings const& of_board) {
  Policies policies;
  reader.each("SELECT id, slug, number FROM policy WHERE board_id = :board", of_board, [&](store::Row const& row) {
    auto const id = row.id<Policy>("id");
    policies[id] = {.id = id, .slug = row.text("slug"), .number = row.text("number")};
  });
  return policies;
}

PolicyVersion version_of(store::Row const& row) {
  return {.version = row.integer("version"),
          .title = row.text("title"),
          .body = row.text("body"),
          .address = row.text("address"),
          .in_force_from = day_of(row, "in_force_from"),
          .adopted_on = day_of(row, "adopted_on"),
          .motion = row.text("motion"),
          .motion_page = row.text("motion_page"),
          .review_months = static_cast<int>(row.integer("review_months")),
          .catalogue_version = row.text("catalogue_version")};
}

PolicyVersion& version_in(Policies& policies, store::Row const& row) {
  return policies.at(row.id<Policy>("policy_id")).versions.at(static_cast<std::size_t>(row.integer("version")) - 1);
}

// Index: policy_version_of_board, and the primary keys.
void read_versions(store::Reader& reader, store::Bindings const& of_board, Policies& policies) {
  reader.each(
      "SELECT policy_id, version, title, body, address, in_force_from, adopted_on, motion, motion_page, review_months, "
      "catalogue_version FROM policy_version WHERE board_id = :board ORDER BY policy_id, version",
      of_board,
      [&](store::Row const& row) { policies.at(row.id<Policy>("policy_id")).versions.push_back(version_of(row)); });
  reader.each(
      "SELECT policy_id, version, section FROM policy_section WHERE board_id = :board ORDER BY policy_id, version, "
      "section",
      of_board, [&](store::Row const& row) { version_in(policies, row).sections.push_back(row.text("section")); });
  reader.each(
      "SELECT policy_id, version, number, title FROM policy_procedure WHERE board_id = :board ORDER BY policy_id, "
      "version, position",
      of_board, [&](store::Row const& row) {
        version_in(policies, row).procedures.push_back({row.text("number"), row.text("title")});
      });
  reader.each(
      "SELECT policy_id, reviewed_on, motion FROM policy_review WHERE board_id = :board ORDER BY recorded_at", of_board,
      [&](store::Row const& row) {
        policies.at(row.id<Policy>("policy_id")).reviews.push_back({day_of(row, "reviewed_on"), row.text("motion")});
      });
  reader.each("SELECT policy_id, repealed_from, motion FROM policy_repeal WHERE board_id = :board", of_board,
              [&](store::Row const& row) {
                policies.at(row.id<Policy>("policy_id")).repeal = {day_of(row, "repealed_from"), row.text("motion")};
              });
}

// Index: the primary keys.
std::vector<ChiefProcedure> read_procedures(store::Reader& reader, store::Bindings const& of_board) {
  std::map<std::string, ChiefProcedure> procedures;
  reader.each(
      "SELECT number, title, in_force_from FROM chief_procedure WHERE board_id = :board ORDER BY number, recorded_at",
      of_board, [&](store::Row const& row) {
        procedures[row.text("number")] = {
            .number = row.text("number"), .title = row.text("title"), .in_force_from = day_of(row, "in_force_from")};
      });
  reader.each(
      "SELECT number, tested_on, result, title, address FROM procedure_test WHERE board_id = :board ORDER BY number, "
      "tested_on, recorded_at",
      of_board, [&](store::Row const& row) {
        procedures[row.text("number")].tests.push_back({.tested_on = day_of(row, "tested_on"),
                                                        .result = base::choice_of<TestResult>(row.text("result")),
                                                        .title = row.text("title"),
                                                        .address = row.text("address")});
      });
  std::vector<ChiefProcedure> all;
  for (auto& [number, procedure] : procedures) all.push_back(std::move(procedure));
  return all;
}

}  // namespace

PolicyRegister read_register(store::Reader& reader, store::BoardId board) {
  store::Bindings const of_board{{"board", board}};
  auto policies = read_policies(reader, of_board);
  read_versions(reader, of_board, policies);
  PolicyRegister record{.procedures = read_procedures(reader, of_board)};
  for (auto& [id, policy] : policies) record.policies.push_back(std::move(policy));
  std::ranges::sort(record.policies, {}, &Policy::slug);
  return record;
}

void insert_policy(store::Writer& writer, store::BoardId board, Policy const& policy, base::Instant now) {
  writer.run("INSERT INTO policy (id, board_id, slug, number, recorded_at) VALUES (:id, :board, :slug, :number, :now)",
             {{"id", policy.id}, {"board", board}, {"slug", policy.slug}, {"number", policy.number}, {"now", now}});
}

void insert_version(store::Writer& writer, store::BoardId board, PolicyId policy, PolicyVersion const& version,
                    base::Instant now) {
  writer.run(
      "INSERT INTO policy_version (policy_id, board_id, version, title, body, address, in_force_from, adopted_on, "
      "motion, motion_page, review_months, catalogue_version, recorded_at) VALUES (:policy, :board, :version, :title, "
      ":body, :address, :in_force_from, :adopted_on, :motion, :motion_page, :review_months, :catalogue_version, :now)",
      {{"policy", policy},
       {"board", board},
       {"version", version.version},
       {"title", version.title},
       {"body", version.body},
       {"address", version.address},
       {"in_force_from", version.in_force_from},
       {"adopted_on", version.adopted_on},
       {"motion", version.motion},
       {"motion_page", version.motion_page},
       {"review_months", version.review_months},
       {"catalogue_version", version.catalogue_version},
       {"now", now}});
  for (auto const& section : version.sections)
    writer.run(
        "INSERT INTO policy_section (policy_id, version, section, board_id) VALUES (:policy, :version, :section, "
        ":board)",
        {{"policy", policy}, {"version", version.version}, {"section", section}, {"board", board}});
  for (std::size_t position = 0; position < version.procedures.size(); ++position)
    writer.run(
        "INSERT INTO policy_procedure (policy_id, version, position, number, title, board_id) VALUES (:policy, "
        ":version, :position, :number, :title, :board)",
        {{"policy", policy},
         {"version", version.version},
         {"position", position},
         {"number", version.procedures[position].number},
         {"title", version.procedures[position].title},
         {"board", board}});
}

void insert_review(store::Writer& writer, store::BoardId board, PolicyId policy, PolicyReview const& review,
                   base::Instant now) {
  writer.run(
      "INSERT INTO policy_review (policy_id, board_id, reviewed_on, motion, recorded_at) VALUES (:policy, :board, "
      ":reviewed_on, :motion, :now)",
      {{"policy", policy},
       {"board", board},
       {"reviewed_on", review.reviewed_on},
       {"motion", review.motion},
       {"now", now}});
}

void insert_repeal(store::Writer& writer, store::BoardId board, PolicyId policy, PolicyRepeal const& repeal,
                   base::Instant now) {
  writer.run(
      "INSERT INTO policy_repeal (policy_id, board_id, repealed_from, motion, recorded_at) VALUES (:policy, :board, "
      ":repealed_from, :motion, :now)",
      {{"policy", policy},
       {"board", board},
       {"repealed_from", repeal.repealed_from},
       {"motion", repeal.motion},
       {"now", now}});
}

void insert_procedure(store::Writer& writer, store::BoardId board, ChiefProcedure const& procedure, base::Instant now) {
  writer.run(
      "INSERT INTO chief_procedure (board_id, number, recorded_at, title, in_force_from) VALUES (:board, :number, "
      ":now, :title, :in_force_from)",
      {{"board", board},
       {"number", procedure.number},
       {"now", now},
       {"title", procedure.title},
       {"in_force_from", procedure.in_force_from}});
}

void insert_test(store::Writer& writer, store::BoardId board, std::string_view number, ProcedureTest const& test,
                 base::Instant now) {
  writer.run(
      "INSERT INTO procedure_test (board_id, number, recorded_at, tested_on, result, title, address) VALUES (:board, "
      ":number, :now, :tested_on, :result, :title, :address)",
      {{"board", board},
       {"number", number},
       {"now", now},
       {"tested_on", test.tested_on},
       {"result", base::spelling_of(test.result)},
       {"title", test.title},
       {"address", test.address}});
}

}  // namespace wardmote::board
