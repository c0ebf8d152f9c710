// The one catch of Xapian's exceptions.
#pragma once

#include <filesystem>
#include <string>
#include <type_traits>
#include <utility>

#include <xapian.h>

#include "error/result.h"

namespace dateline::store {

/// Runs `work()` and returns its value; a Xapian::Error becomes an Error about `database`: damaged for a
/// database that is corrupt or of another format, storage for everything else (disk full, I/O).
template <class Work>
auto guard_xapian(const std::filesystem::path& database, Work&& work)
    -> error::Result<std::invoke_result_t<Work>> {
  const auto failure = [&](error::ErrorKind kind, const Xapian::Error& caught) {
    return error::Error{
        kind,
        {database.string(), 0, 0},
        caught.get_type() + std::string(": ") + caught.get_msg() +
            (caught.get_error_string() != nullptr ? std::string(" (") + caught.get_error_string() + ")" : ""),
        "",
        ""};
  };
  try {
    if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
      std::forward<Work>(work)();
      return {};
    } else {
      return std::forward<Work>(work)();
    }
  } catch (const Xapian::DatabaseCorruptError& caught) {
    return failure(error::ErrorKind::damaged, caught);
  } catch (const Xapian::DatabaseOpeningError& caught) {
    return failure(error::ErrorKind::damaged, caught);
  } catch (const Xapian::Error& caught) {
    return failure(error::ErrorKind::storage, caught);
  }
}

}  // namespace dateline::store
