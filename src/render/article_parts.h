// What every way to show a whole article shares: the facts that are known of it, and its body line by line.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "search/searcher.h"
#include "text/byte_range.h"

namespace dateline::render {

struct ArticleFact {
  std::string_view label;
  std::string value;
};
/// Id, date, source and so on, in the order in which they are shown; without those that are not known.
std::vector<ArticleFact> facts_of(const search::Searcher::ShownArticle& shown);

/// What the ranges cover of `part`, relative to its begin.
std::vector<text::ByteRange> ranges_within(const std::vector<text::ByteRange>& ranges, text::ByteRange part);

/// Calls `use` with each line of the body that is not blank and with its highlights; `after_gap` says whether
/// an empty line (or several) stood between it and the line before.
using UseLine = std::function<void(std::string_view line, const std::vector<text::ByteRange>& highlights,
                                   bool after_gap)>;
void for_each_line(std::string_view body, const std::vector<text::ByteRange>& highlights, const UseLine& use);

}  // namespace dateline::render
