// What the linker calls in place of the program's own checks (CMakeLists.txt, --wrap), and how these are reached from here.

#include "mutation.h"

#include "access/secrecy/audience.h"
#include "access/session.h"
#include "base/hash.h"
#include "web/json_text.h"
#include "web/pages.h"
#include "web/printer.h"

#define WARDMOTE_MAY_SEE "_ZN8wardmote6access7may_seeERKNS0_5FieldERKNS0_4LookE"
#define WARDMOTE_STANDS                                                                                               \
  "_ZN8wardmote6access6standsERKNS0_7SessionENSt6chrono10time_pointINS4_3_V212system_clockENS4_8durationIlSt5ratioIL" \
  "l1ELl1000000EEEEEERKNS0_13SessionLimitsE"
#define WARDMOTE_IS_SAME_SECRET "_ZN8wardmote4base14is_same_secretESt17basic_string_viewIcSt11char_traitsIcEES4_"

#define WARDMOTE_PAGE(name) \
  "_ZNK8wardmote3web5Pages" name "B5cxx11ERKNS0_6TongueERKNS0_9PageFrameERKNS0_5ValueERKNS0_5ShapeE"
#define WARDMOTE_PDF_OF                                                     \
  "_ZN8wardmote3web7Printer6pdf_ofB5cxx11ESt17basic_string_viewIcSt11char_" \
  "traitsIcEENSt6chrono8durationIlSt5ratioILl1ELl1000EEEE"

namespace wardmote::policy_test {

Mutation& mutation() {
  static Mutation one;
  return one;
}

NotedRules& noted_rules() {
  static NotedRules one;
  return one;
}

bool is_taken_away(std::string_view check) { return mutation().check == check; }

RuleChange rule_change() { return mutation().rule; }

void note_rules(std::string_view list, std::size_t rows, bool is_the_same) {
  noted_rules().rows[std::string(list)] = rows;
  if (mutation().rule.list == list) noted_rules().was_the_same = is_the_same;
}

bool real_may_see(access::Field const&, access::Look const&) asm("__real_" WARDMOTE_MAY_SEE);
bool may_see_mutated(access::Field const&, access::Look const&) asm("__wrap_" WARDMOTE_MAY_SEE);
bool may_see_mutated(access::Field const& field, access::Look const& look) {
  auto const name = std::string(field.record) + (field.name.empty() ? "" : ".") + std::string(field.name);
  return mutation().field == "*" || mutation().field == name || real_may_see(field, look);
}

bool real_stands(access::Session const&, base::Instant, access::SessionLimits const&) asm("__real_" WARDMOTE_STANDS);
bool stands_mutated(access::Session const&, base::Instant, access::SessionLimits const&) asm("__wrap_" WARDMOTE_STANDS);
bool stands_mutated(access::Session const& session, base::Instant now, access::SessionLimits const& limits) {
  return mutation().every_sign_in_stands || real_stands(session, now, limits);
}

bool real_is_same_secret(std::string_view, std::string_view) asm("__real_" WARDMOTE_IS_SAME_SECRET);
bool is_same_secret_mutated(std::string_view, std::string_view) asm("__wrap_" WARDMOTE_IS_SAME_SECRET);
bool is_same_secret_mutated(std::string_view one, std::string_view other) {
  return mutation().every_secret_is_right || real_is_same_secret(one, other);
}

bool& PagesAsData::is_on() {
  static bool on = false;
  return on;
}

std::string as_data(web::Tongue const& tongue, web::PageFrame const& frame, web::Value const& view) {
  std::string text = "page as data\n";
  auto const add = [&](std::string_view more) { (text += more) += '\n'; };
  for (auto const& each : {std::string(code_of(tongue.language())), frame.page, frame.title, frame.description,
                           frame.path, frame.query, frame.help_contact, base::to_text(frame.now)})
    add(each);
  add(frame.is_closed ? "closed" : "");
  for (auto const format : frame.formats) add(code_of(format));
  auto const add_both = [&](std::string_view name, std::string_view value) {
    (text += name) += ": ";
    add(value);
  };
  for (auto const& [field, message] : frame.errors) add_both(field, message);
  for (auto const& [name, value] : frame.entered) add_both(name, value);
  if (frame.principal != nullptr)
    for (auto const& each : {frame.principal->form_token, frame.principal->person_name, frame.principal->looks_as})
      add(each);
  return text + json_of(view);
}

using Page = std::string(web::Pages const*, web::Tongue const&, web::PageFrame const&, web::Value const&,
                         web::Shape const&);

Page real_html asm("__real_" WARDMOTE_PAGE("4html"));
Page html_or_data asm("__wrap_" WARDMOTE_PAGE("4html"));
std::string html_or_data(web::Pages const* pages, web::Tongue const& tongue, web::PageFrame const& frame,
                         web::Value const& view, web::Shape const& shape) {
  return PagesAsData::is_on() ? as_data(tongue, frame, view) : real_html(pages, tongue, frame, view, shape);
}

Page real_paper asm("__real_" WARDMOTE_PAGE("5paper"));
Page paper_or_data asm("__wrap_" WARDMOTE_PAGE("5paper"));
std::string paper_or_data(web::Pages const* pages, web::Tongue const& tongue, web::PageFrame const& frame,
                          web::Value const& view, web::Shape const& shape) {
  return PagesAsData::is_on() ? as_data(tongue, frame, view) : real_paper(pages, tongue, frame, view, shape);
}

using Pdf = std::expected<std::string, web::PrintFailure>(web::Printer*, std::string_view, web::Patience);
Pdf real_pdf_of asm("__real_" WARDMOTE_PDF_OF);
Pdf pdf_or_data asm("__wrap_" WARDMOTE_PDF_OF);
std::expected<std::string, web::PrintFailure> pdf_or_data(web::Printer* printer, std::string_view html,
                                                          web::Patience patience) {
  if (PagesAsData::is_on()) return std::string(html);
  return real_pdf_of(printer, html, patience);
}

}  // namespace wardmote::policy_test
