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
  base::Answer<void> read(std::string const& name, std::string& text, scans::FileText& file) {
    if (name.empty()) return {};
    auto const path = (folder_ / name).string();
    auto found = text_of_file(path);
    if (!found) return std::unexpected(found.error());
    text = std::move(*found);
    file = {path, text};
    return {};
  }
  base::Answer<scans::SatscanTexts> read_all(scans::SatscanRun const& run) {
    scans::SatscanTexts texts;
    for (auto const& read :
         {read(run.plan.extent == scans::Extent::temporal ? "" : run.coordinates_file, coordinates_, texts.coordinates),
          read(run.plan.extent == scans::Extent::temporal ? "" : run.grid_file, grid_, texts.grid),
          read(run.case_file, cases_, texts.cases),
          read(run.plan.model == scans::Model::bernoulli ? run.control_file : "", controls_, texts.controls),
          read(run.plan.model == scans::Model::poisson ? run.population_file : "", population_, texts.population)})
      if (!read) return std::unexpected(read.error());
    return texts;
  }

 private:
  std::filesystem::path folder_;
  std::string coordinates_, grid_, cases_, controls_, population_;
};

}  // namespace

base::Answer<ScanJob> scan_job_of_parameters(Options::Scan const& asked) {
  if (!asked.distances.empty() || !asked.areas.empty() || asked.dispersion)
    return base::refuse(base::RefusalCode::usage_invalid,
                        {{"reason", "--distances, --areas and --dispersion go with --cases, not with --prm"}});
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
