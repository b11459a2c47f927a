#include "access/secrecy/audience.h"

namespace wardmote::access {

bool may_see(Field const& field, Look const& look) {
  auto const& principal = look.principal;
  auto const is_self = principal.is_signed_in() && principal.person == look.about;
  switch (field.audience) {
    case Audience::everyone: return true;
    case Audience::colleagues: return is_self || principal.may("administration");
    case Audience::self: return is_self;
    case Audience::self_or_people: return is_self || principal.may("people");
    case Audience::jobs: return principal.may("jobs");
    case Audience::imports: return principal.may("imports") || principal.may("jobs");
    case Audience::analyses: return principal.may("analyses") || principal.may("jobs");
    case Audience::closed_session: return principal.may("closed_matter");
    case Audience::situation: return principal.may("situation_board");
    case Audience::settings: return principal.may("settings");
    case Audience::nobody: break;
  }
  return false;
}

}  // namespace wardmote::access
