#include "domains/board/papers/kept_minutes.h"

#include "domains/board/kept_bytes.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/meetings/recording.h"

namespace wardmote::board {
namespace {

/// Nothing unless both languages can be printed.
std::optional<MinutesPdf> print(BoardRoom const& room, std::string const& meeting, web::Context const& context) {
  if (!context.pdf_of) return std::nullopt;
  auto const path = "/meetings/" + meeting + "/minutes";
  auto const english = context.pdf_of(path, web::Language::en);
  if (!english) return std::nullopt;
  auto const french = context.pdf_of(path, web::Language::fr);
  if (!french) return std::nullopt;
  return MinutesPdf{.english = keep_bytes(room, *english).hash, .french = keep_bytes(room, *french).hash};
}

}  // namespace

base::Answer<void> seal_with_pdf(BoardRoom const& room, std::string const& meeting, LogEntry const& order,
                                 web::Context const& context) {
  auto const log_now = [&](store::Reader& reader) { return read_log(reader, room.board, meeting); };
  auto const printed = room.database.read(log_now);
  auto const is_due = record_of(printed).state == MeetingState::minutes_adopted;
  auto const pdf = is_due ? print(room, meeting, context) : std::nullopt;
  return room.database.write([&](store::Writer& writer) -> base::Answer<void> {
    auto const log = log_now(writer);
    if (auto const sealed = record_act(room, writer, meeting, order); !sealed) return sealed;
    if (pdf && log == printed) insert_kept_minutes(writer, room.board, meeting, *pdf, order.by);
    return {};
  });
}

}  // namespace wardmote::board
