// "View as" begins on the page of who may do what, and ends from the banner that every page shows meanwhile.

#include "access/look.h"
#include "access/pages.h"
#include "access/views.h"

namespace wardmote::access {
namespace {

struct LookForm {
  std::optional<Role> role;
  std::string person;  ///< if no role is chosen
};
BOOST_DESCRIBE_STRUCT(LookForm, (), (role, person))

}  // namespace

void add_look_routes(web::Router& router, AccessRoom const& room) {
  router.page<LookForm, DoneView>(
      {.name = "begin_look",
       .path = "/admin/explain/begin_look",
       .policy = web::Policy::permission("begin_look"),
       .title = "Who may do what",
       .summary =
           "Shows the pages as a role or a person would see them, for 15 minutes; nothing can be changed meanwhile.",
       .page = "access/explain",
       .method = web::Method::post,
       .form_on = "explain_permission",
       .needs_proof = true},
      [room](LookForm const& form, web::Context const& context) -> base::Answer<DoneView> {
        auto token = begin_look(room, context.principal, form.role, form.person);
        if (!token) return std::unexpected(token.error());
        context.reply.session_token = *std::move(token);
        context.reply.see_other = "/";
        return DoneView{};
      });
  router.page<web::NoQuery, DoneView>(
      {.name = "end_look",
       .path = "/account/end_look",
       .policy = web::Policy::signed_in(),
       .title = "Your account",
       .summary = "Ends a look at the pages as somebody else would see them.",
       .page = "access/account",
       .method = web::Method::post,
       .form_on = "account"},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<DoneView> {
        context.reply.session_token = end_look(room, context.principal);
        context.reply.see_other = "/account";
        return DoneView{};
      });
}

}  // namespace wardmote::access
