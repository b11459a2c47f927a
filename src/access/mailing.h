#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "access/room.h"
#include "outbound/mail_client.h"
#include "store/jobs/attempt.h"
#include "store/outbox/message.h"
#include "web/context.h"

namespace wardmote::access {

/// Whether mail can go to that address.
bool can_be_mailed(std::string_view address);

/// A message to somebody who has no account: one sentence (a message id) and where its link leads, without language.
struct Letter {
  std::string to;
  web::Language language = web::Language::en;
  std::string_view sentence;
  std::string path;
  std::string leave{};  ///< where a second link ends such letters; empty: there is none
};
/// The letter that a message of another kind than a notice stands for; nothing if there is nobody to be told any more.
using LetterSource = std::function<std::optional<Letter>(store::Message const&)>;

/// What notices are sent with. All of it outlives the handlers.
struct MailRoom {
  AccessRoom room;
  outbound::MailClient const& client;
  std::string site;  ///< the address that links begin with: "https://board.example.ca"
  std::function<web::Tongue const&(web::Language)> tongue;
  std::function<std::string(web::Language)> board_name;
  LetterSource letters{};  ///< of messages that are no notices
};

/// Sends the notices and letters of the outbox (store::job_kind_of(mail)), each in its reader's language. The secret of an invitation
/// is made when it is sent, so that it is written down nowhere: its first attempt ends older links, later ones do not, so
/// that whichever copy of the message arrives has a link that works. Not sent, and done, if the person may not be told any
/// more. Refuses message_rejected if the mail server refuses it for good; is put off for other troubles.
store::Handler mail_handler(MailRoom mail);

/// Tells administrators of a job that failed for good (store::telling_kind), at most once an hour each; not of a notice to
/// themselves that failed.
store::Handler telling_handler(AccessRoom room);

}  // namespace wardmote::access
