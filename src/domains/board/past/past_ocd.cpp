#include "domains/board/past/past_ocd.h"

#include <algorithm>

#include "base/choice.h"
#include "domains/board/meetings/ocd_event.h"
#include "web/json_text.h"

namespace wardmote::board {
namespace {

using web::List;
using web::Object;
using web::Value;

Value text(std::string_view said) { return Value(std::string(said)); }

/// Open Civic Data writes "not voting".
std::string spelling_of(PastOption option) {
  return option == PastOption::not_voting ? "not voting" : std::string(base::spelling_of(option));
}

std::string flag_of(std::optional<bool> passed) { return !passed ? "" : *passed ? "pass" : "fail"; }

std::string start_of(PastMeeting const& meeting) {
  return meeting.time.empty() ? meeting.date : meeting.date + "T" + meeting.time + ":00";
}

Value value_of(PastItem const& item) {
  return Value(Object{{"order", text(item.number)},
                      {"description", text(item.title)},
                      {"classification", Value(List{})},
                      {"notes", Value(item.text.empty() ? List{} : List{text(item.text)})},
                      {"subjects", Value(List{})},
                      {"related_entities", Value(List{})},
                      {"extras", Value(Object{{"id", text(item.id)},
                                              {"code", text(item.code)},
                                              {"state", text(item.action)},
                                              {"published", text(flag_of(item.published_passed))}})}});
}

Value value_of(HeldVote const& held, PastMeeting const& meeting, std::string_view source) {
  auto const& vote = held.vote;
  List ballots, counts;
  for (auto const& ballot : vote.ballots)
    ballots.emplace_back(Object{
        {"option", text(spelling_of(ballot.option))}, {"voter_name", text(ballot.name)}, {"note", text(ballot.word)}});
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<PastOption>>([&](auto enumerator) {
    auto const count = std::ranges::count(vote.ballots, enumerator.value, &PastBallot::option);
    if (count > 0)
      counts.emplace_back(Object{{"option", text(spelling_of(enumerator.value))}, {"value", Value(count)}});
  });
  return Value(Object{
      {"_type", text("vote_event")},
      {"_id", text(ocd_id("ocd-vote", source, meeting.id + " " + vote.item))},
      {"identifier", text(vote.item)},
      {"organization", text(meeting.body)},
      {"start_date", text(start_of(meeting))},
      {"motion_text", text(vote.motion)},
      {"motion_classification", Value(List{})},
      {"result", text(flag_of(vote.published_passed.value_or(held.computed_passed)))},
      {"counts", Value(std::move(counts))},
      {"votes", Value(std::move(ballots))},
      {"extras", Value(Object{{"action", text(vote.action)},
                              {"published", text(flag_of(vote.published_passed))},
                              {"abstentions_are_for", Value(held.computed_passed != passed_by_ballots(vote))}})}});
}

Value participants_of(PastMeeting const& meeting) {
  List all{Value(Object{{"entity_type", text("organization")}, {"name", text(meeting.body)}, {"note", text("host")}})};
  for (auto const& one : meeting.attendance)
    all.emplace_back(Object{{"entity_type", text("person")}, {"name", text(one.name)}, {"note", text(one.word)}});
  return Value(std::move(all));
}

/// Takes members one after the other, and keeps the first fault.
class Taker {
 public:
  template <class T>
  T take(Read<T> read) {
    if (read) return *std::move(read);
    if (!fault_) fault_ = read.error();
    return T{};
  }
  std::string extra(JsonPiece const& piece, std::string_view name) {
    auto const extras = piece.object("extras");
    if (extras) return take(extras->text(name));
    if (!fault_) fault_ = extras.error();
    return {};
  }
  std::optional<bool> flag(JsonPiece const& piece) {
    auto const said = extra(piece, "published");
    if (said.empty()) return std::nullopt;
    if (said != "pass" && said != "fail") refuse(piece, "extras.published", "is neither “pass” nor “fail”");
    return said == "pass";
  }
  void refuse(JsonPiece const& piece, std::string_view name, std::string reason) {
    if (!fault_) fault_ = piece.fault_of(name, std::move(reason)).error();
  }
  std::optional<FileFault> const& fault() const { return fault_; }

