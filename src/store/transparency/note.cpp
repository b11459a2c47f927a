#include "store/transparency/note.h"

#include <algorithm>

#include "base/ensure.h"
#include "base/text.h"
#include "store/canonical_fields.h"
#include "store/transparency/base64.h"

namespace wardmote::store {
namespace {

constexpr std::string_view dash = "\xE2\x80\x94 ";  // em dash and blank
constexpr std::size_t key_id_bytes = 4, time_bytes = 8;
constexpr std::uint64_t seconds_max = 253'402'300'799;  // the end of the year 9999

std::unexpected<base::Refusal> invalid(std::string reason) {
  return base::refuse(base::RefusalCode::note_invalid, {{"reason", std::move(reason)}});
}

std::uint64_t number_of(std::string_view bytes) {
  std::uint64_t number = 0;
  for (auto const byte : bytes) number = number << 8 | static_cast<std::uint8_t>(byte);
  return number;
}

base::Answer<NoteSignature> signature_of(std::string_view line) {
  auto const blank = line.starts_with(dash) ? line.find(' ', dash.size()) : std::string_view::npos;
  if (blank == std::string_view::npos) return invalid("a line of signature is no dash, name and signature");
  auto const name = line.substr(dash.size(), blank - dash.size());
  auto const bytes = bytes_of_base64(line.substr(blank + 1));
  if (name.empty() || name.find('+') != std::string_view::npos || !bytes || bytes->size() <= key_id_bytes)
    return invalid("the signature of “" + std::string(name) + "” is no base64 of a key's identifier and a signature");
  return NoteSignature{std::string(name),
                       static_cast<std::uint32_t>(number_of(std::string_view(*bytes).substr(0, key_id_bytes))),
                       bytes->substr(key_id_bytes)};
}

/// What a witness signs: the time and the note's text.
std::string witnessed(std::uint64_t seconds, std::string_view text) {
  return "cosignature/v1\ntime " + std::to_string(seconds) + "\n" + std::string(text);
}

bool is_good(VerificationKey const& key, NoteSignature const& signature, std::string_view text) {
  if (key.kind() == KeyKind::log) return key.verifies(text, signature.bytes);
  auto const bytes = std::string_view(signature.bytes);
  if (bytes.size() <= time_bytes) return false;
  return key.verifies(witnessed(number_of(bytes.substr(0, time_bytes)), text), bytes.substr(time_bytes));
}

auto by(VerificationKey const& key) {
  return [&key](NoteSignature const& one) { return one.name == key.name() && one.key_id == key.id(); };
}

}  // namespace

base::Answer<Note> note_of(std::string_view file) {
  if (file.size() > note_bytes_max) return invalid("it has more than " + std::to_string(note_bytes_max) + " bytes");
  if (!base::is_utf8(file)) return invalid("it is no UTF-8");
  if (std::ranges::any_of(file, [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\n'; }))
    return invalid("it holds control characters");
  auto const empty_line = file.rfind("\n\n");
  if (empty_line == std::string_view::npos || !file.ends_with('\n'))
    return invalid("it is no text, empty line and signatures");
  Note note{.text = std::string(file.substr(0, empty_line + 1))};
  auto lines = file.substr(empty_line + 2);
  if (lines.empty()) return invalid("it has no signature");
  lines.remove_suffix(1);
  for (auto const line : base::split(lines, '\n')) {
    auto signature = signature_of(line);
    if (!signature) return std::unexpected(signature.error());
    note.signatures.push_back(*std::move(signature));
    if (note.signatures.size() > note_signatures_max) return invalid("it has too many signatures");
  }
  return note;
}

std::string file_of(Note const& note) {
  auto file = note.text + "\n";
  for (auto const& [name, key_id, bytes] : note.signatures)
    file += std::string(dash) + name + " " + base64_of(big_endian(key_id).substr(4) + bytes) + "\n";
  return file;
}

void sign(Note& note, SigningKey const& key) {
  note.signatures.push_back({key.name(), key.verification_key().id(), key.signature_of(note.text)});
}

void cosign(Note& note, SigningKey const& key, base::Instant now) {
  auto const seconds =
      static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count());
  note.signatures.push_back({key.name(), key.verification_key(KeyKind::witness).id(),
                             big_endian(seconds) + key.signature_of(witnessed(seconds, note.text))});
}

SignatureState signature_by(VerificationKey const& key, Note const& note) {
  auto state = SignatureState::missing;
  for (auto const& signature : note.signatures) {
    if (!by(key)(signature)) continue;
    if (!is_good(key, signature, note.text)) return SignatureState::bad;
    state = SignatureState::good;
  }
  return state;
}

std::optional<base::Instant> cosigned_at(VerificationKey const& key, Note const& note) {
  if (key.kind() != KeyKind::witness || signature_by(key, note) != SignatureState::good) return std::nullopt;
  auto const signature = std::ranges::find_if(note.signatures, by(key));
  auto const seconds = number_of(std::string_view(signature->bytes).substr(0, time_bytes));
  if (seconds > seconds_max) return std::nullopt;
  return base::Instant(std::chrono::seconds(static_cast<std::int64_t>(seconds)));
}

}  // namespace wardmote::store
