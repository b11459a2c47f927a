#include "domains/evidence/csv_reader.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace wardmote::evidence {
namespace {

struct Read {
  std::vector<std::int64_t> lines;
  std::vector<std::vector<std::string>> records;
  std::vector<std::string> faults;
};

/// Hands out a few bytes at a time, so that every record spans several reads.
class Drip final : public ByteSource {
 public:
  Drip(std::string_view text, std::size_t bytes) : text_(text), bytes_(bytes) {}
  std::size_t read(std::span<char> room) override {
    auto const count = std::min({room.size(), bytes_, text_.size() - done_});
    std::copy_n(text_.data() + done_, count, room.data());
    done_ += count;
    return count;
  }
  std::string failure() const override { return {}; }
  std::int64_t bytes_done() const override { return static_cast<std::int64_t>(done_); }
  std::int64_t bytes_total() const override { return static_cast<std::int64_t>(text_.size()); }

 private:
  std::string_view text_;
  std::size_t bytes_;
  std::size_t done_ = 0;
};

Read read_all(ByteSource& source, char separator = ',') {
  CsvReader reader(source, separator);
  Read read;
  for (CsvRecord record; reader.next(record);) {
    read.lines.push_back(record.line);
    read.records.emplace_back(record.fields.begin(), record.fields.end());
    read.faults.emplace_back(record.fault);
  }
  return read;
}

Read read_all(std::string_view text, char separator = ',') {
  auto const source = bytes_of(text);
  return read_all(*source, separator);
}

using Records = std::vector<std::vector<std::string>>;

TEST(CsvReader, leaves_a_byte_order_mark_out) {
  EXPECT_EQ(read_all("\xEF\xBB\xBF"
                     "a,b\n")
                .records,
            (Records{{"a", "b"}}));
}

TEST(CsvReader, takes_both_kinds_of_line_ends_and_a_last_line_without_one) {
  EXPECT_EQ(read_all("a,b\r\nc,d\ne,f").records, (Records{{"a", "b"}, {"c", "d"}, {"e", "f"}}));
}

TEST(CsvReader, keeps_separators_quotes_and_line_ends_inside_quotes) {
  EXPECT_EQ(read_all("\"a,b\",\"say \"\"no\"\"\",\"two\r\nlines\"\nnext,,\"\"\n").records,
            (Records{{"a,b", "say \"no\"", "two\r\nlines"}, {"next", "", ""}}));
}

TEST(CsvReader, counts_lines_through_quoted_ones) {
  EXPECT_EQ(read_all("a\n\"b\nb\nb\"\nc\n").lines, (std::vector<std::int64_t>{1, 2, 5}));
}

TEST(CsvReader, lets_a_quote_inside_an_unquoted_field_stand_for_itself) {
  EXPECT_EQ(read_all("5\" pipe,a\"b\"\n").records, (Records{{"5\" pipe", "a\"b\""}}));
}

TEST(CsvReader, faults_text_behind_a_closing_quote_and_reads_on) {
  auto const read = read_all("\"a\"b,c\nd,e\n");
  EXPECT_EQ(read.faults, (std::vector<std::string>{"the text goes on after the closing quote", ""}));
  EXPECT_EQ(read.records[1], (std::vector<std::string>{"d", "e"}));
}

TEST(CsvReader, faults_a_quote_that_is_not_closed) {
  EXPECT_EQ(read_all("a,b\nc,\"d\n").faults.back(), "the quoted text is not closed before the end of the file");
}

TEST(CsvReader, faults_bytes_that_are_no_utf8_and_zero_bytes) {
  auto const read = read_all(std::string_view("\xC3\x28,a\nb\0c\nd\n", 11));
  EXPECT_EQ(read.faults, (std::vector<std::string>{"is not UTF-8", "holds a zero byte", ""}));
}

TEST(CsvReader, goes_on_behind_the_line_of_a_quote_that_swallows_a_megabyte) {
  std::string text = "a\n\"open\n";
  for (int line = 0; line < 200'000; ++line) text += "row of text\n";
  auto const read = read_all(text);
  ASSERT_EQ(read.records.size(), 200'002u);
  EXPECT_EQ(read.faults[1], "is longer than 1 MiB; is a quote not closed?");
  EXPECT_EQ(read.records[2], (std::vector<std::string>{"row of text"}));
  EXPECT_EQ(read.lines.back(), 200'002);
}

TEST(CsvReader, reads_other_separators) { EXPECT_EQ(read_all("a;b,c\n", ';').records, (Records{{"a", "b,c"}})); }

TEST(CsvReader, gives_nothing_for_an_empty_file) { EXPECT_TRUE(read_all("").records.empty()); }

TEST(CsvReader, keeps_the_raw_text_of_a_record_whose_quotes_were_taken_off) {
  auto const source = bytes_of("\"a\"\"b\",c\r\n");
  CsvReader reader(*source);
  CsvRecord record;
  ASSERT_TRUE(reader.next(record));
  EXPECT_EQ(record.raw, "\"a\"\"b\",c");
  EXPECT_EQ(record.fields[0], "a\"b");
}

RC_GTEST_PROP(CsvReader, reads_back_whatever_was_written, ()) {
  auto const letter = rc::gen::elementOf(std::string("ab,\"\r\n; "));
  auto const field = rc::gen::container<std::string>(letter);
  auto const width = *rc::gen::inRange<std::size_t>(2, 5);
  auto const written = *rc::gen::container<Records>(rc::gen::container<std::vector<std::string>>(width, field));
  std::string text;
  for (auto const& record : written) {
    for (std::size_t index = 0; index < record.size(); ++index) text += (index ? "," : "") + csv_field(record[index]);
    text += '\n';
  }
  Drip drip(text, *rc::gen::inRange<std::size_t>(1, 9));
  auto const read = read_all(drip);
  RC_ASSERT(read.records == written);
  RC_ASSERT(std::all_of(read.faults.begin(), read.faults.end(), [](auto const& fault) { return fault.empty(); }));
}

TEST(CsvReader, reads_windows_1252_through_its_filter) {
  auto const source =
      from_windows_1252(bytes_of("Qu\xE9"
                                 "bec,\x80\n"));
  EXPECT_EQ(read_all(*source).records, (Records{{"Québec", "€"}}));
}

}  // namespace
}  // namespace wardmote::evidence
