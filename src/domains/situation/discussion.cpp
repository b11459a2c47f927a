#include "domains/situation/discussion.h"

#include "base/choice.h"
#include "base/ensure.h"
#include "base/text.h"

namespace wardmote::situation {
namespace {

/// The first `count` words of a line, and what follows them.
std::vector<std::string> words_of_line(std::string_view line, std::size_t count) {
  std::vector<std::string> words;
  while (words.size() < count) {
    auto const blank = line.find(' ');
    ENSURE(blank != std::string_view::npos);
    words.emplace_back(line.substr(0, blank));
    line.remove_prefix(blank + 1);
  }
  words.emplace_back(line);
  return words;
}

}  // namespace

Discussion carried_on(Discussion whole, Discussion changed) {
  auto const keep = [](auto& anew, auto& held) {
    if (!anew) anew = std::move(held);
  };
  keep(changed.subject, whole.subject);
  keep(changed.factors, whole.factors);
  keep(changed.decision, whole.decision);
  keep(changed.requests, whole.requests);
  keep(changed.lead, whole.lead);
  keep(changed.team, whole.team);
  keep(changed.plan, whole.plan);
  keep(changed.contact, whole.contact);
  keep(changed.services, whole.services);
  keep(changed.conclusion, whole.conclusion);
  changed.steps = whole.steps + 1;
  return changed;
}

std::set<std::string> intervening(Discussion const& discussion) {
  std::set<std::string> agencies;
  if (discussion.lead && !discussion.lead->agency.empty()) agencies.insert(discussion.lead->agency);
  if (discussion.team) agencies.insert(discussion.team->assisting.begin(), discussion.team->assisting.end());
  return agencies;
}

std::map<std::string, RequestAnswer> answers_of(Requests const& requests) {
  std::map<std::string, RequestAnswer> answers;
  for (auto const& line : requests.answers) {
    auto const words = words_of_line(line, 1);
    answers[words[0]] = base::choice_of<RequestAnswer>(words[1]);
  }
  return answers;
}

std::vector<Task> tasks_of(Plan const& plan) {
  std::vector<Task> tasks;
  for (auto const& line : plan.tasks) {
    auto const words = words_of_line(line, 4);
    tasks.push_back({base::whole_number(words[0]).value_or(0), words[1], words[2], words[3], words[4]});
  }
  return tasks;
}

std::string line_of(Task const& task) {
  return std::to_string(task.number) + ' ' + task.state + ' ' + task.due + ' ' + task.agency + ' ' + task.text;
}

}  // namespace wardmote::situation
