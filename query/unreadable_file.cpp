// What is said of a file that a person named and that cannot be read.
#include "unreadable_file.h"

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace dateline::query {
namespace {

std::string reason(const std::string& file) {
  std::error_code code;
  if (std::filesystem::is_directory(file, code)) return "it is a folder";
  return std::strerror(std::filesystem::exists(file, code) ? EACCES : ENOENT);
}

}  // namespace

error::Error unreadable_file(const std::string& file, const std::string& what) {
  return {error::ErrorKind::usage, {file, 0, 0}, "cannot read " + what + ": " + reason(file), {}, {}};
}

}  // namespace dateline::query
