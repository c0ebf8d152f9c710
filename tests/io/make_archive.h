// Archives and compressed files made in a test, with the library that reads them.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::test_support {

using NamedContents = std::vector<std::pair<std::string, std::string>>;

/// `format`: "ustar", "pax", "v7tar", "zip" or "raw" (one content, only compressed). `filter`: "none",
/// "gzip", "zstd", "bzip2", "xz". A name that ends in '/' is a folder, one with " -> " a symbolic link.
inline std::string make_archive(const std::string& format, const std::string& filter,
                                const NamedContents& contents) {
  const auto check = [](int status) {
    if (status < ARCHIVE_WARN) throw std::runtime_error("cannot make the archive");
  };
  archive* out = archive_write_new();
  check(archive_write_set_format_by_name(out, format.c_str()));
  if (filter != "none") check(archive_write_add_filter_by_name(out, filter.c_str()));
  check(archive_write_set_bytes_in_last_block(out, 1));
  std::string bytes;
  check(archive_write_open2(
      out, &bytes, nullptr,
      [](archive*, void* data, const void* block, std::size_t size) {
        static_cast<std::string*>(data)->append(static_cast<const char*>(block), size);
        return static_cast<la_ssize_t>(size);
      },
      nullptr, nullptr));
  for (const auto& [name, content] : contents) {
    archive_entry* entry = archive_entry_new();
    const std::size_t arrow = name.find(" -> ");
    archive_entry_set_pathname(entry, name.substr(0, arrow).c_str());
    archive_entry_set_filetype(entry, arrow != std::string::npos ? AE_IFLNK
                                      : name.ends_with('/')      ? AE_IFDIR
                                                                 : AE_IFREG);
    if (arrow != std::string::npos) archive_entry_set_symlink(entry, name.substr(arrow + 4).c_str());
    archive_entry_set_perm(entry, 0644);
    if (arrow == std::string::npos) archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    check(archive_write_header(out, entry));
    if (!content.empty()) archive_write_data(out, content.data(), content.size());
    archive_entry_free(entry);
  }
  check(archive_write_close(out));
  archive_write_free(out);
  return bytes;
}

inline std::string compress(const std::string& filter, const std::string& content) {
  return make_archive("raw", filter, {{"data", content}});
}

}  // namespace dateline::test_support
