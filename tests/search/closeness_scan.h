// The second opinion on term proximity: what two words close together add to a score, counted place by place.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "search/linear_scan.h"
#include "search/query_tree.h"
#include "text/stemmer.h"

namespace dateline::test_support {

class ClosenessScan {
 public:
  explicit ClosenessScan(const std::vector<WordedArticle>& articles);
  /// What the article gains for the neighbours in the query.
  double gain(const std::string& id, const search::QueryNode& root);
  /// Adds that to the first 100 hits and sorts them anew. False: which hits these are hangs on a rounding.
  bool rank(std::vector<ScannedHit>& hits, const search::QueryNode& root);

 private:
  using Words = std::vector<std::string>;  // stems
  struct Scanned {
    Words title;
    Words body;
    double length() const;
  };
  std::set<std::string> stems(const std::string& folded);
  double gain(const Scanned& article, const search::QueryNode& first, const search::QueryNode& second);
  double idf(const std::set<std::string>& stems) const;
  std::map<std::string, Scanned> articles_;
  std::set<std::string> languages_;
  std::set<std::string> all_stems_;
  double total_ = 0;
  text::Stemmer stemmer_;
};

}  // namespace dateline::test_support
