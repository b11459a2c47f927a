#include <deque>
#include <filesystem>

#include "analysis/scan/gini.h"
#include "analysis/scan/satscan/data_files.h"
#include "main/scan_job.h"
#include "main/whole_file.h"

namespace wardmote {
namespace {

namespace scans = analysis::scan;

/// The files of a run; their texts live as long as this.
class RunFiles {
 public:
  explicit RunFiles(std::string const& parameter_file) : folder_(std::filesystem::path(parameter_file).parent_path()) {}
  base::Answer<void> read(std::string const& name, scans::FileText& file) {
    if (name.empty()) return {};
    auto const path = (folder_ / name).string();
    auto found = text_of_file(path);
    if (!found) return std::unexpected(found.error());
    file = {path, texts_.emplace_back(std::move(*found))};
    return {};
  }
  base::Answer<scans::SatscanTexts> read_all(scans::SatscanRun const& run) {
    scans::SatscanTexts texts;
    auto const has_places = run.plan.extent != scans::Extent::temporal;
    for (auto const& done : {read(has_places ? run.coordinates_file : "", texts.coordinates),
                             read(has_places ? run.grid_file : "", texts.grid)})
      if (!done) return std::unexpected(done.error());
    for (auto const& files : run.data_sets) {
      auto& data = texts.data_sets.emplace_back();
      for (auto const& done : {read(files.cases, data.cases),
                               read(run.plan.model == scans::Model::bernoulli ? files.controls : "", data.controls),
                               read(run.plan.model == scans::Model::poisson ? files.population : "", data.population)})
        if (!done) return std::unexpected(done.error());
    }
    return texts;
  }

 private:
  std::filesystem::path folder_;
  std::deque<std::string> texts_;  ///< which stay where they are
};

}  // namespace

base::Answer<ScanJob> scan_job_of_parameters(Options::Scan const& asked) {
  if (!asked.distances.empty() || !asked.areas.empty() || asked.dispersion || asked.types)
    return base::refuse(base::RefusalCode::usage_invalid,
                        {{"reason", "--distances, --areas, --dispersion and --types go with --cases, not with --prm"}});
  auto const text = text_of_file(asked.parameters);
  if (!text) return std::unexpected(text.error());
  auto const parameters = scans::ParameterFile::read(*text, asked.parameters);
  if (!parameters) return std::unexpected(parameters.error());
  auto run = scans::satscan_run(*parameters);
  if (!run) return std::unexpected(run.error());
  RunFiles files(asked.parameters);
  auto const texts = files.read_all(*run);
  if (!texts) return std::unexpected(texts.error());
  auto named = scans::satscan_study(*run, *texts);
  if (!named) return std::unexpected(named.error());
  if (asked.replicates) run->options.replicates = *asked.replicates;
  run->options.seed = asked.seed;
  if (auto const fault = scans::gini_fault(run->options, run->plan.model))
    return base::refuse(base::RefusalCode::usage_invalid, {{"reason", *fault}});
  return ScanJob{run->plan, run->options, std::move(*named), {}, {}};
}

}  // namespace wardmote
