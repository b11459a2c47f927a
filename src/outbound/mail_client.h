#pragma once

#include <chrono>
#include <expected>
#include <stop_token>
#include <string>
#include <string_view>

#include "outbound/mail_settings.h"
#include "outbound/mail_text.h"

namespace wardmote::outbound {

/// Why a mail server did not take a message.
enum class MailTrouble {
  not_resolved,   ///< the name has no address
  not_connected,  ///< nobody listens there
  not_trusted,    ///< no TLS, or a certificate that is not of that name, has expired, or nobody known vouches for
  not_signed_in,  ///< it does not take this user with this password
  too_slow,       ///< it did not take the message within `time_max`
  broken_off,     ///< the connection ended, or what came is not SMTP
  stopped,        ///< we were told to stop
  put_off,        ///< it says: later (4xx)
  refused         ///< it says: never (5xx)
};

/// "too_slow"; for logs and pages.
std::string_view code_of(MailTrouble trouble);

struct MailFailure {
  MailTrouble trouble;
  int reply = 0;  ///< the server's code: 550; 0: none. Its words are not kept: they may hold an address
  /// Whether another attempt would end alike: the server said so of this message.
  bool is_final() const { return trouble == MailTrouble::refused; }
};

/// Hands messages to one mail server, each over a connection of its own (SMTP, RFC 5321). It waits: not for threads that
/// must not. Safe to use from several threads at once. Without TLS it connects to this machine alone, whatever the
/// server's name stands for.
class MailClient {
 public:
  explicit MailClient(MailSettings settings, std::chrono::milliseconds time_max = std::chrono::seconds{30});
  std::string const& from() const { return settings_.from; }
  /// Returns once the server has taken the message, which is when it answers for it; a failure after the last byte may
  /// leave it with the server all the same.
  std::expected<void, MailFailure> send(Mail const& mail, std::stop_token const& stop = {}) const;

 private:
  MailSettings settings_;
  std::chrono::milliseconds time_max_;
};

}  // namespace wardmote::outbound
