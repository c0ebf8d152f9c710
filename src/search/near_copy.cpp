// Is an article a near copy of a text that is not of the index?
#include "search/near_copy.h"

#include <algorithm>

#include "text/string_hash.h"

namespace dateline::search {
namespace {

constexpr std::size_t kShingleWords = 4;

std::uint64_t hash_words(const std::uint64_t* words, std::size_t count) {
  std::uint64_t hash = count;
  for (std::size_t i = 0; i < count; ++i) hash = text::mix(hash, words[i]);
  return hash;
}

}  // namespace

std::vector<std::uint64_t> shingles_of(const std::vector<std::uint64_t>& words) {
  std::vector<std::uint64_t> shingles;
  if (!words.empty() && words.size() < kShingleWords)
    shingles.push_back(hash_words(words.data(), words.size()));
  for (std::size_t i = 0; i + kShingleWords <= words.size(); ++i)
    shingles.push_back(hash_words(words.data() + i, kShingleWords));
  std::ranges::sort(shingles);
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

double shingle_resemblance(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++common;
    const bool step_a = a[i] <= b[j];
    const bool step_b = b[j] <= a[i];
    i += step_a ? 1 : 0;
    j += step_b ? 1 : 0;
  }
  const std::size_t any = a.size() + b.size() - common;
  return any == 0 ? 0 : static_cast<double>(common) / static_cast<double>(any);
}

bool CopyCheck::is_copy(store::ArticleRef article) {
  return shingle_resemblance(shingles_, read_shingles(generation_, article)) >= kCopyResemblance;
}

std::vector<std::uint64_t> CopyCheck::read_shingles(const store::Generation& generation,
                                                    store::ArticleRef article) {
  const store::Segment& segment = generation.segment(article.segment);
  std::vector<store::FormId> forms;
  segment.tokens().forms(article.docid, forms);
  const std::size_t title_words = segment.tokens().codes_only(article.docid).title_words;
  const std::size_t begin = title_words < forms.size() ? title_words : 0;
  std::vector<std::uint64_t> words;
  for (std::size_t i = begin; i < forms.size(); ++i)
    words.push_back(text::hash_of(segment.forms().folded(forms[i])));
  return shingles_of(words);
}

}  // namespace dateline::search
