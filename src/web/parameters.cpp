#include "web/parameters.h"

#include "base/text.h"
#include "web/percent.h"

namespace wardmote::web {

std::expected<Parameters, Malformed> parameters_of(std::string_view encoded, ParameterLimits limits) {
  Parameters parameters;
  for (auto const piece : base::split(encoded, '&')) {
    if (piece.empty()) continue;
    if (parameters.size() == limits.count_max)
      return std::unexpected(Malformed{std::string(message_id("More than {limit} values were sent at once.")),
                                       {{"limit", std::to_string(limits.count_max)}}});
    auto const equals = piece.find('=');
    auto name = form_decoded(piece.substr(0, equals));
    auto value = form_decoded(equals == std::string_view::npos ? std::string_view() : piece.substr(equals + 1));
    if (!name || !value)
      return std::unexpected(Malformed{std::string(message_id("“{text}” is not UTF-8 text in percent-encoding.")),
                                       {{"text", std::string(base::is_utf8(piece) ? piece.substr(0, 100) : "?")}}});
    parameters.emplace(*std::move(name), *std::move(value));
  }
  return parameters;
}

}  // namespace wardmote::web
