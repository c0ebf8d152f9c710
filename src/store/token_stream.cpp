// Every article as the sequence of its words: 16-bit codes, and varints for what is rarer than words.
#include "store/token_stream.h"

#include <algorithm>
#include <optional>

#include "store/segment.h"
#include "store/varint.h"

namespace dateline::store {

/// The auxiliary bytes of one article, cut into their two parts.
struct TokenStreams::Aux {
  std::string_view escapes;
  std::string_view rest;  // sentence marks, then mentions
};

namespace {

bool offsets_fit(std::span<const std::uint64_t> offsets, std::uint32_t articles, std::size_t size) {
  return offsets.size() == std::size_t{articles} + 1 && offsets.front() == 0 && offsets.back() == size;
}

/// Half-open range of offsets, empty unless it lies within `size`.
struct Range {
  std::size_t begin = 0;
  std::size_t size = 0;
};
Range range_of(std::span<const std::uint64_t> offsets, DocId d, std::size_t size) {
  const std::uint64_t begin = offsets[d - 1];
  const std::uint64_t end = offsets[d];
  if (begin > end || end > size) return {};
  return {begin, end - begin};
}

std::optional<MentionSpan> read_mention(std::string_view& bytes, std::uint32_t previous) {
  const auto begin = take_varint(bytes);
  const auto length_and_facet = take_varint(bytes);
  const auto name = take_varint(bytes);
  if (!begin || !length_and_facet || !name) return std::nullopt;
  const std::uint64_t facet = *length_and_facet % schema::kFacetCount;
  const std::uint32_t first = previous + static_cast<std::uint32_t>(*begin);
  return MentionSpan{first, first + static_cast<std::uint32_t>(*length_and_facet / schema::kFacetCount),
                     static_cast<schema::Facet>(facet), static_cast<std::uint32_t>(*name)};
}

/// A number off the front of `bytes`, of one byte in most cases.
bool take_small(std::string_view& bytes, std::uint64_t& value) {
  if (!bytes.empty() && static_cast<unsigned char>(bytes.front()) < 0x80) {
    value = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    return true;
  }
  const auto taken = take_varint(bytes);
  value = taken.value_or(0);
  return taken.has_value();
}

/// Reads the counted marks at the front of `bytes`, up to the first that is damaged: not whole, or not at one
/// of the `words`.
void read_marks(std::string_view bytes, std::size_t words, std::vector<SentenceMark>& marks) {
  std::uint64_t left = 0;
  if (!take_small(bytes, left)) return;
  std::uint32_t position = 0;
  for (std::uint64_t value = 0; left > 0 && take_small(bytes, value); --left) {
    position += static_cast<std::uint32_t>(value >> 1U);
    if (position >= words) return;
    marks.push_back({position, (value & 1U) != 0});
  }
}

void skip_varints(std::string_view& bytes, std::uint64_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < bytes.size(); ++at)
    if ((static_cast<unsigned char>(bytes[at]) & 0x80U) == 0) --count;
  bytes.remove_prefix(at);
}

void append_escapes(std::span<const FormId> forms, std::string& aux) {
  const auto escaped = [](FormId form) { return form >= kEscapeCode; };
  append_varint(aux, static_cast<std::uint64_t>(std::ranges::count_if(forms, escaped)));
  for (const FormId form : forms)
    if (escaped(form)) aux.append(reinterpret_cast<const char*>(&form), sizeof form);
}

}  // namespace

error::Result<TokenStreams> TokenStreams::open(const std::filesystem::path& path, const Columns& columns) {
  auto file = SectionFile::open(path, kTokensFile);
  if (!file) return file.error();
  TokenStreams streams;
  streams.columns_ = &columns;
  streams.code_offsets_ = file->array<std::uint64_t>("code_offsets");
  streams.codes_ = file->array<std::uint16_t>("codes");
  streams.aux_offsets_ = file->array<std::uint64_t>("aux_offsets");
  streams.aux_ = file->bytes("aux");
  if (!offsets_fit(streams.code_offsets_, columns.article_count(), streams.codes_.size()) ||
      !offsets_fit(streams.aux_offsets_, columns.article_count(), streams.aux_.size()))
    return damaged(path,
                   "a section has not the size for " + std::to_string(columns.article_count()) + " articles");
  streams.file_ = std::move(*file);
  return streams;
}

