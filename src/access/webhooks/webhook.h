#pragma once

#include <boost/describe.hpp>
#include <chrono>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/id.h"
#include "store/sealed/sealed_text.h"

namespace wardmote::access {

enum class WebhookState { active, paused };
BOOST_DESCRIBE_ENUM(WebhookState, active, paused)

/// A program of somebody else's that is called when something public was done.
struct Webhook {
  base::Id<Webhook> id{};
  std::string url{};
  WebhookState state = WebhookState::active;
  store::SealedText secret;                          ///< what calls are signed with
  std::optional<store::SealedText> secret_before{};  ///< the one before, while both sign
  std::optional<base::Instant> before_until{};
  std::int64_t told_sequence = 0;  ///< the last entry of the board's chain that was looked at for it
  base::Instant added_at{};
};

/// How long both secrets sign after a rotation.
inline constexpr std::chrono::hours secrets_overlap{24};

/// The kind of the message that a test sends.
inline constexpr char const* webhook_test_kind = "webhook_test";

}  // namespace wardmote::access
