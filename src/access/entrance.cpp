#include "access/entrance.h"

#include <algorithm>

#include "access/notice.h"
#include "access/second_factor.h"
#include "access/session_store.h"
#include "access/throttle.h"
#include "base/hash.h"

namespace wardmote::access {
namespace {

constexpr std::size_t secret_bytes = 32;

std::string address_key(std::string_view client_address) { return "address:" + std::string(client_address); }

/// Whether the person never signed in from such a device, in the time that sign-ins are kept.
bool is_new_device(store::Reader& reader, base::Id<Person> person, Device const& device) {
  return std::ranges::none_of(list_sessions(reader, person),
                              [&](Session const& one) { return one.device.inside().value() == device.value(); });
}

}  // namespace

std::string begin_session(AccessRoom const& room, store::Writer& writer, Beginning const& beginning) {
  auto const now = room.clock.now();
  auto const token = base::random_secret(secret_bytes);
  delete_sessions_before(writer, room.board, now - ended_sessions_kept);
  if (beginning.is_proved && !beginning.is_first && is_new_device(writer, beginning.person, beginning.device))
    tell(room, writer, beginning.person, Notice::new_device);
  insert_session(writer, room.board,
                 {.id = base::Id<Session>::make(room.clock),
                  .person = beginning.person,
                  .form_token = base::random_secret(secret_bytes),
                  .device = beginning.device,
                  .by = beginning.by,
                  .provider_session = beginning.provider_session,
                  .started_at = now,
                  .last_seen_at = now,
                  .proved_at = beginning.is_proved ? std::optional(now) : std::nullopt},
                 token);
  return token;
}

Entrance enter(AccessRoom const& room, store::Writer& writer, Beginning beginning) {
  auto const waits_for_code = second_factor_of(room, writer, beginning.person).is_on();
  beginning.is_proved = !waits_for_code;
  return {begin_session(room, writer, beginning), waits_for_code};
}

std::unexpected<base::Refusal> throttled(AccessRoom const& room, base::Instant until) {
  auto const minutes = std::chrono::ceil<std::chrono::minutes>(until - room.clock.now());
  return base::refuse(base::RefusalCode::sign_in_throttled, {{"minutes", std::to_string(minutes.count())}});
}

std::optional<base::Instant> address_waits_until(AccessRoom const& room, store::Reader& reader,
                                                 std::string_view client_address) {
  return wait_until(failures_of(reader, room.board, address_key(client_address)), free_failures_of_address,
                    room.clock.now());
}

void add_failure_of_address(AccessRoom const& room, store::Writer& writer, std::string_view client_address) {
  add_failure(writer, room.board, address_key(client_address), room.clock.now());
}

}  // namespace wardmote::access
