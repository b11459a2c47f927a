#include "walk.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/choice.h"
#include "web/route_finder.h"

namespace wardmote::policy_test {
namespace {

/// What stands for a record that nobody has.
constexpr std::string_view missing = "0192f000-0000-7000-8000-ffffffffffff";

/// What stands in the place of the next placeholder: "a/b" fills two, "a" fills all.
std::string_view next_of(std::string_view& filling) {
  auto const piece = filling.substr(0, filling.find('/'));
  if (piece.size() < filling.size()) filling.remove_prefix(piece.size() + 1);
  return piece;
}

std::string address_of(web::RouteInfo const& route, std::string_view language, web::Format format,
                       std::string_view filling) {
  auto path = "/" + std::string(language);
  if (route.path != "/")
    for (auto const& part : web::parts_of(route.path))
      path += "/" + std::string(web::placeholder_of(part).empty() ? part : next_of(filling));
  else if (format == web::Format::html)
    path += "/";
  else
    path += "/index";
  return path + suffix_of(format);
}

/// Whether it was refused for who asks.
bool is_refused(World::Answer const& answer) {
  if (answer.status == 303) return answer.head.find("/sign-in?next=") != std::string::npos;
  if (answer.status != 401 && answer.status != 403) return false;
  return answer.body.find("not_permitted") != std::string::npos ||
         answer.body.find("sign_in_needed") != std::string::npos;
}

/// With the token of a form that was made for somebody else: nothing is changed, whoever may.
World::Answer ask(World const& world, web::RouteInfo const& route, web::Format format, std::string const& token) {
  auto const is_post = route.method == web::Method::post;
  return world.ask(is_post ? "POST" : "GET", address_of(route, "en", format, missing), token,
                   is_post ? "form_token=of+another" : "");
}

std::string joined(std::vector<std::string> const& names) {
  auto const everyone = askers();
  if (names.size() == everyone.size()) return "everyone";
  std::string all;
  for (auto const& name : names) (all += all.empty() ? "" : " ") += name;
  std::string signed_in;
  for (auto const& asker : everyone)
    if (asker.name != "nobody" && asker.name != "ended") (signed_in += signed_in.empty() ? "" : " ") += asker.name;
  return all == signed_in ? "signed_in" : all;
}

}  // namespace

std::string suffix_of(web::Format format) {
  return format == web::Format::html ? "" : "." + std::string(web::code_of(format));
}

std::vector<Target> targets_of(web::RouteInfo const& route, std::string_view language, Fillings const& fillings) {
  std::vector<std::string> fills{std::string(missing)};
  for (auto const& part : web::parts_of(route.path))
    if (auto const found = fillings.find(web::placeholder_of(part)); found != fillings.end())
      fills.insert(fills.end(), found->second.begin(), found->second.end());
  if (route.path.find('{') == std::string::npos) fills = {""};
  std::vector<Target> targets;
  for (auto const format : route.formats)
    for (auto const& fill : fills)
      targets.push_back(
          {route.method == web::Method::post ? "POST" : "GET", address_of(route, language, format, fill)});
  return targets;
}

Row row_of(World const& world, web::RouteInfo const& route) {
  Row row;
  std::optional<std::vector<std::string>> of_first;
  for (auto const format : route.formats) {
    std::vector<std::string> open_to;
    for (auto const& asker : askers())
      if (!is_refused(ask(world, route, format, asker.token))) open_to.push_back(asker.name);
    if (!of_first) of_first = open_to;
    row.formats_agree = row.formats_agree && open_to == *of_first;
  }
  row.who = joined(of_first.value_or(std::vector<std::string>{}));
  return row;
}

bool asks_for_proof(World const& world, web::RouteInfo const& route) {
  for (auto const& asker : askers()) {
    if (asker.name == "nobody" || is_refused(ask(world, route, web::Format::json, asker.token))) continue;
    auto const answer = ask(world, route, web::Format::json, asker.old_token);
    return answer.body.find("proof_needed") != std::string::npos;
  }
  return false;
}

std::map<std::string, std::string> reviewed_rows() {
  std::ifstream stream(WARDMOTE_SOURCE_DIR "/tests/http/program/access_matrix.json");
  auto const reviewed = nlohmann::json::parse(stream);
  std::map<std::string, std::string> rows;
  for (auto const& [name, who] : reviewed.items())
    rows[name] = who.is_string() ? who.get<std::string>() : joined(who.get<std::vector<std::string>>());
  return rows;
}

std::string name_of_row(web::RouteInfo const& route) {
  return (route.method == web::Method::post ? "post " : "get ") + route.path;
}

}  // namespace wardmote::policy_test
