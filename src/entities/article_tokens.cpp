// From the words of an article to the tokens of the tagger.
#include "entities/article_tokens.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace dateline::entities {
namespace {

/// Abbreviations whose period belongs to them; lower case, sorted.
constexpr auto kAbbreviations = std::to_array<std::string_view>(
    {"adm",   "ala",  "apr",  "ariz", "ark",    "assn", "atty", "aug",  "ave",  "blvd", "brig", "bros",
     "calif", "capt", "cmdr", "co",   "col",    "colo", "conn", "corp", "cos",  "cpl",  "dec",  "del",
     "dept",  "dr",   "feb",  "fla",  "fri",    "ft",   "ga",   "gen",  "gens", "gov",  "govs", "hon",
     "ill",   "inc",  "ind",  "intl", "jan",    "jr",   "jul",  "jun",  "kan",  "ky",   "la",   "lt",
     "ltd",   "maj",  "mass", "md",   "messrs", "mich", "minn", "miss", "mo",   "mont", "mr",   "mrs",
     "ms",    "mt",   "neb",  "nev",  "no",     "nov",  "oct",  "okla", "ont",  "ore",  "pa",   "penn",
     "pfc",   "pres", "prof", "pvt",  "rep",    "reps", "rev",  "sen",  "sens", "sep",  "sept", "sgt",
     "sr",    "st",   "ste",  "supt", "tenn",   "tex",  "va",   "vs",   "vt",   "wash", "wis",  "wyo"});
constexpr std::size_t kLongestAbbreviation = 6;

/// Behind a hyphen these leave a name before it: "U.S.-led", "Moscow-based". Sorted.
constexpr auto kTails = std::to_array<std::string_view>(
    {"administered", "affiliated", "aligned",  "allied",     "appointed", "area",     "armed",
     "backed",       "based",      "bashing",  "bound",      "born",      "bred",     "brokered",
     "built",        "controlled", "designed", "dominated",  "drafted",   "educated", "era",
     "equipped",     "financed",   "friendly", "funded",     "held",      "imposed",  "inspired",
     "installed",    "issued",     "led",      "linked",     "listed",    "made",     "majority",
     "mediated",     "occupied",   "operated", "organized",  "owned",     "proposed", "registered",
     "related",      "run",        "ruled",    "sanctioned", "sponsored", "style",    "supplied",
     "supported",    "trained",    "type",     "wide"});
bool is_tail(std::string_view word) { return std::ranges::find(kTails, word) != kTails.end(); }

bool is_ascii_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool has_ascii_capital(std::string_view word) { return std::ranges::any_of(word, is_ascii_capital); }

bool takes_period(std::string_view word) {
  if (word.size() == 1) return is_ascii_capital(word.front());
  if (word.size() > kLongestAbbreviation || !is_ascii_capital(word.front())) return false;
  return std::ranges::binary_search(kAbbreviations, std::string_view(text::ascii_lower(word)));
}

/// Size of an apostrophe at byte `at`, or 0.
std::size_t apostrophe_at(std::string_view text, std::size_t at) {
  if (text[at] == '\'') return 1;
  return text.substr(at).starts_with("\xE2\x80\x99") ? 3 : 0;
}
/// Where "'s", "'re" ... begins in a word, or its size.
std::size_t clitic_of(std::string_view word) {
  constexpr std::array<std::string_view, 6> kClitics{"s", "m", "d", "re", "ve", "ll"};
  const auto may_end_apostrophe = [](char c) { return c == '\'' || c == '\x99'; };
  if (word.size() < 3 ||
      (!may_end_apostrophe(word[word.size() - 2]) && !may_end_apostrophe(word[word.size() - 3])))
    return word.size();
  for (std::size_t at = word.size() > 6 ? word.size() - 6 : 1; at + 1 < word.size(); ++at) {
    const std::size_t size = apostrophe_at(word, at);
    if (size == 0) continue;
    const std::string rest = text::ascii_lower(word.substr(at + size));
    if (std::ranges::find(kClitics, std::string_view(rest)) != kClitics.end()) return at;
  }
  return word.size();
}

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_hyphen(std::string_view gap) { return gap == "-" || gap == "\xE2\x80\x90" || gap == "\xE2\x80\x91"; }
bool is_apostrophe(std::string_view gap) { return gap == "'" || gap == "\xE2\x80\x99"; }

}  // namespace

/// Builds the tokens of one text, word by word.
struct ArticleTokens::Builder {
  std::string_view text;
  const text::AnalysedText& words;
  ArticleTokens& out;
  std::size_t next_sentence = 0;

