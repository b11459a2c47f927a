#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "store/session.h"

namespace wardmote::store {

/// A text as it rests in the database: ciphertext, base64 (RFC 4648 with the alphabet for URLs, no padding) of nonce,
/// ciphertext and tag. `Vault` makes it and opens it. It is not printed, has no JSON and is not compared: two seals of
/// one text differ.
class SealedText {
 public:
  /// What a column holds; that it opens is found out by opening it.
  static SealedText from(Row const& row, std::string_view column) { return SealedText(row.text(column)); }
  /// For the column, and for nothing else: the value of a `Binding`.
  Parameter parameter() const { return ciphertext_; }

  friend bool operator==(SealedText const&, SealedText const&) = delete;
  friend auto operator<=>(SealedText const&, SealedText const&) = delete;
  friend std::ostream& operator<<(std::ostream&, SealedText const&) = delete;
  template <class Json>
  friend void to_json(Json&, SealedText const&) = delete;

 private:
  friend class Vault;
  explicit SealedText(std::string ciphertext) : ciphertext_(std::move(ciphertext)) {}

  std::string ciphertext_;
};

}  // namespace wardmote::store
