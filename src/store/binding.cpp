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

void ensure_storable(Stored const& stored) {
  if (auto const* const text = std::get_if<std::string>(&stored)) {
    ENSURE(text->find('\0') == std::string::npos);
    ENSURE(base::is_utf8(*text));
  }
  if (auto const* const number = std::get_if<double>(&stored)) ENSURE(std::isfinite(*number));
}

}  // namespace wardmote::store
