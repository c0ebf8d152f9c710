// How else the words of a query are written in an index: in British or American spelling, as one word, or as
// two.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/query_tree.h"
#include "store/generation.h"
#include "text/english_spelling.h"

namespace dateline::search {

/// The two words that one may be written as: "on", "line".
struct WordHalves {
  std::string first;
  std::string second;
};

/// Folded. What a part of the query is written as elsewhere.
struct OtherSpellings {
  std::vector<text::OtherSpelling> english;  // British or American
  std::string together;                      // it, and what a hyphen joins to it, as one word; or empty
  std::optional<WordHalves> halves;          // one after the other
};

inline constexpr std::size_t kMostHalved = 100;

/// Reads the dictionaries of an index. What it is given must outlive it.
class WordSpellings {
 public:
  /// Live articles that hold a word with the stem of the folded word. May throw Xapian::Error.
  using ArticleCount = std::function<std::uint64_t(std::string_view folded)>;
  /// `languages`: those that words are stemmed in. British and American spellings are English.
  WordSpellings(const store::Generation& generation, const std::vector<std::string>& languages,
                ArticleCount articles)
      : generation_(generation), languages_(languages), articles_(std::move(articles)) {}

  /// The word in British or American spelling, if the index has words of that spelling.
  std::vector<text::OtherSpelling> across_the_atlantic(std::string_view folded) const;

  /// Of a word of letters, five or more: a first and a second one of at least two letters each, both of which
  /// the index has, each in as many articles as the whole word or more ("online", where "line" is more
  /// frequent; "areas" is no "are as"). No stop word but those that compounds are made of ("on", "in",
  /// "over"). Of several ways that whose rarer half is the most frequent.
  std::optional<WordHalves> halves(std::string_view folded) const;

  /// What two words that a hyphen joins in the query are as one word, if an article has it in any form:
  /// "nonuser" of "non-user", but not "12" of "1-2". Empty otherwise.
  std::string together(const QueryTree& query, const QueryNode& first, const QueryNode& second) const;

  /// Of each part of a choice. What is no word of any field has none, except that two words which a hyphen
  /// joins without quotes (a phrase) may be written as one. Where such words are parts themselves (--plain),
  /// the rarer of them is. Halves are looked for in the first kMostHalved parts.
  std::vector<OtherSpellings> of_choice(const QueryTree& query, std::span<const QueryNode> parts) const;

 private:
  bool has(std::string_view folded) const;
  bool has_beginning(std::string_view beginning) const;
  bool is_stop(std::string_view folded) const;
  bool can_be_half(std::string_view folded) const;
  const store::Generation& generation_;
  const std::vector<std::string>& languages_;
  ArticleCount articles_;
};

}  // namespace dateline::search
