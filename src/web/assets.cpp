#include "web/assets.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace wardmote::web {
namespace {

std::string bytes_of(std::string const& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("The file " + path + " cannot be read.");
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// A file that the build packed already lies beside the plain one: "main.js.br".
std::string packed(std::string const& path, Encoding encoding) {
  auto const beside = path + (encoding == Encoding::br ? ".br" : ".gz");
  if (encoding != Encoding::identity && std::filesystem::exists(beside)) return bytes_of(beside);
  return compressed(bytes_of(path), encoding, Effort::asset);
}

}  // namespace

std::string_view media_type_of_file(std::string_view name) {
  using Type = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Type, 15> types{{{".css", "text/css"},
                                               {".js", "text/javascript"},
                                               {".mjs", "text/javascript"},
                                               {".json", "application/json"},
                                               {".geojson", "application/geo+json"},
                                               {".map", "application/json"},
                                               {".svg", "image/svg+xml"},
                                               {".png", "image/png"},
                                               {".jpg", "image/jpeg"},
                                               {".webp", "image/webp"},
                                               {".ico", "image/x-icon"},
                                               {".woff2", "font/woff2"},
                                               {".webmanifest", "application/manifest+json"},
                                               {".txt", "text/plain"},
                                               {".pbf", "application/x-protobuf"}}};
  auto const at = std::ranges::find_if(types, [&](Type const& type) { return name.ends_with(type.first); });
  return at == types.end() ? "application/octet-stream" : at->second;
}

bool is_hashed_name(std::string_view name) {
  constexpr std::size_t hash_size = 8;  // of Vite's file names, in base64url
  auto const stem = name.substr(name.rfind('/') + 1);
  auto const base = stem.substr(0, stem.rfind('.'));
  if (base.size() <= hash_size || base[base.size() - hash_size - 1] != '-') return false;
  // A word of eight small letters ("open-standing.js") is no hash; one hash in half a million looks like a word, and is
  // asked for again.
  return std::ranges::any_of(base.substr(base.size() - hash_size), [](char c) { return c < 'a' || c > 'z'; });
}

Assets::Assets(std::string const& folder, ResponseWriter const& writer) : writer_(writer) {
  if (folder.empty() || !std::filesystem::is_directory(folder)) return;
  list(folder);
  read_manifest(folder);
}

void Assets::list(std::string const& folder) {
  for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
    auto const name = std::filesystem::relative(entry.path(), folder).generic_string();
    bool const is_hidden = name.starts_with(".") || name.find("/.") != std::string::npos;
    bool const is_packed = name.ends_with(".br") || name.ends_with(".gz");
    if (entry.is_regular_file() && !is_hidden && !is_packed) files_.emplace(name, File{entry.path().string()});
  }
}

void Assets::read_manifest(std::string const& folder) {
  std::ifstream stream(folder + "/.vite/manifest.json");
  if (!stream) return;
  auto const manifest = nlohmann::json::parse(stream);
  for (auto const& chunk : manifest) {
    auto const href = std::string(prefix) + chunk.value("file", "");
    if (!chunk.value("isEntry", false)) continue;
    if (href.ends_with(".css")) css_href_ = href;
    if (!href.ends_with(".js")) continue;
    js_href_ = href;
    for (auto const& css : chunk.value("css", nlohmann::json::array()))
      css_href_ = std::string(prefix) + css.get<std::string>();
  }
}

std::shared_ptr<Kept const> Assets::get_if_ready(std::string_view path, Encoding encoding) {
  if (!path.starts_with(prefix)) return nullptr;
  std::lock_guard const lock(mutex_);
  auto const file = files_.find(path.substr(prefix.size()));
  if (file == files_.end()) return nullptr;
  auto const kept = file->second.kept.find(encoding);
  return kept == file->second.kept.end() ? nullptr : kept->second;
}

std::shared_ptr<Kept const> Assets::get(std::string_view path, Encoding encoding) {
  if (auto ready = get_if_ready(path, encoding)) return ready;
  // The list of names never changes after the start: it is read without the lock.
  auto const file = path.starts_with(prefix) ? files_.find(path.substr(prefix.size())) : files_.end();
  if (file == files_.end()) return nullptr;
  auto kept = read(file->first, file->second, encoding);
  std::lock_guard const lock(mutex_);
  return file->second.kept.emplace(encoding, std::move(kept)).first->second;
}

std::shared_ptr<Kept const> Assets::read(std::string_view name, File const& file, Encoding encoding) const {
  auto const type = media_type_of_file(name);
  if (!is_compressible(type)) encoding = Encoding::identity;
  ResponseParts parts{.media_type = type, .body = packed(file.path, encoding)};
  auto etag = etag_of(parts.body);
  parts.headers = {{"ETag", etag},
                   {"Cache-Control", is_hashed_name(name) ? "public, max-age=31536000, immutable" : "no-cache"},
                   {"Vary", "Accept-Encoding"}};
  auto not_modified = writer_.not_modified(parts.headers);
  if (encoding != Encoding::identity) parts.headers.emplace_back("Content-Encoding", code_of(encoding));
  return std::make_shared<Kept const>(Kept{writer_.write(std::move(parts)), std::move(not_modified), std::move(etag)});
}

}  // namespace wardmote::web
