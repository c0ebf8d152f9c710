// Random articles of which many are copies of others, edited, cut and given other headlines.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "article/article.h"
#include "support/random_articles.h"

namespace dateline::test_support {

/// One article, new or made of an earlier text; few texts, so that groups grow, meet and fall apart.
class CopiedArticles {
 public:
  explicit CopiedArticles(std::uint64_t seed) : random_(seed) {}
  /// Under this id.
  article::Article next(const std::string& id);
  Random& random() { return random_; }

 private:
  std::vector<std::string> new_text();
  std::vector<std::string> edited(std::vector<std::string> words);
  Random random_;
  std::vector<std::vector<std::string>> texts_;
};

}  // namespace dateline::test_support
