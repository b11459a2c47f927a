#include "domains/board/past/legistar.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/text.h"
#include "domains/board/past/legistar_people.h"

namespace wardmote::board {
namespace {

/// The names of votes as councils set them up. What is not here is a fault: nobody guesses how somebody voted.
constexpr std::array<std::pair<std::string_view, PastOption>, 18> options{{{"affirmative", PastOption::yes},
                                                                           {"yes", PastOption::yes},
                                                                           {"yea", PastOption::yes},
                                                                           {"aye", PastOption::yes},
                                                                           {"negative", PastOption::no},
                                                                           {"no", PastOption::no},
                                                                           {"nay", PastOption::no},
                                                                           {"abstain", PastOption::abstain},
                                                                           {"absent", PastOption::absent},
                                                                           {"excused", PastOption::excused},
                                                                           {"medical", PastOption::excused},
                                                                           {"parental", PastOption::excused},
                                                                           {"maternity", PastOption::excused},
                                                                           {"paternity", PastOption::excused},
                                                                           {"bereavement", PastOption::excused},
                                                                           {"conflict", PastOption::excused},
                                                                           {"recused", PastOption::excused},
                                                                           {"non-voting", PastOption::not_voting}}};

std::optional<PastOption> option_of_legistar_word(std::string_view word) {
  auto const lower = base::lower_ascii(word);
  auto const at = std::ranges::find(options, std::string_view(lower), &std::pair<std::string_view, PastOption>::first);
  return at == options.end() ? std::nullopt : std::optional(at->second);
}

/// An identifier that is a number, as text.
Read<std::string> identifier(JsonPiece const& piece, std::string_view name) {
  auto const number = piece.integer(name);
  if (!number) return std::unexpected(number.error());
  if (*number < 1) return piece.fault_of(name, "is missing");
  return std::to_string(*number);
}

/// Takes the members of an object one after the other; after the first fault it does nothing more.
class Taking {
 public:
  explicit Taking(JsonPiece const& piece) : piece_(piece) {}
  Taking& identifier_of(std::string_view name, std::string& into) { return put(identifier(piece_, name), into); }
  Taking& stated(std::string_view name, std::string& into) { return put(piece_.stated(name), into); }
  Taking& text(std::string_view name, std::string& into) { return put(piece_.text(name), into, true); }
  std::optional<FileFault> const& fault() const { return fault_; }

