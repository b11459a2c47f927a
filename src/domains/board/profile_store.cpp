#include "domains/board/profile_store.h"

#include <array>

#include "base/ensure.h"
#include "store/boards_store.h"

namespace wardmote::board {
namespace {

constexpr std::array contact_kinds{"emergency", "not_emergency", "board", "complaint"};
constexpr std::array certainties{"certain", "check_first"};

template <class Choice, std::size_t count>
Choice choice_of(std::array<char const*, count> const& names, std::string const& name) {
  for (std::size_t index = 0; index < count; ++index)
    if (name == names[index]) return static_cast<Choice>(index);
  ENSURE(!"the column holds a choice its CHECK allows");
  return {};
}

web::Bilingual both(store::Row const& row, std::string const& column) {
  return {.en = row.text(column + "_en"), .fr = row.text(column + "_fr")};
}

base::LocalDate day(store::Row const& row, std::string_view column) {
  auto const date = base::date_of(row.text(column));
  ENSURE(date.has_value());
  return *date;
}

struct Version {
  std::int64_t number;
  std::string file_hash;
};

/// Found by the primary key (board_id, version).
std::optional<Version> newest_version(store::Reader& reader, store::BoardId board) {
  return reader.first(
      "SELECT version, file_hash FROM board_profile WHERE board_id = :board ORDER BY version DESC LIMIT 1",
      {{"board", board}}, [](store::Row const& row) { return Version{row.integer("version"), row.text("file_hash")}; });
}

/// The rows of one of the lists, in their order, by the primary key (board_id, version, position).
template <class Make>
auto list_of(store::Reader& reader, std::string const& relation, store::Bindings const& version, Make make) {
  return reader.list("SELECT * FROM " + relation + " WHERE board_id = :board AND version = :version ORDER BY position",
                     version, make);
}

void read_lists(store::Reader& reader, store::Bindings const& version, Profile& profile) {
  profile.municipalities = list_of(reader, "board_municipality", version, [](store::Row const& row) {
    return Municipality{.slug = row.text("slug"), .name = both(row, "name")};
  });
  profile.goals = list_of(reader, "board_goal", version, [](store::Row const& row) {
    return Goal{.slug = row.text("slug"),
                .name = both(row, "name"),
                .promise = both(row, "promise"),
                .measure = both(row, "measure"),
                .why_not = both(row, "why_not"),
                .source = row.text("source")};
  });
  profile.priorities = list_of(reader, "board_priority", version, [](store::Row const& row) {
    return Priority{.slug = row.text("slug"),
                    .name = both(row, "name"),
                    .sentence = both(row, "sentence"),
                    .source = row.text("source")};
  });
  profile.contacts = list_of(reader, "board_contact", version, [](store::Row const& row) {
    return Contact{.slug = row.text("slug"),
                   .kind = choice_of<ContactKind>(contact_kinds, row.text("kind")),
                   .certainty = choice_of<Certainty>(certainties, row.text("certainty")),
                   .name = both(row, "name"),
                   .purpose = both(row, "purpose"),
                   .reach = row.text("reach"),
                   .href = row.text("href"),
                   .source = row.text("source")};
  });
  profile.sources = list_of(reader, "board_source", version, [](store::Row const& row) {
    return Source{.slug = row.text("slug"), .title = both(row, "title"), .href = row.text("href")};
  });
}

/// The board's own row, which everything else refers to: made by the first publishing, renamed by later ones.
void write_board(store::Writer& writer, Profile const& profile, Publishing const& publishing) {
  if (!store::find_board(writer, profile.board))
    return store::make_board(writer,
                             {.id = profile.board,
                              .slug = profile.slug,
                              .name_en = profile.name.en,
                              .name_fr = profile.name.fr,
                              .time_zone = profile.time_zone},
                             publishing.now, publishing.actor);
  writer.run(
      "UPDATE board SET slug = :slug, name_en = :name_en, name_fr = :name_fr, time_zone = :time_zone WHERE id = :board",
      {{"board", profile.board},
       {"slug", profile.slug},
       {"name_en", profile.name.en},
       {"name_fr", profile.name.fr},
       {"time_zone", profile.time_zone}});
}

void write_profile(store::Writer& writer, Profile const& profile, std::int64_t version, Publishing const& publishing) {
  writer.run(
      "INSERT INTO board_profile (board_id, version, slug, time_zone, name_en, name_fr, about_en, about_fr, next_en, "
      "next_fr,"
      " plan_en, plan_fr, checked_on, published_at, file_hash) VALUES (:board, :version, :slug, :time_zone, :name_en, "
      ":name_fr, :about_en,"
      " :about_fr, :next_en, :next_fr, :plan_en, :plan_fr, :checked_on, :published_at, :file_hash)",
      {{"board", profile.board},
       {"version", version},
       {"slug", profile.slug},
       {"time_zone", profile.time_zone},
       {"name_en", profile.name.en},
       {"name_fr", profile.name.fr},
       {"about_en", profile.about.en},
       {"about_fr", profile.about.fr},
       {"next_en", profile.next.en},
       {"next_fr", profile.next.fr},
       {"plan_en", profile.plan.en},
       {"plan_fr", profile.plan.fr},
       {"checked_on", profile.checked_on},
       {"published_at", publishing.now},
       {"file_hash", base::to_hex(publishing.file_hash)}});
}

/// One list of the profile: `values(entry)` gives what follows board, version and position.
template <class Entry, class Values>
void write_list(store::Writer& writer, std::string_view relation, std::vector<std::string> columns,
                std::vector<store::BulkValue> const& version, std::vector<Entry> const& entries, Values values) {
  columns.insert(columns.begin(), {"board_id", "version", "position"});
  auto const bulk = writer.bulk(relation, std::move(columns));
  std::int64_t position = 0;
  for (auto const& entry : entries) {
    auto row = version;
    row.emplace_back(position++);
    for (auto& value : std::vector<store::BulkValue>(values(entry))) row.push_back(std::move(value));
    bulk->add(row);
  }
  bulk->finish();
}

void write_lists(store::Writer& writer, Profile const& profile, std::int64_t version) {
  using Values = std::vector<store::BulkValue>;
  Values const key{profile.board, version};
  write_list(writer, "board_municipality", {"slug", "name_en", "name_fr"}, key, profile.municipalities,
             [](Municipality const& entry) { return Values{entry.slug, entry.name.en, entry.name.fr}; });
  write_list(writer, "board_goal",
             {"slug", "name_en", "name_fr", "promise_en", "promise_fr", "measure_en", "measure_fr", "why_not_en",
              "why_not_fr", "source"},
             key, profile.goals, [](Goal const& entry) {
               return Values{entry.slug,       entry.name.en,    entry.name.fr,    entry.promise.en, entry.promise.fr,
                             entry.measure.en, entry.measure.fr, entry.why_not.en, entry.why_not.fr, entry.source};
             });
  write_list(writer, "board_priority", {"slug", "name_en", "name_fr", "sentence_en", "sentence_fr", "source"}, key,
             profile.priorities, [](Priority const& entry) {
               return Values{entry.slug,        entry.name.en,     entry.name.fr,
                             entry.sentence.en, entry.sentence.fr, entry.source};
             });
  write_list(writer, "board_contact",
             {"slug", "kind", "certainty", "name_en", "name_fr", "purpose_en", "purpose_fr", "reach", "href", "source"},
             key, profile.contacts, [](Contact const& entry) {
               return Values{entry.slug,
                             contact_kinds.at(static_cast<std::size_t>(entry.kind)),
                             certainties.at(static_cast<std::size_t>(entry.certainty)),
                             entry.name.en,
                             entry.name.fr,
                             entry.purpose.en,
                             entry.purpose.fr,
                             entry.reach,
                             entry.href,
                             entry.source};
             });
  write_list(writer, "board_source", {"slug", "title_en", "title_fr", "href"}, key, profile.sources,
             [](Source const& entry) { return Values{entry.slug, entry.title.en, entry.title.fr, entry.href}; });
}

}  // namespace

std::optional<Profile> held_profile(store::Reader& reader, store::BoardId board) {
  auto const version = newest_version(reader, board);
  if (!version) return std::nullopt;
  store::Bindings const key{{"board", board}, {"version", version->number}};
  auto profile = reader.first("SELECT * FROM board_profile WHERE board_id = :board AND version = :version", key,
                              [&](store::Row const& row) {
                                return Profile{.board = board,
                                               .slug = row.text("slug"),
                                               .name = both(row, "name"),
                                               .about = both(row, "about"),
                                               .next = both(row, "next"),
                                               .plan = both(row, "plan"),
                                               .time_zone = row.text("time_zone"),
                                               .checked_on = day(row, "checked_on")};
                              });
  read_lists(reader, key, *profile);
  return profile;
}

std::string time_zone_of(store::Reader& reader, store::BoardId board) {
  auto const held = store::find_board(reader, board);
  return held ? held->time_zone : "UTC";
}

std::optional<std::int64_t> publish_profile(store::Writer& writer, Profile const& profile,
                                            Publishing const& publishing) {
  auto const newest = newest_version(writer, profile.board);
  auto const hash = base::to_hex(publishing.file_hash);
  if (newest && newest->file_hash == hash) return std::nullopt;
  auto const version = newest ? newest->number + 1 : 1;
  write_board(writer, profile, publishing);
  write_profile(writer, profile, version, publishing);
  write_lists(writer, profile, version);
  writer.record({.board = profile.board,
                 .actor = publishing.actor,
                 .action = "publish_profile",
                 .subject = profile.slug,
                 .details = {{"version", std::to_string(version)}, {"file_hash", hash}}});
  return version;
}

}  // namespace wardmote::board
