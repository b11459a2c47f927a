#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <mutex>
#include <thread>

#include "access/look.h"
#include "access/setting.h"
#include "access/sign_in.h"
#include "base/choice.h"
#include "main/closed_house.h"
#include "main/commands.h"
#include "main/house.h"
#include "main/post_office.h"
#include "main/scheduled.h"
#include "main/service_notice.h"
#include "main/situation_house.h"
#include "main/terminal.h"
#include "main/version.h"
#include "main/walled_house.h"
#include "store/boards_store.h"
#include "store/files/file_store.h"
#include "store/transparency/checkpoint_keeper.h"
#include "web/server.h"

namespace wardmote {
namespace {

/// Blocks SIGINT and SIGTERM in this thread and those it starts, so that one thread can wait for them.
sigset_t hold_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);  // a limit of a file's size is a full disk, and not the end
  return signals;
}

/// As many connections as the system has files for, less what else is open at once: whoever opens connections and says
/// nothing is not to keep the others from the database.
int connections_allowed(int wanted) {
  constexpr rlim_t files_beside = 128;
  constexpr rlim_t connections_min = 16;
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return wanted;
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  auto const for_connections = std::max(files.rlim_cur, files_beside + connections_min) - files_beside;
  return static_cast<int>(std::min(for_connections, static_cast<rlim_t>(wanted)));
}

bool answers(store::Database& database) {
  try {
    return database.read([](store::Reader& reader) { return !store::list_boards(reader).empty(); });
  } catch (store::StoreFailure const&) {
    return false;
  }
}

std::vector<std::string> warnings_of(store::Database& database) {
  try {
    return database.broken_promises();
  } catch (store::StoreFailure const&) {
    return {};  // it went away between two questions; the next one says so
  }
}

/// What is uploaded goes to the folder of files.
class UploadedFile final : public web::FileSink {
 public:
  explicit UploadedFile(store::FileStore const& files) : writer_(files.begin()) {}
  void add(std::string_view bytes) override { writer_->add(bytes); }
  Kept finish() override {
    auto const kept = writer_->finish();
    return {kept.hash, std::string(base::spelling_of(kept.kind))};
  }

 private:
  std::unique_ptr<store::FileStore::Writer> writer_;
};

/// Read again when data has changed: a database that is away is not asked, and what it last said still helps.
std::function<std::string()> help_contact_of(store::Database& database, store::BoardId board) {
  struct Kept {
    std::mutex guard;
    std::optional<std::uint64_t> revision;
    std::string contact;
  };
  return [&database, board, kept = std::make_shared<Kept>()] {
    std::lock_guard const lock(kept->guard);
    auto const revision = database.revision();
    if (kept->revision != revision) {
      kept->contact =
          database.read([&](store::Reader& reader) { return access::settings_of(reader, board).help_contact; });
      kept->revision = revision;
    }
    return kept->contact;
  };
}

web::ServerSettings settings_of(House& house, store::BoardId board, Options::Serve const& options) {
  web::ServerSettings settings;
  settings.address = options.address;
  settings.port = options.port;
  settings.threads = options.threads;
  settings.connections_max = connections_allowed(settings.connections_max);
  settings.limits = {options.requests_of_an_address, options.requests_of_a_person, options.requests_costly};
  settings.pages_folder = house.resources.pages();
  settings.locale_folder = house.resources.locale;
  settings.assets_folder = house.resources.assets();
  settings.site = house.site;
  settings.version = std::string(version);
  settings.data_revision = [&house] { return house.database->revision(); };
  settings.hear_changes = [&house](std::function<void()> hear) {
    return house.database->hear_changes(std::move(hear));
  };
  settings.identify = [room = access_room_of(house, board)](std::string_view token, web::Principal& principal) {
    access::identify(room, token, principal);
  };
  settings.sign_in_page = "/sign-in";
  settings.proof_page = "/prove";
  settings.look_mark = access::look_mark;
  settings.open_to_looks = {"end_look", "sign_out"};
  settings.help_contact = help_contact_of(*house.database, board);
  settings.begin_file = [files = store::FileStore(house.files_folder)] {
    return std::make_unique<UploadedFile>(files);
  };
  settings.is_healthy = [&house] { return answers(*house.database); };
  settings.warnings = [&house] { return warnings_of(*house.database); };
  settings.changes_of_this_thread = store::Database::commits_of_this_thread;
  settings.log = [](std::string_view line) {
    std::fprintf(stdout, "%.*s\n", static_cast<int>(line.size()), line.data());
    std::fflush(stdout);
  };
  return settings;
}

/// Known by machine and process, so that whoever reads a list of jobs finds the log.
store::WorkerTerms worker_terms() {
  char machine[64] = "";
  gethostname(machine, sizeof machine - 1);
  return {.name = std::string(machine) + " " + std::to_string(getpid()), .tell_trouble = [](std::string_view words) {
            std::fprintf(stderr, "wardmote: a job: %.*s\n", static_cast<int>(words.size()), words.data());
          }};
}

/// A house behind a wall that this server serves, and what works for it: its jobs are rows of its own database.
struct ServedHouse {
  std::unique_ptr<House> house;
  std::unique_ptr<store::Worker> worker{};
  std::unique_ptr<store::Schedule> schedule{};
};

