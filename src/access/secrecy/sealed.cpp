#include "access/secrecy/sealed.h"

namespace wardmote::access {

base::Answer<Opening> Opening::by(web::Principal const& principal, base::Instant now) {
  if (!principal.is_signed_in() || principal.only_looks() || now >= principal.proved_until)
    return base::refuse(base::RefusalCode::proof_needed);
  return Opening(&principal);
}

}  // namespace wardmote::access
