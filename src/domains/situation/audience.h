#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>

#include "domains/situation/discussion.h"

// Who reads what, when: the policy of the Situation Table as data. It is asked in one place (discussion_room.h), before a part is opened.
namespace wardmote::situation {

/// In what capacity somebody reads.
enum class Capacity {
  seated,      ///< any agency at the table
  originator,  ///< the agency that brought the discussion
  team,        ///< the lead and the assisting agencies
  officer      ///< chair, recorder or coordinator of the table
};
BOOST_DESCRIBE_ENUM(Capacity, seated, originator, team, officer)

/// One line of the policy: from `first` to `last`, that capacity reads the part.
struct Rule {
  Part part;
  Stage first;
  Stage last;
  Capacity capacity;
};
std::span<Rule const> reading_rules();

/// Who reads: an agency's representative with a valid seat, or an officer of the table with one.
struct Reader {
  std::string person{};  ///< identifier
  std::string agency{};  ///< slug
  bool is_officer = false;
};

/// The capacities of a reader towards a discussion whose subject, lead and team are there.
std::set<Capacity> capacities_of(Reader const& reader, Discussion const& discussion);

/// The parts that these capacities read of a discussion at a stage.
std::set<Part> readable(Stage stage, std::set<Capacity> const& capacities);

/// The parts that somebody reads at a stage, whether or not they were written.
std::set<Part> readable_by_some(Stage stage);

/// Whether somebody is more than seated: of the discussion, or an officer.
bool is_concerned(std::set<Capacity> const& capacities);

/// Whether an act at a stage is for these capacities; as data in audience.cpp.
bool may_act(DiscussionAct act, Stage stage, std::set<Capacity> const& capacities);

}  // namespace wardmote::situation
