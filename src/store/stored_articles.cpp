// The articles themselves: fields as tagged bytes inside a zstd frame.
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
  edition  // varint of its number, zigzag varint of the second it was made in
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
bool set_field(StoredArticle& article, Tag tag, std::string_view bytes) {
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
  if (tag != Tag::published) return true;
  const auto instant = decode_instant(bytes);
  if (instant) article.published = *instant;
  return instant.has_value();
}

/// All fields but the body.
std::string encode_head(const StoredArticle& article) {
  std::string out;
  for (const TextField& field : kTextFields)
    if (field.tag != Tag::body && !(article.*field.member).empty())
      append_field(out, field.tag, article.*field.member);
  for (const ListField& field : kListFields)
    for (const std::string& value : article.*field.member) append_field(out, field.tag, value);
  if (article.published.known()) append_field(out, Tag::published, encode_instant(article.published));
  if (article.language_detected) append_field(out, Tag::language_detected, {});
  if (article.edition.known()) append_field(out, Tag::edition, encode_edition(article.edition));
  return out;
}

std::string encode_body(const StoredArticle& article) {
  std::string out;
  out.reserve(article.body.size() + 16);
  if (!article.body.empty()) append_field(out, Tag::body, article.body);
  return out;
}

}  // namespace

std::string encode(const StoredArticle& article) { return encode_head(article) + encode_body(article); }

void append_frames(const StoredArticle& article, io::FrameCompressor& compressor, std::string& frames) {
  std::string frame;
  compressor.compress(encode_head(article), frame);
  frames += frame;
  if (article.body.empty()) return;
  compressor.compress(encode_body(article), frame);
  frames += frame;
}

error::Result<StoredArticle> decode(std::string_view bytes, const std::filesystem::path& path) {
  StoredArticle article;
  while (!bytes.empty()) {
    const auto tag = static_cast<Tag>(bytes[0]);
    bytes.remove_prefix(1);
    const auto size = take_varint(bytes);
    if (!size || *size > bytes.size() || !set_field(article, tag, bytes.substr(0, *size)))
      return damaged(path, "the fields of a stored article cannot be read");
    bytes.remove_prefix(*size);
  }
  return article;
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

error::Result<StoredArticle> StoredArticles::read(DocId d) const { return read_frames(d, false); }

error::Result<StoredArticle> StoredArticles::read_head(DocId d) const { return read_frames(d, true); }

error::Result<StoredArticle> StoredArticles::read_frames(DocId d, bool only_first) const {
  constexpr int kAnyLevel = 3;  // only compressing needs one
  if (!decompressor_)
    decompressor_ = std::make_unique<io::FrameDecompressor>(
        std::make_shared<const io::ZstdDictionary>(dictionary(), kAnyLevel));
  std::string_view left = frame(d);
  std::string fields;
  do {
    const std::size_t size = io::first_frame_size(left);
    auto bytes = decompressor_->decompress(left.substr(0, size), kLargestArticle);
    if (!bytes) return damaged(file_.path(), "article " + std::to_string(d) + ": " + bytes.error().message);
    if (fields.empty()) {
      fields = std::move(*bytes);
    } else {
      fields += *bytes;
    }
    left.remove_prefix(size);
  } while (!left.empty() && !only_first);
  return decode(fields, file_.path());
}

}  // namespace dateline::store
