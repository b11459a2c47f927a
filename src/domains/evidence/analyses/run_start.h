#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "domains/evidence/analyses/run_forms.h"
#include "domains/evidence/analyses/run_frame.h"
#include "domains/evidence/option.h"
#include "domains/evidence/room.h"
#include "web/context.h"

/// What the pages of all forms have in common; for the .cpp files of this folder.
namespace wardmote::evidence {

struct StartQuery {
  std::string dataset;
};
BOOST_DESCRIBE_STRUCT(StartQuery, (), (dataset))

struct StartedView {
  std::string run_id;
};
BOOST_DESCRIBE_STRUCT(StartedView, (), (run_id))

/// What the form of every question shows; the view of a kind adds what it asks.
struct FormFrame {
  std::vector<web::Crumb> breadcrumbs{};
  std::string title{};
  std::string dataset{};
  std::string dataset_title{};
  std::string caution{};
  std::vector<Option> offences{};
};
BOOST_DESCRIBE_STRUCT(FormFrame, (), (breadcrumbs, title, dataset, dataset_title, caution, offences))

/// The title is of its kind and left empty.
FormFrame form_frame_of(RunFacts const& facts, web::Tongue const& tongue);

/// Refuses dataset_unknown.
base::Answer<RunFacts> facts_for(EvidenceRoom const& room, std::string const& dataset);

/// Shows a page of a dataset's facts.
template <class View>
auto page_of_facts(EvidenceRoom const& room, View (*view_of)(RunFacts const&, web::Tongue const&)) {
  return [room, view_of](StartQuery const& query, web::Context const& context) -> base::Answer<View> {
    auto const facts = facts_for(room, query.dataset);
    if (!facts) return std::unexpected(facts.error());
    return view_of(*facts, context.tongue);
  };
}

/// Asks for the run, and leads to its page. Refuses as `request_for` does, and dataset_unknown.
base::Answer<StartedView> start_run(EvidenceRoom const& room, RunForm const& form, web::Context const& context);

}  // namespace wardmote::evidence
