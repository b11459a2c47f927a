#include "access/totp.h"

#include <liboath/oath.h>

#include <array>
#include <cstdlib>
#include <memory>

#include "base/ensure.h"
#include "base/hash.h"

namespace wardmote::access {
namespace {

constexpr std::int64_t steps_tolerated = 1;

std::string base32(std::string_view bytes) {
  char* text = nullptr;
  std::size_t length = 0;
  ENSURE(oath_base32_encode(bytes.data(), bytes.size(), &text, &length) == OATH_OK);
  std::unique_ptr<char, decltype(&std::free)> const held(text, std::free);
  return {text, length};
}

}  // namespace

std::int64_t step_at(base::Instant now) {
  return std::chrono::floor<std::chrono::seconds>(now).time_since_epoch() / totp_step;
}

std::string code_at(std::string_view secret, std::int64_t step) {
  std::array<char, totp_digits + 1> code{};
  ENSURE(oath_totp_generate(secret.data(), secret.size(), static_cast<time_t>(step * totp_step.count()),
                            static_cast<unsigned>(totp_step.count()), 0, totp_digits, code.data()) == OATH_OK);
  return {code.data(), totp_digits};
}

std::optional<std::int64_t> step_of_code(std::string_view secret, std::string_view code, base::Instant now,
                                         std::int64_t last_step) {
  std::optional<std::int64_t> found;
  for (auto step = step_at(now) - steps_tolerated; step <= step_at(now) + steps_tolerated; ++step)
    if (base::is_same_secret(code_at(secret, step), code) && step > last_step) found = step;
  return found;
}

std::string spelled_secret(std::string_view secret) {
  auto text = base32(secret);
  for (std::size_t at = 4; at < text.size(); at += 5) text.insert(at, " ");
  return text;
}

std::string totp_address(std::string_view secret, std::string_view issuer, std::string_view account) {
  return "otpauth://totp/" + std::string(issuer) + ":" + std::string(account) + "?secret=" + base32(secret) +
         "&issuer=" + std::string(issuer);
}

}  // namespace wardmote::access
