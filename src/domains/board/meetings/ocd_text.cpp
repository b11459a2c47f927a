#include <algorithm>
#include <array>

#include "domains/board/meetings/ocd_event.h"
#include "web/json_text.h"

namespace wardmote::board {
namespace {

using web::List;
using web::Object;
using web::Value;

constexpr std::array<std::string_view, 8> options{"yes",     "no",         "abstain", "absent",
                                                  "excused", "not voting", "paired",  "other"};
constexpr std::array<std::string_view, 4> statuses{"tentative", "confirmed", "cancelled", "passed"};

Value text(std::string_view said) { return Value(std::string(said)); }

template <class Elements, class Make>
Value list_of(Elements const& elements, Make make) {
  List list;
  for (auto const& element : elements) list.push_back(make(element));
  return Value(std::move(list));
}

std::int64_t count_of(OcdVote const& vote, std::string_view option) {
  return std::ranges::count(vote.ballots, option, &OcdBallot::option);
}

Value counts_of(OcdVote const& vote) {
  List counts;
  for (auto const option : options)
    if (auto const count = count_of(vote, option); count > 0)
      counts.emplace_back(Object{{"option", text(option)}, {"value", Value(count)}});
  return Value(std::move(counts));
}

Value value_of(OcdBallot const& ballot) {
  return Value(
      Object{{"option", text(ballot.option)}, {"voter_name", text(ballot.voter_name)}, {"note", text(ballot.note)}});
}

Value value_of(OcdVote const& vote, OcdEvent const& event) {
  return Value(Object{
      {"_type", text("vote_event")},
      {"_id", text(vote.id)},
      {"identifier", text(vote.identifier)},
      {"organization", text(event.organization)},
      {"start_date", text(event.start_date)},
      {"motion_text", text(vote.motion_text)},
      {"motion_classification", Value(List{})},
      {"result", text(vote.passed ? "pass" : "fail")},
      {"counts", counts_of(vote)},
      {"votes", list_of(vote.ballots, [](OcdBallot const& ballot) { return value_of(ballot); })},
      {"extras",
       Value(Object{{"agenda_order", text(vote.order)}, {"rule", text(vote.rule)}, {"method", text(vote.method)}})}});
}

Value value_of(OcdItem const& item, OcdEvent const& event) {
  List related;
  for (auto const& vote : event.votes)
    if (vote.order == item.order && !item.order.empty())
      related.emplace_back(
          Object{{"entity_type", text("vote_event")}, {"entity_id", text(vote.id)}, {"name", text(vote.motion_text)}});
  return Value(Object{{"order", text(item.order)},
                      {"description", text(item.description)},
                      {"classification", Value(item.classification.empty() ? List{} : List{text(item.classification)})},
                      {"notes", Value(List{})},
                      {"subjects", Value(List{})},
                      {"related_entities", Value(std::move(related))},
                      {"extras", Value(Object{{"description_fr", text(item.description_fr)},
                                              {"code", text(item.code)},
                                              {"state", text(item.state)}})}});
}

Value value_of(OcdMotion const& motion) {
  return Value(Object{{"identifier", text(motion.identifier)},
                      {"agenda_order", text(motion.order)},
                      {"text", text(motion.text)},
                      {"state", text(motion.state)},
                      {"mover", text(motion.mover)},
                      {"seconder", text(motion.seconder)},
                      {"is_amendment", Value(motion.is_amendment)}});
}

Value participants_of(OcdEvent const& event) {
  auto const one = [](std::string_view type, std::string_view name, std::string_view note) {
    return Value(Object{{"entity_type", text(type)}, {"name", text(name)}, {"note", text(note)}});
  };
  List participants{one("organization", event.organization, "host")};
  for (auto const& name : event.present) participants.push_back(one("person", name, "present"));
  for (auto const& name : event.absent) participants.push_back(one("person", name, "absent"));
  return Value(std::move(participants));
}

/// Takes members one after the other; keeps the first fault.
class Taker {
 public:
  explicit Taker(std::optional<FileFault>& fault) : fault_(fault) {}
  template <class T>
  T take(Read<T> read) {
    if (read) return *std::move(read);
    if (!fault_) fault_ = read.error();
    return T{};
  }
  JsonPiece inner(JsonPiece const& piece, std::string_view name) {
    auto found = piece.object(name);
    if (found) return *std::move(found);
    if (!fault_) fault_ = found.error();
    return piece;
  }
  void refuse(JsonPiece const& piece, std::string_view name, std::string reason) {
    if (!fault_) fault_ = piece.fault_of(name, std::move(reason)).error();
  }

