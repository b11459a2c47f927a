#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "web/transport.h"

namespace wardmote::web {

/// Reads the requests of one connection from its bytes, however these are cut. Knows no socket: it is given bytes and
/// says what it makes of them. request_reader.cpp is the one file of the program that knows Beast.
///
/// What it refuses: a header, target or body beyond its limit; what is not well-formed HTTP/1.1 (RFC 9112), a body with
/// two lengths or in chunks among it; a request of HTTP/1.1 without exactly one Host.
class RequestReader {
 public:
  struct Limits {
    std::size_t header_bytes_max;
    std::size_t target_bytes_max;
    std::size_t body_bytes_max;
  };
  /// Who is at the other end of the connection.
  struct Peer {
    std::string address;
    bool is_loopback = false;
  };
  RequestReader(Limits limits, Peer peer);
  ~RequestReader();

  /// Where the next bytes are to be put, and how many were.
  std::span<char> room();
  void arrived(std::size_t count);
  /// Whether bytes are left that belong to the next request (pipelining).
  bool has_unread() const;

  /// Forgets the last request and is ready for the next.
  void begin();

  enum class Reading {
    needs_more,
    wants_continue,  ///< said once: the client waits for “100 Continue” before it sends the body
    done,
    broken,  ///< see `trouble`
  };
  Reading go_on();
  Trouble trouble() const;

  /// The request, once it is done; valid until `begin`.
  Request request() const;
  bool keeps_alive() const;
  bool is_http_1_0() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace wardmote::web
