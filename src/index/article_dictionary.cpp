// The zstd dictionary that a build's stored articles are compressed with: trained on what will be compressed.
#include "index/article_dictionary.h"

#include <algorithm>
#include <cstddef>

#include "index/analysis.h"
#include "store/stored_articles.h"
#include "text/analyzer.h"

namespace dateline::index {
namespace {

constexpr int kCompressionLevel = 3;  // level 9 saves 5 % of the bytes and takes 4 times the time
constexpr std::size_t kLargestDictionary = 64 * 1024;  // where the curve of size against dictionary bends
constexpr std::size_t kSampleToDictionary = 32;        // bytes of sample that a byte of dictionary wants
constexpr std::size_t kSmallestDictionary = 4 * 1024;

/// The words of a text in forms of their own: surfaces do not depend on the language.
void split(text::Analyzer& analyzer, std::string_view text, text::FormTable& forms,
           std::vector<store::WrittenWord>& words) {
  text::AnalysedText analysed;
  analyzer.analyze(text, "", forms, analysed);
  written_words(analysed, forms, words);
}

ArticleDictionary train(const std::vector<std::string>& contents) {
  std::size_t total = 0;
  for (const std::string& content : contents) total += content.size();
  const std::size_t wanted = std::min(kLargestDictionary, total / kSampleToDictionary);
  ArticleDictionary dictionary;
  if (wanted >= kSmallestDictionary) dictionary.bytes = io::train_dictionary(contents, wanted);
  dictionary.prepared = prepare_article_dictionary(dictionary.bytes);
  return dictionary;
}

}  // namespace

std::shared_ptr<const io::ZstdDictionary> prepare_article_dictionary(std::string_view bytes) {
  return std::make_shared<const io::ZstdDictionary>(bytes, kCompressionLevel);
}

error::Result<ArticleDictionary> train_article_dictionary(
    const std::vector<const article::Article*>& sample) {
  auto analyzer = text::Analyzer::open();
  if (!analyzer) return analyzer.error();
  text::FormTable forms;
  std::vector<store::WrittenWord> title;
  std::vector<store::WrittenWord> body;
  std::vector<std::string> contents;
  for (const article::Article* article : sample) {
    const store::StoredArticle stored = as_stored(*article);
    split(*analyzer, stored.title, forms, title);
    split(*analyzer, stored.body, forms, body);
    store::EncodedFields encoded = store::encode_fields(stored, {title, body});
    contents.push_back(std::move(encoded.fields));
    if (!encoded.body) contents.push_back(stored.body);
  }
  return train(contents);
}

}  // namespace dateline::index
