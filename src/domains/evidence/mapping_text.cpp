#include "domains/evidence/mapping_text.h"

#include <algorithm>

#include "base/text.h"

namespace wardmote::evidence {

void MappingText::fail(base::Document const& where, std::string reason) {
  if (refusal_) return;
  auto const place = where.line > 0 ? "line " + std::to_string(where.line) + ", column " + std::to_string(where.column)
                                    : "its top level";
  refusal_ = base::Refusal{.code = base::RefusalCode::mapping_invalid,
                           .values = {{"file", file_}, {"place", place}, {"reason", std::move(reason)}}};
}

void MappingText::check_members(base::Document const& object, std::initializer_list<std::string_view> known) {
  if (object.kind != base::Document::Kind::object)
    return fail(object, "members are needed here, one a line, as in “name: value”");
  for (auto const& [name, piece] : object.members) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    std::string names;
    for (auto const each : known) names += (names.empty() ? "" : ", ") + std::string(each);
    return fail(piece, "“" + name + "” means nothing here; known are: " + names);
  }
}

std::string MappingText::text(base::Document const& piece, std::string_view what) {
  if (piece.kind == base::Document::Kind::text && !piece.text.empty()) return piece.text;
  fail(piece, std::string(what) + " is missing; give it a text");
  return {};
}

int MappingText::whole(base::Document const& piece, std::string_view what) {
  auto const number = base::whole_number(text(piece, what));
  if (number && *number >= -1'000'000 && *number <= 1'000'000) return static_cast<int>(*number);
  fail(piece, std::string(what) + " is “" + piece.text + "”; a whole number is needed");
  return 0;
}

}  // namespace wardmote::evidence
