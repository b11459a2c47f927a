#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "store/board_id.h"

namespace wardmote::board {

/// The same statement in both languages. Neither is ever empty: the file is refused if one is.
struct BilingualText {
  std::string en;
  std::string fr;
  friend bool operator==(BilingualText const&, BilingualText const&) = default;
};

/// One of the local municipalities that the board's region is made of.
struct Municipality {
  std::string slug;
  BilingualText name;
};

/// What the board says it is for. Whether it is met is not part of the profile: see goal_status.h.
struct Goal {
  std::string slug;
  BilingualText name;
  BilingualText promise;
  BilingualText measure;  ///< what would show progress
  BilingualText why_not;  ///< why Wardmote shows none of that yet
  std::string source;     ///< a Source's slug
};

/// A theme of the board's plan.
struct Priority {
  std::string slug;
  BilingualText name;
  BilingualText sentence;
  std::string source;
};

enum class ContactKind { emergency, not_emergency, board, complaint };

/// How far a way to reach somebody may be relied on: `check_first` is shown with that advice.
enum class Certainty { certain, check_first };

/// Whom to reach for what.
struct Contact {
  std::string slug;
  ContactKind kind = ContactKind::board;
  Certainty certainty = Certainty::check_first;
  BilingualText name;
  BilingualText purpose;
  std::string reach;  ///< as people write it: "911", "leca.ca"
  std::string href;   ///< as a browser follows it: "tel:911"
  std::string source;
};

/// The public page that a statement rests on.
struct Source {
  std::string slug;
  BilingualText title;
  std::string href;
};

/// Who a police board is, as it says so itself in public.
struct Profile {
  store::BoardId board;
  std::string slug;
  BilingualText name;
  BilingualText about;
  BilingualText next;            ///< what stands where the next meeting would
  BilingualText plan;            ///< which plan the priorities are of
  std::string time_zone;         ///< IANA name
  base::LocalDate checked_on{};  ///< the day on which the sources were read last
  std::vector<Municipality> municipalities{};
  std::vector<Goal> goals{};
  std::vector<Priority> priorities{};
  std::vector<Contact> contacts{};
  std::vector<Source> sources{};
};

}  // namespace wardmote::board
