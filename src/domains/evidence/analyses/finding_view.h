#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "domains/evidence/analyses/run_reader.h"

namespace wardmote::evidence {

/// Which finding, by its address.
struct FindingQuery {
  std::string finding;
};
BOOST_DESCRIBE_STRUCT(FindingQuery, (), (finding))

struct FindingView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string title{};
  std::string finding_id{};
  std::string run_id{};
  std::string run_page{};  ///< path, without language
  std::string question{};  ///< that the run answers: "concentrated", "unusual", "dense"
  FindingState state = FindingState::drafted;
  std::string headline{};
  std::string certainty{};
  std::string power{};
  std::vector<std::string> limits{};
  bool has_statement = false;
  std::string data{};      ///< which data it rests on, and what they lack
  std::string policing{};  ///< who is over-policed or under-reported in them
  std::string misuse{};    ///< what it must not be used for
  std::string reason{};    ///< why it was withdrawn
  std::string drafted_at{};
  std::string published_at{};
  std::string withdrawn_at{};
  std::string dataset{};
  std::string dataset_title{};
  std::string publisher{};
  std::string caution{};
  std::string result_hash{};
  bool may_state = false;
  bool may_publish = false;
  bool may_withdraw = false;
};
BOOST_DESCRIBE_STRUCT(FindingView, (),
                      (breadcrumbs, title, finding_id, run_id, run_page, question, state, headline, certainty, power,
                       limits, has_statement, data, policing, misuse, reason, drafted_at, published_at, withdrawn_at,
                       dataset, dataset_title, publisher, caution, result_hash, may_state, may_publish, may_withdraw))

/// The page of a finding. What may be done with it follows from its state and from who looks.
FindingView finding_view(RunReader::FindingFigures const& figures, web::Principal const& principal,
                         web::Tongue const& tongue);

}  // namespace wardmote::evidence
