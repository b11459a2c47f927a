#include "web/address.h"

#include "base/text.h"
#include "web/percent.h"

namespace wardmote::web {
namespace {

std::unexpected<Malformed> malformed(std::string_view message) {
  return std::unexpected(Malformed{std::string(message)});
}

/// "http://host/path" → "/path": proxies may ask in absolute-form.
std::string_view without_authority(std::string_view target) {
  for (std::string_view const scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    auto const slash = target.find('/', scheme.size());
    return slash == std::string_view::npos ? "/" : target.substr(slash);
  }
  return target;
}

void take_language(Address& address) {
  if (address.segments.empty()) return;
  for (auto const language : {Language::en, Language::fr})
    if (address.segments.front() == code_of(language)) address.language = language;
  if (address.language) address.segments.erase(address.segments.begin());
}

void take_suffix(Address& address) {
  if (address.segments.empty() || address.ends_in_slash) return;
  auto& last = address.segments.back();
  auto const dot = last.rfind('.');
  // "..csv" and "...csv" have no name before the suffix: what is left would be "." or "..".
  if (dot == std::string::npos || last.find_first_not_of('.') >= dot) return;
  address.suffix = format_of_suffix(std::string_view(last).substr(dot + 1));
  if (!address.suffix) return;
  last.resize(dot);
  if (address.segments.size() == 1 && last == "index") address.segments.clear();
}

}  // namespace

std::optional<Format> format_of_suffix(std::string_view suffix) {
  for (auto const format : {Format::json, Format::csv, Format::geojson, Format::atom, Format::events, Format::pdf})
    if (suffix == code_of(format)) return format;
  return std::nullopt;
}

std::string Address::path() const {
  if (segments.empty()) return "/";
  std::string path;
  for (auto const& segment : segments) path += '/' + percent_encoded(segment);
  return path;
}

std::expected<Address, Malformed> address_of(std::string_view target) {
  target = without_authority(target);
  if (target.empty() || target.front() != '/') return malformed(message_id("The address does not begin with “/”."));
  Address address;
  auto const question = target.find('?');
  auto path = target.substr(1, question == std::string_view::npos ? question : question - 1);
  if (question != std::string_view::npos) address.query = target.substr(question + 1);
  address.ends_in_slash = path.ends_with('/');
  if (address.ends_in_slash) path.remove_suffix(1);
  if (path.empty() && !address.ends_in_slash) return address;
  for (auto const piece : base::split(path, '/')) {
    auto segment = percent_decoded(piece);
    if (!segment) return malformed(message_id("The address is not UTF-8 text in percent-encoding."));
    if (segment->empty() || *segment == "." || *segment == "..")
      return malformed(message_id("The address has an empty part, or one that is “.” or “..”."));
    address.segments.push_back(*std::move(segment));
  }
  take_language(address);
  take_suffix(address);
  return address;
}

std::string target_of(Language language, std::string_view path, std::optional<Format> suffix, std::string_view query) {
  std::string target = "/" + std::string(code_of(language)) + std::string(path);
  if (suffix && *suffix != Format::html) target += (path == "/" ? "index." : ".") + std::string(code_of(*suffix));
  if (!query.empty()) target += "?" + std::string(query);
  return target;
}

}  // namespace wardmote::web
