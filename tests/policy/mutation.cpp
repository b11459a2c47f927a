// What the linker calls in place of the program's own checks (CMakeLists.txt, --wrap), and how these are reached from here.

#include "mutation.h"

#include "access/secrecy/audience.h"
#include "access/session.h"
#include "base/hash.h"

#define WARDMOTE_MAY_SEE "_ZN8wardmote6access7may_seeERKNS0_5FieldERKNS0_4LookE"
#define WARDMOTE_STANDS                                                                                               \
  "_ZN8wardmote6access6standsERKNS0_7SessionENSt6chrono10time_pointINS4_3_V212system_clockENS4_8durationIlSt5ratioIL" \
  "l1ELl1000000EEEEEERKNS0_13SessionLimitsE"
#define WARDMOTE_IS_SAME_SECRET "_ZN8wardmote4base14is_same_secretESt17basic_string_viewIcSt11char_traitsIcEES4_"

namespace wardmote::policy_test {

Mutation& mutation() {
  static Mutation one;
  return one;
}

bool real_may_see(access::Field const&, access::Look const&) asm("__real_" WARDMOTE_MAY_SEE);
bool may_see_mutated(access::Field const&, access::Look const&) asm("__wrap_" WARDMOTE_MAY_SEE);
bool may_see_mutated(access::Field const& field, access::Look const& look) {
  auto const name = std::string(field.record) + (field.name.empty() ? "" : ".") + std::string(field.name);
  return mutation().field == "*" || mutation().field == name || real_may_see(field, look);
}

bool real_stands(access::Session const&, base::Instant, access::SessionLimits const&) asm("__real_" WARDMOTE_STANDS);
bool stands_mutated(access::Session const&, base::Instant, access::SessionLimits const&) asm("__wrap_" WARDMOTE_STANDS);
bool stands_mutated(access::Session const& session, base::Instant now, access::SessionLimits const& limits) {
  return mutation().every_sign_in_stands || real_stands(session, now, limits);
}

bool real_is_same_secret(std::string_view, std::string_view) asm("__real_" WARDMOTE_IS_SAME_SECRET);
bool is_same_secret_mutated(std::string_view, std::string_view) asm("__wrap_" WARDMOTE_IS_SAME_SECRET);
bool is_same_secret_mutated(std::string_view one, std::string_view other) {
  return mutation().every_secret_is_right || real_is_same_secret(one, other);
}

}  // namespace wardmote::policy_test
