#include "analysis/scan/input/typed_study.h"

#include <algorithm>

#include "base/ensure.h"

namespace wardmote::analysis::scan {
namespace {

std::uint64_t cases_of(Study const& study) {
  std::uint64_t cases = 0;
  for (auto const& one : study.cases) cases += one.count;
  return cases;
}

}  // namespace

Fault join_types(TypedStudies typed, NamedStudy& joined) {
  ENSURE(!typed.empty());
  joined = std::move(typed.front().second);
  if (typed.size() == 1) return std::nullopt;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    auto& [name, named] = typed[i];
    auto& study = i == 0 ? joined.study : named.study;
    if (auto const cases = cases_of(study); cases < 2)
      return "the type “" + name + "” has " + (cases == 0 ? "no case" : "one case") +
             " in the study period, and needs two: put it together with another type, or leave it out";
    if (std::ranges::find(joined.types, name) != joined.types.end()) return "there are two types “" + name + "”";
    joined.types.push_back(name);
    if (i == 0) continue;
    joined.left_out += named.left_out;
    if (named.mean_population != joined.mean_population) joined.mean_population.clear();
    joined.study.further.push_back({std::move(study.cases), std::move(study.controls), std::move(study.expected)});
  }
  return std::nullopt;
}

}  // namespace wardmote::analysis::scan
