#include "main/terminal.h"

#include <fmt/format.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

namespace wardmote {
namespace {

constexpr int bar_width = 30;

std::string bar(int percent) {
  auto const full = bar_width * percent / 100;
  return std::string(static_cast<std::size_t>(full), '#') +
         std::string(static_cast<std::size_t>(bar_width - full), '.');
}

}  // namespace

Terminal::Terminal(OutputFormat format) : format_(format), on_terminal_(isatty(STDERR_FILENO) == 1) {}

Terminal::~Terminal() { settle(); }

void Terminal::progress(std::string_view what, std::uint64_t done, std::uint64_t total) {
  auto const percent = total == 0 ? 100 : static_cast<int>(100 * std::min(done, total) / total);
  if (percent == percent_shown_) return;
  percent_shown_ = percent;
  if (format_ == OutputFormat::json)
    fmt::print(
        stderr, "{}\n",
        nlohmann::ordered_json{{"event", "progress"}, {"subject", what}, {"done", done}, {"total", total}}.dump());
  else if (on_terminal_)
    fmt::print(stderr, "\r[{}] {:3}% {:<40.40}", bar(percent), percent, what);
  std::fflush(stderr);
}

void Terminal::settle() {
  if (percent_shown_ >= 0 && format_ == OutputFormat::text && on_terminal_) fmt::print(stderr, "\r{:80}\r", "");
  percent_shown_ = -1;
}

void Terminal::step(std::string_view event, std::string_view subject, std::string_view detail) {
  settle();
  if (format_ == OutputFormat::json)
    fmt::print("{}\n", nlohmann::ordered_json{{"event", event}, {"subject", subject}, {"detail", detail}}.dump());
  else
    fmt::print("{} {}: {}\n", event, subject, detail);
  std::fflush(stdout);
}

int Terminal::refuse(base::Refusal const& refusal) {
  settle();
  auto const sentence = base::filled(base::sentence_of(refusal.code), refusal.values);
  if (format_ == OutputFormat::json)
    fmt::print(stderr, "{}\n",
               nlohmann::ordered_json{{"event", "refused"}, {"code", base::code_of(refusal.code)}, {"detail", sentence}}
                   .dump());
  else
    fmt::print(stderr, "wardmote: {}\n", sentence);
  return exit_refused;
}

}  // namespace wardmote
