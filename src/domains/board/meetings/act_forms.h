#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "domains/board/meetings/meeting_store.h"
#include "domains/board/meetings/phrases.h"
#include "web/act_form.h"

namespace wardmote::board {

using web::ActField;
using web::ActFieldKind;
using web::ActForm;

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
