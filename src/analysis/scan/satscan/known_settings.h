#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analysis/scan/satscan/parameter_file.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::scan {

/// The data set that a setting of several belongs to, from 2 on: of CaseFile2, ControlFile2, PopulationFile2, DataSet2-Name.
std::optional<long long> further_data_set(std::string_view name);

/// What a file asks for that this program does not do, or does not know; nothing if every setting is one that it reads
/// or that changes no number.
std::optional<base::Refusal> refusal_of_settings(ParameterFile const& parameters);

}  // namespace wardmote::analysis::scan
