// Lines that are to be shares of a key, from anywhere: they are refused, or they make a key; none of them breaks anything.

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/text.h"
#include "store/sealed/shares.h"

namespace {

using namespace wardmote;

/// The line as it is, and with a checksum that fits, so that what lies behind the checksum is reached.
void add_line(std::vector<std::string>& lines, std::string_view line) {
  lines.emplace_back(line);
  auto const body = line.substr(0, line.rfind('-'));
  lines.push_back(std::string(body) + "-" + base::to_hex(base::hash_of(body)).substr(0, 8));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::vector<std::string> as_given, mended;
  for (auto const line : base::split({reinterpret_cast<char const*>(data), size}, '\n')) {
    std::vector<std::string> both;
    add_line(both, line);
    as_given.push_back(both.front());
    mended.push_back(both.back());
  }
  for (auto const& lines : {as_given, mended}) {
    auto const key = store::join(lines);
    if (!key && (key.error().code != base::RefusalCode::shares_invalid || key.error().values.at("reason").empty()))
      std::abort();
  }
  return 0;
}
