#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/refusal.h"
#include "store/transparency/note_key.h"

namespace wardmote::store {

/// One line of signature: "— <name> <base64 of the key's four bytes and the signature>".
struct NoteSignature {
  std::string name;
  std::uint32_t key_id = 0;
  std::string bytes;  ///< the signature itself, of whatever kind
};

/// A text with signatures, as C2SP signed-note (v1.0.0) defines it: any number of lines, each with its line feed, then
/// an empty line, then the signatures.
struct Note {
  std::string text;  ///< ends in a line feed
  std::vector<NoteSignature> signatures{};
};

/// Notes larger than this, or with more signatures, are not read.
inline constexpr std::size_t note_bytes_max = 64 * 1024;
inline constexpr std::size_t note_signatures_max = 64;

/// The note that a file holds. Refuses note_invalid, with what is wrong.
base::Answer<Note> note_of(std::string_view file);
std::string file_of(Note const& note);

/// Adds a signature by the key over the text.
void sign(Note& note, SigningKey const& key);

/// Adds a witness's signature with its time, to the second, as C2SP tlog-cosignature v1 defines it. The key's name is
/// the witness's.
void cosign(Note& note, SigningKey const& key, base::Instant now);

enum class SignatureState {
  good,
  missing,  ///< no signature is by this key
  bad       ///< one says that it is by this key, and is not: the whole note is to be rejected
};

/// What the note has of that key; of both kinds of key.
SignatureState signature_by(VerificationKey const& key, Note const& note);

/// When a witness signed; nothing if there is no such signature, or none that is good.
std::optional<base::Instant> cosigned_at(VerificationKey const& key, Note const& note);

}  // namespace wardmote::store
