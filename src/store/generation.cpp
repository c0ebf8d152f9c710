// One generation of an index, opened for reading while another may be published and this one collected.
#include "store/generation.h"

#include <algorithm>
#include <utility>

namespace dateline::store {
namespace {

constexpr int kMostAttempts = 5;

}  // namespace

error::Result<Generation> Generation::open(const std::filesystem::path& path) {
  const auto index = IndexDirectory::open(path);
  if (!index) return index.error();
  for (int attempt = 1;; ++attempt) {
    const auto live = index->current();
    if (!live) return live.error();
    if (!live->has_value()) return damaged(path / "CURRENT", "the file has vanished");
    auto opened = open(*index, **live);
    if (opened || attempt == kMostAttempts) return opened;
    const auto now = index->current();
    if (!now || *now == *live) return opened;  // nothing was published meanwhile: the failure is real
  }
}

error::Result<Generation> Generation::open(const IndexDirectory& index, std::uint64_t number) {
  auto manifest = index.read_manifest(number);
  if (!manifest) return manifest.error();
  Generation generation;
  generation.path_ = index.path();
  generation.manifest_ = std::move(*manifest);
  for (const SegmentEntry& entry : generation.manifest_.segments) {
    auto segment = Segment::open(index.path(), entry);
    if (!segment) return segment.error();
    generation.segments_.push_back(std::move(*segment));
  }
  auto names =
      CanonicalNames::open(index.path() / generation.manifest_.names.path, generation.segments_.size());
  if (!names) return names.error();
  generation.names_ = std::move(*names);
  auto watch = generation.names_.file().watch();
  if (!watch) return watch.error();
  generation.names_watch_ = std::move(*watch);
  if (auto fit = generation.check_names(); !fit) return fit.error();
  if (auto opened = generation.open_copies(); !opened) return opened.error();
  return generation;
}

/// Is there a canonical name for every local one?
error::Status Generation::check_names() const {
  for (const schema::FacetInfo& facet : schema::kFacets)
    for (std::size_t i = 0; i < segments_.size(); ++i)
      if (names_.canonical_of_locals(facet.facet, i).size() != segments_[i]->names().count(facet.facet))
        return damaged(names_.file().path(), "the names of facet " + std::string(facet.name) +
                                                 " do not fit those of segment " + segments_[i]->id());
  return {};
}

error::Status Generation::open_copies() {
  if (manifest_.copies.path.empty()) return {};
  std::vector<std::uint32_t> articles;
  for (const auto& segment : segments_) articles.push_back(segment->article_count());
  auto copies = CopyGroups::open(path_ / manifest_.copies.path, articles);
  if (!copies) return copies.error();
  copies_ = std::move(*copies);
  auto watch = copies_.file().watch();
  if (!watch) return watch.error();
  copies_watch_ = std::move(*watch);
  return {};
}

error::Status Generation::status() const {
  for (const auto& segment : segments_)
    if (auto s = segment->status(); !s) return s;
  if (copies_watch_)
    if (auto s = copies_watch_->status(); !s) return s;
  return names_watch_->status();
}

std::vector<std::string> Generation::names_of(schema::Facet facet, ArticleRef article) const {
  std::vector<NameId> names;
  segments_[article.segment]->columns().facet(facet).for_each(article.docid, [&](std::uint32_t local) {
    const NameId name = names_.canonical(facet, article.segment, local);
    if (name != kNoName) names.push_back(name);
  });
  const ArticleNamePairs joined = names_.joined(facet, article.segment);
  const auto first = std::ranges::lower_bound(joined.articles, article.docid);
  for (auto i = static_cast<std::size_t>(first - joined.articles.begin());
       i < joined.size() && joined.articles[i] == article.docid; ++i)
    if (joined.names[i] < names_.count(facet)) names.push_back(joined.names[i]);
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::vector<std::string> displays;
  for (const NameId name : names) displays.emplace_back(names_.display(facet, name));
  return displays;
}

std::optional<ArticleRef> Generation::find_id(std::string_view id) const {
  for (std::size_t i = 0; i < segments_.size(); ++i)
    if (const auto docid = segments_[i]->columns().find_id(id);
        docid && !segments_[i]->tombstones().is_dead(*docid))
      return ArticleRef{static_cast<std::uint32_t>(i), *docid};
  return std::nullopt;
}

}  // namespace dateline::store
