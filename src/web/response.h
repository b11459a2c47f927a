#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/compression.h"
#include "web/context.h"
#include "web/route.h"

namespace wardmote::web {

/// Bytes that go on after a body; shared by all who are sent the same.
using Piece = std::shared_ptr<std::string const>;

/// What is sent: a head that is ready but for the lines of the moment (Date, Connection), and a body. Both are shared
/// with the cache, so that a cached page is written without a copy.
struct Response {
  int status = 200;
  std::shared_ptr<std::string const> head;
  std::shared_ptr<std::string const> body;
  /// For the log and the metrics.
  std::size_t label = 0;
  std::optional<Format> format{};
  std::optional<Language> language{};
  bool is_from_cache = false;
  bool must_close = false;
  /// What goes on after the body, piece by piece: called on a handler thread. A piece that is null ends the connection,
  /// which is how a client knows.
  std::function<Piece()> next_piece{};
  /// The next piece, if it is ready in memory: called on an io thread, never waits.
  std::function<std::optional<Piece>()> ready_piece{};
};

using Headers = std::vector<std::pair<std::string_view, std::string>>;

/// What a response is made of.
struct ResponseParts {
  int status = 200;
  std::string_view media_type{};  ///< "text/html"; none for a response without body
  Headers headers{};
  std::string body{};
  bool is_endless = false;  ///< no Content-Length: a `next_piece` follows
};

/// "404 Not Found" → "Not Found".
std::string_view reason_of(int status);

/// The head of a response: status line, the security headers that every response has, Content-Type, Content-Length and
/// `headers`; without Date, Connection and the empty line.
class ResponseWriter {
 public:
  explicit ResponseWriter(bool is_behind_tls);
  Response write(ResponseParts parts) const;
  /// 304 for a response with an ETag: the headers that a cache wants to see again, no body.
  Response not_modified(Headers const& headers) const;

 private:
  std::string security_;
};

/// A strong ETag: of the very bytes that are sent.
std::string etag_of(std::string_view bytes);

/// Whether an If-None-Match header names the ETag (RFC 9110 §13.1.2: compared weakly, "*" names all).
bool names_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace wardmote::web
