#pragma once

#include <string>
#include <vector>

#include "domains/situation/demo/demo_plan.h"
#include "domains/situation/discussion_rules.h"

namespace wardmote::situation {

/// An order as somebody at the table would give it.
struct DemoStep {
  base::Instant at{};
  Reader reader{};
  Order order{};
};

struct DemoDiscussion {
  std::string number{};  ///< "2026-0014"
  std::string kind{};    ///< DemoKind::name: known here alone, and recorded nowhere
  std::vector<DemoStep> steps{};
};

/// Who is at the table on the day of the demonstration: agreements as the plan says, one that expired forty days before.
std::vector<Agency> demo_agencies(DemoPlan const& plan, base::LocalDate today);

/// The orders that make the plan's discussions, by number, all before `today`. A pure function of plan (its seed is part of it) and day.
/// Kinds, types, ages, sexes and ends follow their shares to the nearest whole number; factors are drawn. The orders are possible ones:
/// the rules of discussion_rules.h, which they are played through, refuse none.
std::vector<DemoDiscussion> demo_discussions(DemoPlan const& plan, base::LocalDate today);

}  // namespace wardmote::situation
