// Where words begin and end: a table-driven scanner for what it can decide, ICU for the rest, and our
// tailorings for both.
#include "text/word_breaker.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "text/icu_status.h"
#include "text/normalizer.h"
#include "text/utf8.h"
#include "text/word_class.h"

namespace dateline::text {
namespace {

constexpr std::size_t kLongestWord = 1000;  // bytes
constexpr std::size_t kLongestStretch = std::size_t{1}
                                        << 20U;  // bytes that ICU gets at once, if there are blanks
constexpr std::size_t kLongestForIcu = std::size_t{1} << 30U;  // bytes; ICU counts in 32 bits with a sign
constexpr std::string_view kZeroWidthSpace = "\xE2\x80\x8B";

WordClass class_of_byte(char byte) { return kByteClasses[static_cast<unsigned char>(byte)]; }

/// What French, Italian and Catalan leave of an article, pronoun or conjunction before a vowel.
constexpr std::array<std::string_view, 24> kElided{
    "l",      "d",      "j",  "m",   "t",    "s",    "n",    "c",    "v",    "qu",    "jusqu", "puisqu",
    "lorsqu", "quoiqu", "un", "all", "dall", "dell", "nell", "sull", "coll", "quell", "quest", "gl"};
constexpr std::size_t kLongestElided = 6;

bool is_elided(std::string_view word) {
  if (word.empty() || word.size() > kLongestElided) return false;
  return std::ranges::find(kElided, std::string_view(ascii_lower(word))) != kElided.end();
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC || c == 0xFF07; }

/// Only before a vowel or a mute h is anything elided: so "all's", "m'lord" and "c'mon" stay whole.
bool begins_with_vowel_or_h(std::string_view word) {
  constexpr std::u32string_view kVowels = U"aeiouyhAEIOUYHàâäáæèéêëìîïíòôöóœùûüúÿÀÂÄÁÆÈÉÊËÌÎÏÍÒÔÖÓŒÙÛÜÚŸ";
  return !word.empty() && kVowels.find(code_point_at(word, 0).value) != std::u32string_view::npos;
}

/// Length of "l'" in "l'attaque", apostrophe included, or 0.
struct Elision {
  std::size_t word = 0;
  std::size_t apostrophe = 0;
};
Elision elision_of(std::string_view word) {
  std::size_t letters = 0;
  while (letters < word.size() && letters <= kLongestElided &&
         class_of_byte(word[letters]) == WordClass::letter)
    ++letters;
  if (letters == word.size() || !is_elided(word.substr(0, letters))) return {};
  const CodePoint apostrophe = code_point_at(word, letters);
  if (!is_apostrophe(apostrophe.value)) return {};
  if (!begins_with_vowel_or_h(word.substr(letters + apostrophe.size))) return {};
  return {letters, apostrophe.size};
}

/// The last character of a non-empty text.
char32_t last_code_point(std::string_view text) {
  return code_point_at(text, boundary_before(text, text.size() - 1)).value;
}

bool has_word_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (is_word_character(point.value)) return true;
    at += point.size;
  }
  return false;
}

/// Applies the tailorings to the words of UAX #29, whichever way they were found, and collects them.
class WordCollector {
 public:
  WordCollector(std::string_view text, std::vector<ByteRange>& words) : text_(text), words_(words) {}

  /// `joined`: the word may hold characters other than letters and digits (apostrophes, periods).
  void add(std::size_t begin, std::size_t end, bool joined) {
    if (joined) {
      begin = split_elisions(begin, end);
      end = with_last_period(begin, end);
    }
    if (!words_.empty() && joins_last(begin, end)) {
      words_.back().end = static_cast<std::uint32_t>(end);
      return;
    }
    if (end - begin > kLongestWord) return add_pieces(begin, end);
    push(begin, end);
  }

  /// Takes back the words from number `count` on, which lie in a stretch that is read anew.
  void shrink_to(std::size_t count) { words_.resize(count); }
  std::size_t size() const { return words_.size(); }

