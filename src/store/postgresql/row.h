#pragma once

#include "store/session.h"

struct pg_result;

namespace wardmote::store {

/// The first row of a result that holds one.
class PostgresRow final : public Row {
 public:
  explicit PostgresRow(pg_result const* result) : result_(result) {}
  Stored at(std::string_view column) const override;

 private:
  pg_result const* result_;
};

}  // namespace wardmote::store
