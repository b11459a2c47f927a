#pragma once

#include <expected>
#include <functional>
#include <string>
#include <string_view>

#include "web/parameters.h"

namespace wardmote::web {

/// The boundary of a multipart/form-data Content-Type; empty if it is none, or of another length than RFC 2046 has (1 to 70).
std::string boundary_of(std::string_view content_type);

/// A part of a form, as its head says.
struct Part {
  std::string name{};
  bool is_file = false;
  std::string file_name{};  ///< the last component of what the sender calls it: for people, never a path
};

/// Who takes what a form holds. Each gives what is wrong, or nothing.
struct TakeParts {
  using Objection = std::expected<void, Malformed>;
  std::function<Objection(Part const&)> begin;
  std::function<Objection(std::string_view bytes)> add;
  std::function<Objection()> end;
};

/// Reads a form with files (RFC 7578) that comes in pieces, however these are cut, in constant memory. Strict: what no
/// browser writes is malformed.
class MultipartReader {
 public:
  static constexpr std::size_t head_bytes_max = 8 << 10;
  static constexpr int parts_max = 64;

  MultipartReader(std::string_view boundary, TakeParts take);
  TakeParts::Objection add(std::string_view bytes);
  /// Whether the last boundary was seen; what follows it is passed over.
  bool is_whole() const { return state_ == State::after_all; }

 private:
  enum class State { before_all, after_boundary, head, body, after_all };
  /// One step; false if more bytes are needed for it.
  std::expected<bool, Malformed> step();
  std::expected<bool, Malformed> step_to_boundary();
  std::expected<bool, Malformed> step_after_boundary();
  std::expected<bool, Malformed> step_head();

  std::string delimiter_;
  TakeParts take_;
  State state_ = State::before_all;
  std::string pending_ = "\r\n";  ///< so that the first boundary is one like the others
  int parts_ = 0;
};

}  // namespace wardmote::web
