#include "web/atom_text.h"

#include <algorithm>

#include "base/ensure.h"
#include "base/hash.h"
#include "base/id.h"
#include "web/address.h"
#include "web/percent.h"

namespace wardmote::web {
namespace {

constexpr std::string_view never = "1970-01-01T00:00:00Z";

/// XML 1.0 §2.2: of the characters below a blank, these three alone may stand in a text.
bool is_xml(char c) { return static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r'; }

std::string escaped(std::string_view text) {
  std::string escaped;
  for (char const c : text) {
    if (c == '&')
      escaped += "&amp;";
    else if (c == '<')
      escaped += "&lt;";
    else if (c == '>')
      escaped += "&gt;";
    else if (c == '"')
      escaped += "&quot;";
    else if (is_xml(c))
      escaped += c;
  }
  return escaped;
}

std::string element(std::string_view name, std::string_view text) {
  return "<" + std::string(name) + ">" + escaped(text) + "</" + std::string(name) + ">\n";
}

std::string link(std::string_view relation, Format format, std::string const& href) {
  return "<link rel=\"" + std::string(relation) + "\" type=\"" + std::string(media_type_of(format)) + "\" href=\"" +
         escaped(href) + "\"/>\n";
}

struct PlainText {
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(std::string const& text) const { return text; }
  std::string operator()(auto const&) const { return ""; }
};

/// The pattern with each `{member}` as `write` writes that member of the element.
std::string filled_in(std::string_view pattern, Value const& element, std::string (*write)(std::string_view)) {
  std::string text;
  for (std::size_t at = 0; at < pattern.size();) {
    auto const open = std::min(pattern.find('{', at), pattern.size());
    text += pattern.substr(at, open - at);
    if (open == pattern.size()) break;
    auto const close = pattern.find('}', open);
    ENSURE(close != std::string_view::npos);
    text += write(std::visit(PlainText{}, element[pattern.substr(open + 1, close - open - 1)].kinds()));
    at = close + 1;
  }
  return text;
}

std::string as_it_is(std::string_view text) { return std::string(text); }

std::string identifier(FeedFrame const& frame, std::string const& entry) {
  auto const hash =
      base::hash_of(frame.key + '\n' + std::string(code_of(frame.language)) + '\n' + frame.path + '\n' + entry);
  base::Uuid uuid;
  std::copy_n(hash.begin(), uuid.bytes.size(), uuid.bytes.begin());
  uuid.bytes[6] = static_cast<std::uint8_t>((uuid.bytes[6] & 0x0f) | 0x80);
  uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3f) | 0x80);
  return "urn:uuid:" + base::to_text(uuid);
}

std::string updated_of(Feed const& feed, Value const& entry) {
  return std::visit(PlainText{}, entry[feed.updated].kinds());
}

std::string entry_text(FeedFrame const& frame, Feed const& feed, Value const& entry) {
  auto const path = filled_in(feed.path, entry, percent_encoded);
  auto text = "<entry>\n" + element("id", identifier(frame, filled_in(feed.key, entry, as_it_is))) +
              element("title", filled_in(feed.headline, entry, as_it_is)) +
              element("updated", updated_of(feed, entry)) +
              link("alternate", Format::html, target_of(frame.language, path, std::nullopt, ""));
  if (!feed.text.empty()) text += element("summary", filled_in(feed.text, entry, as_it_is));
  return text + "</entry>\n";
}

}  // namespace

std::string atom_of(FeedFrame const& frame, Feed const& feed, Value const& elements) {
  auto const* const list = std::get_if<List>(&elements.kinds());
  ENSURE(list != nullptr);
  std::string entries, newest(never);
  for (auto const& entry : *list) {
    auto const updated = updated_of(feed, entry);
    if (updated.empty()) continue;
    newest = std::max(newest, updated);
    entries += entry_text(frame, feed, entry);
  }
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" +
         std::string(code_of(frame.language)) + "\">\n" + element("id", identifier(frame, "")) +
         element("title", frame.title) + element("updated", newest) + "<author>\n" + element("name", frame.author) +
         "</author>\n" + link("self", Format::atom, target_of(frame.language, frame.path, Format::atom, frame.query)) +
         link("alternate", Format::html, target_of(frame.language, frame.path, std::nullopt, frame.query)) + entries +
         "</feed>\n";
}

}  // namespace wardmote::web