  void build() {
    for (std::uint32_t word = 0; word < words.tokens.size(); ++word) {
      const text::ByteRange bytes = words.tokens[word].bytes;
      const std::uint32_t before = word == 0 ? 0 : words.tokens[word - 1].bytes.end;
      const bool begins_sentence =
          next_sentence < words.sentences.size() && words.sentences[next_sentence].position == word;
      if (begins_sentence) ++next_sentence;
      const text::ByteRange gap{before, bytes.begin};
      if (!begins_sentence && word > 0 && joins(gap, word)) {
        extend(word);
        continue;
      }
      add_gap(gap, word, begins_sentence);
      add_word(word);
    }
    if (!words.tokens.empty()) {
      const auto last = static_cast<std::uint32_t>(words.tokens.size());
      add_marks({words.tokens.back().bytes.end, static_cast<std::uint32_t>(text.size())}, last);
    }
  }

  std::string_view slice(text::ByteRange range) const { return text::slice(text, range); }
  void push(text::ByteRange bytes, std::uint32_t first_word, std::uint32_t end_word) {
    out.sequence_.tokens.push_back(slice(bytes));
    out.spans_.push_back({first_word, end_word});
  }
  void begin_sentence() {
    const std::uint32_t here = out.size();
    if (out.sequence_.sentences.empty() || out.sequence_.sentences.back() != here)
      out.sequence_.sentences.push_back(here);
  }

  /// Is the word one token with the one before it?
  bool joins(text::ByteRange gap, std::uint32_t word) const {
    constexpr std::size_t kLongest = 60;  // bytes of a compound
    if (gap.size() == 0 || gap.size() > 3 || is_blank(text[gap.begin])) return false;
    const std::string_view mark = slice(gap);
    const std::string_view last = out.sequence_.tokens.back();
    if (last.data() + last.size() != text.data() + gap.begin) return false;
    if (last.size() + words.tokens[word].bytes.size() > kLongest) return false;
    if (is_apostrophe(mark)) return true;
    if (!is_hyphen(mark)) return false;
    return !(has_ascii_capital(last) && is_tail(slice(words.tokens[word].bytes)));
  }
  void extend(std::uint32_t word) {
    std::string_view& last = out.sequence_.tokens.back();
    const char* end = text.data() + words.tokens[word].bytes.end;
    last = std::string_view(last.data(), static_cast<std::size_t>(end - last.data()));
    out.spans_.back().end = word + 1;
    split_clitic(word);
  }
  void add_word(std::uint32_t word) {
    push(words.tokens[word].bytes, word, word + 1);
    split_clitic(word);
  }
  /// "Russia's" -> "Russia" + "'s".
  void split_clitic(std::uint32_t word) {
    std::string_view& last = out.sequence_.tokens.back();
    const std::size_t at = clitic_of(last);
    if (at == last.size()) return;
    const std::string_view clitic = last.substr(at);
    last = last.substr(0, at);
    out.sequence_.tokens.push_back(clitic);
    out.spans_.push_back({word, word + 1});
  }

  void add_gap(text::ByteRange gap, std::uint32_t word, bool begins_sentence) {
    if (gap.size() == 1 && !begins_sentence && is_blank(text[gap.begin])) return;
    if (word > 0) gap.begin += take_period(gap);
    if (!begins_sentence) return add_marks(gap, word);
    // What stands right before the first word, such as a quotation mark, belongs to its sentence.
    std::uint32_t cut = gap.end;
    while (cut > gap.begin && !is_blank(text[cut - 1])) --cut;
    if (word == 0) cut = gap.begin;
    add_marks({gap.begin, cut}, word);
    begin_sentence();
    add_marks({cut, gap.end}, word);
  }
  /// Gives an abbreviation the period that the gap begins with; returns its size.
  std::uint32_t take_period(text::ByteRange gap) {
    if (gap.size() == 0 || text[gap.begin] != '.' || out.sequence_.tokens.empty()) return 0;
    std::string_view& last = out.sequence_.tokens.back();
    if (last.data() + last.size() != text.data() + gap.begin || !takes_period(last)) return 0;
    last = std::string_view(last.data(), last.size() + 1);
    return 1;
  }
  /// A token per mark; the same mark several times in a row is one.
  void add_marks(text::ByteRange gap, std::uint32_t word) {
    for (std::uint32_t at = gap.begin; at < gap.end;) {
      const text::CodePoint point = text::code_point_at(text, at);
      const std::uint32_t begin = at;
      at += point.size;
      if (is_blank(text[begin]) || point.value == 0xA0 || point.value < 0x20) continue;
      while (at < gap.end && text::code_point_at(text, at).value == point.value) at += point.size;
      push({begin, std::min(at, gap.end)}, word, word);
    }
  }
};

void ArticleTokens::clear() {
  sequence_.clear();
  spans_.clear();
}

void ArticleTokens::add(std::string_view text, const text::AnalysedText& words) {
  Builder builder{text, words, *this};
  builder.begin_sentence();
  builder.build();
}

bool ArticleTokens::words_of(std::uint32_t begin, std::uint32_t end, Mention& mention) const {
  bool any = false;
  for (std::uint32_t i = begin; i < end; ++i) {
    if (spans_[i].begin == spans_[i].end) continue;
    if (!any) mention.begin = spans_[i].begin;
    mention.end = spans_[i].end;
    any = true;
  }
  return any;
}

}  // namespace dateline::entities
