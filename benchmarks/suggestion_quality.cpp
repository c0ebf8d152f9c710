// suggestion_quality: how many misspelt words and names of an index are taken for what was meant.
#include <algorithm>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "benchmarks/markdown_table.h"
#include "benchmarks/misspelling.h"
#include "cli/flag_value.h"
#include "search/name_frequencies.h"
#include "search/query_parser.h"
#include "search/searcher.h"
#include "text/utf8.h"

namespace {

using namespace dateline;
using namespace dateline::benchmarks;

constexpr std::size_t kFewestLetters = 4;
constexpr std::uint64_t kFewestArticles = 2;  // what stands in one article may be a slip itself

struct Spelling {
  std::string text;
  std::string before, after;  // what makes a query of it
  std::uint64_t articles = 0;
};

bool has_only_letters(std::string_view word) {
  return std::ranges::all_of(
      word, [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; });
}

/// Words of letters alone that some articles hold.
std::vector<Spelling> words_of(const store::Generation& generation) {
  std::map<std::string, std::uint64_t> articles;
  for (std::size_t i = 0; i < generation.segment_count(); ++i) {
    const store::FormDictionary& forms = generation.segment(i).forms();
    for (store::FormId form = 0; form < forms.form_count(); ++form)
      articles[std::string(forms.folded(form))] += forms.record(form).document_frequency;
  }
  std::vector<Spelling> words;
  for (const auto& [word, count] : articles)
    if (count >= kFewestArticles && has_only_letters(word) && text::count_code_points(word) >= kFewestLetters)
      words.push_back({word, "", "", count});
  return words;
}

std::vector<Spelling> names_of(const store::Generation& generation) {
  search::NameFrequencies frequencies(generation);
  std::vector<Spelling> names;
  for (const schema::Facet facet : schema::kEntityFacets) {
    for (store::NameId name = 0; name < generation.names().count(facet); ++name) {
      const std::string display(generation.names().display(facet, name));
      const std::uint64_t count = frequencies.live(facet, name);
      if (count < kFewestArticles || text::count_code_points(display) < kFewestLetters) continue;
      if (display.find_first_of("\"\\") != std::string::npos) continue;
      names.push_back({display, std::string(schema::info(facet).name) + ":\"", "\"", count});
    }
  }
  return names;
}

struct Score {
  std::uint64_t right = 0;
  std::uint64_t asked = 0;
};
using Scores = std::map<Slip, Score>;

struct Sample {
  std::size_t size = 0;       // misspellings of each kind
  bool by_frequency = false;  // as often as articles hold them, instead of each word alike
  bool shows_wrong = false;
};

/// What was suggested for a spelling that the index does not have; nothing when it has it.
std::optional<std::string> suggestion_for(search::Searcher& searcher, const std::string& query) {
  search::SearchRequest request;
  auto tree = search::parse_query(query);
  if (!tree) return std::nullopt;
  request.query = std::move(*tree);
  request.limit = 1;
  request.detail = search::HitDetail::id;
  const auto answer = searcher.answer(request);
  if (!answer || answer->total > 0 || answer->missing.size() != 1) return std::nullopt;
  return answer->missing.front().suggestion;
}

Scores measure(search::Searcher& searcher, const std::vector<Spelling>& spellings, const Sample& sample,
               Chance& chance) {
  Scores scores;
  std::vector<double> weights;
  for (const Spelling& one : spellings)
    weights.push_back(sample.by_frequency ? static_cast<double>(one.articles) : 1.0);
  std::discrete_distribution<std::size_t> any(weights.begin(), weights.end());
  for (const Slip slip : kSlips) {
    for (std::size_t trial = 0; scores[slip].asked < sample.size && trial < 20 * sample.size; ++trial) {
      const Spelling& meant = spellings[any(chance)];
      const std::string wrong = misspelt(meant.text, slip, chance);
      if (wrong.empty()) continue;
      const auto found = suggestion_for(searcher, meant.before + wrong + meant.after);
      if (!found) continue;
      ++scores[slip].asked;
      scores[slip].right += *found == meant.text ? 1 : 0;
      if (sample.shows_wrong && *found != meant.text)
        std::cerr << name_of(slip) << '\t' << wrong << '\t' << meant.text << '\t' << meant.articles << '\t'
                  << *found << '\n';
    }
  }
  return scores;
}

std::string percent(const Score& score) {
  return score.asked == 0
             ? "-"
             : decimal(100.0 * static_cast<double>(score.right) / static_cast<double>(score.asked), 1);
}

int run(const std::string& index, Sample sample, std::uint64_t seed) {
  auto searcher = search::Searcher::open(index);
  if (!searcher) {
    std::cerr << error::describe(searcher.error());
    return 2;
  }
  Chance chance(seed);
  const std::vector<Spelling> words = words_of(searcher->generation());
  const std::vector<Spelling> names = names_of(searcher->generation());
  if (words.empty()) return 1;
  std::vector<Scores> columns;
  for (const bool by_frequency : {false, true}) {
    sample.by_frequency = by_frequency;
    columns.push_back(measure(*searcher, words, sample, chance));
    columns.push_back(names.empty() ? Scores() : measure(*searcher, names, sample, chance));
  }
  MarkdownTable table({"slip", "words", "names", "words as often as used", "names as often as used"});
  std::vector<Score> sums(columns.size());
  for (const Slip slip : kSlips) {
    std::vector<std::string> row{std::string(name_of(slip))};
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const Score& score = columns[i][slip];
      sums[i].right += score.right;
      sums[i].asked += score.asked;
      row.push_back(percent(score));
    }
    table.add(row);
  }
  std::vector<std::string> all{"all"};
  for (const Score& sum : sums) all.push_back(percent(sum) + " of " + std::to_string(sum.asked));
  table.add(all);
  std::cout << table.text();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  constexpr std::size_t kSampleSize = 500;
  std::vector<std::string> arguments(argv + 1, argv + argc);
  Sample sample{.size = kSampleSize, .shows_wrong = std::erase(arguments, "--wrong") > 0};
  if (arguments.empty() || arguments.size() > 2 || arguments[0].starts_with("-")) {
    std::cerr << "usage: suggestion_quality [--wrong] INDEX [SEED]\n"
                 "  Percent of misspellings, 500 of each kind, whose first suggestion is the word (or name)\n"
                 "  that was misspelt; those that the index has as they are do not count. --wrong lists the\n"
                 "  others: kind, misspelling, what was meant, articles that have it, what was suggested.\n";
    return 2;
  }
  std::uint64_t seed = 1;
  if (arguments.size() == 2) {
    const auto read = cli::read_number("SEED", arguments[1], 0, UINT64_MAX);
    if (!read) return 2;
    seed = *read;
  }
  return run(arguments[0], sample, seed);
}
