#include "access/totp.h"

#include <gtest/gtest.h>

#include "access/qr_picture.h"

namespace wardmote::access {
namespace {

using namespace std::chrono_literals;

base::Instant at(std::int64_t seconds) { return base::Instant(std::chrono::seconds(seconds)); }

/// RFC 6238, appendix B (SHA-1): its secret, and its codes of eight digits, of which the last six are the code of six.
constexpr std::string_view secret = "12345678901234567890";

TEST(Totp, codes_are_those_of_rfc_6238) {
  EXPECT_EQ(code_at(secret, step_at(at(59))), "287082");
  EXPECT_EQ(code_at(secret, step_at(at(1111111109))), "081804");
  EXPECT_EQ(code_at(secret, step_at(at(1111111111))), "050471");
  EXPECT_EQ(code_at(secret, step_at(at(1234567890))), "005924");
  EXPECT_EQ(code_at(secret, step_at(at(2000000000))), "279037");
  EXPECT_EQ(code_at(secret, step_at(at(20000000000))), "353130");
}

TEST(Totp, a_code_is_taken_half_a_minute_early_or_late_and_no_more) {
  auto const now = at(1111111111);
  auto const step = step_at(now);
  for (auto const off : {-2, -1, 0, 1, 2}) {
    auto const found = step_of_code(secret, code_at(secret, step + off), now, 0);
    EXPECT_EQ(found.has_value(), std::abs(off) <= 1) << off;
    EXPECT_EQ(found.value_or(step + off), step + off);
  }
}

TEST(Totp, a_code_that_is_not_after_the_last_one_used_is_not_taken) {
  auto const now = at(1111111111);
  auto const step = step_at(now);
  EXPECT_FALSE(step_of_code(secret, code_at(secret, step), now, step));
  EXPECT_FALSE(step_of_code(secret, code_at(secret, step - 1), now, step));
  EXPECT_TRUE(step_of_code(secret, code_at(secret, step + 1), now, step));
}

TEST(Totp, what_is_no_code_is_not_taken) {
  for (std::string_view const text : {"", "0", "05047", "0504711", "abcdef", "05047 "})
    EXPECT_FALSE(step_of_code(secret, text, at(1111111111), 0)) << text;
}

TEST(Totp, a_phone_is_told_the_secret_in_base32) {
  EXPECT_EQ(totp_address(secret, "Wardmote", "maria.lopez"),
            "otpauth://totp/Wardmote:maria.lopez?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Wardmote");
  EXPECT_EQ(spelled_secret(secret), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
}

TEST(QrPicture, has_the_finder_pattern_in_three_corners) {
  auto const picture = qr_picture("otpauth://totp/Wardmote:x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Wardmote");
  auto const far = std::to_string(picture.side - 11);
  EXPECT_TRUE(picture.path.starts_with("M4 4h7v1h-7z"));
  for (auto const& row : {"M" + far + " 4h7v1h-7z", "M4 " + far + "h7v1h-7z"})
    EXPECT_NE(picture.path.find(row), std::string::npos) << row;
}

}  // namespace
}  // namespace wardmote::access
