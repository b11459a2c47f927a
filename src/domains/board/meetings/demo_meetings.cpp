#include "domains/board/meetings/demo_meetings.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/choice.h"
#include "base/document.h"
#include "domains/board/actions/action_store.h"
#include "domains/board/committees/committee_store.h"
#include "domains/board/kept_bytes.h"
#include "domains/board/meetings/date_rule.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/meetings/member_store.h"
#include "domains/board/meetings/recording.h"
#include "domains/board/papers/report_store.h"
#include "domains/board/profile_store.h"
#include "web/zone.h"

namespace wardmote::board {
namespace {

using base::Document;

constexpr std::string_view file_name = "demo/meetings.yaml";

std::unexpected<base::Refusal> wrong(Document const& piece, std::string reason) {
  return base::refuse(
      base::RefusalCode::file_unreadable,
      {{"file", std::string(file_name)}, {"reason", "line " + std::to_string(piece.line) + ": " + reason}});
}

int whole(Document const& piece) {
  int number = 0;
  std::from_chars(piece.text.data(), piece.text.data() + piece.text.size(), number);
  return number;
}

/// Plays the meetings, one after the other.
class Player {
 public:
  Player(BoardRoom const& room, Document const& file, std::string_view folder, std::string_view actor)
      : room_(room), file_(file), folder_(folder), actor_(actor), now_(room.clock.now()) {
    today_ = web::local_date(
        now_, room.database.read([&](store::Reader& reader) { return time_zone_of(reader, room.board); }));
  }

  base::Answer<void> seat_members() {
    for (auto const& piece : file_["members"].items) {
      auto const by = base::choice_called<AppointedBy>(piece["appointed_by"].text);
      auto const office = base::choice_called<Office>(piece["office"].text);
      if (!by || !office) return wrong(piece, "an office, or who appointed, is not known");
      Member const member{.id = base::Id<Member>::make(room_.clock),
                          .name = piece["name"].text,
                          .appointed_by = *by,
                          .office = *office,
                          .first_day = since()};
      auto const added = room_.database.write(
          [&](store::Writer& writer) { return add_member(writer, room_.board, member, actor_, now_); });
      if (!added) return added;
      members_.push_back(member.id.text());
    }
    return {};
  }

  base::Answer<std::string> play(Document const& meeting) {
    auto const day = day_of(meeting);
    at_ = days_before(day, 10);
    auto const committee = static_cast<std::size_t>(whole(meeting["committee"]));
    auto const name = make_meeting(room_,
                                   {.at = at_,
                                    .by = actor_,
                                    .choice = meeting["kind"].text,
                                    .text = file_["place"]["en"].text,
                                    .text_fr = file_["place"]["fr"].text,
                                    .reference = base::to_text(day) + " 09:00"},
                                   committee >= 1 && committee <= committees_.size() ? committees_[committee - 1] : "");
    if (!name) return name;
    names_.emplace(meeting["label"].text, *name);
    for (auto const& line : file_["script"].items) {
      if (auto const played = play_line(*name, day, meeting, line); !played) return std::unexpected(played.error());
      if (line["mark"].text == meeting["until"].text) return name;
    }
    return wrong(meeting, "the script has no such mark");
  }

  /// The committees that no motion of the demonstration struck; or those that one did, once its meeting was played.
  base::Answer<void> strike_committees(bool by_motion) {
    for (auto const& piece : file_["committees"].items) {
      auto const& by = piece["by"].text;
      if (by.empty() == by_motion) continue;
      auto const kind = base::choice_called<CommitteeKind>(piece["kind"].text);
      if (!kind) return wrong(piece, "the kind of committee is not known");
      Committee const committee{.id = base::Id<Committee>::make(room_.clock),
                                .title_en = piece["title"].text,
                                .title_fr = piece["title_fr"].text,
                                .purpose_en = piece["purpose"].text,
                                .purpose_fr = piece["purpose_fr"].text,
                                .kind = *kind,
                                .struck_by = by_motion ? motion_name(names_[by], whole(piece["motion"])) : "",
                                .first_day = by_motion ? *base::date_of(names_[by].substr(0, 10)) : since()};
      if (auto const struck = strike(committee, piece["members"].items); !struck) return struck;
    }
    return {};
  }

