#include <algorithm>
#include <map>
#include <set>

#include "analysis/scan/input/typed_study.h"
#include "base/text.h"
#include "main/csv_columns.h"
#include "main/scan_areas.h"
#include "main/scan_columns.h"
#include "main/scan_job.h"
#include "main/scan_plan.h"

namespace wardmote {
namespace {

namespace scans = analysis::scan;
using scans::Fault;

/// Covariates: those asked for, else what a population has beside its own columns.
base::Answer<std::vector<std::string>> covariates_of(Options::Scan const& asked) {
  if (!asked.covariates.empty() || asked.population.empty()) {
    auto names = asked.covariates;
    for (auto& name : names) name = base::lower_ascii(name);
    return names;
  }
  auto header = csv_header(asked.population);
  if (!header) return std::unexpected(header.error());
  std::erase_if(*header, [](std::string const& name) {
    return scan_columns::is_one_of(name, scan_columns::place) || scan_columns::is_one_of(name, scan_columns::date) ||
           scan_columns::is_one_of(name, scan_columns::persons);
  });
  return header;
}

constexpr std::size_t types_max = 100;

/// The types of the cases, in the order of their names; one without a name if they are not told apart.
base::Answer<std::vector<std::string>> types_of(Options::Scan const& asked) {
  if (!asked.types) return std::vector<std::string>{""};
  std::set<std::string, std::less<>> types;
  auto const read = each_csv_row(asked.cases, [&](CsvRow const& row) -> Fault {
    auto const type = row.field(scan_columns::type);
    if (!type) return "there is no column type, which --types needs";
    if (type->empty()) return "the type is empty";
    types.emplace(*type);
    if (types.size() > types_max) return "there are more than " + std::to_string(types_max) + " types";
    return std::nullopt;
  });
  if (!read) return std::unexpected(read.error());
  if (types.empty()) return base::refuse(base::RefusalCode::file_empty, {{"file", asked.cases}});
  return std::vector<std::string>(types.begin(), types.end());
}

/// Rows of each file, put into a study; of several types, into one for each.
class CsvStudy {
 public:
  CsvStudy(Options::Scan const& asked, scans::Plan const& plan, std::vector<std::string> covariates,
           std::vector<std::string> types)
      : asked_(asked),
        plan_(plan),
        covariates_(std::move(covariates)),
        types_(std::move(types)),
        builders_(types_.size(), scans::StudyBuilder(plan)) {}

  base::Answer<scans::NamedStudy> read() {
    if (auto const done = take(asked_.places, &CsvStudy::take_place); !done) return std::unexpected(done.error());
    if (auto const done = take_areas(); !done) return std::unexpected(done.error());
    if (auto const done = take(asked_.centers, &CsvStudy::take_center); !done) return std::unexpected(done.error());
    for (auto& builder : builders_) builder.close_places();
    if (!builders_.front().has_places()) return base::refuse(base::RefusalCode::file_empty, {{"file", asked_.places}});
    if (auto const done = take(asked_.distances, &CsvStudy::take_distance); !done) return std::unexpected(done.error());
    for (auto const& [file, rows] :
         {std::pair{&asked_.cases, &CsvStudy::take_case}, std::pair{&asked_.controls, &CsvStudy::take_control},
          std::pair{&asked_.population, &CsvStudy::take_population},
          std::pair{&asked_.expected, &CsvStudy::take_expected}})
      if (auto const done = take(*file, rows); !done) return std::unexpected(done.error());
    return joined();
  }

  /// Of areas, in the order of their names.
  std::vector<std::string> outlines() const {
    std::vector<std::string> texts;
    for (auto const& [name, geometry] : outlines_) texts.push_back(geometry);
    return texts;
  }

 private:
  using Take = Fault (CsvStudy::*)(CsvRow const&);

