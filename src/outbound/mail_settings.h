#pragma once

#include <boost/describe/enum.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/refusal.h"

namespace wardmote::outbound {

/// How what is said to a mail server is kept secret on the way.
enum class MailSecurity {
  starttls,  ///< TLS is asked for before anything else is said, and nothing is sent without it
  tls,       ///< TLS from the first byte
  none       ///< to a server on this machine alone
};
BOOST_DESCRIBE_ENUM(MailSecurity, starttls, tls, none)

/// The mail server that takes our messages, as its file (docs/operations.md) states it.
struct MailSettings {
  std::string server{};  ///< a name or an address
  std::uint16_t port = 0;
  MailSecurity security = MailSecurity::starttls;
  std::string user{};                  ///< empty: the server asks for none
  std::string password_file{};         ///< its first line is the password
  std::string password{};              ///< of that file: whoever reads it fills it in
  std::string from{};                  ///< the address that messages come from
  std::string trusted_certificates{};  ///< PEM file; empty: the system's
};

/// What a YAML text states; `file` is what refusals call it. Refuses settings_invalid with the line, what is wrong there
/// and what to write instead: for a member that is missing, not known or nonsense, for `security: none` to another
/// machine, and for a user without a password file or without TLS; and file_unreadable for what is no YAML.
base::Answer<MailSettings> mail_settings_of(std::string_view yaml, std::string_view file);

}  // namespace wardmote::outbound
