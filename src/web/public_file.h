#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/refusal.h"
#include "web/describe.h"

namespace wardmote::web {

/// What a public file is at this moment.
struct FileAnswer {
  std::string body;
  std::string media_type;
  bool is_final = false;  ///< what stands at this address never changes, and may be kept for ever
};

/// A file for the programs of strangers: it has no language and one form, since other software fixes its address. Open
/// to everyone; what is not, is a page.
struct PublicFile {
  std::string name;     ///< unique among routes: "checkpoint"
  std::string path;     ///< "/transparency/checkpoint"; where it ends in "/", all below it
  std::string summary;  ///< English, one sentence, for /openapi.json
  std::string media_type;
  /// `rest`: what stands behind the path, not decoded.
  std::function<base::Answer<FileAnswer>(std::string_view rest, Parameters const& query)> answer;
};

}  // namespace wardmote::web
