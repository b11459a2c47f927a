#pragma once

#include <vector>

#include "domains/board/meetings/act_forms.h"

namespace wardmote::board {

/// The forms of the office of meetings.
ActForm plan_meeting_form(std::vector<web::FormOption> committees, web::Tongue const& tongue);
ActForm plan_year_form(web::Tongue const& tongue);
ActForm add_member_form(web::Tongue const& tongue);
ActForm record_training_form(std::vector<web::FormOption> members, web::Tongue const& tongue);
/// `trainings`: those that can be withdrawn.
ActForm withdraw_training_form(std::vector<web::FormOption> trainings, web::Tongue const& tongue);

}  // namespace wardmote::board
