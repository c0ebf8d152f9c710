// The articles themselves: fields as tagged bytes inside zstd frames.
#include "store/stored_articles.h"

#include <array>
#include <optional>
#include <utility>

#include "store/segment.h"
#include "store/varint.h"

namespace dateline::store {
namespace {

/// The values live on disk.
enum class Tag : std::uint8_t {
  id = 1,
  title,
  body,
  published,  // zigzag varint of the first second, one byte of precision
  source,
  author,
  section,
  topic,
  place,
  person,
  organisation,
  language,
  language_detected,  // no bytes: there or not there
  url,
  dateline,
  title_gaps,  // instead of title and body
  body_gaps,
  edition,       // varint of its number, zigzag varint of the second it was made in
  modified = 40  // as published; the numbers between are free
};

struct TextField {
  Tag tag;
  std::string StoredArticle::*member;
};
constexpr std::array kTextFields{
    TextField{Tag::id, &StoredArticle::id},           TextField{Tag::title, &StoredArticle::title},
    TextField{Tag::body, &StoredArticle::body},       TextField{Tag::source, &StoredArticle::source},
    TextField{Tag::section, &StoredArticle::section}, TextField{Tag::language, &StoredArticle::language},
    TextField{Tag::url, &StoredArticle::url},         TextField{Tag::dateline, &StoredArticle::dateline}};

struct ListField {
  Tag tag;
  std::vector<std::string> StoredArticle::*member;
};
constexpr std::array kListFields{
    ListField{Tag::author, &StoredArticle::authors}, ListField{Tag::topic, &StoredArticle::topics},
    ListField{Tag::place, &StoredArticle::places}, ListField{Tag::person, &StoredArticle::people},
    ListField{Tag::organisation, &StoredArticle::organisations}};

constexpr std::string_view kTitles = "title";
constexpr std::uint64_t kMostTitleBytes = UINT32_MAX;  // offsets have 32 bits

constexpr std::size_t kLargestArticle = std::size_t{4} << 30U;  // bytes; texts are cut at 4 GiB when analysed

void append_field(std::string& out, Tag tag, std::string_view bytes) {
  out += static_cast<char>(tag);
  append_varint(out, bytes.size());
  out += bytes;
}

void append_seconds(std::string& out, std::int64_t seconds) {
  const auto sign = static_cast<std::uint64_t>(seconds >> 63);
  append_varint(out, static_cast<std::uint64_t>(seconds) << 1U ^ sign);
}

std::int64_t seconds_of(std::uint64_t zigzag) {
  return static_cast<std::int64_t>(zigzag >> 1U ^ (~(zigzag & 1U) + 1U));
}

std::string encode_edition(const schema::Edition& edition) {
  std::string out;
  append_varint(out, edition.number);
  append_seconds(out, edition.made);
  return out;
}

std::optional<schema::Edition> decode_edition(std::string_view bytes) {
  const auto number = take_varint(bytes);
  const auto made = number ? take_varint(bytes) : std::nullopt;
  if (!made || !bytes.empty()) return std::nullopt;
  return schema::Edition{*number, seconds_of(*made)};
}

std::string encode_instant(const schema::Instant& instant) {
  std::string out;
  append_seconds(out, instant.start);
  out += static_cast<char>(instant.precision);
  return out;
}

std::optional<schema::Instant> decode_instant(std::string_view bytes) {
  const auto zigzag = take_varint(bytes);
  if (!zigzag || bytes.size() != 1 || bytes[0] > static_cast<char>(schema::Precision::second))
    return std::nullopt;
  return schema::Instant{seconds_of(*zigzag), static_cast<schema::Precision>(bytes[0])};
}

/// Puts one field where it belongs; false when its bytes cannot be read.
bool set_field(StoredFields& fields, Tag tag, std::string_view bytes) {
  StoredArticle& article = fields.article;
  if (tag == Tag::title_gaps) fields.title_gaps = bytes;
  if (tag == Tag::body_gaps) fields.body_gaps = bytes;
  for (const TextField& field : kTextFields)
    if (field.tag == tag) article.*field.member = bytes;
  for (const ListField& field : kListFields)
    if (field.tag == tag) (article.*field.member).emplace_back(bytes);
  if (tag == Tag::language_detected) article.language_detected = true;
  if (tag == Tag::edition) {
    const auto edition = decode_edition(bytes);
    if (edition) article.edition = *edition;
    return edition.has_value();
  }
  if (tag != Tag::published && tag != Tag::modified) return true;
  const auto instant = decode_instant(bytes);
  if (instant) (tag == Tag::published ? article.published : article.modified) = *instant;
  return instant.has_value();
}

bool is_text(Tag tag) { return tag == Tag::title || tag == Tag::body; }

/// All fields but title and body.
void append_facts(const StoredArticle& article, std::string& out) {
  for (const TextField& field : kTextFields)
    if (!is_text(field.tag) && !(article.*field.member).empty())
      append_field(out, field.tag, article.*field.member);
  for (const ListField& field : kListFields)
    for (const std::string& value : article.*field.member) append_field(out, field.tag, value);
  if (article.published.known()) append_field(out, Tag::published, encode_instant(article.published));
  if (article.modified.known()) append_field(out, Tag::modified, encode_instant(article.modified));
  if (article.language_detected) append_field(out, Tag::language_detected, {});
  if (article.edition.known()) append_field(out, Tag::edition, encode_edition(article.edition));
}

bool is_text_of(std::string_view gaps, std::span<const WrittenWord> words, std::string_view text) {
  std::vector<std::string_view> surfaces;
  surfaces.reserve(words.size());
  for (const WrittenWord& word : words) surfaces.push_back(word.surface);
  std::string again;
  return decode_gaps(gaps, surfaces, again, nullptr) && again == text;
}

/// Empty where they are not worth it: when much of the text stands between its words, or is spelt as no code
/// says. What cannot be made a text again is not kept.
std::string worthy_gaps(std::string_view text, std::span<const WrittenWord> words) {
  std::string gaps;
  if (words.empty()) return gaps;
  encode_gaps(text, words, gaps);
  if (gaps.size() * 2 > text.size() || !is_text_of(gaps, words, text)) gaps.clear();
  return gaps;
}

/// False: not worth it, nothing appended.
bool append_gaps(std::string& out, Tag tag, std::string_view text, std::span<const WrittenWord> words) {
  const std::string gaps = worthy_gaps(text, words);
  if (!gaps.empty()) append_field(out, tag, gaps);
  return !gaps.empty();
}

void append_text(std::string& out, Tag tag, std::string_view text) {
  if (!text.empty()) append_field(out, tag, text);
}

}  // namespace

std::string encode(const StoredArticle& article) {
  std::string out;
  append_facts(article, out);
  append_text(out, Tag::title, article.title);
  append_text(out, Tag::body, article.body);
  return out;
}

EncodedFields encode_fields(const StoredArticle& article, const ArticleWords& words) {
  EncodedFields encoded;
  append_facts(article, encoded.fields);
  if (!append_gaps(encoded.fields, Tag::title_gaps, article.title, words.title))
    append_text(encoded.fields, Tag::title, article.title);
  encoded.body =
      article.body.empty() || append_gaps(encoded.fields, Tag::body_gaps, article.body, words.body);
  return encoded;
}

void append_frames(const StoredArticle& article, const ArticleWords& words, io::FrameCompressor& compressor,
                   std::string& frames) {
  const EncodedFields encoded = encode_fields(article, words);
  std::string frame;
  compressor.compress(encoded.fields, frame);
  frames += frame;
  if (encoded.body) return;
  std::string body;
  body.reserve(article.body.size() + 16);
  append_field(body, Tag::body, article.body);
  compressor.compress(body, frame);
  frames += frame;
}

error::Result<StoredFields> decode(std::string_view bytes, const std::filesystem::path& path) {
  StoredFields fields;
  while (!bytes.empty()) {
    const auto tag = static_cast<Tag>(bytes[0]);
    bytes.remove_prefix(1);
    const auto size = take_varint(bytes);
    if (!size || *size > bytes.size() || !set_field(fields, tag, bytes.substr(0, *size)))
      return damaged(path, "the fields of a stored article cannot be read");
    bytes.remove_prefix(*size);
  }
  return fields;
}

error::Status write_titles(SectionWriter& writer, std::span<const std::string_view> titles) {
  std::uint64_t bytes = 0;
  for (const std::string_view title : titles) bytes += title.size();
  if (bytes > kMostTitleBytes) return {};
  return write_strings(writer, kTitles, titles);
}

StoredArticles::StoredArticles() = default;
StoredArticles::~StoredArticles() = default;
StoredArticles::StoredArticles(StoredArticles&&) noexcept = default;
StoredArticles& StoredArticles::operator=(StoredArticles&&) noexcept = default;

error::Result<StoredArticles> StoredArticles::open(const std::filesystem::path& path,
                                                   std::uint32_t articles) {
  auto file = SectionFile::open(path, kArticlesFile);
  if (!file) return file.error();
  StoredArticles stored;
  stored.offsets_ = file->array<std::uint64_t>("offsets");
  stored.frames_ = file->bytes("frames");
  if (stored.offsets_.size() != std::size_t{articles} + 1 || stored.offsets_.front() != 0 ||
      stored.offsets_.back() != stored.frames_.size())
    return damaged(path, "a section has not the size for " + std::to_string(articles) + " articles");
  auto titles = StringTable::open(*file, kTitles);
  if (!titles) return titles.error();
  if (titles->size() != 0 && titles->size() != articles)
    return damaged(path, "there are not as many titles as articles");
  stored.titles_ = *titles;
  stored.file_ = std::move(*file);
  return stored;
}

std::string_view StoredArticles::frame(DocId d) const {
  const std::uint64_t begin = offsets_[d - 1];
  const std::uint64_t end = offsets_[d];
  if (begin > end || end > frames_.size()) return {};
  return frames_.substr(begin, end - begin);
}

std::string_view StoredArticles::dictionary() const { return file_.bytes("dictionary"); }

error::Result<StoredFields> StoredArticles::read(DocId d) const {
  std::string fields;
  const auto add = [&](std::string&& content) {
    fields.empty() ? void(fields = std::move(content)) : void(fields += content);
    return true;
  };
  if (auto s = for_each_frame(d, add); !s) return s.error();
  return decode(fields, file_.path());
}

error::Result<StoredFields> StoredArticles::read_head(DocId d) const {
  std::string fields;
  const auto take_first = [&](std::string&& content) {
    fields = std::move(content);
    return false;
  };
  if (auto s = for_each_frame(d, take_first); !s) return s.error();
  return decode(fields, file_.path());
}

error::Status StoredArticles::recompress(DocId d, io::FrameCompressor& compressor,
                                         std::string& frames) const {
  std::string frame;
  return for_each_frame(d, [&](std::string&& content) {
    compressor.compress(content, frame);
    frames += frame;
    return true;
  });
}

error::Status StoredArticles::for_each_frame(DocId d, const std::function<bool(std::string&&)>& use) const {
  if (!decompressor_) {
    auto made = io::ZstdDictionary::for_reading(dictionary());
    if (!made) return damaged(file_.path(), made.error().message);
    decompressor_ = std::make_unique<io::FrameDecompressor>(std::move(*made));
  }
  std::string_view left = frame(d);
  do {
    const std::size_t size = io::first_frame_size(left);
    auto bytes = decompressor_->decompress(left.substr(0, size), kLargestArticle);
    if (!bytes) return damaged(file_.path(), "article " + std::to_string(d) + ": " + bytes.error().message);
    left.remove_prefix(size);
    if (!use(std::move(*bytes))) break;
  } while (!left.empty());
  return {};
}

}  // namespace dateline::store
