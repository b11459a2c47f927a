// The codes of the table: its own study flags, which the coordinator adds and retires, and the lists of the province, which nobody here can change.

#include <algorithm>

#include "base/text.h"
#include "domains/situation/catalogue/local_flag_store.h"
#include "domains/situation/discussion_room.h"
#include "domains/situation/pages.h"
#include "web/act_form.h"
#include "web/crumb.h"

namespace wardmote::situation {
namespace {

using web::ActFieldKind;
using web::message_id;

constexpr std::size_t flag_label_bytes_max = 80, flag_definition_bytes_max = 280;

struct FlagView {
  std::string code{};
  std::string label_en{}, label_fr{};
  std::string definition_en{}, definition_fr{};
  std::string added_at{};
  std::string retired_at{};  ///< empty: in use
};
BOOST_DESCRIBE_STRUCT(FlagView, (), (code, label_en, label_fr, definition_en, definition_fr, added_at, retired_at))

struct ListOfCodesView {
  std::string name{};
  std::int64_t codes = 0;
};
BOOST_DESCRIBE_STRUCT(ListOfCodesView, (), (name, codes))

struct RecordedVersionView {
  std::string version{};
  std::int64_t discussions = 0;
};
BOOST_DESCRIBE_STRUCT(RecordedVersionView, (), (version, discussions))

struct FlagsView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string version{};  ///< of the lists of the province
  std::vector<ListOfCodesView> lists{};
  std::vector<RecordedVersionView> versions{};  ///< that discussions were recorded under; none without a seat
  std::vector<FlagView> flags{};
  std::vector<web::ActForm> forms{};
};
BOOST_DESCRIBE_STRUCT(FlagsView, (), (breadcrumbs, version, lists, versions, flags, forms))

FlagView view_of(LocalFlag const& flag) {
  return {flag.code,
          flag.label.en,
          flag.label.fr,
          flag.definition.en,
          flag.definition.fr,
          base::to_text(flag.added_at),
          flag.retired_at ? base::to_text(*flag.retired_at) : ""};
}

/// The lists that discussions are coded with, without the table's own flags.
std::vector<ListOfCodesView> list_views(SituationRoom const& room, web::Tongue const& tongue) {
  std::vector<ListOfCodesView> views;
  for (auto const& [kind, name] : {std::pair(CodeKind::risk_factor, message_id("Risk factors")),
                                   std::pair(CodeKind::protective_factor, message_id("Protective factors")),
                                   std::pair(CodeKind::study_flag, message_id("Study flags")),
                                   std::pair(CodeKind::conclusion, message_id("Conclusions"))})
    views.push_back({tongue.text(name), std::ssize(room.lists->without_flags().list(kind).entries)});
  return views;
}

std::vector<web::ActForm> flag_forms(std::vector<LocalFlag> const& flags, web::Tongue const& tongue) {
  std::vector<web::ActForm> forms;
  forms.push_back(
      web::FormMaker("/situation/flags", "add_flag", message_id("Add a study flag"), tongue)
          .field(
              "code", ActFieldKind::line, message_id("Code"),
              message_id("“local.” and small letters, digits and hyphens, for example local.lake-ice. It can never be "
                         "given another meaning."))
          .holding(std::string(local_code_beginning))
          .field("label_en", ActFieldKind::line, message_id("Name in English"))
          .field("label_fr", ActFieldKind::line, message_id("Name in French"))
          .field("definition_en", ActFieldKind::line, message_id("What it means, in English"),
                 message_id("One neutral sentence. Whoever reads a report reads it: nothing that points to somebody."))
          .field("definition_fr", ActFieldKind::line, message_id("What it means, in French"))
          .take());
  std::vector<web::FormOption> in_use;
  for (auto const& flag : flags)
    if (!flag.retired_at) in_use.push_back({flag.code, flag.label.in(tongue.language()) + " (" + flag.code + ")"});
  if (!in_use.empty())
    forms.push_back(web::FormMaker("/situation/flags", "retire_flag", message_id("Retire a study flag"), tongue)
                        .choice("flag", message_id("Study flag"), std::move(in_use),
                                message_id("It is offered no more. Where it was recorded it stays, and reports go on "
                                           "counting it. It cannot come back."))
                        .take());
  return forms;
}

FlagsView show_flags(SituationRoom const& room, web::Context const& context) {
  auto const& tongue = context.tongue;
  auto const [flags, versions] = room.database.read([&](store::Reader& reader) {
    return std::pair(list_local_flags(reader, room.board), versions_recorded(reader, room.board));
  });
  FlagsView view{.breadcrumbs = {{"/situation", tongue.text(message_id("Situation Table"))}},
                 .version = room.lists->without_flags().version(),
                 .lists = list_views(room, tongue)};
  if (admit_without_proof(room, context))
    for (auto const& [version, discussions] : versions) view.versions.push_back({version, discussions});
  for (auto const& flag : flags) view.flags.push_back(view_of(flag));
  if (context.principal.may("add_flag")) view.forms = flag_forms(flags, tongue);
  return view;
}

struct FlagForm {
  std::string code, label_en, label_fr, definition_en, definition_fr;
};
BOOST_DESCRIBE_STRUCT(FlagForm, (), (code, label_en, label_fr, definition_en, definition_fr))
struct FlagEndForm {
  std::string flag;
};
BOOST_DESCRIBE_STRUCT(FlagEndForm, (), (flag))
struct FlagsDoneView {
  std::string code{};
};
BOOST_DESCRIBE_STRUCT(FlagsDoneView, (), (code))

base::Answer<void> fits_a_line(SituationRoom const& room, std::string const& field, std::string_view text,
                               std::size_t bytes_max) {
  if (text.size() > bytes_max) return base::refuse_field(field, message_id("Write it shorter"));
  if (text.find('\n') != std::string_view::npos) return base::refuse_field(field, message_id("Write one line"));
  if (text.empty()) return {};
  auto const against = objection_to(room.against, text);
  return against.empty() ? base::Answer<void>{} : base::refuse_field(field, against);
}

/// The rules speak of a text in both languages; the form has a field for each.
base::Refusal at_a_field(base::Refusal refusal, FlagForm const& form) {
  for (auto& each : refusal.fields) {
    if (each.field == "label") each.field = !form.label_en.empty() && form.label_fr.empty() ? "label_fr" : "label_en";
    if (each.field == "definition")
      each.field = !form.definition_en.empty() && form.definition_fr.empty() ? "definition_fr" : "definition_en";
  }
  return refusal;
}

base::Answer<std::string> add(SituationRoom const& room, FlagForm form, web::Context const& context) {
  for (auto* const text : {&form.code, &form.label_en, &form.label_fr, &form.definition_en, &form.definition_fr})
    *text = std::string(base::trimmed(*text));
  LocalFlag const flag{
      form.code, {form.label_en, form.label_fr}, {form.definition_en, form.definition_fr}, context.now, std::nullopt};
  for (auto const& [field, text, bytes_max] :
       {std::tuple("label_en", form.label_en, flag_label_bytes_max),
        std::tuple("label_fr", form.label_fr, flag_label_bytes_max),
        std::tuple("definition_en", form.definition_en, flag_definition_bytes_max),
        std::tuple("definition_fr", form.definition_fr, flag_definition_bytes_max)})
    if (auto const fits = fits_a_line(room, field, text, bytes_max); !fits) return std::unexpected(fits.error());
  return room.database.write([&](store::Writer& writer) -> base::Answer<std::string> {
    auto const there = with_local_flags(room.lists->without_flags(), list_local_flags(writer, room.board));
    if (auto const fits = may_be_added(there, flag); !fits) return std::unexpected(at_a_field(fits.error(), form));
    insert_local_flag(writer, {room.board, context.principal.person}, flag);
    return flag.code;
  });
}

base::Answer<std::string> retire(SituationRoom const& room, FlagEndForm const& form, web::Context const& context) {
  auto const is_retired = room.database.write([&](store::Writer& writer) {
    return retire_local_flag(writer, {room.board, context.principal.person}, form.flag, context.now);
  });
  return is_retired ? base::Answer<std::string>(form.flag)
                    : base::refuse_field("flag", message_id("Choose one of the list"));
}

template <class Form, class Do>
void add_flag_act(web::Router& router, SituationRoom const& room, std::string_view act, std::string_view title,
                  Do act_of) {
  auto info = act_route(act, "/situation/flags", title, message_id("The table’s own study flags."), "situation/flags",
                        "situation_flags");
  info.needs_proof = true;
  router.page<Form, FlagsDoneView>(
      std::move(info), [room, act_of](Form const& form, web::Context const& context) -> base::Answer<FlagsDoneView> {
        auto const code = act_of(room, form, context);
        if (!code) return std::unexpected(code.error());
        context.reply.see_other = "/situation/flags";
        return FlagsDoneView{*code};
      });
}

}  // namespace

void add_flag_routes(web::Router& router, SituationRoom const& room) {
  router.page<web::NoQuery, FlagsView>(
      {.name = "situation_flags",
       .path = "/situation/flags",
       .policy = web::Policy::permission("situation_flags"),
       .title = "Codes and study flags of the table",
       .summary = "The table’s own study flags, in both languages, and the lists of the province with their version.",
       .page = "situation/flags",
       .formats = {web::Format::html, web::Format::json, web::Format::csv},
       .rows = "flags",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<FlagsView> {
        return show_flags(room, context);
      });
  add_flag_act<FlagForm>(router, room, "add_flag", message_id("Add a study flag"), add);
  add_flag_act<FlagEndForm>(router, room, "retire_flag", message_id("Retire a study flag"), retire);
}

}  // namespace wardmote::situation
