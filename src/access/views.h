#pragma once

#include <boost/describe.hpp>
#include <string>

#include "access/person.h"
#include "access/role.h"

// What several pages of this room show.
namespace wardmote::access {

/// A language as forms name it.
enum class FormLanguage { en, fr };
BOOST_DESCRIBE_ENUM(FormLanguage, en, fr)
inline web::Language language_of(FormLanguage language) {
  return language == FormLanguage::fr ? web::Language::fr : web::Language::en;
}
inline FormLanguage form_language_of(web::Language language) {
  return language == web::Language::fr ? FormLanguage::fr : FormLanguage::en;
}

struct RoleView {
  Role role = Role::resident;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(RoleView, (), (role, label))

/// A form that was done; a browser is sent on to another page.
struct DoneView {
  bool done = true;
};
BOOST_DESCRIBE_STRUCT(DoneView, (), (done))

/// Whoever is signed in (ENSURE).
base::Id<Person> person_in(web::Context const& context);

/// Where to go then.
struct NextView {
  std::string next;
};
BOOST_DESCRIBE_STRUCT(NextView, (), (next))
using NextQuery = NextView;

/// `next` if it is a path of this site and nothing that a browser would take for another one; else the account page.
std::string safe_next(std::string const& next);

}  // namespace wardmote::access
