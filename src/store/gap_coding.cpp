// A text as what stands between its words: one byte for a run of words with single blanks and the gap that
// ends it.
#include "store/gap_coding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>

#include "store/varint.h"

namespace dateline::store {
namespace {

using Byte = unsigned char;

// The codes and both tables live on disk: part of the schema version.

/// Codes below kFirstRare: `code / 8` words that a single blank stands before, then one that the gap
/// kEnders[code % 8] stands before.
constexpr std::array<std::string_view, 8> kEnders{" ", ", ", ". ", ".\n\n", "-", "\n", "", ".\n"};
constexpr Byte kFirstRare = 0xC0;
constexpr std::uint32_t kLongestRun = kFirstRare / kEnders.size() - 1;

/// Codes from kFirstRare to kDotted - 1: one word, and the gap before it.
constexpr std::array<std::string_view, 56> kRareGaps{
    ".\n    ", "\n    ", ".\n ",    ",\n",     "/",     ",\" ",   " \"",    " (",        ") ",        ". \"",
    ".\" ",    "\" ",    " - ",     ": ",      "; ",    "% ",     " $",     "' ",        " £",        "\". ",
    "), ",     "). ",    ".\n\n\"", ".\"\n\n", "\", ",  "? ",     "! ",     ": \"",      " – ",       " — ",
    " “",      "” ",     ",” ",     ".” ",     ". “",   ".”\n\n", ".\n\n“", "  ",        ".  ",       "\n\n",
    ":",       ".",      ".\"",     "_",       " '",    " <",     "> ",     ".\n    \"", ".\"\n    ", " -- ",
    " & ",     " ‘",     "’ ",      ".\n\"",   ".\"\n", "?\n\n"};

/// Before a code: how the last of its words is spelt.
constexpr Byte kDotted = 0xF8;      // a period behind each character of the surface
constexpr Byte kDottedOpen = 0xF9;  // the same but for the last
constexpr Byte kCurly = 0xFA;       // U+2019 for each '
constexpr Byte kSpelt = 0xFB;       // size as a varint, and bytes
/// One word; the gap before it as size (varint) and bytes.
constexpr Byte kOtherGap = 0xFC;

constexpr std::string_view kBlank = " ";
constexpr std::string_view kCurlyApostrophe = "’";

static_assert(kFirstRare + kRareGaps.size() == kDotted);

bool continues(char byte) { return (static_cast<Byte>(byte) & 0xC0U) == 0x80; }

void append_dotted(std::string_view surface, bool last_too, std::string& text) {
  for (std::size_t i = 0; i < surface.size(); ++i) {
    text += surface[i];
    const bool last = i + 1 == surface.size();
    if (last ? last_too : !continues(surface[i + 1])) text += '.';
  }
}

void append_curly(std::string_view surface, std::string& text) {
  for (const char byte : surface) {
    if (byte == '\'') {
      text += kCurlyApostrophe;
    } else {
      text += byte;
    }
  }
}

/// The surface as one of the spellings that have a code.
void append_spelling(Byte code, std::string_view surface, std::string& text) {
  if (code == kCurly) {
    append_curly(surface, text);
  } else {
    append_dotted(surface, code == kDotted, text);
  }
}

void append_bytes(std::string& gaps, Byte code, std::string_view bytes) {
  gaps += static_cast<char>(code);
  append_varint(gaps, bytes.size());
  gaps += bytes;
}

class GapEncoder {
 public:
  explicit GapEncoder(std::string& gaps) : gaps_(gaps) {}

  void add(std::string_view gap, std::string_view written, std::string_view surface) {
    if (gap == kBlank && written == surface && run_ < kLongestRun) {
      ++run_;
      return;
    }
    const auto ender = std::ranges::find(kEnders, gap);
    if (ender == kEnders.end()) end_run();
    if (written != surface) add_spelling(written, surface);
    if (ender != kEnders.end()) {
      append_code(ender - kEnders.begin());
    } else {
      add_rare(gap);
    }
  }
  /// What stands behind the last word.
  void end(std::string_view rest) {
    if (!rest.empty()) add(rest, {}, {});
    end_run();
  }

 private:
  void append_code(std::ptrdiff_t ender) {
    gaps_ += static_cast<char>(run_ * kEnders.size() + static_cast<std::size_t>(ender));
    run_ = 0;
  }
  /// The last word of the run takes the place of the one behind it.
  void end_run() {
    if (run_ == 0) return;
    --run_;
    append_code(0);
  }
  void add_rare(std::string_view gap) {
    const auto rare = std::ranges::find(kRareGaps, gap);
    if (rare == kRareGaps.end()) return append_bytes(gaps_, kOtherGap, gap);
    gaps_ += static_cast<char>(kFirstRare + (rare - kRareGaps.begin()));
  }
  void add_spelling(std::string_view written, std::string_view surface) {
    for (const Byte code : {kDotted, kDottedOpen, kCurly}) {
      spelling_.clear();
      append_spelling(code, surface, spelling_);
      if (spelling_ != written) continue;
      gaps_ += static_cast<char>(code);
      return;
    }
    append_bytes(gaps_, kSpelt, written);
  }

