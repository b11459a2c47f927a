#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "domains/closed/matter_store.h"

namespace wardmote::closed {

/// The record whose key the words of a matter are sealed with.
store::SealedRecord sealed_record_of(store::BoardId board, std::string_view matter);

/// An entry with its words sealed: they open as the words of this very entry and of no other. Refuses key_not_given without a vault, and what Vault::seal does.
base::Answer<RestingEntry> sealed(store::Vault* vault, store::BoardId board, std::string_view matter,
                                  MatterEntry entry);

/// The log with its words. Refuses not_permitted, key_not_given without a vault, and what Vault::open does.
base::Answer<std::vector<MatterEntry>> opened(store::Vault* vault, access::Opening const& opening, store::BoardId board,
                                              std::string_view matter, std::span<RestingEntry const> log);

}  // namespace wardmote::closed
