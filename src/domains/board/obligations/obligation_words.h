#pragma once

#include <boost/describe.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "domains/board/obligations/obligation_catalogue.h"
#include "domains/board/obligations/occurrence.h"
#include "web/context.h"

namespace wardmote::board {

/// Message ids.
std::string_view label_of(DueStatus status);
std::string_view label_of(Party party);
std::string_view label_of(EvidenceKind kind);

/// What a status looks like: "good", "attention", "bad" or "plain".
std::string_view tone_of(DueStatus status);

/// "Board, Chief of police"
std::string names_of(std::vector<Party> const& parties, web::Tongue const& tongue);

/// The rule that was read from the catalogue's text, in words.
std::string rule_in_words(Recurrence const& recurrence, web::Tongue const& tongue);

/// One of the choices of a select on a page.
struct Option {
  std::string value{};
  std::string label{};
  bool is_chosen = false;
};
BOOST_DESCRIBE_STRUCT(Option, (), (value, label, is_chosen))

/// How something stands, as a page shows it.
struct StatusShown {
  DueStatus status = DueStatus::no_date;
  std::string status_label{};
  std::string tone{};
};
BOOST_DESCRIBE_STRUCT(StatusShown, (), (status, status_label, tone))
StatusShown shown(DueStatus status, web::Tongue const& tongue);

}  // namespace wardmote::board
