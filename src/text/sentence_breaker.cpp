// Where sentences and paragraphs begin: one pass over the gaps between the words, most of which are a single
// blank.
#include "text/sentence_breaker.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "text/stop_words.h"
#include "text/utf8.h"

namespace dateline::text {
namespace {

constexpr std::size_t kLongestWrappedLine = 100;  // bytes, as a median; news wires wrap at 65 to 80 columns

/// Titles stand before a name, so no sentence ends with them. Sorted, lower case.
constexpr auto kTitles = std::to_array<std::string_view>(
    {"adm",  "brig", "capt", "cmdr", "col", "cpl",  "det",    "dott", "dr",  "dra",  "drs", "gen", "gens",
     "gov",  "govs", "hon",  "insp", "lt",  "maj",  "messrs", "mlle", "mme", "mr",   "mrs", "ms",  "pres",
     "prof", "rep",  "reps", "rev",  "sen", "sens", "sgt",    "sig",  "sra", "srta", "st",  "ste", "supt"});

/// Other abbreviations, in the middle of a sentence as often as at its end. Sorted, lower case.
constexpr auto kAbbreviations = std::to_array<std::string_view>(
    {"approx", "apr",  "ariz", "ark",  "assn", "aug",  "ave",  "blvd", "bros", "bzw",  "ca",   "calif",
     "cf",     "cia",  "co",   "colo", "conn", "corp", "cos",  "dec",  "dept", "dist", "ed",   "est",
     "evtl",   "feb",  "fig",  "fla",  "ft",   "ga",   "govt", "inc",  "intl", "jan",  "jr",   "jul",
     "jun",    "ky",   "ltd",  "ltda", "mar",  "md",   "mfg",  "mich", "minn", "mt",   "natl", "neb",
     "nev",    "nov",  "nr",   "oct",  "okla", "pa",   "penn", "rd",   "sep",  "sept", "sr",   "str",
     "tenn",   "univ", "va",   "vgl",  "vol",  "vols", "vs",   "vt",   "wis",  "wyo"});
constexpr std::size_t kLongestAbbreviation = 6;

bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

bool begins_in_lower_case(std::string_view word) {
  if (static_cast<unsigned char>(word.front()) < 0x80) return is_ascii_lower(word.front());
  return u_isULowercase(static_cast<UChar32>(code_point_at(word, 0).value)) != 0;
}

bool is_lone_initial(std::string_view word) {
  const CodePoint first = code_point_at(word, 0);
  return first.size == word.size() && u_isUUppercase(static_cast<UChar32>(first.value)) != 0;
}

bool is_capitalised_function_word(std::string_view word) {
  if (!is_ascii_upper(word.front()) || (word.size() > 1 && !is_ascii_lower(word[1]))) return false;
  return is_stop_word(ascii_lower(word), "en");
}

/// Can a sentence end between `last` and `next`, where a period directly after `last` and a blank stand
/// between them?
bool may_end_with_period(std::string_view last, std::string_view next) {
  if (last.ends_with('.')) return is_capitalised_function_word(next);
  if (is_lone_initial(last)) return false;
  if (last.size() > kLongestAbbreviation) return true;
  const std::string word = ascii_lower(last);
  if (std::ranges::binary_search(kTitles, word)) return false;
  if (word == "no" || word == "nos") return !is_ascii_digit(next.front());
  return !std::ranges::binary_search(kAbbreviations, word) || is_capitalised_function_word(next);
}

enum class Mark : std::uint8_t { none, blank, line_feed, page, terminator, full_terminator, closer };

Mark ascii_mark(char c) {
  switch (c) {
    case ' ':
    case '\t':
    case '\r':
      return Mark::blank;
    case '\n':
      return Mark::line_feed;
    case '\f':
      return Mark::page;
    case '.':
    case '!':
    case '?':
      return Mark::terminator;
    case '"':
    case '\'':
    case ')':
    case ']':
    case '}':
      return Mark::closer;
    default:
      return Mark::none;
  }
}

/// What a character between words says about sentences. `full_terminator`: needs no blank behind it.
Mark mark_of(char32_t c) {
  if (c < 0x80) return ascii_mark(static_cast<char>(c));
  if (c == 0x2026 || c == 0x203C || c == 0x203D || (c >= 0x2047 && c <= 0x2049)) return Mark::terminator;
  if (c == 0x2029) return Mark::page;
  const auto point = static_cast<UChar32>(c);
  switch (u_getIntPropertyValue(point, UCHAR_SENTENCE_BREAK)) {
    case U_SB_STERM:
    case U_SB_ATERM:
      return Mark::full_terminator;
    case U_SB_CLOSE:
      return Mark::closer;
    default:
      return u_isUWhiteSpace(point) != 0 ? Mark::blank : Mark::none;
  }
}

/// What the bytes after a line feed say: the next line is blank, indented, or simply goes on.
enum class NextLine : std::uint8_t { goes_on, blank, indented };
NextLine next_line(std::string_view after_line_feed) {
  const std::size_t content = after_line_feed.find_first_not_of(" \t\r");
  if (content != std::string_view::npos && after_line_feed[content] == '\n') return NextLine::blank;
  const bool indented = after_line_feed.starts_with("  ") || after_line_feed.starts_with('\t') ||
                        after_line_feed.starts_with("\xE3\x80\x80");  // U+3000, ideographic blank
  return indented ? NextLine::indented : NextLine::goes_on;
}

/// Is every line a paragraph? Judged by the lines that another follows directly.
bool has_unwrapped_lines(std::string_view text) {
  std::size_t longer = 0;
  std::size_t shorter = 0;
  std::size_t begin = 0;
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', begin)) {
    const bool blank = end == begin || text.find_first_not_of(" \t\r", begin) >= end;
    if (!blank && next_line(text.substr(end + 1)) == NextLine::goes_on)
      ++(end - begin > kLongestWrappedLine ? longer : shorter);
    begin = end + 1;
  }
  return longer > shorter;
}

enum class Break : std::uint8_t { none, sentence, paragraph };

class GapReader {
 public:
  explicit GapReader(std::string_view text, bool lines_are_paragraphs)
      : text_(text), lines_are_paragraphs_(lines_are_paragraphs) {}

