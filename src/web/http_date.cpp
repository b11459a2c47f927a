#include "web/http_date.h"

#include "base/internet_date.h"

namespace wardmote::web {

std::string http_date(base::Instant instant) { return base::internet_date(instant) + " GMT"; }

}  // namespace wardmote::web
