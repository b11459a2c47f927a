#include "store/canonical_json.h"

#include <cstdio>

namespace wardmote::store {
namespace {

constexpr std::string_view escaped = "\"\\\b\f\n\r\t";
constexpr std::string_view letters = "\"\\bfnrt";

void append_text(std::string& out, std::string_view text) {
  out += '"';
  for (auto const c : text) {
    if (auto const place = escaped.find(c); place != std::string_view::npos) {
      (out += '\\') += letters[place];
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char code[8];
      std::snprintf(code, sizeof code, "\\u%04x", static_cast<unsigned>(c));
      out += code;
    } else {
      out += c;
    }
  }
  out += '"';
}

/// Takes canonical JSON from the front of a text, piece by piece.
struct Taking {
  std::string_view rest;

  bool take(char c) {
    if (!rest.starts_with(c)) return false;
    rest.remove_prefix(1);
    return true;
  }

  std::optional<char> take_escape() {
    if (rest.starts_with("u00") && rest.size() >= 5) {
      unsigned code = 0;
      if (std::sscanf(std::string(rest.substr(3, 2)).c_str(), "%2x", &code) != 1) return std::nullopt;
      rest.remove_prefix(5);
      return static_cast<char>(code);
    }
    auto const place = rest.empty() ? std::string_view::npos : letters.find(rest.front());
    if (place == std::string_view::npos) return std::nullopt;
    rest.remove_prefix(1);
    return escaped[place];
  }

  std::optional<std::string> take_text() {
    if (!take('"')) return std::nullopt;
    std::string text;
    while (!rest.empty() && rest.front() != '"') {
      if (take('\\')) {
        auto const c = take_escape();
        if (!c) return std::nullopt;
        text += *c;
      } else {
        text += rest.front();
        rest.remove_prefix(1);
      }
    }
    return take('"') ? std::optional(text) : std::nullopt;
  }
};

}  // namespace

std::string canonical_json(std::map<std::string, std::string> const& texts) {
  std::string out = "{";
  for (auto const& [name, text] : texts) {
    if (out.size() > 1) out += ',';
    append_text(out, name);
    out += ':';
    append_text(out, text);
  }
  return out + '}';
}

std::optional<std::map<std::string, std::string>> texts_of_json(std::string_view json) {
  std::map<std::string, std::string> texts;
  Taking taking{json};
  if (!taking.take('{')) return std::nullopt;
  while (!taking.rest.starts_with('}')) {
    if (!texts.empty() && !taking.take(',')) return std::nullopt;
    auto const name = taking.take_text();
    if (!name || !taking.take(':')) return std::nullopt;
    auto const text = taking.take_text();
    if (!text) return std::nullopt;
    texts.emplace(*name, *text);
  }
  return taking.rest == "}" && canonical_json(texts) == json ? std::optional(texts) : std::nullopt;
}

}  // namespace wardmote::store
