// The same query asked of plain Xapian: a database with positions, a Xapian::Query, an Enquire.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "search/linear_scan.h"
#include "search/query_tree.h"
#include "search/search_request.h"
#include "text/stemmer.h"

namespace dateline::test_support {

/// English articles only, inserted in the order of their ids, so that Xapian breaks ties as we do.
class XapianOracle {
 public:
  XapianOracle(std::vector<WordedArticle> articles, const search::RankingParameters& ranking);

  /// The query in Xapian's terms; nothing when Xapian has no such operator (wildcards of constant weight,
  /// phrases within NEAR, ADJ of more than two, names).
  std::optional<Xapian::Query> lower(const search::QueryNode& node);
  /// Every match, as Enquire ranks them.
  std::vector<ScannedHit> matches(const Xapian::Query& query);

 private:
  void add(const WordedArticle& worded);
  void add_words(const std::vector<std::string>& words, const std::string& prefix, Xapian::termpos first,
                 Xapian::termcount weight, Xapian::Document& document);
  std::string term(const search::QueryNode& leaf, const std::string& prefix);
  std::string stem(const search::QueryNode& leaf);
  bool shares_words(const search::QueryNode& node);
  std::optional<Xapian::Query> lower_positions(const search::QueryNode& node);
  std::optional<Xapian::Query> lower_group(const search::QueryNode& node);

  search::RankingParameters ranking_;
  Xapian::WritableDatabase database_;
  std::vector<std::string> ids_;
  text::Stemmer stemmer_;
};

}  // namespace dateline::test_support
