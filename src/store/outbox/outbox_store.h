#pragma once

#include <optional>
#include <vector>

#include "base/refusal.h"
#include "store/outbox/message.h"
#include "store/session.h"

namespace wardmote::store {

/// Adds a message and the job that sends it, in the caller's transaction: both are there with the change that they tell
/// of, or neither. It is sent after the commit, at least once; `Worker::notify` saves the wait until the next poll.
MessageId add_message(Writer& writer, base::Clock const& clock, MessageRequest const& request);

std::optional<Message> find_message(Reader& reader, BoardId board, MessageId message);

/// The message that this job sends (Job::request); nothing if it is gone.
std::optional<Message> message_of(Reader& reader, Job const& job);

/// The board's messages, newest first, at most `count`: the newest, or those older than `before`. By the index
/// message_of_board.
std::vector<Message> list_messages(Reader& reader, BoardId board, int count,
                                   std::optional<MessageId> before = std::nullopt);

/// The newest of them to one recipient. By the index message_to.
std::vector<Message> list_messages_to(Reader& reader, BoardId board, std::string_view recipient, int count);

/// How many dead letters wait for a decision.
std::int64_t count_dead_letters(Reader& reader, BoardId board);

/// Whether somebody was told of that kind of thing since then. By the index message_to.
bool was_told(Reader& reader, std::string_view recipient, std::string_view kind, base::Instant since);

/// What an administrator decides about a dead letter: that it is sent again, by another job, or that it is not. Each
/// refuses message_unknown and message_not_failed. The caller records its audit entry.
base::Answer<void> resend_message(Writer& writer, base::Clock const& clock, BoardId board, MessageId message);
base::Answer<void> discard_message(Writer& writer, base::Clock const& clock, BoardId board, MessageId message);

/// Deletes messages of all boards that were made before then; gives how many. By the index message_created.
std::int64_t delete_old_messages(Writer& writer, base::Instant before);

}  // namespace wardmote::store
