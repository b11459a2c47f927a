// A posted form from anywhere: each field is read by its kind, or the form is refused with the field's name; what was read and is
// written again reads the same.

#include <cstdlib>
#include <string>
#include <string_view>

#include "web/describe.h"
#include "web/parameters.h"
#include "web/percent.h"

namespace {

using namespace wardmote;

enum class Role { analyst, auditor };
BOOST_DESCRIBE_ENUM(Role, analyst, auditor)

struct Form {
  std::string name;
  std::optional<std::string> note;
  std::vector<Role> roles;
  std::optional<int> shares;
  double rate = 0;
  bool may = false;
  std::optional<base::LocalDate> until;
};
BOOST_DESCRIBE_STRUCT(Form, (), (name, note, roles, shares, rate, may, until))

void require(bool condition) {
  if (!condition) std::abort();
}

bool is_member(std::string const& field) {
  for (auto const* name : {"name", "note", "roles", "shares", "rate", "may", "until"})
    if (field == name) return true;
  return false;
}

std::string field(std::string_view name, std::string_view value) {
  return std::string(name) + "=" + web::percent_encoded(value) + "&";
}

/// The fields that are told apart by their text alone.
void check_round_trip(Form const& form) {
  auto text = field("name", form.name) + field("may", form.may ? "yes" : "no");
  for (auto const role : form.roles) text += field("roles", role == Role::analyst ? "analyst" : "auditor");
  if (form.shares) text += field("shares", std::to_string(*form.shares));
  if (form.until) text += field("until", base::to_text(*form.until));
  auto const again = web::read_described<Form>(*web::parameters_of(text));
  require(again.has_value());
  require(again->name == form.name && again->roles == form.roles && again->shares == form.shares);
  require(again->may == form.may && again->until == form.until);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const body(reinterpret_cast<char const*>(data), size);
  auto const parameters = web::parameters_of(body, {.count_max = 200});
  if (!parameters) return 0;
  for (auto const& [name, value] : *parameters)
    require(name.find('\0') == std::string::npos && value.find('\0') == std::string::npos);
  auto const form = web::read_described<Form>(*parameters);
  if (form) return check_round_trip(*form), 0;
  require(form.error().code == base::RefusalCode::form_invalid && !form.error().fields.empty());
  for (auto const& error : form.error().fields) require(is_member(error.field) && !error.message.empty());
  return 0;
}
