#include "domains/board/obligations/obligation_room.h"
#include "domains/board/obligations/obligation_view.h"
#include "domains/board/policies/policy_store.h"

namespace wardmote::board {
namespace {

struct ObligationsQuery {
  std::optional<Party> responsible{};
  std::optional<DueStatus> status{};
  std::string month{};  ///< "2027-06"
};
BOOST_DESCRIBE_STRUCT(ObligationsQuery, (), (responsible, status, month))

struct ObligationQuery {
  std::string obligation;
};
BOOST_DESCRIBE_STRUCT(ObligationQuery, (), (obligation))

base::Answer<ObligationFilter> filter_of(ObligationsQuery const& query) {
  ObligationFilter filter{.responsible = query.responsible, .status = query.status};
  if (query.month.empty()) return filter;
  filter.month = base::date_of(query.month + "-01");
  if (filter.month) return filter;
  return base::refuse_field("month", web::message_id("The month must be like 2027-06."));
}

base::Answer<ObligationsView> show_obligations(ObligationRoom const& room, ObligationsQuery const& query,
                                               web::Context const& context) {
  auto const filter = filter_of(query);
  if (!filter) return std::unexpected(filter.error());
  return on_snapshot(room, context.now,
                     [&](ObligationCatalogue const& catalogue, store::Reader& reader,
                         base::LocalDate today) -> base::Answer<ObligationsView> {
                       auto view = obligations_view(catalogue, read_obligation_records(reader, room.room.board),
                                                    *filter, today, context.tongue);
                       view.may_count = context.principal.may("count_obligations");
                       return view;
                     });
}

base::Answer<ObligationView> show_obligation(ObligationRoom const& room, std::string const& slug,
                                             web::Context const& context) {
  return on_snapshot(room, context.now,
                     [&](ObligationCatalogue const& catalogue, store::Reader& reader,
                         base::LocalDate today) -> base::Answer<ObligationView> {
                       auto const* const obligation = catalogue.obligation_called(slug);
                       if (obligation == nullptr)
                         return base::refuse(base::RefusalCode::obligation_unknown, {{"obligation", slug}});
                       return obligation_view(catalogue, *obligation, read_obligation_records(reader, room.room.board),
                                              read_register(reader, room.room.board), today, context);
                     });
}

}  // namespace

void add_obligation_routes(web::Router& router, ObligationRoom const& room) {
  router.page<ObligationsQuery, ObligationsView>(
      {.name = "obligations",
       .path = "/obligations",
       .policy = web::Policy::everyone(),
       .title = "Obligations of the board",
       .summary = "What law asks of the board and of those around it: by when, and what shows that it was met.",
       .page = "board/obligations",
       .formats = {web::Format::html, web::Format::json, web::Format::csv},
       .rows = "obligations",
       .caching = web::Caching::never},
      [room](ObligationsQuery const& query, web::Context const& context) {
        return show_obligations(room, query, context);
      });
  router.page<ObligationQuery, ObligationView>(
      {.name = "obligation",
       .path = "/obligations/{obligation}",
       .policy = web::Policy::everyone(),
       .title = "Obligation",
       .summary = "One duty: the law, the rule for its days, how each stands, and the evidence.",
       .page = "board/obligation",
       .formats = {web::Format::html, web::Format::json, web::Format::csv},
       .rows = "occurrences",
       .caching = web::Caching::never},
      [room](ObligationQuery const& query, web::Context const& context) {
        return show_obligation(room, query.obligation, context);
      });
}

}  // namespace wardmote::board
