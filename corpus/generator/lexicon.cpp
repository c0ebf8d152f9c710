// Words as numbers in a system whose digits are syllables, and the two-part power law of their frequencies.
#include "corpus/generator/lexicon.h"

#include <algorithm>
#include <array>

namespace dateline::corpus {
namespace {

constexpr std::string_view kOnsets = "bdfghjklmnprstvz";
constexpr std::string_view kInnerVowels = "aeiou";
constexpr std::string_view kInnerCodas = " nrls";  // blank: none
constexpr std::string_view kLastVowels = "aou";
constexpr std::string_view kLastCodas = " bdfgkmnprtx";
constexpr std::uint64_t kInnerSyllables = kOnsets.size() * kInnerVowels.size() * kInnerCodas.size();
constexpr std::uint64_t kLastSyllables = kOnsets.size() * kLastVowels.size() * kLastCodas.size();

/// English words that the scheme would spell, and that a query could not tell from a stop word.
constexpr std::array<std::string_view, 12> kTaken{"but", "do",  "for", "go",   "had", "no",
                                                  "nor", "not", "so",  "that", "to",  "too"};

/// All words of one number of syllables, and where in the order of ranks they begin. `step` is coprime to
/// `words`, so that index * step mod words visits each once, and neighbours in rank do not look alike.
struct WordClass {
  unsigned syllables;
  std::uint64_t words;
  std::uint64_t step;
  Rank first_rank;
};
constexpr std::array<WordClass, 4> kClasses{{
    {1, kLastSyllables, 227, 0},
    {2, kInnerSyllables* kLastSyllables, 142'393, 64},
    {3, kInnerSyllables* kInnerSyllables* kLastSyllables, 56'958'011, 20'064},
    {4, kInnerSyllables* kInnerSyllables* kInnerSyllables* kLastSyllables, 386'413'567, 2'020'064},
}};
constexpr std::uint64_t kFirstNameWord =
    20'000;  // index in the class of two syllables: those below have ranks
static_assert(kFirstNameWord + kNameWords <= kClasses[1].words);
static_assert(kFirstNameWord >= kClasses[2].first_rank - kClasses[1].first_rank);

/// The lowest digits are spelled last.
void append_spelling(const WordClass& in, std::uint64_t index, std::string& out) {
  std::uint64_t code = index * in.step % in.words;
  const std::uint64_t last = code % kLastSyllables;
  code /= kLastSyllables;
  for (unsigned left = in.syllables; left > 1; --left) {
    const std::uint64_t syllable = code % kInnerSyllables;
    code /= kInnerSyllables;
    out += kOnsets[syllable % kOnsets.size()];
    out += kInnerVowels[syllable / kOnsets.size() % kInnerVowels.size()];
    const char coda = kInnerCodas[syllable / kOnsets.size() / kInnerVowels.size()];
    if (coda != ' ') out += coda;
  }
  out += kOnsets[last % kOnsets.size()];
  out += kLastVowels[last / kOnsets.size() % kLastVowels.size()];
  const char coda = kLastCodas[last / kOnsets.size() / kLastVowels.size()];
  if (coda != ' ') out += coda;
}

/// Words of one syllable in their order, without those that are taken.
std::vector<std::string> shortest_words(std::size_t count) {
  std::vector<std::string> words;
  for (std::uint64_t index = 0; words.size() < count; ++index) {
    std::string word;
    append_spelling(kClasses[0], index, word);
    if (std::ranges::find(kTaken, word) == kTaken.end()) words.push_back(word);
  }
  return words;
}

// Chosen so that whole articles, where topics, phrases and repetitions flatten the curve, have the
// rank-frequency slope and the growth of vocabulary that English news has (corpus/README.md).
constexpr double kCoreExponent = 1.18;
constexpr double kCoreShift = 1.7;
constexpr double kCoreWords = 4'000;  // ranks before the tail begins
constexpr double kTailExponent = 1.75;
constexpr double kLastRank = 3e10;  // some 80 times the words of a million articles

std::vector<double> head_weights(std::uint32_t size) {
  std::vector<double> weights = zipf_weights(size, kCoreExponent, kCoreShift);
  const double knee = power(kCoreWords + kCoreShift, -kCoreExponent) / power(kCoreWords, -kTailExponent);
  for (auto rank = static_cast<std::uint32_t>(kCoreWords); rank < size; ++rank)
    weights[rank] = knee * power(rank + 1.0, -kTailExponent);
  // All ranks behind the head: the integral of the tail's density.
  weights.push_back(knee * power(size + 0.5, 1.0 - kTailExponent) / (kTailExponent - 1.0));
  return weights;
}

}  // namespace

Lexicon::Lexicon() : offsets_{0} {
  const auto add = [this] { offsets_.push_back(static_cast<std::uint32_t>(spellings_.size())); };
  for (const std::string& word : shortest_words(kClasses[1].first_rank)) {
    spellings_ += word;
    add();
  }
  for (Rank rank = kClasses[1].first_rank; rank < kTabled; ++rank) {
    append_rare(rank, spellings_);
    add();
  }
}

void Lexicon::append_rare(Rank rank, std::string& out) {
  const WordClass* in = &kClasses[1];
  while (in != &kClasses.back() && rank >= in[1].first_rank) ++in;
  append_spelling(*in, rank - in->first_rank, out);
}

std::string Lexicon::name_word(std::uint32_t number) {
  std::string word;
  append_spelling(kClasses[1], kFirstNameWord + number, word);
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

WordFrequencies::WordFrequencies() : head_(head_weights(kHead)) {}

/// By inversion of the tail's distribution.
Rank WordFrequencies::draw_tail(Random& random) {
  const double rank = (kHead + 0.5) * power(random.unit(), -1.0 / (kTailExponent - 1.0));
  return static_cast<Rank>(rank < kLastRank ? rank : kLastRank * random.unit());
}

}  // namespace dateline::corpus
