// Filter one: the drafts of an agency, and the form that brings one before the table.

#include <algorithm>

#include "base/text.h"
#include "domains/situation/discussion_view.h"
#include "domains/situation/drafts/draft.h"
#include "domains/situation/pages.h"
#include "domains/situation/words.h"

namespace wardmote::situation {
namespace {

using web::message_id;

struct DraftsQuery {
  std::string draft;  ///< that the form is filled with
};
BOOST_DESCRIBE_STRUCT(DraftsQuery, (), (draft))

struct DraftRow {
  std::string draft{};
  std::string kept_at{};
  std::string type{};
  std::int64_t risks = 0;
};
BOOST_DESCRIBE_STRUCT(DraftRow, (), (draft, kept_at, type, risks))

struct DraftsView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string agency{};
  std::string consequence{};
  std::vector<DraftRow> drafts{};
  FactsForm form{};
};
BOOST_DESCRIBE_STRUCT(DraftsView, (), (breadcrumbs, agency, consequence, drafts, form))

DraftWords words_of_draft(std::vector<Draft> const& drafts, std::string const& id) {
  auto const found = std::ranges::find(drafts, id, &Draft::id);
  return found == drafts.end() ? DraftWords{} : found->words;
}

Subject subject_of(DraftWords const& words, std::string const& agency) {
  return {words.type, words.age_group, words.sex, agency, words.seen_before};
}

Factors factors_of(DraftWords const& words) {
  return {words.risks, words.protections, words.flags, words.affected, words.account};
}

FactsForm draft_form(SituationRoom const& room, std::string const& draft, DraftWords const& words,
                     web::Tongue const& tongue) {
  auto form = facts_form(room, factors_of(words), tongue);
  form.act = "prepare_discussion";
  form.label = tongue.text(message_id("Present it to the table"));
  form.path = "/situation/prepare_discussion";
  auto fields = subject_fields(room, subject_of(words, ""), tongue);
  fields.push_back({.name = "draft", .kind = web::ActFieldKind::hidden, .value = draft});
  form.fields.insert(form.fields.begin(), fields.begin(), fields.end());
  return form;
}

base::Answer<DraftsView> show_drafts(SituationRoom const& room, DraftsQuery const& query, web::Context const& context) {
  auto const admitted = admit(room, context);
  if (!admitted) return std::unexpected(admitted.error());
  auto const drafts = read_drafts(room, context, *admitted);
  if (!drafts) return std::unexpected(drafts.error());
  auto const& tongue = context.tongue;
  auto const agencies = terms_of(room, *admitted).agencies.size();
  DraftsView view{
      .breadcrumbs = {{"/situation", tongue.text(message_id("Situation Table"))}},
      .agency = agency_name(*admitted, admitted->reader.agency, tongue),
      .consequence = consequence_of(DiscussionAct::present_discussion, admitted->custom.spoken_from, agencies, tongue),
      .form = draft_form(room, query.draft, words_of_draft(*drafts, query.draft), tongue)};
  for (auto const& draft : *drafts)
    view.drafts.push_back({draft.id, base::to_text(draft.kept_at),
                           draft.words.type.empty() ? "" : code_label(room, draft.words.type, tongue),
                           std::ssize(draft.words.risks)});
  return view;
}

struct PrepareForm {
  std::string draft, intent;  ///< "keep", or to present it
  std::string type, age_group, sex, seen_before;
  std::vector<std::string> risks, protections, flags, affected;
  std::string account;
};
BOOST_DESCRIBE_STRUCT(PrepareForm, (),
                      (draft, intent, type, age_group, sex, seen_before, risks, protections, flags, affected, account))

struct PreparedView {
  std::string number{};  ///< empty: kept as a draft
};
BOOST_DESCRIBE_STRUCT(PreparedView, (), (number))

DraftWords words_of_form(PrepareForm form) {
  for (auto* const list : {&form.risks, &form.protections, &form.flags, &form.affected}) std::erase(*list, "");
  return {form.type,        form.age_group, form.sex,
          form.seen_before, form.risks,     form.protections,
          form.flags,       form.affected,  std::string(base::trimmed(form.account))};
}

base::Answer<PreparedView> prepare(SituationRoom const& room, PrepareForm const& form, web::Context const& context) {
  auto const admitted = admit(room, context);
  if (!admitted) return std::unexpected(admitted.error());
  auto const words = words_of_form(form);
  if (form.intent == "keep") {
    if (auto const kept = keep_draft(room, context, *admitted, form.draft, words); !kept)
      return std::unexpected(kept.error());
    context.reply.see_other = "/situation/present";
    return PreparedView{};
  }
  auto const number = record_act(room, context, "",
                                 {.act = DiscussionAct::present_discussion,
                                  .subject = subject_of(words, admitted->reader.agency),
                                  .factors = factors_of(words)});
  if (!number) return std::unexpected(number.error());
  if (auto const gone = discard_draft(room, context, *admitted, form.draft); !gone)
    return std::unexpected(gone.error());
  context.reply.see_other = path_of(*number);
  return PreparedView{*number};
}

struct DiscardForm {
  std::string draft;
};
BOOST_DESCRIBE_STRUCT(DiscardForm, (), (draft))

base::Answer<PreparedView> discard(SituationRoom const& room, std::string const& draft, web::Context const& context) {
  auto const admitted = admit(room, context);
  if (!admitted) return std::unexpected(admitted.error());
  if (auto const gone = discard_draft(room, context, *admitted, draft); !gone) return std::unexpected(gone.error());
  context.reply.see_other = "/situation/present";
  return PreparedView{};
}

web::RouteInfo posting(std::string const& name, std::string title, std::string summary) {
  return {.name = name,
          .path = "/situation/" + name,
          .policy = web::Policy::permission("prepare_discussion"),
          .title = std::move(title),
          .summary = std::move(summary),
          .page = "situation/present",
          .caching = web::Caching::never,
          .method = web::Method::post,
          .form_on = "situation_present"};
}

}  // namespace

void add_draft_routes(web::Router& router, SituationRoom const& room) {
  router.page<DraftsQuery, DraftsView>(
      {.name = "situation_present",
       .path = "/situation/present",
       .policy = web::Policy::permission("prepare_discussion"),
       .title = "Prepare a discussion",
       .summary = "What your agency prepares for itself, and what it brings before the table.",
       .page = "situation/present",
       .caching = web::Caching::never},
      [room](DraftsQuery const& query, web::Context const& context) { return show_drafts(room, query, context); });
  router.page<PrepareForm, PreparedView>(
      posting("prepare_discussion", "Prepare a discussion", "Keeps a draft, or brings it before the table."),
      [room](PrepareForm const& form, web::Context const& context) { return prepare(room, form, context); });
  router.page<DiscardForm, PreparedView>(
      posting("discard_draft", "Discard a draft", "Destroys a draft of your agency with its key."),
      [room](DiscardForm const& form, web::Context const& context) { return discard(room, form.draft, context); });
}

}  // namespace wardmote::situation
