// Benchmark queries that a generated corpus answers, by class.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/generator/article_generator.h"

namespace dateline::corpus {

struct BenchmarkQuery {
  std::string kind;   // "and2"
  std::string query;  // in the language of docs/query-language.md
};

/// `per_class` queries of each class for the first `articles` articles of the corpus. Words, phrases, titles
/// and names are taken from articles of that range, so that every query has at least one match; how frequent
/// a word is comes from a sample of them. Fewer queries only if the range is too small to hold them.
///
///   term_rare term_mid term_freq   one word: in one article of the sample; in 0.5 to 2 %; in at least 10 %
///   and2 and3                      words of one article
///   or5 or_head                    words of five articles; eight words, a title's first
///   phrase2 phrase3                neighbours in a sentence, every other one a phrase that the sample holds
///   repeatedly near not field date wildcard facet
std::vector<BenchmarkQuery> benchmark_queries(const ArticleGenerator& generator, std::uint64_t articles,
                                              std::uint32_t per_class, std::uint64_t seed);

}  // namespace dateline::corpus
