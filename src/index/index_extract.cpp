// Some of the articles of an index as an index of their own: a merge of all segments without the other
// articles.
#include "index/index_extract.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

#include "index/batch_set.h"
#include "index/canonical_naming.h"
#include "index/generation_writer.h"
#include "store/index_directory.h"
#include "store/write_lock.h"

namespace dateline::index {
namespace {

using store::DocId;

constexpr std::uint64_t kArticlesPerProgress = 1024;

/// All docids of a segment but the chosen ones.
std::vector<DocId> others(std::uint32_t count, const std::vector<DocId>& chosen) {
  std::vector<DocId> rest;
  rest.reserve(count - chosen.size());
  auto next = chosen.begin();
  for (DocId docid = 1; docid <= count; ++docid) {
    if (next != chosen.end() && *next == docid) {
      ++next;
    } else {
      rest.push_back(docid);
    }
  }
  return rest;
}

error::Error interrupted() { return {error::ErrorKind::interrupted, {}, "stopped", "", ""}; }

class Extraction {
 public:
  Extraction(const store::Generation& base, std::span<const std::vector<DocId>> articles,
             store::IndexDirectory target, const ExtractOptions& options, BuildObserver& observer)
      : base_(base),
        articles_(articles),
        options_(options),
        observer_(observer),
        writer_(std::move(target), options.hot) {}

  error::Result<BuildReport> run() {
    const auto begun = std::chrono::steady_clock::now();
    if (auto s = writer_.begin(); !s) return s.error();
    for (std::size_t i = 0; i < articles_.size(); ++i)
      if (!articles_[i].empty())
        if (auto s = take(i); !s) return s.error();
    if (auto s = merge(); !s) return s.error();
    if (auto sound = base_.status(); !sound) return sound.error();
    observer_.progress({.phase = BuildPhase::publishing, .articles = read_});
    auto manifest = writer_.publish({0, text_, {}, 0, naming_of(base_)});
    if (!manifest) return manifest.error();
    BuildReport report;
    describe_generation(*manifest, report);
    report.added = manifest->totals.articles;
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return report;
  }

 private:
  /// Opens a segment for the merge and adds up the texts of its chosen articles, which no column holds.
  error::Status take(std::size_t position) {
    const store::Segment& segment = base_.segment(position);
    auto parts = SegmentParts::open(segment.directory(), segment.article_count());
    if (!parts) return parts.error();
    if (auto s = verify(**parts); !s) return s;
    if (auto s = segment.verify_postings(); !s) return s;
    for (const DocId docid : articles_[position]) {
      const auto stored = segment.read_article(docid);
      if (!stored) return stored.error();
      text_ += stored->title.size() + stored->body.size();
      if (++read_ % kArticlesPerProgress != 0) continue;
      observer_.progress({.phase = BuildPhase::reading, .articles = read_});
      if (observer_.cancelled()) return interrupted();
    }
    MergeInput input{parts->get(), segment.directory() / store::kPostingsFolder,
                     others(segment.article_count(), articles_[position])};
    input.first_seen = static_cast<std::uint32_t>(writer_.generation());
    set_.inputs.push_back(std::move(input));
    set_.parts.push_back(std::move(*parts));
    return {};
  }

  error::Status merge() {
    const auto cancelled = [&] {
      observer_.progress({.phase = BuildPhase::merging, .articles = read_});
      return observer_.cancelled();
    };
    for (const auto& [first, last] : group_inputs(set_.inputs, options_.segment_articles)) {
      const auto inputs = std::span(set_.inputs).subspan(first, last - first);
      if (auto s = writer_.add_merged(inputs, cancelled); !s) return s;
    }
    std::error_code failed;
    std::filesystem::remove_all(writer_.scratch(), failed);  // nothing is in it
    return {};
  }

  const store::Generation& base_;
  std::span<const std::vector<DocId>> articles_;
  const ExtractOptions& options_;
  BuildObserver& observer_;
  GenerationWriter writer_;
  BatchSet set_;
  std::uint64_t text_ = 0;
  std::uint64_t read_ = 0;
};

error::Error not_empty(const std::filesystem::path& target) {
  return {error::ErrorKind::usage,
          {target.string()},
          "there is an index already, and an export makes a new one",
          "",
          "give a folder that is not there yet"};
}

}  // namespace

error::Result<BuildReport> extract_index(const store::Generation& base,
                                         std::span<const std::vector<DocId>> articles,
                                         const std::filesystem::path& target, const ExtractOptions& options,
                                         BuildObserver& observer) {
  if (std::ranges::all_of(articles, &std::vector<DocId>::empty))
    return error::Error{error::ErrorKind::not_found, {}, "no article to export", "", ""};
  auto directory = store::IndexDirectory::create_or_open(target);
  if (!directory) return directory.error();
  auto lock = store::WriteLock::acquire(target, options.command);
  if (!lock) return lock.error();
  const auto current = directory->current();
  if (!current) return current.error();
  if (*current) return not_empty(target);
  return Extraction(base, articles, std::move(*directory), options, observer).run();
}

}  // namespace dateline::index
