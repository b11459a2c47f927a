#pragma once

#include <string>

#include "store/jobs/job.h"
#include "web/context.h"

namespace wardmote::access {

/// A kind of job, as pages speak of it.
struct JobKind {
  std::string kind;   ///< Job::kind
  std::string label;  ///< message id: "Import of a file"
  std::string page;   ///< where one of them is looked at, its identifier behind it: "/admin/imports/"; may be empty
};

/// Why a job failed, as a sentence; empty if it did not. What the database said is for the log, not for pages.
std::string failure_of(store::Job const& job, web::Tongue const& tongue);

/// The share that is done, in whole percent; 100 once it is done.
int percent_of(store::Job const& job);

}  // namespace wardmote::access
