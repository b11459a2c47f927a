#pragma once

#include <map>
#include <string>
#include <vector>

#include "world.h"

namespace wardmote::policy_test {

/// What stands in the place of `{person}`, `{import}` … in an address.
using Fillings = std::map<std::string, std::vector<std::string>, std::less<>>;

/// One thing that can be asked for.
struct Target {
  std::string method;
  std::string address;  ///< "/en/admin/people.csv"
};

/// The suffix of a format in an address: "" for the page, ".json".
std::string suffix_of(web::Format format);

/// All that a route is offered as in a language, as GET or POST, with each filling of its placeholders and one that nothing has.
std::vector<Target> targets_of(web::RouteInfo const& route, std::string_view language, Fillings const& fillings);

/// Who may use a route, as the reviewed table says it: "everyone", "signed_in", or roles; and whether a page and its data
/// differ in it.
struct Row {
  std::string who;
  bool formats_agree = true;
  friend bool operator==(Row const&, Row const&) = default;
};

/// Asks for the route as everybody, in every format.
Row row_of(World const& world, web::RouteInfo const& route);

/// Whether somebody who may use the route, and has not proved for long who they are, is asked to.
bool asks_for_proof(World const& world, web::RouteInfo const& route);

/// The reviewed table, tests/http/program/access_matrix.json: "get /admin" → who.
std::map<std::string, std::string> reviewed_rows();
std::string name_of_row(web::RouteInfo const& route);

}  // namespace wardmote::policy_test
