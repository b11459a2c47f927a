#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "web/cache.h"
#include "web/response.h"

namespace wardmote::web {

/// The files of a folder, served at /assets/. The folder is listed once, at the start: nothing but a listed name is
/// ever opened. A file is read and packed when it is first asked for, and then kept.
class Assets {
 public:
  /// A folder that is not there has no files.
  Assets(std::string const& folder, ResponseWriter const& writer);

  static constexpr std::string_view prefix = "/assets/";

  /// The file of a target's path ("/assets/main-4f2a.js"), if it is there.
  std::shared_ptr<Kept const> get(std::string_view path, Encoding encoding);
  /// As `get`, if it has been read already.
  std::shared_ptr<Kept const> get_if_ready(std::string_view path, Encoding encoding);

  /// Address of the stylesheet and the script of all pages, by Vite's manifest (.vite/manifest.json); without one,
  /// "/assets/main.css" and "/assets/main.js".
  std::string const& css_href() const { return css_href_; }
  std::string const& js_href() const { return js_href_; }

 private:
  struct File {
    std::string path;  ///< on disk
    std::map<Encoding, std::shared_ptr<Kept const>> kept{};
  };
  void list(std::string const& folder);
  void read_manifest(std::string const& folder);
  std::shared_ptr<Kept const> read(std::string_view name, File const& file, Encoding encoding) const;

  ResponseWriter const& writer_;
  std::mutex mutex_;
  std::map<std::string, File, std::less<>> files_;  ///< by name below the folder
  std::string css_href_ = "/assets/main.css";
  std::string js_href_ = "/assets/main.js";
};

/// The media type of a file by its ending.
std::string_view media_type_of_file(std::string_view name);

/// Whether a name carries the hash of its content ("main-BkQ0kQzr.js"), so that it may be kept for ever.
bool is_hashed_name(std::string_view name);

}  // namespace wardmote::web
