#pragma once

#include <string_view>
#include <vector>

#include "domains/evidence/area.h"
#include "store/session.h"

namespace wardmote::evidence {

/// The areas of a kind that current versions describe, by code; with their outlines only if asked for.
enum class Outlines { with, without };
std::vector<Area> list_areas(store::Reader& reader, store::BoardId board, AreaKind kind, Outlines outlines);

/// The areas of one dataset's current version, by kind and code.
std::vector<Area> areas_of_dataset(store::Reader& reader, base::Id<Dataset> dataset, Outlines outlines);

}  // namespace wardmote::evidence
