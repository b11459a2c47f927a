#pragma once

#include <string_view>

namespace wardmote {

/// Tells whoever started this service (systemd, Type=notify) how it is: "READY=1", "STOPPING=1". Nothing if nobody asked to
/// be told (NOTIFY_SOCKET); what cannot be told is not an error of ours.
void notify_service_manager(std::string_view state);

}  // namespace wardmote