/// Opens the houses whose keys were given. Refuses what open_walled_house refuses.
base::Answer<std::map<Wall, ServedHouse>> open_walled_houses(Options const& options, House& house,
                                                             store::BoardId board) {
  std::map<Wall, ServedHouse> served;
  for (auto const wall : {Wall::closed, Wall::situation}) {
    auto walled = open_walled_house(wall, options, house, board);
    if (!walled) return std::unexpected(walled.error());
    if (!*walled) continue;
    house.walled[wall] = (*walled)->database.get();
    served[wall].house = *std::move(walled);
  }
  return served;
}

/// Nothing where there is nothing to be done.
void begin_walled_work(Wall wall, ServedHouse& served, store::BoardId board, Options::Serve const& options,
                       store::WorkerTerms const& terms) {
  auto work = walled_work(wall, options);
  if (work.empty()) return;
  auto& house = *served.house;
  served.worker = std::make_unique<store::Worker>(*house.database, house.clock,
                                                  walled_handlers(wall, house, board, options), terms);
  served.schedule =
      std::make_unique<store::Schedule>(*house.database, house.clock, board, std::move(work), terms.tell_trouble);
}

/// Makes checkpoints while the server runs; nothing without the key that signs them.
base::Answer<std::unique_ptr<store::CheckpointKeeper>> keep_checkpoints(House& house, store::BoardId board,
                                                                        Options const& options) {
  if (options.signing_key.empty()) return nullptr;
  auto key = store::SigningKey::from_file(options.signing_key);
  if (!key) return std::unexpected(key.error());
  store::CheckpointRoom room{*house.database, board, house.clock, "schedule"};
  return std::make_unique<store::CheckpointKeeper>(
      std::move(room), *std::move(key),
      store::CheckpointKeeper::Settings{.terms = {.entries_max = options.serve.checkpoint_entries,
                                                  .age_max = std::chrono::hours{options.serve.checkpoint_hours}},
                                        .tell_trouble = [](std::string_view words) {
                                          std::fprintf(stderr, "wardmote: checkpoints: %.*s\n",
                                                       static_cast<int>(words.size()), words.data());
                                        }});
}

}  // namespace

int serve(Options const& options) {
  Terminal terminal(options.format);
  auto signals = hold_signals();
  auto const house = open_house(options);
  if (!house) return terminal.refuse(house.error());
  if (auto const opened = open_provider(**house, options); !opened) return terminal.refuse(opened.error());
  auto const board = board_called(**house, options.board);
  if (!board) return terminal.refuse(board.error());
  if (!options.serve.backup_to.empty() && !(*house)->backup_key)
    return terminal.refuse({base::RefusalCode::key_not_given});
  if (auto const opened = open_outbox(**house, options.serve); !opened) return terminal.refuse(opened.error());

  auto walled = open_walled_houses(options, **house, *board);
  if (!walled) return terminal.refuse(walled.error());

  for (auto const& warning : warnings_of(*(*house)->database)) std::fprintf(stderr, "wardmote: %s\n", warning.c_str());
  auto router = routes_of(**house, *board);
  if (walled->contains(Wall::closed)) add_closed_routes(router, **house, *walled->at(Wall::closed).house, *board);
  if (walled->contains(Wall::situation)) {
    auto const added = add_situation_routes(router, **house, *walled->at(Wall::situation).house, *board);
    if (!added) return terminal.refuse(added.error());
  }
  auto layout = layout_of(**house, *board);
  if (walled->contains(Wall::situation)) layout.caution = situation_caution(*walled->at(Wall::situation).house, *board);
  web::Server server(settings_of(**house, *board, options.serve), std::move(layout), std::move(router),
                     (*house)->clock);
  auto handlers = job_handlers_of(**house, *board);
  add_scheduled_handlers(handlers, **house, *board, options.serve);
  auto const terms = worker_terms();
  store::Worker worker(*(*house)->database, (*house)->clock, std::move(handlers), terms);
  PostOffice office(**house, *board);
  store::Worker postman(*(*house)->database, (*house)->clock, office.handlers(), terms);
  std::jthread watcher([&](std::stop_token stop) { office.watch(std::move(stop), terms.tell_trouble); });
  store::Schedule const schedule(*(*house)->database, (*house)->clock, *board, recurring_work(options.serve),
                                 terms.tell_trouble);
  for (auto& [wall, served] : *walled) begin_walled_work(wall, served, *board, options.serve, terms);
  auto const keeper = keep_checkpoints(**house, *board, options);
  if (!keeper) return terminal.refuse(keeper.error());
  std::thread stopper([&] {
    int which = 0;
    sigwait(&signals, &which);
    notify_service_manager("STOPPING=1");
    server.stop();
  });
  terminal.step("serving", "http://" + options.serve.address + ":" + std::to_string(server.port()), "Ctrl+C stops");
  notify_service_manager("READY=1");
  server.run();
  pthread_kill(stopper.native_handle(), SIGTERM);  // should something else than a signal have ended it
  stopper.join();
  worker.stop();
  watcher = {};
  postman.stop();
  for (auto& [wall, served] : *walled)
    if (served.worker) served.worker->stop();
  return exit_ok;
}

}  // namespace wardmote
