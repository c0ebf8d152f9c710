// The files of a segment but its postings: what batches and merges read.
#include "index/segment_parts.h"

#include <utility>

#include "store/segment.h"

namespace dateline::index {
namespace {

template <class T>
error::Status take(error::Result<T> opened, T& into) {
  if (!opened) return std::move(opened).error();
  into = std::move(*opened);
  return {};
}

}  // namespace

error::Result<std::unique_ptr<SegmentParts>> SegmentParts::open(const std::filesystem::path& directory,
                                                                std::uint32_t articles) {
  auto parts = std::make_unique<SegmentParts>();
  if (auto s = take(store::Columns::open(directory / store::kColumnsFile, articles), parts->columns); !s)
    return s.error();
  if (auto s = take(store::FormDictionary::open(directory / store::kFormsFile), parts->forms); !s)
    return s.error();
  if (auto s = take(store::TokenStreams::open(directory / store::kTokensFile, parts->columns), parts->tokens);
      !s)
    return s.error();
  if (auto s = take(store::LocalNames::open(directory / store::kNamesFile), parts->names); !s)
    return s.error();
  if (auto s = take(store::StoredArticles::open(directory / store::kArticlesFile, articles), parts->articles);
      !s)
    return s.error();
  return parts;
}

error::Status verify(const SegmentParts& parts) {
  for (const store::SectionFile* file : parts.files())
    if (auto s = file->verify(); !s) return s;
  return {};
}

}  // namespace dateline::index
