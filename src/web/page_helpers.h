#pragma once

#include "web/describe.h"

namespace wardmote::web {

/// What mustache cannot say for itself, added beside the members of a view (a member of the same name stays):
///   for a list `xs`        `has_xs`, and `xs_count`
///   for an optional `x`    `has_x`: true for zero, false for null only
///   for a choice `x`       `is_<choice>` and, where a struct has two choices, `x_is_<choice>`
///   for a list's elements  `first`, `last` and `number` (from 1)
Value with_helpers(Value const& view, Shape const& shape);

}  // namespace wardmote::web
