#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"

namespace wardmote::board {

/// Who made somebody a member: Community Safety and Policing Act, 2019, ss. 31 to 33.
enum class AppointedBy {
  council_member,  ///< sits on the municipal council, by office or by its resolution
  council,         ///< neither member nor employee of the municipality, chosen by its council
  province         ///< by the Lieutenant Governor in Council
};
BOOST_DESCRIBE_ENUM(AppointedBy, council_member, council, province)

enum class Office { member, chair, vice_chair };
BOOST_DESCRIBE_ENUM(Office, member, chair, vice_chair)

/// Where an office stands on a roll: chair and vice-chair before the others.
constexpr int rank_of(Office office) { return office == Office::chair ? 0 : office == Office::vice_chair ? 1 : 2; }

/// Somebody who sits on the board, or did.
struct Member {
  base::Id<Member> id{};
  std::string name{};
  AppointedBy appointed_by = AppointedBy::council;
  Office office = Office::member;
  base::LocalDate first_day{};
  std::optional<base::LocalDate> last_day{};
  std::string person{};  ///< identifier of the account that votes for this seat; empty: the clerk enters the votes
};

/// Whether the member sits on the board on a day.
bool sits_on(Member const& member, base::LocalDate day);

}  // namespace wardmote::board
