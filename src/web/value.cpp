#include "web/value.h"

namespace wardmote::web {

Value::Value() = default;
Value::Value(Kinds kinds) : kinds_(std::move(kinds)) {}
Value::Value(Value const& other) = default;
Value::Value(Value&& other) noexcept = default;
Value& Value::operator=(Value const& other) = default;
Value& Value::operator=(Value&& other) noexcept = default;
Value::~Value() = default;

Value const& Value::operator[](std::string_view member) const {
  static Value const nothing;
  auto const* object = std::get_if<Object>(&kinds_);
  if (object == nullptr) return nothing;
  for (auto const& [name, value] : *object)
    if (name == member) return value;
  return nothing;
}

Value text_value(std::string_view words) { return Value(std::string(words)); }

}  // namespace wardmote::web
