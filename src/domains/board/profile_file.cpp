#include "domains/board/profile_file.h"

#include <algorithm>
#include <set>

#include "base/document.h"
#include "base/text.h"
#include "web/describe.h"

namespace wardmote::board {
namespace {

using base::Document;

constexpr std::string_view slug_invalid =
    "{field} must be a short name of small letters, digits and underscores, like safest_place.";
constexpr std::string_view slug_twice = "{field} is “{slug}”, which is used before. Give each entry a name of its own.";
constexpr std::string_view source_unknown =
    "{field} is “{source}”, which is not in the list of sources. Add it there, or correct the name.";
constexpr std::string_view link_invalid = "{field} must be a link that begins with https:, tel: or mailto:.";
constexpr std::string_view identifier_invalid = "{field} must be a UUID of 36 characters.";
constexpr std::string_view list_missing = "{field} must be a list with at least one entry.";

bool is_slug(std::string_view text) {
  auto const fits = [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
  };
  return !text.empty() && std::ranges::all_of(text, fits);
}

bool is_link(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("tel:") || text.starts_with("mailto:");
}

/// Reads pieces of the file and gathers everything that is wrong with them.
class Gatherer {
 public:
  void wrong(std::string place, std::string_view message, std::map<std::string, std::string> values = {}) {
    values["field"] = place;
    errors.push_back({std::move(place), std::string(message), std::move(values)});
  }

  std::string text(Document const& in, std::string_view member, std::string const& place) {
    std::string const found(base::trimmed(in[member].text));
    if (found.empty()) wrong(place + "." + std::string(member), web::field_message::missing);
    return found;
  }

  web::Bilingual both(Document const& in, std::string const& place) {
    return {.en = text(in, "en", place), .fr = text(in, "fr", place)};
  }

  web::Bilingual both(Document const& in, std::string_view member, std::string const& place) {
    return both(in[member], place + "." + std::string(member));
  }

  std::string slug(Document const& in, std::string const& place) {
    auto const found = text(in, "slug", place);
    if (!found.empty() && !is_slug(found)) wrong(place + ".slug", slug_invalid);
    return found;
  }

  std::string link(Document const& in, std::string const& place) {
    auto const found = text(in, "href", place);
    if (!found.empty() && !is_link(found)) wrong(place + ".href", link_invalid);
    return found;
  }

  std::string source(Document const& in, std::string const& place) {
    auto const found = text(in, "source", place);
    if (!found.empty() && !sources.contains(found)) wrong(place + ".source", source_unknown, {{"source", found}});
    return found;
  }

  template <class Choice>
  Choice choice(Document const& in, std::string_view member, std::string const& place,
                std::vector<std::pair<std::string_view, Choice>> const& choices) {
    auto const found = text(in, member, place);
    std::string names;
    for (auto const& [name, value] : choices) {
      if (found == name) return value;
      names += (names.empty() ? "" : ", ") + std::string(name);
    }
    if (!found.empty()) wrong(place + "." + std::string(member), web::field_message::not_choice, {{"choices", names}});
    return choices.front().second;
  }

  /// Each item of the list `name`, made by `make(item, place)`; slugs may not repeat.
  template <class Make>
  auto each(Document const& document, std::string const& name, Make make) {
    std::vector<std::invoke_result_t<Make, Document const&, std::string const&>> made;
    std::set<std::string> slugs;
    auto const& items = document[name].items;
    if (items.empty()) wrong(name, list_missing);
    for (std::size_t index = 0; index < items.size(); ++index) {
      auto const place = name + "[" + std::to_string(index) + "]";
      made.push_back(make(items[index], place));
      if (auto const& made_slug = made.back().slug; !made_slug.empty() && !slugs.insert(made_slug).second)
        wrong(place + ".slug", slug_twice, {{"slug", made_slug}});
    }
    return made;
  }

  std::set<std::string> sources;
  std::vector<base::Refusal::FieldError> errors;
};

void read_board(Gatherer& gather, Document const& board, Profile& profile) {
  if (auto const id = store::BoardId::of(gather.text(board, "id", "board")))
    profile.board = *id;
  else
    gather.wrong("board.id", identifier_invalid);
  if (auto const day = base::date_of(gather.text(board, "checked_on", "board")))
    profile.checked_on = *day;
  else
    gather.wrong("board.checked_on", web::field_message::not_date);
  profile.slug = gather.slug(board, "board");
  profile.time_zone = gather.text(board, "time_zone", "board");
  profile.name = gather.both(board, "name", "board");
  profile.about = gather.both(board, "about", "board");
  gather.source(board["about"], "board.about");
  profile.next = gather.both(board, "next", "board");
  gather.source(board["next"], "board.next");
  profile.plan = gather.both(board, "plan", "board");
  gather.source(board["plan"], "board.plan");
}

Goal read_goal(Gatherer& gather, Document const& item, std::string const& place) {
  return {.slug = gather.slug(item, place),
          .name = gather.both(item, "name", place),
          .promise = gather.both(item, "promise", place),
          .measure = gather.both(item, "measure", place),
          .why_not = gather.both(item, "why_not", place),
          .source = gather.source(item, place)};
}

Priority read_priority(Gatherer& gather, Document const& item, std::string const& place) {
  return {.slug = gather.slug(item, place),
          .name = gather.both(item, "name", place),
          .sentence = gather.both(item, "sentence", place),
          .source = gather.source(item, place)};
}

Contact read_contact(Gatherer& gather, Document const& item, std::string const& place) {
  return {.slug = gather.slug(item, place),
          .kind = gather.choice<ContactKind>(item, "kind", place,
                                             {{"emergency", ContactKind::emergency},
                                              {"not_emergency", ContactKind::not_emergency},
                                              {"board", ContactKind::board},
                                              {"complaint", ContactKind::complaint}}),
          .certainty = gather.choice<Certainty>(
              item, "certainty", place, {{"certain", Certainty::certain}, {"check_first", Certainty::check_first}}),
          .name = gather.both(item, "name", place),
          .purpose = gather.both(item, "for", place),
          .reach = gather.text(item, "reach", place),
          .href = gather.link(item, place),
          .source = gather.source(item, place)};
}

}  // namespace

base::Answer<Profile> profile_of(std::string_view yaml, std::string_view file) {
  auto const document = base::document_of(yaml, file);
  if (!document) return std::unexpected(document.error());
  Gatherer gather;
  Profile profile;
  profile.sources = gather.each(*document, "sources", [&](Document const& item, std::string const& place) {
    return Source{
        .slug = gather.slug(item, place), .title = gather.both(item, "title", place), .href = gather.link(item, place)};
  });
  for (auto const& source : profile.sources) gather.sources.insert(source.slug);
  read_board(gather, (*document)["board"], profile);
  profile.municipalities =
      gather.each(*document, "municipalities", [&](Document const& item, std::string const& place) {
        return Municipality{.slug = gather.slug(item, place), .name = gather.both(item, place)};
      });
  profile.goals = gather.each(*document, "goals",
                              [&](auto const& item, auto const& place) { return read_goal(gather, item, place); });
  profile.priorities = gather.each(
      *document, "priorities", [&](auto const& item, auto const& place) { return read_priority(gather, item, place); });
  profile.contacts = gather.each(
      *document, "contacts", [&](auto const& item, auto const& place) { return read_contact(gather, item, place); });
  if (gather.errors.empty()) return profile;
  return std::unexpected(base::Refusal{.code = base::RefusalCode::form_invalid, .fields = std::move(gather.errors)});
}

}  // namespace wardmote::board
