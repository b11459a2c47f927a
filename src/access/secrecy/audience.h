#pragma once

#include <boost/describe.hpp>
#include <string_view>

#include "web/context.h"

namespace wardmote::access {

/// Who may see a field. Each has one line in audience.cpp; what no audience is stated for, nobody may see: it does not
/// compile.
enum class Audience {
  everyone,
  colleagues,      ///< the person whom the record is about, and whoever administers, runs or audits the program
  self,            ///< the person whom the record is about
  self_or_people,  ///< and whoever may see people
  jobs,            ///< whoever may see what work was asked for
  imports,         ///< whoever may see imports, or jobs of all kinds
  settings,        ///< whoever may see the settings
  closed_session,  ///< whoever takes part in closed sessions
  situation,  ///< whoever may have a seat at the Situation Table, whose own policy goes further (domains/situation/audience.h)
  nobody,   ///< the program alone, for its own rules
  analyses  ///< whoever may see analyses that are not public, or jobs of all kinds
};
BOOST_DESCRIBE_ENUM(Audience, everyone, colleagues, self, self_or_people, jobs, imports, settings, closed_session,
                    situation, nobody, analyses)

/// A field of a record, as rules and reviewed lists name it.
struct Field {
  std::string_view record;  ///< "Person"
  std::string_view name;    ///< "email"; empty: that there is such a record
  Audience audience;
};

/// Who looks, and whom the record is about.
struct Look {
  web::Principal const& principal;
  std::string_view about{};  ///< a person's identifier; empty: nobody
};

/// The one place where it is decided whether somebody may see a field.
bool may_see(Field const& field, Look const& look);

}  // namespace wardmote::access
