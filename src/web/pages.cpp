#include "web/pages.h"

#include <algorithm>

#include "web/address.h"
#include "web/page_helpers.h"

namespace wardmote::web {
namespace {

Language other_of(Language language) { return language == Language::en ? Language::fr : Language::en; }

/// The name of a language in itself, so that whoever needs it can read it.
std::string_view own_name_of(Language language) { return language == Language::en ? "English" : "Français"; }

bool is_at(std::string_view path, std::string_view link) {
  return path == link || (link != "/" && path.starts_with(link) && path[link.size()] == '/');
}

std::string_view name_of(Format format) {
  switch (format) {
    case Format::json: return "JSON";
    case Format::csv: return "CSV";
    case Format::geojson: return "GeoJSON";
    case Format::atom: return "Atom";
    case Format::events: return "Events";
    case Format::pdf: return "PDF";
    case Format::html: break;
  }
  return "HTML";
}

Value format_links(Language language, PageFrame const& frame) {
  List list;
  for (auto const format : frame.formats) {
    if (format == Format::html || format == Format::events) continue;
    list.push_back(Value(Object{{"href", text_value(target_of(language, frame.path, format, frame.query))},
                                {"label", text_value(name_of(format))},
                                {"type", text_value(media_type_of(format))}}));
  }
  return Value(std::move(list));
}

/// The address of the page's feed; empty if it has none.
std::string feed_href(Language language, PageFrame const& frame) {
  auto const has_feed = std::ranges::find(frame.formats, Format::atom) != frame.formats.end();
  return has_feed ? target_of(language, frame.path, Format::atom, frame.query) : "";
}

/// The view's member `breadcrumbs`, a list of {path, label}, with the addresses of this language; without it, the
/// section that the page lies in.
Value breadcrumbs(Tongue const& tongue, std::vector<Layout::Link> const& sections, std::string_view page_path,
                  Value const& view) {
  auto const language = tongue.language();
  List list;
  if (auto const* crumbs = std::get_if<List>(&view["breadcrumbs"].kinds()))
    for (auto const& crumb : *crumbs)
      if (auto const* path = std::get_if<std::string>(&crumb["path"].kinds()))
        list.push_back(Value(
            Object{{"href", text_value(target_of(language, *path, std::nullopt, ""))}, {"label", crumb["label"]}}));
  if (!list.empty()) return Value(std::move(list));
  for (auto const& section : sections)
    if (page_path.starts_with(section.path + "/"))
      list.push_back(Value(Object{{"href", text_value(target_of(language, section.path, std::nullopt, ""))},
                                  {"label", text_value(tongue.text(section.label))}}));
  return Value(std::move(list));
}

Value caution(Tongue const& tongue, Layout const& layout, PageFrame const& frame) {
  auto const words = layout.caution ? layout.caution(frame.path) : std::string_view();
  return words.empty() ? Value(std::string()) : text_value(tongue.text(words));
}

/// `errors`, and for each field `error_<field>` and `entered_<field>`.
void add_form(Object& globals, PageFrame const& frame) {
  List errors;
  for (auto const& error : frame.errors) {
    errors.push_back(Value(Object{{"field", text_value(error.field)}, {"message", text_value(error.message)}}));
    if (!error.field.empty()) globals.emplace_back("error_" + error.field, text_value(error.message));
  }
  for (auto const& [field, value] : frame.entered)
    if (is_shown_again(field)) globals.emplace_back("entered_" + field, text_value(value));
  globals.emplace_back("has_errors", Value(!errors.empty()));
  globals.emplace_back("errors", Value(std::move(errors)));
}

void add_reader(Object& globals, Tongue const& tongue, PageFrame const& frame) {
  globals.emplace_back("help_contact", text_value(frame.help_contact));
  globals.emplace_back("is_closed", Value(frame.is_closed));
  if (frame.principal == nullptr) return;
  globals.emplace_back("form_token", text_value(frame.principal->form_token));
  if (!frame.principal->is_signed_in()) return;
  globals.emplace_back("person_name", text_value(frame.principal->person_name));
  globals.emplace_back("looks_as",
                       text_value(frame.principal->only_looks() ? tongue.text(frame.principal->looks_as) : ""));
}

}  // namespace

bool is_shown_again(std::string_view field) { return !field.starts_with("password"); }

Pages::Pages(Templates const& templates, Layout layout, BrowserFiles files)
    : templates_(templates), layout_(std::move(layout)), files_(std::move(files)) {}

Value Pages::links(Tongue const& tongue, std::vector<Layout::Link> const& links, std::string const& path) const {
  List list;
  for (auto const& link : links)
    list.push_back(Value(Object{{"href", text_value(target_of(tongue.language(), link.path, std::nullopt, ""))},
                                {"label", Value(tongue.text(link.label))},
                                {"current", Value(is_at(path, link.path))}}));
  return Value(std::move(list));
}

Object Pages::globals(Tongue const& tongue, PageFrame const& frame) const {
  auto const language = tongue.language(), other = other_of(language);
  Object globals{
      {"lang", text_value(code_of(language))},
      {"other_lang", text_value(code_of(other))},
      {"other_lang_name", text_value(own_name_of(other))},
      {"other_lang_href", text_value(target_of(other, frame.path, std::nullopt, frame.query))},
      {"title", text_value(frame.title)},
      {"is_named_as_board", Value(frame.title == layout_.name_in(language))},
      {"description", text_value(frame.description)},
      {"board_name", text_value(layout_.name_in(language))},
      {"css_href", text_value(files_.css_href)},
      {"js_href", text_value(files_.js_href)},
      {"asset_prefix", text_value(files_.prefix)},
      {"home_href", text_value(target_of(language, "/", std::nullopt, ""))},
      {"nav", links(tongue, layout_.navigation, frame.path)},
      {"footer", links(tongue, layout_.footer, frame.path)},
      {"formats", format_links(language, frame)},
      {"feed_href", text_value(feed_href(language, frame))},
      {"path", text_value(frame.path)},
      {"query", text_value(frame.query)},
      {"page", text_value(frame.page)},
      {"canonical_href", text_value(target_of(language, frame.path, std::nullopt, ""))},
      {"caution", caution(tongue, layout_, frame)},
      {"generated_at", Value(tongue.moment(frame.now, layout_.time_zone))},
  };
  add_form(globals, frame);
  add_reader(globals, tongue, frame);
  return globals;
}

/// What stands around a page, with the page itself.
Object Pages::with_content(Tongue const& tongue, PageFrame const& frame, Value const& view, Shape const& shape) const {
  auto around = globals(tongue, frame);
  auto content = templates_.render(frame.page, tongue.language(),
                                   {with_helpers(Value(around), Shape{}), with_helpers(view, shape)});
  around.emplace_back("content", Value(std::move(content)));
  return around;
}

std::string Pages::html(Tongue const& tongue, PageFrame const& frame, Value const& view, Shape const& shape) const {
  auto around = with_content(tongue, frame, view, shape);
  around.emplace_back("breadcrumbs", breadcrumbs(tongue, layout_.sections, frame.path, view));
  around.emplace_back("refresh_s", view["refresh_s"]);
  return templates_.render("layout", tongue.language(), {with_helpers(Value(std::move(around)), Shape{})});
}

std::string Pages::paper(Tongue const& tongue, PageFrame const& frame, Value const& view, Shape const& shape) const {
  return templates_.render(paper_template, tongue.language(),
                           {with_helpers(Value(with_content(tongue, frame, view, shape)), Shape{})});
}

}  // namespace wardmote::web
