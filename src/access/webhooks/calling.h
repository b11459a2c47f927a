#pragma once

#include <string>

#include "access/room.h"
#include "store/jobs/attempt.h"

namespace wardmote::access {

/// Adds a message for each webhook and each public act (AccessRoom::public_acts) that it was not told of, and moves on in
/// the chain in the same transaction: each act is told to each webhook by one message, however many servers look. Gives
/// whether there was anything new. The audit chain is the outbox here: what stands in it was committed.
bool look_for_calls(AccessRoom const& room);

/// Calls webhooks (store::job_kind_of(webhook)): a POST with links only, signed with the secret, and while it changes with
/// both (docs/decisions/0016). Done at any answer of 2xx; put off for another, and for troubles. Not done, if it is paused
/// or removed. Refuses message_rejected if its address may not be called any more.
store::Handler webhook_handler(AccessRoom room, std::string site);

}  // namespace wardmote::access
