// Which word of the archive was meant by one that it does not have.
#include "search/near_words.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "search/edit_distance.h"
#include "search/fuzzy.h"
#include "text/utf8.h"

namespace dateline::search {
namespace {

/// Of words that are as near, one that twice as many articles hold is 2^0.7 times as likely: the word that
/// was meant may be a rare one.
constexpr double kWeightOfFrequency = 0.7;
constexpr double kRarerByOneSlip = 50;

/// What slips cost, in units of kRarerByOneSlip. There are fewer ways to leave a letter out, to double one or
/// to swap two than to type a wrong one, so each of these is likelier; and the first letter is seldom wrong.
constexpr double kSwapped = 0.8;
constexpr double kDoubled = 0.8;
constexpr double kLeftOut = 0.9;
constexpr double kAdded = 1.5;
constexpr double kWrong = 1.5;
constexpr double kAtFirstLetter = 1.6;

std::vector<char32_t> letters_of(std::string_view word) {
  std::vector<char32_t> letters;
  for (std::size_t at = 0; at < word.size();) {
    const text::CodePoint point = text::code_point_at(word, at);
    letters.push_back(point.value);
    at += point.size;
  }
  return letters;
}

/// The cheapest slips that make `typed` of `meant`: the distance of EditDistances, weighed.
class SlipCosts {
 public:
  SlipCosts(const std::vector<char32_t>& typed, const std::vector<char32_t>& meant)
      : typed_(typed), meant_(meant), width_(meant.size() + 1), costs_((typed.size() + 1) * width_) {}

  double all() {
    for (std::size_t i = 0; i <= typed_.size(); ++i)
      for (std::size_t j = 0; j < width_; ++j)
        if (i + j > 0) cost(i, j) = cheapest(i, j);
    return cost(typed_.size(), meant_.size());
  }

 private:
  double& cost(std::size_t i, std::size_t j) { return costs_[i * width_ + j]; }
  static bool is_double(const std::vector<char32_t>& word, std::size_t i) {
    return i > 1 && word[i - 1] == word[i - 2];
  }
  double cheapest(std::size_t i, std::size_t j) {
    double best = std::numeric_limits<double>::max();
    if (i > 0 && j > 0) {
      const double wrong = i == 1 && j == 1 ? kAtFirstLetter : kWrong;
      best = cost(i - 1, j - 1) + (typed_[i - 1] == meant_[j - 1] ? 0 : wrong);
    }
    if (i > 0)
      best = std::min(best, cost(i - 1, j) + (is_double(typed_, i) ? kDoubled
                                              : i == 1             ? kAtFirstLetter
                                                                   : kAdded));
    if (j > 0)
      best = std::min(best, cost(i, j - 1) + (is_double(meant_, j) ? kDoubled
                                              : j == 1             ? kAtFirstLetter
                                                                   : kLeftOut));
    if (i > 1 && j > 1 && typed_[i - 1] == meant_[j - 2] && typed_[i - 2] == meant_[j - 1])
      best = std::min(best, cost(i - 2, j - 2) + kSwapped);
    return best;
  }

  const std::vector<char32_t>& typed_;
  const std::vector<char32_t>& meant_;
  std::size_t width_;
  std::vector<double> costs_;
};

/// Its logarithm.
double likelihood(const std::vector<char32_t>& typed, const NearWord& word) {
  const std::vector<char32_t> meant = letters_of(word.word);
  return kWeightOfFrequency * std::log(static_cast<double>(word.articles)) -
         std::log(kRarerByOneSlip) * SlipCosts(typed, meant).all();
}

}  // namespace

std::vector<NearWord> near_words(std::string_view folded, const store::Generation& generation) {
  if (folded.empty()) return {};
  const unsigned edits = default_edits(folded);
  const WildcardExpansion expansion = expand_fuzzy(folded, edits, generation);
  std::map<std::string_view, std::uint64_t> articles;  // views of the mapped dictionaries
  for (std::size_t i = 0; i < generation.segment_count(); ++i) {
    const store::Segment& segment = generation.segment(i);
    for (const store::FormId form : expansion.by_segment[i])
      articles[segment.forms().folded(form)] +=
          segment.forms().record(form).document_frequency - segment.tombstones().dead_with_form(form);
  }
  EditDistances distances(folded, edits);
  std::vector<NearWord> words;
  for (const auto& [word, count] : articles)
    if (count > 0) words.push_back({std::string(word), distances.to(word), count});
  return words;
}

std::vector<NearWord> likeliest_words(std::string_view folded, std::vector<NearWord> words,
                                      std::size_t most) {
  const std::vector<char32_t> typed = letters_of(folded);
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (!words[i].word.empty() && words[i].articles > 0) order.emplace_back(-likelihood(typed, words[i]), i);
  std::ranges::sort(order, [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : words[a.second].word < words[b.second].word;
  });
  if (order.size() > most) order.resize(most);
  std::vector<NearWord> likeliest;
  for (const auto& [likely, i] : order) likeliest.push_back(std::move(words[i]));
  return likeliest;
}

}  // namespace dateline::search
