#include "domains/board/json_piece.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace wardmote::board {
namespace {

using nlohmann::json;

/// Reads on to where a text stops being JSON, and keeps why.
struct FaultFinder : nlohmann::json_sax<json> {
  FileFault found{};
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, string_t const&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  /// "[json.exception.parse_error.101] parse error at line 1, column 5: syntax error while …"
  bool parse_error(std::size_t, std::string const&, nlohmann::detail::exception const& error) override {
    std::string_view said = error.what();
    said.remove_prefix(std::min(said.size(), said.find("] ") + 2));
    constexpr std::string_view at = "parse error at ";
    if (said.starts_with(at)) said.remove_prefix(at.size());
    auto const colon = said.find(": ");
    if (colon == std::string_view::npos)
      found.reason = said;
    else
      found = {std::string(said.substr(0, colon)), std::string(said.substr(colon + 2))};
    return false;
  }
};

bool is_control(char sign) {
  auto const byte = static_cast<unsigned char>(sign);
  return (byte < 0x20 && sign != '\t' && sign != '\n' && sign != '\r') || byte == 0x7f;
}

json const& value_of(void const* at) {
  static json const without_members = json::object();
  return at ? *static_cast<json const*>(at) : without_members;
}

}  // namespace

struct JsonPiece::Tree {
  json root;
};

Read<JsonPiece> JsonPiece::of(std::string_view text) {
  auto parsed = json::parse(text.begin(), text.end(), nullptr, false);
  if (!parsed.is_discarded()) {
    auto const tree = std::make_shared<Tree const>(std::move(parsed));
    return JsonPiece(tree, &tree->root, {});
  }
  FaultFinder finder;
  json::sax_parse(text.begin(), text.end(), &finder);
  return std::unexpected(finder.found);
}

bool JsonPiece::is_object() const { return value_of(at_).is_object(); }

bool JsonPiece::is_list() const { return value_of(at_).is_array(); }

std::string JsonPiece::place_of(std::string_view name) const {
  return place_ + (place_.empty() ? "" : ".") + std::string(name);
}

std::optional<JsonPiece> JsonPiece::member(std::string_view name) const {
  auto const& value = value_of(at_);
  if (!value.is_object()) return std::nullopt;
  auto const found = value.find(name);
  if (found == value.end() || found->is_null()) return std::nullopt;
  return JsonPiece(tree_, &*found, place_of(name));
}

bool JsonPiece::has(std::string_view name) const { return member(name).has_value(); }

std::vector<JsonPiece> JsonPiece::elements() const {
  std::vector<JsonPiece> pieces;
  auto const& value = value_of(at_);
  if (!value.is_array()) return pieces;
  for (std::size_t at = 0; at < value.size(); ++at)
    pieces.push_back(JsonPiece(tree_, &value[at], place_ + "[" + std::to_string(at) + "]"));
  return pieces;
}

Read<std::vector<JsonPiece>> JsonPiece::list(std::string_view name) const {
  auto const found = member(name);
  if (!found) return std::vector<JsonPiece>{};
  if (!found->is_list()) return found->fault("is no list");
  return found->elements();
}

Read<JsonPiece> JsonPiece::object(std::string_view name) const {
  auto const found = member(name);
  if (!found) return JsonPiece(nullptr, nullptr, place_of(name));
  if (!found->is_object()) return found->fault("is no object");
  return *found;
}

Read<std::string> JsonPiece::own_text() const {
  if (!value_of(at_).is_string()) return fault("is no text");
  auto const& text = value_of(at_).get_ref<std::string const&>();
  if (std::ranges::any_of(text, is_control)) return fault("holds a control sign");
  return text;
}

Read<std::string> JsonPiece::text(std::string_view name) const {
  auto const found = member(name);
  return found ? found->own_text() : std::string();
}

Read<std::string> JsonPiece::stated(std::string_view name) const {
  auto found = text(name);
  if (found && found->empty()) return fault_of(name, "is missing");
  return found;
}

Read<std::int64_t> JsonPiece::integer(std::string_view name) const {
  auto const found = member(name);
  if (!found) return 0;
  auto const& value = value_of(found->at_);
  if (!value.is_number_integer() ||
      (value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX)))
    return found->fault("is no whole number");
  return value.get<std::int64_t>();
}

Read<bool> JsonPiece::truth(std::string_view name) const {
  auto const found = member(name);
  if (!found) return false;
  if (!value_of(found->at_).is_boolean()) return found->fault("is neither true nor false");
  return value_of(found->at_).get<bool>();
}

}  // namespace wardmote::board
