// Which articles came into the index, or changed, after a generation.
#include "search/added_articles.h"

#include "search/column_checks.h"

namespace dateline::search {

const AddedArticles::Added& AddedArticles::in(std::size_t segment, std::uint64_t after) {
  std::optional<Added>& known = known_[segment];
  if (known && known->after == after) return *known;
  const std::uint32_t count = generation_.segment(segment).article_count();
  known = Added{after, DocSet(count), 0};
  AddedCheck check(after, generation_.segment(segment).columns());
  for (store::DocId docid = 1; docid <= count; ++docid)
    if (check.holds(docid)) known->articles.insert(docid);
  known->count = known->articles.size();
  return *known;
}

}  // namespace dateline::search
