#include "web/printer.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <vector>

namespace wardmote::web {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t words_max = 1000;

/// Removed with all that lies in it.
class OwnFolder {
 public:
  OwnFolder() {
    std::error_code failed;
    auto name = (fs::temp_directory_path(failed) / "wardmote-print-XXXXXX").string();
    if (!failed && mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~OwnFolder() {
    std::error_code failed;
    if (!path_.empty()) fs::remove_all(path_, failed);
  }
  OwnFolder(OwnFolder const&) = delete;
  OwnFolder& operator=(OwnFolder const&) = delete;
  bool is_there() const { return !path_.empty(); }
  std::string file(char const* name) const { return (path_ / name).string(); }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

std::string text_of(std::string const& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (auto& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

/// What a child starts with: no open file but its own three, no signal held or ignored, a group that can be ended as one.
class Start {
 public:
  explicit Start(std::string const& words) {
    posix_spawn_file_actions_init(&files_);
    posix_spawn_file_actions_addopen(&files_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files_, STDOUT_FILENO, words.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_adddup2(&files_, STDOUT_FILENO, STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&files_, STDERR_FILENO + 1);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_init(&attributes_);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
  }
  ~Start() {
    posix_spawnattr_destroy(&attributes_);
    posix_spawn_file_actions_destroy(&files_);
  }
  Start(Start const&) = delete;
  Start& operator=(Start const&) = delete;

  /// 0, or what the system says.
  int child(pid_t& child, std::vector<std::string> arguments, std::vector<std::string> environment) const {
    return posix_spawn(&child, arguments.front().c_str(), &files_, &attributes_, pointers(arguments).data(),
                       pointers(environment).data());
  }

 private:
  posix_spawn_file_actions_t files_{};
  posix_spawnattr_t attributes_{};
};

/// Whether it ended well by itself; after `time_max` it is ended with all that it started.
bool ends_well(pid_t child, std::chrono::milliseconds time_max) {
  int const handle = static_cast<int>(syscall(SYS_pidfd_open, child, 0));
  pollfd ended{.fd = handle, .events = POLLIN, .revents = 0};
  int answered = -1;
  do answered = poll(&ended, 1, static_cast<int>(time_max.count()));
  while (answered < 0 && errno == EINTR);
  if (answered != 1) kill(-child, SIGKILL);
  if (handle >= 0) close(handle);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

PrintFailure failure(std::string words) {
  if (words.size() > words_max) words.erase(0, words.size() - words_max);
  return {PrintTrouble::failed, std::move(words)};
}

std::expected<std::string, PrintFailure> print(PrinterSettings const& settings, std::string_view html) {
  OwnFolder const folder;
  if (!folder.is_there()) return std::unexpected(failure("there is no temporary folder"));
  auto const document = folder.file("document.html"), paper = folder.file("document.pdf"), words = folder.file("words");
  if (!(std::ofstream(document, std::ios::binary) << html).flush())
    return std::unexpected(failure("the temporary folder cannot be written"));
  pid_t child = 0;
  // The last two: so that the same document gives the same bytes.
  auto const trouble =
      Start(words).child(child,
                         {settings.python, "-s", "-P", "-B", settings.folder + "/print.py",
                          settings.folder + "/paper.css", document, paper, settings.site},
                         {"PATH=/usr/bin:/bin", "LANG=C.UTF-8", "HOME=" + folder.path(), "TMPDIR=" + folder.path(),
                          "XDG_CACHE_HOME=" + folder.path(), "PYTHONHASHSEED=0", "SOURCE_DATE_EPOCH=0"});
  if (trouble != 0) return std::unexpected(failure(settings.python + ": " + std::strerror(trouble)));
  auto const is_done = ends_well(child, settings.time_max);
  auto pdf = is_done ? text_of(paper) : "";
  if (pdf.empty()) return std::unexpected(failure("WeasyPrint made no document, or took too long: " + text_of(words)));
  return pdf;
}

}  // namespace

Printer::Printer(PrinterSettings settings) : settings_(std::move(settings)) {}

bool Printer::is_installed() const {
  return access(settings_.weasyprint.c_str(), X_OK) == 0 && access(settings_.python.c_str(), X_OK) == 0;
}

std::string const* Printer::find(base::Hash const& html) {
  for (auto at = kept_.begin(); at != kept_.end(); ++at) {
    if (!(at->html == html)) continue;
    kept_.splice(kept_.begin(), kept_, at);
    return &kept_.front().pdf;
  }
  return nullptr;
}

void Printer::keep(base::Hash const& html, std::string const& pdf) {
  kept_.push_front({html, pdf});
  kept_bytes_ += pdf.size();
  while (kept_bytes_ > settings_.kept_bytes_max) {
    kept_bytes_ -= kept_.back().pdf.size();
    kept_.pop_back();
  }
}

std::expected<std::string, PrintFailure> Printer::pdf_of(std::string_view html, Patience patience) {
  auto const name = base::hash_of(html);
  auto const found = [&]() -> std::optional<std::string> {
    std::lock_guard const lock(guard_);
    auto const* const pdf = find(name);
    return pdf ? std::optional(*pdf) : std::nullopt;
  };
  if (auto pdf = found()) return *std::move(pdf);
  if (!is_installed()) return std::unexpected(PrintFailure{PrintTrouble::missing});
  std::unique_lock const turn(turn_, patience);
  if (!turn.owns_lock()) return std::unexpected(PrintFailure{PrintTrouble::busy});
  if (auto pdf = found()) return *std::move(pdf);  // whoever was before wanted the same
  auto pdf = print(settings_, html);
  std::lock_guard const lock(guard_);
  if (pdf) keep(name, *pdf);
  return pdf;
}

}  // namespace wardmote::web
