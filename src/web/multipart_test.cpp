#include "web/multipart.h"

#include <gtest/gtest.h>

#include <vector>

namespace wardmote::web {
namespace {

struct Read {
  std::vector<std::pair<Part, std::string>> parts{};
  bool is_whole = false;
  std::string objection{};
};

/// The form, cut at the places given.
Read read(std::string_view form, std::vector<std::size_t> const& cuts = {}, std::string_view boundary = "x") {
  Read read;
  MultipartReader reader(boundary, {.begin = [&](Part const& part) -> TakeParts::Objection {
                                      read.parts.emplace_back(part, "");
                                      return {};
                                    },
                                    .add = [&](std::string_view bytes) -> TakeParts::Objection {
                                      read.parts.back().second += bytes;
                                      return {};
                                    },
                                    .end = []() -> TakeParts::Objection { return {}; }});
  std::size_t from = 0;
  auto ends = cuts;
  ends.push_back(form.size());
  for (auto const end : ends) {
    auto const added = reader.add(form.substr(from, end - from));
    if (!added) return read.objection = added.error().message, read;
    from = end;
  }
  read.is_whole = reader.is_whole();
  return read;
}

constexpr std::string_view form =
    "--x\r\nContent-Disposition: form-data; name=\"dataset\"\r\n\r\ncsi\r\n"
    "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\\\data\\\\../new; one.csv\"\r\nContent-Type: "
    "text/csv\r\n\r\na,b\r\n--\r\n-x\r\n"
    "--x\r\nContent-Disposition: form-data; name=\"empty\"; filename=\"\"\r\n\r\n\r\n--x--\r\n";

void expect_that_form(Read const& read) {
  EXPECT_EQ(read.objection, "");
  ASSERT_EQ(read.parts.size(), 3U);
  EXPECT_TRUE(read.is_whole);
  EXPECT_EQ(read.parts[0].first.name, "dataset");
  EXPECT_FALSE(read.parts[0].first.is_file);
  EXPECT_EQ(read.parts[0].second, "csi");
  EXPECT_EQ(read.parts[1].first.file_name, "new; one.csv");
  EXPECT_TRUE(read.parts[2].first.is_file);
  EXPECT_EQ(read.parts[2].second, "");
}

TEST(Multipart, a_form_is_read_whole_wherever_it_is_cut) {
  expect_that_form(read(form));
  for (std::size_t cut = 0; cut <= form.size(); ++cut) expect_that_form(read(form, {cut}));
  std::vector<std::size_t> everywhere;
  for (std::size_t cut = 1; cut < form.size(); ++cut) everywhere.push_back(cut);
  expect_that_form(read(form, everywhere));
}

TEST(Multipart, a_line_that_only_begins_like_the_boundary_belongs_to_the_file) {
  EXPECT_TRUE(read("--x\r\nContent-Disposition: form-data; name=f\r\n\r\na\r\n--\r\n--x--").is_whole);
  auto const near = read("--ab\r\nContent-Disposition: form-data; name=f\r\n\r\n1\r\n--a\r\n--ab--", {}, "ab");
  ASSERT_EQ(near.parts.size(), 1U);
  EXPECT_EQ(near.parts[0].second, "1\r\n--a");
}

TEST(Multipart, a_form_that_breaks_off_is_not_whole) {
  for (std::size_t end = 0; end + 4 < form.size(); ++end) EXPECT_FALSE(read(form.substr(0, end)).is_whole) << end;
}

TEST(Multipart, what_no_browser_writes_is_refused) {
  auto const head = std::string("--x\r\nContent-Disposition: form-data; name=\"f\"\r\n");
  EXPECT_NE(read("--x\r\nContent-Type: text/plain\r\n\r\na").objection, "") << "no name";
  EXPECT_NE(read("--x of another kind\r\n").objection, "") << "text behind the boundary";
  EXPECT_NE(read(head + "X: " + std::string(9000, 'x')).objection, "") << "a head without end";
  std::string many;
  for (int at = 0; at < 70; ++at) many += head + "\r\n\r\n";
  EXPECT_NE(read(many).objection, "") << "seventy parts";
}

TEST(Multipart, the_name_of_a_file_is_never_a_path) {
  auto const name_of = [](std::string const& given) {
    return read("--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"" + given + "\"\r\n\r\n")
        .parts.at(0)
        .first.file_name;
  };
  EXPECT_EQ(name_of("../../etc/passwd"), "passwd");
  EXPECT_EQ(name_of("a\\b\\c.csv"), "c.csv");
  EXPECT_EQ(name_of(std::string("a\0b.csv", 7)), "ab.csv");
  EXPECT_EQ(name_of("\xff\xfe.csv"), "");
}

TEST(Multipart, a_boundary_has_one_to_seventy_characters) {
  EXPECT_EQ(boundary_of("multipart/form-data; boundary=abc"), "abc");
  EXPECT_EQ(boundary_of("Multipart/Form-Data; charset=utf-8; boundary=\"a b\""), "a b");
  EXPECT_EQ(boundary_of("multipart/form-data; boundary=" + std::string(71, 'x')), "");
  EXPECT_EQ(boundary_of("multipart/form-data"), "");
  EXPECT_EQ(boundary_of("multipart/mixed; boundary=abc"), "");
}

}  // namespace
}  // namespace wardmote::web
