#include "store/outbox/outbox_store.h"

#include "base/choice.h"
#include "store/canonical_json.h"
#include "store/jobs/jobs_store.h"

namespace wardmote::store {
namespace {

constexpr std::string_view sender = "outbox";

std::string select_messages(std::string_view rest) {
  return "SELECT message.id, message.board_id, message.channel, message.kind, message.recipient, message.details,"
         " message.created_at, message.discarded_at, job.state, job.attempts, job.run_after, job.failure, job.ended_at"
         " FROM message JOIN job ON job.id = message.job_id WHERE message.board_id = :board " +
         std::string(rest);
}

std::optional<base::Instant> instant_or_none(Row const& row, std::string_view column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.instant(column));
}

Message message_in(Row const& row) {
  return {.id = row.id<Message>("id"),
          .request = {.board = row.id<Board>("board_id"),
                      .channel = base::choice_of<Channel>(row.text("channel")),
                      .kind = row.text("kind"),
                      .recipient = row.text("recipient"),
                      .details = texts_of_json(row.text("details")).value_or(std::map<std::string, std::string>{})},
          .created_at = row.instant("created_at"),
          .discarded_at = instant_or_none(row, "discarded_at"),
          .state = base::choice_of<JobState>(row.text("state")),
          .attempts = static_cast<int>(row.integer("attempts")),
          .next_attempt_at = row.instant("run_after"),
          .failure = row.text("failure"),
          .ended_at = instant_or_none(row, "ended_at")};
}

JobId add_sending(Writer& writer, base::Clock const& clock, BoardId board, Channel channel, MessageId message) {
  return add_job(writer, clock,
                 {.board = board,
                  .kind = std::string(job_kind_of(channel)),
                  .request = canonical_json({{"message", message.text()}}),
                  .asked_by = std::string(sender),
                  .attempts_max = sending_attempts_max});
}

base::Answer<Message> dead_letter(Reader& reader, BoardId board, MessageId id) {
  auto message = find_message(reader, board, id);
  if (!message) return base::refuse(base::RefusalCode::message_unknown, {{"message", id.text()}});
  if (!message->is_dead()) return base::refuse(base::RefusalCode::message_not_failed, {{"message", id.text()}});
  return *std::move(message);
}

}  // namespace

MessageId add_message(Writer& writer, base::Clock const& clock, MessageRequest const& request) {
  ENSURE(!request.kind.empty() && !request.recipient.empty());
  auto const id = MessageId::make(clock);
  writer.run(
      "INSERT INTO message (id, board_id, channel, kind, recipient, details, job_id, created_at)"
      " VALUES (:id, :board, :channel, :kind, :recipient, :details, :job, :now)",
      {{"id", id},
       {"board", request.board},
       {"channel", base::spelling_of(request.channel)},
       {"kind", request.kind},
       {"recipient", request.recipient},
       {"details", canonical_json(request.details)},
       {"job", add_sending(writer, clock, request.board, request.channel, id)},
       {"now", clock.now()}});
  return id;
}

std::optional<Message> find_message(Reader& reader, BoardId board, MessageId message) {
  return reader.first(select_messages("AND message.id = :message"), {{"board", board}, {"message", message}},
                      message_in);
}

std::optional<Message> message_of(Reader& reader, Job const& job) {
  auto const request = texts_of_json(job.request);
  ENSURE(request && request->contains("message"));
  auto const id = MessageId::of(request->at("message"));
  ENSURE(id.has_value());
  return find_message(reader, job.board, *id);
}

std::vector<Message> list_messages(Reader& reader, BoardId board, int count, std::optional<MessageId> before) {
  if (!before)
    return reader.list(select_messages("ORDER BY message.id DESC LIMIT :count"), {{"board", board}, {"count", count}},
                       message_in);
  return reader.list(select_messages("AND message.id < :before ORDER BY message.id DESC LIMIT :count"),
                     {{"board", board}, {"before", *before}, {"count", count}}, message_in);
}

std::vector<Message> list_messages_to(Reader& reader, BoardId board, std::string_view recipient, int count) {
  return reader.list(select_messages("AND message.recipient = :recipient ORDER BY message.id DESC LIMIT :count"),
                     {{"board", board}, {"recipient", recipient}, {"count", count}}, message_in);
}

std::int64_t count_dead_letters(Reader& reader, BoardId board) {
  return *reader.first(
      "SELECT count(*) AS letters FROM message JOIN job ON job.id = message.job_id"
      " WHERE message.board_id = :board AND job.state = 'failed' AND message.discarded_at IS NULL",
      {{"board", board}}, [](Row const& row) { return row.integer("letters"); });
}

bool was_told(Reader& reader, std::string_view recipient, std::string_view kind, base::Instant since) {
  return reader
      .first(
          "SELECT 1 AS told FROM message WHERE recipient = :recipient AND kind = :kind AND created_at >= :since LIMIT "
          "1",
          {{"recipient", recipient}, {"kind", kind}, {"since", since}}, [](Row const&) { return true; })
      .has_value();
}

base::Answer<void> resend_message(Writer& writer, base::Clock const& clock, BoardId board, MessageId message) {
  auto const dead = dead_letter(writer, board, message);
  if (!dead) return std::unexpected(dead.error());
  auto const job = add_sending(writer, clock, board, dead->request.channel, message);
  writer.run("UPDATE message SET job_id = :job WHERE id = :message", {{"job", job}, {"message", message}});
  return {};
}

base::Answer<void> discard_message(Writer& writer, base::Clock const& clock, BoardId board, MessageId message) {
  auto const dead = dead_letter(writer, board, message);
  if (!dead) return std::unexpected(dead.error());
  writer.run("UPDATE message SET discarded_at = :now WHERE id = :message",
             {{"now", clock.now()}, {"message", message}});
  return {};
}

std::int64_t delete_old_messages(Writer& writer, base::Instant before) {
  return writer.run("DELETE FROM message WHERE created_at < :before", {{"before", before}});
}

std::string_view job_kind_of(Channel channel) { return channel == Channel::mail ? "send_mail" : "send_webhook"; }

}  // namespace wardmote::store
