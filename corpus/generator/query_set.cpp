// Draws queries from a sample of generated articles.
#include "corpus/generator/query_set.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace dateline::corpus {
namespace {

constexpr std::uint64_t kQueryPurpose = 4;    // see Random
constexpr std::uint64_t kSampleSize = 2'000;  // articles whose words are counted
constexpr double kMidFrom = 0.005;            // shares of the sample that hold a word
constexpr double kMidTo = 0.02;
constexpr double kFrequentFrom = 0.1;
constexpr std::size_t kShortestWord = 4;  // of what is drawn from, except for frequent words
constexpr unsigned kAttempts = 2'000;     // for one query, before its class ends

using Words = std::vector<std::string>;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Lower-case words; an empty one stands for the end of a sentence.
Words words_of(std::string_view text) {
  Words words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::exchange(word, {}));
  };
  for (const char c : text) {
    if (is_letter(c)) {
      word += static_cast<char>(c | 0x20);
      continue;
    }
    end_word();
    if (c == '.') words.emplace_back();
  }
  end_word();
  return words;
}

struct SampledArticle {
  GeneratedArticle article;
  Words words;  // of the text
};

struct Sample {
  std::vector<SampledArticle> articles;
  std::unordered_map<std::string, std::uint32_t> document_frequency;
  std::unordered_map<std::string, std::uint32_t> pairs;  // "a b" -> occurrences
};

void count_words(const SampledArticle& sampled, Sample& sample) {
  for (const std::string& word : std::set<std::string>(sampled.words.begin(), sampled.words.end()))
    ++sample.document_frequency[word];
  for (std::size_t i = 1; i < sampled.words.size(); ++i)
    if (!sampled.words[i - 1].empty() && !sampled.words[i].empty())
      ++sample.pairs[sampled.words[i - 1] + ' ' + sampled.words[i]];
}

Sample take_sample(const ArticleGenerator& generator, std::uint64_t articles) {
  Sample sample;
  const std::uint64_t size = std::min(articles, kSampleSize);
  for (std::uint64_t i = 0; i < size; ++i) {
    SampledArticle sampled{generator.article(i * articles / size), {}};
    sampled.words = words_of(sampled.article.text);
    count_words(sampled, sample);
    sample.articles.push_back(std::move(sampled));
  }
  return sample;
}

/// Draws parts of queries. An empty string means that this attempt found nothing fitting.
class QueryDrawer {
 public:
  QueryDrawer(const Sample& sample, std::uint64_t seed) : sample_(sample), random_(seed, kQueryPurpose, 0) {}

  std::string term(double from, double to) {
    const std::string& word = any_word(any_article());
    return !word.empty() && fits(word, from, to) ? word : "";
  }
  std::string rare_term() {
    const std::string& word = any_word(any_article());
    const bool is_rare = word.size() >= kShortestWord && sample_.document_frequency.at(word) == 1;
    return is_rare ? word : "";
  }
  std::string conjunction(unsigned count) { return joined(content_words(any_article(), count), " AND "); }
  std::string disjunction(unsigned count) {
    Words words;
    for (unsigned i = 0; i < count; ++i)
      for (std::string& word : content_words(any_article(), 1)) words.push_back(std::move(word));
    return words.size() == count ? joined(words, " OR ") : "";
  }
  std::string headline(std::size_t count);
  std::string phrase(std::size_t length);
  std::string near();
  std::string negation();
  std::string title_word();
  std::string dated_term();
  std::string wildcard();
  std::string place();

 private:
  const SampledArticle& any_article() {
    return sample_.articles[random_.below(static_cast<std::uint32_t>(sample_.articles.size()))];
  }
  const std::string& any_word(const SampledArticle& in) {
    return in.words[random_.below(static_cast<std::uint32_t>(in.words.size()))];
  }
  double share(const std::string& word) const {
    const auto found = sample_.document_frequency.find(word);
    return found == sample_.document_frequency.end()
               ? 0.0
               : found->second / static_cast<double>(sample_.articles.size());
  }
  bool fits(const std::string& word, double from, double to) const {
    return share(word) >= from && share(word) <= to &&
           (from >= kFrequentFrom || word.size() >= kShortestWord);
  }
  bool is_content(const std::string& word) const { return fits(word, kMidFrom, 2 * kFrequentFrom); }
  /// `count` different content words of an article, or none.
  Words content_words(const SampledArticle& in, std::size_t count);
  static std::string joined(const Words& words, std::string_view between) {
    std::string out;
    for (const std::string& word : words) out.append(out.empty() ? "" : between).append(word);
    return out;
  }

  const Sample& sample_;
  Random random_;
};

Words QueryDrawer::content_words(const SampledArticle& in, std::size_t count) {
  Words words;
  for (std::size_t attempt = 0; attempt < 20 * count && words.size() < count; ++attempt) {
    const std::string& word = any_word(in);
    if (is_content(word) && std::ranges::find(words, word) == words.end()) words.push_back(word);
  }
  return words.size() == count ? words : Words{};
}

/// A title as people paste it, with content words of its article up to `count`.
std::string QueryDrawer::headline(std::size_t count) {
  const SampledArticle& in = any_article();
  Words words = words_of(in.article.title);
  if (words.size() < count)
    for (std::string& word : content_words(in, count - words.size())) words.push_back(std::move(word));
  words.resize(std::min(words.size(), count));
  return words.size() == count ? joined(words, " OR ") : "";
}

