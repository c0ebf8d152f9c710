// A folder that lives as long as one test.
#pragma once

#include <filesystem>
#include <string_view>

namespace dateline::test_support {

class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  const std::filesystem::path& path() const { return path_; }
  /// Writes `content` to `name` (folders made as needed) and returns its path.
  std::filesystem::path write(std::string_view name, std::string_view content) const;

 private:
  std::filesystem::path path_;
};

std::string read_whole_file(const std::filesystem::path& path);

}  // namespace dateline::test_support
