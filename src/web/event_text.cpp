#include "web/event_text.h"

#include "base/text.h"

namespace wardmote::web {

std::string event_of(std::string_view data) {
  std::string event;
  for (auto const line : base::split(data, '\n')) ((event += "data: ") += line) += '\n';
  return event += '\n';
}

}  // namespace wardmote::web
