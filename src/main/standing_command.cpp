#include <cstdio>

#include "base/choice.h"
#include "domains/evidence/standing_pages.h"
#include "main/commands.h"
#include "main/house.h"
#include "main/terminal.h"
#include "web/json_text.h"
#include "web/tongue.h"

namespace wardmote {
namespace {

base::Answer<evidence::StandingQuery> query_of(Options::Standing const& asked) {
  auto const index = base::choice_called<evidence::SeverityIndex>(asked.index);
  if (!index)
    return base::refuse(base::RefusalCode::usage_invalid,
                        {{"reason", "--index is csi_total, csi_violent or csi_nonviolent, not " + asked.index}});
  return evidence::StandingQuery{.index = *index, .year = asked.year, .comparators = asked.comparators};
}

void print(evidence::StandingView const& view) {
  std::printf("%s\n%s\n", view.sentence.c_str(), view.certainty_sentence.c_str());
  if (!view.change_sentence.empty()) std::printf("%s\n", view.change_sentence.c_str());
  std::printf("\n%s\n", view.comparator_list_name.c_str());
  for (auto const& place : view.places)
    std::printf("%c %3d  %3d-%-3d %7.1f  %6.1f-%-6.1f %s\n", place.own ? '*' : ' ', place.rank_estimate,
                place.rank_lower, place.rank_upper, place.index, place.lower, place.upper, place.name.c_str());
}

}  // namespace

int standing(Options const& options) {
  Terminal terminal(options.format);
  auto const query = query_of(options.standing);
  if (!query) return terminal.refuse(query.error()), exit_usage;
  auto const opened = open_house(options);
  if (!opened) return terminal.refuse(opened.error());
  auto& house = **opened;
  auto const board = board_called(house, options.board);
  if (!board) return terminal.refuse(board.error());
  auto const tongue = web::make_tongue(options.standing.language == "fr" ? web::Language::fr : web::Language::en,
                                       house.resources.locale);
  auto const view =
      evidence::standing({*house.database, *board, house.resources.catalog(), house.clock}, *query, *tongue);
  if (!view) return terminal.refuse(view.error());
  if (options.format == OutputFormat::json)
    std::puts(web::json_of(web::to_value(*view)).c_str());
  else
    print(*view);
  return exit_ok;
}

}  // namespace wardmote
