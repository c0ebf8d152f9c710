// A corpus of any size as a function: article number in, article out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/generator/random.h"
#include "corpus/generator/subjects.h"
#include "schema/instant.h"

namespace dateline::corpus {

struct GeneratedArticle {
  std::string id;  // "g0000001" is the first
  std::string title;
  std::string text;
  schema::Instant published;
  std::string source;
  std::string author;  // empty in about a tenth of the articles
  std::string section;
  std::vector<std::string> topics;
  std::vector<std::string> people;
  std::vector<std::string> organisations;
  std::vector<std::string> places;
};

/// Appends one line of JSON with a line feed; fields that are empty are left out.
void append_json_line(const GeneratedArticle& article, std::string& out);

struct GeneratorOptions {
  std::uint64_t seed = 1;
  std::uint32_t mean_words = 360;  // of a body
};

/// Each article depends on the options and its own number alone, so that any part of a corpus can be made by
/// itself, in any order and on any machine. May be shared by threads.
class ArticleGenerator {
 public:
  explicit ArticleGenerator(GeneratorOptions options);
  /// `index` counts from 0.
  GeneratedArticle article(std::uint64_t index) const;

  /// About one article in 32 is a copy of one up to 64 before it, as agencies' articles are: the same title
  /// and text, at times without its last paragraph, but printed by another outlet at a later time. Returns
  /// the number of the article that it copies, or `index` for the others.
  std::uint64_t origin_of(std::uint64_t index) const;

 private:
  void write(Random& random, GeneratedArticle& article) const;
  void republish(std::uint64_t index, GeneratedArticle& article) const;
  void draw_byline(Random& random, GeneratedArticle& article) const;

  GeneratorOptions options_;
  Vocabulary vocabulary_;
  std::vector<Phrase> phrases_;
  AliasTable outlets_;
  AliasTable authors_;
};

}  // namespace dateline::corpus
