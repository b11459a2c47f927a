#include "store/binding.h"

#include <algorithm>
#include <cmath>

#include "base/ensure.h"
#include "base/text.h"

namespace wardmote::store {

Stored const& value_of(Bindings const& bindings, std::string_view name) {
  auto const found = std::ranges::find(bindings, name, &Binding::name);
  ENSURE(found != bindings.end());
  auto const& stored = found->value.stored();
  ensure_storable(stored);
  return stored;
}

void ensure_storable(std::string_view text) {
  ENSURE(text.find('\0') == std::string_view::npos);
  ENSURE(base::is_utf8(text));
}

void ensure_storable(double number) { ENSURE(std::isfinite(number)); }

void ensure_storable(Stored const& stored) {
  if (auto const* const text = std::get_if<std::string>(&stored)) ensure_storable(std::string_view(*text));
  if (auto const* const number = std::get_if<double>(&stored)) ensure_storable(*number);
}

}  // namespace wardmote::store
