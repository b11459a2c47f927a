#pragma once

#include <string_view>
#include <vector>

#include "web/describe.h"
#include "web/pages.h"

namespace wardmote::web {

/// A page may describe forms in its view (form_fields.h), as objects with a `path` (without language) that they are sent to and
/// fields, each an object with a `name`: members of the form, or elements of its list `fields`. Of several forms of one path the one
/// is meant whose `key`, an object of `name` and `value`, was sent. The view with what was entered in the one that was refused:
///   the form            `is_refused`: true; `error`: what is wrong with no field of it in particular
///   each field          `value`: what was entered (no password); `error`: what is wrong with it
///   each of its options `is_chosen`, by its `value`; any number of them where several were sent
///   choices in groups   (kit/coded_choice) `chosen`, by their `code`
///   a field of options  `is_gone`: true if what was chosen is none of them any more
Value with_refused_form(Value const& view, std::string_view path, Parameters const& entered,
                        std::vector<FormError> const& errors);

}  // namespace wardmote::web
