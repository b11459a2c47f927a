#pragma once

#include <boost/describe.hpp>
#include <functional>
#include <optional>
#include <string>

#include "web/context.h"

namespace wardmote::access {

struct AccessRoom;

enum class FactState { good, attention, bad };
BOOST_DESCRIBE_ENUM(FactState, good, attention, bad)

/// One thing that the page of health tells, in the reader's language.
struct HealthFact {
  std::string name{};   ///< "free_disk", for programs
  std::string label{};  ///< "Free disk"
  FactState state = FactState::good;
  std::string sentence{};  ///< how it is
  std::string advice{};    ///< what to do; empty: nothing
  std::string path{};      ///< a page that tells more; may be empty
};
BOOST_DESCRIBE_STRUCT(HealthFact, (), (name, label, state, sentence, advice, path))

/// Looks at one thing, outside of any transaction; nothing if it is not for this reader, or there is nothing to tell of.
/// Rooms and main hand theirs in (AccessRoom::health); they show in that order after those of access.
using HealthSource = std::function<std::optional<HealthFact>(AccessRoom const&, web::Context const&)>;

std::optional<HealthFact> health_of_jobs(AccessRoom const& room, web::Context const& context);
std::optional<HealthFact> health_of_failed_jobs(AccessRoom const& room, web::Context const& context);
std::optional<HealthFact> health_of_database(AccessRoom const& room, web::Context const& context);
std::optional<HealthFact> health_of_messages(AccessRoom const& room, web::Context const& context);
std::optional<HealthFact> health_of_second_factors(AccessRoom const& room, web::Context const& context);

}  // namespace wardmote::access
