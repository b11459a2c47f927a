#include "web/request_reader.h"

#include <algorithm>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>
#include <utility>

#include "base/text.h"

namespace wardmote::web {
namespace {

namespace http = boost::beast::http;
using boost::system::error_code;
using Parser = http::request_parser<http::string_body>;

constexpr std::size_t room_bytes = 8 << 10;
constexpr std::size_t upload_room_bytes = 64 << 10;

/// Whether a line of a header goes on in the next one (RFC 9112 §5.2), which Beast joins and others read otherwise. The
/// bytes are those that are not parsed yet.
bool has_folded_line(std::string_view unread) {
  if (unread.starts_with("\r\n")) return false;  // the end of the header, before which all is parsed
  auto const head = unread.substr(0, unread.find("\r\n\r\n"));
  return head.find("\r\n ") != std::string_view::npos || head.find("\r\n\t") != std::string_view::npos;
}

/// What a Host may be made of (RFC 3986 §3.2.2): a name or an address, and a port.
bool is_host(std::string_view host) {
  constexpr std::size_t host_bytes_max = 255;
  constexpr std::string_view signs = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:[]";
  return !host.empty() && host.size() <= host_bytes_max && host.find_first_not_of(signs) == std::string_view::npos;
}

/// Whether a Host names the machine itself. A page whose own name was made to lead here (DNS rebinding) has another.
bool names_this_machine(std::string_view host) {
  if (host.starts_with("[::1]")) return true;
  auto const name = base::lower_ascii(host.substr(0, host.find(':')));
  return name == "localhost" ||
         (name.starts_with("127.") && name.find_first_not_of("0123456789.") == std::string::npos);
}

/// What the nearest proxy wrote; what stands before it, anybody may have written.
std::string_view last_of(std::string_view list) { return base::trimmed(list.substr(list.rfind(',') + 1)); }

}  // namespace

struct RequestReader::State {
  Limits limits;
  Peer peer;
  boost::beast::flat_buffer buffer{};
  std::optional<Parser> parser{};
  bool is_head_seen = false;
  bool is_upload = false;
  std::uint64_t upload_left = 0;
  std::size_t given = 0;  ///< bytes of the buffer that were given and can go
  Trouble trouble = Trouble::malformed;

  Trouble trouble_of(error_code error) const {
    if (error == http::error::body_limit) return Trouble::body_too_large;
    if (error != http::error::header_limit) return Trouble::malformed;
    // The target is known as soon as its line is: without one, it is the line itself that does not end.
    bool const has_target = !parser->get().target().empty();
    return has_target ? Trouble::headers_too_large : Trouble::target_too_long;
  }

  std::string_view unread() const { return {static_cast<char const*>(buffer.data().data()), buffer.size()}; }

  std::uint64_t body_bytes() const { return parser->content_length().value_or(0); }

  std::optional<Trouble> objection() {
    auto const& message = parser->get();
    if (message.target().size() > limits.target_bytes_max) return Trouble::target_too_long;
    is_upload_if(message);
    if (!is_upload && body_bytes() > limits.body_bytes_max) return Trouble::body_too_large;
    if (!is_framed_once(message) || !is_for_one_host(message)) return Trouble::malformed;
    auto const coding = base::lower_ascii(base::trimmed(message[http::field::content_encoding]));
    return coding.empty() || coding == "identity" ? std::nullopt : std::optional(Trouble::body_encoded);
  }

  /// One length, stated once: what two servers in a row could read differently is no request. No browser sends one in
  /// chunks, and Beast 1.81 asserts on some that are malformed and passes over codings it does not know.
  static bool is_framed_once(Parser::value_type const& message) {
    auto const length = std::string_view(message[http::field::content_length]);
    return message.count(http::field::transfer_encoding) == 0 && message.count(http::field::content_length) <= 1 &&
           length.find_first_not_of("0123456789") == std::string_view::npos;
  }

  static bool is_for_one_host(Parser::value_type const& message) {
    auto const hosts = message.count(http::field::host);
    return hosts == 0 ? message.version() < 11 : hosts == 1 && is_host(message[http::field::host]);
  }

  void is_upload_if(Parser::value_type const& message) {
    is_upload =
        base::lower_ascii(std::string_view(message[http::field::content_type])).starts_with("multipart/form-data");
    upload_left = is_upload ? body_bytes() : 0;
  }

