#include "domains/evidence/layout.h"

#include <filesystem>

#include "base/hash.h"
#include "domains/evidence/layout_field.h"
#include "domains/evidence/mapping_text.h"

namespace wardmote::evidence {
namespace {

using base::Document;

bool belongs_to(Target target, DatasetKind kind) {
  switch (kind) {
    case DatasetKind::incidents: return target <= Target::incidents;
    case DatasetKind::areas: return target >= Target::kind;
    case DatasetKind::published_values: break;
  }
  return target == Target::area || target == Target::offence ||
         (target >= Target::area_kind && target <= Target::break_before);
}

std::vector<Target> needed_by(Layout const& layout) {
  if (layout.kind == DatasetKind::areas) return {Target::kind, Target::code, Target::name_en};
  if (layout.kind == DatasetKind::published_values) {
    if (layout.values.empty()) return {Target::area, Target::area_kind, Target::year, Target::measure, Target::value};
    return {Target::area, Target::area_kind};
  }
  return {Target::occurred_on, Target::offence};
}

/// The members of a mapping, one function each.
class LayoutReader {
 public:
  LayoutReader(std::string_view file, Layout& layout) : text_(file), layout_(layout), fields_(text_, layout.shape) {}

  void read(Document const& top) {
    text_.check_members(top, {"about", "kind", "format", "encoding", "separator", "rows", "fields", "values", "point",
                              "time_precision", "without_point", "area_by_point", "reject", "only", "keep"});
    if (!text_.is_sound()) return;
    layout_.kind = text_.choice<DatasetKind>(top["kind"], "kind");
    read_shape(top);
    read_fields(top);
    for (auto const& item : top["values"].items) layout_.values.push_back(value(item));
    for (auto const& item : top["reject"].items)
      layout_.rejects.push_back({.when = fields_.condition(item), .reason = text_.text(item["reason"], "the reason")});
    for (auto const& item : top["only"].items) layout_.only.push_back(fields_.condition(item));
    if (is_given(top["keep"])) read_keep(top["keep"]);
    if (layout_.kind == DatasetKind::incidents) read_incident_words(top);
    if (text_.is_sound()) check_needed(top);
  }

  MappingText const& text() const { return text_; }

 private:
  void read_shape(Document const& top) {
    auto& shape = layout_.shape;
    auto const format = text_.text(top["format"], "format");
    if (format != "csv" && format != "json" && format != "geojson")
      text_.fail(top["format"], "format is “" + format + "”; use one of: csv, json, geojson");
    shape.format = format == "csv" ? RowShape::Format::csv : RowShape::Format::json;
    if (format == "geojson") shape.rows_at = {"features", "*"};
    auto const& encoding = top["encoding"].text;
    if (!encoding.empty() && encoding != "utf-8" && encoding != "windows-1252")
      text_.fail(top["encoding"], "encoding is “" + encoding + "”; use one of: utf-8, windows-1252");
    if (encoding == "windows-1252") shape.encoding = RowShape::Encoding::windows_1252;
    if (is_given(top["separator"])) read_separator(top["separator"]);
    if (is_given(top["rows"])) read_way(top["rows"]);
    if (format == "json" && shape.rows_at.empty())
      text_.fail(top["format"], "json needs “rows:”, the way to a row, as in “/features/*”");
  }

  void read_keep(Document const& piece) {
    layout_.keeps_latest = piece.text == "latest";
    if (!layout_.keeps_latest || layout_.kind != DatasetKind::areas)
      text_.fail(piece, "keep is for areas, and is “latest”");
  }

  void read_separator(Document const& piece) {
    if (piece.text.size() != 1 || piece.text == "\"" || piece.text == "\n")
      return text_.fail(piece, "the separator is one character, as in “;”");
    layout_.shape.separator = piece.text[0];
  }

  void read_way(Document const& piece) {
    auto const way = text_.text(piece, "rows");
    if (!way.starts_with('/'))
      return text_.fail(piece, "rows is “" + way + "”; it begins with “/”, as in “/features/*”");
    layout_.shape.rows_at.clear();
    for (std::size_t at = 0; at < way.size();) {
      auto const end = std::min(way.find('/', at + 1), way.size());
      layout_.shape.rows_at.push_back(way.substr(at + 1, end - at - 1));
      at = end;
    }
  }

