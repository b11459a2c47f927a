#include "store/transparency/verify_job.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "store/audit_chain.h"
#include "store/canonical_json.h"

namespace wardmote::store {
namespace {

struct Spelling {
  LinkFault fault;
  std::string_view text;
};
constexpr std::array spellings{Spelling{LinkFault::missing, "missing"}, Spelling{LinkFault::unreadable, "unreadable"},
                               Spelling{LinkFault::changed, "changed"},
                               Spelling{LinkFault::does_not_follow, "does_not_follow"}};

constexpr std::string_view value_mark = "fault_";  // before the name of a value of the refusal

VerifyReport report_of(LogFindings const& findings) {
  VerifyReport report{.entries = findings.head.size,
                      .root = to_hex(findings.head.root),
                      .checkpoints = findings.checkpoints,
                      .faults = static_cast<std::int64_t>(findings.faults.size())};
  if (!findings.faults.empty()) report.first_fault = findings.faults.front();
  if (findings.broken && report.first_fault->code == base::RefusalCode::chain_broken)
    report.broken = findings.broken->fault;
  return report;
}

base::Answer<std::string> verify(Database& database, Job const& job, Progress& progress) {
  auto const findings = database.read([&](Reader& reader) {
    auto const head = audit_head(reader, job.board);
    auto const total = head ? head->sequence : 0;
    return check_board_log(reader, job.board, {}, [&](std::int64_t read) { return progress.tell(read, total, ""); });
  });
  if (!progress.is_to_go_on()) return Progress::stopped();
  return text_of(report_of(findings));
}

}  // namespace

std::string text_of(VerifyReport const& report) {
  std::map<std::string, std::string> texts{{"entries", std::to_string(report.entries)},
                                           {"root", report.root},
                                           {"checkpoints", std::to_string(report.checkpoints)},
                                           {"faults", std::to_string(report.faults)}};
  if (report.first_fault) {
    texts["refusal"] = base::code_of(report.first_fault->code);
    for (auto const& [name, value] : report.first_fault->values) texts[std::string(value_mark) + name] = value;
  }
  if (report.broken) texts["broken"] = std::ranges::find(spellings, *report.broken, &Spelling::fault)->text;
  return canonical_json(texts);
}

std::optional<VerifyReport> verify_report_of(std::string_view text) {
  auto texts = texts_of_json(text);
  if (!texts) return std::nullopt;
  auto const count = [&](char const* name) { return base::whole_number((*texts)[name]).value_or(0); };
  VerifyReport report{.entries = count("entries"),
                      .root = (*texts)["root"],
                      .checkpoints = count("checkpoints"),
                      .faults = count("faults")};
  for (auto const code : base::all_refusal_codes())
    if (base::code_of(code) == (*texts)["refusal"]) report.first_fault = base::Refusal{.code = code};
  if (report.first_fault)
    for (auto const& [name, value] : *texts)
      if (name.starts_with(value_mark)) report.first_fault->values[name.substr(value_mark.size())] = value;
  if (auto const broken = std::ranges::find(spellings, (*texts)["broken"], &Spelling::text); broken != spellings.end())
    report.broken = broken->fault;
  return report;
}

Handler verify_audit_handler(Database& database) {
  return [&database](Job const& job, Progress& progress) { return verify(database, job, progress); };
}

}  // namespace wardmote::store
