#include <array>
#include <fstream>
#include <sstream>
#include <unordered_map>

#include "base/text.h"
#include "domains/evidence/byte_source.h"
#include "main/place_files.h"

namespace wardmote {
namespace {

using analysis::local::Link;
using std::string_view_literals::operator""sv;

constexpr std::array from_columns{"from"sv, "place"sv, "id"sv};
constexpr std::array to_columns{"to"sv, "neighbour"sv, "neighbor"sv};
constexpr std::array weight_columns{"weight"sv, "weights"sv, "w"sv};

base::Refusal refused(std::string const& file, std::int64_t line, std::string reason) {
  return {base::RefusalCode::scan_row_invalid,
          {{"file", file}, {"line", std::to_string(line)}, {"reason", std::move(reason)}}};
}

/// Links between places that are known by name, each once.
class Links {
 public:
  explicit Links(std::vector<std::string> const& names) {
    for (std::uint32_t i = 0; i < names.size(); ++i) number_[names[i]] = i;
  }

  std::optional<std::string> add(std::string_view from, std::string_view to, double weight) {
    auto const first = number_.find(std::string(from)), second = number_.find(std::string(to));
    if (first == number_.end()) return "there is no place “" + std::string(from) + "”";
    if (second == number_.end()) return "there is no place “" + std::string(to) + "”";
    if (!seen_.emplace(std::uint64_t{first->second} << 32 | second->second, true).second)
      return "“" + std::string(from) + "” and “" + std::string(to) + "” are linked twice";
    links_.push_back({first->second, second->second, weight});
    return std::nullopt;
  }

  analysis::local::Neighbours finish() { return {number_.size(), std::move(links_)}; }

 private:
  std::unordered_map<std::string, std::uint32_t> number_;
  std::unordered_map<std::uint64_t, bool> seen_;
  std::vector<Link> links_;
};

std::optional<std::string> take_row(CsvRow const& row, Links& links) {
  auto const from = row.field(from_columns), to = row.field(to_columns), text = row.field(weight_columns);
  if (!from || !to) return "there are no columns from and to";
  auto const weight = text ? base::decimal_number(*text) : std::optional(1.0);
  if (!weight || *weight <= 0) return "column weight: “" + std::string(*text) + "” is no number above 0";
  return links.add(*from, *to, *weight);
}

std::vector<std::string> words_of(std::string const& line) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

/// GAL: a line with the number of places; then for each place a line with name and number of neighbours, and one with their
/// names, which may be empty.
base::Answer<void> take_gal(std::string const& file, std::ifstream& in, Links& links) {
  std::string line;
  std::int64_t number = 1;
  while (std::getline(in, line)) {
    ++number;
    auto const head = words_of(line);
    if (head.empty()) continue;
    auto const count = head.size() == 2 ? base::whole_number(head[1]) : std::nullopt;
    if (!count || *count < 0) return std::unexpected(refused(file, number, "it is no name and number of neighbours"));
    if (*count > 0 && !std::getline(in, line))
      return std::unexpected(refused(file, number, "its neighbours are missing"));
    number += *count > 0;
    auto const neighbours = *count > 0 ? words_of(line) : std::vector<std::string>();
    if (neighbours.size() != static_cast<std::size_t>(*count))
      return std::unexpected(refused(file, number,
                                     "it has " + std::to_string(neighbours.size()) + " neighbours where " +
                                         std::to_string(*count) + " are announced"));
    for (auto const& to : neighbours)
      if (auto fault = links.add(head[0], to, 1)) return std::unexpected(refused(file, number, *fault));
  }
  return {};
}

}  // namespace

base::Answer<analysis::local::Neighbours> read_neighbours(std::string const& file,
                                                          std::vector<std::string> const& names) {
  if (auto const source = evidence::open_bytes(file); !source) return std::unexpected(source.error());
  Links links(names);
  std::ifstream in(file);
  std::string first;
  if (!std::getline(in, first)) return base::refuse(base::RefusalCode::file_empty, {{"file", file}});
  auto const is_gal =
      first.find(',') == first.npos && base::whole_number(words_of(first).empty() ? "" : words_of(first)[0]);
  auto const done =
      is_gal ? take_gal(file, in, links) : each_csv_row(file, [&](CsvRow const& row) { return take_row(row, links); });
  if (!done) return std::unexpected(done.error());
  return links.finish();
}

}  // namespace wardmote
