#include "client.h"

#include <arpa/inet.h>
#include <brotli/decode.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <stdexcept>
#include <utility>

#include "base/text.h"

namespace wardmote::http_test {
namespace {

constexpr int patience_s = 10;

void parse_head(std::string_view head, Reply& reply) {
  auto const lines = base::split(head, '\n');
  reply.status = static_cast<int>(base::whole_number(lines.front().substr(9, 3)).value_or(0));
  for (std::size_t at = 1; at < lines.size(); ++at) {
    auto const colon = lines[at].find(':');
    if (colon == std::string_view::npos) continue;
    reply.headers[base::lower_ascii(lines[at].substr(0, colon))] =
        std::string(base::trimmed(lines[at].substr(colon + 1)));
  }
}

}  // namespace

std::string Reply::header(std::string const& name) const {
  auto const at = headers.find(name);
  return at == headers.end() ? "" : at->second;
}

Client::Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  timeval const patience{.tv_sec = patience_s, .tv_usec = 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("cannot connect");
}

Client::~Client() { ::close(socket_); }

bool Client::send(std::string_view bytes) {
  while (!bytes.empty()) {
    auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool Client::read_more() {
  std::array<char, 65536> bytes{};
  auto const count = ::recv(socket_, bytes.data(), bytes.size(), 0);
  if (count <= 0) return false;
  unread_.append(bytes.data(), static_cast<std::size_t>(count));
  return true;
}

std::optional<Reply> Client::receive(bool has_body) {
  while (unread_.find("\r\n\r\n") == std::string::npos)
    if (!read_more()) return std::nullopt;
  auto const end = unread_.find("\r\n\r\n");
  Reply reply;
  parse_head(std::string_view(unread_).substr(0, end), reply);
  unread_.erase(0, end + 4);
  auto const length = static_cast<std::size_t>(base::whole_number(reply.header("content-length")).value_or(0));
  if (!has_body || reply.status == 304) return reply;
  while (unread_.size() < length)
    if (!read_more()) return std::nullopt;
  reply.body = unread_.substr(0, length);
  unread_.erase(0, length);
  return reply;
}

std::string Client::read_until(std::string_view end) {
  while (unread_.find(end) == std::string::npos)
    if (!read_more()) return std::exchange(unread_, {});
  auto const size = unread_.find(end) + end.size();
  auto text = unread_.substr(0, size);
  unread_.erase(0, size);
  return text;
}

bool Client::is_closed() {
  char byte = 0;
  auto const count = ::recv(socket_, &byte, 1, 0);
  return count == 0 || (count < 0 && errno != EAGAIN);  // errno tells of failures alone
}

Reply request(std::uint16_t port, std::string_view method, std::string_view target, RequestHeaders const& headers,
              std::string_view body) {
  Client client(port);
  std::string text = std::string(method) + " " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n";
  for (auto const& [name, value] : headers) text += name + ": " + value + "\r\n";
  if (!body.empty()) text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  client.send(text + "\r\n" + std::string(body));
  auto reply = client.receive(method != "HEAD");
  if (!reply) throw std::runtime_error("no reply to " + std::string(target));
  return *reply;
}

Reply get(std::uint16_t port, std::string_view target, RequestHeaders const& headers) {
  return request(port, "GET", target, headers);
}

std::string gunzipped(std::string_view bytes) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  std::string plain(16 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(plain.data());
  stream.avail_out = static_cast<uInt>(plain.size());
  auto const outcome = inflate(&stream, Z_FINISH);
  plain.resize(stream.total_out);
  inflateEnd(&stream);
  return outcome == Z_STREAM_END ? plain : "(no gzip)";
}

std::string unbrotlied(std::string_view bytes) {
  std::string plain(16 << 20, '\0');
  auto size = plain.size();
  auto const outcome = BrotliDecoderDecompress(bytes.size(), reinterpret_cast<std::uint8_t const*>(bytes.data()), &size,
                                               reinterpret_cast<std::uint8_t*>(plain.data()));
  plain.resize(size);
  return outcome == BROTLI_DECODER_RESULT_SUCCESS ? plain : "(no brotli)";
}

}  // namespace wardmote::http_test
