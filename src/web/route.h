#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"
#include "web/context.h"
#include "web/describe.h"
#include "web/file_sink.h"
#include "web/public_file.h"

namespace wardmote::web {

enum class Format {
  html,
  json,
  csv,
  geojson,
  atom,    ///< a feed of what is new (RFC 4287)
  events,  ///< server-sent events: the page's JSON, each time that it has changed
  pdf      ///< the page on paper: tagged (PDF/UA-1), with the words of the page
};

std::string_view code_of(Format format);        ///< also the suffix: "json"
std::string_view media_type_of(Format format);  ///< "application/json"

/// Who may use a route. A route without a policy keeps the server from starting.
class Policy {
 public:
  static Policy everyone();      ///< the public
  static Policy this_machine();  ///< connections from the loopback interface only
  static Policy signed_in();     ///< whoever is signed in
  /// Whoever was given the permission; its name is a constant that lasts.
  static Policy permission(std::string_view name);
  std::string_view name() const { return name_; }
  bool permits(Principal const& principal) const { return permits_(principal, name_); }

 private:
  using Rule = bool (*)(Principal const&, std::string_view name);
  Policy(std::string_view name, Rule rule) : name_(name), permits_(rule) {}
  std::string_view name_;
  Rule permits_;
};

/// For Atom: which list of a view is the feed, and what an entry is made of. In a pattern, "{member}" is that member of the
/// element (text or integer).
struct Feed {
  std::string entries{};   ///< the view's member that is the list
  std::string key{};       ///< pattern: what tells this entry from all others of the page, for ever: "{slug}/{version}"
  std::string headline{};  ///< pattern: its title
  std::string updated{};   ///< the member that says when, RFC 3339 in UTC; an element where it is empty is no entry
  std::string path{};      ///< pattern: where an entry leads, without language: "/data/{slug}"
  std::string text{};      ///< pattern; none if empty
};

enum class Caching { until_data_changes, never };

/// A `post` route is sent a form; its page is never cached, and a form sent from another site is not permitted.
enum class Method { get, post };

/// What a route states about itself. `path` may hold `{name}` segments; they fill the query's member of that name.
struct RouteInfo {
  std::string name;  ///< verb and noun, or the noun of a page: "standing", "list_datasets"; unique
  std::string path;  ///< "/data/{dataset}", without language and suffix
  std::optional<Policy> policy{};
  std::string title;    ///< message id; a view with a member `title` overrides it
  std::string summary;  ///< message id, one sentence; the page's description and the OpenAPI summary
  std::string page;     ///< template below pages/, without suffix: "evidence/standing"
  std::vector<Format> formats{Format::html, Format::json};
  std::string rows{};  ///< for CSV: the view's member that is the list
  /// For GeoJSON: the view's member that is the list of areas, each with a RawJson `geometry` (null in other formats).
  std::string features{};
  Feed feed{};                                    ///< for Atom
  Caching caching = Caching::until_data_changes;  ///< a cached page is one for all: its handler is told of no principal
  Method method = Method::get;
  bool is_costly = false;  ///< reads or computes so much that it is answered less often (RateLimits::costly)
  /// Of a `post`: the name of the page that its form is on, which is shown again with what was wrong. Empty: the page of
  /// the same path, if there is one.
  std::string form_on{};
  /// Of a `post` whose form sends a file: the most that all of it may have, and the field of the file. The query's members
  /// of the field `f` are `f`, `f_name`, `f_bytes` and `f_kind` (web/upload.h), as far as it has them: what a sender writes
  /// into them is not taken, so that nobody names a file they did not send.
  std::uint64_t upload_bytes_max = 0;
  std::string file_field{};
  /// Where its file goes; empty: where the site's files go.
  BeginFile begin_file{};
  /// A sensitive act: whoever does it has proved a short while ago who they are (Principal::proved_until).
  bool needs_proof = false;
};

/// A route whose types are forgotten: what the router keeps.
struct Route {
  RouteInfo info;
  Shape query_shape;
  Shape view_shape;
  std::function<base::Answer<Value>(Parameters const&, Context const&)> answer;
};

/// The list of routes. A domain adds its own in one function `add_routes(web::Router&, …)`.
class Router {
 public:
  /// Query and View are structs described with BOOST_DESCRIBE_STRUCT. The query is read from path segments and query
  /// string, each member by its name (see web/describe.h for what kinds of member there are); what does not fit is a
  /// refusal form_invalid that names the field. `handle(Query const&, Context const&) -> base::Answer<View>`.
  template <class Query, class View, class Handle>
  void page(RouteInfo info, Handle handle) {
    add(Route{
        std::move(info), shape_of<Query>(), shape_of<View>(),
        [handle = std::move(handle)](Parameters const& parameters, Context const& context) -> base::Answer<Value> {
          auto const query = read_described<Query>(parameters);
          if (!query) return std::unexpected(query.error());
          base::Answer<View> const view = handle(*query, context);
          if (!view) return std::unexpected(view.error());
          return to_value(*view);
        }});
  }

  void add(Route route);
  std::vector<Route> const& routes() const { return routes_; }

  void file(PublicFile file);
  std::vector<PublicFile> const& files() const { return files_; }

 private:
  std::vector<Route> routes_;
  std::vector<PublicFile> files_;
};

/// A query without members, for pages that ask nothing.
struct NoQuery {};
BOOST_DESCRIBE_STRUCT(NoQuery, (), ())

}  // namespace wardmote::web
