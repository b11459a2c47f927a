#include "main/resources.h"

#include <filesystem>
#include <vector>

namespace wardmote {
namespace {

namespace fs = std::filesystem;

fs::path program_folder() {
  std::error_code ignored;
  return fs::read_symlink("/proc/self/exe", ignored).parent_path();
}

std::string locale_of(fs::path const& home) {
  auto const beside = program_folder() / "locale";
  return fs::is_directory(beside) ? beside.string() : (home / "locale").string();
}

}  // namespace

base::Answer<Resources> find_resources(std::string const& asked) {
  auto const folder = program_folder();
  std::vector<fs::path> const places =
      asked.empty() ? std::vector<fs::path>{folder / "../..", folder / "../share/wardmote", "/usr/share/wardmote"}
                    : std::vector<fs::path>{asked};
  for (auto const& place : places) {
    if (!fs::is_directory(place / "pages")) continue;
    auto const home = fs::weakly_canonical(place);
    return Resources{.home = home.string(), .locale = locale_of(home)};
  }
  return base::refuse(base::RefusalCode::file_unreadable,
                      {{"file", asked.empty() ? "pages/" : asked + "/pages/"},
                       {"reason", "it is not where the program looks; name its folder with --home"}});
}

}  // namespace wardmote
