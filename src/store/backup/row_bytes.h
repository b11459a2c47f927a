#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/value.h"

namespace wardmote::store {

// Rows as bytes: for each row the length of what follows (4 bytes, the least significant first), then for each column a
// byte and its value:
//
//     0  null
//     1  a whole number: zigzag, seven bits a byte, the least significant first
//     2  a number: the 8 bytes of the double, the least significant first
//     3  text: its length as a whole number without sign, then its bytes
//     4  what this column held in the row before
//
// The first row of a relation follows a row of nulls.

/// Writes the rows of one relation.
class RowEncoder {
 public:
  explicit RowEncoder(std::size_t columns) : before_(columns) {}
  /// Appends a row to `out`; as many values as there are columns (ENSURE).
  void add(std::span<BulkValue const> values, std::string& out);

 private:
  std::vector<Stored> before_;
};

/// Reads the rows of one relation from pieces of bytes.
class RowDecoder {
 public:
  using Take = std::function<void(std::span<BulkValue const>)>;

  explicit RowDecoder(std::size_t columns) : before_(columns), values_(columns, BulkValue(nullptr)) {}
  /// Calls `take` with each row that is whole by now; the values last until it returns. False if the bytes are no rows
  /// of so many columns.
  bool add(std::string_view piece, Take const& take);
  /// Whether the last piece ended with the end of a row.
  bool is_whole() const { return waiting_.empty(); }

 private:
  bool read(std::string_view row);

  std::vector<Stored> before_;
  std::vector<BulkValue> values_;
  std::string waiting_;
};

}  // namespace wardmote::store
