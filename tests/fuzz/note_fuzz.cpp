// Signed notes, keys, tile paths and lines of entries from anywhere: what is read is written again as it was, and no
// signature of a note that was changed is good.

#include <cstdlib>
#include <string>

#include "store/transparency/checkpoint.h"
#include "store/transparency/entry_line.h"
#include "store/transparency/note.h"
#include "store/transparency/tile_path.h"

namespace {

using namespace wardmote::store;

void expect(bool is_so) {
  if (!is_so) std::abort();
}

constexpr char known_key[] = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
constexpr char known_text[] =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  static auto const key = *VerificationKey::of(known_key);
  if (auto const note = note_of(text)) {
    expect(file_of(*note) == text);
    expect(signature_by(key, *note) != SignatureState::good || note->text == known_text);
    if (auto const checkpoint = checkpoint_of(note->text)) {
      auto const again = checkpoint_of(text_of(*checkpoint));
      expect(again && text_of(*again) == text_of(*checkpoint));
    }
  }
  if (auto const read = VerificationKey::of(text)) expect(read->text() == text);
  if (auto const tile = tile_path_of(text)) expect(text_of(*tile) == text);
  if (auto const link = link_of_line(text)) expect(entry_line(*link) == text);
  (void)SigningKey::of(text);
  (void)printed_head_of(text);
  return 0;
}
