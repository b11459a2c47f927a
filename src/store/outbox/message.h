#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/id.h"
#include "store/board_id.h"
#include "store/jobs/job.h"

namespace wardmote::store {

struct Message;
using MessageId = base::Id<Message>;

/// By which way a message goes out.
enum class Channel { mail, webhook };
BOOST_DESCRIBE_ENUM(Channel, mail, webhook)

/// Job::kind of what sends the messages of a channel: "send_mail".
std::string_view job_kind_of(Channel channel);

/// What a message tells, to whom, by which way.
struct MessageRequest {
  BoardId board;
  Channel channel = Channel::mail;
  std::string kind{};                            ///< what it tells of: "invitation"
  std::string recipient{};                       ///< identifier of the person, or of the webhook; never an address
  std::map<std::string, std::string> details{};  ///< identifiers that its link is made of; no content, no personal data
};

/// A message, with how far it has come.
struct Message {
  MessageId id;  ///< goes out with it, the same at each attempt
  MessageRequest request{};
  base::Instant created_at{};
  std::optional<base::Instant> discarded_at{};
  JobState state = JobState::waiting;  ///< of the job that sends it: done is sent, failed a dead letter
  int attempts = 0;
  base::Instant next_attempt_at{};          ///< while it waits
  std::string failure{};                    ///< Job::failure
  std::optional<base::Instant> ended_at{};  ///< when it was sent, or given up
  /// A dead letter that nobody has decided about.
  bool is_dead() const { return state == JobState::failed && !discarded_at; }
};

/// Attempts before a message is given up; with `retry_delay` they take about a day.
inline constexpr int sending_attempts_max = 30;

/// How long a message is kept, whatever became of it.
inline constexpr std::chrono::days messages_kept{90};

}  // namespace wardmote::store