 private:
  void push(std::size_t begin, std::size_t end) {
    words_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  /// A piece may be nothing but accents or invisible characters; such a one is no word.
  void add_pieces(std::size_t begin, std::size_t end) {
    while (begin < end) {
      const std::size_t cut = std::min(end, boundary_before(text_, begin + kLongestWord));
      if (has_word_character(text_.substr(begin, cut - begin))) push(begin, cut);
      begin = cut;
    }
  }

  std::size_t split_elisions(std::size_t begin, std::size_t end) {
    while (true) {
      const Elision elision = elision_of(text_.substr(begin, end - begin));
      if (elision.word == 0) return begin;
      add(begin, begin + elision.word, false);
      begin += elision.word + elision.apostrophe;
    }
  }

  std::size_t with_last_period(std::size_t begin, std::size_t end) const {
    if (end == text_.size() || text_[end] != '.') return end;
    return is_dotted_acronym(text_.substr(begin, end - begin)) ? end + 1 : end;
  }

  bool joins_last(std::size_t begin, std::size_t end) const {
    const ByteRange last = words_.back();
    if (begin == last.end || begin - last.end > kLongestWord || end - last.begin > kLongestWord) return false;
    const std::string_view gap = text_.substr(last.end, begin - last.end);
    if (gap == "&" || gap == "\xEF\xBC\x86") return true;
    return gap.starts_with(kZeroWidthSpace) && is_soft_gap(gap, last, begin);
  }
  /// A zero-width space says where a long word may be broken; in scripts without blanks it is what separates
  /// words.
  bool is_soft_gap(std::string_view gap, ByteRange last, std::size_t begin) const {
    for (; gap.starts_with(kZeroWidthSpace); gap.remove_prefix(kZeroWidthSpace.size())) {
    }
    return gap.empty() && !is_of_script_without_blanks(last_code_point(slice(text_, last))) &&
           !is_of_script_without_blanks(code_point_at(text_, begin).value);
  }

  std::string_view text_;
  std::vector<ByteRange>& words_;
};

/// Finds the words inside one segment of ICU's: splits it at separators, trims what is not part of a word.
class SegmentReader {
 public:
  SegmentReader(std::string_view text, WordCollector& words) : text_(text), words_(words) {}

  void read(std::size_t begin, std::size_t end) const {
    for (std::size_t at = begin; at < end;) {
      const CodePoint point = code_point_at(text_, at);
      at = is_word_character(point.value) ? read_word(at, end) : at + point.size;
    }
  }

 private:
  /// Adds the word that begins at `begin`; returns where it ends.
  std::size_t read_word(std::size_t begin, std::size_t segment_end) const {
    std::size_t end = begin;
    std::size_t at = begin;
    while (at < segment_end) {
      const CodePoint point = code_point_at(text_, at);
      if (is_separator(point.value)) break;
      at += point.size;
      if (!is_mid_character(point.value)) end = at;
    }
    words_.add(begin, end, true);
    return at;
  }

  std::string_view text_;
  WordCollector& words_;
};

struct CloseBreaker {
  void operator()(UBreakIterator* breaker) const { ubrk_close(breaker); }
};
using IcuBreaker = std::unique_ptr<UBreakIterator, CloseBreaker>;

void read_segments(UBreakIterator* breaker, std::string_view text, std::size_t begin, std::size_t end,
                   WordCollector& words) {
  UText source = UTEXT_INITIALIZER;
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&source, text.data() + begin, static_cast<std::int64_t>(end - begin), &status);
  ubrk_setUText(breaker, &source, &status);
  require_success(status, "break words");
  const SegmentReader reader(text, words);
  std::int32_t from = ubrk_first(breaker);
  for (std::int32_t to = ubrk_next(breaker); to != UBRK_DONE; from = to, to = ubrk_next(breaker))
    reader.read(begin + static_cast<std::size_t>(from), begin + static_cast<std::size_t>(to));
  utext_close(&source);
}

/// Words of the bytes [begin, end) of `text`, which blanks or its ends surround, through ICU.
void add_words_of_icu(UBreakIterator* breaker, std::string_view text, std::size_t begin, std::size_t end,
                      WordCollector& words) {
  while (end - begin > kLongestForIcu) {
    const std::size_t cut = boundary_before(text, begin + kLongestForIcu);
    read_segments(breaker, text, begin, cut, words);
    begin = cut;
  }
  read_segments(breaker, text, begin, end, words);
}

/// The fast path: reads characters whose effect on words a table tells, and leaves a stretch between blanks
/// that holds any other character to ICU. It tries its luck, and takes the words of the stretch back when
/// such a character comes.
class FastScanner {
 public:
  FastScanner(std::string_view text, UBreakIterator* breaker, std::vector<ByteRange>& words)
      : text_(text), breaker_(breaker), words_(text, words) {}

