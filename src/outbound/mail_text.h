#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"

namespace wardmote::outbound {

/// A short message in plain text to one person.
struct Mail {
  std::string id{};         ///< the same at each attempt to send it: the part of its Message-ID before the "@"
  std::string to{};         ///< "maria@example.ca": is_mail_address
  std::string from{};       ///< likewise
  std::string from_name{};  ///< as people read it; may be empty
  std::string subject{};
  std::string body{};      ///< UTF-8, lines end in "\n"
  std::string language{};  ///< "fr"
  base::Instant date{};
};

/// Whether this is an address that mail can go to, as people and programs write it: a local part of letters, digits,
/// dots and !#$%&'*+/=?^_`{|}~- (RFC 5322's dot-atom, at most 64 bytes), "@", and a name of two labels or more (at most
/// 253 bytes). Narrower than the standard: no quotes, no comments, no other bytes, so nothing can leave its header.
bool is_mail_address(std::string_view text);

/// The message as it is sent (RFC 5322 and MIME): lines end in CRLF and have at most 76 bytes, all of it ASCII. Subject and
/// name are encoded words (RFC 2047) where they are more than plain ASCII, so that no byte of theirs begins a line; the
/// body is quoted-printable (RFC 2045). "Auto-Submitted" keeps answering machines from answering (RFC 3834).
/// `to` and `from` are addresses (ENSURE).
std::string message_text(Mail const& mail);

}  // namespace wardmote::outbound
