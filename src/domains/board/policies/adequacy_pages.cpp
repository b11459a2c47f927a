#include "domains/board/policies/policy_pages.h"
#include "domains/board/policies/policy_rules.h"
#include "domains/board/policies/policy_store.h"
#include "domains/board/policies/policy_view.h"
#include "web/crumb.h"

namespace wardmote::board {
namespace {

using web::message_id;
using web::Method;

/// What the pages of the forms say: what is on record.
struct ProcedureFormView {
  std::vector<web::Crumb> breadcrumbs{};
  std::vector<Option> procedure_options{};
  std::vector<Option> result_options{};
};
BOOST_DESCRIBE_STRUCT(ProcedureFormView, (), (breadcrumbs, procedure_options, result_options))

struct ProcedureForm {
  std::string number;
  std::string title;
  std::string in_force_from;
};
BOOST_DESCRIBE_STRUCT(ProcedureForm, (), (number, title, in_force_from))

struct TestForm {
  std::string procedure;
  std::string tested_on;
  TestResult result = TestResult::followed;
  std::string title;
  std::string address;
};
BOOST_DESCRIBE_STRUCT(TestForm, (), (procedure, tested_on, result, title, address))

struct AdequacyDoneView {
  std::string procedure{};
};
BOOST_DESCRIBE_STRUCT(AdequacyDoneView, (), (procedure))

base::Answer<CrosswalkView> show_adequacy(ObligationRoom const& room, web::Context const& context) {
  return on_snapshot(room, context.now,
                     [&](ObligationCatalogue const& catalogue, store::Reader& reader,
                         base::LocalDate today) -> base::Answer<CrosswalkView> {
                       auto const record = read_register(reader, room.room.board);
                       auto view = adequacy_view(crosswalk(requirements_of(catalogue), record, today), context.tongue);
                       view.catalogue_version = catalogue.adequacy_version;
                       view.may_record_procedure = context.principal.may("record_procedure");
                       view.may_record_test =
                           !record.procedures.empty() && context.principal.may("record_procedure_test");
                       return view;
                     });
}

base::Answer<ProcedureFormView> show_form(ObligationRoom const& room, web::Context const& context) {
  auto const& tongue = context.tongue;
  return on_snapshot(
      room, context.now,
      [&](ObligationCatalogue const&, store::Reader& reader, base::LocalDate) -> base::Answer<ProcedureFormView> {
        ProcedureFormView view{.breadcrumbs = {{"/adequacy", tongue.text("Adequate and effective policing")}}};
        for (auto const& one : read_register(reader, room.room.board).procedures)
          view.procedure_options.push_back({one.number, one.number + ": " + one.title, false});
        for (auto const one : {TestResult::followed, TestResult::partly_followed, TestResult::not_followed})
          view.result_options.push_back({std::string(base::spelling_of(one)), tongue.text(label_of(one)), false});
        return view;
      });
}

/// Back to the matrix, or the refusal.
base::Answer<AdequacyDoneView> done(base::Answer<void> const& answer, std::string const& procedure,
                                    web::Context const& context) {
  if (!answer) return std::unexpected(answer.error());
  context.reply.see_other = "/adequacy";
  return AdequacyDoneView{procedure};
}

void add_form(web::Router& router, ObligationRoom const& room, web::RouteInfo page) {
  router.page<web::NoQuery, ProcedureFormView>(
      std::move(page), [room](web::NoQuery const&, web::Context const& context) { return show_form(room, context); });
}

}  // namespace

void add_adequacy_routes(web::Router& router, ObligationRoom const& room) {
  router.page<web::NoQuery, CrosswalkView>(
      {.name = "adequacy",
       .path = "/adequacy",
       .policy = web::Policy::everyone(),
       .title = "Adequate and effective policing",
       .summary = "For each section of the regulation the policy, the procedures, the last test and what is missing.",
       .page = "board/adequacy",
       .formats = {web::Format::html, web::Format::json, web::Format::csv},
       .rows = "sections",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) { return show_adequacy(room, context); });
  constexpr auto procedure = message_id("Enter a procedure of the chief"),
                 test = message_id("Enter a test of a procedure");
  add_form(
      router, room,
      form_route("procedure_form", "/adequacy/record_procedure", "record_procedure", procedure,
                 message_id("A procedure that the chief has, by number and title."), "procedure_form", Method::get));
  router.page<ProcedureForm, AdequacyDoneView>(
      form_route("record_procedure", "/adequacy/record_procedure", "record_procedure", procedure,
                 message_id("Enters a procedure that the chief has."), "procedure_form", Method::post),
      [room](ProcedureForm const& form, web::Context const& context) {
        return done(in_transaction(room, context,
                                   [&](ObligationCatalogue const&, store::Writer& writer, Doing const& doing) {
                                     return record_procedure(writer, room.room.board, form.number, form.title,
                                                             form.in_force_from, doing);
                                   }),
                    form.number, context);
      });
  add_form(router, room,
           form_route("procedure_test_form", "/adequacy/record_procedure_test", "record_procedure_test", test,
                      message_id("How a look at whether a procedure is followed came out."), "procedure_test_form",
                      Method::get));
  router.page<TestForm, AdequacyDoneView>(
      form_route("record_procedure_test", "/adequacy/record_procedure_test", "record_procedure_test", test,
                 message_id("Enters how a test of a procedure came out."), "procedure_test_form", Method::post),
      [room](TestForm const& form, web::Context const& context) {
        TestInput const input{.procedure = form.procedure,
                              .tested_on = form.tested_on,
                              .result = form.result,
                              .title = form.title,
                              .address = form.address};
        return done(in_transaction(room, context,
                                   [&](ObligationCatalogue const&, store::Writer& writer, Doing const& doing) {
                                     return record_procedure_test(writer, room.room.board, input, doing);
                                   }),
                    form.procedure, context);
      });
}

}  // namespace wardmote::board
