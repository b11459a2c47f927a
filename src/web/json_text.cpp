#include "web/json_text.h"

#include <algorithm>
#include <cmath>

#include "base/ensure.h"
#include "base/text.h"

namespace wardmote::web {
namespace {

void append_string(std::string& json, std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  ENSURE(base::is_utf8(text));
  json += '"';
  for (char const c : text) {
    if (c == '"' || c == '\\') {
      json += '\\';
      json += c;
    } else if (c == '\n') {
      json += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      json += "\\u00";
      json += digits[static_cast<unsigned char>(c) / 16];
      json += digits[static_cast<unsigned char>(c) % 16];
    } else {
      json += c;
    }
  }
  json += '"';
}

bool is_leaf(Value const& value) {
  return !std::holds_alternative<List>(value.kinds()) && !std::holds_alternative<Object>(value.kinds());
}

struct Writer {
  std::string json;
  std::size_t depth = 0;

  void line() {
    json += '\n';
    json.append(2 * depth, ' ');
  }

  void operator()(std::monostate) { json += "null"; }
  void operator()(bool truth) { json += truth ? "true" : "false"; }
  void operator()(std::int64_t number) { json += std::to_string(number); }
  void operator()(double number) {
    ENSURE(std::isfinite(number));
    json += base::to_text(number);
  }
  void operator()(std::string const& text) { append_string(json, text); }
  void operator()(RawJson const& raw) { json += raw.text.empty() ? "null" : raw.text; }

  void operator()(List const& list) {
    auto const on_one_line = std::ranges::all_of(list, is_leaf);
    json += '[';
    ++depth;
    for (std::size_t at = 0; at < list.size(); ++at) {
      if (at > 0) json += on_one_line ? ", " : ",";
      if (!on_one_line) line();
      std::visit(*this, list[at].kinds());
    }
    --depth;
    if (!on_one_line) line();
    json += ']';
  }

  void operator()(Object const& object) {
    json += '{';
    ++depth;
    for (std::size_t at = 0; at < object.size(); ++at) {
      if (at > 0) json += ',';
      line();
      append_string(json, object[at].first);
      json += ": ";
      std::visit(*this, object[at].second.kinds());
    }
    --depth;
    if (!object.empty()) line();
    json += '}';
  }
};

}  // namespace

std::string json_of(Value const& value) {
  Writer writer;
  std::visit(writer, value.kinds());
  return std::move(writer.json);
}

std::string json_string(std::string_view text) {
  std::string json;
  append_string(json, text);
  return json;
}

}  // namespace wardmote::web
