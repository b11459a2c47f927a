#include "web/multipart.h"

#include "base/text.h"

namespace wardmote::web {
namespace {

constexpr std::size_t boundary_length_max = 70;

std::unexpected<Malformed> malformed(std::string_view message) {
  return std::unexpected(Malformed{std::string(message)});
}

/// The value of an attribute in a header: `name="value"`, or without quotes. Browsers write a quote inside as %22.
std::string attribute(std::string_view header, std::string_view name) {
  for (auto rest = header; !rest.empty();) {
    auto const semicolon = rest.find(';');
    if (semicolon == std::string_view::npos) break;
    rest = base::trimmed(rest.substr(semicolon + 1));
    auto const equals = rest.find('=');
    if (equals == std::string_view::npos) break;
    bool const is_it = base::lower_ascii(base::trimmed(rest.substr(0, equals))) == name;
    auto value = rest.substr(equals + 1);
    bool const is_quoted = value.starts_with('"');
    auto const end = is_quoted ? value.find('"', 1) : value.find(';');
    value = is_quoted ? value.substr(1, end == std::string_view::npos ? 0 : end - 1) : value.substr(0, end);
    if (is_it) return std::string(is_quoted ? value : base::trimmed(value));
    if (end == std::string_view::npos) break;
    rest.remove_prefix(equals + 1 + end);
  }
  return {};
}

bool has_attribute(std::string_view header, std::string_view name) {
  return base::lower_ascii(header).find("; " + std::string(name) + "=") != std::string::npos;
}

/// What a person would call it; some senders give a whole path.
std::string last_component(std::string const& path) {
  auto const slash = path.find_last_of("/\\");
  auto name = slash == std::string::npos ? path : path.substr(slash + 1);
  std::erase_if(name, [](char sign) { return static_cast<unsigned char>(sign) < 0x20 || sign == 0x7f; });
  return base::is_utf8(name) ? name : std::string{};
}

std::expected<Part, Malformed> part_of(std::string_view head) {
  for (auto const line : base::split(head, '\n')) {
    if (!base::lower_ascii(line).starts_with("content-disposition:")) continue;
    auto const header = base::trimmed(line);
    Part part{.name = attribute(header, "name"), .is_file = has_attribute(header, "filename")};
    if (part.is_file) part.file_name = last_component(attribute(header, "filename"));
    if (part.name.empty() || !base::is_utf8(part.name)) break;
    return part;
  }
  return malformed(message_id("A part of the form has no name."));
}

}  // namespace

std::string boundary_of(std::string_view content_type) {
  auto const type = base::lower_ascii(base::trimmed(content_type.substr(0, content_type.find(';'))));
  auto boundary = type == "multipart/form-data" ? attribute(content_type, "boundary") : std::string{};
  return boundary.size() <= boundary_length_max ? boundary : std::string{};
}

MultipartReader::MultipartReader(std::string_view boundary, TakeParts take)
    : delimiter_("\r\n--" + std::string(boundary)), take_(std::move(take)) {}

TakeParts::Objection MultipartReader::add(std::string_view bytes) {
  if (state_ == State::after_all) return {};
  pending_ += bytes;
  for (bool goes_on = true; goes_on;) {
    auto const stepped = step();
    if (!stepped) return std::unexpected(stepped.error());
    goes_on = *stepped;
  }
  return {};
}

std::expected<bool, Malformed> MultipartReader::step() {
  switch (state_) {
    case State::before_all:
    case State::body: return step_to_boundary();
    case State::after_boundary: return step_after_boundary();
    case State::head: return step_head();
    case State::after_all: break;
  }
  pending_.clear();
  return false;
}

std::expected<bool, Malformed> MultipartReader::step_to_boundary() {
  auto const at = pending_.find(delimiter_);
  auto const is_found = at != std::string::npos;
  // What could be the beginning of the delimiter waits for the bytes behind it.
  auto const safe = is_found ? at : pending_.size() - std::min(pending_.size(), delimiter_.size() - 1);
  if (state_ == State::body && safe > 0)
    if (auto taken = take_.add(std::string_view(pending_).substr(0, safe)); !taken)
      return std::unexpected(taken.error());
  pending_.erase(0, is_found ? at + delimiter_.size() : safe);
  if (!is_found) return false;
  if (state_ == State::body)
    if (auto ended = take_.end(); !ended) return std::unexpected(ended.error());
  state_ = State::after_boundary;
  return true;
}

std::expected<bool, Malformed> MultipartReader::step_after_boundary() {
  if (pending_.size() < 2) return false;
  auto const next = pending_.substr(0, 2);
  if (next != "--" && next != "\r\n") return malformed(message_id("A boundary of the form does not end its line."));
  state_ = next == "--" ? State::after_all : State::head;
  if (next == "--")
    pending_.clear();
  else
    pending_.erase(0, 2);
  return state_ == State::head;
}

std::expected<bool, Malformed> MultipartReader::step_head() {
  auto const end = pending_.find("\r\n\r\n");
  if (std::min(end, pending_.size()) > head_bytes_max) return malformed(message_id("The head of a part is too long."));
  if (end == std::string::npos) return false;
  if (++parts_ > parts_max) return malformed(message_id("The form has too many parts."));
  auto const part = part_of(std::string_view(pending_).substr(0, end));
  if (!part) return std::unexpected(part.error());
  pending_.erase(0, end + 4);
  state_ = State::body;
  if (auto begun = take_.begin(*part); !begun) return std::unexpected(begun.error());
  return true;
}

}  // namespace wardmote::web
