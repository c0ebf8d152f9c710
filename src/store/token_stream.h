// Every article as the sequence of its words: what phrases, proximity, exact forms and merges read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "error/result.h"
#include "schema/field.h"
#include "store/column.h"
#include "store/docid.h"
#include "store/form_dictionary.h"
#include "store/section_file.h"

namespace dateline::store {

/// One 16-bit code a word: the form's number if below kEscapeCode, else kEscapeCode and the number in the
/// article's list of escapes. So the index in the codes is the position of the word (title words first, then
/// the body's).
inline constexpr std::uint16_t kEscapeCode = 0xFFFF;

/// A sentence, by the position of its first word counted from the first word of title and body together.
struct SentenceMark {
  std::uint32_t position = 0;
  bool paragraph = false;
  friend bool operator==(const SentenceMark&, const SentenceMark&) = default;
};
/// A name in the text: words [begin, end), and which value of which facet it mentions (a local id in
/// `names`).
struct MentionSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  schema::Facet facet = schema::Facet::person;
  std::uint32_t name = 0;
  friend bool operator==(const MentionSpan&, const MentionSpan&) = default;
};

/// The codes of one article, without a copy.
struct CodeView {
  std::span<const std::uint16_t> codes;  // title, then body
  std::uint32_t title_words = 0;         // positions below it are the title's
  std::string_view escapes;  // form numbers from kEscapeCode on, 4 bytes each, in order of their codes
  std::size_t escape_count() const { return escapes.size() / 4; }
  /// 0 when a damaged article has fewer escapes than codes for them.
  FormId escape(std::size_t index) const {
    FormId form = 0;
    if (index >= escape_count()) return form;
    __builtin_memcpy(&form, escapes.data() + index * 4, 4);
    return form;
  }
};

/// The file "tokens": sections "codes" and "code_offsets", "aux" and "aux_offsets" (of 64 bits, article_count
/// + 1 each), filled by encode_tokens(). Nothing here knows how many forms there are: a damaged file can hold
/// any form number.
class TokenStreams {
 public:
  TokenStreams() = default;
  static error::Result<TokenStreams> open(const std::filesystem::path& path, const Columns& columns);

  CodeView codes(DocId d) const;
  /// The same without the escapes, which lie elsewhere: for those who do not look for forms from kEscapeCode
  /// on.
  CodeView codes_only(DocId d) const;
  /// Asks for the memory that codes_only() will say where to find: of the offsets, then of the codes
  /// themselves.
  void prefetch_offsets(DocId d) const { __builtin_prefetch(&code_offsets_[d - 1]); }
  void prefetch_codes(DocId d) const;
  /// The same of sentences() and mentions().
  void prefetch_mark_offsets(DocId d) const { __builtin_prefetch(&aux_offsets_[d - 1]); }
  void prefetch_marks(DocId d) const;
  /// Form numbers in order, escapes resolved. Clears `forms` first.
  void forms(DocId d, std::vector<FormId>& forms) const;
  /// Sorted by position. Both clear what they fill; of a damaged article they give what stands before the
  /// damage, and only positions that the article has.
  void sentences(DocId d, std::vector<SentenceMark>& marks) const;
  void mentions(DocId d, std::vector<MentionSpan>& spans) const;
  const SectionFile& file() const { return file_; }

 private:
  struct Aux;
  SectionFile file_;
  const Columns* columns_ = nullptr;
  std::span<const std::uint64_t> code_offsets_;  // article_count + 1, in codes
  std::span<const std::uint16_t> codes_;
  std::span<const std::uint64_t> aux_offsets_;  // article_count + 1, in bytes
  std::string_view aux_;
  Aux aux(DocId d) const;
};

/// `marks` sorted by position, `mentions` by `begin`.
/// Appends the codes and the auxiliary bytes (escapes, sentence marks, mentions) of one article to those of
/// the ones before.
void encode_tokens(std::span<const FormId> forms, std::span<const SentenceMark> marks,
                   std::span<const MentionSpan> mentions, std::vector<std::uint16_t>& codes,
                   std::string& aux);

}  // namespace dateline::store
