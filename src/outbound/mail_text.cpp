#include "outbound/mail_text.h"

#include <algorithm>

#include "base/ensure.h"
#include "base/hash.h"
#include "base/internet_date.h"
#include "base/text.h"

namespace wardmote::outbound {
namespace {

constexpr std::size_t line_bytes_max = 76;
constexpr std::size_t local_part_bytes_max = 64;
constexpr std::size_t domain_bytes_max = 253;
constexpr std::size_t label_bytes_max = 63;
/// Of UTF-8 in one encoded word: base64 of it and "=?UTF-8?B??=" stay within a line, behind the name of their header.
constexpr std::size_t word_bytes_max = 39;

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool is_atom(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return is_letter_or_digit(c) || std::string_view("!#$%&'*+/=?^_`{|}~-").find(c) != std::string_view::npos;
  });
}

bool is_label(std::string_view text) {
  return !text.empty() && text.size() <= label_bytes_max && text.front() != '-' && text.back() != '-' &&
         std::ranges::all_of(text, [](char c) { return is_letter_or_digit(c) || c == '-'; });
}

bool is_plain(std::string_view text) {
  return text.size() <= line_bytes_max - 20 &&
         std::ranges::all_of(text, [](char c) { return is_letter_or_digit(c) || c == ' ' || c == '-'; });
}

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

/// Words of whole characters, each on a line of its own.
std::string encoded_words(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string words;
  while (!text.empty()) {
    auto count = std::min(text.size(), word_bytes_max);
    while (count > 1 && count < text.size() && continues(text[count])) --count;
    words += (words.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + base::to_base64(text.substr(0, count)) + "?=";
    text.remove_prefix(count);
  }
  return words;
}

std::string quoted(char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  auto const byte = static_cast<unsigned char>(c);
  return {'=', digits[byte >> 4], digits[byte & 15]};
}

/// One line of a body; a blank at its end is quoted, since some mail servers would take it away.
std::string quoted_printable(std::string_view line) {
  std::string text;
  std::size_t column = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    bool const is_blank = line[at] == ' ' && at + 1 < line.size();
    bool const stands = is_blank || (line[at] > ' ' && line[at] <= '~' && line[at] != '=');
    auto const piece = stands ? std::string(1, line[at]) : quoted(line[at]);
    if (column + piece.size() >= line_bytes_max) {
      text += "=\r\n";
      column = 0;
    }
    text += piece;
    column += piece.size();
  }
  return text + "\r\n";
}

std::string_view domain_of(std::string_view address) { return address.substr(address.find('@') + 1); }

}  // namespace

bool is_mail_address(std::string_view text) {
  auto const at = text.find('@');
  if (at == std::string_view::npos || at > local_part_bytes_max || text.size() - at - 1 > domain_bytes_max)
    return false;
  auto const labels = base::split(text.substr(at + 1), '.');
  return std::ranges::all_of(base::split(text.substr(0, at), '.'), is_atom) && labels.size() >= 2 &&
         std::ranges::all_of(labels, is_label);
}

std::string message_text(Mail const& mail) {
  ENSURE(is_mail_address(mail.to) && is_mail_address(mail.from));
  auto const from = mail.from_name.empty() ? mail.from : encoded_words(mail.from_name) + "\r\n <" + mail.from + ">";
  std::string text = "Date: " + base::internet_date(mail.date) + " +0000\r\nFrom: " + from + "\r\nTo: " + mail.to +
                     "\r\nSubject: " + encoded_words(mail.subject) + "\r\nMessage-ID: <" + mail.id + "@" +
                     std::string(domain_of(mail.from)) +
                     ">\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                     "Content-Transfer-Encoding: quoted-printable\r\nContent-Language: " +
                     mail.language + "\r\nAuto-Submitted: auto-generated\r\n\r\n";
  std::string_view body = mail.body;
  if (body.ends_with('\n')) body.remove_suffix(1);
  for (auto const line : base::split(body, '\n')) text += quoted_printable(line);
  return text;
}

}  // namespace wardmote::outbound
