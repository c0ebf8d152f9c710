// The words and phrases that matches have more often than the archive does.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "search/exploration.h"
#include "search/matcher.h"
#include "search/query_plan.h"
#include "search/term_statistics.h"
#include "store/generation.h"

namespace dateline::search {

/// So many articles are read at most: of more matches, the best ones.
inline constexpr std::uint64_t kMostArticlesRead = 1000;
/// A word or phrase of fewer of the articles read says nothing about them.
inline constexpr std::uint64_t kLeastArticlesWithTerm = 2;
/// Two words are a phrase if they stand side by side in at least one of so many of the articles read that
/// have the rarer one.
inline constexpr std::uint64_t kArticlesPerPhrase = 10;
/// Both words of a phrase must not be in more articles of the archive than this, or than one in so many:
/// where they stand side by side would take too long to count.
inline constexpr std::uint64_t kFrequentWord = 10'000;
inline constexpr std::uint64_t kArticlesPerFrequentWord = 20;
/// For each phrase wanted so many candidates are counted in the archive at most.
inline constexpr std::size_t kPhraseCandidates = 3;

/// Scores words by their stems, and phrases of two words side by side, as in a query between quotes, by the
/// stems of both, neither of them a stop word, with significance() of the articles that were read beside the
/// archive. Counts are exact. The candidates for phrases are those that would score most if the archive had
/// them nowhere else. Serves one thread; what it is given must outlive it. Calls may throw Xapian::Error.
class TopTermCounter {
 public:
  TopTermCounter(const store::Generation& generation, TermStatistics& statistics, Matcher& matcher)
      : generation_(generation), statistics_(statistics), matcher_(matcher) {}
  /// `articles`: each once. `most` words and phrases.
  TopTerms count(std::span<const store::ArticleRef> articles, std::size_t most);

 private:
  std::uint64_t phrase_frequency(const std::string& first, const std::string& second);
  const store::Generation& generation_;
  TermStatistics& statistics_;
  Matcher& matcher_;
};

}  // namespace dateline::search