  Break read(ByteRange last, ByteRange next) const {
    const ByteRange gap{last.end, next.begin};
    const bool after_acronym = text_[last.end - 1] == '.';
    if (gap.size() <= 1 && !after_acronym && !lines_are_paragraphs_ && is_plain(gap)) return Break::none;
    const Break found = marked_break(gap, after_acronym);
    if (found != Break::sentence) return found;
    const std::string_view next_word = slice(text_, next);
    if (begins_in_lower_case(next_word)) return Break::none;
    if (!is_bare_period(gap, after_acronym) || may_end_with_period(slice(text_, last), next_word))
      return found;
    return Break::none;
  }

 private:
  bool is_plain(ByteRange gap) const { return gap.size() == 0 || text_[gap.begin] != '\f'; }

  /// A period right after the word and then a blank: it may belong to an abbreviation.
  bool is_bare_period(ByteRange gap, bool after_acronym) const {
    if (after_acronym)
      return mark_of(code_point_at(text_, gap.begin).value) == Mark::blank || is_line_feed(gap.begin);
    return text_[gap.begin] == '.' && gap.size() > 1 &&
           (mark_of(code_point_at(text_, gap.begin + 1).value) == Mark::blank || is_line_feed(gap.begin + 1));
  }
  bool is_line_feed(std::size_t at) const { return text_[at] == '\n'; }

  /// What the marks between two words say by themselves.
  Break marked_break(ByteRange gap, bool after_acronym) const {
    bool terminated = after_acronym;  // a terminator and perhaps closers stand directly before
    bool ended = false;
    for (std::size_t at = gap.begin; at < gap.end;) {
      const CodePoint point = code_point_at(text_, at);
      const Mark mark = mark_of(point.value);
      at += point.size;
      if (mark == Mark::page || (mark == Mark::line_feed && ends_paragraph(at))) return Break::paragraph;
      const bool is_blank = mark == Mark::blank || mark == Mark::line_feed;
      ended = ended || mark == Mark::full_terminator || (is_blank && terminated);
      terminated = mark == Mark::terminator || (mark == Mark::closer && terminated);
    }
    return ended ? Break::sentence : Break::none;
  }
  bool ends_paragraph(std::size_t line_begin) const {
    return lines_are_paragraphs_ || next_line(text_.substr(line_begin)) != NextLine::goes_on;
  }

  std::string_view text_;
  bool lines_are_paragraphs_;
};

}  // namespace

void find_sentences(std::string_view text, const std::vector<ByteRange>& words,
                    std::vector<SentenceStart>& starts) {
  starts.clear();
  if (words.empty()) return;
  const std::string_view worded = text.substr(words.front().begin, words.back().end - words.front().begin);
  const GapReader gaps(text, has_unwrapped_lines(worded));
  starts.push_back({0, true});
  for (std::size_t i = 1; i < words.size(); ++i) {
    const Break found = gaps.read(words[i - 1], words[i]);
    if (found != Break::none) starts.push_back({static_cast<std::uint32_t>(i), found == Break::paragraph});
  }
}

}  // namespace dateline::text
