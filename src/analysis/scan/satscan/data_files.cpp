#include "analysis/scan/satscan/data_files.h"

#include <functional>

#include "analysis/scan/input/typed_study.h"
#include "base/text.h"

namespace wardmote::analysis::scan {
namespace {

using Fields = std::vector<std::string_view>;

/// The fields of a line; a fault if a quotation does not end.
Fault split_line(std::string_view line, Fields& fields) {
  fields.clear();
  auto const is_between = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == ','; };
  for (std::size_t at = 0; at < line.size();) {
    if (is_between(line[at])) {
      ++at;
      continue;
    }
    auto const is_quoted = line[at] == '"';
    auto end = at + (is_quoted ? 1 : 0);
    while (end < line.size() && (is_quoted ? line[end] != '"' : !is_between(line[end]))) ++end;
    if (is_quoted && end == line.size()) return "a quotation does not end";
    fields.push_back(is_quoted ? line.substr(at + 1, end - at - 1) : line.substr(at, end - at));
    at = end + (is_quoted ? 1 : 0);
  }
  return std::nullopt;
}

Fault fault_of_line(std::string_view line, Fields& fields, std::function<Fault(Fields const&)> const& take) {
  if (!base::is_utf8(line)) return "it is not UTF-8 text";
  if (line.contains('\0')) return "it holds a zero byte";
  if (auto fault = split_line(line, fields)) return fault;
  return fields.empty() ? std::nullopt : take(fields);
}

base::Answer<void> each_line(FileText const& file, std::function<Fault(Fields const&)> const& take) {
  auto text = file.text.starts_with("\xEF\xBB\xBF") ? file.text.substr(3) : file.text;
  Fields fields;
  for (std::int64_t number = 1; !text.empty(); ++number) {
    auto const end = text.find('\n');
    if (auto fault = fault_of_line(text.substr(0, end), fields, take))
      return base::refuse(base::RefusalCode::scan_row_invalid,
                          {{"file", file.name}, {"line", std::to_string(number)}, {"reason", *fault}});
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return {};
}

std::string expects(std::size_t found, std::string_view fields) {
  return "it has " + std::to_string(found) + " fields; it needs " + std::string(fields);
}

Fault number_into(double& number, std::string_view text, std::string_view what) {
  auto const read = base::decimal_number(text);
  if (!read) return "the " + std::string(what) + " is “" + std::string(text) + "”, not a number";
  number = *read;
  return std::nullopt;
}

Fault position_into(Position& position, std::string_view x, std::string_view y) {
  if (auto fault = number_into(position.x, x, "first coordinate")) return fault;
  return number_into(position.y, y, "second coordinate");
}

Fault take_place(StudyBuilder& builder, Fields const& fields) {
  Position position;
  if (fields.size() != 3) return expects(fields.size(), "a place and two coordinates");
  if (auto fault = position_into(position, fields[1], fields[2])) return fault;
  return builder.add_place(fields[0], position);
}

Fault take_center(StudyBuilder& builder, Fields const& fields) {
  Position position;
  if (fields.size() != 2) return expects(fields.size(), "two coordinates");
  if (auto fault = position_into(position, fields[0], fields[1])) return fault;
  return builder.add_center("", position);
}

Fault take_case(StudyBuilder& builder, bool is_dated, Fields const& fields) {
  std::size_t const own = is_dated ? 3 : 2;
  double count = 0;
  if (fields.size() < own)
    return expects(fields.size(), is_dated ? "a place, a count and a date" : "a place and a count");
  if (auto fault = number_into(count, fields[1], "number of cases")) return fault;
  return builder.add_case(fields[0], count, is_dated ? fields[2] : "",
                          {fields.begin() + static_cast<std::ptrdiff_t>(own), fields.end()});
}

Fault take_control(StudyBuilder& builder, bool is_dated, Fields const& fields) {
  double count = 0;
  if (fields.size() != (is_dated ? 3u : 2u))
    return expects(fields.size(), is_dated ? "a place, a count and a date" : "a place and a count");
  if (auto fault = number_into(count, fields[1], "number of controls")) return fault;
  return builder.add_control(fields[0], count, is_dated ? fields[2] : "");
}

Fault take_population(StudyBuilder& builder, Fields const& fields) {
  double persons = 0;
  if (fields.size() < 3) return expects(fields.size(), "a place, a date and a population");
  if (auto fault = number_into(persons, fields[2], "population")) return fault;
  return builder.add_population(fields[0], fields[1], persons, {fields.begin() + 3, fields.end()});
}

base::Answer<NamedStudy> study_of(SatscanRun const& run, SatscanTexts const& texts, DataTexts const& data) {
  StudyBuilder builder(run.plan);
  auto const is_dated = run.plan.cases_are_dated;
  auto const reading = [&](FileText const& file, auto const& take) {
    return each_line(file, [&](Fields const& fields) { return take(fields); });
  };
  if (auto const read = reading(texts.coordinates, [&](auto const& f) { return take_place(builder, f); }); !read)
    return std::unexpected(read.error());
  if (auto const read = reading(texts.grid, [&](auto const& f) { return take_center(builder, f); }); !read)
    return std::unexpected(read.error());
  builder.close_places();
  if (!builder.has_places())
    return base::refuse(base::RefusalCode::scan_data_invalid, {{"reason", texts.coordinates.name + " holds no place"}});
  if (auto const read = reading(data.cases, [&](auto const& f) { return take_case(builder, is_dated, f); }); !read)
    return std::unexpected(read.error());
  if (auto const read = reading(data.controls, [&](auto const& f) { return take_control(builder, is_dated, f); });
      !read)
    return std::unexpected(read.error());
  if (auto const read = reading(data.population, [&](auto const& f) { return take_population(builder, f); }); !read)
    return std::unexpected(read.error());
  if (auto fault = builder.check()) return base::refuse(base::RefusalCode::scan_data_invalid, {{"reason", *fault}});
  return builder.finish();
}

}  // namespace

base::Answer<NamedStudy> satscan_study(SatscanRun const& run, SatscanTexts const& texts) {
  TypedStudies typed;
  for (std::size_t i = 0; i < texts.data_sets.size(); ++i) {
    auto named = study_of(run, texts, texts.data_sets[i]);
    if (!named) return named;
    typed.emplace_back(run.data_sets[i].name, std::move(*named));
  }
  NamedStudy named;
  if (auto fault = join_types(std::move(typed), named))
    return base::refuse(base::RefusalCode::scan_data_invalid, {{"reason", *fault}});
  return named;
}

}  // namespace wardmote::analysis::scan
