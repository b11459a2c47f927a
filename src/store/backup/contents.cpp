#include "store/backup/contents.h"

#include <algorithm>

#include "base/text.h"

namespace wardmote::store {
namespace {

bool is_name(std::string_view text) {
  auto const is_of_name = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !text.empty() && std::ranges::all_of(text, is_of_name);
}

}  // namespace

std::optional<std::string> text_in(Texts const& texts, std::string const& name) {
  auto const found = texts.find(name);
  return found == texts.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::int64_t> number_in(Texts const& texts, std::string const& name) {
  auto const text = text_in(texts, name);
  auto const number = text ? base::whole_number(*text) : std::nullopt;
  return number ? std::optional<std::int64_t>(*number) : std::nullopt;
}

Texts texts_of(BackupHeader const& header) {
  return {{"id", header.id},
          {"of", header.of == BackupOf::data ? "data" : "keys"},
          {"made_at", base::to_text(header.made_at)},
          {"program", header.program},
          {"engine", header.engine},
          {"purged", std::to_string(header.purged)}};
}

std::optional<BackupHeader> header_of(Texts const& texts) {
  auto const id = text_in(texts, "id"), of = text_in(texts, "of"), made_at = text_in(texts, "made_at");
  auto const purged = number_in(texts, "purged");
  auto const moment = made_at ? base::instant_of(*made_at) : std::nullopt;
  if (!id || !moment || !purged || (of != "data" && of != "keys")) return std::nullopt;
  return BackupHeader{.id = *id,
                      .of = of == "data" ? BackupOf::data : BackupOf::keys,
                      .made_at = *moment,
                      .program = text_in(texts, "program").value_or(""),
                      .engine = text_in(texts, "engine").value_or(""),
                      .purged = *purged};
}

Texts texts_of(BackedUpBoard const& board) {
  return {{"id", board.id}, {"slug", board.slug}, {"entries", std::to_string(board.entries)}, {"head", board.head}};
}

std::optional<BackedUpBoard> board_of(Texts const& texts) {
  auto const id = text_in(texts, "id"), slug = text_in(texts, "slug"), head = text_in(texts, "head");
  auto const entries = number_in(texts, "entries");
  if (!id || !slug || !head || !entries) return std::nullopt;
  return BackedUpBoard{*id, *slug, *entries, *head};
}

Texts texts_of(RelationHead const& relation) {
  std::string columns;
  for (auto const& column : relation.columns) columns += (columns.empty() ? "" : " ") + column;
  return {{"name", relation.name}, {"columns", columns}};
}

std::optional<RelationHead> relation_of(Texts const& texts) {
  auto const name = text_in(texts, "name"), columns = text_in(texts, "columns");
  if (!name || !columns || !is_name(*name)) return std::nullopt;
  RelationHead relation{.name = *name};
  for (auto const column : base::split(*columns, ' ')) relation.columns.emplace_back(column);
  return std::ranges::all_of(relation.columns, is_name) ? std::optional(relation) : std::nullopt;
}

Texts texts_of(BackupTotals const& totals) {
  return {{"relations", std::to_string(totals.relations)},
          {"rows", std::to_string(totals.rows)},
          {"files", std::to_string(totals.files)},
          {"files_bytes", std::to_string(totals.files_bytes)}};
}

std::optional<BackupTotals> totals_of(Texts const& texts) {
  auto const relations = number_in(texts, "relations"), rows = number_in(texts, "rows");
  auto const files = number_in(texts, "files"), bytes = number_in(texts, "files_bytes");
  if (!relations || !rows || !files || !bytes) return std::nullopt;
  return BackupTotals{*relations, *rows, *files, *bytes};
}

}  // namespace wardmote::store
