#include "tests/support/postgres.h"

#include <arpa/inet.h>
#include <libpq-fe.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "tests/support/child_process.h"

namespace wardmote::tests {
namespace {

constexpr auto* programs = "/usr/lib/postgresql/15/bin/";
constexpr auto* user = "postgres";
constexpr std::chrono::seconds start_seconds_max{60};

int free_port() {
  auto const socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  auto const bound = ::bind(socket, any, size) == 0 && ::getsockname(socket, any, &size) == 0;
  ::close(socket);
  if (!bound) throw std::runtime_error("no free port on the loopback interface");
  return ntohs(address.sin_port);
}

void execute(std::string const& url, std::string const& sql) {
  std::unique_ptr<PGconn, decltype(&PQfinish)> const connection(PQconnectdb(url.c_str()), PQfinish);
  std::unique_ptr<PGresult, decltype(&PQclear)> const result(PQexec(connection.get(), sql.c_str()), PQclear);
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) throw std::runtime_error(PQerrorMessage(connection.get()));
}

}  // namespace

TemporaryPostgres::TemporaryPostgres() {
  give_to(folder_.path(), user);
  auto const data = (folder_.path() / "data").string();
  auto const made =
      wait_for_child(start_child({std::string(programs) + "initdb", "-D", data, "-U", user, "--auth=trust", "--no-sync",
                                  "--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-CA"},
                                 {.user = user, .output = folder_.path() / "log"}));
  if (made != 0) throw std::runtime_error("initdb of postgresql-15 failed:\n" + log());
  start();
  wait_until_ready();
}

TemporaryPostgres::~TemporaryPostgres() {
  if (server_ == 0) return;
  ::kill(server_, SIGQUIT);  // at once: nothing in it is worth a clean end
  wait_for_child(server_);
}

TemporaryPostgres& TemporaryPostgres::shared() {
  static TemporaryPostgres postgres;
  return postgres;
}

std::string TemporaryPostgres::fresh_database_url() {
  auto const name = "test_" + std::to_string(++databases_made_);
  execute(url("postgres"), "CREATE DATABASE " + name);
  return url(name);
}

void TemporaryPostgres::start() {
  port_ = free_port();
  std::vector<std::string> command{std::string(programs) + "postgres", "-D", (folder_.path() / "data").string(), "-p",
                                   std::to_string(port_)};
  for (auto const* const setting :
       {"listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "full_page_writes=off",
        "synchronous_commit=off", "shared_buffers=16MB", "max_connections=100"})
    command.insert(command.end(), {"-c", setting});
  server_ = start_child(command, {.user = user, .output = folder_.path() / "log"});
}

void TemporaryPostgres::wait_until_ready() {
  auto const latest = std::chrono::steady_clock::now() + start_seconds_max;
  while (PQping(url("postgres").c_str()) != PQPING_OK) {
    if (std::chrono::steady_clock::now() > latest) throw std::runtime_error("PostgreSQL did not start:\n" + log());
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

std::string TemporaryPostgres::url(std::string const& database) const {
  return "postgresql://" + std::string(user) + "@127.0.0.1:" + std::to_string(port_) + "/" + database;
}

std::string TemporaryPostgres::log() const {
  std::ostringstream text;
  text << std::ifstream(folder_.path() / "log").rdbuf();
  return text.str();
}

}  // namespace wardmote::tests
