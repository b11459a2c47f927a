#pragma once

#include <optional>
#include <string>

#include "analysis/scan/satscan/parameter_file.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::scan {

/// What a file asks for that this program does not do, or does not know; nothing if every setting is one that it reads
/// or that changes no number.
std::optional<base::Refusal> refusal_of_settings(ParameterFile const& parameters);

}  // namespace wardmote::analysis::scan
