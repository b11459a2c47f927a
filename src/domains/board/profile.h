#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "store/board_id.h"
#include "web/bilingual.h"

// What the board says of itself, in both languages: the file is refused if one of them is empty.
namespace wardmote::board {

/// One of the local municipalities that the board's region is made of.
struct Municipality {
  std::string slug;
  web::Bilingual name;
};

/// What the board says it is for. Whether it is met is not part of the profile: see goal_status.h.
struct Goal {
  std::string slug;
  web::Bilingual name;
  web::Bilingual promise;
  web::Bilingual measure;  ///< what would show progress
  web::Bilingual why_not;  ///< why Wardmote shows none of that yet
  std::string source;      ///< a Source's slug
};

/// A theme of the board's plan.
struct Priority {
  std::string slug;
  web::Bilingual name;
  web::Bilingual sentence;
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
  web::Bilingual name;
  web::Bilingual purpose;
  std::string reach;  ///< as people write it: "911", "leca.ca"
  std::string href;   ///< as a browser follows it: "tel:911"
  std::string source;
};

/// The public page that a statement rests on.
struct Source {
  std::string slug;
  web::Bilingual title;
  std::string href;
};

/// Who a police board is, as it says so itself in public.
struct Profile {
  store::BoardId board;
  std::string slug;
  web::Bilingual name;
  web::Bilingual about;
  web::Bilingual next;           ///< what stands where the next meeting would
  web::Bilingual plan;           ///< which plan the priorities are of
  std::string time_zone;         ///< IANA name
  base::LocalDate checked_on{};  ///< the day on which the sources were read last
  std::vector<Municipality> municipalities{};
  std::vector<Goal> goals{};
  std::vector<Priority> priorities{};
  std::vector<Contact> contacts{};
  std::vector<Source> sources{};
};

}  // namespace wardmote::board
