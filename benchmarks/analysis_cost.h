// How fast text becomes words on one core, before anything is written.
#pragma once

#include <cstdint>

#include "article/article_reader.h"
#include "error/result.h"

namespace dateline::benchmarks {

/// CPU seconds of one thread for the same articles, reading left out.
struct AnalysisCost {
  std::uint64_t articles = 0;
  std::uint64_t text_bytes = 0;
  double words = 0;           // text::Analyzer alone: words, folding, stems, sentences
  double articles_whole = 0;  // index::ArticleAnalysis: words, language, hashes, copy signature
  double term_generator = 0;  // Xapian's TermGenerator into a document, names and text included
};

/// Reads a few thousand articles at a time and puts each lot through all three in turn; at most `most`
/// articles.
error::Result<AnalysisCost> measure_analysis(article::ArticleReader& reader, std::uint64_t most);

}  // namespace dateline::benchmarks
