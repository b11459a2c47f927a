#pragma once

#include <string>
#include <string_view>

#include "store/jobs/job.h"
#include "store/session.h"

namespace wardmote::store {

/// The columns of a job, as `job_of` reads them; what a SELECT or RETURNING names.
extern std::string_view const job_columns;
Job job_of(Row const& row);

}  // namespace wardmote::store
