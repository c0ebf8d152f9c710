// The names of an article: its body is tagged first, and what it names is known when its headline is read.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "entities/article_tokens.h"
#include "entities/mention.h"
#include "entities/name_consistency.h"
#include "entities/name_spellings.h"
#include "entities/tagger.h"
#include "text/analyzer.h"

namespace dateline::entities {

/// By word position in the title and in the body (Mention).
struct ArticleMentions {
  std::vector<Mention> title;
  std::vector<Mention> body;
};

/// Not thread-safe: one per thread; they share the model.
class ArticleTagger {
 public:
  explicit ArticleTagger(std::shared_ptr<const TaggerModel> model) : tagger_(std::move(model)) {}

  /// Replaces `out`, reusing its memory. The texts are valid UTF-8, analysed by text::Analyzer. The result
  /// depends on the arguments and the model alone.
  void tag(std::string_view title, const text::AnalysedText& title_words, std::string_view body,
           const text::AnalysedText& body_words, ArticleMentions& out);

 private:
  /// Adds to `names` what the names of the body say about the headline, whose tokens begin at `headline`.
  void project(std::uint32_t headline);
  void learn_spellings(std::uint32_t headline);
  Mention name_of_body(std::uint32_t begin) const;
  void add_to_headline(const Mention& name);
  bool is_capitalised(std::uint32_t token) const;

  Tagger tagger_;
  NameConsistency consistency_;
  ArticleTokens tokens_;
  std::vector<Mention> names_;      // by token
  std::vector<Mention> projected_;  // by token, of the headline
  NameSpellings spellings_;         // of the body's names
  std::uint32_t longest_ = 0;       // tokens of the longest of them
};

}  // namespace dateline::entities
