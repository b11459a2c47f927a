#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <map>

#include "base/choice.h"
#include "base/document.h"
#include "base/text.h"
#include "domains/situation/screen/screen.h"

/// The shares of docs/methods/free_text_screen.md, measured on tests/golden/screen.
namespace wardmote::situation::screen_corpus_test {
namespace {

std::string whole_file(std::string const& path) {
  std::ifstream file(WARDMOTE_SOURCE_DIR "/" + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

base::Document document(std::string const& path) { return base::document_of(whole_file(path), path).value(); }

Screen const& screen() {
  static auto const screen = screen_of(whole_file("catalog/screen_words.yaml"), "screen_words.yaml").value();
  return screen;
}

struct Span {
  FindKind kind;
  std::size_t begin, end;
};

struct Labelled {
  std::string text;
  std::vector<Span> spans;
};

/// "Call [phone|905-555-0134]." without its marks, and where they stood.
Labelled labelled(std::string_view line) {
  Labelled labelled;
  while (!line.empty()) {
    auto const open = line.find('[');
    labelled.text += line.substr(0, open);
    if (open == std::string_view::npos) break;
    auto const bar = line.find('|', open), close = line.find(']', bar);
    auto const kind = base::choice_called<FindKind>(line.substr(open + 1, bar - open - 1));
    auto const begin = labelled.text.size();
    labelled.text += line.substr(bar + 1, close - bar - 1);
    labelled.spans.push_back({kind.value(), begin, labelled.text.size()});
    line.remove_prefix(close + 1);
  }
  return labelled;
}

/// Found: its kind's finds cover at least half of it.
bool is_found(Span const& span, std::vector<Find> const& finds) {
  std::size_t covered = 0;
  for (auto const& find : finds)
    if (find.kind == span.kind && find.begin < span.end && find.end > span.begin)
      covered += std::min(find.end, span.end) - std::max(find.begin, span.begin);
  return 2 * covered >= span.end - span.begin;
}

struct Tally {
  int hits = 0;
  int all = 0;
  double share() const { return static_cast<double>(hits) / all; }
};

struct Counts {
  std::map<std::string, Tally> by_kind{};
  std::string lines{};  ///< what was missed, or found without cause
  std::string text() const {
    std::string text = lines;
    for (auto const& [kind, tally] : by_kind)
      text += "\n" + kind + " " + std::to_string(tally.hits) + " of " + std::to_string(tally.all);
    return text;
  }
};

void each_line(std::string const& file, std::function<void(std::string_view line, bool is_held_out)> const& take) {
  auto const corpus = document("tests/golden/screen/" + file);
  for (auto const* language : {"english", "french"}) {
    int number = 0;
    for (auto const line : base::split(corpus[language].text, '\n'))
      if (!line.empty()) take(line, ++number % 4 == 0);
  }
}

void count_line(std::string_view line, std::string const& suffix, Counts& counts) {
  auto const [text, spans] = labelled(line);
  auto const finds = screened(text, screen());
  for (auto const& span : spans) {
    auto& tally = counts.by_kind[std::string(base::spelling_of(span.kind)) + suffix];
    auto const hit = is_found(span, finds);
    ++tally.all;
    tally.hits += hit ? 1 : 0;
    if (!hit) counts.lines += "\nmissed: " + std::string(line);
  }
}

TEST(ScreenCorpus, OfEachKindOfNumberAndAddressNinetyEightOfAHundredAreFound) {
  Counts counts;
  for (auto const* file : {"structured.yaml", "generated.yaml"})
    each_line(file, [&](std::string_view line, bool) { count_line(line, "", counts); });
  int all = 0;
  for (auto const& [kind, tally] : counts.by_kind) {
    EXPECT_GE(tally.share(), 0.98) << kind << counts.text();
    EXPECT_GE(tally.all, 50) << kind;
    all += tally.all;
  }
  EXPECT_EQ(counts.by_kind.size(), 11U);
  EXPECT_GE(all, 600);
}

TEST(ScreenCorpus, OfNamesInContextNineOfTenAreFound) {
  Counts counts;
  each_line("names.yaml",
            [&](std::string_view line, bool is_held_out) { count_line(line, is_held_out ? " held out" : "", counts); });
  for (auto const& [kind, tally] : counts.by_kind) EXPECT_GE(tally.share(), 0.9) << kind << counts.text();
  EXPECT_GE(counts.by_kind["name"].all + counts.by_kind["name held out"].all, 200);
}

TEST(ScreenCorpus, OfNeutralTextsThreeOfAHundredAreRefusedAtMost) {
  Counts counts;
  each_line("neutral.yaml", [&](std::string_view line, bool is_held_out) {
    auto const finds = screened(line, screen());
    auto& tally = counts.by_kind[is_held_out ? "held out" : "neutral"];
    ++tally.all;
    tally.hits += finds.empty() ? 0 : 1;
    if (!finds.empty()) counts.lines += "\nrefused: " + std::string(line);
  });
  for (auto const& [kind, tally] : counts.by_kind) EXPECT_LE(tally.share(), 0.03) << kind << counts.text();
  EXPECT_GE(counts.by_kind["neutral"].all + counts.by_kind["held out"].all, 400);
}

TEST(ScreenCorpus, TextsThatWereWrittenAfterTheListsGiveTheSharesOfTheMethodsPage) {
  Counts marked, neutral;
  for (auto const* file : {"afterwards.yaml", "unseen.yaml"})
    each_line(file, [&](std::string_view line, bool) {
      if (line.contains('[')) return count_line(line, "", marked);
      auto& tally = neutral.by_kind["neutral"];
      ++tally.all;
      if (screened(line, screen()).empty()) return;
      ++tally.hits;
      neutral.lines += "\nrefused: " + std::string(line);
    });
  for (auto const& [kind, tally] : marked.by_kind)
    EXPECT_GE(tally.share(), kind == "name" ? 0.9 : 0.98) << kind << marked.text();
  EXPECT_LE(neutral.by_kind["neutral"].share(), 0.05) << neutral.text();
}

void count_labels(base::Document const& piece, Counts& counts) {
  for (auto const& [name, member] : piece.members) {
    count_labels(member, counts);
    if (member.text.empty() || (name != "label" && name != "definition" && name != "en" && name != "fr")) continue;
    auto const finds = screened(member.text, screen());
    ++counts.by_kind["labels"].all;
    if (!finds.empty()) counts.lines += "\nrefused: " + member.text;
  }
  for (auto const& item : piece.items) count_labels(item, counts);
}

TEST(ScreenCorpus, TheFieldsOwnFactorsFlagsAndConclusionsPass) {
  Counts counts;
  for (auto const* list : {"risk_factors", "protective_factors", "study_flags", "conclusions"})
    count_labels(document("catalog/" + std::string(list) + ".yaml"), counts);
  EXPECT_EQ(counts.lines, "");
  EXPECT_GT(counts.by_kind["labels"].all, 300);
}

}  // namespace
}  // namespace wardmote::situation::screen_corpus_test
