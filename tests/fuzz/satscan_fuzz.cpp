// SaTScan's files from anywhere. The first byte says which: a parameter file is read or refused with its line; rows of
// places, cases, controls and populations make a study whose numbers are in range, or are refused with line and reason.

#include <cstdlib>
#include <string>

#include "analysis/scan/satscan/data_files.h"

namespace {

using namespace wardmote;
using namespace wardmote::analysis::scan;

void require(bool condition) {
  if (!condition) std::abort();
}

void check(base::Refusal const& refusal) {
  require(!refusal.values.at("reason").empty());
  if (refusal.code != base::RefusalCode::scan_data_invalid) require(!refusal.values.at("line").empty());
}

void read_parameters(std::string_view text) {
  auto const parameters = ParameterFile::read(text, "fuzz.prm");
  if (!parameters) return check(parameters.error());
  auto const run = satscan_run(*parameters);
  if (!run) return check(run.error());
  require(run->plan.period.first <= run->plan.period.last && run->options.limits.intervals_max >= 1);
  require(run->options.ellipses.shapes.size() == run->options.ellipses.angles.size());
}

void check(NamedStudy const& named) {
  auto const& study = named.study;
  require(study.intervals + 1 == named.bounds.size() && study.places.size() == named.places.size());
  for (auto const& counted : {study.cases, study.controls})
    for (auto const& one : counted) require(one.place < study.places.size() && one.interval < study.intervals);
}

/// Rows of one kind are the input; those of the others are such that the input's places can be there.
void read_rows(Model model, std::string_view text) {
  using namespace std::chrono;
  SatscanRun run;
  run.plan = {.model = model,
              .extent = Extent::space_time,
              .coordinates = Coordinates::sphere,
              .period = {Day(2001y / 11 / 1), Day(2001y / 11 / 24)}};
  constexpr std::string_view places = "10001 40.7 -73.9\n11229 40.6 -73.9\nBernalillo 35.1 -106.6\n";
  run.data_sets.resize(1);
  SatscanTexts texts{.coordinates = {"places", places}, .grid = {}, .data_sets = {{.cases = {"cases", text}}}};
  if (model == Model::bernoulli) texts.data_sets[0].controls = {"controls", text};
  if (model == Model::poisson) texts.data_sets[0].population = {"population", text};
  for (auto const is_place : {false, true}) {
    if (is_place) texts.coordinates = {"places", text};
    auto const study = satscan_study(run, texts);
    study ? check(*study) : check(study.error());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size == 0) return 0;
  std::string_view const rest(reinterpret_cast<char const*>(data) + 1, size - 1);
  if (data[0] % 4 == 0)
    read_parameters(rest);
  else
    read_rows(static_cast<Model>(data[0] % 4 - 1), rest);
  return 0;
}
