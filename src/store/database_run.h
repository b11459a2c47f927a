#pragma once

// The templates of store/database.h; include that.

#include <optional>

namespace wardmote::store {
namespace detail {

template <class Result>
concept Refusable = requires(Result const& result) {
  result.has_value();
  result.error();
};

template <class Result>
bool is_refused(Result const& result) {
  if constexpr (Refusable<Result>)
    return !result.has_value();
  else
    return false;
}

}  // namespace detail

template <class Work>
auto Database::read(Work work) -> std::invoke_result_t<Work, Reader&> {
  using Result = std::invoke_result_t<Work, Reader&>;
  if constexpr (std::is_void_v<Result>) {
    run_read([&](Reader& reader) { work(reader); });
  } else {
    std::optional<Result> result;
    run_read([&](Reader& reader) { result.emplace(work(reader)); });
    return std::move(*result);
  }
}

template <class Work>
auto Database::write_with(Auditing auditing, Work& work) {
  using Result = std::invoke_result_t<Work, Writer&>;
  if constexpr (std::is_void_v<Result>) {
    run_write(auditing, [&](Writer& writer) {
      work(writer);
      return Ending::commit;
    });
  } else {
    std::optional<Result> result;
    run_write(auditing, [&](Writer& writer) {
      result.emplace(work(writer));
      return detail::is_refused(*result) ? Ending::roll_back : Ending::commit;
    });
    return Result(std::move(*result));
  }
}

template <class Work>
auto Database::write(Work work) -> std::invoke_result_t<Work, Writer&> {
  return write_with(Auditing::required, work);
}

template <class Work>
auto Database::write_unpublished(Work work) -> std::invoke_result_t<Work, Writer&> {
  return write_with(Auditing::unpublished, work);
}

template <class Work>
auto Database::write_by_statement(Work work) -> std::invoke_result_t<Work, Writer&> {
  return write_with(Auditing::unpublished_by_statement, work);
}

template <class Work>
bool Database::try_write_unpublished(Work work) {
  try {
    write_unpublished(work);
    return true;
  } catch (StoreFailure const& failure) {
    if (failure.kind() != StoreFailure::Kind::full && failure.kind() != StoreFailure::Kind::read_only) throw;
    return false;
  }
}

}  // namespace wardmote::store
