// What is asked of an index and what it answers: values that programs, batches and renderers share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "schema/field.h"
#include "schema/instant.h"
#include "search/article_details.h"
#include "search/expansion.h"
#include "search/exploration.h"
#include "search/query_parser.h"
#include "search/query_tree.h"
#include "store/generation.h"
#include "text/byte_range.h"

namespace dateline::search {

/// What --facet may name: a facet of the schema, or the year of publication.
struct FacetChoice {
  std::optional<schema::Facet> facet;  // nothing: year
  std::uint32_t most = 10;             // values to return
};
std::optional<FacetChoice> parse_facet_choice(std::string_view text);  // "place", "place:25", "year"
std::string_view name_of(const FacetChoice& choice);
std::vector<std::string_view> facet_choice_names();  // in the order in which help lists them

/// One --filter: FIELD=VALUE, FIELD=A|B, FIELD!=VALUE. A facet, "year" or "id". Values are exact names or
/// aliases.
struct Filter {
  std::optional<schema::Facet> facet;
  bool year = false;
  bool id = false;
  bool excluded = false;            // !=
  std::vector<std::string> values;  // any of them
};
/// `\|` is a bar, `\\` a backslash in a value. bad_query with a caret and a hint otherwise.
error::Result<Filter> parse_filter(std::string_view text);
std::vector<std::string_view> filter_field_names();
/// As parse_filter() reads it: "place=Moscow|Kiev".
std::string to_string(const Filter& filter);

enum class SortOrder : std::uint8_t { relevance, newest, oldest };
enum class TimelineUnit : std::uint8_t { year, month, week, day };
/// Which of the copies of one text stands for all of them: the first published (undated ones last), the
/// newest, the one of most words; ties by id.
enum class CollapseOrder : std::uint8_t { first, newest, longest };

/// BM25 as in Xapian 1.4 with k2 = 0 over title_weight * title count + body count. The values were chosen by
/// measurement: docs/ranking.md.
struct RankingParameters {
  double k1 = 1.9;
  double k3 = 1.0;
  double b = 0.75;
  double min_normlen = 0.4;
  std::uint32_t title_weight = 3;
};

/// What of a hit is fetched besides rank, score and date. Asking for less is faster: ids, titles and sources
/// (line: both) stand by themselves, the rest is unpacked.
enum class HitDetail : std::uint8_t { id, title, line, all };

struct SearchRequest {
  QueryTree query;
  SortOrder sort = SortOrder::relevance;
  std::uint64_t offset = 0;
  std::uint64_t limit = 10;     // UINT64_MAX: every match
  schema::Span date_range;      // --from, --to; all by default
  std::vector<Filter> filters;  // all must hold
  std::vector<FacetChoice> facets;
  bool facets_ignore_own_filter =
      false;  // --facet-mode multi: as if the filters of the facet's field were not
  FacetOrder facet_order = FacetOrder::count;
  std::optional<TimelineUnit> timeline;
  std::optional<CollapseOrder> collapse;  // copies as one hit; totals, facets and timeline count articles
  std::vector<DateRange> date_ranges;
  std::optional<SimilarTo> similar;   // instead of the query
  std::uint32_t top_terms = 0;        // words, and as many phrases; 0: none
  std::uint64_t story_hits = 0;       // best hits that are grouped by story instead of being listed
  std::string language;               // narrows stemming to this language; empty: all of the index
  HitDetail detail = HitDetail::all;  // below all, there are no snippets
  bool entities = true;               // the names in a hit: many small reads, so only for who shows them
  std::uint32_t snippets = 1;         // passages per hit
  std::uint32_t snippet_chars = 240;  // code points per hit, over all its passages
  bool count_only = false;            // no hits are made
  bool suggest = true;                // when nothing matches, look for what is missing (some milliseconds)
  bool exact_total = true;  // false lets the matcher stop early; Answer::total is then a lower bound
  ParseOptions parse;       // how the query was read: a suggested one is read so, too
  bool explain = false;
  bool expand = false;            // --expand: feedback from the first articles (feedback.h), and proximity
  bool proximity = false;         // --proximity: words close together weigh more (closeness.h)
  bool aliases = false;           // names in a choice match under their aliases, too (named_entities.h)
  bool spellings = false;         // words of a choice match in other spellings, too (word_spellings.h)
  std::uint32_t recent_days = 0;  // --recent: half the weight so many days before the newest article; 0: off
  DetailParts details;            // what hits hold besides
  std::uint64_t added_after = 0;  // only articles that came in, or changed, after this generation
  /// Matches that are ranked at once. What comes after them is found by asking anew, so that the memory for
  /// all matches of a query does not grow with their number.
  std::uint64_t ranked_at_once = 1'000'000;
  RankingParameters ranking;
};

/// Half-open byte ranges of `text`, ascending, disjoint.
struct Passage {
  std::string text;
  std::vector<text::ByteRange> highlights;
};

struct FacetCount {
  std::string value;
  std::uint64_t count = 0;
  std::uint64_t archive = 0;  // live articles with the value; 0 unless it was asked for what is significant
  double score = 0;           // search/significance.h; the same
  friend bool operator==(const FacetCount&, const FacetCount&) = default;
};
struct FacetAnswer {
  std::string name;
  std::vector<FacetCount> counts;  // by falling count (or score), then bytewise
  std::uint64_t distinct = 0;      // values that occur in the matches
  bool significant = false;        // only values that the matches have more often than the archive
};

/// How a score came about, for --explain.
enum class ScoreBasis : std::uint8_t {
  count,     // of the word: BM25
  presence,  // the same for every article that has one of the words or names
  age        // a factor for all that the terms add up to (--recent)
};
struct TermScore {
  std::string term;           // as in QueryTree's printing
  double weighted_count = 0;  // title_weight * title + body occurrences; 1 for presence; the factor for age
  double score = 0;           // of age: what the factor takes away, so 0 at most
  ScoreBasis basis = ScoreBasis::count;
};

/// One of the articles that are copies of one another.
struct Copy {
  store::ArticleRef article;
  std::string id;
  std::string title;  // only where copies are listed
  std::string source;
  schema::Instant published;
  std::uint64_t words = 0;  // of the body
};

struct Hit {
  store::ArticleRef article;
  std::uint64_t rank = 0;  // from 1, of all matches
  double score = 0;
  std::string id;
  std::string title;
  std::vector<text::ByteRange> title_highlights;
  schema::Instant published;
  std::string source;
  std::vector<std::string> authors;
  std::string url;
  std::string language;
  std::array<std::vector<std::string>, 4> entities;  // person, org, place, country: canonical names
  std::vector<Passage> snippets;
  // Where nothing in the text is a match: the names that were asked for and that its dateline or source gives
  // it.
  std::vector<std::pair<schema::Facet, std::string>> named;
  std::vector<TermScore> terms;           // when explained
  std::uint64_t copies = 0;               // when collapsed: the matches that it stands for, itself included
  std::vector<Copy> others;               // the first kMostCopies of the rest of them, by date, then id
  std::optional<ArticleDetails> details;  // when asked for
};
/// Copies that are named with a hit; how many there are is always said.
inline constexpr std::size_t kMostCopies = 100;

struct TimelineBucket {
  schema::Instant from;  // first day of the year, month or ISO week, or the day
  std::uint64_t count = 0;
  friend bool operator==(const TimelineBucket&, const TimelineBucket&) = default;
};
struct Timeline {
  TimelineUnit unit = TimelineUnit::month;
  std::vector<TimelineBucket> buckets;  // ascending, without empty ones
  std::uint64_t undated = 0;
};

/// A part of a query, or of its filters, that no article has.
struct MissingTerm {
  std::string term;         // as in QueryTree's printing; of a filter "person=Putn"
  text::ByteRange bytes;    // in the query; empty for a filter
  std::string suggestion;   // what the archive has that is nearest ("person=Vladimir Putin"); or empty
  std::uint64_t found = 0;  // articles that have that
  bool is_filter = false;
};

struct Answer {
  std::string query;
  std::string parsed;
  std::uint64_t total = 0;
  std::optional<std::uint64_t> groups;  // when collapsed: matches, those that are copies counted once
  std::vector<Hit> hits;
  std::vector<FacetAnswer> facets;
  std::optional<Timeline> timeline;
  std::optional<DateRangeAnswer> date_ranges;
  std::optional<TopTerms> top_terms;
  std::optional<Stories> stories;
  std::optional<Explanation> explanation;
  std::vector<MissingTerm> missing;      // when nothing matches: those that no article has
  std::string did_you_mean;              // then: a query like this one that does match, or empty
  std::uint64_t did_you_mean_total = 0;  // the articles that it matches
};

}  // namespace dateline::search
