#pragma once

#include <string>

#include "store/outbox/message.h"
#include "web/context.h"

namespace wardmote::access {

/// What a message tells of, in words; its kind if it is none of ours.
std::string label_of(store::MessageRequest const& message, web::Tongue const& tongue);

/// Why the latest attempt to send it failed, as a sentence with what to do about it; empty if none did.
std::string failure_of(store::Message const& message, web::Tongue const& tongue);

}  // namespace wardmote::access