  base::Answer<void> adopt(Document const& adoption) {
    auto const& name = names_[adoption["meeting"].text];
    auto const by = motion_name(names_[adoption["by"].text], whole(adoption["motion"]));
    auto const adopted = record_act(room_, name, entry(MeetingAct::adopt_minutes, by));
    if (!adopted || adoption["seal"].text != "yes") return adopted;
    return record_act(room_, name, entry(MeetingAct::seal_meeting, ""));
  }

  base::Answer<void> direct(Document const& action) {
    auto const due = base::LocalDate(std::chrono::sys_days(today_) + std::chrono::days(whole(action["due_days"])));
    ActionEntry const first{.at = now_,
                            .by = actor_,
                            .motion = motion_name(names_[action["by"].text], whole(action["motion"])),
                            .words = action["words"].text,
                            .responsible = action["responsible"].text,
                            .due_on = base::to_text(due)};
    ActionEntry const report{.at = now_, .by = actor_, .act = ActionAct::report_action, .words = action["report"].text};
    return room_.database.write([&](store::Writer& writer) -> base::Answer<void> {
      auto const number = assign_action(writer, room_.board, first);
      if (!number) return std::unexpected(number.error());
      return report.words.empty() ? base::Answer<void>{} : follow_action(writer, room_.board, *number, report);
    });
  }

  /// Written and submitted by somebody else than who approves it.
  base::Answer<void> report(Document const& piece) {
    auto const path = folder_ + "/" + piece["attachment"].text;
    auto const file = keep_file(room_, path);
    if (!file) return wrong(piece, path + " cannot be read");
    auto const at = [&](int step) { return now_ - std::chrono::minutes(30 - step); };
    auto const author = "demonstration";
    ReportEntry const first{.at = at(0),
                            .by = author,
                            .meeting = names_[piece["on"].text],
                            .item = whole(piece["item"]),
                            .title = piece["title"].text,
                            .author_role = piece["from"].text,
                            .words = piece["words"].text,
                            .recommendation = piece["recommendation"].text};
    ReportEntry const attachment{.at = at(1),
                                 .by = author,
                                 .act = ReportAct::add_attachment,
                                 .file = file->hash,
                                 .file_name = path.substr(path.rfind('/') + 1),
                                 .file_bytes = static_cast<std::int64_t>(file->bytes),
                                 .file_kind = std::string(base::spelling_of(file->kind))};
    return room_.database.write([&](store::Writer& writer) -> base::Answer<void> {
      auto const number = add_report(writer, room_.board, first);
      if (!number) return std::unexpected(number.error());
      for (auto const& next : {attachment, ReportEntry{.at = at(2), .by = author, .act = ReportAct::submit_report},
                               ReportEntry{.at = at(3), .by = actor_, .act = ReportAct::approve_report},
                               ReportEntry{.at = at(4), .by = actor_, .act = ReportAct::attach_report}})
        if (auto const followed = follow_report(writer, room_.board, *number, next); !followed) return followed;
      return {};
    });
  }

 private:
  base::LocalDate since() const { return std::chrono::sys_days(today_) - std::chrono::days(365); }

  /// With its members, by their places in the list; the first is its chair.
  base::Answer<void> strike(Committee const& committee, std::vector<Document> const& places) {
    return room_.database.write([&](store::Writer& writer) -> base::Answer<void> {
      auto const slug = strike_committee(writer, room_.board, committee, actor_, now_);
      if (!slug) return std::unexpected(slug.error());
      for (auto const& place : places) {
        CommitteeTerm const term{.id = base::Id<CommitteeTerm>::make(room_.clock),
                                 .member = member_at(place),
                                 .office = &place == &places.front() ? Office::chair : Office::member,
                                 .first_day = committee.first_day};
        if (auto const added = add_committee_member(writer, room_.board, *slug, term, actor_, now_); !added)
          return added;
      }
      committees_.push_back(*slug);
      return {};
    });
  }

  std::string member_at(Document const& place) const {
    auto const number = static_cast<std::size_t>(whole(place));
    return number >= 1 && number <= members_.size() ? members_[number - 1] : std::string();
  }

