// The one file that knows libcurl's SMTP.

#include "outbound/mail_client.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <memory>

#include "base/ensure.h"
#include "outbound/address_rule.h"
#include "outbound/curl_handle.h"

namespace wardmote::outbound {
namespace {

/// One message under way, as libcurl calls back into it.
struct Handing {
  std::string text;
  std::stop_token const& stop;
  std::size_t sent = 0;
};

std::size_t give_text(char* into, std::size_t size, std::size_t count, void* self) {
  auto& handing = *static_cast<Handing*>(self);
  auto const copied = handing.text.copy(into, size * count, handing.sent);
  handing.sent += copied;
  return copied;
}

/// Called about once a second, whatever happens: other than 0 ends the transfer.
int is_to_stop(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Handing*>(self)->stop.stop_requested() ? 1 : 0;
}

std::string text_of(sockaddr const& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address.sa_family == AF_INET)
    inet_ntop(AF_INET, &reinterpret_cast<sockaddr_in const&>(address).sin_addr, text.data(), text.size());
  else if (address.sa_family == AF_INET6)
    inet_ntop(AF_INET6, &reinterpret_cast<sockaddr_in6 const&>(address).sin6_addr, text.data(), text.size());
  return text.data();
}

/// A socket to this machine, and to no other.
curl_socket_t open_here(void*, curlsocktype, curl_sockaddr* where) {
  if (!is_loopback(text_of(where->addr))) return CURL_SOCKET_BAD;
  return socket(where->family, where->socktype | SOCK_CLOEXEC, where->protocol);
}

std::string url_of(MailSettings const& settings) {
  auto const is_ipv6 = settings.server.find(':') != std::string::npos;
  auto const host = is_ipv6 ? "[" + settings.server + "]" : settings.server;
  auto const domain = settings.from.substr(settings.from.find('@') + 1);  // what we call ourselves in EHLO
  return (settings.security == MailSecurity::tls ? "smtps://" : "smtp://") + host + ":" +
         std::to_string(settings.port) + "/" + domain;
}

void set_security(Handle const& handle, MailSettings const& settings) {
  set(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (settings.security == MailSecurity::none)
    set(handle, CURLOPT_OPENSOCKETFUNCTION, open_here);
  else
    set(handle, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
  if (!settings.trusted_certificates.empty()) {
    set(handle, CURLOPT_CAINFO, settings.trusted_certificates.c_str());
    set(handle, CURLOPT_CAPATH, nullptr);
  }
  if (settings.user.empty()) return;
  set(handle, CURLOPT_USERNAME, settings.user.c_str());
  set(handle, CURLOPT_PASSWORD, settings.password.c_str());
}

/// A 5xx is about this message if it came to MAIL, RCPT or DATA; to the greeting, it is about the server.
MailFailure failure_of(CURLcode code, Handle const& handle, Handing const& handing) {
  long reply = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &reply);
  auto const with = [&](MailTrouble trouble) { return MailFailure{trouble, static_cast<int>(reply)}; };
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST: return with(MailTrouble::not_resolved);
    case CURLE_COULDNT_CONNECT: return with(MailTrouble::not_connected);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_USE_SSL_FAILED: return with(MailTrouble::not_trusted);
    case CURLE_LOGIN_DENIED: return with(MailTrouble::not_signed_in);
    case CURLE_OPERATION_TIMEDOUT: return with(MailTrouble::too_slow);
    case CURLE_ABORTED_BY_CALLBACK: return with(MailTrouble::stopped);
    default: break;
  }
  if (reply == 530) return with(MailTrouble::not_signed_in);  // RFC 4954 §6: authentication required
  auto const is_of_message = code == CURLE_SEND_ERROR || handing.sent > 0;
  if (reply >= 500 && reply < 600 && is_of_message) return with(MailTrouble::refused);
  return with(reply >= 400 && reply < 500 ? MailTrouble::put_off : MailTrouble::broken_off);
}

}  // namespace

std::string_view code_of(MailTrouble trouble) {
  constexpr std::array<std::string_view, 9> codes{"not_resolved",  "not_connected", "not_trusted",
                                                  "not_signed_in", "too_slow",      "broken_off",
                                                  "stopped",       "put_off",       "refused"};
  return codes.at(static_cast<std::size_t>(trouble));
}

MailClient::MailClient(MailSettings settings, std::chrono::milliseconds time_max)
    : settings_(std::move(settings)), time_max_(time_max) {
  static bool const is_ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  ENSURE(is_ready);
}

std::expected<void, MailFailure> MailClient::send(Mail const& mail, std::stop_token const& stop) const {
  Handing handing{.text = message_text(mail), .stop = stop};
  Handle const handle(curl_easy_init());
  ENSURE(handle);
  Lines const to(curl_slist_append(nullptr, ("<" + mail.to + ">").c_str()));
  set_security(handle, settings_);
  set(handle, CURLOPT_URL, url_of(settings_).c_str());
  set(handle, CURLOPT_PROXY, "");
  set(handle, CURLOPT_NOSIGNAL, 1L);
  set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(time_max_.count()));
  set(handle, CURLOPT_MAIL_FROM, ("<" + mail.from + ">").c_str());
  set(handle, CURLOPT_MAIL_RCPT, to.get());
  set(handle, CURLOPT_UPLOAD, 1L);
  set(handle, CURLOPT_READFUNCTION, give_text);
  set(handle, CURLOPT_READDATA, &handing);
  set(handle, CURLOPT_NOPROGRESS, 0L);
  set(handle, CURLOPT_XFERINFOFUNCTION, is_to_stop);
  set(handle, CURLOPT_XFERINFODATA, &handing);
  auto const code = curl_easy_perform(handle.get());
  if (code != CURLE_OK) return std::unexpected(failure_of(code, handle, handing));
  return {};
}

}  // namespace wardmote::outbound
