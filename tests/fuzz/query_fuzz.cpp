// A query string from anywhere: it is decoded, read into a struct and written again, or refused; nothing else happens.

#include <cstdlib>
#include <string_view>

#include "web/address.h"
#include "web/describe.h"
#include "web/parameters.h"
#include "web/percent.h"

namespace {

using namespace wardmote;

enum class Kind { city, town };
BOOST_DESCRIBE_ENUM(Kind, city, town)

struct Query {
  std::string name;
  int year = 0;
  std::optional<double> rate;
  std::optional<Kind> kind;
  std::optional<base::LocalDate> day;
  std::vector<std::int64_t> numbers;
  bool all = false;
};
BOOST_DESCRIBE_STRUCT(Query, (), (name, year, rate, kind, day, numbers, all))

void require(bool condition) {
  if (!condition) std::abort();
}

/// What was decoded and is encoded again decodes to the same.
void check_round_trip(web::Parameters const& parameters) {
  std::string encoded;
  for (auto const& [name, value] : parameters)
    encoded += "&" + web::percent_encoded(name) + "=" + web::percent_encoded(value);
  auto const again = web::parameters_of(encoded);
  require(again.has_value());
  if (!parameters.contains("")) require(*again == parameters);
}

void check_address(std::string_view target) {
  auto const address = web::address_of(target);
  if (!address) return;
  for (auto const& segment : address->segments) require(!segment.empty() && segment != "." && segment != "..");
  auto const path = address->path();
  auto const again = web::address_of("/en" + path);
  require(again.has_value() || path == "/");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  if (auto const parameters = web::parameters_of(text)) {
    check_round_trip(*parameters);
    auto const query = web::read_described<Query>(*parameters);
    require(query.has_value() || !query.error().fields.empty());
  }
  check_address("/" + std::string(text));
  check_address(text);
  return 0;
}
