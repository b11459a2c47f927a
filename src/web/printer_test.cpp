#include "web/printer.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <future>
#include <vector>

namespace wardmote::web {
namespace {

namespace fs = std::filesystem;

constexpr char const* document =
    "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A paper</title></head><body><h1>A paper</h1>"
    "</body></html>";

/// The printer of the program.
PrinterSettings real() { return {.folder = std::string(WARDMOTE_SOURCE_DIR) + "/pages/print"}; }

/// A printer whose script is this one.
PrinterSettings scripted(fs::path const& folder, std::string const& python) {
  fs::create_directories(folder);
  std::ofstream(folder / "print.py") << python;
  return {.folder = folder.string()};
}

std::size_t folders_left() {
  std::size_t count = 0;
  for (auto const& entry : fs::directory_iterator(fs::temp_directory_path()))
    count += entry.path().filename().string().starts_with("wardmote-print-");
  return count;
}

TEST(Printer, makes_a_tagged_pdf_and_the_same_bytes_of_the_same_document) {
  auto const one = Printer(real()).pdf_of(document, {}), other = Printer(real()).pdf_of(document, {});
  ASSERT_TRUE(one) << one.error().words;
  ASSERT_TRUE(other) << other.error().words;
  EXPECT_TRUE(one->starts_with("%PDF-1."));
  EXPECT_NE(one->find("/StructTreeRoot"), std::string::npos);
  EXPECT_EQ(*one, *other);
}

TEST(Printer, shows_an_image_that_the_document_holds_and_fetches_none) {
  auto const picture = fs::temp_directory_path() / "printer_test.svg";
  std::ofstream(picture)
      << R"(<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>)";
  auto const with = [](std::string const& address) {
    return Printer(real()).pdf_of("<html lang=en><title>A</title><body><img src='" + address + "' alt='a square'>", {});
  };
  auto const none = with("data:,"), held = with(
                                        "data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 "
                                        "width=%229%22 height=%229%22><rect width=%229%22 height=%229%22/></svg>");
  auto const fetched = with("file://" + picture.string());
  ASSERT_TRUE(none && held && fetched);
  EXPECT_NE(*held, *none);
  EXPECT_EQ(*fetched, *none);
  fs::remove(picture);
}

TEST(Printer, says_that_weasyprint_is_missing_where_it_is_not_installed) {
  auto settings = real();
  settings.weasyprint = "/nowhere/weasyprint";
  Printer printer(settings);
  EXPECT_FALSE(printer.is_installed());
  auto const answer = printer.pdf_of(document, {});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().trouble, PrintTrouble::missing);
}

TEST(Printer, tells_why_nothing_was_made_and_leaves_nothing_behind) {
  auto const before = folders_left();
  auto const folder = fs::temp_directory_path() / "printer_test_fails";
  auto const answer = Printer(scripted(folder, "raise SystemExit('no ink')")).pdf_of(document, {});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().trouble, PrintTrouble::failed);
  EXPECT_NE(answer.error().words.find("no ink"), std::string::npos);
  EXPECT_EQ(folders_left(), before);
  fs::remove_all(folder);
}

TEST(Printer, ends_what_takes_too_long_with_all_that_it_started) {
  auto const folder = fs::temp_directory_path() / "printer_test_hangs";
  auto settings = scripted(folder, "import subprocess\nsubprocess.run(['sleep', '600'])");
  settings.time_max = std::chrono::milliseconds(300);
  auto const answer = Printer(settings).pdf_of(document, {});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().trouble, PrintTrouble::failed);
  fs::remove_all(folder);
}

TEST(Printer, hands_its_child_no_secret_of_the_environment) {
  auto const folder = fs::temp_directory_path() / "printer_test_environment";
  setenv("WARDMOTE_TEST_SECRET", "a secret", 1);
  auto const answer = Printer(scripted(folder, "import os\nraise SystemExit(sorted(os.environ))")).pdf_of(document, {});
  ASSERT_FALSE(answer);
  EXPECT_NE(answer.error().words.find("TMPDIR"), std::string::npos);
  EXPECT_EQ(answer.error().words.find("WARDMOTE"), std::string::npos);
  fs::remove_all(folder);
}

TEST(Printer, makes_a_document_once_and_tells_who_does_not_wait_that_it_is_busy) {
  auto const folder = fs::temp_directory_path() / "printer_test_once";
  // Each run adds a line to a file, and waits until the test lets it go.
  Printer printer(scripted(folder,
                           "import sys, time, pathlib\n"
                           "home = pathlib.Path(sys.argv[1]).parent\n"
                           "with open(home / 'runs', 'a') as runs: print('run', file=runs)\n"
                           "while not (home / 'go').exists(): time.sleep(0.01)\n"
                           "pathlib.Path(sys.argv[3]).write_text('a paper')\n"));
  auto first = std::async(std::launch::async, [&] { return printer.pdf_of("one", {}); });
  while (!fs::exists(folder / "runs")) std::this_thread::yield();
  auto const other = printer.pdf_of("other", {});
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().trouble, PrintTrouble::busy);
  auto same = std::async(std::launch::async, [&] { return printer.pdf_of("one", std::chrono::minutes(1)); });
  std::ofstream(folder / "go") << "";
  EXPECT_EQ(first.get().value_or(""), "a paper");
  EXPECT_EQ(same.get().value_or(""), "a paper");
  EXPECT_EQ(printer.pdf_of("one", {}).value_or(""), "a paper");
  EXPECT_EQ(fs::file_size(folder / "runs"), 4U);
  fs::remove_all(folder);
}

}  // namespace
}  // namespace wardmote::web
