#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "base/text.h"
#include "outbound/mail_settings.h"
#include "outbound/mail_text.h"

namespace wardmote::outbound {
namespace {

Mail mail() {
  return {.id = "01900000-0000-7000-8000-000000000000",
          .to = "maria@example.ca",
          .from = "wardmote@board.example.ca",
          .from_name = "Halton",
          .subject = "A message",
          .body = "Open this link:\n\nhttps://board.example.ca/en/account\n",
          .language = "en",
          .date = *base::instant_of("1994-11-06T08:49:37.000000Z")};
}

/// The header of a message, with its folded lines joined.
std::string header_of(std::string const& text) {
  auto header = text.substr(0, text.find("\r\n\r\n"));
  for (auto at = header.find("\r\n "); at != std::string::npos; at = header.find("\r\n ")) header.erase(at, 3);
  return header;
}

TEST(AMessage, HasTheHeadersThatMailNeedsAndALinkThatIsWhole) {
  EXPECT_EQ(message_text(mail()),
            "Date: Sun, 06 Nov 1994 08:49:37 +0000\r\n"
            "From: Halton\r\n <wardmote@board.example.ca>\r\n"
            "To: maria@example.ca\r\n"
            "Subject: A message\r\n"
            "Message-ID: <01900000-0000-7000-8000-000000000000@board.example.ca>\r\n"
            "MIME-Version: 1.0\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n"
            "Content-Language: en\r\n"
            "Auto-Submitted: auto-generated\r\n"
            "\r\n"
            "Open this link:\r\n\r\nhttps://board.example.ca/en/account\r\n");
}

TEST(AMessage, WritesFrenchInAscii) {
  auto french = mail();
  french.subject = "Un message pour vous à la Commission";
  french.body = "Votre mot de passe a été changé.";
  // From outside: python3 -c "import base64, quopri; print(base64.b64encode('…'.encode()), quopri.encodestring('…'.encode()))"
  EXPECT_NE(message_text(french).find("Subject: =?UTF-8?B?VW4gbWVzc2FnZSBwb3VyIHZvdXMgw6AgbGEgQ29tbWlzc2lvbg==?="),
            std::string::npos);
  EXPECT_NE(message_text(french).find("Votre mot de passe a =C3=A9t=C3=A9 chang=C3=A9."), std::string::npos);
}

RC_GTEST_PROP(AMessageOfAnyTexts, IsAsciiInShortLinesAndNoTextBeginsAHeader,
              (std::string const& subject, std::string const& name, std::string const& body)) {
  auto any = mail();
  any.subject = "x" + subject;
  any.from_name = "x" + name;
  any.body = body;
  auto const text = message_text(any);
  RC_ASSERT(std::ranges::all_of(text, [](char c) { return c == '\r' || c == '\n' || (c >= ' ' && c <= '~'); }));
  for (auto const line : base::split(text, '\n')) {
    RC_ASSERT(line.size() <= 77u);
    RC_ASSERT(line.empty() || line.find('\r') == line.size() - 1);
  }
  RC_ASSERT(std::ranges::count(header_of(text), '\n') == 9);
}

TEST(MailAddresses, AreTakenAsPeopleWriteThem) {
  for (auto const* text : {"maria@example.ca", "maria.lopez+board@mail.halton.example.ca", "o'neil@a-b.ca", "x@1.ca"})
    EXPECT_TRUE(is_mail_address(text)) << text;
}

TEST(MailAddresses, ThatCouldLeaveTheirHeaderOrNameNobodyAreRefused) {
  for (std::string const text :
       {"maria", "@example.ca", "maria@", "maria@localhost", "maria@example..ca", "ma ria@example.ca",
        "maria@exa mple.ca", "maria@example.ca\r\nBcc: x@example.ca", "maria@example.ca\n", "<maria@example.ca>",
        "a@b@example.ca", "a,b@example.ca", "\"a\"@example.ca", "a..b@example.ca", ".a@example.ca", "a@-x.ca",
        "mária@example.ca", "a;b@example.ca"})
    EXPECT_FALSE(is_mail_address(text)) << text;
  EXPECT_FALSE(is_mail_address(std::string(65, 'a') + "@example.ca"));
  EXPECT_FALSE(is_mail_address(std::string("a\0b@example.ca", 14)));
}

std::string const sound = "server: smtp.example.ca\nfrom: wardmote@example.ca\n";

/// What is wrong with settings: "line 3, port: …".
std::string wrong(std::string const& yaml) {
  auto const settings = mail_settings_of(yaml, "mail.yaml");
  if (settings) return "nothing";
  EXPECT_EQ(settings.error().code, base::RefusalCode::settings_invalid);
  return settings.error().values.at("place") + ": " + settings.error().values.at("reason");
}

TEST(MailSettings, NeedAServerAndAnAddressAndAskForTlsUnlessToldOtherwise) {
  auto const settings = mail_settings_of(sound, "mail.yaml");
  ASSERT_TRUE(settings);
  EXPECT_EQ(settings->server, "smtp.example.ca");
  EXPECT_EQ(settings->security, MailSecurity::starttls);
  EXPECT_EQ(settings->port, 587);
  EXPECT_EQ(mail_settings_of(sound + "security: tls\n", "mail.yaml")->port, 465);
  EXPECT_EQ(mail_settings_of("server: localhost\nsecurity: none\nfrom: a@b.ca", "mail.yaml")->port, 25);
}

TEST(MailSettings, ThatAreWrongAreRefusedWithThePlaceAndTheRemedy) {
  EXPECT_EQ(wrong("from: a@b.ca"),
            "line 1, server: it is missing, or no name. Write the mail server’s name, like smtp.example.ca");
  EXPECT_EQ(wrong("server: smtp.example.ca/x\nfrom: a@b.ca").substr(0, 14), "line 1, server");
  EXPECT_EQ(wrong("server: smtp.example.ca\nfrom: nobody").substr(0, 12), "line 2, from");
  EXPECT_EQ(wrong(sound + "port: 0").substr(0, 27), "line 3, port: “0” is no");
  EXPECT_EQ(wrong(sound + "port: 70000").substr(0, 12), "line 3, port");
  EXPECT_EQ(wrong(sound + "securty: tls").substr(0, 15), "line 3, securty");
  EXPECT_EQ(wrong(sound + "security: ssl").substr(0, 16), "line 3, security");
}

TEST(MailSettings, SendNoPasswordAndNoMessageToAnotherMachineWithoutTls) {
  EXPECT_EQ(wrong(sound + "security: none").substr(0, 16), "line 3, security");
  EXPECT_EQ(wrong("server: localhost\nfrom: a@b.ca\nsecurity: none\nuser: u\npassword_file: p").substr(0, 12),
            "line 4, user");
  EXPECT_EQ(wrong(sound + "user: u").substr(0, 18), "line 3, user: user");
  EXPECT_EQ(wrong(sound + "password_file: p").substr(0, 21), "line 3, password_file");
}

}  // namespace
}  // namespace wardmote::outbound
