#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/refusal.h"
#include "store/sealed/key_encryption_key.h"

namespace wardmote::store {

/// A key as `count` shares, any `needed` of which give it back, and fewer of which say nothing about it (Shamir, "How
/// to share a secret", 1979, for each byte over gf256.h). 2 <= needed <= count <= 255 (ENSURE). A share is one word that
/// can be printed:
///
///     wardmote-share-1-<index>-<needed>-<64 hexadecimal digits>-<checksum>
///
/// The index counts from 1; the checksum is the first 8 hexadecimal digits of the BLAKE2b-256 hash of all before it and
/// its hyphen. The texts are secret, and are not wiped.
std::vector<std::string> split(KeyEncryptionKey const& key, int needed, int count);

/// The key of the shares, in any order; one given twice counts once. Refuses shares_invalid: a text that is no share or
/// has another checksum, too few, or of splits with different numbers. Shares of two different keys give a third, which
/// opens nothing.
base::Answer<KeyEncryptionKey> join(std::span<std::string const> shares);

}  // namespace wardmote::store