  base::Answer<scans::NamedStudy> joined() {
    scans::TypedStudies typed;
    for (std::size_t i = 0; i < types_.size(); ++i) {
      if (auto fault = builders_[i].check())
        return base::refuse(base::RefusalCode::scan_data_invalid,
                            {{"reason", types_[i].empty() ? *fault : "type “" + types_[i] + "”: " + *fault}});
      typed.emplace_back(types_[i], builders_[i].finish());
    }
    scans::NamedStudy named;
    if (auto fault = scans::join_types(std::move(typed), named))
      return base::refuse(base::RefusalCode::scan_data_invalid, {{"reason", *fault}});
    return named;
  }

  /// What every type has.
  template <class Add>
  Fault add_to_all(Add const& add) {
    for (auto& builder : builders_)
      if (auto fault = add(builder)) return fault;
    return std::nullopt;
  }

  /// What the type of a row has.
  template <class Add>
  Fault add_to_type_of(CsvRow const& row, Add const& add) {
    if (!asked_.types) return add(builders_.front());
    auto const type = row.field(scan_columns::type);
    if (!type) return "there is no column type, which --types needs: each type has its own";
    auto const found = std::ranges::lower_bound(types_, *type);
    if (found == types_.end() || *found != *type) return "the type “" + std::string(*type) + "” has no case";
    return add(builders_[static_cast<std::size_t>(found - types_.begin())]);
  }

  base::Answer<void> take(std::string const& file, Take rows) {
    auto const is_of_space = rows == &CsvStudy::take_place || rows == &CsvStudy::take_center;
    if (file.empty() || (is_of_space && plan_.extent == scans::Extent::temporal)) return {};
    if (rows == &CsvStudy::take_population && plan_.model != scans::Model::poisson) return {};
    if (rows == &CsvStudy::take_expected && !scans::expects_what_is_given(plan_.model)) return {};
    if (rows == &CsvStudy::take_control && plan_.model != scans::Model::bernoulli) return {};
    return each_csv_row(file, [&](CsvRow const& row) { return (this->*rows)(row); });
  }

  Fault position_of(CsvRow const& row, scans::Position& position) const {
    auto const sphere = plan_.coordinates == scans::Coordinates::sphere;
    auto const x = sphere ? row.field(scan_columns::latitude) : row.field(scan_columns::x);
    auto const y = sphere ? row.field(scan_columns::longitude) : row.field(scan_columns::y);
    if (!x || !y) return std::string("there is no column ") + (sphere ? "latitude or longitude" : "x or y");
    auto const first = base::decimal_number(*x), second = base::decimal_number(*y);
    if (!first || !second) return "“" + std::string(first ? *y : *x) + "” is no coordinate";
    position = {*first, *second};
    return std::nullopt;
  }

  Fault take_place(CsvRow const& row) {
    scans::Position position;
    auto const name = row.field(scan_columns::place);
    if (!name) return "there is no column id";
    if (auto fault = position_of(row, position)) return fault;
    return add_to_all([&](auto& builder) { return builder.add_place(*name, position); });
  }

  base::Answer<void> take_areas() {
    if (asked_.areas.empty() || plan_.extent == scans::Extent::temporal) return {};
    return each_area(asked_.areas, [&](NamedArea area) -> Fault {
      auto points = scans::points_inside(area.outline, asked_.area_points);
      if (!points) return "its outline is too thin to lay points in";
      auto fault = add_to_all([&](auto& builder) { return builder.add_area(area.name, *points); });
      if (!fault) outlines_.emplace(std::move(area.name), std::move(area.geometry));
      return fault;
    });
  }

  Fault take_distance(CsvRow const& row) {
    auto const from = row.field(scan_columns::from), to = row.field(scan_columns::to),
               text = row.field(scan_columns::distance);
    if (!from || !to || !text) return "there is no column from, to or distance";
    auto const distance = base::decimal_number(*text);
    if (!distance) return "“" + std::string(*text) + "” is no distance";
    return add_to_all([&](auto& builder) { return builder.add_distance(*from, *to, *distance); });
  }

  Fault take_center(CsvRow const& row) {
    scans::Position position;
    if (auto fault = position_of(row, position)) return fault;
    auto const name = row.field(scan_columns::place).value_or("");
    return add_to_all([&](auto& builder) { return builder.add_center(name, position); });
  }

