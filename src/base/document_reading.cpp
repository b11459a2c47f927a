#include "base/document_reading.h"

namespace wardmote::base {

std::string DocumentReading::text(Document const& from, std::string_view name) {
  auto const& piece = from[name];
  if (piece.text.empty()) wrong(from, std::string(name) + " is missing");
  return piece.text;
}

std::string DocumentReading::id(Document const& from, std::string_view prefix) {
  auto id = text(from, "id");
  if (!id.starts_with(prefix) || id.size() == prefix.size()) wrong(from, "id must begin with " + std::string(prefix));
  if (!ids_.insert(id).second) wrong(from, id + " stands there twice");
  return id;
}

void DocumentReading::wrong(Document const& at, std::string reason) {
  if (refusal_) return;
  refusal_ = {RefusalCode::mapping_invalid,
              {{"file", file_}, {"place", "line " + std::to_string(at.line)}, {"reason", std::move(reason)}}};
}

}  // namespace wardmote::base
