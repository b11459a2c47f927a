#include "store/backup/row_bytes.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

#include "base/ensure.h"

namespace wardmote::store {
namespace {

using Rows = std::vector<std::vector<Stored>>;

BulkValue seen(Stored const& stored) {
  if (auto const* const whole = std::get_if<std::int64_t>(&stored)) return *whole;
  if (auto const* const number = std::get_if<double>(&stored)) return *number;
  if (auto const* const text = std::get_if<std::string>(&stored)) return std::string_view(*text);
  return nullptr;
}

Stored kept(BulkValue const& value) {
  Stored stored;
  value.visit([&](auto held) {
    if constexpr (std::is_same_v<decltype(held), std::string_view>)
      stored = std::string(held);
    else
      stored = held;
  });
  return stored;
}

std::string encoded(Rows const& rows, std::size_t columns) {
  RowEncoder encoder(columns);
  std::string bytes;
  for (auto const& row : rows) {
    std::vector<BulkValue> values;
    for (auto const& value : row) values.push_back(seen(value));
    encoder.add(values, bytes);
  }
  return bytes;
}

/// Cut into pieces of so many bytes; nothing if they are no rows.
std::optional<Rows> decoded(std::string_view bytes, std::size_t columns, std::size_t piece) {
  RowDecoder decoder(columns);
  Rows rows;
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    auto const taken = decoder.add(bytes.substr(at, piece), [&](std::span<BulkValue const> row) {
      rows.emplace_back();
      for (auto const& value : row) rows.back().push_back(kept(value));
    });
    if (!taken) return std::nullopt;
  }
  return decoder.is_whole() ? std::optional(rows) : std::nullopt;
}

rc::Gen<Stored> any_value() {
  return rc::gen::oneOf(rc::gen::just(Stored{}),
                        rc::gen::map(rc::gen::arbitrary<std::int64_t>(), [](auto whole) { return Stored(whole); }),
                        rc::gen::map(rc::gen::inRange<std::int64_t>(-3, 3), [](auto whole) { return Stored(whole); }),
                        rc::gen::map(rc::gen::arbitrary<double>(), [](auto number) { return Stored(number); }),
                        rc::gen::map(rc::gen::arbitrary<std::string>(), [](auto text) { return Stored(text); }));
}

RC_GTEST_PROP(RowBytes, give_back_every_row_however_they_are_cut, ()) {
  auto const columns = *rc::gen::inRange<std::size_t>(1, 5);
  auto const rows = *rc::gen::container<Rows>(rc::gen::container<std::vector<Stored>>(columns, any_value()));
  auto const bytes = encoded(rows, columns);
  RC_ASSERT(decoded(bytes, columns, *rc::gen::inRange<std::size_t>(1, 9)) == std::optional(rows));
}

TEST(RowBytes, keep_the_extremes_of_each_kind) {
  Rows const rows{{std::numeric_limits<std::int64_t>::min(), -0.0},
                  {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<double>::denorm_min()},
                  {std::int64_t{0}, std::string()},
                  {Stored{}, std::string(300, 'x')}};
  EXPECT_EQ(decoded(encoded(rows, 2), 2, 7), rows);
  auto const negative_zero = decoded(encoded({{0.0}, {-0.0}}, 1), 1, 100);
  ASSERT_TRUE(negative_zero);
  EXPECT_TRUE(std::signbit(std::get<double>((*negative_zero)[1][0]))) << "equal is not the same";
}

TEST(RowBytes, say_a_value_that_stays_in_one_byte) {
  std::string const long_text(500, 'x');
  Rows const rows(100, {long_text});
  EXPECT_LT(encoded(rows, 1).size(), 520U + 99U * 5U);
}

RC_GTEST_PROP(RowBytes, refuse_what_are_none_and_never_read_beyond, (std::string const& bytes)) {
  decoded(bytes, *rc::gen::inRange<std::size_t>(1, 4), 3);
}

TEST(RowBytes, refuse_rows_of_another_number_of_columns) {
  auto const bytes = encoded({{std::int64_t{1}, std::string("a")}}, 2);
  EXPECT_FALSE(decoded(bytes, 1, 100));
  EXPECT_FALSE(decoded(bytes, 3, 100));
  EXPECT_FALSE(decoded(bytes.substr(0, bytes.size() - 1), 2, 100));
}

}  // namespace
}  // namespace wardmote::store
