#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/refusal.h"
#include "main/options.h"

namespace wardmote {

/// What a command says while it works and at its end: lines and a progress bar for people, one JSON object a line for
/// programs (`--format json`). Progress goes to standard error, results to standard output.
class Terminal {
 public:
  explicit Terminal(OutputFormat format);
  ~Terminal();

  /// How much of `what` is done. A bar is drawn only on a terminal, and only when the percentage moves.
  void progress(std::string_view what, std::uint64_t done, std::uint64_t total);
  /// Ends the bar, if one is drawn.
  void settle();
  /// A finished step, e.g. ("imported", "calgary_crime", "77,135 rows").
  void step(std::string_view event, std::string_view subject, std::string_view detail);
  /// A refusal on standard error; gives exit_refused.
  int refuse(base::Refusal const& refusal);

  OutputFormat format() const { return format_; }

 private:
  OutputFormat format_;
  bool on_terminal_;
  int percent_shown_ = -1;
};

}  // namespace wardmote
