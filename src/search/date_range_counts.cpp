// How many of the matches belong to each of some ranges of dates.
#include "search/date_range_counts.h"

namespace dateline::search {

DateRangeAnswer count_date_ranges(const store::Generation& generation, std::span<const DateRange> ranges,
                                  std::span<const std::vector<store::DocId>> matches) {
  DateRangeAnswer answer;
  for (const DateRange& range : ranges) answer.ranges.push_back({range.label, 0});
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const store::Columns& columns = generation.segment(i).columns();
    for (const store::DocId docid : matches[i]) {
      const schema::Instant date = columns.date(docid);
      if (!date.known()) {
        ++answer.undated;
        continue;
      }
      const schema::Span own = schema::span_of(date);
      for (std::size_t range = 0; range < ranges.size(); ++range)
        if (own.begin < ranges[range].span.end && ranges[range].span.begin < own.end)
          ++answer.ranges[range].count;
    }
  }
  return answer;
}

}  // namespace dateline::search