 private:
  std::optional<FileFault> fault_{};
};

PastItem item_of(JsonPiece const& piece, Taker& taker) {
  auto const notes = taker.take(piece.list("notes"));
  return {.id = taker.extra(piece, "id"),
          .number = taker.take(piece.text("order")),
          .code = taker.extra(piece, "code"),
          .title = taker.take(piece.text("description")),
          .action = taker.extra(piece, "state"),
          .text = notes.empty() ? "" : taker.take(notes.front().own_text()),
          .published_passed = taker.flag(piece)};
}

PastOption option_of(JsonPiece const& piece, Taker& taker) {
  auto word = taker.take(piece.stated("option"));
  std::ranges::replace(word, ' ', '_');
  auto const option = base::choice_called<PastOption>(word);
  if (!option) taker.refuse(piece, "option", "“" + word + "” is no option that is known");
  return option.value_or(PastOption::absent);
}

PastVote vote_of(JsonPiece const& piece, std::string const& meeting, Taker& taker) {
  PastVote vote{.meeting = meeting,
                .item = taker.take(piece.stated("identifier")),
                .motion = taker.take(piece.text("motion_text")),
                .action = taker.extra(piece, "action"),
                .published_passed = taker.flag(piece),
                .place = piece.place()};
  if (auto const extras = piece.object("extras"))
    vote.abstentions_are_for = taker.take(extras->truth("abstentions_are_for"));
  for (auto const& ballot : taker.take(piece.list("votes")))
    vote.ballots.push_back(
        {taker.take(ballot.stated("voter_name")), option_of(ballot, taker), taker.take(ballot.text("note"))});
  return vote;
}

PastMeeting meeting_of(JsonPiece const& event, Taker& taker) {
  PastMeeting meeting{.id = taker.extra(event, "identifier"),
                      .body = taker.take(event.stated("name")),
                      .status = taker.extra(event, "status"),
                      .address = taker.extra(event, "address")};
  if (meeting.id.empty()) taker.refuse(event, "extras.identifier", "is missing");
  if (!set_moment(meeting, taker.take(event.stated("start_date"))))
    taker.refuse(event, "start_date", "is no moment like 2024-01-26T13:00:00, and no day");
  if (auto const location = event.object("location")) meeting.place = taker.take(location->text("name"));
  for (auto const& one : taker.take(event.list("participants")))
    if (taker.take(one.text("entity_type")) == "person")
      meeting.attendance.push_back({taker.take(one.stated("name")), taker.take(one.text("note"))});
  for (auto const& one : taker.take(event.list("agenda"))) meeting.items.push_back(item_of(one, taker));
  return meeting;
}

}  // namespace

std::string past_ocd_text(HeldMeeting const& held) {
  auto const& meeting = held.meeting;
  List agenda, votes;
  for (auto const& item : meeting.items) agenda.push_back(value_of(item));
  for (auto const& vote : held.votes) votes.push_back(value_of(vote, meeting, held.source.name));
  return web::json_of(Value(Object{{"_type", text("event")},
                                   {"_id", text(ocd_id("ocd-event", held.source.name, meeting.id))},
                                   {"name", text(meeting.body)},
                                   {"description", text("")},
                                   {"classification", text("")},
                                   {"start_date", text(start_of(meeting))},
                                   {"timezone", text("")},
                                   {"all_day", Value(meeting.time.empty())},
                                   {"status", text("passed")},
                                   {"location", Value(Object{{"name", text(meeting.place)}})},
                                   {"participants", participants_of(meeting)},
                                   {"agenda", Value(std::move(agenda))},
                                   {"votes", Value(std::move(votes))},
                                   {"extras", Value(Object{{"is_past", Value(true)},
                                                           {"identifier", text(meeting.id)},
                                                           {"source", text(held.source.name)},
                                                           {"source_url", text(held.source.url)},
                                                           {"status", text(meeting.status)},
                                                           {"address", text(meeting.address)}})}})) +
         "\n";
}

bool is_past_ocd(JsonPiece const& event) {
  auto const extras = event.is_object() ? event.object("extras") : event.fault("");
  return extras && extras->truth("is_past").value_or(false);
}

PastFile read_past_ocd(JsonPiece const& event) {
  Taker taker;
  PastFile file;
  auto meeting = meeting_of(event, taker);
  for (auto const& one : taker.take(event.list("votes"))) file.votes.push_back(vote_of(one, meeting.id, taker));
  if (taker.fault()) return {.faults = {*taker.fault()}};
  file.meetings.push_back(std::move(meeting));
  return file;
}

}  // namespace wardmote::board