 private:
  Taking& put(Read<std::string> read, std::string& into, bool trim = false) {
    if (fault_) return *this;
    if (!read)
      fault_ = read.error();
    else
      into = trim ? std::string(base::trimmed(*read)) : *std::move(read);
    return *this;
  }
  JsonPiece const& piece_;
  std::optional<FileFault> fault_{};
};

Read<std::optional<bool>> passed_flag(JsonPiece const& piece) {
  auto const flag = piece.integer("PassedFlag");
  auto const name = piece.text("PassedFlagName");
  if (!flag) return std::unexpected(flag.error());
  if (!name) return std::unexpected(name.error());
  if (piece.has("PassedFlag") && *flag != 0 && *flag != 1) return piece.fault_of("PassedFlag", "is neither 0 nor 1");
  if (*flag == 1 && *name == "Fail") return piece.fault_of("PassedFlagName", "contradicts the flag");
  if (piece.has("PassedFlag")) return std::optional(*flag == 1);
  if (name->empty()) return std::nullopt;
  if (*name != "Pass" && *name != "Fail") return piece.fault_of("PassedFlagName", "is neither “Pass” nor “Fail”");
  return std::optional(*name == "Pass");
}

Read<PastItem> item_of(JsonPiece const& piece) {
  PastItem item;
  std::string name, note;
  Taking taking(piece);
  taking.identifier_of("ID", item.id)
      .text("AgendaNumber", item.number)
      .text("MatterFile", item.code)
      .text("Title", item.title)
      .text("MatterName", name)
      .text("ActionName", item.action)
      .text("ActionText", item.text)
      .text("MinutesNote", note);
  if (taking.fault()) return std::unexpected(*taking.fault());
  if (!name.empty()) item.title = name;
  if (!note.empty()) item.text += (item.text.empty() ? "" : "\n") + note;
  auto const passed = passed_flag(piece);
  if (!passed) return std::unexpected(passed.error());
  item.published_passed = *passed;
  return item;
}

Read<std::vector<PastAttendance>> attendance_of(JsonPiece const& item) {
  auto const called = item.list("RollCall");
  if (!called) return std::unexpected(called.error());
  std::vector<PastAttendance> attendance;
  for (auto const& piece : *called) {
    PastAttendance one;
    Taking taking(piece);
    taking.stated("FullName", one.name).text("Value", one.word);
    if (taking.fault()) return std::unexpected(*taking.fault());
    attendance.push_back(std::move(one));
  }
  return attendance;
}

/// An item that cannot be read is left out, and told; so is a roll call.
void read_items(std::vector<JsonPiece> const& pieces, PastMeeting& meeting, std::vector<FileFault>& faults) {
  std::set<std::string> seen;
  for (auto const& piece : pieces) {
    auto item = item_of(piece);
    if (item && !seen.insert(item->id).second)
      item = std::unexpected(FileFault{piece.place() + ".ID", "stands twice in this meeting"});
    if (!item) {
      faults.push_back(item.error());
      continue;
    }
    auto attendance = attendance_of(piece);
    if (!attendance)
      faults.push_back(attendance.error());
    else if (!attendance->empty() && meeting.attendance.empty())
      meeting.attendance = *std::move(attendance);
    meeting.items.push_back(*std::move(item));
  }
}

void read_event(JsonPiece const& piece, PastFile& file) {
  PastMeeting meeting;
  std::string moment;
  Taking taking(piece);
  taking.identifier_of("ID", meeting.id)
      .stated("BodyName", meeting.body)
      .stated("Date", moment)
      .text("Location", meeting.place)
      .text("AgendaStatusName", meeting.status)
      .text("InSiteURL", meeting.address);
  auto fault = taking.fault();
  if (!fault && !set_moment(meeting, moment))
    fault = piece.fault_of("Date", "is no moment like 2024-01-26T13:00:00-05:00").error();
  auto const items = piece.list("Items");
  if (!fault && !items) fault = items.error();
  if (fault) {
    file.faults.push_back(*fault);
    return;
  }
  if (!meeting.address.starts_with("https://") && !meeting.address.starts_with("http://")) meeting.address.clear();
  read_items(*items, meeting, file.faults);
  file.meetings.push_back(std::move(meeting));
}

Read<PastBallot> ballot_of(JsonPiece const& piece) {
  PastBallot ballot;
  Taking taking(piece);
  taking.stated("FullName", ballot.name).stated("Vote", ballot.word);
  if (taking.fault()) return std::unexpected(*taking.fault());
  auto const option = option_of_legistar_word(ballot.word);
  if (!option) return piece.fault_of("Vote", "“" + ballot.word + "” is no vote that is known");
  ballot.option = *option;
  return ballot;
}

/// The vote of a step, if there was one. A ballot that cannot be read takes its vote along: the others would be counted
/// as if it had not been cast.
Read<std::optional<PastVote>> vote_of(JsonPiece const& step, std::string const& code, std::string const& name) {
  auto const ballots = step.list("Votes");
  if (!ballots) return std::unexpected(ballots.error());
  if (ballots->empty()) return std::nullopt;
  PastVote vote{.motion = code + (code.empty() || name.empty() ? "" : ": ") + name, .place = step.place()};
  Taking taking(step);
  taking.identifier_of("ID", vote.item).identifier_of("EventID", vote.meeting).text("Action", vote.action);
  if (taking.fault()) return std::unexpected(*taking.fault());
  auto const passed = passed_flag(step);
  if (!passed) return std::unexpected(passed.error());
  vote.published_passed = *passed;
  std::set<std::string> names;
  for (auto const& piece : *ballots) {
    auto ballot = ballot_of(piece);
    if (!ballot) return std::unexpected(ballot.error());
    if (!names.insert(ballot->name).second) return piece.fault_of("FullName", "votes twice: " + ballot->name);
    vote.ballots.push_back(*std::move(ballot));
  }
  return vote;
}

void read_matter(JsonPiece const& piece, PastFile& file) {
  std::string code, name;
  Taking taking(piece);
  taking.text("File", code).text("Name", name);
  auto const steps = piece.list("History");
  auto const fault = taking.fault() ? taking.fault() : steps ? std::nullopt : std::optional(steps.error());
  if (fault) {
    file.faults.push_back(*fault);
    return;
  }
  for (auto const& step : *steps) {
    auto vote = vote_of(step, code, name);
    if (!vote)
      file.faults.push_back(vote.error());
    else if (*vote)
      file.votes.push_back(**std::move(vote));
  }
}

void read_person(JsonPiece const& piece, PastFile& file) {
  auto person = legistar_person_of(piece);
  if (person)
    file.people.push_back(*std::move(person));
  else
    file.faults.push_back(person.error());
}

void read_record(JsonPiece const& piece, PastFile& file) {
  if (piece.has("BodyName") && piece.has("Date"))
    read_event(piece, file);
  else if (piece.has("History") || piece.has("File"))
    read_matter(piece, file);
  else if (piece.has("OfficeRecords"))
    read_person(piece, file);
  else
    file.faults.push_back(
        {piece.place(),
         "is no event (BodyName, Date), no matter (File, History) and no person (FullName, OfficeRecords)"});
}

}  // namespace

PastFile read_legistar(std::string_view json) {
  PastFile file;
  auto const whole = JsonPiece::of(json);
  if (!whole) {
    file.faults.push_back(whole.error());
    return file;
  }
  if (!whole->is_list()) read_record(*whole, file);
  for (auto const& piece : whole->elements()) read_record(piece, file);
  return file;
}

}  // namespace wardmote::board
