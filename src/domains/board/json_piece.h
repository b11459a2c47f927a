#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wardmote::board {

/// What is wrong with a file, and where: "Items[3].Title", or "line 4, column 7" where it is no JSON at all.
struct FileFault {
  std::string place;
  std::string reason;
  friend bool operator==(FileFault const&, FileFault const&) = default;
};

template <class T>
using Read = std::expected<T, FileFault>;

/// A piece of a JSON text, and where it stands. What is asked of it is there and of its kind, or a fault.
class JsonPiece {
 public:
  /// A whole text (RFC 8259); of a member that stands twice, the last counts. A fault says where it stops being JSON.
  static Read<JsonPiece> of(std::string_view text);

  std::string const& place() const { return place_; }
  bool is_object() const;
  bool is_list() const;
  /// Whether there is a member of that name that is not null.
  bool has(std::string_view name) const;
  /// The elements of a list, or none.
  std::vector<JsonPiece> elements() const;
  /// The elements of the member; none if it is missing or null. A fault if it is no list.
  Read<std::vector<JsonPiece>> list(std::string_view name) const;
  /// The member, an object; one without members if it is missing or null.
  Read<JsonPiece> object(std::string_view name) const;
  /// This very piece as a text, and the member as one: without control signs but tab and line breaks, or a fault. Empty if it is missing or null.
  Read<std::string> own_text() const;
  Read<std::string> text(std::string_view name) const;
  /// The same; a fault if it is missing or empty.
  Read<std::string> stated(std::string_view name) const;
  /// A whole number; 0 if it is missing or null.
  Read<std::int64_t> integer(std::string_view name) const;
  Read<bool> truth(std::string_view name) const;

  std::unexpected<FileFault> fault(std::string reason) const { return std::unexpected(FileFault{place_, reason}); }
  std::unexpected<FileFault> fault_of(std::string_view name, std::string reason) const {
    return std::unexpected(FileFault{place_of(name), std::move(reason)});
  }

 private:
  struct Tree;
  JsonPiece(std::shared_ptr<Tree const> tree, void const* at, std::string place)
      : tree_(std::move(tree)), at_(at), place_(std::move(place)) {}
  std::string place_of(std::string_view name) const;
  /// Not a member that is missing or null.
  std::optional<JsonPiece> member(std::string_view name) const;
  std::shared_ptr<Tree const> tree_;
  void const* at_;  ///< null: an object without members
  std::string place_;
};

}  // namespace wardmote::board