TokenStreams::Aux TokenStreams::aux(DocId d) const {
  const Range range = range_of(aux_offsets_, d, aux_.size());
  std::string_view bytes = aux_.substr(range.begin, range.size);
  const std::uint64_t escapes = take_varint(bytes).value_or(0);
  if (escapes > bytes.size() / sizeof(FormId)) return {};
  return {bytes.substr(0, escapes * sizeof(FormId)), bytes.substr(escapes * sizeof(FormId))};
}

CodeView TokenStreams::codes_only(DocId d) const {
  const Range range = range_of(code_offsets_, d, codes_.size());
  const std::uint32_t title = columns_->lengths(d).title;
  return {codes_.subspan(range.begin, range.size),
          static_cast<std::uint32_t>(std::min<std::size_t>(title, range.size)),
          {}};
}

CodeView TokenStreams::codes(DocId d) const {
  CodeView view = codes_only(d);
  view.escapes = aux(d).escapes;
  return view;
}

/// Always as many lines for articles of about a length: a loop that ends elsewhere each time costs more than
/// lines that are not needed.
void TokenStreams::prefetch_codes(DocId d) const {
  constexpr std::size_t kCodesPerLine = 32;
  constexpr std::size_t kShort = 4;  // lines
  constexpr std::size_t kLong = 10;  // behind them the processor has seen where this goes
  const Range range = range_of(code_offsets_, d, codes_.size());
  const std::uint16_t* codes = codes_.data() + range.begin;
  for (std::size_t line = 0; line < kShort; ++line) __builtin_prefetch(codes + line * kCodesPerLine);
  if (range.size <= kShort * kCodesPerLine) return;
  for (std::size_t line = kShort; line < kLong; ++line) __builtin_prefetch(codes + line * kCodesPerLine);
}

void TokenStreams::prefetch_marks(DocId d) const {
  const Range range = range_of(aux_offsets_, d, aux_.size());
  __builtin_prefetch(aux_.data() + range.begin);
  __builtin_prefetch(aux_.data() + range.begin + 64);
}

void TokenStreams::forms(DocId d, std::vector<FormId>& forms) const {
  const CodeView view = codes(d);
  std::size_t escape = 0;
  forms.resize(view.codes.size());
  for (std::size_t i = 0; i < view.codes.size(); ++i)
    forms[i] = view.codes[i] == kEscapeCode ? view.escape(escape++) : view.codes[i];
}

void TokenStreams::sentences(DocId d, std::vector<SentenceMark>& marks) const {
  marks.clear();
  read_marks(aux(d).rest, range_of(code_offsets_, d, codes_.size()).size, marks);
}

void TokenStreams::mentions(DocId d, std::vector<MentionSpan>& spans) const {
  spans.clear();
  const std::size_t words = range_of(code_offsets_, d, codes_.size()).size;
  std::string_view bytes = aux(d).rest;
  skip_varints(bytes, take_varint(bytes).value_or(0));  // the sentence marks
  std::uint32_t previous = 0;
  for (std::uint64_t left = take_varint(bytes).value_or(0); left > 0; --left) {
    const auto mention = read_mention(bytes, previous);
    if (!mention || mention->begin > mention->end || mention->end > words) return;
    spans.push_back(*mention);
    previous = mention->begin;
  }
}

void encode_tokens(std::span<const FormId> forms, std::span<const SentenceMark> marks,
                   std::span<const MentionSpan> mentions, std::vector<std::uint16_t>& codes,
                   std::string& aux) {
  for (const FormId form : forms)
    codes.push_back(form < kEscapeCode ? static_cast<std::uint16_t>(form) : kEscapeCode);
  append_escapes(forms, aux);
  append_varint(aux, marks.size());
  std::uint32_t previous = 0;
  for (const SentenceMark& mark : marks) {
    append_varint(aux, std::uint64_t{mark.position - previous} << 1U | (mark.paragraph ? 1U : 0U));
    previous = mark.position;
  }
  append_varint(aux, mentions.size());
  previous = 0;
  for (const MentionSpan& mention : mentions) {
    append_varint(aux, mention.begin - previous);
    append_varint(aux, std::uint64_t{mention.end - mention.begin} * schema::kFacetCount +
                           static_cast<std::uint64_t>(mention.facet));
    append_varint(aux, mention.name);
    previous = mention.begin;
  }
}

}  // namespace dateline::store
