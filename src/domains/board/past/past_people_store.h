#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domains/board/past/past_store.h"

namespace wardmote::board {

/// How addresses name a person of a source: "new-york-city-council-gale-a-brewer".
std::string past_person_name(PastSource const& source, std::string_view name);

/// Keeps a person with all terms; one who is there and of whom the same is said is left alone. Nothing is kept, and nothing
/// given, if somebody of another name has that address.
std::optional<Put> put_past_person(store::Writer& writer, store::BoardId board, PastSource const& source,
                                   PastPerson const& person);

/// A person as kept.
struct HeldPerson {
  std::string person{};  ///< as addresses name them
  std::string source_name{};
  std::string name{};
  std::vector<PastTerm> terms{};  ///< the newest first
};
std::optional<HeldPerson> find_past_person(store::Reader& reader, store::BoardId board, std::string_view person);

/// The people of a source by name, as addresses name them.
std::map<std::string, std::string> past_people(store::Reader& reader, store::BoardId board,
                                               std::string_view source_name);

/// A ballot of a person, with the vote that it was cast in.
struct HeldBallot {
  std::string meeting{};
  std::string body{};
  std::string date{};
  std::string motion{};
  PastOption option = PastOption::absent;
};
/// The newest first, at most `limit`; and how often they voted how, of all.
std::vector<HeldBallot> past_ballots_of(store::Reader& reader, store::BoardId board, HeldPerson const& person,
                                        std::int64_t limit);
std::map<PastOption, std::int64_t> past_tally_of(store::Reader& reader, store::BoardId board, HeldPerson const& person);

}  // namespace wardmote::board
