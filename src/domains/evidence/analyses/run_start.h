#pragma once

#include <boost/describe.hpp>
#include <string>

#include "domains/evidence/analyses/run_forms.h"
#include "domains/evidence/room.h"
#include "web/context.h"

/// What the pages of all forms have in common; for the .cpp files of this folder.
namespace wardmote::evidence {

struct StartQuery {
  std::string dataset;
};
BOOST_DESCRIBE_STRUCT(StartQuery, (), (dataset))

struct StartedView {
  std::string run_id;
};
BOOST_DESCRIBE_STRUCT(StartedView, (), (run_id))

/// Refuses dataset_unknown.
base::Answer<RunFacts> facts_for(EvidenceRoom const& room, std::string const& dataset);

/// Asks for the run, and leads to its page. Refuses as `request_for` does, and dataset_unknown.
base::Answer<StartedView> start_run(EvidenceRoom const& room, RunForm const& form, web::Context const& context);

}  // namespace wardmote::evidence