  std::string& gaps_;
  std::string spelling_;
  std::uint32_t run_ = 0;  // words with a blank before each that are not coded yet
};

std::optional<std::string_view> take_bytes(std::string_view& gaps) {
  const auto size = take_varint(gaps);
  if (!size || *size > gaps.size()) return std::nullopt;
  const std::string_view bytes = gaps.substr(0, *size);
  gaps.remove_prefix(*size);
  return bytes;
}

class GapDecoder {
 public:
  GapDecoder(std::string_view gaps, std::span<const std::string_view> surfaces, std::size_t size,
             std::string& text, std::vector<text::ByteRange>* words)
      : gaps_(gaps), surfaces_(surfaces), size_(size), text_(text), words_(words) {}

  bool decode() {
    while (!gaps_.empty())
      if (!decode_code(take_byte()) || text_.size() > size_) return false;
    return next_ == surfaces_.size() && text_.size() == size_ && !spelling_;
  }

 private:
  Byte take_byte() {
    const auto byte = static_cast<Byte>(gaps_.front());
    gaps_.remove_prefix(1);
    return byte;
  }
  bool decode_code(Byte code) {
    if (code < kFirstRare) return add_run(code / kEnders.size()) && add(kEnders[code % kEnders.size()]);
    if (code < kDotted) return add(kRareGaps[code - kFirstRare]);
    if (code == kOtherGap) {
      const auto gap = take_bytes(gaps_);
      return gap && add(*gap);
    }
    return code <= kSpelt && !spelling_ && set_spelling(code);
  }
  bool set_spelling(Byte code) {
    spelling_ = code;
    if (code != kSpelt) return true;
    const auto bytes = take_bytes(gaps_);
    if (bytes) spelt_ = *bytes;
    return bytes.has_value();
  }
  bool add_run(std::size_t words) {
    if (surfaces_.size() - next_ < words) return false;
    for (; words > 0; --words) {
      text_ += ' ';
      append_word(surfaces_[next_]);
      if (text_.size() > size_) return false;
    }
    return true;
  }
  /// A gap and the word behind it; behind the last word there is none, and nothing more.
  bool add(std::string_view gap) {
    text_ += gap;
    if (next_ == surfaces_.size()) return gaps_.empty() && !spelling_;
    if (!spelling_) {
      append_word(surfaces_[next_]);
    } else {
      append_spelt(*spelling_);
      spelling_.reset();
    }
    return true;
  }
  void append_word(std::string_view written) {
    const std::size_t begin = text_.size();
    text_ += written;
    end_word(begin);
  }
  void append_spelt(Byte code) {
    if (code == kSpelt) return append_word(spelt_);
    const std::size_t begin = text_.size();
    append_spelling(code, surfaces_[next_], text_);
    end_word(begin);
  }
  void end_word(std::size_t begin) {
    ++next_;
    if (words_ != nullptr)
      words_->push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(text_.size())});
  }

  std::string_view gaps_;
  std::span<const std::string_view> surfaces_;
  std::size_t size_;
  std::string& text_;
  std::vector<text::ByteRange>* words_;
  std::size_t next_ = 0;  // word
  std::optional<Byte> spelling_;
  std::string_view spelt_;
};

}  // namespace

void encode_gaps(std::string_view text, std::span<const WrittenWord> words, std::string& gaps) {
  append_varint(gaps, text.size());
  GapEncoder encoder(gaps);
  std::uint32_t end = 0;
  for (const WrittenWord& word : words) {
    encoder.add(text.substr(end, word.bytes.begin - end), text::slice(text, word.bytes), word.surface);
    end = word.bytes.end;
  }
  encoder.end(text.substr(end));
}

bool decode_gaps(std::string_view gaps, std::span<const std::string_view> surfaces, std::string& text,
                 std::vector<text::ByteRange>* words) {
  text.clear();
  if (words != nullptr) words->clear();
  const auto size = take_varint(gaps);
  if (!size || *size > std::numeric_limits<std::uint32_t>::max()) return false;
  text.reserve(std::min<std::size_t>(*size, gaps.size() * 64 + 64));
  return GapDecoder(gaps, surfaces, *size, text, words).decode();
}

}  // namespace dateline::store
