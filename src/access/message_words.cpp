#include "access/message_words.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "store/canonical_json.h"

namespace wardmote::access {
namespace {

using web::message_id;

struct Words {
  std::string_view code;
  std::string_view message;
};

constexpr std::array labels{
    Words{"invitation", message_id("Invitation")},
    Words{"new_device", message_id("A sign-in from a new device")},
    Words{"password_changed", message_id("A changed password")},
    Words{"second_factor_changed", message_id("A changed second factor")},
    Words{"job_failed", message_id("A job that failed")},
    Words{"message_failed", message_id("A message that could not be delivered")},
    Words{"delegation_asked", message_id("Acknowledgement of a request to speak")},
    Words{"delegation_answered", message_id("Answer to a request to speak")},
    Words{"subscription_asked", message_id("A subscription to be confirmed")},
    Words{"news_notice", message_id("News of a notice")},
    Words{"news_decisions", message_id("News of decisions")},
    Words{"news_minutes", message_id("News of minutes")},
    Words{"webhook_test", message_id("A test")},
    Words{"publish_profile", message_id("Published who the board is")},
    Words{"import_dataset", message_id("Imported a dataset")},
};

/// By the codes of outbound/mail_client.h and outbound/http_client.h.
constexpr std::array troubles{
    Words{"not_resolved", message_id("The name of the server has no address. Check it, and the network.")},
    Words{"not_connected", message_id("Nobody answers at the server. Check whether it runs.")},
    Words{"not_trusted", message_id("The server’s certificate is not to be trusted. Check its name and date.")},
    Words{"not_signed_in", message_id("The server does not take the user and password it was given. Check both.")},
    Words{"too_slow", message_id("The server did not answer in time.")},
    Words{"broken_off", message_id("The server broke off.")},
    Words{"put_off", message_id("The server said to try again later.")},
    Words{"answered", message_id("The server did not say that it took the call.")},
    Words{"too_large", message_id("The server answered more than it may.")},
    Words{"address_not_permitted", message_id("The server’s name stands for an address that may not be called.")},
    Words{"host_not_allowed", message_id("The address is not among those that may be called any more.")},
    Words{"refused", message_id("The server refused the message.")},
};

template <class All>
std::string_view words_of(All const& all, std::string_view code) {
  auto const found = std::ranges::find(all, code, &Words::code);
  return found == all.end() ? std::string_view() : found->message;
}

/// "put_off 451" as a sentence, with the server's own code behind it.
std::string trouble_in_words(std::string const& trouble, web::Tongue const& tongue) {
  auto const pieces = base::split(trouble, ' ');
  auto const message = words_of(troubles, pieces.front());
  if (message.empty())
    return tongue.text("It was interrupted by a failure of the program or its database, which the log tells of.");
  return tongue.text(message) + (pieces.size() > 1 ? " (" + std::string(pieces.back()) + ")" : "");
}

}  // namespace

std::string label_of(store::MessageRequest const& message, web::Tongue const& tongue) {
  auto const label = words_of(labels, message.kind);
  return label.empty() ? message.kind : tongue.text(label);
}

std::string failure_of(store::Message const& message, web::Tongue const& tongue) {
  auto const values = store::texts_of_json(message.failure);
  if (!values) return {};
  auto const reason = values->find(values->contains("refusal") ? "reason" : "error");
  return trouble_in_words(reason == values->end() ? "" : reason->second, tongue);
}

}  // namespace wardmote::access
