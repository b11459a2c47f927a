#include "web/csv_text.h"

#include "base/ensure.h"
#include "base/text.h"

namespace wardmote::web {
namespace {

bool is_plain(Shape const& shape) {
  return shape.kind != Shape::Kind::list && shape.kind != Shape::Kind::object && shape.kind != Shape::Kind::raw;
}

bool is_cell(Shape const& shape) {
  return is_plain(shape) || (shape.kind == Shape::Kind::list && is_plain(shape.members.front().shape));
}

std::string quoted_if_needed(std::string text) {
  if (text.find_first_of("\",\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (char const c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string harmless(std::string const& text) {
  bool const is_formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  return is_formula ? "'" + text : text;
}

struct CellText {
  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(bool truth) const { return truth ? "true" : "false"; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(double number) const { return base::to_text(number); }
  std::string operator()(std::string const& text) const { return harmless(text); }
  std::string operator()(RawJson const&) const { return ""; }
  std::string operator()(Object const&) const { return ""; }
  std::string operator()(List const& list) const {
    std::string joined;
    for (auto const& value : list) joined += (joined.empty() ? "" : "; ") + std::visit(*this, value.kinds());
    return joined;
  }
};

void add_columns(Shape const& shape, std::string const& prefix, std::string& line) {
  for (auto const& [name, member] : shape.members) {
    if (member.kind == Shape::Kind::object) add_columns(member, prefix + name + "_", line);
    if (is_cell(member)) line += (line.empty() ? "" : ",") + quoted_if_needed(prefix + name);
  }
}

void add_cells(Value const& row, Shape const& shape, std::string& line, bool& is_first) {
  for (auto const& [name, member] : shape.members) {
    if (member.kind == Shape::Kind::object) add_cells(row[name], member, line, is_first);
    if (!is_cell(member)) continue;
    if (!is_first) line += ',';
    is_first = false;
    line += quoted_if_needed(std::visit(CellText{}, row[name].kinds()));
  }
}

}  // namespace

std::string csv_of(Value const& rows, Shape const& element) {
  auto const* list = std::get_if<List>(&rows.kinds());
  ENSURE(list != nullptr);
  std::string csv;
  add_columns(element, "", csv);
  csv += "\r\n";
  for (auto const& row : *list) {
    bool is_first = true;
    add_cells(row, element, csv, is_first);
    csv += "\r\n";
  }
  return csv;
}

}  // namespace wardmote::web
