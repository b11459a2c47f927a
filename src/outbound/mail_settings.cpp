#include "outbound/mail_settings.h"

#include <algorithm>
#include <array>

#include "base/choice.h"
#include "base/document.h"
#include "base/text.h"
#include "outbound/address_rule.h"
#include "outbound/mail_text.h"

namespace wardmote::outbound {
namespace {

using base::Document;

constexpr std::array<std::string_view, 7> known{
    "server", "port", "security", "user", "password_file", "from", "trusted_certificates"};
constexpr int port_max = 65535;

int usual_port(MailSecurity security) {
  switch (security) {
    case MailSecurity::starttls: return 587;
    case MailSecurity::tls: return 465;
    case MailSecurity::none: break;
  }
  return 25;
}

bool is_this_machine(std::string_view server) { return server == "localhost" || is_loopback(server); }

/// A name or an address, and nothing that would lead a URL elsewhere.
bool is_server(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == ':';
  });
}

/// Reads the members of one file; the first thing that is wrong is kept.
class Reading {
 public:
  Reading(Document const& document, std::string_view file) : document_(document), file_(file) {}

  void refuse(std::string_view member, std::string_view reason) {
    if (wrong_) return;
    auto const line = document_[member].line > 0 ? document_[member].line : std::max(document_.line, 1);
    wrong_ = base::Refusal{.code = base::RefusalCode::settings_invalid,
                           .values = {{"file", file_},
                                      {"place", "line " + std::to_string(line) + ", " + std::string(member)},
                                      {"reason", std::string(reason)}}};
  }

  std::string text(std::string_view member) const { return std::string(base::trimmed(document_[member].text)); }

  void check_members() {
    for (auto const& [name, value] : document_.members)
      if (std::ranges::find(known, name) == known.end())
        refuse(name,
               "it is not known. Known are server, port, security, user, password_file, from and trusted_certificates");
  }

  MailSecurity security() {
    auto const written = text("security");
    auto const chosen = base::choice_called<MailSecurity>(written.empty() ? "starttls" : written);
    if (!chosen) refuse("security", "“" + written + "” is not known. Write starttls, tls or none");
    return chosen.value_or(MailSecurity::starttls);
  }

  std::uint16_t port(MailSecurity security) {
    auto const written = text("port");
    auto const number = written.empty() ? usual_port(security) : base::whole_number(written).value_or(0);
    if (number < 1 || number > port_max)
      refuse("port", "“" + written + "” is no port. Write a number from 1 to 65535, or leave it out");
    return static_cast<std::uint16_t>(number);
  }

  void check(MailSettings const& settings) {
    if (!is_server(settings.server))
      refuse("server", "it is missing, or no name. Write the mail server’s name, like smtp.example.ca");
    if (!is_mail_address(settings.from))
      refuse("from", "it is missing, or no address. Write one, like wardmote@example.ca");
    auto const is_open = settings.security == MailSecurity::none;
    if (is_open && !is_this_machine(settings.server))
      refuse("security",
             "without TLS, messages go to this machine alone. Write starttls or tls, or a server that is localhost");
    if (!settings.user.empty() && is_open)
      refuse("user", "a password is sent over TLS alone. Leave the user out, or write starttls or tls");
    if (settings.user.empty() != settings.password_file.empty())
      refuse(settings.user.empty() ? "password_file" : "user",
             "user and password_file belong together. Write both, or neither");
  }

  std::optional<base::Refusal> const& wrong() const { return wrong_; }

 private:
  Document const& document_;
  std::string file_;
  std::optional<base::Refusal> wrong_;
};

}  // namespace

base::Answer<MailSettings> mail_settings_of(std::string_view yaml, std::string_view file) {
  auto const document = base::document_of(yaml, file);
  if (!document) return std::unexpected(document.error());
  Reading reading(*document, file);
  reading.check_members();
  MailSettings settings{.server = reading.text("server"),
                        .security = reading.security(),
                        .user = reading.text("user"),
                        .password_file = reading.text("password_file"),
                        .from = reading.text("from"),
                        .trusted_certificates = reading.text("trusted_certificates")};
  settings.port = reading.port(settings.security);
  reading.check(settings);
  if (reading.wrong()) return std::unexpected(*reading.wrong());
  return settings;
}

}  // namespace wardmote::outbound
