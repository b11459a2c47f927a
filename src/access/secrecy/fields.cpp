#include "access/secrecy/fields.h"

#include "access/held_row_store.h"
#include "access/invitation_request_store.h"
#include "access/passkey/passkey_store.h"
#include "access/provider/provider_store.h"
#include "access/role_request_store.h"
#include "access/second_factor.h"
#include "access/second_factor_store.h"
#include "access/session.h"
#include "access/setting_store.h"

namespace wardmote::access {
namespace {

template <class... Records>
std::vector<Field> fields_of_all() {
  std::vector<Field> all;
  (
      [&] {
        auto const fields = fields_of<Records>();
        all.insert(all.end(), fields.begin(), fields.end());
      }(),
      ...);
  return all;
}

}  // namespace

std::vector<Field> all_fields() {
  return fields_of_all<Person, HeldRow, RoleRequest, InvitationRequest, Session, SecondFactor, FactorStatus,
                       LinkedIdentity, Passkey, SettingChange>();
}

}  // namespace wardmote::access
