#pragma once

#include <postgres_ext.h>

// The numbers of the types in pg_type: fixed since PostgreSQL's first releases.
namespace wardmote::store::oid {

inline constexpr Oid boolean = 16, int8 = 20, int2 = 21, int4 = 23, text = 25, float4 = 700, float8 = 701,
                     numeric = 1700;

}  // namespace wardmote::store::oid
