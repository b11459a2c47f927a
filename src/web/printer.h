#pragma once

#include <chrono>
#include <cstddef>
#include <expected>
#include <list>
#include <mutex>
#include <string>
#include <string_view>

#include "base/hash.h"

namespace wardmote::web {

/// What keeps a page from being put on paper.
enum class PrintTrouble {
  missing,  ///< WeasyPrint is not installed
  busy,     ///< another document was being made all the while
  failed    ///< it ended without a document, or took too long
};

struct PrintFailure {
  PrintTrouble trouble = PrintTrouble::failed;
  std::string words{};  ///< for the log: what WeasyPrint said last
};

/// How long somebody waits for their turn.
using Patience = std::chrono::milliseconds;

struct PrinterSettings {
  std::string folder;  ///< holds print.py and paper.css
  std::string site{};  ///< what links within the site begin with: "https://board.example"; empty: they name no host
  std::string python = "/usr/bin/python3";         ///< of Debian, which is the one that finds WeasyPrint
  std::string weasyprint = "/usr/bin/weasyprint";  ///< is there if the package is
  std::chrono::milliseconds time_max{60'000};      ///< for one document
  std::size_t kept_bytes_max = 16 << 20;
};

/// From HTML to tagged PDF (PDF/UA-1, ISO 14289-1) by WeasyPrint, a child process: without a shell, in a temporary folder of
/// its own, within limits of time and memory, and fetching nothing. One document at a time; those made last are kept, so that
/// one document is made once. The same HTML gives the same bytes. Safe from all threads.
class Printer {
 public:
  explicit Printer(PrinterSettings settings);
  bool is_installed() const;
  /// `html` is a whole document in UTF-8 whose styles are those of `paper.css`. Throws nothing; takes a second or more.
  std::expected<std::string, PrintFailure> pdf_of(std::string_view html, Patience patience);

 private:
  struct Kept {
    base::Hash html;
    std::string pdf;
  };
  std::string const* find(base::Hash const& html);
  void keep(base::Hash const& html, std::string const& pdf);

  PrinterSettings const settings_;
  std::timed_mutex turn_;
  std::mutex guard_;
  std::list<Kept> kept_;  ///< the latest asked first
  std::size_t kept_bytes_ = 0;
};

}  // namespace wardmote::web
