#pragma once

#include <memory>
#include <string>
#include <vector>

#include "domains/evidence/area.h"
#include "domains/evidence/coordinates.h"

namespace wardmote::evidence {

/// Which of some areas a place lies in. Areas without an outline are left out; a place on a border belongs to the first
/// of its areas.
class AreaFinder {
 public:
  explicit AreaFinder(std::vector<Area> const& areas);
  ~AreaFinder();
  AreaFinder(AreaFinder&&) noexcept;

  /// The code of the area; empty if it lies in none.
  std::string code_at(Position place) const;

 private:
  struct Outline;
  std::vector<Outline> outlines_;
};

}  // namespace wardmote::evidence
