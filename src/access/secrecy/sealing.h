#pragma once

#include "access/secrecy/sealed.h"
#include "store/session.h"

namespace wardmote::access {

/// What a column holds, as `Text`, a Sealed<…>; nothing for null.
template <class Text>
std::optional<Text> sealed_in(store::Row const& row, std::string_view column) {
  if (row.is_null(column)) return std::nullopt;
  return Text(store::SealedText::from(row, column));
}

/// For the column; null for nothing.
template <class Text>
store::Parameter parameter_of(std::optional<Text> const& text) {
  return text ? text->parameter() : store::Parameter(nullptr);
}

/// A text sealed as `Text`, a Sealed<…>. Refuses key_not_given without a vault, and what Vault::seal refuses.
template <class Text>
base::Answer<Text> sealed_as(store::Vault* vault, store::SealedPlace const& place, std::string_view text) {
  if (vault == nullptr) return base::refuse(base::RefusalCode::key_not_given);
  auto sealed = vault->seal(place, text);
  if (!sealed) return std::unexpected(sealed.error());
  return Text(*std::move(sealed));
}

}  // namespace wardmote::access
