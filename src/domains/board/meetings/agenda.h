#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domains/board/meetings/record.h"

namespace wardmote::board {

/// The part of the agenda that items of a kind stand in: 1 general, 2 presentations and delegations, 3 consent,
/// 4 discussion, 5 closed session.
int section_of(ItemKind kind);
inline constexpr int section_count = 5;
/// Its message id: "General".
std::string_view section_name(int section);

/// The items in the order of the agenda: by section, and in each as they were placed. Dropped ones are left out.
std::vector<AgendaItem const*> agenda_of(MeetingRecord const& record);

/// A board's scheme for the codes of its reports, as it numbers them: "P{yy}-{m}-{type}-{nn}" gives P20-1-I-01. What stands
/// in braces is filled: yy and yyyy the year, m and mm the month, type a letter (I information, on the consent agenda; R
/// report; D discussion; B by-law), n and nn the position among those of the type at this meeting.
inline constexpr std::string_view default_scheme = "P{yy}-{m}-{type}-{nn}";

/// The item's code; empty for kinds that have none. `position` counts from 1.
std::string code_of(std::string_view scheme, std::string_view date, ItemKind kind, int position);

/// Gives every item of a published agenda its number, and its code by the scheme of the notice. Those that have one keep it.
void number_items(MeetingRecord& record);

}  // namespace wardmote::board
