#include "domains/board/past/toronto_scorecard.h"

#include <algorithm>

#include "base/clock.h"

namespace wardmote::board {
namespace {

constexpr std::string_view name_heading = "Member of Council";
constexpr char whose_sentence[] = "The sentence is the scorecard’s, not the council’s, and “for” is for the sentence.";

/// The rows by what they are.
struct Scorecard {
  PastRow const& days;
  PastRow const& topics;
  PastRow const& sentences;
  PastRow const& references;
  std::size_t names = 0;  ///< the column of the members' names
  std::vector<PastRow const*> members{};
  PastRow const* results = nullptr;
  PastRow const* yes = nullptr;
  PastRow const* no = nullptr;
};

std::optional<PastOption> option_of_toronto_word(std::string const& word) {
  if (word == "Yes") return PastOption::yes;
  if (word == "No") return PastOption::no;
  if (word == "Absent") return PastOption::absent;
  return std::nullopt;
}

/// "John Tory", above "Mayor of Toronto".
std::string name_in(std::string const& field) { return std::string(base::trimmed(field.substr(0, field.find('\n')))); }

/// The rows behind the head: members as long as they have a name, then the result and the sums.
void sort_rows(Scorecard& card, std::span<PastRow const> rows, PastFile& file) {
  for (auto const& row : rows) {
    auto const says = [&](std::string_view word) { return std::ranges::find(row.fields, word) != row.fields.end(); };
    if (!row.fault.empty())
      file.faults.push_back(fault_of(row));
    else if (!row.field(card.names).empty())
      card.members.push_back(&row);
    else if (says("PASS") || says("FAIL"))
      card.results = &row;
    else if (says("Yes"))
      card.yes = &row;
    else if (says("No"))
      card.no = &row;
    else if (!std::ranges::all_of(row.fields, [](auto const& field) { return base::trimmed(field).empty(); }))
      file.faults.push_back({row.place(), "is neither a member nor a sum"});
  }
}

/// The sum that the scorecard prints is that of the fields, if it prints one.
Read<void> agrees(PastRow const* row, std::size_t column, PastVote const& vote, PastOption option) {
  if (row == nullptr || row->field(column).empty()) return {};
  auto const counted = std::ranges::count(vote.ballots, option, &PastBallot::option);
  if (row->field(column) == std::to_string(counted)) return {};
  return std::unexpected(FileFault{
      row->place(column), "“" + row->field(column) + "” is not the sum of the rows above, " + std::to_string(counted)});
}

Read<void> read_ballots(Scorecard const& card, std::size_t column, PastVote& vote) {
  for (auto const* member : card.members) {
    auto const word = member->field(column);
    if (word.empty()) continue;
    auto const option = option_of_toronto_word(word);
    if (!option) return std::unexpected(FileFault{member->place(column), "“" + word + "” is no vote that is known"});
    auto name = name_in(member->field(card.names));
    if (std::ranges::find(vote.ballots, name, &PastBallot::name) != vote.ballots.end())
      return std::unexpected(FileFault{member->place(card.names), name + " stands twice"});
    vote.ballots.push_back({std::move(name), *option, word});
  }
  if (vote.ballots.empty()) return std::unexpected(FileFault{card.references.place(column), "nobody’s vote is given"});
  if (auto const sum = agrees(card.yes, column, vote, PastOption::yes); !sum) return sum;
  return agrees(card.no, column, vote, PastOption::no);
}

Read<PastVote> vote_in(Scorecard const& card, std::size_t column) {
  auto const fault = [column](PastRow const& row, std::string reason) {
    return std::unexpected(FileFault{row.place(column), std::move(reason)});
  };
  PastVote vote{.meeting = card.days.field(column),
                .item = card.references.field(column),
                .motion = card.sentences.field(column),
                .place = card.references.place(column)};
  if (!base::date_of(vote.meeting)) return fault(card.days, "“" + vote.meeting + "” is no day like 2022-12-15");
  if (vote.item.empty()) return fault(card.references, "what was voted on is missing");
  if (vote.motion.empty()) return fault(card.sentences, "the sentence of the vote is missing");
  if (auto const result = card.results == nullptr ? std::string() : card.results->field(column); !result.empty()) {
    if (result != "PASS" && result != "FAIL")
      return fault(*card.results, "“" + result + "” is neither “PASS” nor “FAIL”");
    vote.published_passed = result == "PASS";
  }
  if (auto const ballots = read_ballots(card, column, vote); !ballots) return std::unexpected(ballots.error());
  return vote;
}

void keep(Scorecard const& card, std::size_t column, PastVote vote, PastFile& file) {
  auto meeting = std::ranges::find(file.meetings, vote.meeting, &PastMeeting::id);
  if (meeting == file.meetings.end()) {
    file.meetings.push_back({.id = vote.meeting, .body = "City Council", .date = vote.meeting});
    meeting = std::prev(file.meetings.end());
  }
  if (std::ranges::find(meeting->items, vote.item, &PastItem::id) != meeting->items.end()) {
    file.faults.push_back({vote.place, "“" + vote.item + "” stands twice on " + vote.meeting});
    return;
  }
  meeting->items.push_back({.id = vote.item,
                            .code = vote.item,
                            .title = vote.motion,
                            .text = card.topics.field(column) + "\n" + whose_sentence,
                            .published_passed = vote.published_passed});
  file.votes.push_back(std::move(vote));
}

/// Whether a column is one of a vote: it has a day above, or something where only votes have it.
bool is_of_vote(Scorecard const& card, std::size_t column) {
  return base::date_of(card.days.field(column)).has_value() ||
         (column > card.names && !card.topics.field(column).empty());
}

}  // namespace

PastFile read_toronto_scorecard(std::span<PastRow const> rows) {
  PastFile file;
  if (rows.size() < 4) {
    file.faults.push_back({"line 1", "a scorecard begins with days, topics, sentences and references, a row each"});
    return file;
  }
  for (auto const& row : rows.first(4))
    if (!row.fault.empty()) file.faults.push_back(fault_of(row));
  if (!file.faults.empty()) return file;
  Scorecard card{rows[0], rows[1], rows[2], rows[3]};
  auto const heading = std::ranges::find(card.sentences.fields, name_heading);
  if (heading == card.sentences.fields.end()) {
    file.faults.push_back({card.sentences.place(), "has no column “" + std::string(name_heading) + "”"});
    return file;
  }
  card.names = static_cast<std::size_t>(heading - card.sentences.fields.begin());
  sort_rows(card, rows.subspan(4), file);
  for (std::size_t column = card.names + 1; column < card.days.fields.size(); ++column) {
    if (!is_of_vote(card, column)) continue;
    auto vote = vote_in(card, column);
    if (vote)
      keep(card, column, *std::move(vote), file);
    else
      file.faults.push_back(vote.error());
  }
  std::ranges::stable_sort(file.meetings, {}, &PastMeeting::date);
  return file;
}

}  // namespace wardmote::board