  /// Whether a line of the script is for this meeting: `only: earlier` is for those that have an `earlier`, `only: board` for
  /// those that are of no committee.
  static bool is_for(Document const& line, Document const& meeting) {
    auto const& only = line["only"].text;
    if (only == "cancelled") return meeting["until"].text == only;
    if (only == "board") return meeting["committee"].text.empty();
    return only.empty() || !meeting[only].text.empty();
  }

  LogEntry entry(MeetingAct act, std::string reference) const {
    return {.at = now_, .by = actor_, .act = act, .reference = std::move(reference)};
  }

  base::LocalDate day_of(Document const& meeting) const {
    if (meeting["months"].kind == Document::Kind::nothing)
      return std::chrono::sys_days(today_) + std::chrono::days(whole(meeting["days"]));
    auto const month = today_.year() / today_.month() + std::chrono::months(whole(meeting["months"]));
    return day_by_rule(WeekOfMonth::last, DayOfWeek::thursday, month.year(), month.month());
  }

  base::Answer<void> play_line(std::string const& name, base::LocalDate day, Document const& meeting,
                               Document const& line) {
    if (!is_for(line, meeting)) return {};
    auto order = order_of(line);
    if (!order) return std::unexpected(order.error());
    if (order->choice == base::spelling_of(ItemKind::minutes)) order->reference = names_[meeting["earlier"].text];
    if (order->act == MeetingAct::give_notice) at_ = days_before(day, 9);
    if (order->act == MeetingAct::call_to_order)
      at_ = day < today_ ? days_before(day, 0) : now_ - std::chrono::hours(2);
    order->at = at_;
    at_ += std::chrono::minutes(1);
    return record_act(room_, name, *order);
  }

  /// In the morning so many days before, or now if that is not yet.
  base::Instant days_before(base::LocalDate day, int days) const {
    return std::min(now_, base::Instant(std::chrono::sys_days(day)) - std::chrono::days(days) + std::chrono::hours(14));
  }

  base::Answer<LogEntry> order_of(Document const& line) const {
    auto const act = base::choice_called<MeetingAct>(line["act"].text);
    if (!act) return wrong(line, "there is no act " + line["act"].text);
    return LogEntry{.by = actor_,
                    .act = *act,
                    .item = whole(line["item"]),
                    .motion = whole(line["motion"]),
                    .member = member_at(line["member"]),
                    .seconder = member_at(line["seconder"]),
                    .choice = line["choice"].text,
                    .text = line["text"].text,
                    .text_fr = line["text_fr"].text,
                    .reference = line["reference"].text};
  }

  BoardRoom const& room_;
  Document const& file_;
  std::string folder_;
  std::string actor_;
  base::Instant now_;
  base::LocalDate today_{};
  base::Instant at_{};
  std::vector<std::string> members_;
  std::vector<std::string> committees_;       ///< as addresses name them, in the order of striking
  std::map<std::string, std::string> names_;  ///< by label
};

}  // namespace

base::Answer<void> make_demo_meetings(BoardRoom const& room, std::string_view yaml, std::string_view folder,
                                      std::string_view actor, std::function<void(std::string const&)> const& tell) {
  auto const file = base::document_of(yaml, file_name);
  if (!file) return std::unexpected(file.error());
  auto const held = room.database.read([&](store::Reader& reader) { return list_meetings(reader, room.board); });
  if (!held.empty()) return {};
  Player player(room, *file, folder, actor);
  if (auto const seated = player.seat_members(); !seated) return seated;
  if (auto const struck = player.strike_committees(false); !struck) return struck;
  for (auto const& meeting : (*file)["meetings"].items) {
    auto const name = player.play(meeting);
    if (!name) return std::unexpected(name.error());
    tell(*name);
  }
  if (auto const struck = player.strike_committees(true); !struck) return struck;
  for (auto const& adoption : (*file)["adoptions"].items)
    if (auto const adopted = player.adopt(adoption); !adopted) return adopted;
  for (auto const& action : (*file)["actions"].items)
    if (auto const directed = player.direct(action); !directed) return directed;
  for (auto const& report : (*file)["reports"].items)
    if (auto const reported = player.report(report); !reported) return reported;
  return {};
}

}  // namespace wardmote::board
