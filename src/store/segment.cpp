// One sealed segment, opened for reading: its files, each checked against the number of articles.
#include "store/segment.h"

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
  if (auto s = take(Columns::open(directory / kColumnsFile, entry.articles), segment->columns_); !s)
    return s.error();
  if (auto s = take(FormDictionary::open(directory / kFormsFile), segment->forms_); !s) return s.error();
  if (auto s = take(TokenStreams::open(directory / kTokensFile, segment->columns_), segment->tokens_); !s)
    return s.error();
  if (auto s = take(StoredArticles::open(directory / kArticlesFile, entry.articles), segment->articles_); !s)
    return s.error();
  if (auto s = take(LocalNames::open(directory / kNamesFile), segment->names_); !s) return s.error();
  if (auto s = segment->open_tombstones(index); !s) return s.error();
  if (auto s = segment->open_postings(); !s) return s.error();
  return segment;
}

error::Status Segment::open_tombstones(const std::filesystem::path& index) {
  if (entry_.dead == 0) return {};
  const std::filesystem::path path = index / entry_.tombstones.path;
  if (auto s = take(Tombstones::open(path, entry_.articles, forms_, names_), tombstones_); !s) return s;
  if (tombstones_.count() != entry_.dead)
    return damaged(path, "expected " + std::to_string(entry_.dead) + " removed articles, found " +
                             std::to_string(tombstones_.count()));
  return {};
}

error::Status Segment::open_postings() {
  const std::filesystem::path path = directory_ / kPostingsFolder;
  const auto documents = guard_xapian(path, [&] {
    postings_ = Xapian::Database(path.string(), Xapian::DB_BACKEND_GLASS);
    return postings_.get_doccount();
  });
  if (!documents) return documents.error();
  if (*documents != entry_.articles || postings_.get_lastdocid() != entry_.articles)
    return damaged(path, "expected " + std::to_string(entry_.articles) + " articles, found " +
                             std::to_string(*documents));
  return {};
}

}  // namespace dateline::store
