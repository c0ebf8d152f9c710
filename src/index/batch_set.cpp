// The batches of a run, opened for the merge that makes segments of them.
#include "index/batch_set.h"

#include <algorithm>
#include <string>

#include "index/posting_run.h"

namespace dateline::index {
namespace {

namespace fs = std::filesystem;

/// Where the article was read, its file as the person named it.
error::Place place_of(const store::Columns& columns, store::DocId docid,
                      const article::SourceReader& source) {
  const store::Origin origin = columns.origin(docid);
  const std::string_view absolute = columns.origin_file(origin.file);
  const auto file = std::ranges::find(source.files(), absolute, &article::SourceFile::absolute);
  return {file == source.files().end() ? std::string(absolute) : file->path, origin.line, 0};
}

}  // namespace

error::Result<BatchSet> open_batches(const fs::path& folder, const std::vector<std::uint32_t>& sizes) {
  BatchSet set;
  for (std::uint32_t number = 0; number < sizes.size(); ++number) {
    const fs::path path = batch_path(folder, number);
    auto parts = SegmentParts::open(path, sizes[number]);
    if (!parts) return parts.error();
    for (const store::SectionFile* file : (*parts)->files())
      file->release();  // opening has read a little of each
    set.parts.push_back(std::move(*parts));
    set.inputs.push_back({set.parts.back().get(), path / kRunFile, {}});
  }
  return set;
}

error::Result<std::uint64_t> drop_replaced(BatchSet& set, const BatchReading& reading, BuildReport& report) {
  std::uint64_t text = 0;
  for (const BatchReading::Replaced& one : reading.replaced()) {
    MergeInput& input = set.inputs[one.where.batch];
    if (input.parts->columns.id(one.where.docid) != one.id) continue;
    auto article = input.parts->read_article(one.where.docid);
    if (!article) return article.error();
    text += article->title.size() + article->body.size();
    input.dead.push_back(one.where.docid);
    if (one.withdrawn) continue;
    ++report.replaced;
    if (!one.conflicting) continue;
    ++report.conflicting;
    if (report.conflict_example.empty())
      report.conflict_example =
          "id " + one.id + ": " +
          error::to_string(place_of(input.parts->columns, one.where.docid, reading.source())) + " and " +
          error::to_string(one.later);
  }
  for (MergeInput& input : set.inputs) std::ranges::sort(input.dead);
  return text;
}

}  // namespace dateline::index
