#pragma once

#include <string>

#include "base/refusal.h"

namespace wardmote {

/// Where the program's own files are.
struct Resources {
  std::string home;
  std::string pages() const { return home + "/pages"; }
  std::string assets() const { return home + "/browser/dist"; }
  std::string catalog() const { return home + "/catalog"; }
  std::string demo() const { return home + "/demo"; }
  std::string locale;  ///< compiled catalogues: beside the program, or in home
};

/// The first of these that holds pages/: `asked` if given; two folders above the program (build/release/wardmote);
/// share/wardmote beside its bin/; /usr/share/wardmote. Refuses file_unreadable.
base::Answer<Resources> find_resources(std::string const& asked);

}  // namespace wardmote
