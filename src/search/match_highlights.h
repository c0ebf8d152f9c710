// Where in the text of a found article the query matched.
#pragma once

#include <bitset>
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
    bool by_stems = false;  // its words are among stems_
  };
  /// A word of the plan that is found by the stems of the article's words.
  struct StemPart {
    store::StemId stem = 0;
    std::uint32_t part = 0;
    friend auto operator<=>(const StemPart&, const StemPart&) = default;
  };
  void add_parts(const PlanNode& node, const SegmentContext& context);
  void add_stems(const PlanNode& node, const SegmentContext& context);
  template <class Use>
  void for_each_stem(const store::CodeView& view, Use&& use) const;
  template <class Show>
  void show_parts(store::DocId docid, const store::CodeView& view, Show&& show);
  const store::Segment& segment_;
  PositionMatcher& matcher_;
  bool many_words_ = false;
  std::vector<Part> parts_;
  std::vector<StemPart> stems_;  // ascending
  std::bitset<4096> may_be_;     // by stem modulo its size: most words are none of them
  std::vector<PositionRange> found_;
  std::vector<store::SentenceMark> marks_;
  std::vector<store::MentionSpan> mentions_;
  bool asks_mentions_ = false;
};

/// The ranges of the spans, overlapping ones joined.
std::vector<text::ByteRange> joined_ranges(const std::vector<MatchSpan>& spans);

}  // namespace dateline::search
