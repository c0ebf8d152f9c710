// Where in the text of a found article the query matched.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "search/matcher.h"
#include "search/snippet.h"
#include "text/byte_range.h"
#include "text/word_breaker.h"

namespace dateline::search {

/// Byte ranges of title and body, sorted by begin; they may overlap.
struct ArticleMatches {
  std::vector<MatchSpan> title;
  std::vector<MatchSpan> body;
  std::vector<std::uint32_t> body_sentences;  // bytes at which sentences begin
};

/// The parts of a plan that stand for words, and the mentions of names that the query asks for, for the
/// articles of one segment. What is excluded (NOT) never shows; phrases and NEAR show only where they are
/// whole; parts of a field show only in it. Positions come from the token stream, bytes from reading the
/// article, or of a text that is kept as it is from breaking it into words again, which yields the same
/// words.
class MatchHighlighter {
 public:
  /// `plan` must outlive it.
  MatchHighlighter(const Plan& plan, const SegmentContext& context);
  /// `places`: where the words of `article` stand, as it was read; what is not known of them is filled in.
  void find(store::DocId docid, const store::StoredArticle& article, store::WordPlaces& places,
            text::WordBreaker& breaker, ArticleMatches& out);

 private:
  struct Part {
    PositionPart words;
    schema::TextField field = schema::TextField::any;
    double weight = 0;
  };
  void add_parts(const PlanNode& node, const SegmentContext& context);
  const store::Segment& segment_;
  PositionMatcher& matcher_;
  std::vector<Part> parts_;
  std::vector<PositionRange> found_;
  std::vector<store::SentenceMark> marks_;
  std::vector<store::MentionSpan> mentions_;
  bool asks_mentions_ = false;
};

/// The ranges of the spans, overlapping ones joined.
std::vector<text::ByteRange> joined_ranges(const std::vector<MatchSpan>& spans);

}  // namespace dateline::search
