// The best of the counted names of a facet, chosen while they are told one after another.
#include "search/best_names.h"

#include <algorithm>

namespace dateline::search {
namespace {

/// Bounds are this much wider than they would have to be without rounding: as a factor, and for each article
/// of the archive.
constexpr double kRounding = 1e-6;
constexpr double kRoundingPerArticle = 1e-14;

/// Puts the name among the best of `most` at most: a heap, the last of them in front, as soon as it is full.
/// False when it comes after all of them and there is no room.
bool put(std::vector<RatedName>& kept, std::size_t most, const RatedName& name) {
  if (kept.size() < most) {
    kept.push_back(name);
    if (kept.size() == most) std::ranges::make_heap(kept, comes_before);
    return true;
  }
  if (most == 0 || !comes_before(name, kept.front())) return false;
  std::ranges::pop_heap(kept, comes_before);
  kept.back() = name;
  std::ranges::push_heap(kept, comes_before);
  return true;
}

}  // namespace

bool comes_before(const RatedName& a, const RatedName& b) {
  if (a.score != b.score) return a.score > b.score;
  return a.count != b.count ? a.count > b.count : a.name < b.name;
}

void MostFrequentNames::take(store::NameId name, std::uint64_t count) {
  put(kept_, most_, {.count = count, .name = name});
  if (most_ > 0 && kept_.size() == most_) least_ = kept_.front().count;
}

std::vector<RatedName> MostFrequentNames::best() {
  std::ranges::sort(kept_, comes_before);
  return std::move(kept_);
}

MostSignificantNames::MostSignificantNames(std::size_t most, std::uint64_t matches, std::uint64_t archive)
    : most_(most), all_{matches, archive} {}

void MostSignificantNames::take(store::NameId name, std::uint64_t count, std::uint64_t archive) {
  const bool kept = may_be_kept(count, archive) &&
                    keep({count, archive, significance({count, all_.with}, {archive, all_.of}), name});
  if (!kept && archive < kRows) too_few_[archive] = count;
}

bool MostSignificantNames::keep(const RatedName& name) {
  if (name.score <= 0 || !put(kept_, most_, name)) return false;
  if (kept_.size() == most_) set_bound();
  return true;
}

/// Chi-squared is archive * beyond^2 / (matches * (archive - matches) * with * (archive - with)).
void MostSignificantNames::set_bound() {
  const auto matches = static_cast<double>(all_.with);
  const auto archive = static_cast<double>(all_.of);
  const double least = kept_.front().score - archive * kRoundingPerArticle;
  bound_ = std::max(least, 0.0) * matches * (archive - matches) / (2 * archive * (1 + kRounding));
}

std::vector<RatedName> MostSignificantNames::best() {
  std::ranges::sort(kept_, comes_before);
  return std::move(kept_);
}

}  // namespace dateline::search
