#include "main/ranks.h"

#include <dlfcn.h>

#include <cstdlib>
#include <vector>

#include "base/ensure.h"
#include "base/text.h"

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

}  // namespace

Ranks::Ranks() = default;

base::Answer<std::unique_ptr<Ranks>> Ranks::join() {
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
  if (library->init(nullptr, nullptr) != 0)
    return base::refuse(base::RefusalCode::usage_invalid, {{"reason", "Open MPI could not begin"}});
  ranks->library_ = std::move(library);
  ranks->number_ = static_cast<std::uint32_t>(number);
  ranks->count_ = static_cast<std::uint32_t>(count);
  return ranks;
}

Ranks::~Ranks() {
  if (library_) library_->finalize();
}

void Ranks::combine(std::span<double> values) const {
  if (!library_ || values.empty()) return;
  std::vector<double> const own(values.begin(), values.end());
  ENSURE(library_->allreduce(own.data(), values.data(), static_cast<int>(own.size()), library_->real, library_->largest,
                             library_->world) == 0);
}

}  // namespace wardmote
