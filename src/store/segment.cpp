// One sealed segment, opened for reading: its files, each checked against the number of articles.
#include "store/segment.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "store/xapian_guard.h"

namespace dateline::store {
namespace {

/// Puts an opened part in its place, or hands on why it could not be opened.
template <class T>
error::Status take(error::Result<T> opened, T& into) {
  if (!opened) return std::move(opened).error();
  into = std::move(*opened);
  return {};
}

}  // namespace

error::Result<std::unique_ptr<Segment>> Segment::open(const std::filesystem::path& index,
                                                      const SegmentEntry& entry) {
  const std::filesystem::path directory = index / kSegmentsFolder / entry.id;
  std::unique_ptr<Segment> segment(new Segment);
  segment->directory_ = directory;
  segment->entry_ = entry;
  if (auto s = segment->check_sizes(index); !s) return s.error();
  if (auto s = segment->open_parts(index); !s) return s.error();
  if (auto s = segment->watch_files(); !s) return s.error();
  return segment;
}

/// What was cut is told before it is read: a mapped page behind the end of its file cannot be.
error::Status Segment::check_sizes(const std::filesystem::path& index) const {
  for (const FileEntry& file : entry_.files) {
    std::error_code failed;
    const std::uint64_t size = std::filesystem::file_size(index / file.path, failed);
    if (failed) return damaged(index / file.path, "cannot be read: " + failed.message());
    if (size != file.size)
      return damaged(index / file.path, "holds " + std::to_string(size) + " bytes where " +
                                            std::to_string(file.size) + " were written");
  }
  return {};
}

error::Status Segment::open_parts(const std::filesystem::path& index) {
  if (auto s = take(Columns::open(directory_ / kColumnsFile, entry_.articles), columns_); !s) return s;
  if (auto s = take(FormDictionary::open(directory_ / kFormsFile), forms_); !s) return s;
  if (auto s = take(TokenStreams::open(directory_ / kTokensFile, columns_), tokens_); !s) return s;
  if (auto s = take(StoredArticles::open(directory_ / kArticlesFile, entry_.articles), articles_); !s)
    return s;
  if (auto s = take(LocalNames::open(directory_ / kNamesFile), names_); !s) return s;
  if (has_hot_postings())
    if (auto s = take(HotPostings::open(directory_ / kHotFile, entry_.articles), hot_); !s) return s;
  if (auto s = open_tombstones(index); !s) return s;
  return open_postings();
}

/// By the manifest: who seals a segment without them says so by it.
bool Segment::has_hot_postings() const {
  return std::ranges::any_of(entry_.files, [](const FileEntry& file) {
    return std::filesystem::path(file.path).filename() == kHotFile &&
           std::filesystem::path(file.path).parent_path().filename() != kPostingsFolder;
  });
}

error::Status Segment::open_tombstones(const std::filesystem::path& index) {
  if (entry_.dead == 0) return {};
  const std::filesystem::path path = index / entry_.tombstones.path;
  if (auto s = take(Tombstones::open(path, entry_.articles, forms_, names_), tombstones_); !s) return s;
  if (auto s = tombstones_.file().verify(); !s) return s;  // opening has read all of it
  if (tombstones_.count() != entry_.dead)
    return damaged(path, "expected " + std::to_string(entry_.dead) + " removed articles, found " +
                             std::to_string(tombstones_.count()));
  return {};
}

error::Status Segment::open_postings() {
  if (auto s = take(CheckedPostings::open(directory_), postings_); !s) return s;
  const std::filesystem::path path = directory_ / kPostingsFolder;
  const auto documents = guard_xapian(path, [&] { return postings().get_doccount(); });
  if (!documents) return documents.error();
  if (*documents != entry_.articles || postings().get_lastdocid() != entry_.articles)
    return damaged(path, "expected " + std::to_string(entry_.articles) + " articles, found " +
                             std::to_string(*documents));
  return {};
}

/// Behind the checks of sizes: these look at a few numbers all over the files, and are no reason to read
/// whole blocks. What they believed is compared when it is read again.
error::Status Segment::watch_files() {
  for (const SectionFile* file :
       {&columns_.file(), &forms_.file(), &tokens_.file(), &articles_.file(), &names_.file(), &hot_.file()}) {
    if (file->size() == 0) continue;  // not there
    auto watch = file->watch();
    if (!watch) return watch.error();
    watches_.push_back(std::move(*watch));
  }
  return {};
}

error::Result<std::string> Segment::read_title(DocId d) const {
  if (articles_.has_titles()) return std::string(articles_.title(d));
  auto head = read_head(d);
  if (!head) return head.error();
  return std::move(head->title);
}

std::string_view Segment::source(DocId d) const {
  std::string_view source;
  columns_.facet(schema::Facet::source).for_each(d, [&](std::uint32_t local) {
    source = names_.name(schema::Facet::source, local);
  });
  return source;
}

error::Status Segment::status() const {
  for (const auto& watch : watches_)
    if (auto s = watch->status(); !s) return s;
  return postings_.status();
}

}  // namespace dateline::store
