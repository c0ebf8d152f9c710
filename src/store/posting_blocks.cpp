// The checksums of a segment's postings: written when it is sealed, compared with what Xapian reads.
#include "store/posting_blocks.h"

#include <algorithm>
#include <fstream>
#include <system_error>
#include <vector>

#include "io/checksum.h"
#include "io/output_file.h"
#include "store/segment.h"
#include "store/xapian_guard.h"

namespace dateline::store {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPostingLists = "postlist.glass";
constexpr const char* kVersionFile = "iamglass";

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code failed;
  for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed))
    if (at->is_regular_file(failed) && at->file_size(failed) > 0) files.push_back(at->path());
  std::ranges::sort(files);
  return files;
}

error::Result<std::vector<std::uint64_t>> checksums_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<std::uint64_t> checksums;
  std::string block(io::kReadBlock, '\0');
  while (file) {
    file.read(block.data(), static_cast<std::streamsize>(block.size()));
    const auto got = static_cast<std::size_t>(file.gcount());
    if (got > 0) checksums.push_back(io::checksum64({block.data(), got}));
  }
  if (!file.eof()) return io::storage_error(path, "cannot read", errno);
  return checksums;
}

error::Error changed(const fs::path& path, std::uint64_t offset) {
  return damaged(path, "bytes from offset " + std::to_string(offset) + " on are not what was written");
}

}  // namespace

error::Status write_posting_checksums(const fs::path& segment) {
  auto writer = SectionWriter::create(segment / kPostingsFile, kPostingsFile);
  if (!writer) return writer.error();
  for (const fs::path& file : files_in(segment / kPostingsFolder)) {
    const auto checksums = checksums_of(file);
    if (!checksums) return checksums.error();
    if (auto s = writer->section<std::uint64_t>(file.filename().string(), *checksums); !s) return s;
  }
  return writer->finish(false);
}

error::Result<CheckedPostings> CheckedPostings::open(const fs::path& segment) {
  CheckedPostings postings;
  auto checksums = SectionFile::open(segment / kPostingsFile, kPostingsFile);
  if (!checksums) return checksums.error();
  postings.checksums_ = std::move(*checksums);
  auto watch = postings.checksums_.watch();
  if (!watch) return watch.error();
  postings.watch_ = std::move(*watch);
  const fs::path folder = segment / kPostingsFolder;
  if (auto s = postings.open_database(folder); !s) {
    if (auto noticed = postings.status(); !noticed) return noticed.error();
    return s.error();
  }
  auto lists = GlassTree::open(folder, postings.checksums_.bytes(kPostingLists));
  if (!lists) return lists.error();
  postings.lists_ = std::move(*lists);
  if (auto s = postings.status(); !s) return s.error();
  return postings;
}

error::Status CheckedPostings::open_database(const fs::path& folder) {
  // Xapian believes every word of its version file, and reads it with read().
  const fs::path version = folder / kVersionFile;
  auto whole = io::CheckedReads::watch(version, checksums_.bytes(kVersionFile));
  if (!whole) return damaged(version, whole.error().message);
  if (auto s = (*whole)->compare_all(); !s) return s;
  if (const auto offset = (*whole)->damage()) return changed(version, *offset);

  posting_lists_ = folder / kPostingLists;
  auto reads = io::CheckedReads::watch(posting_lists_, checksums_.bytes(kPostingLists));
  if (!reads) return damaged(posting_lists_, reads.error().message);
  reads_ = std::move(*reads);
  const io::CheckedReads::Recognition recognition(*reads_);
  auto opened =
      guard_xapian(folder, [&] { return Xapian::Database(folder.string(), Xapian::DB_BACKEND_GLASS); });
  if (!opened) return opened.error();
  database_ = std::move(*opened);
  if (reads_->recognised()) return {};
  return reads_->compare_all();
}

error::Status CheckedPostings::status() const {
  if (reads_)
    if (const auto offset = reads_->damage()) return changed(posting_lists_, *offset);
  if (lists_)
    if (auto s = lists_->status(); !s) return s;
  return watch_ ? watch_->status() : error::Status();
}

error::Status CheckedPostings::verify() const {
  if (reads_)
    if (auto s = reads_->compare_all(); !s) return s;
  return status();
}

}  // namespace dateline::store
