#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "domains/board/meetings/meeting_store.h"
#include "domains/board/meetings/phrases.h"
#include "web/context.h"
#include "web/form_fields.h"

namespace wardmote::board {

enum class ActFieldKind { hidden, line, paragraph, choice, day };
BOOST_DESCRIBE_ENUM(ActFieldKind, hidden, line, paragraph, choice, day)

/// What a form asks for; `name` is that of the form's member.
struct ActField {
  std::string name{};
  ActFieldKind kind = ActFieldKind::line;
  std::string label{};
  std::string hint{};
  std::string value{};
  bool is_long = false;                    ///< a paragraph that takes a text of many
  std::vector<web::FormOption> options{};  ///< of a choice
};
BOOST_DESCRIBE_STRUCT(ActField, (), (name, kind, label, hint, value, is_long, options))

/// The form of one act, as the console shows it.
struct ActForm {
  std::string act{};
  std::string label{};
  std::string path{};  ///< that it is sent to, without language
  bool asks = false;   ///< something beside the button
  std::vector<ActField> fields{};
};
BOOST_DESCRIBE_STRUCT(ActForm, (), (act, label, path, asks, fields))

/// What a form's choices come from.
struct FormGrounds {
  std::string const& meeting;
  MeetingRecord const& record;
  std::vector<MeetingHead> const& meetings;         ///< for minutes of earlier ones
  std::vector<web::FormOption> const& delegations;  ///< accepted for the item that is taken up, and not heard yet
  std::vector<Seat> const& others;                  ///< on the board, and neither seated nor ever noted as attending
  PhraseLibrary const& phrases;
  web::Tongue const& tongue;
};

/// The form of an act, with what may be chosen as the meeting stands.
ActForm form_of(MeetingAct act, FormGrounds const& grounds);

/// The acts that the console offers as the meeting stands, in the order of a meeting. The roll and the ballots are not among
/// them: they are lists of their own.
std::vector<MeetingAct> acts_open(MeetingRecord const& record);

/// Whether the console offers the act at some time.
bool is_offered(MeetingAct act);

}  // namespace wardmote::board
