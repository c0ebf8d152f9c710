// Names in texts of languages that the tagger has not learnt.
#include "entities/capitalised_names.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "entities/name_surface.h"
#include "entities/word_table.h"
#include "text/stop_words.h"

namespace dateline::entities {
namespace {

using schema::Facet;

constexpr std::array<std::string_view, 26> kParticles = {
    "de",  "da",  "do",  "dos", "das", "di",  "du", "del", "della", "des", "la", "le", "van",
    "von", "der", "den", "ten", "bin", "ben", "al", "el",  "ibn",   "zu",  "af", "av", "dalla"};
constexpr std::array<std::string_view, 12> kPlacePrepositions = {
    "in", "im", "nach", "aus", "bei", "von", "vor", "um", "über", "gegen", "bis", "durch"};
constexpr std::size_t kLongestPerson = 5;     // words
constexpr std::size_t kLongestKnownName = 6;  // words
constexpr std::size_t kShortestAcronym = 3;   // letters

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

struct Word {
  std::string_view text;
  std::string_view lower;    // of the word table
  std::uint32_t number = 0;  // of its lower-case spelling
  std::uint32_t classes = 0;
  bool capital = false;   // begins with a capital
  bool capitals = false;  // all of it
  bool begins = false;    // a sentence
  bool joined = false;    // only a blank, hyphen or apostrophe lies between it and the word before
  bool in_parentheses = false;
};

/// The words of one text, with what is known of each.
class WordView {
 public:
  void read(std::string_view text, const text::AnalysedText& analysed, WordTable& table) {
    words_.clear();
    for (std::size_t i = 0; i < analysed.tokens.size(); ++i) {
      const text::ByteRange bytes = analysed.tokens[i].bytes;
      Word word;
      word.text = text::slice(text, bytes);
      const WordTraits& traits = table.traits(table.number_of(word.text));
      word.lower = traits.lower;
      word.number = traits.lower_number;
      word.classes = traits.classes;
      word.capital = begins_with_capital(word.text);
      word.capitals = word.capital && word.text.size() > 1 && is_all_capitals(word.text);
      if (i > 0) word.joined = joins(text, analysed.tokens[i - 1].bytes.end, bytes.begin);
      word.in_parentheses = bytes.begin > 0 && text[bytes.begin - 1] == '(' && bytes.end < text.size() &&
                            text[bytes.end] == ')';
      words_.push_back(word);
    }
    for (const text::SentenceStart& start : analysed.sentences)
      if (start.position < words_.size()) words_[start.position].begins = true;
  }
  const std::vector<Word>& words() const { return words_; }

 private:
  static bool joins(std::string_view text, std::uint32_t end, std::uint32_t begin) {
    const std::string_view gap = text.substr(end, begin - end);
    return gap == " " || gap == "-" || gap == "\n" || gap == "\xC2\xA0";
  }
  std::vector<Word> words_;
};

}  // namespace

struct CapitalisedNames::State {
  State(std::shared_ptr<const TaggerModel> shared, const KnownNames& names)
      : model(std::move(shared)), known(names), table(model->lists()) {}

  /// Words of the article that occur in lower case, with a capital within a sentence, and all in capitals.
  void note_words(const WordView& view) {
    for (const Word& word : view.words()) {
      if (!word.capital)
        small.insert(word.number);
      else if (!word.begins)
        within.insert(word.number);
      if (word.capitals) capitals[word.number] += word.in_parentheses ? 2 : 1;
    }
  }

  /// Could the word be (the beginning of) a name where it stands?
  bool may_begin(const Word& word) const {
    if (!word.capital) return false;
    if (!word.begins || (word.classes & kFirstName) != 0) return true;
    return within.contains(word.number) && !small.contains(word.number);
  }

  /// Words [begin, end) that can be one name: capitalised, particles between them, joined.
  static std::size_t run_end(const std::vector<Word>& words, std::size_t begin, std::size_t most) {
    std::size_t end = begin + 1;
    while (end < words.size() && end - begin < most && words[end].joined && !words[end].begins) {
      std::size_t next = end;
      while (next < words.size() && next - end < 2 && !words[next].capital && words[next].joined &&
             is_one_of(words[next].lower, kParticles))
        ++next;
      if (next == words.size() || !words[next].capital || !words[next].joined) break;
      end = next + 1;
    }
    return end;
  }

  static std::string key_of(const std::vector<Word>& words, std::size_t begin, std::size_t end) {
    std::string name;
    for (std::size_t i = begin; i < end; ++i) name += (name.empty() ? "" : " ") + std::string(words[i].text);
    return name_key(name);
  }

