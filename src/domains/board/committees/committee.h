#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "domains/board/meetings/member.h"
#include "domains/board/meetings/record.h"

namespace wardmote::board {

enum class CommitteeKind {
  standing,  ///< until it is disbanded
  ad_hoc     ///< for one task
};
BOOST_DESCRIBE_ENUM(CommitteeKind, standing, ad_hoc)

/// That a member of the board is on a committee. Whoever becomes its chair ends one term and begins another.
struct CommitteeTerm {
  base::Id<CommitteeTerm> id{};
  std::string member{};  ///< identifier of a member of the board
  Office office = Office::member;
  base::LocalDate first_day{};
  std::optional<base::LocalDate> last_day{};
};

/// A committee of the board: what it is for, by which motion and for how long, and its roll.
struct Committee {
  base::Id<Committee> id{};
  std::string slug{};  ///< of its English name, for addresses
  std::string title_en{};
  std::string title_fr{};  ///< empty: as in English
  std::string purpose_en{};
  std::string purpose_fr{};  ///< empty: as in English
  CommitteeKind kind = CommitteeKind::standing;
  std::string struck_by{};  ///< the motion, as addresses name it; empty: none is on record here
  base::LocalDate first_day{};
  std::optional<base::LocalDate> last_day{};
  std::vector<CommitteeTerm> terms{};  ///< by first day, then in the order in which they were added

  NamedCommittee named() const { return {slug, title_en, title_fr}; }
};

bool stands_on(Committee const& committee, base::LocalDate day);
bool sits_on(CommitteeTerm const& term, base::LocalDate day);

/// Those that stand on a day or will later.
std::vector<Committee> not_over(std::span<Committee const> committees, base::LocalDate day);

/// The committee that addresses name so; null if there was none.
Committee const* committee_called(std::span<Committee const> committees, std::string_view slug);

/// Who is on a committee on a day: whose term holds, and who still sits on the board. Chair and vice-chair first, then by name.
std::vector<Seat> roll_on(Committee const& committee, std::span<Member const> members, base::LocalDate day);

}  // namespace wardmote::board