std::string QueryDrawer::phrase(std::size_t length) {
  const bool repeated = random_.chance(500);
  for (unsigned attempt = 0; attempt < kAttempts; ++attempt) {
    const Words& words = any_article().words;
    const std::size_t begin = random_.below(static_cast<std::uint32_t>(words.size()));
    if (begin + length > words.size()) continue;
    const Words part(words.begin() + static_cast<std::ptrdiff_t>(begin),
                     words.begin() + static_cast<std::ptrdiff_t>(begin + length));
    if (std::ranges::find(part, "") != part.end() || !is_content(part[0]) || !is_content(part[1])) continue;
    if (repeated && sample_.pairs.at(part[0] + ' ' + part[1]) < 3) continue;
    return '"' + joined(part, " ") + '"';
  }
  return "";
}

/// Two words of one body that are at most ten words apart.
std::string QueryDrawer::near() {
  const Words& words = any_article().words;
  const std::size_t first = random_.below(static_cast<std::uint32_t>(words.size()));
  const std::size_t second = first + 1 + random_.below(10);
  if (second >= words.size() || words[first] == words[second]) return "";
  if (!is_content(words[first]) || !is_content(words[second])) return "";
  return words[first] + " NEAR/10 " + words[second];
}

std::string QueryDrawer::negation() {
  const SampledArticle& in = any_article();
  const Words wanted = content_words(in, 1);
  const Words unwanted = content_words(any_article(), 1);
  if (wanted.empty() || unwanted.empty()) return "";
  const Words title = words_of(in.article.title);
  if (std::ranges::count(in.words, unwanted[0]) + std::ranges::count(title, unwanted[0]) > 0) return "";
  return wanted[0] + " NOT " + unwanted[0];
}

std::string QueryDrawer::title_word() {
  const Words words = words_of(any_article().article.title);
  const std::string& word = words[random_.below(static_cast<std::uint32_t>(words.size()))];
  return is_content(word) ? "title:" + word : "";
}

/// A content word and five months around an article that has it.
std::string QueryDrawer::dated_term() {
  const SampledArticle& in = any_article();
  const Words words = content_words(in, 1);
  if (words.empty()) return "";
  const schema::CivilDate date = schema::civil_date(in.article.published.start);
  const auto month_at = [&](int distance) {
    const int months = date.year * 12 + static_cast<int>(date.month) - 1 + distance;
    const std::string month = std::to_string(months % 12 + 1);
    return std::to_string(months / 12) + (month.size() < 2 ? "-0" : "-") + month;
  };
  return words[0] + " date:" + month_at(-2) + ".." + month_at(2);
}

std::string QueryDrawer::wildcard() {
  const std::string& word = any_word(any_article());
  const std::size_t length = 3 + random_.below(2);
  return word.size() > length && is_content(word) ? word.substr(0, length) + '*' : "";
}

std::string QueryDrawer::place() {
  const std::vector<std::string>& places = any_article().article.places;
  if (places.empty()) return "";
  return "place:\"" + places[random_.below(static_cast<std::uint32_t>(places.size()))] + '"';
}

struct QueryClass {
  const char* kind;
  std::function<std::string(QueryDrawer&)> draw;
};

const std::vector<QueryClass>& query_classes() {
  static const std::vector<QueryClass> kClasses{
      {"term_rare", [](QueryDrawer& from) { return from.rare_term(); }},
      {"term_mid", [](QueryDrawer& from) { return from.term(kMidFrom, kMidTo); }},
      {"term_freq", [](QueryDrawer& from) { return from.term(kFrequentFrom, 1.0); }},
      {"and2", [](QueryDrawer& from) { return from.conjunction(2); }},
      {"and3", [](QueryDrawer& from) { return from.conjunction(3); }},
      {"or5", [](QueryDrawer& from) { return from.disjunction(5); }},
      {"or_head", [](QueryDrawer& from) { return from.headline(8); }},
      {"phrase2", [](QueryDrawer& from) { return from.phrase(2); }},
      {"phrase3", [](QueryDrawer& from) { return from.phrase(3); }},
      {"near", [](QueryDrawer& from) { return from.near(); }},
      {"not", [](QueryDrawer& from) { return from.negation(); }},
      {"field", [](QueryDrawer& from) { return from.title_word(); }},
      {"date", [](QueryDrawer& from) { return from.dated_term(); }},
      {"wildcard", [](QueryDrawer& from) { return from.wildcard(); }},
      {"facet", [](QueryDrawer& from) { return from.place(); }},
  };
  return kClasses;
}

}  // namespace

std::vector<BenchmarkQuery> benchmark_queries(const ArticleGenerator& generator, std::uint64_t articles,
                                              std::uint32_t per_class, std::uint64_t seed) {
  std::vector<BenchmarkQuery> queries;
  if (articles == 0) return queries;
  const Sample sample = take_sample(generator, articles);
  QueryDrawer drawer(sample, seed);
  for (const QueryClass& in : query_classes()) {
    std::set<std::string> drawn;
    for (std::uint64_t left = std::uint64_t{per_class} * kAttempts; left > 0 && drawn.size() < per_class;
         --left) {
      std::string query = in.draw(drawer);
      if (!query.empty() && drawn.insert(query).second) queries.push_back({in.kind, std::move(query)});
    }
  }
  return queries;
}

}  // namespace dateline::corpus