  /// What the tables say of words [begin, end).
  std::optional<EntityType> known_type(const std::vector<Word>& words, std::size_t begin,
                                       std::size_t end) const {
    const std::string key = key_of(words, begin, end);
    const std::string_view written = end == begin + 1 ? words[begin].text : std::string_view{};
    if (known.find_alias(Facet::org, key, written) && !known.is_generic(Facet::org, key))
      return EntityType::org;
    if (known.find_alias(Facet::person, key, written) && end > begin + 1) return EntityType::person;
    if (is_place(words, begin, end, key) || known.find_country(key, written)) return EntityType::place;
    return std::nullopt;
  }
  /// A single word has to be a place that many know, and no first name: "Vladimir" is a city, too.
  bool is_place(const std::vector<Word>& words, std::size_t begin, std::size_t end,
                const std::string& key) const {
    const auto place = known.find_place(key);
    if (!place || place->abbreviation) return false;
    if (end > begin + 1) return true;
    return (place->notable || (words[begin].classes & kLargeCity) != 0) &&
           (words[begin].classes & kFirstName) == 0;
  }
  bool is_placed(const std::vector<Word>& words, std::size_t begin) const {
    return !nouns_have_capitals || (begin > 0 && is_one_of(words[begin - 1].lower, kPlacePrepositions));
  }

  /// The longest name of the tables that begins at `begin`, or nothing.
  std::optional<Mention> known_name(const std::vector<Word>& words, std::size_t begin) const {
    for (std::size_t end = run_end(words, begin, kLongestKnownName); end > begin; --end) {
      if (!words[end - 1].capital) continue;
      const auto type = known_type(words, begin, end);
      if (!type) continue;
      if (*type == EntityType::place && end == begin + 1 && !is_placed(words, begin)) continue;
      return Mention{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), *type};
    }
    return std::nullopt;
  }

  std::optional<Mention> person(const std::vector<Word>& words, std::size_t begin) const {
    if ((words[begin].classes & kFirstName) == 0 || words[begin].capitals) return std::nullopt;
    // "Les" and "Der" are first names, too.
    if (small.contains(words[begin].number) || text::is_stop_word(words[begin].lower, language))
      return std::nullopt;
    const std::size_t end = run_end(words, begin, kLongestPerson);
    constexpr std::uint32_t kNoSurname = kOrgWord | kPlaceWord | kCountry | kDateWord;
    if (end < begin + 2 || small.contains(words[end - 1].number)) return std::nullopt;
    if ((words[end - 1].classes & kNoSurname) != 0) return std::nullopt;
    return Mention{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), EntityType::person};
  }

  std::optional<Mention> single(const std::vector<Word>& words, std::size_t at) const {
    const Word& word = words[at];
    const Mention mention{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1),
                          EntityType::org};
    if (word.capitals && word.text.size() >= kShortestAcronym && looks_like_acronym(word.text)) {
      const auto seen = capitals.find(word.number);
      if (seen != capitals.end() && seen->second >= 2 && !small.contains(word.number)) return mention;
    }
    if (surnames.contains(word.number)) return Mention{mention.begin, mention.end, EntityType::person};
    return std::nullopt;
  }

  /// Learns the surnames of the persons that it finds, which are persons wherever they stand alone.
  void find_in(const WordView& view, std::vector<Mention>& out) {
    const std::vector<Word>& words = view.words();
    out.clear();
    const auto mostly_capitals = std::ranges::count_if(words, [](const Word& w) { return w.capitals; });
    if (static_cast<std::size_t>(mostly_capitals) * 2 > words.size()) return;
    for (std::size_t at = 0; at < words.size();) {
      std::optional<Mention> found;
      if (may_begin(words[at])) {
        found = known_name(words, at);
        if (!found) found = person(words, at);
        if (!found) found = single(words, at);
      }
      if (found && found->type == EntityType::person) surnames.insert(words[found->end - 1].number);
      if (found) out.push_back(*found);
      at = found ? found->end : at + 1;
    }
  }

  std::shared_ptr<const TaggerModel> model;
  const KnownNames& known;
  WordTable table;
  WordView title;
  WordView body;
  text::Language language;
  bool nouns_have_capitals = false;
  std::unordered_set<std::uint32_t> small;
  std::unordered_set<std::uint32_t> within;
  std::unordered_set<std::uint32_t> surnames;
  std::unordered_map<std::uint32_t, int> capitals;
};

CapitalisedNames::CapitalisedNames(std::shared_ptr<const TaggerModel> model, const KnownNames& known)
    : state_(std::make_unique<State>(std::move(model), known)) {}
CapitalisedNames::~CapitalisedNames() = default;
CapitalisedNames::CapitalisedNames(CapitalisedNames&&) noexcept = default;
CapitalisedNames& CapitalisedNames::operator=(CapitalisedNames&&) noexcept = default;

void CapitalisedNames::find(std::string_view title, const text::AnalysedText& title_words,
                            std::string_view body, const text::AnalysedText& body_words,
                            const text::Language& language, ArticleMentions& out) {
  constexpr std::size_t kMostWords = 200'000;
  if (state_->table.size() > kMostWords) state_->table.clear();
  state_->small.clear();
  state_->within.clear();
  state_->surnames.clear();
  state_->capitals.clear();
  state_->language = language;
  state_->nouns_have_capitals = language == "de" || language == "lb";
  state_->title.read(title, title_words, state_->table);
  state_->body.read(body, body_words, state_->table);
  state_->note_words(state_->title);
  state_->note_words(state_->body);
  state_->find_in(state_->body, out.body);  // learns the surnames
  state_->find_in(state_->title, out.title);
  state_->find_in(state_->body, out.body);
}

}  // namespace dateline::entities
