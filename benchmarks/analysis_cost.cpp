// Timers around each analysis of a lot of articles that are in memory already.
#include "benchmarks/analysis_cost.h"

#include <ctime>
#include <utility>
#include <vector>

#include "benchmarks/plain_xapian.h"
#include "index/analysis.h"
#include "text/analyzer.h"
#include "text/form_table.h"

namespace dateline::benchmarks {
namespace {

constexpr std::size_t kLot = 4'000;  // articles, as in a batch of a build

double thread_cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

template <class Work>
double timed(Work&& work) {
  const double start = thread_cpu_seconds();
  work();
  return thread_cpu_seconds() - start;
}

std::vector<article::Article> read_lot(article::ArticleReader& reader, std::size_t most) {
  std::vector<article::Article> lot;
  while (lot.size() < most) {
    auto next = reader.next();
    if (!next) break;
    if (*next) lot.push_back(std::move(**next));
  }
  return lot;
}

struct Analyses {
  text::Analyzer words;
  index::ArticleAnalysis articles;
  PlainDocuments documents;
  text::FormTable forms{};
  text::AnalysedText analysed_text{};
  index::AnalysedArticle analysed_article{};

  void analyse_words(const std::vector<article::Article>& lot) {
    forms.clear();
    for (const article::Article& article : lot) {
      words.analyze(article.title, "en", forms, analysed_text);
      words.analyze(article.body, "en", forms, analysed_text);
    }
  }
  void analyse_articles(const std::vector<article::Article>& lot) {
    forms.clear();
    articles.begin_batch();
    for (const article::Article& article : lot) articles.analyse(article, forms, analysed_article);
  }
  void make_documents(const std::vector<article::Article>& lot) {
    for (const article::Article& article : lot) documents.make(article);
  }
};

}  // namespace

error::Result<AnalysisCost> measure_analysis(article::ArticleReader& reader, std::uint64_t most) {
  auto words = text::Analyzer::open();
  if (!words) return words.error();
  auto articles = index::ArticleAnalysis::open(nullptr);
  if (!articles) return articles.error();
  Analyses analyses{std::move(*words), std::move(*articles), {}};
  AnalysisCost cost;
  while (cost.articles < most) {
    const auto lot = read_lot(reader, std::min<std::uint64_t>(kLot, most - cost.articles));
    if (lot.empty()) break;
    cost.articles += lot.size();
    for (const article::Article& article : lot) cost.text_bytes += text_bytes(article);
    cost.words += timed([&] { analyses.analyse_words(lot); });
    cost.articles_whole += timed([&] { analyses.analyse_articles(lot); });
    cost.term_generator += timed([&] { analyses.make_documents(lot); });
  }
  return cost;
}

}  // namespace dateline::benchmarks
