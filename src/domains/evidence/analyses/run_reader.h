#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domains/evidence/analyses/run_frame.h"
#include "domains/evidence/kept_by_version.h"
#include "domains/evidence/room.h"

namespace wardmote::evidence {

/// Whether all of the board's runs and findings may be seen, or those alone that are public.
bool sees_all_runs(web::Principal const& principal);

/// Reads what pages show of runs, and of each no more than the reader may see.
class RunReader {
 public:
  explicit RunReader(EvidenceRoom const& room) : room_(room) {}

  /// Refuses run_unknown for what is not there and for what the reader may not see, alike.
  base::Answer<RunFigures> run(store::Reader& reader, std::string const& id, web::Principal const& principal);
  /// Those that the reader may see, newest first.
  std::vector<RunFigures> runs(store::Reader& reader, web::Principal const& principal);
  /// Refuses finding_unknown likewise.
  struct FindingFigures {
    Finding finding;
    RunFigures run;
  };
  base::Answer<FindingFigures> finding(store::Reader& reader, std::string const& id, web::Principal const& principal);
  std::vector<FindingFigures> findings(store::Reader& reader, web::Principal const& principal);

 private:
  RunFigures figures_of(store::Reader& reader, Run run, web::Principal const& principal);
  std::vector<Area> areas_of(store::Reader& reader, Run const& run);

  EvidenceRoom room_;
  KeptByVersion<std::vector<Area>> outlines_;
};

}  // namespace wardmote::evidence
