#pragma once

#include <string>

#include "web/describe.h"

namespace wardmote::web {

/// A list of objects (RouteInfo::rows; "areas.cells" names a list in each element of a list: web/view_rows.h) as CSV (RFC 4180): UTF-8, a header line, CRLF. `element` is the shape of the list's elements; the
/// columns are its members, those of a nested object joined with "_" ("interval_lower"); a list of plain values stands
/// in one cell, joined with "; "; nested lists of objects and RawJson are left to the JSON. Null is an empty cell.
///
/// A text that a spreadsheet would run as a formula (first byte = + - @, tab or CR) gets an apostrophe before it, as
/// OWASP's "CSV Injection" advises; numbers stand as they are, the minus included.
std::string csv_of(Value const& rows, Shape const& element);

}  // namespace wardmote::web
