#pragma once

#include <boost/describe.hpp>
#include <string>

#include "access/person.h"
#include "access/room.h"
#include "store/session.h"

namespace wardmote::access {

/// What people are told by e-mail; its spelling is the message's kind.
enum class Notice {
  invitation,             ///< a link by which to choose a password
  new_device,             ///< a sign-in from a device that was not used in the last thirty days
  password_changed,       ///< by the person, or by an invitation
  second_factor_changed,  ///< turned on or off, or its recovery codes made anew
  way_in_changed,         ///< a passkey was added or removed, the sign-in service linked or unlinked
  job_failed,             ///< to administrators, at most one an hour
  message_failed          ///< likewise
};
BOOST_DESCRIBE_ENUM(Notice, invitation, new_device, password_changed, second_factor_changed, way_in_changed, job_failed,
                    message_failed)

/// Where a notice leads, without language; an invitation's secret follows.
std::string_view page_of(Notice notice);

/// What a notice says: a message id.
std::string_view sentence_of(Notice notice);

/// A notice in a language: links only, and a subject that says no more than who writes, since neither is for others' eyes.
struct NoticeText {
  std::string subject;
  std::string body;
};
NoticeText words_of(Notice notice, std::string const& board_name, std::string const& link, web::Tongue const& tongue);
/// The same of any one sentence (a message id; `{board}` is filled).
NoticeText words_of(std::string_view sentence, std::string const& board_name, std::string const& link,
                    web::Tongue const& tongue);

/// Has the person told, in the caller's transaction; not if the program sends no mail, or the person is suspended or has no
/// address.
void tell(AccessRoom const& room, store::Writer& writer, base::Id<Person> person, Notice notice);

/// Whether `tell` would.
bool can_be_told(AccessRoom const& room, Person const& person);

}  // namespace wardmote::access
