// The office of committees: striking and disbanding them, and who is on each.

#include "domains/board/committees/committee_forms.h"
#include "domains/board/committees/committee_pages.h"
#include "domains/board/committees/committee_store.h"
#include "domains/board/committees/committee_view.h"
#include "domains/board/meetings/member_store.h"
#include "domains/board/profile_store.h"
#include "web/zone.h"

namespace wardmote::board {
namespace {

using web::message_id;

struct CommitteeOfficeView {
  std::vector<web::Crumb> breadcrumbs{};
  std::vector<CommitteeRow> committees{};
  std::vector<ActForm> forms{};
};
BOOST_DESCRIBE_STRUCT(CommitteeOfficeView, (), (breadcrumbs, committees, forms))

CommitteeOfficeView show_office_of_committees(BoardRoom const& room, web::Context const& context) {
  auto const [committees, members, zone] = room.database.read([&](store::Reader& reader) {
    return std::tuple(list_committees(reader, room.board), list_members(reader, room.board),
                      time_zone_of(reader, room.board));
  });
  auto const today = web::local_date(context.now, zone);
  auto const& tongue = context.tongue;
  return {.breadcrumbs = {{"/admin", tongue.text("Administration")}},
          .committees = committees_view(committees, members, today, tongue).committees,
          .forms = committee_forms(committees, members, today, tongue)};
}

struct StrikeForm {
  std::string title_en, title_fr, purpose_en, purpose_fr;
  CommitteeKind kind = CommitteeKind::standing;
  std::string struck_by;
  base::LocalDate first_day{};
  std::optional<base::LocalDate> last_day{};
};
BOOST_DESCRIBE_STRUCT(StrikeForm, (),
                      (title_en, title_fr, purpose_en, purpose_fr, kind, struck_by, first_day, last_day))
struct RenameForm {
  std::string committee, title_en, title_fr;
};
BOOST_DESCRIBE_STRUCT(RenameForm, (), (committee, title_en, title_fr))
struct DisbandForm {
  std::string committee;
  base::LocalDate last_day{};
};
BOOST_DESCRIBE_STRUCT(DisbandForm, (), (committee, last_day))
struct CommitteeTermForm {
  std::string committee, member;
  Office office = Office::member;
  base::LocalDate first_day{};
};
BOOST_DESCRIBE_STRUCT(CommitteeTermForm, (), (committee, member, office, first_day))
struct CommitteeTermEndForm {
  std::string term;
  base::LocalDate last_day{};
};
BOOST_DESCRIBE_STRUCT(CommitteeTermEndForm, (), (term, last_day))

struct CommitteeDoneView {
  std::string committee{};
};
BOOST_DESCRIBE_STRUCT(CommitteeDoneView, (), (committee))

using Done = base::Answer<std::string>;

/// The committee's name once it is written; the same if a rule refuses it.
Done named(base::Answer<void> const& written, std::string const& committee) {
  if (!written) return std::unexpected(written.error());
  return committee;
}

Done write(store::Writer& writer, BoardRoom const& room, StrikeForm const& form, web::Context const& context) {
  return strike_committee(writer, room.board,
                          {.id = base::Id<Committee>::make(room.clock),
                           .title_en = form.title_en,
                           .title_fr = form.title_fr,
                           .purpose_en = form.purpose_en,
                           .purpose_fr = form.purpose_fr,
                           .kind = form.kind,
                           .struck_by = form.struck_by,
                           .first_day = form.first_day,
                           .last_day = form.last_day},
                          context.principal.person, context.now);
}

Done write(store::Writer& writer, BoardRoom const& room, RenameForm const& form, web::Context const& context) {
  return named(
      rename_committee(writer, room.board, form.committee, form.title_en, form.title_fr, context.principal.person),
      form.committee);
}

Done write(store::Writer& writer, BoardRoom const& room, DisbandForm const& form, web::Context const& context) {
  return named(disband_committee(writer, room.board, form.committee, form.last_day, context.principal.person),
               form.committee);
}

Done write(store::Writer& writer, BoardRoom const& room, CommitteeTermForm const& form, web::Context const& context) {
  CommitteeTerm const term{.id = base::Id<CommitteeTerm>::make(room.clock),
                           .member = form.member,
                           .office = form.office,
                           .first_day = form.first_day};
  return named(add_committee_member(writer, room.board, form.committee, term, context.principal.person, context.now),
               form.committee);
}

Done write(store::Writer& writer, BoardRoom const& room, CommitteeTermEndForm const& form,
           web::Context const& context) {
  return end_committee_term(writer, room.board, form.term, form.last_day, context.principal.person);
}

template <class Form>
void add_form(web::Router& router, BoardRoom const& room, std::string_view name, std::string_view title) {
  router.page<Form, CommitteeDoneView>(
      {.name = std::string(name),
       .path = "/admin/committees/" + std::string(name),
       .policy = web::Policy::permission(name),
       .title = std::string(title),
       .summary = "Part of the board’s office.",
       .page = "board/committee_office",
       .caching = web::Caching::never,
       .method = web::Method::post,
       .form_on = "committee_office"},
      [room](Form const& form, web::Context const& context) -> base::Answer<CommitteeDoneView> {
        auto done = room.database.write([&](store::Writer& writer) { return write(writer, room, form, context); });
        if (!done) return std::unexpected(done.error());
        context.reply.see_other = "/admin/committees";
        return CommitteeDoneView{*std::move(done)};
      });
}

}  // namespace

void add_committee_office_routes(web::Router& router, BoardRoom const& room) {
  router.page<web::NoQuery, CommitteeOfficeView>(
      {.name = "committee_office",
       .path = "/admin/committees",
       .policy = web::Policy::permission("committee_office"),
       .title = "Committees",
       .summary = "Strike and disband committees of the board, and keep who is on each.",
       .page = "board/committee_office",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<CommitteeOfficeView> {
        return show_office_of_committees(room, context);
      });
  add_form<StrikeForm>(router, room, "strike_committee", message_id("Strike a committee"));
  add_form<RenameForm>(router, room, "rename_committee", message_id("Correct a committee’s name"));
  add_form<DisbandForm>(router, room, "disband_committee", message_id("Disband a committee"));
  add_form<CommitteeTermForm>(router, room, "add_committee_member", message_id("Put a member on a committee"));
  add_form<CommitteeTermEndForm>(router, room, "end_committee_term", message_id("End a term on a committee"));
}

}  // namespace wardmote::board
