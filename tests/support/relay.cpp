#include "tests/support/relay.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace wardmote::tests {
namespace {

constexpr int look_ms = 20;  // for the end of the test

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

int connected_to(int port) {
  auto const socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  auto const address = loopback(port);
  if (::connect(socket, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0)
    throw std::runtime_error("no server");
  return socket;
}

bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    auto const sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

/// What there is to read; nothing once the other end is closed.
std::string received_from(int socket) {
  std::string bytes(1 << 16, '\0');
  auto const count = ::recv(socket, bytes.data(), bytes.size(), 0);
  bytes.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  return bytes;
}

}  // namespace

Relay::Relay(std::string const& url) {
  auto const colon = url.rfind(':'), slash = url.find('/', colon);
  server_port_ = std::stoi(url.substr(colon + 1, slash - colon - 1));
  listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  auto address = loopback(0);
  socklen_t size = sizeof address;
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listening_, any, size) != 0 || ::listen(listening_, 16) != 0 || ::getsockname(listening_, any, &size) != 0)
    throw std::runtime_error("the relay cannot listen");
  url_ = url.substr(0, colon + 1) + std::to_string(ntohs(address.sin_port)) + url.substr(slash);
  accepting_ = std::jthread([this](std::stop_token stop) { accept_all(std::move(stop)); });
}

Relay::~Relay() {
  accepting_ = {};
  connections_.clear();
  ::close(listening_);
}

void Relay::lose(Fate fate, bool is_away_then) {
  is_away_then_ = is_away_then;
  fate_ = fate;
}

void Relay::accept_all(std::stop_token stop) {
  while (!stop.stop_requested()) {
    pollfd waiting{.fd = listening_, .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, look_ms) <= 0) continue;
    auto const client = ::accept(listening_, nullptr, nullptr);
    if (is_away_)
      ::close(client);
    else
      connections_.emplace_back([this, client](std::stop_token end) { pass(client, std::move(end)); });
  }
}

void Relay::pass(int client, std::stop_token stop) {
  auto const server = connected_to(server_port_);
  for (auto goes_on = true; goes_on && !stop.stop_requested();) {
    pollfd ends[] = {{.fd = client, .events = POLLIN, .revents = 0}, {.fd = server, .events = POLLIN, .revents = 0}};
    ::poll(ends, 2, look_ms);
    if (ends[1].revents != 0) {
      auto const bytes = received_from(server);
      goes_on = !bytes.empty() && send_all(client, bytes);
    }
    if (goes_on && ends[0].revents != 0) goes_on = pass_to_server(client, server);
  }
  ::close(client);
  ::close(server);
}

bool Relay::pass_to_server(int client, int server) {
  auto const bytes = received_from(client);
  auto const is_commit = bytes.find("COMMIT") != std::string::npos && bytes.find("COMMITTED") == std::string::npos;
  auto const fate = is_commit ? fate_.exchange(Fate::passes) : Fate::passes;
  if (fate != Fate::passes) is_away_ = is_away_then_.load();
  if (fate == Fate::commit_lost) return false;
  auto const is_passed = !bytes.empty() && send_all(server, bytes);
  if (fate == Fate::answer_lost) received_from(server);
  return is_passed && fate == Fate::passes;
}

}  // namespace wardmote::tests
