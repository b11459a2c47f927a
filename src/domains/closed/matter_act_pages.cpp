// What the forms of a matter send: one route for each act.

#include <memory>

#include "base/choice.h"
#include "domains/closed/files_in_hand.h"
#include "domains/closed/matter_pages.h"
#include "domains/closed/matter_view.h"
#include "web/attached_pdf.h"

namespace wardmote::closed {
namespace {

using enum MatterAct;

struct MatterDoneView {
  std::string meeting{};
  std::int64_t item = 0;
};
BOOST_DESCRIBE_STRUCT(MatterDoneView, (), (meeting, item))

struct MatterForm {
  std::string meeting;
  std::int64_t item = 0;
};
BOOST_DESCRIBE_STRUCT(MatterForm, (), (meeting, item))
struct PaperForm {
  std::string meeting;
  std::int64_t item = 0;
  std::string paper_title, paper;
};
BOOST_DESCRIBE_STRUCT(PaperForm, (), (meeting, item, paper_title, paper))
struct NoteForm {
  std::string meeting;
  std::int64_t item = 0;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(NoteForm, (), (meeting, item, note))
struct ReturnForm {
  std::string meeting;
  std::int64_t item = 0;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ReturnForm, (), (meeting, item, reason))
struct DirectionForm {
  std::string meeting;
  std::int64_t item = 0;
  std::string direction, decides, mover, seconder, rule;
  std::vector<std::string> votes;  ///< "yes", a blank, the member's identifier
};
BOOST_DESCRIBE_STRUCT(DirectionForm, (), (meeting, item, direction, decides, mover, seconder, rule, votes))
struct PersonForm {
  std::string meeting;
  std::int64_t item = 0;
  std::string person;
};
BOOST_DESCRIBE_STRUCT(PersonForm, (), (meeting, item, person))
struct ReportForm {
  std::string meeting;
  std::int64_t item = 0;
  std::string carrier, text_en, text_fr;
};
BOOST_DESCRIBE_STRUCT(ReportForm, (), (meeting, item, carrier, text_en, text_fr))
struct FileForm {
  std::string meeting;
  std::int64_t item = 0;
  std::string file, file_name, file_bytes, file_kind;
};
BOOST_DESCRIBE_STRUCT(FileForm, (), (meeting, item, file, file_name, file_bytes, file_kind))

struct TakingBackForm {
  std::string meeting;
  std::int64_t item = 0;
  std::int64_t attachment = 0;
  std::string why;
};
BOOST_DESCRIBE_STRUCT(TakingBackForm, (), (meeting, item, attachment, why))

std::string name_of(ClosedRoom const& room, std::string const& person) {
  for (auto const& participant : room.participants())
    if (participant.person == person) return participant.name;
  return person;
}

template <class Form>
MatterEntry order_of(ClosedRoom const& room, MatterAct act, Form const& form, web::Context const& context) {
  MatterEntry order{.by = context.principal.person, .by_name = context.principal.person_name, .act = act};
  if constexpr (requires { form.paper; }) order.words.title = form.paper_title;
  if constexpr (requires { form.paper; }) order.words.text = form.paper;
  if constexpr (requires { form.note; }) order.words.text = form.note;
  if constexpr (requires { form.direction; }) order.words.text = form.direction;
  if constexpr (requires { form.reason; }) order.words.text = form.reason;
  if constexpr (requires { form.text_en; }) order.words.text = form.text_en;
  if constexpr (requires { form.text_fr; }) order.words.text_fr = form.text_fr;
  if constexpr (requires { form.carrier; })
    if (form.carrier != form.meeting) order.words.carrier = form.carrier;
  if constexpr (requires { form.file_kind; }) {
    order.words.title = form.file_name;
    order.words.file_kind = form.file_kind;
    order.words.file_hash = form.file;
    order.words.file_bytes = form.file_bytes;
    order.words.file_key = own_key;
  }
  if constexpr (requires { form.why; }) {
    order.words.file_entry = std::to_string(form.attachment);
    order.words.text = form.why;
  }
  if constexpr (requires { form.mover; }) order.words.mover = form.mover;
  if constexpr (requires { form.seconder; }) order.words.seconder = form.seconder;
  if constexpr (requires { form.votes; }) {
    order.words.decides = form.decides;
    order.words.rule = form.rule;
    for (auto const& vote : form.votes) order.words.votes += vote + '\n';
  }
  if constexpr (requires { form.person; }) {
    order.person = form.person;
    order.words.person_name = name_of(room, form.person);
  }
  return order;
}

web::RouteInfo info(MatterAct act) {
  auto const spelling = base::spelling_of(act);
  return {.name = std::string(spelling),
          .path = "/closed/{meeting}/{item}/" + std::string(spelling),
          .policy = web::Policy::permission(spelling),
          .title = std::string(label_of(act)),
          .summary = "One line of the log of a matter of a closed session.",
          .page = "closed/matter",
          .caching = web::Caching::never,
          .method = web::Method::post,
          .form_on = "closed_matter",
          .needs_proof = true};
}

template <class Form>
base::Answer<MatterDoneView> done(ClosedRoom const& room, Form const& form, MatterEntry const& order,
                                  web::Context const& context, std::string_view file = {}) {
  auto const recorded = record_act(room, context, form.meeting, form.item, order, file);
  if (!recorded) return std::unexpected(recorded.error());
  context.reply.see_other = "/closed/" + form.meeting + "/" + std::to_string(form.item);
  return MatterDoneView{form.meeting, form.item};
}

template <class Form>
void add_act(web::Router& router, ClosedRoom const& room, MatterAct act) {
  router.page<Form, MatterDoneView>(
      info(act), [room, act](Form const& form, web::Context const& context) -> base::Answer<MatterDoneView> {
        return done(room, form, order_of(room, act, form, context), context);
      });
}

/// The file is in hand from its last byte until it is sealed.
void add_attaching(web::Router& router, ClosedRoom const& room) {
  auto const files = std::make_shared<FilesInHand>();
  auto attaching = info(attach_file);
  attaching.upload_bytes_max = web::attached_pdf_bytes_max + (std::uint64_t{1} << 16);  // with the rest of the form
  attaching.file_field = "file";
  attaching.begin_file = [files] { return files->begin(); };
  router.page<FileForm, MatterDoneView>(
      std::move(attaching),
      [room, files](FileForm const& form, web::Context const& context) -> base::Answer<MatterDoneView> {
        auto const bytes = files->take(form.file).value_or("");
        auto order = order_of(room, attach_file, form, context);
        if (bytes.empty()) order.words.file_hash.clear();
        return done(room, form, order, context, bytes);
      });
}

}  // namespace

void add_matter_act_routes(web::Router& router, ClosedRoom const& room) {
  add_act<PaperForm>(router, room, put_paper);
  add_act<NoteForm>(router, room, record_note);
  add_act<DirectionForm>(router, room, record_direction);
  add_attaching(router, room);
  add_act<TakingBackForm>(router, room, take_back_file);
  add_act<PersonForm>(router, room, bar_person);
  add_act<PersonForm>(router, room, admit_person);
  add_act<ReportForm>(router, room, propose_report);
  add_act<MatterForm>(router, room, withdraw_proposal);
  add_act<ReturnForm>(router, room, return_proposal);
  add_act<MatterForm>(router, room, confirm_report);
  add_act<MatterForm>(router, room, publish_report);
}

}  // namespace wardmote::closed
