// Helpers that answer with the caller.
#include "search/search_helpers.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "store/index_directory.h"

namespace dateline::search {
namespace {

/// Parts for each thread: the more, the more even their ends; each has to be opened.
constexpr std::size_t kPartsPerThread = 4;
/// Work that helpers still come in time for after they have opened the index, in units of what they are made
/// for.
constexpr std::uint64_t kWorthOpening = 8;

}  // namespace

SearchHelpers::SearchHelpers(const store::Generation& generation, const SearchThreads& threads)
    : generation_(generation), threads_(threads), views_(threads.count - 1), took_part_(threads.count) {}

std::size_t SearchHelpers::parts_of(std::uint64_t work) {
  if (!helpers_) {
    work_ += work;
    if (work_ < threads_.before) return 1;
    idle_cores_.emplace();
    helpers_ =
        std::make_unique<HelperThreads>(threads_.count - 1, [this](unsigned slot) { return prepare(slot); });
  }
  const std::uint64_t worth = work / std::max<std::uint64_t>(threads_.part, 1);
  if (worth < 2) return 1;
  unsigned helping = helpers_->ready();
  if (helping == 0 && work >= threads_.before * kWorthOpening)
    helping = helpers_->count() - helpers_->failed();
  if (helping > 0 && threads_.only_idle) helping = std::min(helping, idle_cores_->count());
  return helping == 0 ? 1 : std::min<std::size_t>(worth, kPartsPerThread * (helping + 1));
}

void SearchHelpers::run(std::size_t items, const HelperThreads::Use& use) {
  helpers_->run(items, [&](unsigned slot, std::size_t item) {
    took_part_[slot] = 1;
    use(slot, item);
  });
}

/// Opens the caller's generation, whichever is live by now.
bool SearchHelpers::prepare(unsigned slot) {
  try {
    const auto index = store::IndexDirectory::open(generation_.path());
    if (!index) return false;
    auto generation = store::Generation::open(*index, generation_.manifest().generation);
    auto breaker = text::WordBreaker::open();
    if (!generation || !breaker) return false;
    views_[slot - 1] = std::make_unique<SearchViews>(std::move(*generation), std::move(*breaker));
    return true;
  } catch (const std::exception&) {
    return false;  // the caller is told what is wrong when it meets it itself
  }
}

error::Status SearchHelpers::status() const {
  for (unsigned slot = 1; slot < took_part_.size(); ++slot)
    if (took_part_[slot] != 0)
      if (auto sound = views_[slot - 1]->generation.status(); !sound) return sound;
  return {};
}

}  // namespace dateline::search
