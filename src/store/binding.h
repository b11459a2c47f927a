#pragma once

#include <string_view>

#include "store/value.h"

namespace wardmote::store {

/// The value bound to a name; there is one (ENSURE), and it can be stored (see `ensure_storable`).
Stored const& value_of(Bindings const& bindings, std::string_view name);

/// Text is UTF-8 without a zero byte, and a number finite: what one of the databases would cut short, refuse or turn
/// into null.
void ensure_storable(Stored const& stored);
void ensure_storable(std::string_view text);
void ensure_storable(double number);

}  // namespace wardmote::store
