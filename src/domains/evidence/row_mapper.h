#pragma once

#include <vector>

#include "domains/evidence/area_finder.h"
#include "domains/evidence/field_text.h"
#include "domains/evidence/incident.h"
#include "domains/evidence/layout.h"
#include "domains/evidence/published_value.h"

namespace wardmote::evidence {

/// Makes records of the rows of a file, as a layout says. A row that cannot be understood gives a fault and no record.
class RowMapper {
 public:
  /// `areas` are asked only if the layout finds areas by point. The layout outlives the mapper.
  RowMapper(Layout const& layout, std::vector<Area> const& areas) : layout_(layout), finder_(areas) {}

  /// Whether the layout speaks of this row at all; a row with a fault is wanted, so that it is told.
  bool is_wanted(SourceRow const& row) const;

  /// Coordinates that are both zero count as none.
  RowAnswer<Incident> incident(SourceRow const& row) const;
  /// As many as the layout finds in a row; an empty cell of a wide row states nothing.
  RowAnswer<std::vector<PublishedValue>> values(SourceRow const& row) const;
  RowAnswer<Area> area(SourceRow const& row) const;

 private:
  Layout const& layout_;
  AreaFinder finder_;
};

}  // namespace wardmote::evidence
