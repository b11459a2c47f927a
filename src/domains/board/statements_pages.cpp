#include "domains/board/statements_pages.h"

#include "domains/board/statement.h"

namespace wardmote::board {

void add_statement_routes(web::Router& router) {
  router.page<web::NoQuery, StatementView>(
      {.name = "accessibility",
       .path = "/accessibility",
       .policy = web::Policy::everyone(),
       .title = "Accessibility",
       .summary = "What is done so that everyone can use these pages, how it is tested, and what is not.",
       .page = "board/statement"},
      [](web::NoQuery const&, web::Context const& context) -> base::Answer<StatementView> {
        return statement_view(accessibility_statement(), context.tongue);
      });
  router.page<web::NoQuery, StatementView>(
      {.name = "privacy",
       .path = "/privacy",
       .policy = web::Policy::everyone(),
       .title = "Privacy",
       .summary = "What Wardmote keeps about visitors: nothing; and how that is so.",
       .page = "board/statement"},
      [](web::NoQuery const&, web::Context const& context) -> base::Answer<StatementView> {
        return statement_view(privacy_statement(), context.tongue);
      });
}

}  // namespace wardmote::board