  Reading broken(Trouble why) {
    trouble = why;
    return Reading::broken;
  }

  /// What the head says, looked at once.
  std::optional<Reading> see_head() {
    is_head_seen = true;
    if (auto const why = objection()) return broken(*why);
    bool const waits = parser->get()[http::field::expect] == "100-continue" && !parser->is_done();
    if (waits) return Reading::wants_continue;
    return is_upload ? std::optional(Reading::upload) : std::nullopt;
  }
};

RequestReader::RequestReader(Limits limits, Peer peer) : state_(std::make_unique<State>(limits, std::move(peer))) {
  begin();
}

RequestReader::~RequestReader() = default;

std::span<char> RequestReader::room() {
  state_->buffer.consume(std::exchange(state_->given, 0));
  auto const space = state_->buffer.prepare(state_->is_upload ? upload_room_bytes : room_bytes);
  return {static_cast<char*>(space.data()), space.size()};
}

void RequestReader::arrived(std::size_t count) { state_->buffer.commit(count); }

bool RequestReader::has_unread() const { return state_->buffer.size() > 0; }

void RequestReader::begin() {
  auto& parser = state_->parser.emplace();
  parser.eager(false);  // the head is looked at before any of the body is parsed
  parser.header_limit(static_cast<std::uint32_t>(state_->limits.header_bytes_max));
  parser.body_limit(std::max<std::uint64_t>(state_->limits.body_bytes_max, state_->limits.upload_bytes_max));
  state_->buffer.consume(std::exchange(state_->given, 0));
  state_->is_head_seen = state_->is_upload = false;
}

RequestReader::Reading RequestReader::go_on() {
  auto& parser = *state_->parser;
  if (state_->is_head_seen && state_->is_upload) return Reading::upload;
  while (state_->buffer.size() > 0 && !parser.is_done()) {
    if (!parser.is_header_done() && has_folded_line(state_->unread())) return state_->broken(Trouble::malformed);
    error_code error;
    auto const used = parser.put(state_->buffer.data(), error);
    state_->buffer.consume(used);
    if (error && error != http::error::need_more) return state_->broken(state_->trouble_of(error));
    if (parser.is_header_done() && !state_->is_head_seen)
      if (auto const reading = state_->see_head()) return *reading;
    if (used == 0 || error) break;
  }
  return parser.is_done() ? Reading::done : Reading::needs_more;
}

std::string_view RequestReader::take_upload() {
  auto const held = static_cast<char const*>(state_->buffer.data().data()) + state_->given;
  auto const size = std::min<std::uint64_t>(state_->buffer.size() - state_->given, state_->upload_left);
  state_->given += size;
  state_->upload_left -= size;
  return {held, size};
}

bool RequestReader::is_upload_whole() const { return state_->upload_left == 0; }

Trouble RequestReader::trouble() const { return state_->trouble; }

Request RequestReader::request() const {
  auto const& message = state_->parser->get();
  auto const field = [&](http::field name) { return std::string_view(message[name]); };
  std::string_view const forwarded_for = message["X-Forwarded-For"];
  bool const is_passed_on =
      message.count(http::field::forwarded) + message.count("X-Forwarded-For") + message.count(http::field::via) > 0;
  return {.method = std::string_view(message.method_string()),
          .target = std::string_view(message.target()),
          .accept = field(http::field::accept),
          .accept_language = field(http::field::accept_language),
          .accept_encoding = field(http::field::accept_encoding),
          .if_none_match = field(http::field::if_none_match),
          .content_type = field(http::field::content_type),
          .host = field(http::field::host),
          .origin = field(http::field::origin),
          .cookie = field(http::field::cookie),
          .user_agent = field(http::field::user_agent),
          .body = message.body(),
          .client = state_->peer.is_loopback && !forwarded_for.empty() ? last_of(forwarded_for)
                                                                       : std::string_view(state_->peer.address),
          .is_local = state_->peer.is_loopback && !is_passed_on && names_this_machine(field(http::field::host)),
          .body_bytes = state_->body_bytes()};
}

bool RequestReader::keeps_alive() const { return state_->parser->get().keep_alive(); }

bool RequestReader::is_http_1_0() const { return state_->parser->get().version() == 10; }

}  // namespace wardmote::web
