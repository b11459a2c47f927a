// The bytes of a connection, cut as the first byte says: however they are cut, the same requests are read from them,
// and a form in one is decoded or refused.

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "web/parameters.h"
#include "web/request_reader.h"

namespace {

using namespace wardmote;
using Reading = web::RequestReader::Reading;

/// What the requests of a connection say; ends with "broken" if one cannot be read.
std::vector<std::string> requests_in(std::string_view bytes, std::size_t piece_bytes) {
  web::RequestReader reader({.header_bytes_max = 2000, .target_bytes_max = 500, .body_bytes_max = 2000},
                            {"127.0.0.1", true});
  std::vector<std::string> requests;
  for (;;) {
    auto const reading = reader.go_on();
    if (reading == Reading::broken) return requests.emplace_back("broken"), requests;
    if (reading == Reading::done) {
      auto const request = reader.request();
      if (web::parameters_of(request.body)) requests.emplace_back("form");
      requests.push_back(std::string(request.method) + " " + std::string(request.target) + " " +
                         std::string(request.body));
      reader.begin();
      if (!reader.has_unread() && bytes.empty()) return requests;
    } else if (reading == Reading::needs_more) {
      if (bytes.empty()) return requests;
      auto const count = std::min({bytes.size(), piece_bytes, reader.room().size()});
      bytes.copy(reader.room().data(), count);
      reader.arrived(count);
      bytes.remove_prefix(count);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size == 0) return 0;
  std::string_view const bytes(reinterpret_cast<char const*>(data + 1), size - 1);
  auto const whole = requests_in(bytes, bytes.size() + 1);
  auto const pieces = requests_in(bytes, 1 + data[0] % 16);
  // A header beyond its limit is noticed a little earlier or later, depending on the cut; what was read before is the
  // same.
  auto const count = std::min(whole.size(), pieces.size());
  for (std::size_t at = 0; at + 1 < count; ++at)
    if (whole[at] != pieces[at]) std::abort();
  return 0;
}
