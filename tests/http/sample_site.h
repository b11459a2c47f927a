#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "web/server.h"

namespace wardmote::http_test {

/// A small site of every kind of route, served for the length of a test on a port of its own:
///   /                       HTML, JSON
///   /places                 HTML, JSON, CSV, GeoJSON; ?kind=city|town, ?year=
///   /places/{place}         HTML, JSON; "atlantis" is not there (dataset_unknown)
///   /clock                  never cached: counts its calls
///   /slow                   answers when `let_go` is called
///   /failing, /mistaken     (also post) throw a failure of the world, break a promise
///   /cut_off                (also post) throws a failure that leaves unknown whether something was changed
///   /large                  JSON of some megabytes
///   /notes (post)           a form with `text` and `count`
///   /files (post)           a form with `text` and a `file`, of a megabyte at most
///   /live                   HTML, JSON, events: the revision of the data, for each who asks
///   /shared                 the same, one for all: counts how often it is made
///   /local                  for this machine only
class SampleSite {
 public:
  using Adjust = std::function<void(web::ServerSettings&)>;
  explicit SampleSite(Adjust const& adjust = {});
  ~SampleSite();

  std::uint16_t port() const { return server_.port(); }
  /// Stops and waits until `run` has returned.
  void stop();
  void ask_to_stop() { server_.stop(); }

  void let_go() { is_released_ = true, is_released_.notify_all(); }
  void wait_until_slow_is_asked() const { slow_asked_.wait(0); }

  std::vector<std::string> log_lines() const;
  int files_open() const { return files_open_; }
  int clock_calls() const { return clock_calls_; }
  int front_calls() const { return front_calls_; }
  int shared_calls() const { return shared_calls_; }
  /// As another process changes it: nobody is told.
  void change_data_unheard() { ++revision_; }
  void change_data();
  void fall_ill() { is_well_ = false; }

 private:
  web::ServerSettings settings(Adjust const& adjust);
  web::Router router();

  base::SystemClock clock_;
  std::atomic<std::uint64_t> revision_{1};
  std::atomic<bool> is_released_{false};
  std::atomic<bool> is_well_{true};
  std::atomic<int> files_open_{0};
  std::atomic<int> slow_asked_{0}, clock_calls_{0}, front_calls_{0}, shared_calls_{0};
  mutable std::mutex mutex_;
  std::vector<std::string> lines_;
  std::mutex hearing_;
  std::function<void()> hear_;
  std::string pages_folder_;
  web::Server server_;
  std::thread thread_;
};

/// A folder with the program's own problem and openapi pages, the sample pages, and the sample layout.
std::string sample_pages_folder();

}  // namespace wardmote::http_test
