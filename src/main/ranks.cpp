#include "main/ranks.h"

#include <dlfcn.h>
#include <signal.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <exception>
#include <thread>
#include <vector>

#include "base/ensure.h"
#include "base/text.h"
#include "main/terminal.h"

namespace wardmote {

/// What is used of Open MPI 4, whose handles are addresses.
struct Ranks::Library {
  int (*init)(int*, char***) = nullptr;
  int (*finalize)() = nullptr;
  int (*allreduce)(void const*, void*, int, void*, void*, void*) = nullptr;
  void *world = nullptr, *real = nullptr, *largest = nullptr;
};

namespace {

template <class Pointer>
bool find(void* library, char const* name, Pointer& pointer) {
  auto* const found = dlsym(library, name);
  static_assert(sizeof(found) == sizeof(pointer));
  pointer = reinterpret_cast<Pointer>(found);
  return found != nullptr;
}

/// A number that mpirun sets in the environment; -1 without it.
long long number_of(char const* name) {
  auto const* const text = std::getenv(name);
  return text ? base::whole_number(text).value_or(-1) : -1;
}

/// Whether this process has come to its end, and has said what it had to say.
std::atomic<bool> is_ending = false;

/// mpirun sends SIGTERM to the processes that are left, a second before it kills them.
void say_if_ended(OutputFormat format) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::thread([=] {
    int received = 0;
    sigwait(&signals, &received);
    if (is_ending) return;
    Terminal(format).refuse({base::RefusalCode::job_stopped, {}});
    std::_Exit(exit_refused);
  }).detach();
}

}  // namespace

Ranks::Ranks() = default;

base::Answer<std::unique_ptr<Ranks>> Ranks::join(OutputFormat format) {
  std::unique_ptr<Ranks> ranks(new Ranks);
  auto const count = number_of("OMPI_COMM_WORLD_SIZE"), number = number_of("OMPI_COMM_WORLD_RANK");
  if (count < 2 || number < 0) return ranks;
  auto* const loaded = dlopen("libmpi.so.40", RTLD_NOW | RTLD_GLOBAL);
  auto library = std::make_unique<Library>();
  if (!loaded || !find(loaded, "MPI_Init", library->init) || !find(loaded, "MPI_Finalize", library->finalize) ||
      !find(loaded, "MPI_Allreduce", library->allreduce) || !find(loaded, "ompi_mpi_comm_world", library->world) ||
      !find(loaded, "ompi_mpi_double", library->real) || !find(loaded, "ompi_mpi_op_max", library->largest))
    return base::refuse(base::RefusalCode::usage_invalid,
                        {{"reason", "mpirun started this, and Open MPI 4 (libmpi.so.40) cannot be loaded"}});
  if (number == 0) say_if_ended(format);
  if (library->init(nullptr, nullptr) != 0)
    return base::refuse(base::RefusalCode::usage_invalid, {{"reason", "Open MPI could not begin"}});
  ranks->library_ = std::move(library);
  ranks->number_ = static_cast<std::uint32_t>(number);
  ranks->count_ = static_cast<std::uint32_t>(count);
  return ranks;
}

Ranks::~Ranks() {
  is_ending = true;
  if (library_ && std::uncaught_exceptions() == 0) library_->finalize();  // waits for all of them
}

void Ranks::combine(std::span<double> values) const {
  if (!library_ || values.empty()) return;
  std::vector<double> const own(values.begin(), values.end());
  ENSURE(library_->allreduce(own.data(), values.data(), static_cast<int>(own.size()), library_->real, library_->largest,
                             library_->world) == 0);
}

std::optional<std::uint32_t> Ranks::first_with(bool is_true) const {
  std::array last{is_true ? -static_cast<double>(number_) : -static_cast<double>(count_)};
  combine(last);
  auto const first = static_cast<std::uint32_t>(-last[0]);
  return first < count_ ? std::optional(first) : std::nullopt;
}

bool Ranks::agree_on(std::uint32_t number) const {
  std::array ends{static_cast<double>(number), -static_cast<double>(number)};
  combine(ends);
  return ends[0] == -ends[1];
}

}  // namespace wardmote