  static Fault count_of(CsvRow const& row, double& count) {
    auto const text = row.field(scan_columns::count);
    count = 1;
    if (!text) return std::nullopt;
    auto const number = base::decimal_number(*text);
    if (!number) return "“" + std::string(*text) + "” is no number of cases";
    count = *number;
    return std::nullopt;
  }

  Fault covariates_in(CsvRow const& row, std::vector<std::string_view>& texts) const {
    for (auto const& name : covariates_) {
      std::string_view const column = name;
      auto const text = row.field({&column, 1});
      if (!text) return "there is no column " + name + ", which is adjusted for";
      texts.push_back(*text);
    }
    return std::nullopt;
  }

  Fault take_case(CsvRow const& row) {
    double count = 0;
    std::vector<std::string_view> covariates;
    auto const place =
        plan_.extent == scans::Extent::temporal ? std::optional<std::string_view>("") : row.field(scan_columns::place);
    if (!place) return "there is no column place";
    if (auto fault = count_of(row, count)) return fault;
    if (auto fault = covariates_in(row, covariates)) return fault;
    auto const date = row.field(scan_columns::date).value_or("");
    return add_to_type_of(row, [&](auto& builder) { return builder.add_case(*place, count, date, covariates); });
  }

  Fault take_control(CsvRow const& row) {
    double count = 0;
    auto const place =
        plan_.extent == scans::Extent::temporal ? std::optional<std::string_view>("") : row.field(scan_columns::place);
    if (!place) return "there is no column place";
    if (auto fault = count_of(row, count)) return fault;
    auto const date = row.field(scan_columns::date).value_or("");
    return add_to_type_of(row, [&](auto& builder) { return builder.add_control(*place, count, date); });
  }

  Fault take_population(CsvRow const& row) {
    std::vector<std::string_view> covariates;
    auto const place =
        plan_.extent == scans::Extent::temporal ? std::optional<std::string_view>("") : row.field(scan_columns::place);
    auto const text = row.field(scan_columns::persons);
    if (!place || !text) return "there is no column place or population";
    auto const persons = base::decimal_number(*text);
    if (!persons) return "“" + std::string(*text) + "” is no population";
    if (auto fault = covariates_in(row, covariates)) return fault;
    auto const date = row.field(scan_columns::date).value_or("");
    return add_to_all([&](auto& builder) { return builder.add_population(*place, date, *persons, covariates); });
  }

  Fault take_expected(CsvRow const& row) {
    auto const place =
        plan_.extent == scans::Extent::temporal ? std::optional<std::string_view>("") : row.field(scan_columns::place);
    auto const text = row.field(scan_columns::expected);
    if (!place || !text) return "there is no column place or expected";
    auto const expected = base::decimal_number(*text);
    if (!expected) return "“" + std::string(*text) + "” is no number of expected cases";
    auto const date = row.field(scan_columns::date).value_or("");
    return add_to_type_of(row, [&](auto& builder) { return builder.add_expected(*place, date, *expected); });
  }

  Options::Scan const& asked_;
  scans::Plan const& plan_;
  std::vector<std::string> covariates_;
  std::vector<std::string> types_;  ///< in order
  std::vector<scans::StudyBuilder> builders_;
  std::map<std::string, std::string> outlines_;
};

}  // namespace

base::Answer<ScanJob> scan_job_of_csv(Options::Scan const& asked) {
  auto const planned = scan_plan(asked);
  if (!planned) return std::unexpected(planned.error());
  auto covariates = covariates_of(asked);
  if (!covariates) return std::unexpected(covariates.error());
  auto types = types_of(asked);
  if (!types) return std::unexpected(types.error());
  CsvStudy study(asked, planned->plan, std::move(*covariates), std::move(*types));
  auto named = study.read();
  if (!named) return std::unexpected(named.error());
  return ScanJob{planned->plan, planned->options, std::move(*named), study.outlines(), {}};
}

}  // namespace wardmote
