#include "main/post_office.h"

#include <algorithm>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <sstream>

#include "access/mailing.h"
#include "access/webhooks/calling.h"
#include "base/text.h"
#include "domains/board/subscriptions/subscribing.h"
#include "store/jobs/lease_store.h"
#include "store/outbox/message.h"
#include "store/sealed/private_file.h"
#include "web/tongue.h"

namespace wardmote {
namespace {

constexpr std::chrono::seconds look_every{2};

base::Answer<std::string> text_in(std::string const& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  if (!stream || !(text << stream.rdbuf()))
    return base::refuse(base::RefusalCode::file_unreadable,
                        {{"file", file}, {"reason", "it cannot be opened, or is empty"}});
  return text.str();
}

base::Answer<std::string> password_in(std::string const& file) {
  if (auto const safe = store::check_private_file(file); !safe) return std::unexpected(safe.error());
  auto const text = text_in(file);
  if (!text) return text;
  return std::string(base::trimmed(text->substr(0, text->find('\n'))));
}

/// Each host is written as it stands in an address.
base::Answer<void> check_hosts(std::vector<std::string> const& hosts) {
  for (auto const& host : hosts)
    if (!access::target_of("https://" + host + "/", {.hosts = {host}}))
      return base::refuse(base::RefusalCode::usage_invalid,
                          {{"reason", "“" + host +
                                          "” is no host for --webhook-host; write it like hooks.example.ca, or "
                                          "hooks.example.ca:8443"}});
  return {};
}

/// Of each room that writes to people who have no account.
access::LetterSource letters_of(board::DelegationRoom const& room) {
  return [delegations = board::delegation_letters(room),
          subscriptions = board::subscription_letters(room)](store::Message const& message) {
    auto letter = delegations(message);
    return letter ? letter : subscriptions(message);
  };
}

base::Answer<void> open_mail(House& house, Options::Serve const& options) {
  auto const text = text_in(options.mail);
  if (!text) return std::unexpected(text.error());
  auto settings = outbound::mail_settings_of(*text, options.mail);
  if (!settings) return std::unexpected(settings.error());
  if (!settings->password_file.empty()) {
    auto password = password_in(settings->password_file);
    if (!password) return std::unexpected(password.error());
    settings->password = *std::move(password);
  }
  house.mail = std::make_unique<outbound::MailClient>(*std::move(settings));
  return {};
}

}  // namespace

base::Answer<void> open_outbox(House& house, Options::Serve const& options) {
  if (options.mail.empty() && options.webhook_hosts.empty()) return {};
  if (options.site.empty())
    return base::refuse(
        base::RefusalCode::usage_invalid,
        {{"reason",
          "Messages need --site with the address that people reach the pages at, like https://board.example.ca"}});
  if (auto const hosts = check_hosts(options.webhook_hosts); !hosts) return hosts;
  house.calls = {options.webhook_hosts, options.webhook_addresses, options.webhook_certificates};
  return options.mail.empty() ? base::Answer<void>{} : open_mail(house, options);
}

PostOffice::PostOffice(House& house, store::BoardId board)
    : house_(house), board_(board), layout_(layout_of(house, board)) {
  for (auto const language : {web::Language::en, web::Language::fr})
    tongues_.emplace(language, web::make_tongue(language, house.resources.locale));
}

store::Handlers PostOffice::handlers() const {
  auto const room = access_room_of(house_, board_);
  store::Handlers handlers{{std::string(store::telling_kind), access::telling_handler(room)}};
  if (house_.mail)
    handlers.emplace(
        job_kind_of(store::Channel::mail),
        access::mail_handler(
            {.room = room,
             .client = *house_.mail,
             .site = house_.site,
             .tongue = [this](web::Language language) -> web::Tongue const& { return *tongues_.at(language); },
             .board_name = [this](web::Language language) { return layout_.name_in(language); },
             .letters = letters_of(delegation_room_of(house_, board_))}));
  if (!house_.calls.hosts.empty())
    handlers.emplace(job_kind_of(store::Channel::webhook), access::webhook_handler(room, house_.site));
  return handlers;
}

void PostOffice::watch(std::stop_token stop, std::function<void(std::string_view)> const& tell_trouble) const {
  if (house_.calls.hosts.empty()) return;
  auto const room = access_room_of(house_, board_);
  std::mutex guard;
  std::condition_variable_any never;
  std::unique_lock lock(guard);
  while (!stop.stop_requested()) {
    try {
      access::look_for_calls(room);
    } catch (std::exception const& failure) {
      tell_trouble(failure.what());
    }
    never.wait_for(lock, stop, look_every, [] { return false; });
  }
}

}  // namespace wardmote
