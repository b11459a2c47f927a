// Being told of the board's news by e-mail: the form, and the page of a subscription that confirms and ends it.

#include "base/choice.h"
#include "domains/board/committees/committee_store.h"
#include "domains/board/meetings/words.h"
#include "domains/board/subscriptions/subscribing.h"
#include "domains/board/subscriptions/subscription_store.h"
#include "web/form_fields.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;
using web::message_id;

std::string_view label_of_news(NewsKind kind) {
  switch (kind) {
    case NewsKind::notice: return message_id("The notice and agenda of a meeting, and that one is cancelled");
    case NewsKind::decisions: return message_id("What was decided, once a meeting is over");
    default: return message_id("Adopted minutes");
  }
}

struct SubscribeForm {
  std::string email;
  std::vector<NewsKind> news;
  std::string meetings;
  std::string keyword;
};
BOOST_DESCRIBE_STRUCT(SubscribeForm, (), (email, news, meetings, keyword))

struct SubscribeFormView {
  std::string path = "/subscribe";
  web::FormField news{.name = "news"};
  web::FormField meetings{.name = "meetings"};
};
BOOST_DESCRIBE_STRUCT(SubscribeFormView, (), (path, news, meetings))

struct SubscribeView {
  bool takes_address = false;
  bool is_sent = false;  ///< a mail is on its way
  SubscribeFormView form{};
};
BOOST_DESCRIBE_STRUCT(SubscribeView, (), (takes_address, is_sent, form))

SubscribeView form_view(SubscriptionRoom const& room, web::Tongue const& tongue) {
  auto const committees = committees_offered(room);
  SubscribeView view{.takes_address = room.takes_address()};
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<NewsKind>>([&](auto enumerator) {
    view.form.news.options.push_back({enumerator.name, tongue.text(label_of_news(enumerator.value))});
  });
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<MeetingKind>>([&](auto enumerator) {
    view.form.meetings.options.push_back({enumerator.name, tongue.text(label_of(enumerator.value))});
  });
  for (auto const& committee : committees)
    view.form.meetings.options.push_back({choice_of(committee), title_in(committee.named(), tongue)});
  return view;
}

struct SubscriptionQuery {
  std::string secret;
};
BOOST_DESCRIBE_STRUCT(SubscriptionQuery, (), (secret))

/// The page of a subscription, for whoever holds its secret. It does not show the address.
struct SubscriptionView {
  std::string secret{};
  bool is_confirmed = false;
  std::vector<std::string> news{};
  std::string meetings{};  ///< in words; empty: all
  std::string keyword{};
};
BOOST_DESCRIBE_STRUCT(SubscriptionView, (), (secret, is_confirmed, news, meetings, keyword))

base::Answer<SubscriptionView> show(SubscriptionRoom const& room, std::string const& secret,
                                    web::Context const& context) {
  auto const [held, committees] = room.room.database.read([&](store::Reader& reader) {
    return std::pair(find_subscription(reader, room.room.board, secret), list_committees(reader, room.room.board));
  });
  if (!held) return base::refuse(RefusalCode::page_not_found);
  SubscriptionView view{.secret = secret, .is_confirmed = held->confirmed_at.has_value(), .keyword = held->keyword};
  for (auto const kind : {NewsKind::notice, NewsKind::decisions, NewsKind::minutes})
    if (held->tells(kind)) view.news.push_back(context.tongue.text(label_of_news(kind)));
  if (held->meeting_kind) view.meetings = context.tongue.text(label_of(*held->meeting_kind));
  if (auto const* const committee = committee_called(committees, held->committee))
    view.meetings = title_in(committee->named(), context.tongue);
  return view;
}

struct SubscriptionDoneView {
  bool done = true;
};
BOOST_DESCRIBE_STRUCT(SubscriptionDoneView, (), (done))

web::RouteInfo act_on(std::string name, std::string path, std::string_view title, std::string_view summary) {
  return {.name = std::move(name),
          .path = std::move(path),
          .policy = web::Policy::everyone(),
          .title = std::string(title),
          .summary = std::string(summary),
          .page = "board/subscription",
          .method = web::Method::post,
          .is_costly = true,
          .form_on = "subscription"};
}

void add_page_of_subscription(web::Router& router, SubscriptionRoom const& room) {
  router.page<SubscriptionQuery, SubscriptionView>(
      {.name = "subscription",
       .path = "/subscriptions/{secret}",
       .policy = web::Policy::everyone(),
       .title = "Your subscription",
       .summary = "What somebody is told of by e-mail, for whoever has its link: to confirm it or to end it.",
       .page = "board/subscription",
       .caching = web::Caching::never},
      [room](SubscriptionQuery const& query, web::Context const& context) {
        return show(room, query.secret, context);
      });
  router.page<SubscriptionQuery, SubscriptionDoneView>(
      act_on("confirm_subscription", "/subscriptions/{secret}/confirm", message_id("Confirm the subscription"),
             message_id("From now on news is sent.")),
      [room](SubscriptionQuery const& query, web::Context const& context) -> base::Answer<SubscriptionDoneView> {
        if (auto const done = confirm(room, query.secret); !done) return std::unexpected(done.error());
        context.reply.see_other = "/subscriptions/" + query.secret;
        return SubscriptionDoneView{};
      });
  router.page<SubscriptionQuery, SubscriptionDoneView>(
      act_on("end_subscription", "/subscriptions/{secret}/end", message_id("End the subscription"),
             message_id("Nothing more is sent, and the address is destroyed.")),
      [room](SubscriptionQuery const& query, web::Context const& context) -> base::Answer<SubscriptionDoneView> {
        if (auto const done = unsubscribe(room, query.secret); !done) return std::unexpected(done.error());
        context.reply.see_other = "/meetings";
        return SubscriptionDoneView{};
      });
}

}  // namespace

void add_subscription_routes(web::Router& router, SubscriptionRoom const& room) {
  router.page<web::NoQuery, SubscribeView>(
      {.name = "subscribe_form",
       .path = "/subscribe",
       .policy = web::Policy::everyone(),
       .title = "News of the board by e-mail",
       .summary =
           "Be told by e-mail of agendas, decisions and minutes: links only, and one mail for each piece of news.",
       .page = "board/subscribe",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<SubscribeView> {
        return form_view(room, context.tongue);
      });
  router.page<SubscribeForm, SubscribeView>(
      {.name = "subscribe",
       .path = "/subscribe",
       .policy = web::Policy::everyone(),
       .title = "News of the board by e-mail",
       .summary = "Sends a mail whose link confirms the subscription.",
       .page = "board/subscribe",
       .method = web::Method::post,
       .is_costly = true},
      [room](SubscribeForm const& form, web::Context const& context) -> base::Answer<SubscribeView> {
        auto const asked = subscribe(room, {.email = form.email,
                                            .news = form.news,
                                            .meetings = form.meetings,
                                            .keyword = form.keyword,
                                            .language = access::form_language_of(context.language())});
        if (!asked) return std::unexpected(asked.error());
        return SubscribeView{.takes_address = true, .is_sent = true};
      });
  add_page_of_subscription(router, room);
}

}  // namespace wardmote::board
