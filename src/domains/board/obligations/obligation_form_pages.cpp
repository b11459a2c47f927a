// What the board's office records of a duty: what it follows from, that it was met, that its citation was compared with the law. Each
// on a page of its own.

#include "domains/board/obligations/obligation_room.h"
#include "domains/board/obligations/obligation_view.h"
#include "web/crumb.h"

namespace wardmote::board {
namespace {

using web::message_id;
using web::Method;

struct ObligationFormQuery {
  std::string obligation;
  std::string evidence;  ///< of one that is to be withdrawn
};
BOOST_DESCRIBE_STRUCT(ObligationFormQuery, (), (obligation, evidence))

/// What the page of a form says of the duty.
struct ObligationFormView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string obligation{};
  std::string evidence{};  ///< what the address names; may be empty
  std::string label{};
  std::string citation{};
  std::string wanted{};
  std::vector<Option> occurrence_options{};
  std::vector<Option> kind_options{};
};
BOOST_DESCRIBE_STRUCT(ObligationFormView, (),
                      (breadcrumbs, obligation, evidence, label, citation, wanted, occurrence_options, kind_options))

struct EvidenceForm {
  std::string obligation;
  std::string occurrence;
  std::string met_on;
  EvidenceKind kind = EvidenceKind::report;
  std::string title;
  std::string address;
  std::string file_name;
  std::string file_hash;
  std::string upload;  ///< hash of the file that was sent
  std::string upload_name;
  std::string upload_kind;
};
BOOST_DESCRIBE_STRUCT(EvidenceForm, (),
                      (obligation, occurrence, met_on, kind, title, address, file_name, file_hash, upload, upload_name,
                       upload_kind))

/// Evidence of a duty, and why it does not count.
struct WithdrawalForm {
  std::string obligation;
  std::string evidence;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawalForm, (), (obligation, evidence, reason))

struct EventForm {
  std::string obligation;
  std::string occurred_on;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(EventForm, (), (obligation, occurred_on, title))

struct CitationForm {
  std::string obligation;
  std::string confirmed_by;
  std::string basis;
};
BOOST_DESCRIBE_STRUCT(CitationForm, (), (obligation, confirmed_by, basis))

struct CountingView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string counted_from{};
};
BOOST_DESCRIBE_STRUCT(CountingView, (), (breadcrumbs, counted_from))

struct CountingForm {
  std::string starts_on;
};
BOOST_DESCRIBE_STRUCT(CountingForm, (), (starts_on))

struct RecordedView {
  std::string obligation{};
};
BOOST_DESCRIBE_STRUCT(RecordedView, (), (obligation))

/// The occurrence in words: its day, or what it follows from.
std::string words_of(Occurrence const& occurrence, std::vector<ObligationEvent> const& events,
                     web::Tongue const& tongue) {
  for (auto const& event : events)
    if (occurrence.event == event.id) return tongue.date(event.occurred_on) + ": " + event.title;
  return tongue.date(*occurrence.due_on);
}

std::vector<Option> open_occurrences(Obligation const& obligation, Known const& known, base::LocalDate today,
                                     web::Tongue const& tongue) {
  std::vector<Option> options;
  for (auto const& one : occurrences_of(obligation.recurrence, known, today, horizon_of(obligation.recurrence, today)))
    if (one.is_open() && (one.event || is_by_calendar(obligation.recurrence)) && !mark_of(one).empty())
      options.push_back({mark_of(one), words_of(one, known.events, tongue), false});
  return options;
}

base::Answer<ObligationFormView> show_form(ObligationRoom const& room, ObligationFormQuery const& query,
                                           web::Context const& context) {
  auto const& slug = query.obligation;
  auto const& tongue = context.tongue;
  return on_snapshot(
      room, context.now,
      [&](ObligationCatalogue const& catalogue, store::Reader& reader,
          base::LocalDate today) -> base::Answer<ObligationFormView> {
        auto const* const obligation = catalogue.obligation_called(slug);
        if (obligation == nullptr) return base::refuse(base::RefusalCode::obligation_unknown, {{"obligation", slug}});
        ObligationFormView view{.breadcrumbs = {{"/obligations", tongue.text("Obligations")},
                                                {"/obligations/" + slug, obligation->label.in(tongue.language())}},
                                .obligation = slug,
                                .evidence = query.evidence,
                                .label = obligation->label.in(tongue.language()),
                                .citation = obligation->citation(),
                                .wanted = obligation->evidence.in(tongue.language()),
                                .occurrence_options = open_occurrences(
                                    *obligation, known_of(reader, room.room.board, obligation->id), today, tongue)};
        for (auto const kind : {EvidenceKind::report, EvidenceKind::motion, EvidenceKind::page, EvidenceKind::file})
          view.kind_options.push_back({std::string(base::spelling_of(kind)), tongue.text(label_of(kind)), false});
        return view;
      });
}

/// Does an act on the duty that the address names, and leads to its page.
template <class Act>
base::Answer<RecordedView> recorded(ObligationRoom const& room, std::string const& slug, web::Context const& context,
                                    Act act) {
  auto const answer = in_transaction(
      room, context,
      [&](ObligationCatalogue const& catalogue, store::Writer& writer, Doing const& doing) -> base::Answer<void> {
        auto const* const obligation = catalogue.obligation_called(slug);
        if (obligation == nullptr) return base::refuse(base::RefusalCode::obligation_unknown, {{"obligation", slug}});
        return act(writer, *obligation, catalogue.obligations_version, doing);
      });
  if (!answer) return std::unexpected(answer.error());
  context.reply.see_other = "/obligations/" + slug;
  return RecordedView{slug};
}

void add_page_of_form(web::Router& router, ObligationRoom const& room, web::RouteInfo page) {
  router.page<ObligationFormQuery, ObligationFormView>(
      std::move(page), [room](ObligationFormQuery const& query, web::Context const& context) {
        return show_form(room, query, context);
      });
}

void add_evidence_form(web::Router& router, ObligationRoom const& room) {
  static constexpr auto path = "/obligations/{obligation}/record_evidence";
  constexpr auto title = message_id("Record that the duty was met");
  add_page_of_form(
      router, room,
      form_route("evidence_form", path, "record_evidence", title,
                 message_id("The day on which a duty was met, and what shows it."), "evidence_form", Method::get));
  auto post = form_route("record_evidence", path, "record_evidence", title, message_id("Records that a duty was met."),
                         "evidence_form", Method::post);
  post.upload_bytes_max = shown_file_bytes_max;
  post.file_field = "upload";
  router.page<EvidenceForm, RecordedView>(
      std::move(post), [room](EvidenceForm const& form, web::Context const& context) {
        EvidenceInput const input{.occurrence = form.occurrence,
                                  .met_on = form.met_on,
                                  .kind = form.kind,
                                  .title = form.title,
                                  .address = form.address,
                                  .file_name = form.file_name,
                                  .file_hash = form.file_hash,
                                  .upload = {form.upload, form.upload_name, form.upload_kind}};
        return recorded(
            room, form.obligation, context,
            [&](store::Writer& writer, Obligation const& obligation, std::string const& version, Doing const& doing) {
              return record_evidence(writer, room.room.board, obligation, version, input, doing);
            });
      });
}

void add_withdrawal_form(web::Router& router, ObligationRoom const& room) {
  static constexpr auto path = "/obligations/{obligation}/evidence/{evidence}/withdraw_evidence";
  constexpr auto title = message_id("Withdraw this evidence?");
  add_page_of_form(router, room,
                   form_route("withdrawal_form", path, "withdraw_evidence", title,
                              message_id("Why evidence that was entered by mistake does not count."),
                              "evidence_withdrawal_form", Method::get));
  router.page<WithdrawalForm, RecordedView>(
      form_route("withdraw_evidence", path, "withdraw_evidence", title,
                 message_id("Says why evidence does not count; it stays readable."), "evidence_withdrawal_form",
                 Method::post),
      [room](WithdrawalForm const& form, web::Context const& context) {
        return recorded(
            room, form.obligation, context,
            [&](store::Writer& writer, Obligation const& obligation, std::string const&, Doing const& doing) {
              return withdraw_evidence(writer, room.room.board, obligation, form.evidence, form.reason, doing);
            });
      });
}

void add_event_form(web::Router& router, ObligationRoom const& room) {
  static constexpr auto path = "/obligations/{obligation}/record_obligation_event";
  constexpr auto title = message_id("Record what the duty follows from");
  add_page_of_form(router, room,
                   form_route("obligation_event_form", path, "record_obligation_event", title,
                              message_id("What happened from which a duty follows, and when."), "obligation_event_form",
                              Method::get));
  router.page<EventForm, RecordedView>(
      form_route("record_obligation_event", path, "record_obligation_event", title,
                 message_id("Records what a duty follows from."), "obligation_event_form", Method::post),
      [room](EventForm const& form, web::Context const& context) {
        return recorded(
            room, form.obligation, context,
            [&](store::Writer& writer, Obligation const& obligation, std::string const&, Doing const& doing) {
              return record_obligation_event(writer, room.room.board, obligation, form.occurred_on, form.title, doing);
            });
      });
}

void add_citation_form(web::Router& router, ObligationRoom const& room) {
  static constexpr auto path = "/obligations/{obligation}/confirm_citation";
  constexpr auto title = message_id("Confirm the citation");
  add_page_of_form(
      router, room,
      form_route("citation_form", path, "confirm_citation", title,
                 message_id("Who compared the citation of a duty with the law, and with which text of it."),
                 "citation_form", Method::get));
  router.page<CitationForm, RecordedView>(
      form_route("confirm_citation", path, "confirm_citation", title,
                 message_id("Says by name and date that a citation was compared with the law."), "citation_form",
                 Method::post),
      [room](CitationForm const& form, web::Context const& context) {
        return recorded(
            room, form.obligation, context,
            [&](store::Writer& writer, Obligation const& obligation, std::string const& version, Doing const& doing) {
              return confirm_citation(writer, room.room.board, obligation, version, form.confirmed_by, form.basis,
                                      doing);
            });
      });
}

void add_counting_form(web::Router& router, ObligationRoom const& room) {
  constexpr auto title = message_id("From which day duties are counted");
  router.page<web::NoQuery, CountingView>(
      form_route("counting_form", "/obligations/count_obligations", "count_obligations", title,
                 message_id("What fell due before that day is not judged here."), "counting_form", Method::get),
      [room](web::NoQuery const&, web::Context const& context) {
        return on_snapshot(
            room, context.now,
            [&](ObligationCatalogue const&, store::Reader& reader, base::LocalDate) -> base::Answer<CountingView> {
              auto const from = known_of(reader, room.room.board, "").counted_from;
              return CountingView{{{"/obligations", context.tongue.text("Obligations")}},
                                  from ? base::to_text(*from) : ""};
            });
      });
  router.page<CountingForm, RecordedView>(
      form_route("count_obligations", "/obligations/count_obligations", "count_obligations", title,
                 message_id("Says from which day on duties are counted."), "counting_form", Method::post),
      [room](CountingForm const& form, web::Context const& context) -> base::Answer<RecordedView> {
        auto const answer =
            in_transaction(room, context, [&](ObligationCatalogue const&, store::Writer& writer, Doing const& doing) {
              return count_obligations(writer, room.room.board, form.starts_on, doing);
            });
        if (!answer) return std::unexpected(answer.error());
        context.reply.see_other = "/obligations";
        return RecordedView{};
      });
}

}  // namespace

void add_obligation_form_routes(web::Router& router, ObligationRoom const& room) {
  add_counting_form(router, room);
  add_evidence_form(router, room);
  add_withdrawal_form(router, room);
  add_event_form(router, room);
  add_citation_form(router, room);
}

}  // namespace wardmote::board
