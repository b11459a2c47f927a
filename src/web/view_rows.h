#pragma once

#include <optional>
#include <string_view>

#include "web/describe.h"

namespace wardmote::web {

/// The list of a view that a CSV shows.
struct ViewRows {
  Value list{};
  Shape element{};
};

/// The shape of an element of the list that RouteInfo::rows names; nothing if the view has no such list of structs.
std::optional<Shape> element_of_rows(Shape const& view, std::string_view rows);

/// That list. Of "areas.cells" every cell is one element, with the plain members of its area before its own.
ViewRows rows_of_view(Value const& view, Shape const& shape, std::string_view rows);

}  // namespace wardmote::web
