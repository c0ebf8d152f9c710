// The words and names that say most about what an article is about.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/bm25.h"
#include "search/name_frequencies.h"
#include "search/term_statistics.h"
#include "store/generation.h"
#include "text/analyzer.h"

namespace dateline::search {

/// A word, or a canonical name.
struct SourceTerm {
  std::string label;                  // the folded word as it stands most often, or person:"Vladimir Putin"
  std::vector<std::string> terms;     // that are posted: the stem, or the name as articles call it
  std::optional<store::StemId> stem;  // in the article's segment; not of names and texts
  double weight = 0;
  std::uint64_t articles = 0;                   // live ones that have it
  schema::Facet facet = schema::Facet::person;  // of a name
  store::NameId name = store::kNoName;
  bool is_name() const { return name != store::kNoName; }
};

struct TermLimits {
  std::size_t words = 40;
  std::size_t names = 6;
  std::uint64_t least_articles = 2;  // rarer terms lead nowhere
};

/// Of names the most frequent spellings stand for all.
inline constexpr std::size_t kMostSpellings = 4;
/// A name counts this much of what a word of its frequency does: its words count already.
inline constexpr double kNameShare = 0.5;

/// Weighs terms by what they add to the article's own BM25 score: rare ones that stand often, above all in
/// the title. Chosen are those of which the weight times log(1 + articles) is greatest: the rarest alone lead
/// to too few articles (on BBC news and Reuters C50 fewer of the same kind are found with them). Left out are
/// stop words, words without a letter, and those of one character. Serves one thread; what it is given must
/// outlive it. Calls may throw Xapian::Error.
class ArticleTerms {
 public:
  ArticleTerms(const store::Generation& generation, TermStatistics& statistics, NameFrequencies& names)
      : generation_(generation), statistics_(statistics), names_(names) {}

  /// Words, then names; each by falling weight, then bytewise.
  std::vector<SourceTerm> of_article(store::ArticleRef article, const Bm25& bm25, const TermLimits& limits);
  /// Words of a text, which is told to be in `language`.
  std::vector<SourceTerm> of_text(const text::AnalysedText& text, const text::FormTable& forms,
                                  std::string_view language, const Bm25& bm25, const TermLimits& limits);

 private:
  /// The words of one stem.
  struct StemCount {
    std::string stem;
    std::string label;
    double count = 0;
  };
  using NameCounts = std::map<std::pair<schema::Facet, store::NameId>, double>;
  NameCounts count_names(store::ArticleRef article, const Bm25& bm25) const;
  std::optional<SourceTerm> weigh(StemCount&& counted, double length_part, const Bm25& bm25,
                                  const TermLimits& limits);
  std::vector<SourceTerm> weigh_words(store::ArticleRef article, const Bm25& bm25, const TermLimits& limits);
  std::vector<SourceTerm> weigh_names(store::ArticleRef article, const Bm25& bm25, const TermLimits& limits);
  std::vector<std::string> spellings(schema::Facet facet, store::NameId name) const;

  const store::Generation& generation_;
  TermStatistics& statistics_;
  NameFrequencies& names_;
};

/// The language of an article of the index; empty when it is not known.
std::string_view language_of(const store::Generation& generation, store::ArticleRef article);
bool has_letter(std::string_view folded);
/// Can the folded word say what a text is about?
bool tells_something(std::string_view folded, std::string_view language);
/// The word as it is shown by itself: without a possessive ending ("ecuador's", "banks'").
std::string_view shown_word(std::string_view folded);

}  // namespace dateline::search
