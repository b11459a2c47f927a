#pragma once

#include <string>
#include <string_view>

#include "access/room.h"
#include "access/webhooks/target.h"
#include "access/webhooks/webhook.h"
#include "base/refusal.h"
#include "store/sealed/secret.h"

namespace wardmote::access {

// What administrators do to webhooks. Each is one transaction with its audit entry, whose subject is the webhook's
// identifier; its address and secrets are in no entry. Those that take an identifier refuse webhook_unknown.

/// What a secret is shown by, this once.
struct MadeSecret {
  base::Id<Webhook> webhook{};
  store::Secret secret;
};

/// Refuses form_invalid (url) for one that may not be called, and key_not_given. Called for what is done from now on.
base::Answer<MadeSecret> add_webhook(AccessRoom const& room, std::string_view url, std::string_view actor);

/// Another secret, which signs at once; the one before signs too for `secrets_overlap`, so that whoever takes the calls can
/// change over. Refuses what opening and sealing refuse.
base::Answer<MadeSecret> rotate_webhook_secret(AccessRoom const& room, std::string_view webhook,
                                               std::string_view actor);

/// One that is paused is not told of what is done meanwhile, not afterwards either.
base::Answer<void> pause_webhook(AccessRoom const& room, std::string_view webhook, std::string_view actor);
base::Answer<void> resume_webhook(AccessRoom const& room, std::string_view webhook, std::string_view actor);

/// Calls it once, with nothing to tell.
base::Answer<void> test_webhook(AccessRoom const& room, std::string_view webhook, std::string_view actor);

/// Shreds its secrets. What waits for it is not sent any more.
base::Answer<void> remove_webhook(AccessRoom const& room, std::string_view webhook, std::string_view actor);

/// Where the secrets of a webhook are sealed.
store::SealedPlace place_of_secret(AccessRoom const& room, base::Id<Webhook> webhook, std::string_view column);

}  // namespace wardmote::access
