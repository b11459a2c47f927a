// Non-interference: two databases that differ only in what is hidden from somebody give that person the same bytes, on every page, in
// every format. What is hidden is drawn from one random stream, what is shown from another; the seed is printed.

#include <gtest/gtest.h>

#include <algorithm>

#include "access/invitation_request_store.h"
#include "access/passkey/passkey_store.h"
#include "access/permission.h"
#include "access/person_store.h"
#include "access/provider/provider_store.h"
#include "access/second_factor_store.h"
#include "access/session_store.h"
#include "base/hash.h"
#include "domains/board/notes/note_store.h"
#include "domains/closed/matter_words.h"
#include "domains/evidence/analyses/finding_store.h"
#include "domains/evidence/analyses/run_store.h"
#include "domains/evidence/dataset_store.h"
#include "domains/evidence/import_job.h"
#include "domains/evidence/import_store.h"
#include "mutation.h"
#include "store/boards_store.h"
#include "store/jobs/jobs_store.h"
#include "table_of_world.h"
#include "tests/support/fresh_vault.h"
#include "walk.h"

namespace wardmote::policy_test {
namespace {

using access::Role;
using namespace std::chrono_literals;

constexpr int pairs = 70;  // five for each asker; the table has 500 of its own

template <class Record>
base::Id<Record> id(Random& random) {
  return *base::Id<Record>::of(uuid(random));
}
base::Instant moment(Random& random, base::Instant now) {
  return now - std::chrono::minutes(60 + number(random, 20'000));
}

/// What somebody is shown of others, by the permission table.
struct Sight {
  bool names = false, people = false, jobs = false, imports = false, analyses = false, closed = false;
};
Sight sight_of(Asker const& asker) {
  auto const acts = access::acts_of(asker.name == "ended" ? std::vector<Role>{} : asker.roles);
  auto const may = [&](std::string_view act) { return std::ranges::find(acts, act) != acts.end(); };
  return {may("administration"),         may("people"),   may("jobs"),
          may("imports") || may("jobs"), may("analyses"), may("closed_matter")};
}

void put_secrets(World& world, store::Writer& writer, access::Person const& person, Sight sight, Streams& streams) {
  auto& hidden = streams.hidden;
  auto const board = world.board();
  if (person.has_password.inside()) put_password_hash(writer, person.id, "hash " + word(hidden));
  auto const last_seen = moment(streams.of(sight.people), world.now());
  for (int at = 0, sessions = 1 + number(hidden, 4); at < sessions; ++at) {
    access::Session session;
    session.id = id<access::Session>(hidden);
    session.person = person.id;
    session.form_token = word(hidden);
    session.device = access::device_called(number(hidden, 2) == 0 ? "Firefox/1 Windows" : "Chrome/1 Linux");
    session.last_seen_at = at == 0 ? last_seen : last_seen - std::chrono::minutes(number(hidden, 900));
    session.started_at = session.last_seen_at;
    session.proved_at = session.last_seen_at.inside();
    insert_session(writer, board, session, word(hidden));
  }
  if (number(streams.of(sight.people), 2) == 0) {
    access::SecondFactor factor{
        .id = id<access::SecondFactor>(hidden),
        .person = person.id,
        .secret = access::Sealed<access::Audience::self, access::TotpSecret>(tests::as_sealed(word(hidden))),
        .last_step = number(hidden, 1000)};
    insert_second_factor(writer, board, factor, world.now());
    if (number(streams.of(sight.people), 2) == 0) put_confirmed(writer, factor.id, moment(hidden, world.now()));
    std::vector<std::string> codes;
    for (int code = 0, left = 1 + number(hidden, 3); code < left; ++code) codes.push_back(word(hidden));
    replace_recovery_codes(writer, board, person.id, codes);
  }
  auto& of_people = streams.of(sight.people);
  if (number(of_people, 3) == 0)
    access::insert_identity(writer, board,
                            {person.id, "https://" + word(hidden) + ".example.ca", word(hidden),
                             number(of_people, 2) == 0 ? access::IdentityOrigin::sign_in : access::IdentityOrigin::link,
                             moment(hidden, world.now())});
  if (number(of_people, 3) == 0)
    access::put_invitation_request(writer, board,
                                   {person.id, person_id("administrator").text(), moment(of_people, world.now())});
  if (number(hidden, 3) == 0)
    access::insert_passkey(writer, board,
                           {.person = person.id,
                            .key = access::PasskeyKey{.credential = word(hidden), .public_key = word(hidden)},
                            .name = word(hidden),
                            .added_at = moment(hidden, world.now())});
  if (number(hidden, 3) == 0)
    access::insert_invitation(writer, board, {word(hidden), person.id, world.now() + 24h}, word(hidden));
  if (number(hidden, 3) == 0) access::add_failure(writer, board, "name:" + word(hidden), world.now());
}

/// People beside the askers; gives what they sign in with.
std::vector<std::string> put_people(World& world, store::Writer& writer, Sight sight, Streams& streams) {
  std::vector<std::string> names;
  for (int at = 0, people = 1 + number(streams.of(sight.names), 4); at < people; ++at) {
    auto& of_people = streams.of(sight.people);
    access::Person person;
    person.id = id<access::Person>(streams.of(sight.names));
    person.name = "p" + word(of_people);
    person.display_name = "Display " + word(streams.of(sight.names));
    person.email = word(of_people) + "@example.ca";
    person.state = number(of_people, 3) == 0 ? access::PersonState::suspended : access::PersonState::active;
    person.has_password = number(of_people, 2) == 0;
    person.roles = std::vector{
        access::all_roles()[static_cast<std::size_t>(number(of_people, static_cast<int>(access::all_roles().size())))]};
    auto const is_insider = person.has(Role::closed_session_participant) || is_of_table(person.roles.inside());
    if (is_insider) person.roles = {};  // they know one another
    person.added_at = moment(of_people, world.now());
    insert_person(writer, world.board(), person);
    put_state(writer, person.id, person.state.inside());
    put_secrets(world, writer, person, sight, streams);
    names.push_back(person.name.inside());
  }
  return names;
}

/// Jobs of a board; gives their identifiers.
std::vector<std::string> put_jobs(store::Writer& writer, store::BoardId board, base::Clock const& clock, Random& random,
                                  bool is_import) {
  std::vector<std::string> ids;
  for (int at = 0, jobs = number(random, 4); at < jobs; ++at) {
    auto const request = evidence::text_of(evidence::ImportAsked{
        .dataset = "numbers", .file_hash = word(random), .file_name = word(random), .dry_run = number(random, 2) == 0});
    auto const job = add_job(writer, clock,
                             {.board = board,
                              .kind = is_import ? "import_dataset" : "backup",
                              .request = request,
                              .asked_by = person_id("analyst").text()});
    auto const fixed = id<store::Job>(random);
    writer.run("UPDATE job SET id = :fixed, created_at = :created WHERE id = :job",
               {{"fixed", fixed}, {"created", moment(random, clock.now())}, {"job", job}});
    if (number(random, 2) == 0) cancel_job(writer, board, fixed, clock.now() - 1h);
    ids.push_back(fixed.text());
  }
  return ids;
}

/// Everything of another board: nobody of this one sees any of it.
std::vector<std::string> put_other_board(World& world, store::Writer& writer, Random& hidden) {
  auto const other = *store::BoardId::of("0192f000-0000-7000-8000-00000000b0a2");
  if (!store::find_board(writer, other))
    store::make_board(writer, {other, "elsewhere", word(hidden), word(hidden), "America/Toronto"}, world.now(), "test");
  writer.record({.board = other, .actor = word(hidden), .action = "grant_role", .subject = word(hidden)});
  base::ManualClock const clock(world.now());
  auto ids = put_jobs(writer, other, clock, hidden, true);
  for (int at = 0, people = 1 + number(hidden, 3); at < people; ++at) {
    access::Person person;
    person.id = id<access::Person>(hidden);
    person.name = "q" + word(hidden);
    person.display_name = word(hidden);
    person.roles = std::vector{Role::administrator};
    person.added_at = world.now();
    insert_person(writer, other, person);
    ids.push_back(person.name.inside());
  }
  return ids;
}

/// A dataset that shows nothing yet, and an import of it that is not published.
void put_loading_import(World& world, store::Writer& writer, Random& hidden) {
  evidence::Dataset numbers;
  numbers.id = *base::Id<evidence::Dataset>::of("0192f000-0000-7000-8000-0000000da7a1");
  numbers.slug = numbers.layout = "numbers";
  numbers.title = numbers.summary = numbers.caution = {"Numbers", "Nombres"};
  put_dataset(writer, world.board(), numbers);
  for (auto const& left : left_over_versions(writer, world.board(), numbers.id)) {
    while (delete_some_rows(writer, left)) {
    }
    forget_version(writer, left);
  }
  for (int at = 0, versions = number(hidden, 3); at < versions; ++at) {
    evidence::DatasetVersion version;
    version.id = id<evidence::DatasetVersion>(hidden);
    version.file_name = version.file_hash = version.layout_hash = word(hidden);
    version.imported_at = world.now();
    begin_version(writer, world.board(), numbers.id, version);
  }
}

/// A version that runs are of; it shows nothing.
evidence::DatasetVersion version_of_runs(World& world, store::Writer& writer) {
  evidence::Dataset counts;
  counts.id = *base::Id<evidence::Dataset>::of("0192f000-0000-7000-8000-0000000da7a2");
  counts.slug = counts.layout = "counts";
  counts.kind = evidence::DatasetKind::incidents;
  counts.title = counts.summary = counts.caution = {"Counts", "Comptes"};
  evidence::DatasetVersion version;
  version.id = *base::Id<evidence::DatasetVersion>::of("0192f000-0000-7000-8000-0000000da7a3");
  version.file_hash = version.layout_hash = "hash";
  version.imported_at = world.now();
  if (put_dataset(writer, world.board(), counts)) begin_version(writer, world.board(), counts.id, version);
  return version;
}

evidence::RunRequest request_of_some_kind(Random& random) {
  auto const day = *base::date_of("2018-01-01");
  auto const seed = 1 + number(random, 1000);
  switch (number(random, 3)) {
    case 0: return evidence::ScanRequest{.dataset = "counts", .from = day, .to = day, .seed = seed};
    case 1: return evidence::WatchRequest{.dataset = "counts", .from = day, .week = day, .seed = seed};
    default: return evidence::DensityRequest{.dataset = "counts", .from = day, .to = day, .seed = seed};
  }
}

/// Runs that no published finding rests on, and drafts that do.
void put_runs(World& world, store::Writer& writer, Random& random, Fillings& fillings) {
  auto const version = version_of_runs(world, writer);
  std::optional<evidence::RunId> before;
  for (int at = 0, runs = number(random, 3); at < runs; ++at) {
    evidence::Run run;
    run.id = id<evidence::Run>(random);
    run.request = request_of_some_kind(random);
    run.dataset = *base::Id<evidence::Dataset>::of("0192f000-0000-7000-8000-0000000da7a2");
    run.version = version.id;
    run.version_hash = word(random);
    run.asked_at = moment(random, world.now());
    run.after = number(random, 2) == 0 ? before : std::nullopt;
    run.is_repeated = number(random, 2) == 0;
    before = run.id;
    insert_run(writer, world.board(), run);
    for (auto* const text : {&run.input_hash, &run.result, &run.result_hash, &run.following}) *text = word(random);
    if (number(random, 2) == 0) put_result(writer, run, run.asked_at);
    fillings["run"].push_back(run.id.text());
    if (number(random, 2) == 0) continue;
    evidence::Finding const finding{.id = id<evidence::Finding>(random), .run = run.id, .drafted_at = run.asked_at};
    insert_finding(writer, world.board(), finding);
    auto const said = word(random);
    if (number(random, 2) == 0)
      put_statement(writer, finding.id, {{said, said}, {said, said}, {said, said}}, run.asked_at);
    fillings["finding"].push_back(finding.id.text());
  }
}

/// A vote by name, as it rests.
closed::MatterEntry motion_of(Random& random) {
  static constexpr char const* options[]{"yes", "no", "abstain", "absent", "excused"};
  std::string votes;
  for (int seat = 0, seats = 1 + number(random, 7); seat < seats; ++seat)
    votes += std::string(options[number(random, 5)]) + '\t' + word(random) + '\t' + word(random) + '\n';
  return {.act = closed::MatterAct::record_direction,
          .words = {.text = word(random),
                    .mover = word(random),
                    .seconder = word(random),
                    .outcome = number(random, 2) == 0 ? "carried" : "lost",
                    .decides = number(random, 2) == 0 ? "procedural" : "direction",
                    .rule = "majority_of_votes_cast",
                    .votes = votes}};
}

closed::MatterEntry attachment_of(std::string const& file, Random& random) {
  return {.act = closed::MatterAct::attach_file,
          .words = {.title = word(random),
                    .file_kind = "pdf",
                    .file_hash = base::to_hex(base::hash_of(file)),
                    .file_bytes = std::to_string(file.size()),
                    .file_key = std::string(closed::own_key)}};
}

/// What the closed session has of the meeting's closed item. Somebody who is barred from it may see no more of it than anybody else.
void put_matter(World& world, Asker const& asker, Sight sight, Streams& streams) {
  auto const matter = std::string(meeting_name) + "#1";
  auto const is_barred = sight.closed && number(streams.shown, 3) == 0;
  auto& random = streams.of(sight.closed && !is_barred);
  std::vector<closed::MatterEntry> entries;
  if (is_barred)
    entries.push_back({.act = closed::MatterAct::bar_person,
                       .person = person_id(asker.name).text(),
                       .words = {.person_name = asker.name}});
  for (int at = 0, lines = number(random, 3); at < lines; ++at)
    entries.push_back({.act = number(random, 2) == 0 ? closed::MatterAct::record_note : closed::MatterAct::put_paper,
                       .words = {.title = word(random), .text = word(random)}});
  for (int at = 0, motions = number(random, 3); at < motions; ++at) entries.push_back(motion_of(random));
  std::map<std::int64_t, std::string> files;
  for (int at = 0, attached = number(random, 3); at < attached; ++at) {
    auto const file = "%PDF-" + std::string(static_cast<std::size_t>(number(random, 700'000)), 'x') + word(random);
    entries.push_back(attachment_of(file, random));
    files[std::ssize(entries)] = file;
  }
  if (!files.empty() && number(random, 2) == 0)
    entries.push_back({.act = closed::MatterAct::take_back_file,
                       .words = {.text = word(random), .file_entry = std::to_string(files.begin()->first)}});
  if (number(random, 2) == 0)
    entries.push_back(
        {.act = closed::MatterAct::propose_report, .words = {.text = word(random), .text_fr = word(random)}});
  std::vector<closed::RestingEntry> resting;
  std::map<std::int64_t, std::vector<closed::SealedPiece>> pieces;
  for (auto const& [sequence, file] : files)
    pieces[sequence] = *closed::sealed_pieces(&world.closed_vault(), world.board(), matter, sequence, file);
  for (auto& entry : entries) {
    entry.sequence = std::ssize(resting) + 1;
    entry.at = moment(random, world.now());
    entry.by = entry.by_name = word(random);
    resting.push_back(*closed::sealed(&world.closed_vault(), world.board(), matter, entry));
  }
  world.closed_database().write([&](store::Writer& writer) {
    for (auto const* relation : {"matter_entry", "matter_piece", "matter_reading"})
      writer.run(std::string("DELETE FROM ") + relation);
    for (auto const& entry : resting) append_entry(writer, world.board(), matter, entry, pieces[entry.entry.sequence]);
    for (int at = 0, readings = 1 + number(random, 3); at < readings; ++at)
      closed::record_reading(
          writer, world.board(), base::ManualClock(world.now()), matter,
          {moment(random, world.now()), word(random), word(random), files.empty() ? 0 : files.begin()->first});
  });
}

/// Notes that somebody else keeps: the asker's own would be shown.
void put_notes(World& world, store::Writer& writer, Random& hidden) {
  writer.run("DELETE FROM desk_note");
  for (int at = 0, notes = number(hidden, 4); at < notes; ++at)
    board::insert_note(
        writer, world.board(),
        {id<board::Note>(hidden), id<access::Person>(hidden).text(), std::string(meeting_name), 1 + number(hidden, 2),
         moment(hidden, world.now()), board::SealedNote(tests::as_sealed(word(hidden)))});
}

/// Fills a world for one asker; gives all names and identifiers that stand in addresses.
Fillings fill(World& world, Asker const& asker, Streams streams) {
  put_askers(world);
  auto const sight = sight_of(asker);
  base::ManualClock const clock(world.now());
  Fillings fillings;
  world.database().write([&](store::Writer& writer) {
    for (auto const* relation : {"job", "sign_in_failure", "finding", "analysis_run"})
      writer.run(std::string("DELETE FROM ") + relation);
    fillings["person"] = put_people(world, writer, sight, streams);
    fillings["import"] = put_jobs(writer, world.board(), clock, streams.of(sight.imports), true);
    put_jobs(writer, world.board(), clock, streams.of(sight.jobs), false);
    auto const elsewhere = put_other_board(world, writer, streams.hidden);
    fillings["person"].insert(fillings["person"].end(), elsewhere.begin(), elsewhere.end());
    fillings["import"].insert(fillings["import"].end(), elsewhere.begin(), elsewhere.end());
    put_loading_import(world, writer, streams.hidden);
    put_notes(world, writer, streams.hidden);
    put_runs(world, writer, streams.of(sight.analyses), fillings);
  });
  put_matter(world, asker, sight, streams);
  fillings["number"] = {put_table(world, asker, streams).front()};
  fillings["dataset"] = {"numbers"};
  fillings["meeting"] = {std::string(meeting_name)};
  fillings["item"] = {std::string(meeting_name) + "/1"};
  for (auto const* sequence : {"1", "2", "3", "4", "5"})
    fillings["attachment"].push_back(std::string(meeting_name) + "/1/" + sequence);
  return fillings;
}

/// The first of all targets that the two worlds answer differently; empty if there is none. Two pages say which database
/// there is. A form with the token of another is answered by the page that it is on, once more.
std::string first_difference(World& one, World& other, Asker const& asker, Fillings const& fillings,
                             std::string_view language, std::string_view below = "", bool with_forms = true) {
  auto const are_alike = one.database().engine() == other.database().engine();
  for (auto const& route : one.routes()) {
    if (!route.info.path.starts_with(below)) continue;
    if (!are_alike && (route.info.name == "administration" || route.info.name == "transparency")) continue;
    auto const is_post = route.info.method == web::Method::post;
    if (is_post && (asker.token.empty() || !with_forms)) continue;  // without one it would begin sign-ins
    for (auto const& [method, address] : targets_of(route.info, language, fillings)) {
      auto const* const body = method == "POST" ? "form_token=of+another" : "";
      if (one.ask(method, address, asker.token, body) != other.ask(method, address, asker.token, body))
        return method + " " + address;
    }
  }
  return {};
}

Fillings both(Fillings one, Fillings const& other) {
  for (auto const& [name, values] : other) one[name].insert(one[name].end(), values.begin(), values.end());
  return one;
}

/// In one round of so many the pages themselves; in the others what they are made of.
std::unique_ptr<PagesAsData> shown_as(int round, int rounds) {
  return round % rounds == 0 ? nullptr : std::make_unique<PagesAsData>();
}

/// One pair for one asker, by its seed.
std::string difference_of_pair(World& one, World& other, Asker const& asker, std::uint64_t seed) {
  auto const in_one = fill(one, asker, {Random(seed), Random(seed * 2 + 1'000'001)});
  auto const in_other = fill(other, asker, {Random(seed), Random(seed * 2 + 1'000'002)});
  return first_difference(one, other, asker, both(in_one, in_other), seed % 2 == 0 ? "en" : "fr");
}

TEST(PairedWorlds, that_differ_in_what_is_hidden_from_somebody_give_them_the_same_bytes) {
  World one(tests::Engine::sqlite), other(tests::Engine::sqlite);
  auto const everyone = askers();
  for (int pair = 0; pair < pairs; ++pair) {
    auto const& asker = everyone[static_cast<std::size_t>(pair) % everyone.size()];
    auto const shown = shown_as(pair / static_cast<int>(everyone.size()), 5);
    EXPECT_EQ(difference_of_pair(one, other, asker, static_cast<std::uint64_t>(pair)), "")
        << asker.name << ", seed " << pair;
  }
}

TEST(PairedWorlds, do_so_on_PostgreSQL_and_across_the_two_databases) {
  World one(tests::Engine::sqlite), other(tests::Engine::postgresql);
  PagesAsData const as_data;
  std::uint64_t seed = 1000;
  for (auto const& asker : askers()) {
    ++seed;
    EXPECT_EQ(difference_of_pair(one, other, asker, seed), "") << asker.name << ", seed " << seed;
  }
}

/// Something that each form of the table takes for an answer.
std::string filled_form(Asker const& asker, web::RouteInfo const& route) {
  std::string const reason = route.name == "reject_discussion" ? "concl.rejected.not-aer" : "concl.still.refused";
  std::string const severe = route.name == "reject_discussion" ? "no" : "yes";
  return "form_token=form+token+of+" + asker.name + "&reason=" + reason + "&severity=" + severe +
         "&interest=yes&probability=yes&multi_agency=yes&agencies=own&agencies=other&agency=third&answer=yes&lead=third"
         "&assisting=own&ground=court_proceeding&text=Offer+a+visit&due=2099-01-01&task=1&state=done&met_on=2026-01-06"
         "&consent=given&service=service_type.food&mobilization=mobilization_type.informed&risks=rf.gangs.member"
         "&type=discussion_type.family&intent=present&minutes=5&kind=wait_list&sectors=sector.health&issue=1&year=2026";
}

/// The first act, or the first page after all of them, that the two worlds answer differently; each is done in both. Without those on who sits there,
/// which tell nothing of a discussion.
std::string first_difference_of_acts(World& one, World& other, Asker const& asker, Fillings const& fillings,
                                     std::string_view language) {
  for (auto const& route : one.routes()) {
    auto const& info = route.info;
    if (info.method != web::Method::post || !info.path.starts_with("/situation") ||
        info.path.starts_with("/situation/agencies") || info.name == "lift_blank")  // which shows what was hidden
      continue;
    auto const form = filled_form(asker, info);
    for (auto const& [method, address] : targets_of(info, language, fillings))
      if (one.ask(method, address, asker.token, form) != other.ask(method, address, asker.token, form))
        return "an act: " + address;
  }
  auto const after = first_difference(one, other, asker, fillings, language, "/situation");
  return after.empty() ? "" : "after the acts: " + after;
}

/// Those who sit at the table, and the planner.
std::vector<Asker> askers_of_table() {
  std::vector<Asker> all;
  for (auto const& asker : askers())
    if (is_of_table(asker.roles) || asker.name == "cswb_planner") all.push_back(asker);
  return all;
}

/// Fills both for one asker; gives what stands in addresses: there are two discussions in each at least.
Fillings fill_tables(World& one, World& other, Asker const& asker, std::uint64_t seed) {
  Streams in_one{Random(seed), Random(seed * 2 + 1'000'001)}, in_other{Random(seed), Random(seed * 2 + 1'000'002)};
  auto numbers = put_table(one, asker, in_one);
  put_table(other, asker, in_other);
  numbers.resize(2);
  return {{"number", numbers}, {"year", {"2026"}}};
}

/// One after another; the pages of the table alone, on SQLite and PostgreSQL in turn. Every twelfth pair does what can be done there as well.
TEST(PairedTables, that_differ_in_what_is_not_for_somebody_at_a_stage_give_them_the_same_bytes) {
  constexpr int table_pairs = 500;
  World one(tests::Engine::sqlite), other(tests::Engine::sqlite), elsewhere(tests::Engine::postgresql);
  auto const seated = askers_of_table();
  for (auto* const world : {&one, &other, &elsewhere}) put_askers(*world);
  for (int pair = 0; pair < table_pairs; ++pair) {
    auto const& asker = seated[static_cast<std::size_t>(pair) % seated.size()];
    auto& second = pair % 11 == 10 ? elsewhere : other;
    auto const seed = static_cast<std::uint64_t>(5000 + pair);
    auto const fillings = fill_tables(one, second, asker, seed);
    auto const* const language = pair % 2 == 0 ? "en" : "fr";
    auto const shown = shown_as(pair / static_cast<int>(seated.size()), 10);
    EXPECT_EQ(first_difference(one, second, asker, fillings, language, "/situation", !shown), "")
        << asker.name << ", seed " << seed;
    if (pair % 12 == 0) {
      EXPECT_EQ(first_difference_of_acts(one, second, asker, fillings, language), "")
          << asker.name << ", seed " << seed;
    }
  }
}

/// Checks that keep something from being shown (table_mutants.json): without one of them some of a hundred pairs differ.
TEST(PairedTables, differ_when_a_check_is_taken_away) {
  World one(tests::Engine::sqlite), other(tests::Engine::sqlite);
  auto const seated = askers_of_table();
  for (auto* const world : {&one, &other}) put_askers(*world);
  PagesAsData const as_data;
  constexpr std::string_view shown_by_acts = "whoever is not concerned is told of no hold";
  for (std::string_view const check :
       {"a part for those who read it", "whoever it does not concern is told no end", "the lead until it may be purged",
        "of those alone that are not concerned rejected is shed", "receipts of what concerns one",
        "receipts of one's own drafts", "the entry for officers", "the calendar for those concerned",
        "drafts of one's agency", "the log for those concerned", "a blank page", "a blank screen",
        "overshares for officers", "listed for who reads", "names for the table",
        "whoever is not concerned is told of no hold"}) {
    Mutated const without({.check = std::string(check)});
    std::string found;
    for (int pair = 0; pair < 100 && found.empty(); ++pair) {
      auto const& asker = seated[static_cast<std::size_t>(pair) % seated.size()];
      auto const fillings = fill_tables(one, other, asker, static_cast<std::uint64_t>(9000 + pair));
      found = first_difference(one, other, asker, fillings, "en", "/situation", false);
      if (found.empty() && check == shown_by_acts) found = first_difference_of_acts(one, other, asker, fillings, "en");
    }
    EXPECT_NE(found, "") << "no pair shows: " << check;
  }
}

TEST(PairedWorlds, tell_when_something_does_show) {
  World one(tests::Engine::sqlite), other(tests::Engine::sqlite);
  PagesAsData const as_data;
  ASSERT_TRUE(one.ask("GET", "/en/").body.starts_with("page as data"));
  for (auto const& asker : askers()) {
    if (asker.name != "administrator" && asker.name != "auditor" && asker.name != "analyst" &&
        asker.name != "closed_session_participant" && !is_of_table(asker.roles))
      continue;
    auto const in_one = fill(one, asker, {Random(7), Random(7)});
    auto const in_other = fill(other, asker, {Random(8), Random(7)});
    EXPECT_NE(first_difference(one, other, asker, both(in_one, in_other), "en"), "") << asker.name;
  }
}

}  // namespace
}  // namespace wardmote::policy_test
