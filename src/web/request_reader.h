#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "web/transport.h"

namespace wardmote::web {

/// Reads the requests of one connection from its bytes, however these are cut. Knows no socket: it is given bytes and
/// says what it makes of them. http/request_reader.cpp is the one file of the program that knows Beast.
///
/// What it refuses: a header, target or body beyond its limit; what is not well-formed HTTP/1.1 (RFC 9112), a body with
/// two lengths or in chunks and a header in folded lines among it; a request of HTTP/1.1 without exactly one Host, or with one
/// that is none; a body that is compressed.
class RequestReader {
 public:
  struct Limits {
    std::size_t header_bytes_max;
    std::size_t target_bytes_max;
    std::size_t body_bytes_max;
    std::uint64_t upload_bytes_max = 0;  ///< of a form with files (multipart/form-data), whose body is left to others
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
    upload,          ///< the head of a form with files is there; its body is taken by `take_upload`
    done,
    broken,  ///< see `trouble`
  };
  Reading go_on();
  Trouble trouble() const;

  /// Bytes of the form that have arrived and were not given before; valid until `room`. Whether all of it was given.
  std::string_view take_upload();
  bool is_upload_whole() const;

  /// The request, once it is done or its head is there; valid until `begin`.
  Request request() const;
  bool keeps_alive() const;
  bool is_http_1_0() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace wardmote::web
