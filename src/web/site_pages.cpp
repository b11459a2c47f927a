// From a route that was found to the response in the format and language that were asked for.

#include "base/hash.h"
#include "base/text.h"
#include "web/atom_text.h"
#include "web/csv_text.h"
#include "web/event_text.h"
#include "web/geojson_text.h"
#include "web/json_text.h"
#include "web/negotiation.h"
#include "web/request_log.h"
#include "web/site.h"
#include "web/view_rows.h"

namespace wardmote::web {
namespace {

/// Below this, packing costs more than it saves.
constexpr std::size_t packed_bytes_min = 512;

/// What somebody does is worth waiting for a turn at the printer; whoever reads is told to come again.
constexpr Patience patience_of_an_act{30'000};

bool is_form(std::string_view content_type) {
  auto const type = base::lower_ascii(base::trimmed(content_type.substr(0, content_type.find(';'))));
  return type == "application/x-www-form-urlencoded";
}

/// What a form without files holds.
std::expected<Parameters, Malformed> form_of(Request const& request) {
  if (request.body.empty() || is_form(request.content_type)) return parameters_of(request.body);
  return std::unexpected(Malformed{std::string(message_id("A form is sent as application/x-www-form-urlencoded."))});
}

/// Whether a form was made for this sign-in; without one there is nothing to be misused.
bool carries(Parameters const& parameters, std::string const& form_token) {
  auto const found = parameters.find("form_token");
  return form_token.empty() || (found != parameters.end() && base::is_same_secret(found->second, form_token));
}

std::string in_words_or(Value const& value, std::string fallback) {
  auto const* text = std::get_if<std::string>(&value.kinds());
  return text != nullptr && !text->empty() ? *text : fallback;
}

/// A form's problem is told in the title first: whoever listens to the page hears it before all else (GOV.UK).
std::string page_title(ProblemView const& view, Tongue const& tongue) {
  return view.fields.empty() ? view.title : tongue.text("Error: {title}", {{"title", view.title}});
}

}  // namespace

bool is_program(Request const& request) {
  auto const address = address_of(request.target);
  if (address && address->suffix) return true;
  return format_for(request.accept, {Format::html, Format::json}) != Format::html;
}

PageFrame frame_of(Route const& page, Context const& context, Resolved const& resolved, Value const& view) {
  auto const& info = page.info;
  return {.page = info.page,
          .title = in_words_or(view["title"], context.tongue.text(info.title)),
          .description = in_words_or(view["description"], context.tongue.text(info.summary)),
          .path = context.path,
          .query = std::string(resolved.address.query),
          .formats = info.formats,
          .now = context.now,
          .principal = &context.principal};
}

bool is_cached(Route const& route) {
  return route.info.caching == Caching::until_data_changes && route.info.method == Method::get &&
         route.info.policy->name() == Policy::everyone().name();
}

bool is_costly(Resolved const& resolved) {
  return resolved.found.route->info.is_costly || resolved.format == Format::pdf;
}

std::string key_of(Request const& request, Resolved const& resolved, Encoding encoding) {
  std::string key;
  key.reserve(request.target.size() + 2);
  key += static_cast<char>('0' + static_cast<int>(resolved.format));
  key += static_cast<char>('0' + static_cast<int>(encoding));
  return key.append(request.target);
}

Response Site::answer_route(Request const& request, Resolved const& resolved) {
  return is_cached(*resolved.found.route) && resolved.format != Format::events && !may_be_a_look(request)
             ? answer_cached(request, resolved, encoding_for(request.accept_encoding))
             : answer_person(request, resolved);
}

Response Site::answer_cached(Request const& request, Resolved const& resolved, Encoding encoding) {
  auto const at_revision = revision();
  auto plain = cache_.find(key_of(request, resolved, Encoding::identity), at_revision);
  if (auto const problem = excess_of(request, "", !plain && is_costly(resolved)))
    return labelled(show(&request, *problem, resolved.language, 0), resolved);
  if (!plain) {
    Reply no_reply;  // a cached page is one for all
    auto body = body_of(request, resolved, {}, no_reply);
    if (!body) return labelled(show(&request, body.error(), resolved.language, 0), resolved);
    plain = prepared(resolved, *std::move(body), Encoding::identity);
    cache_.keep(key_of(request, resolved, Encoding::identity), at_revision, plain);
  }
  auto kept = plain;
  if (encoding != Encoding::identity) {
    kept = prepared(resolved, *plain->whole.body, encoding);
    cache_.keep(key_of(request, resolved, encoding), at_revision, kept);
  }
  return labelled(names_etag(request.if_none_match, kept->etag) ? kept->not_modified : kept->whole, resolved);
}

std::expected<Parameters, Malformed> Site::parameters_of_request(Request const& request,
                                                                 Resolved const& resolved) const {
  auto parameters = parameters_of(resolved.address.query);
  if (!parameters) return parameters;
  auto const& info = resolved.found.route->info;
  auto all = resolved.found.captured;
  all.merge(*parameters);
  if (info.method != Method::post) return all;
  auto form = form_of(request);
  if (!form) return form;
  all.merge(*form);
  std::erase_if(all, [&](auto const& parameter) { return is_of_file(parameter.first, info.file_field); });
  if (request.upload == nullptr) return all;
  for (auto const& [name, value] : request.upload->fields()) all.emplace(name, value);
  return all;
}

bool Site::sends_on(Reply const& reply, Resolved const& resolved) {
  return reply.see_other && resolved.format == Format::html;
}

std::expected<std::string, Problem> Site::body_of(Request const& request, Resolved const& resolved,
                                                  Principal const& principal, Reply& reply, Patience patience) const {
  auto const& route = *resolved.found.route;
  auto const parameters = parameters_of_request(request, resolved);
  if (!parameters) return std::unexpected(problem_of(parameters.error()));
  if (route.info.method == Method::post && !carries(*parameters, principal.form_token))
    return std::unexpected(problem_of(base::RefusalCode::form_outdated));
  Context const context{.tongue = tongue(resolved.language),
                        .principal = principal,
                        .now = clock_.now(),
                        .path = resolved.address.path(),
                        .reply = reply,
                        .pdf_of = [this](std::string const& path, Language in) { return public_pdf(path, in); }};
  auto const view = route.answer(*parameters, context);
  if (!view) return std::unexpected(problem_of(view.error()));
  if (sends_on(reply, resolved)) return std::string();
  if (resolved.format == Format::pdf) return paper_of(resolved, context, *view, patience);
  auto const& features = resolved.found.route->info.features;
  auto const shows_outlines = features.empty() || resolved.format == Format::geojson;
  return represent(resolved, context, shows_outlines ? *view : without_outlines(*view, features));
}

std::expected<std::string, Problem> Site::paper_of(Resolved const& resolved, Context const& context, Value const& view,
                                                   Patience patience) const {
  if (context.reply.kept_pdf) {
    auto kept = context.reply.kept_pdf();
    if (!kept) return std::unexpected(problem_of(kept.error()));
    if (*kept) return **std::move(kept);
  }
  auto const& route = *resolved.found.route;
  auto const frame = frame_of(route, context, resolved, view);
  auto pdf = printer_.pdf_of(pages_.paper(context.tongue, frame, view, route.view_shape), patience);
  if (pdf) return *std::move(pdf);
  if (settings_.log && pdf.error().trouble == PrintTrouble::failed)
    settings_.log(error_log_line(context.now, route.info.name, "printing_failed", pdf.error().words));
  return std::unexpected(problem_of(pdf.error().trouble));
}

std::optional<std::string> Site::public_pdf(std::string const& path, Language language) const {
  auto const target = target_of(language, path, Format::pdf, "");
  Request request{};
  request.method = "GET";
  request.target = target;
  auto const resolved = resolve(request, finder_);
  if (!resolved || !is_cached(*resolved->found.route)) return std::nullopt;
  Reply no_reply;
  auto pdf = body_of(request, *resolved, {}, no_reply, patience_of_an_act);
  return pdf ? std::optional(*std::move(pdf)) : std::nullopt;
}

FeedFrame Site::feed_frame_of(Resolved const& resolved, Context const& context, Value const& view) const {
  auto page = frame_of(*resolved.found.route, context, resolved, view);
  return {.key = layout_.feed_key,
          .path = std::move(page.path),
          .query = std::move(page.query),
          .title = std::move(page.title),
          .author = layout_.name_in(context.language()),
          .language = context.language()};
}

std::string Site::represent(Resolved const& resolved, Context const& context, Value const& view) const {
  auto const& route = *resolved.found.route;
  switch (resolved.format) {
    case Format::json: return json_of(view) + "\n";
    case Format::csv: {
      auto const rows = rows_of_view(view, route.view_shape, route.info.rows);
      return csv_of(rows.list, rows.element);
    }
    case Format::geojson: return geojson_of(view[route.info.features]) + "\n";
    case Format::atom:
      return atom_of(feed_frame_of(resolved, context, view), route.info.feed, view[route.info.feed.entries]);
    case Format::events: return event_of(json_of(view));
    case Format::pdf:
    case Format::html: break;
  }
  return pages_.html(context.tongue, frame_of(route, context, resolved, view), view, route.view_shape);
}

std::shared_ptr<Kept const> Site::prepared(Resolved const& resolved, std::string body, Encoding encoding, Headers more,
                                           bool is_for_one) const {
  // A PDF is packed inside.
  if (body.size() < packed_bytes_min || resolved.format == Format::pdf) encoding = Encoding::identity;
  // Any other may show who reads it.
  bool const is_one_for_all = is_cached(*resolved.found.route) && !is_for_one;
  ResponseParts parts{.media_type = media_type_of(resolved.format), .body = compressed(body, encoding, Effort::page)};
  auto etag = etag_of(parts.body);
  parts.headers = {{"ETag", etag},
                   {"Cache-Control", is_one_for_all ? "no-cache" : "no-store"},
                   {"Vary", resolved.is_negotiated ? "Accept, Accept-Encoding" : "Accept-Encoding"},
                   {"Content-Language", std::string(code_of(resolved.language))}};
  parts.headers.insert(parts.headers.end(), more.begin(), more.end());
  auto not_modified = writer_.not_modified(parts.headers);
  if (encoding != Encoding::identity) parts.headers.emplace_back("Content-Encoding", code_of(encoding));
  return std::make_shared<Kept const>(Kept{writer_.write(std::move(parts)), std::move(not_modified), std::move(etag)});
}

std::string Site::help_contact() const {
  try {
    return settings_.help_contact ? settings_.help_contact() : "";
  } catch (std::exception const&) {
    return {};  // what failed is what the page tells of
  }
}

Response Site::show(Request const* request, Problem const& problem, Language language, std::size_t label) const {
  auto const view = in_words(problem, tongue(language));
  ResponseParts parts{.status = problem.status, .headers = problem.headers};
  parts.headers.emplace_back("Cache-Control", "no-store");
  parts.headers.emplace_back("Content-Language", code_of(language));
  if (request == nullptr || is_program(*request)) {
    parts.media_type = "application/problem+json";
    parts.body = problem_json(view) + "\n";
  } else {
    auto const address = address_of(request->target);
    auto const looker = looker_of(*request);
    parts.media_type = "text/html";
    parts.body = pages_.html(tongue(language),
                             {.page = "problem",
                              .title = page_title(view, tongue(language)),
                              .description = view.detail,
                              .path = address ? address->path() : "/",
                              .query = address ? std::string(address->query) : "",
                              .now = clock_.now(),
                              .principal = looker ? &*looker : nullptr,
                              .help_contact = help_contact(),
                              .is_closed = problem.code == base::code_of(base::RefusalCode::not_permitted)},
                             to_value(page_of(view, *request)), shape_of<ProblemPage>());
  }
  auto response = writer_.write(std::move(parts));
  response.label = label;
  response.language = language;
  return response;
}

}  // namespace wardmote::web
