// A text from anywhere: what is found lies within it, in order, with a message; what cannot be judged is refused; and a
// blank in front changes nothing.

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "base/text.h"
#include "domains/situation/screen/screen.h"

namespace {

using namespace wardmote;

void require(bool condition) {
  if (!condition) std::abort();
}

situation::Screen const& screen() {
  static auto const screen = [] {
    std::ifstream file(WARDMOTE_SOURCE_DIR "/catalog/screen_words.yaml");
    return situation::screen_of(std::string(std::istreambuf_iterator<char>(file), {}), "screen_words.yaml").value();
  }();
  return screen;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  auto const finds = situation::screened(text, screen());
  std::size_t before = 0;
  for (auto const& find : finds) {
    require(find.begin >= before && find.begin < find.end && find.end <= size && !find.why.empty());
    before = find.begin;
  }
  if (!base::is_utf8(text) || text.contains('\0'))
    require(finds.size() == 1 && finds[0].kind == situation::FindKind::unjudged);
  if (size > 4 * situation::screened_length_max) require(!finds.empty());
  if (size < situation::screened_length_max)
    require(situation::screened(" " + std::string(text), screen()).size() == finds.size());
  return 0;
}
