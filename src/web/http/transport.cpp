// Starting and stopping, deadlines, new connections.

#include "web/http/transport_state.h"

namespace wardmote::web {

void Transport::State::bind() {
  error_code error;
  auto const address = asio::ip::make_address(settings.address, error);
  if (error) throw std::runtime_error("“" + settings.address + "” is no address to listen on.");
  tcp::endpoint const endpoint(address, settings.port);
  acceptor.open(endpoint.protocol());
  acceptor.set_option(tcp::acceptor::reuse_address(true));
  acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error)
    throw std::runtime_error("The port " + std::to_string(settings.port) + " of " + settings.address +
                             " cannot be used: " + error.message() + ". Choose another one.");
  port = acceptor.local_endpoint().port();
}

void Transport::State::begin_stop(Lane& lane) {
  error_code ignored;
  if (&lane == lanes.front().get()) acceptor.close(ignored);
  lane.is_stopping = true;
  lane.stop_deadline = lane.ticks + static_cast<std::uint64_t>(settings.stop_wait_max / tick_length) + 1;
  for (auto* connection : lane.connections)
    if (connection->is_idle) connection->socket.cancel(ignored);
  for (auto* stream : lane.streams) stream->pause.cancel();
  lane.timer.cancel();
}

void Transport::State::look_at_deadlines(Lane& lane) {
  error_code ignored;
  bool const is_last_call = lane.is_stopping && lane.ticks >= lane.stop_deadline;
  for (auto* connection : lane.connections) {
    if (is_last_call) {
      connection->socket.close(ignored);
    } else if (lane.ticks >= connection->deadline) {
      connection->is_late = true;
      connection->socket.cancel(ignored);
    }
  }
}

asio::awaitable<void> Transport::State::keep_time(Lane& lane) {
  while (!lane.is_stopping || !lane.connections.empty()) {
    error_code ignored;
    lane.timer.expires_after(tick_length);
    co_await lane.timer.async_wait(into(ignored));
    ++lane.ticks;
    look_at_deadlines(lane);
  }
}

asio::awaitable<void> Transport::State::accept() {
  for (std::size_t next = 0; acceptor.is_open(); next = (next + 1) % lanes.size()) {
    auto& lane = *lanes[next];
    error_code error;
    auto socket = co_await acceptor.async_accept(lane.context, into(error));
    if (!error) {
      asio::co_spawn(lane.context, serve(lane, std::move(socket)), asio::detached);
    } else if (acceptor.is_open()) {
      // Out of file descriptors, most likely: asking again at once would only burn the processor.
      asio::steady_timer pause(lanes.front()->context, tick_length);
      co_await pause.async_wait(into(error));
    }
  }
}

Transport::Transport(TransportSettings settings, Application& application, base::Clock const& clock, Gauges& gauges)
    : state_(std::make_unique<State>(std::move(settings), application, clock, gauges)) {
  state_->bind();
}

Transport::~Transport() = default;

std::uint16_t Transport::port() const { return state_->port; }

void Transport::run() {
  for (auto& lane : state_->lanes) asio::co_spawn(lane->context, state_->keep_time(*lane), asio::detached);
  asio::co_spawn(state_->lanes.front()->context, state_->accept(), asio::detached);
  std::vector<std::jthread> others;
  for (std::size_t lane = 1; lane < state_->lanes.size(); ++lane)
    others.emplace_back([context = &state_->lanes[lane]->context] { context->run(); });
  state_->lanes.front()->context.run();
  others.clear();
  state_->handlers.join();
}

void Transport::wake() {
  for (auto& lane : state_->lanes)
    if (!lane->is_woken.exchange(true))  // one wake is enough for all that changed before it is seen
      asio::post(lane->context, [state = state_.get(), lane = lane.get()] { state->wake(*lane); });
}

void Transport::stop() {
  for (auto& lane : state_->lanes)
    asio::post(lane->context, [state = state_.get(), lane = lane.get()] { state->begin_stop(*lane); });
}

}  // namespace wardmote::web
