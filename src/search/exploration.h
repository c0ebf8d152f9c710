// What can be asked and told of matches beside the list of them: likeness, date ranges, top terms, stories.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "error/result.h"
#include "schema/instant.h"

namespace dateline::search {

/// What the matches are to be like, instead of a query (search/similar.h).
struct SimilarTo {
  std::string id;    // of an article of the index; empty: like `text`
  std::string text;  // UTF-8
};

/// Which values of a facet come first: those of most matches, or those that the matches have more often than
/// the archive does (search/significance.h).
enum class FacetOrder : std::uint8_t { count, significant };

/// One of the ranges of --date-ranges.
struct DateRange {
  std::string label;  // as typed
  schema::Span span;
};
/// "1987-01..1987-03,1987-04..": ranges as behind date:, between commas. bad_query with a caret otherwise.
error::Result<std::vector<DateRange>> parse_date_ranges(std::string_view text);

struct DateRangeCount {
  std::string label;
  std::uint64_t count = 0;
};
struct DateRangeAnswer {
  std::vector<DateRangeCount> ranges;  // in the order of the request; they may overlap
  std::uint64_t undated = 0;           // matches that belong to none, whatever the ranges are
};

/// A word or phrase that the matches have more often than the archive does.
struct TopTerm {
  std::string text;           // folded, as most of the articles read write it
  std::uint64_t count = 0;    // articles with it among those read
  std::uint64_t archive = 0;  // live articles with it
  double score = 0;           // search/significance.h
};
struct TopTerms {
  std::vector<TopTerm> words;    // the most significant first
  std::vector<TopTerm> phrases;  // of two words
  std::uint64_t articles = 0;    // that were read: all matches, or the best of them
};

/// An article as stories name it.
struct StoryArticle {
  std::string id;
  std::string title;
  schema::Instant published;
};
/// Articles about one event (search/stories.h).
struct Story {
  std::string label;             // its weightiest names and words
  std::vector<std::string> ids;  // the oldest first, undated ones last
  StoryArticle first;
  StoryArticle latest;  // of the dated ones
  StoryArticle best;
  std::uint64_t best_rank = 0;  // of all matches
};
struct Stories {
  std::vector<Story> stories;  // as many as were asked for, by the rank of their best hit
  std::uint64_t offset = 0;    // stories left out before the first of these
  std::uint64_t found = 0;     // stories
  std::uint64_t articles = 0;  // best hits that were grouped
};

}  // namespace dateline::search
