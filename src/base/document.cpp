#include "base/document.h"

#include <yaml-cpp/yaml.h>

namespace wardmote::base {
namespace {

struct TooDeep {};

Document piece_of(YAML::Node const& node, int depth) {
  if (depth > document_depth_max) throw TooDeep{};
  Document piece{.line = node.Mark().line + 1, .column = node.Mark().column + 1};
  if (node.IsScalar()) {
    piece.kind = Document::Kind::text;
    piece.text = node.Scalar();
  } else if (node.IsSequence()) {
    piece.kind = Document::Kind::list;
    for (auto const& item : node) piece.items.push_back(piece_of(item, depth + 1));
  } else if (node.IsMap()) {
    piece.kind = Document::Kind::object;
    for (auto const& member : node)
      piece.members.emplace_back(member.first.Scalar(), piece_of(member.second, depth + 1));
  }
  return piece;
}

std::unexpected<Refusal> unreadable(std::string_view file, std::string reason) {
  return refuse(RefusalCode::file_unreadable, {{"file", std::string(file)}, {"reason", std::move(reason)}});
}

}  // namespace

Document const& Document::operator[](std::string_view name) const {
  static Document const none;
  for (auto const& [member, piece] : members)
    if (member == name) return piece;
  return none;
}

// yaml-cpp reports errors by exceptions; this is where they become refusals.
Answer<Document> document_of(std::string_view yaml, std::string_view file) {
  try {
    return piece_of(YAML::Load(std::string(yaml)), 0);
  } catch (YAML::Exception const& error) {
    return unreadable(file, "line " + std::to_string(error.mark.line + 1) + ": " + error.msg);
  } catch (TooDeep const&) {
    return unreadable(file, "nested deeper than " + std::to_string(document_depth_max) + " levels");
  }
}

}  // namespace wardmote::base
