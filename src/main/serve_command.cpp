#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <thread>

#include "access/sign_in.h"
#include "base/choice.h"
#include "main/commands.h"
#include "main/house.h"
#include "main/terminal.h"
#include "main/version.h"
#include "store/boards_store.h"
#include "store/files/file_store.h"
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
  return signals;
}

bool answers(store::Database& database) {
  try {
    return database.read([](store::Reader& reader) { return !store::list_boards(reader).empty(); });
  } catch (store::StoreFailure const&) {
    return false;
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

web::ServerSettings settings_of(House& house, store::BoardId board, Options::Serve const& options) {
  web::ServerSettings settings;
  settings.address = options.address;
  settings.port = options.port;
  settings.threads = options.threads;
  settings.pages_folder = house.resources.pages();
  settings.locale_folder = house.resources.locale;
  settings.assets_folder = house.resources.assets();
  settings.version = std::string(version);
  settings.data_revision = [&house] { return house.database->revision(); };
  settings.identify = [room = access_room_of(house, board)](std::string_view token, web::Principal& principal) {
    access::identify(room, token, principal);
  };
  settings.sign_in_page = "/sign-in";
  settings.proof_page = "/prove";
  settings.begin_file = [files = store::FileStore(house.files_folder)] {
    return std::make_unique<UploadedFile>(files);
  };
  settings.is_healthy = [&house] { return answers(*house.database); };
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

}  // namespace

int serve(Options const& options) {
  Terminal terminal(options.format);
  auto signals = hold_signals();
  auto const house = open_house(options);
  if (!house) return terminal.refuse(house.error());
  if (auto const opened = open_provider(**house, options); !opened) return terminal.refuse(opened.error());
  auto const board = board_called(**house, options.board);
  if (!board) return terminal.refuse(board.error());

  web::Server server(settings_of(**house, *board, options.serve), layout_of(**house, *board),
                     routes_of(**house, *board), (*house)->clock);
  store::Worker worker(*(*house)->database, (*house)->clock, job_handlers_of(**house, *board), worker_terms());
  std::thread stopper([&] {
    int which = 0;
    sigwait(&signals, &which);
    server.stop();
  });
  terminal.step("serving", "http://" + options.serve.address + ":" + std::to_string(server.port()), "Ctrl+C stops");
  server.run();
  pthread_kill(stopper.native_handle(), SIGTERM);  // should something else than a signal have ended it
  stopper.join();
  worker.stop();
  return exit_ok;
}

}  // namespace wardmote
