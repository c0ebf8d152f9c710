// Folders are read one after another and sorted once at the end, so that the order is the same on every file
// system.
#include "io/file_walk.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <system_error>
#include <utility>

namespace dateline::io {
namespace {

namespace fs = std::filesystem;
using error::Error;
using error::ErrorKind;

/// A name is no command, whatever stands in it.
std::string quoted_for_shell(std::string_view name) {
  std::string out = "'";
  for (const char c : name) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

Error unreadable(const fs::path& path, std::string_view what, const std::error_code& reason) {
  std::string hint = reason == std::errc::permission_denied
                         ? "check who may read it: ls -ld " + quoted_for_shell(path.string())
                         : std::string();
  return Error{ErrorKind::bad_source,
               {path.string()},
               std::string(what) + ": " + reason.message(),
               "",
               std::move(hint)};
}

std::error_code last_error() { return {errno, std::generic_category()}; }

/// What a path leads to, links followed.
error::Result<struct stat> status_of(const fs::path& path) {
  struct stat found {};
  if (::stat(path.c_str(), &found) == 0) return found;
  const std::error_code reason = last_error();
  if (reason == std::errc::no_such_file_or_directory) {
    return Error{ErrorKind::bad_source, {path.string()}, "there is no such file or folder", "", ""};
  }
  return unreadable(path, "cannot look at it", reason);
}

std::int64_t nanoseconds(const struct timespec& time) {
  constexpr std::int64_t kNanosecondsInSecond = 1'000'000'000;
  return static_cast<std::int64_t>(time.tv_sec) * kNanosecondsInSecond + time.tv_nsec;
}

FoundFile found_file(const fs::path& path, std::string relative, const struct stat& status) {
  return {path, std::move(relative), static_cast<std::uint64_t>(status.st_size), nanoseconds(status.st_mtim),
          nanoseconds(status.st_ctim)};
}

/// Which folder it is, by whatever path it is reached.
struct FolderIdentity {
  dev_t device = 0;
  ino_t inode = 0;
  friend bool operator==(const FolderIdentity&, const FolderIdentity&) = default;
};
using LeftOut = std::optional<FolderIdentity>;

LeftOut identity_of(const fs::path& path) {
  struct stat found {};
  if (path.empty() || ::stat(path.c_str(), &found) != 0) return std::nullopt;
  return FolderIdentity{found.st_dev, found.st_ino};
}

/// Is `path` the folder that is left out, or below it?
bool lies_in(const fs::path& path, const LeftOut& left_out) {
  if (!left_out) return false;
  std::error_code failed;
  fs::path at = fs::canonical(path, failed);
  if (failed) return false;
  while (identity_of(at) != left_out) {
    if (at == at.parent_path()) return false;
    at = at.parent_path();
  }
  return true;
}

struct Folder {
  fs::path path;
  std::string prefix;  // of the relative paths inside, ends in '/' unless empty
};

/// One entry of a folder: a file is kept, a folder is put on the list of those still to read.
void visit(const fs::directory_entry& entry, const Folder& folder, const LeftOut& left_out,
           std::vector<Folder>& open, FileWalk& walk) {
  const std::string name = entry.path().filename().string();
  if (name.starts_with('.')) return;
  std::error_code ignored;
  const bool link = entry.is_symlink(ignored);
  const auto status = status_of(entry.path());
  if (!status) {
    walk.errors.push_back(link ? Error{ErrorKind::bad_source,
                                       {entry.path().string()},
                                       "the link leads to nothing that can be read",
                                       "",
                                       ""}
                               : status.error());
    return;
  }
  if (S_ISREG(status->st_mode)) {
    walk.files.push_back(found_file(entry.path(), folder.prefix + name, *status));
  } else if (S_ISDIR(status->st_mode) && !link &&
             left_out != FolderIdentity{status->st_dev, status->st_ino}) {
    open.push_back({entry.path(), folder.prefix + name + "/"});
  }
}

std::error_code visit_all(const Folder& folder, const LeftOut& left_out, std::vector<Folder>& open,
                          FileWalk& walk) {
  std::error_code reason;
  for (fs::directory_iterator entry(folder.path, reason); !reason && entry != fs::directory_iterator();
       entry.increment(reason)) {
    visit(*entry, folder, left_out, open, walk);
  }
  return reason;
}

error::Result<FileWalk> walk_folder(const fs::path& root, const LeftOut& left_out) {
  FileWalk walk;
  std::vector<Folder> open;
  if (const auto reason = visit_all({root, ""}, left_out, open, walk))
    return unreadable(root, "cannot read the folder", reason);
  while (!open.empty()) {
    const Folder folder = std::move(open.back());
    open.pop_back();
    if (const auto reason = visit_all(folder, left_out, open, walk)) {
      walk.errors.push_back(unreadable(folder.path, "cannot read the folder", reason));
    }
  }
  std::ranges::sort(walk.files, {}, &FoundFile::relative);
  std::ranges::sort(walk.errors, {}, [](const Error& failure) { return failure.place.source; });
  return walk;
}

}  // namespace

error::Result<FileWalk> walk_files(const fs::path& path, const fs::path& leave_out) {
  const auto status = status_of(path);
  if (!status) return status.error();
  const LeftOut left_out = identity_of(leave_out);
  if (lies_in(path, left_out))
    return Error{ErrorKind::bad_source, {path.string()}, "this is the index itself, or a part of it", "", ""};
  if (S_ISDIR(status->st_mode)) return walk_folder(path, left_out);
  if (S_ISREG(status->st_mode) || S_ISFIFO(status->st_mode)) {  // a pipe: dateline-index build INDEX <(...)
    return FileWalk{{found_file(path, path.filename().string(), *status)}, {}};
  }
  return Error{ErrorKind::bad_source,
               {path.string()},
               "expected a file or a folder, this is a device or a socket",
               "",
               ""};
}

}  // namespace dateline::io
