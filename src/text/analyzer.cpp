// From a text to words, terms and breaks; each spelling is folded and stemmed once, and then found by its
// bytes.
#include "text/analyzer.h"

#include <algorithm>
#include <array>
#include <limits>
#include <span>
#include <string>
#include <utility>

#include "text/normalizer.h"
#include "text/spelling_cache.h"
#include "text/stemmer.h"
#include "text/utf8.h"
#include "text/word_breaker.h"

namespace dateline::text {
namespace {

constexpr std::size_t kLongestText = std::numeric_limits<std::uint32_t>::max();
/// Words that are looked up together, so that the waits for memory overlap.
constexpr std::size_t kBlock = 16;

}  // namespace

struct Analyzer::State {
  State(WordBreaker breaker, std::size_t memory) : words(std::move(breaker)), word_memory(memory) {}

  WordBreaker words;
  std::size_t word_memory;
  Stemmer stemmer;
  std::vector<ByteRange> ranges;
  SpellingCache cache;
  LongSpellings long_spellings;
  FormTable known;                  // every form in the cache
  std::vector<Language> languages;  // a language's number in spellings is its index
  std::uint64_t generation = 0;     // of the table of the latest call
  std::uint32_t stamp = 0;          // counts the tables; forms with another stamp have no number in it yet

  void begin(const FormTable& forms) {
    if (cache.bytes_used() + known.bytes_used() + long_spellings.bytes_used() > word_memory) forget();
    if (forms.generation() == generation) return;
    generation = forms.generation();
    if (++stamp == 0) forget();
  }
  void forget() {
    cache.clear();
    long_spellings.clear();
    known.clear();
    stamp = 1;
  }

  std::uint32_t number_of(const Language& language) {
    const auto found = std::ranges::find(languages, language);
    const auto number = static_cast<std::uint32_t>(found - languages.begin());
    if (found == languages.end()) languages.push_back(language);
    return number;
  }

  /// Appends the tokens of at most kBlock words.
  void add_tokens(std::string_view text, std::span<const ByteRange> block, std::uint32_t language,
                  FormTable& forms, std::vector<Token>& tokens) {
    std::array<Spelling, kBlock> spellings{};
    std::array<std::uint64_t, kBlock> hashes{};
    for (std::size_t i = 0; i < block.size(); ++i) {
      spellings[i] = spelling_of(text, block[i], language);
      hashes[i] = spellings[i].hash();
      cache.prefetch(hashes[i]);
    }
    for (std::size_t i = 0; i < block.size(); ++i) {
      CachedForm* cached = cache.find(spellings[i], hashes[i]);
      if (cached == nullptr)
        cached = cache.add(spellings[i], hashes[i], learn(slice(text, block[i]), language));
      if (cached->stamp != stamp) intern(*cached, forms);
      tokens.push_back({cached->form, block[i]});
    }
  }

  Spelling spelling_of(std::string_view text, ByteRange word, std::uint32_t language) {
    if (word.size() <= Spelling::kInPlace) return short_spelling(text, word, language);
    return long_spellings.spelling_of(slice(text, word), language);
  }
  FormId learn(std::string_view word, std::uint32_t language) {
    const std::string surface = surface_form(word);
    const std::string folded = folded_form(surface);
    return known.intern(folded, surface, case_class(surface), stemmer.stem(folded, languages[language]));
  }
  void intern(CachedForm& cached, FormTable& forms) const {
    const Form& form = known.form(cached.known);
    cached.form = forms.intern(form.folded, form.surface, form.case_class, known.stem(form.stem));
    cached.stamp = stamp;
  }
};

Analyzer::Analyzer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

error::Result<Analyzer> Analyzer::open(std::size_t word_memory) {
  auto words = WordBreaker::open();
  if (!words) return words.error();
  return Analyzer(std::make_unique<State>(std::move(*words), word_memory));
}

void Analyzer::analyze(std::string_view text, std::string_view language, FormTable& forms,
                       AnalysedText& out) {
  State& state = *state_;
  text = text.substr(0, boundary_before(text, kLongestText));
  state.begin(forms);
  state.words.split(text, state.ranges);
  const std::uint32_t number = state.number_of(stemming_language(language));
  out.tokens.clear();
  out.tokens.reserve(state.ranges.size());
  std::span<const ByteRange> rest(state.ranges);
  while (!rest.empty()) {
    const std::size_t count = std::min(rest.size(), kBlock);
    state.add_tokens(text, rest.first(count), number, forms, out.tokens);
    rest = rest.subspan(count);
  }
  find_sentences(text, state.ranges, out.sentences);
}

Language stemming_language(std::string_view language) {
  if (language.empty()) return "en";
  return std::ranges::binary_search(stemmed_languages(), language) ? Language(language) : Language();
}

}  // namespace dateline::text
