#pragma once

#include "store/sealed/sealed_place.h"

namespace wardmote::situation {

/// The record whose key a draft is sealed with.
inline store::SealedRecord record_of_draft(store::BoardId board, std::string_view id) {
  return {board, "draft", std::string(id)};
}

}  // namespace wardmote::situation
