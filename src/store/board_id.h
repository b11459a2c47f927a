#pragma once

#include "base/id.h"

namespace wardmote::store {

/// A police board: the tenant that every row belongs to.
struct Board;
using BoardId = base::Id<Board>;

}  // namespace wardmote::store