  void read_fields(Document const& top) {
    if (top["fields"].kind != Document::Kind::object)
      return text_.fail(is_given(top["fields"]) ? top["fields"] : top,
                        "“fields:” is missing; name each field and the column it is from");
    for (auto const& [name, piece] : top["fields"].members) {
      auto named = piece;
      named.kind = Document::Kind::text;
      named.text = name;
      auto const target = text_.choice<Target>(named, "the field");
      if (!text_.is_sound()) return;
      if (!belongs_to(target, layout_.kind))
        return text_.fail(
            piece, "the field “" + name + "” does not belong to " + std::string(base::spelling_of(layout_.kind)));
      layout_.fields[static_cast<std::size_t>(target)] = fields_.field(piece, name);
    }
  }

  ValueMapping value(Document const& piece) {
    text_.check_members(piece, {"measure", "from", "offence", "year", "steps", "optional"});
    ValueMapping mapping{.measure = text_.text(piece["measure"], "measure")};
    auto from = piece;
    std::erase_if(from.members, [](auto const& member) {
      return member.first == "measure" || member.first == "offence" || member.first == "year";
    });
    mapping.value = fields_.field(from, "value");
    if (is_given(piece["offence"])) mapping.offence = piece["offence"].text;
    if (is_given(piece["year"])) mapping.year = text_.whole(piece["year"], "year");
    return mapping;
  }

  void read_incident_words(Document const& top) {
    if (is_given(top["time_precision"]))
      layout_.time_precision = text_.choice<TimePrecision>(top["time_precision"], "time_precision");
    if (is_given(top["without_point"]))
      layout_.precision_without_point = text_.choice<PlacePrecision>(top["without_point"], "without_point");
    if (is_given(top["area_by_point"]))
      layout_.area_by_point = text_.choice<AreaKind>(top["area_by_point"], "area_by_point");
    if (is_given(top["point"])) layout_.point = point(top["point"]);
    if (layout_.area_by_point && !layout_.point) text_.fail(top["area_by_point"], "an area by point needs “point:”");
  }

  PointMapping point(Document const& piece) {
    text_.check_members(piece, {"x", "y", "system", "precision"});
    PointMapping mapping{.x = fields_.field(piece["x"], "x"), .y = fields_.field(piece["y"], "y")};
    auto const system = coordinate_system_called(text_.text(piece["system"], "system"));
    if (!system)
      text_.fail(piece["system"],
                 "there is no coordinate system “" + piece["system"].text + "”; use wgs84 or utm<zone>n, as in utm10n");
    mapping.system = system.value_or(CoordinateSystem{});
    mapping.precision = text_.choice<PlacePrecision>(piece["precision"], "precision");
    return mapping;
  }

  void check_needed(Document const& top) {
    for (auto const target : needed_by(layout_))
      if (!layout_.field(target))
        text_.fail(top["fields"], "the field “" + std::string(base::spelling_of(target)) + "” is missing");
    for (auto const& value : layout_.values)
      if (!value.year && !layout_.field(Target::year))
        text_.fail(top["values"], "“" + value.measure + "” has no year, and there is no field “year”");
  }

  MappingText text_;
  Layout& layout_;
  FieldReader fields_;
};

}  // namespace

base::Answer<Layout> layout_of(std::string_view yaml, std::string_view file) {
  auto const document = base::document_of(yaml, file);
  if (!document)
    return base::refuse(
        base::RefusalCode::mapping_invalid,
        {{"file", std::string(file)}, {"place", "its form"}, {"reason", document.error().values.at("reason")}});
  Layout layout{.name = std::filesystem::path(file).stem().string(), .hash = base::to_hex(base::hash_of(yaml))};
  LayoutReader reader(file, layout);
  reader.read(*document);
  if (!reader.text().is_sound()) return std::unexpected(reader.text().refusal());
  layout.shape.mapping = layout.name;
  return layout;
}

base::Answer<Layout> read_layout(std::string const& path) {
  constexpr std::size_t mapping_bytes_max = 1024 * 1024;
  auto bytes = open_bytes(path);
  if (!bytes) return std::unexpected(bytes.error());
  std::string yaml(mapping_bytes_max, '\0');
  std::size_t filled = 0;
  while (auto const count = (*bytes)->read(std::span(yaml).subspan(filled))) filled += count;
  yaml.resize(filled);
  return layout_of(yaml, path);
}

}  // namespace wardmote::evidence
