// The files below a path, in a stable order.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "error/result.h"

namespace dateline::io {

struct FoundFile {
  std::filesystem::path path;
  std::string relative;  // to the walked path, '/' between folders; the file's name when the path is a file
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;  // of the content, since 1970
  std::int64_t changed_ns = 0;   // of anything, names and times too: no program can set it back
};
struct FileWalk {
  std::vector<FoundFile> files;      // sorted bytewise by `relative`
  std::vector<error::Error> errors;  // folders and entries that could not be read; the rest is there
};
/// Regular files at or below `path` (or a pipe, with size 0, when `path` itself is one); symbolic links to
/// files are followed, to folders not (loops). Hidden entries (first character a period) below it are left
/// out, and so is the folder `leave_out` (nothing when empty) with all that is in it. An error only when
/// `path` itself does not exist, cannot be read, or is or lies in that folder.
error::Result<FileWalk> walk_files(const std::filesystem::path& path,
                                   const std::filesystem::path& leave_out = {});

}  // namespace dateline::io
