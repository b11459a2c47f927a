// The one file that knows libcurl's HTTP.

#include "outbound/http_client.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <memory>

#include "base/ensure.h"
#include "base/text.h"
#include "outbound/curl_handle.h"

namespace wardmote::outbound {
namespace {

constexpr std::size_t header_bytes_max = 64 << 10;

/// One request under way, as libcurl calls back into it.
struct Exchange {
  HttpLimits const& limits;
  bool is_plain = false;
  HttpAnswer answer{};
  std::size_t header_bytes = 0;
  bool was_forbidden = false;
  bool was_too_large = false;
};

std::pair<std::string, std::uint16_t> address_of(sockaddr const& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address.sa_family == AF_INET) {
    auto const& v4 = reinterpret_cast<sockaddr_in const&>(address);
    inet_ntop(AF_INET, &v4.sin_addr, text.data(), text.size());
    return {text.data(), ntohs(v4.sin_port)};
  }
  if (address.sa_family != AF_INET6) return {};
  auto const& v6 = reinterpret_cast<sockaddr_in6 const&>(address);
  inet_ntop(AF_INET6, &v6.sin6_addr, text.data(), text.size());
  return {text.data(), ntohs(v6.sin6_port)};
}

/// libcurl asks for a socket to this very address: here, and not when the name is looked up, the rule is asked.
curl_socket_t open_socket(void* self, curlsocktype, curl_sockaddr* where) {
  auto& exchange = *static_cast<Exchange*>(self);
  auto const [address, port] = address_of(where->addr);
  auto const is_permitted = (!exchange.is_plain || is_loopback(address)) && exchange.limits.permits(address, port);
  if (!is_permitted) exchange.was_forbidden = true;
  return is_permitted ? socket(where->family, where->socktype | SOCK_CLOEXEC, where->protocol) : CURL_SOCKET_BAD;
}

std::size_t take_body(char const* bytes, std::size_t size, std::size_t count, void* self) {
  auto& exchange = *static_cast<Exchange*>(self);
  exchange.was_too_large = exchange.answer.body.size() + size * count > exchange.limits.answer_bytes_max;
  if (exchange.was_too_large) return CURL_WRITEFUNC_ERROR;
  exchange.answer.body.append(bytes, size * count);
  return size * count;
}

std::size_t take_header(char const* bytes, std::size_t size, std::size_t count, void* self) {
  auto& exchange = *static_cast<Exchange*>(self);
  std::string_view const line(bytes, size * count);
  exchange.header_bytes += line.size();
  exchange.was_too_large = exchange.header_bytes > header_bytes_max;
  if (exchange.was_too_large) return CURL_WRITEFUNC_ERROR;
  if (auto const colon = line.find(':'); line.starts_with("HTTP/"))
    exchange.answer.headers.clear();  // what came before was "100 Continue"
  else if (colon != std::string_view::npos)
    exchange.answer.headers.emplace_back(base::lower_ascii(line.substr(0, colon)),
                                         base::trimmed(line.substr(colon + 1)));
  return line.size();
}

void set_limits(Handle const& handle, Exchange& exchange) {
  auto const& limits = exchange.limits;
  set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  set(handle, CURLOPT_FOLLOWLOCATION, 0L);
  set(handle, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  set(handle, CURLOPT_PROXY, "");  // what the environment says of proxies would lead past the rule
  set(handle, CURLOPT_NOSIGNAL, 1L);
  set(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect_time_max.count()));
  set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.time_max.count()));
  if (!limits.trusted_certificates.empty()) {
    set(handle, CURLOPT_CAINFO, limits.trusted_certificates.c_str());
    set(handle, CURLOPT_CAPATH, nullptr);
  }
  set(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  set(handle, CURLOPT_OPENSOCKETDATA, &exchange);
  set(handle, CURLOPT_WRITEFUNCTION, take_body);
  set(handle, CURLOPT_WRITEDATA, &exchange);
  set(handle, CURLOPT_HEADERFUNCTION, take_header);
  set(handle, CURLOPT_HEADERDATA, &exchange);
}

Lines lines_of(HttpRequest const& request) {
  Lines lines(curl_slist_append(nullptr, "Expect:"));
  for (auto const& [name, value] : request.headers) {
    ENSURE((name + value).find_first_of("\r\n") == std::string::npos);
    curl_slist_append(lines.get(), (name + ": " + value).c_str());
  }
  return lines;
}

HttpTrouble trouble_of(CURLcode code, Exchange const& exchange) {
  if (exchange.was_too_large) return HttpTrouble::too_large;
  switch (code) {
    case CURLE_URL_MALFORMAT:
    case CURLE_LOGIN_DENIED: return HttpTrouble::url_not_allowed;
    case CURLE_COULDNT_RESOLVE_HOST: return HttpTrouble::not_resolved;
    case CURLE_COULDNT_CONNECT:
      return exchange.was_forbidden ? HttpTrouble::address_not_permitted : HttpTrouble::not_connected;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CONNECT_ERROR: return HttpTrouble::not_trusted;
    case CURLE_OPERATION_TIMEDOUT: return HttpTrouble::too_slow;
    default: return HttpTrouble::broken_off;
  }
}

void begin_curl_once() {
  static bool const is_ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  ENSURE(is_ready);
}

}  // namespace

std::string_view code_of(HttpTrouble trouble) {
  constexpr std::array<std::string_view, 8> codes{"url_not_allowed", "address_not_permitted",
                                                  "not_resolved",    "not_connected",
                                                  "not_trusted",     "too_slow",
                                                  "too_large",       "broken_off"};
  return codes.at(static_cast<std::size_t>(trouble));
}

std::string_view HttpAnswer::header(std::string_view name) const {
  for (auto const& [held, value] : headers)
    if (held == name) return value;
  return {};
}

HttpClient::HttpClient(HttpLimits limits) : limits_(std::move(limits)) {
  ENSURE(limits_.permits);
  begin_curl_once();
}

std::expected<HttpAnswer, HttpTrouble> HttpClient::send(HttpRequest const& request) const {
  auto const scheme = base::lower_ascii(request.url.substr(0, 8));
  if (!scheme.starts_with("https://") && !scheme.starts_with("http://"))
    return std::unexpected(HttpTrouble::url_not_allowed);  // libcurl would guess
  Exchange exchange{.limits = limits_, .is_plain = !scheme.starts_with("https://")};
  Handle const handle(curl_easy_init());
  ENSURE(handle);
  auto const lines = lines_of(request);
  set_limits(handle, exchange);
  set(handle, CURLOPT_URL, request.url.c_str());
  set(handle, CURLOPT_HTTPHEADER, lines.get());
  if (request.body) {
    set(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body->size()));
    set(handle, CURLOPT_POSTFIELDS, request.body->c_str());
  }
  auto const code = curl_easy_perform(handle.get());
  if (code != CURLE_OK) return std::unexpected(trouble_of(code, exchange));
  long status = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  exchange.answer.status = static_cast<int>(status);
  return std::move(exchange.answer);
}

}  // namespace wardmote::outbound