 private:
  std::optional<FileFault>& fault_;
};

OcdItem item_of(JsonPiece const& piece, Taker& taker) {
  auto const extras = taker.inner(piece, "extras");
  auto const kinds = taker.take(piece.list("classification"));
  OcdItem item{.order = taker.take(piece.text("order")),
               .description = taker.take(piece.stated("description")),
               .description_fr = taker.take(extras.text("description_fr")),
               .code = taker.take(extras.text("code")),
               .state = taker.take(extras.text("state"))};
  if (!kinds.empty()) item.classification = taker.take(kinds.front().own_text());
  return item;
}

OcdBallot ballot_of(JsonPiece const& piece, Taker& taker) {
  OcdBallot ballot{.option = taker.take(piece.stated("option")),
                   .voter_name = taker.take(piece.stated("voter_name")),
                   .note = taker.take(piece.text("note"))};
  if (std::ranges::find(options, ballot.option) == options.end())
    taker.refuse(piece, "option", "“" + ballot.option + "” is no option of Open Civic Data");
  return ballot;
}

OcdVote vote_of(JsonPiece const& piece, Taker& taker) {
  auto const extras = taker.inner(piece, "extras");
  auto const result = taker.take(piece.stated("result"));
  if (result != "pass" && result != "fail") taker.refuse(piece, "result", "is neither “pass” nor “fail”");
  OcdVote vote{.id = taker.take(piece.text("_id")),
               .identifier = taker.take(piece.text("identifier")),
               .motion_text = taker.take(piece.stated("motion_text")),
               .order = taker.take(extras.text("agenda_order")),
               .passed = result == "pass",
               .rule = taker.take(extras.text("rule")),
               .method = taker.take(extras.text("method"))};
  for (auto const& one : taker.take(piece.list("votes"))) vote.ballots.push_back(ballot_of(one, taker));
  for (auto const& count : taker.take(piece.list("counts")))
    if (taker.take(count.integer("value")) != count_of(vote, taker.take(count.text("option"))) && !vote.ballots.empty())
      taker.refuse(count, "value", "is not how many ballots say so");
  return vote;
}

OcdMotion motion_of(JsonPiece const& piece, Taker& taker) {
  return {.identifier = taker.take(piece.text("identifier")),
          .order = taker.take(piece.text("agenda_order")),
          .text = taker.take(piece.stated("text")),
          .state = taker.take(piece.text("state")),
          .mover = taker.take(piece.text("mover")),
          .seconder = taker.take(piece.text("seconder")),
          .is_amendment = taker.take(piece.truth("is_amendment"))};
}

void take_participants(JsonPiece const& piece, OcdEvent& event, Taker& taker) {
  for (auto const& one : taker.take(piece.list("participants"))) {
    auto const name = taker.take(one.stated("name"));
    auto const note = taker.take(one.text("note"));
    if (taker.take(one.text("entity_type")) == "organization")
      event.organization = event.organization.empty() ? name : event.organization;
    else
      (note == "absent" ? event.absent : event.present).push_back(name);
  }
}

OcdEvent event_of(JsonPiece const& piece, Taker& taker) {
  auto const extras = taker.inner(piece, "extras");
  OcdEvent event{.id = taker.take(piece.text("_id")),
                 .identifier = taker.take(extras.text("identifier")),
                 .name = taker.take(piece.stated("name")),
                 .description = taker.take(piece.text("description")),
                 .classification = taker.take(piece.text("classification")),
                 .start_date = taker.take(piece.stated("start_date")),
                 .timezone = taker.take(piece.text("timezone")),
                 .status = taker.take(piece.stated("status")),
                 .location = taker.take(taker.inner(piece, "location").text("name")),
                 .organization = {}};
  if (std::ranges::find(statuses, event.status) == statuses.end())
    taker.refuse(piece, "status", "“" + event.status + "” is no status of Open Civic Data");
  take_participants(piece, event, taker);
  for (auto const& one : taker.take(piece.list("agenda"))) event.agenda.push_back(item_of(one, taker));
  for (auto const& one : taker.take(piece.list("votes"))) event.votes.push_back(vote_of(one, taker));
  for (auto const& one : taker.take(extras.list("motions"))) event.motions.push_back(motion_of(one, taker));
  return event;
}

}  // namespace

std::string ocd_text(OcdEvent const& event) {
  return web::json_of(Value(Object{
             {"_type", text("event")},
             {"_id", text(event.id)},
             {"name", text(event.name)},
             {"description", text(event.description)},
             {"classification", text(event.classification)},
             {"start_date", text(event.start_date)},
             {"timezone", text(event.timezone)},
             {"all_day", Value(false)},
             {"status", text(event.status)},
             {"location", Value(Object{{"name", text(event.location)}})},
             {"participants", participants_of(event)},
             {"agenda", list_of(event.agenda, [&](OcdItem const& item) { return value_of(item, event); })},
             {"votes", list_of(event.votes, [&](OcdVote const& vote) { return value_of(vote, event); })},
             {"extras", Value(Object{{"identifier", text(event.identifier)},
                                     {"motions", list_of(event.motions,
                                                         [](OcdMotion const& one) { return value_of(one); })}})}})) +
         "\n";
}

Read<OcdEvent> read_ocd(std::string_view json) {
  auto const piece = JsonPiece::of(json);
  if (!piece) return std::unexpected(piece.error());
  if (!piece->is_object()) return piece->fault("is no object");
  std::optional<FileFault> fault;
  Taker taker(fault);
  auto event = event_of(*piece, taker);
  if (fault) return std::unexpected(*fault);
  return event;
}

}  // namespace wardmote::board
