#include "base/world_failure.h"

#include <cerrno>

namespace wardmote::base {

WorldFailure::Cause cause_of_errno(int number) {
  switch (number) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return WorldFailure::Cause::no_room;
    case EROFS:
    case EACCES:
    case EPERM: return WorldFailure::Cause::read_only;
    default: return WorldFailure::Cause::other;
  }
}

}  // namespace wardmote::base
