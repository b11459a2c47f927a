#include "outbound/url.h"

#include <curl/curl.h>

#include <memory>

#include "base/text.h"

namespace wardmote::outbound {
namespace {

using Parsed = std::unique_ptr<CURLU, decltype([](CURLU* url) { curl_url_cleanup(url); })>;

std::string part_of(Parsed const& url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url.get(), part, &text, CURLU_DEFAULT_PORT) != CURLUE_OK) return {};
  std::string const copy(text);
  curl_free(text);
  return copy;
}

}  // namespace

std::optional<Reach> reach_of(std::string_view url) {
  Parsed const parsed(curl_url());
  if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, std::string(url).c_str(), CURLU_DISALLOW_USER) != CURLUE_OK)
    return std::nullopt;
  Reach reach{part_of(parsed, CURLUPART_SCHEME), base::lower_ascii(part_of(parsed, CURLUPART_HOST)), 0};
  auto const port = base::whole_number(part_of(parsed, CURLUPART_PORT));
  auto const is_http = reach.scheme == "https" || reach.scheme == "http";
  if (!is_http || reach.host.empty() || !port || !part_of(parsed, CURLUPART_FRAGMENT).empty()) return std::nullopt;
  reach.port = static_cast<std::uint16_t>(*port);
  return reach;
}

}  // namespace wardmote::outbound
