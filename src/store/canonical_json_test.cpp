#include "store/canonical_json.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace wardmote::store {
namespace {

using Texts = std::map<std::string, std::string>;

TEST(CanonicalJson, has_one_text_for_one_object) {
  EXPECT_EQ(canonical_json({}), "{}");
  EXPECT_EQ(canonical_json({{"b", "2"}, {"a", "\"\\\b\f\n\r\t\x01/é"}}), R"({"a":"\"\\\b\f\n\r\t\u0001/é","b":"2"})");
}

TEST(CanonicalJson, refuses_every_other_form) {
  for (auto const* const other :
       {"", "[]", "{", "{}}", "{ }", R"({"a":1})", R"({"a":"1",})", R"({"b":"","a":""})", R"({"a":"","a":""})",
        R"({"a":"\/"})", R"({"a":"\u0041"})", R"({"a":"\u00)", R"({"a":"\)", R"({"a")", R"({"a":"1""b":"2"})"})
    EXPECT_EQ(texts_of_json(other), std::nullopt) << other;
}

RC_GTEST_PROP(CanonicalJson, gives_back_what_was_written, (Texts const& texts)) {
  RC_ASSERT(texts_of_json(canonical_json(texts)) == texts);
}

RC_GTEST_PROP(CanonicalJson, reads_any_bytes_without_harm, (std::string const& bytes)) {
  auto const texts = texts_of_json(bytes);
  bool const is_refused_or_canonical = !texts || canonical_json(*texts) == bytes;
  RC_ASSERT(is_refused_or_canonical);
}

}  // namespace
}  // namespace wardmote::store
