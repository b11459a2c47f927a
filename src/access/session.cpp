#include "access/session.h"

#include <utility>

namespace wardmote::access {
namespace {

/// What stands in a header, and what it means. Chrome calls itself Safari too, and Edge both: the first that fits counts.
constexpr std::pair<std::string_view, std::string_view> browsers[] = {
    {"Firefox/", "Firefox"}, {"Edg/", "Edge"}, {"Chrome/", "Chrome"}, {"CriOS/", "Chrome"}, {"Safari/", "Safari"}};
constexpr std::pair<std::string_view, std::string_view> devices[] = {{"Android", "Android"},     {"iPhone", "iPhone"},
                                                                     {"iPad", "iPad"},           {"Windows", "Windows"},
                                                                     {"Macintosh", "Macintosh"}, {"Linux", "Linux"}};

template <std::size_t count>
std::string_view first_in(std::string_view text, std::pair<std::string_view, std::string_view> const (&marks)[count]) {
  for (auto const& [mark, meaning] : marks)
    if (text.find(mark) != std::string_view::npos) return meaning;
  return {};
}

struct DeviceName {
  static constexpr std::string_view lets_through = "the name of one of five browsers and of one of six kinds of device";
  static std::string make(std::string_view user_agent) {
    auto const browser = first_in(user_agent, browsers), device = first_in(user_agent, devices);
    auto const comma = browser.empty() || device.empty() ? "" : ", ";
    return std::string(browser) + comma + std::string(device);
  }
};

}  // namespace

Device device_called(std::string_view user_agent) { return Device::by<DeviceName>(user_agent); }

bool stands(Session const& session, base::Instant now, SessionLimits const& limits) {
  auto const started_at = session.started_at.inside(), last_seen_at = session.last_seen_at.inside();
  auto const is_awaited = session.proved_at.inside() || now < started_at + code_awaited_max;
  return is_awaited && !session.ended_at.inside() && !base::is_ahead(last_seen_at, now) &&
         now < last_seen_at + limits.idle && now < started_at + limits.whole;
}

}  // namespace wardmote::access
