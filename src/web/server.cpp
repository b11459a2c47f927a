#include "web/server.h"

#include "web/site.h"

namespace wardmote::web {
namespace {

TransportSettings transport_settings(ServerSettings const& settings) {
  return {.address = settings.address,
          .port = settings.port,
          .threads = settings.threads,
          .io_threads = settings.io_threads,
          .waiting_max = settings.waiting_max,
          .connections_max = settings.connections_max,
          .body_bytes_max = settings.body_bytes_max,
          .upload_bytes_max = settings.upload_bytes_max,
          .header_bytes_max = settings.header_bytes_max,
          .target_bytes_max = settings.target_bytes_max,
          .header_wait_max = settings.header_wait_max,
          .upload_wait_max = settings.upload_wait_max,
          .live_max = settings.live_max,
          .live_wait_max = settings.live_wait_max,
          .stop_wait_max = settings.stop_wait_max};
}

}  // namespace

struct Server::State {
  State(ServerSettings settings, Layout layout, Router router, base::Clock const& clock)
      : site(settings, std::move(layout), std::move(router), clock),
        transport(transport_settings(settings), site, clock, site.gauges()) {
    if (settings.hear_changes) hearing = settings.hear_changes([this] { transport.wake(); });
  }
  Site site;
  Transport transport;
  std::shared_ptr<void> hearing;  // last: nobody is woken that is gone
};

Server::Server(ServerSettings settings, Layout layout, Router router, base::Clock const& clock)
    : state_(std::make_unique<State>(std::move(settings), std::move(layout), std::move(router), clock)) {}

Server::~Server() = default;

std::uint16_t Server::port() const { return state_->transport.port(); }

void Server::run() { state_->transport.run(); }

void Server::stop() { state_->transport.stop(); }

}  // namespace wardmote::web
