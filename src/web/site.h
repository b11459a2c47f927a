#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "web/assets.h"
#include "web/atom_text.h"
#include "web/cache.h"
#include "web/endpoint.h"
#include "web/limits.h"
#include "web/live_page.h"
#include "web/metrics.h"
#include "web/pages.h"
#include "web/printer.h"
#include "web/resolve.h"
#include "web/server.h"
#include "web/templates.h"
#include "web/transport.h"

namespace wardmote::web {

/// What responses are counted under beside endpoints and routes; these come first.
enum PseudoLabel : std::size_t { label_none, label_asset, label_redirect, label_unreadable, first_endpoint_label };

/// Whether a route's responses are kept: all people see the same, until the data changes.
bool is_cached(Route const& route);

/// Whether what is asked for takes so much that it is answered less often.
bool is_costly(Resolved const& resolved);

/// Whether problems go to a program (problem+json) rather than to a person.
bool is_program(Request const& request);

/// What the page of a route says about itself, with this view.
PageFrame frame_of(Route const& page, Context const& context, Resolved const& resolved, Value const& view);

/// Under which a response is kept.
std::string key_of(Request const& request, Resolved const& resolved, Encoding encoding);

/// The pages of the server: what stands between a request and a response, without any network. Safe from all threads.
class Site final : public Application {
 public:
  /// Checks the routes and loads what they need; throws std::runtime_error that names what is wrong.
  Site(ServerSettings settings, Layout layout, Router router, base::Clock const& clock);

  std::optional<Response> at_once(Request const& request) override;
  Response answer(Request const& request) override;
  std::expected<std::unique_ptr<Upload>, Response> begin_upload(Request const& request) override;
  Response trouble(Trouble trouble) override;
  void sent(Request const* request, Response const& response, std::size_t bytes,
            std::chrono::microseconds duration) override;

  Gauges& gauges() { return gauges_; }

 private:
  /// What responses are counted under: "standing", "/standing".
  struct Label {
    std::string name;
    std::string pattern;
  };

  void load_templates();
  std::vector<std::string> label_names();

  std::uint64_t revision() const { return settings_.data_revision ? settings_.data_revision() : 0; }
  std::uint64_t changes_made() const {
    return settings_.changes_of_this_thread ? settings_.changes_of_this_thread() : 0;
  }
  Tongue const& tongue(Language language) const { return *tongues_.at(language); }
  Language language_of(Request const& request) const;

  Response answer_within(Request const& request);
  std::optional<Response> answer_endpoint(Request const& request);
  ResponseParts parts_of(EndpointInfo const& endpoint, Request const& request) const;
  Response answer_file(Request const& request, EndpointInfo const& endpoint) const;
  Response refused_endpoint(Request const& request, base::Refusal const& refusal, Headers headers = {}) const;
  Response answer_elsewise(Request const& request, Elsewise const& elsewise) const;
  Response answer_route(Request const& request, Resolved const& resolved);
  Response answer_person(Request const& request, Resolved const& resolved);
  /// A stream of events, and one of them as it would be now; nothing if it is over for whoever asks.
  Response answer_live(Request const& request, Resolved const& resolved) const;
  Piece event_for(Request const& request, Principal const& principal) const;
  Piece event_or_end(Request const& request, LivePage* shared) const;
  Response form_again(Request const& request, Resolved const& resolved, Principal const& principal,
                      Problem const& problem) const;
  Response answer_cached(Request const& request, Resolved const& resolved, Encoding encoding);
  /// The page whose form this route is sent; nothing if there is none.
  Route const* page_of_form(Resolved const& resolved) const;
  std::string path_of_form(Resolved const& resolved) const;
  /// Whether a request says that its person is there, or is a page that goes on by itself.
  enum class Presence { acts, watches };
  Principal principal_of(Request const& request, Presence presence = Presence::acts) const;
  /// Counts the request; what to answer if whoever asks has asked too often.
  std::optional<Problem> excess_of(Request const& request, std::string_view person, bool is_costly);
  /// Whether somebody may be looking as somebody else, by the secret alone.
  bool may_be_a_look(Request const& request) const;
  /// Whether whoever looks as somebody else stays out of this route.
  bool is_closed_to_looks(RouteInfo const& info) const;
  /// Whoever looks as somebody else, for pages that would not ask; nobody, if the database cannot tell.
  std::optional<Principal> looker_of(Request const& request) const;
  std::string help_contact() const;
  /// What keeps this principal from this route; nothing if it may go on.
  std::optional<Problem> objection_to(Request const& request, Resolved const& resolved,
                                      Principal const& principal) const;
  /// Where to send whoever would have to sign in, or to prove who they are, first.
  std::optional<Response> to_proof(Resolved const& resolved, Problem const& problem) const;
  /// Whether the handler sends the reader on, so that no page is shown. Programs get the answer itself.
  static bool sends_on(Reply const& reply, Resolved const& resolved);
  std::expected<std::string, Problem> body_of(Request const& request, Resolved const& resolved,
                                              Principal const& principal, Reply& reply, Patience patience = {}) const;
  std::expected<std::string, Problem> paper_of(Resolved const& resolved, Context const& context, Value const& view,
                                               Patience patience) const;
  /// What everybody may read, as PDF; nothing for any other page, and where none can be made.
  std::optional<std::string> public_pdf(std::string const& path, Language language) const;
  FeedFrame feed_frame_of(Resolved const& resolved, Context const& context, Value const& view) const;
  std::string represent(Resolved const& resolved, Context const& context, Value const& view) const;
  std::expected<Parameters, Malformed> parameters_of_request(Request const& request, Resolved const& resolved) const;

  std::shared_ptr<Kept const> prepared(Resolved const& resolved, std::string body, Encoding encoding, Headers more = {},
                                       bool is_for_one = false) const;
  Response labelled(Response response, Resolved const& resolved) const;
  Response show(Request const* request, Problem const& problem, Language language, std::size_t label) const;
  Response shown_somehow(Request const& request, Problem const& problem) const;
  class SiteUpload;
  std::expected<std::unique_ptr<Upload>, Response> begin_upload_within(Request const& request) const;
  Response failed(Request const& request, std::exception const& failure, Doing doing = Doing::reading) const;

  ServerSettings settings_;
  Layout layout_;
  Router router_;
  base::Clock const& clock_;
  Gauges gauges_;
  ResponseWriter writer_;
  Assets assets_;
  Cache cache_;
  Limits limits_;
  std::map<Language, std::unique_ptr<Tongue>> tongues_;
  Templates templates_;
  Pages pages_;
  mutable LivePages live_pages_;
  mutable Printer printer_;
  std::vector<EndpointInfo> endpoints_;
  RouteFinder finder_;
  std::vector<Label> labels_;
  Metrics metrics_;
};

}  // namespace wardmote::web
