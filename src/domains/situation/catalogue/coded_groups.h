#pragma once

#include <boost/describe.hpp>
#include <span>
#include <string>
#include <vector>

#include "domains/situation/catalogue/catalogue.h"

namespace wardmote::situation {

/// One box of a form (pages/kit/coded_choice).
struct CodedChoice {
  std::string code{};
  std::string label{};
  std::string definition{};
  bool chosen = false;
};
BOOST_DESCRIBE_STRUCT(CodedChoice, (), (code, label, definition, chosen))

/// A category with its boxes.
struct CodedGroup {
  std::string label{};
  std::vector<CodedChoice> choices{};
};
BOOST_DESCRIBE_STRUCT(CodedGroup, (), (label, choices))

/// A field of boxes, as pages/kit/coded_choice shows it, and as a form that was refused is shown again (web/refused_form.h).
struct CodedField {
  std::string name{};   ///< of the form's member, a list of codes
  std::string label{};  ///< what is asked
  std::string error{};
  std::vector<std::string> recent{};  ///< codes that were chosen lately, the latest first
  std::vector<CodedGroup> groups{};
};
BOOST_DESCRIBE_STRUCT(CodedField, (), (name, label, error, recent, groups))

/// The entries of a kind for a form: categories and their entries in the catalogue's order, without categories that have none.
/// Codes in `chosen` that the kind lacks are passed over, and entries that are retired unless they are chosen.
std::vector<CodedGroup> coded_groups(Catalogue const& catalogue, CodeKind kind, std::span<std::string const> chosen,
                                     web::Language language);

}  // namespace wardmote::situation