  void scan() {
    while (at_ < text_.size()) {
      const Character next = character_at(at_);
      switch (next.word_class) {
        case WordClass::blank:
          begin_stretch(at_ + 1);
          break;
        case WordClass::letter:
        case WordClass::digit:
          scan_word(next);
          break;
        case WordClass::complex:
          leave_to_icu();
          break;
        default:
          at_ += next.size;
      }
    }
  }

 private:
  struct Character {
    WordClass word_class = WordClass::other;
    std::uint32_t size = 1;
  };
  Character character_at(std::size_t at) const {
    const WordClass byte_class = class_of_byte(text_[at]);
    if (byte_class != WordClass::lead_byte) return {byte_class, 1};
    const CodePoint point = code_point_at(text_, at);
    return {text::word_class(point.value), point.size};
  }
  static bool is_alphanumeric(WordClass c) { return c == WordClass::letter || c == WordClass::digit; }
  static bool joins(WordClass mid, WordClass around) {
    if (mid == WordClass::mid_both) return true;
    return mid == (around == WordClass::letter ? WordClass::mid_letter : WordClass::mid_number);
  }
  static bool is_mid(WordClass c) {
    return c == WordClass::mid_both || c == WordClass::mid_letter || c == WordClass::mid_number;
  }

  void begin_stretch(std::size_t at) {
    at_ = at;
    stretch_begin_ = at;
    words_before_stretch_ = words_.size();
  }

  /// Reads the word that begins with `first` at at_. Stops before a complex character, which takes the word
  /// back.
  void scan_word(Character first) {
    const std::size_t begin = at_;
    bool joined = false;
    WordClass last = first.word_class;
    at_ += first.size;
    while (at_ < text_.size()) {
      const Character next = character_at(at_);
      if (is_alphanumeric(next.word_class)) {
        last = next.word_class;
        at_ += next.size;
      } else if (is_mid(next.word_class) && joins(next.word_class, last) && class_after(next) == last) {
        joined = true;
        at_ += next.size;
      } else {
        break;
      }
    }
    words_.add(begin, at_, joined);
  }
  WordClass class_after(Character here) const {
    const std::size_t at = at_ + here.size;
    return at < text_.size() ? character_at(at).word_class : WordClass::other;
  }

  void leave_to_icu() {
    words_.shrink_to(words_before_stretch_);
    const std::size_t end = end_of_stretch(at_);
    add_words_of_icu(breaker_, text_, stretch_begin_, end, words_);
    begin_stretch(end);
  }
  /// End of the stretch that goes to ICU in one piece: at a blank before a stretch of ASCII alone, or at the
  /// end.
  std::size_t end_of_stretch(std::size_t at) const {
    bool ascii = false;  // so far in this stretch
    for (; at < text_.size(); ++at) {
      const WordClass c = class_of_byte(text_[at]);
      if (c == WordClass::lead_byte) ascii = false;
      if (c != WordClass::blank) continue;
      if (ascii || at - stretch_begin_ > kLongestStretch) break;
      ascii = true;
    }
    return at;
  }

  std::string_view text_;
  UBreakIterator* breaker_;
  WordCollector words_;
  std::size_t at_ = 0;
  std::size_t stretch_begin_ = 0;
  std::size_t words_before_stretch_ = 0;
};

}  // namespace

struct WordBreaker::State {
  IcuBreaker breaker;
};

WordBreaker::WordBreaker(std::unique_ptr<State> state) : state_(std::move(state)) {}
WordBreaker::~WordBreaker() = default;
WordBreaker::WordBreaker(WordBreaker&&) noexcept = default;
WordBreaker& WordBreaker::operator=(WordBreaker&&) noexcept = default;

error::Result<WordBreaker> WordBreaker::open() {
  UErrorCode status = U_ZERO_ERROR;
  IcuBreaker breaker(ubrk_open(UBRK_WORD, "", nullptr, 0, &status));
  require_memory(status);  // no fault of ICU's files
  if (U_FAILURE(status)) {
    error::Error failure;
    failure.message = std::string("ICU has no word breaker: ") + u_errorName(status);
    failure.hint = "install ICU's data files";
    return failure;
  }
  return WordBreaker(std::make_unique<State>(State{std::move(breaker)}));
}

void WordBreaker::split(std::string_view text, std::vector<ByteRange>& words) {
  words.clear();
  FastScanner(text, state_->breaker.get(), words).scan();
}

void WordBreaker::split_with_icu(std::string_view text, std::vector<ByteRange>& words) {
  words.clear();
  WordCollector collector(text, words);
  add_words_of_icu(state_->breaker.get(), text, 0, text.size(), collector);
}

}  // namespace dateline::text
