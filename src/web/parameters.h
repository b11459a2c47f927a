#pragma once

#include <cstddef>
#include <expected>
#include <map>
#include <string>
#include <string_view>

#include "web/context.h"
#include "web/describe.h"

namespace wardmote::web {

/// Why a request cannot be read: a message id and the values it speaks of.
struct Malformed {
  std::string message;
  std::map<std::string, std::string> values{};
};

/// What a query string or a posted form may hold. A page of ours asks for a dozen at most.
struct ParameterLimits {
  std::size_t count_max = 256;
};

/// Names and values of a query string or an application/x-www-form-urlencoded body, decoded. A piece without "=" is a
/// name with an empty value; empty pieces are skipped. Malformed if a piece does not decode or there are too many.
std::expected<Parameters, Malformed> parameters_of(std::string_view encoded, ParameterLimits limits = {});

}  // namespace wardmote::web
