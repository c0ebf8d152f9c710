// The one place that knows all formats.
#include "article/open_reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "article/clean_text.h"
#include "article/csv_reader.h"
#include "article/exchange_json_reader.h"
#include "article/exchange_xml_reader.h"
#include "article/feed_reader.h"
#include "article/html_reader.h"
#include "article/jsonl_reader.h"
#include "article/mail_reader.h"
#include "article/reuters_sgml_reader.h"
#include "article/sqlite/database_source.h"
#include "article/text_reader.h"
#include "article/trec_reader.h"
#include "article/warc_reader.h"
#include "article/wire_text_reader.h"
#include "text/utf8.h"

namespace dateline::article {
namespace {

constexpr std::size_t kByteFront = 4096;   // bytes that formats which are no text are told by
constexpr std::size_t kFront = 64 * 1024;  // bytes of text that the format is told by

/// "docs/News.JSONL.gz" -> ".jsonl"
std::string ending_of(std::string_view name) {
  std::string file = text::ascii_lower(name.substr(name.find_last_of("/!") + 1));
  for (const std::string_view packed : {".gz", ".zst", ".bz2", ".xz"}) {
    if (file.ends_with(packed)) file.resize(file.size() - packed.size());
  }
  const std::size_t point = file.rfind('.');
  return point == std::string::npos ? std::string() : file.substr(point);
}

Format format_of_name(std::string_view name) {
  struct Ending {
    std::string_view ending;
    Format format;
  };
  static constexpr std::array kEndings{
      Ending{".jsonl", Format::jsonl}, Ending{".ndjson", Format::jsonl}, Ending{".json", Format::jsonl},
      Ending{".csv", Format::csv},     Ending{".tsv", Format::csv},      Ending{".sgm", Format::reuters_sgml},
      Ending{".html", Format::html},   Ending{".htm", Format::html},     Ending{".xhtml", Format::html},
      Ending{".shtml", Format::html},  Ending{".rss", Format::feed},     Ending{".atom", Format::feed}};
  const auto* found = std::ranges::find(kEndings, ending_of(name), &Ending::ending);
  return found == kEndings.end() ? Format::text : found->format;
}

bool looks_like_json(std::string_view front) {
  front = without_outer_blanks(front);
  if (!front.starts_with('{') && !front.starts_with('[')) return false;
  const std::string_view inside = without_outer_blanks(front.substr(1));
  if (front.starts_with('{')) return inside.starts_with('"') || inside.starts_with('}');
  return inside.starts_with('{') || inside.starts_with(']');
}

/// A first line of names, two of them known, and something below it.
bool looks_like_csv(std::string_view front, const ReadOptions& options) {
  const std::size_t end = front.find_first_of("\r\n");
  if (end == std::string_view::npos || without_outer_blanks(front.substr(end)).empty()) return false;
  FieldNames names(options.map);
  const CsvShape shape = csv_shape(front.substr(0, end), names);
  return shape.known >= 2 && shape.has_text && shape.all_names;
}

std::optional<Format> exchange_format(std::string_view front) {
  if (is_wire_text(front)) return Format::iptc7901;
  if (const auto xml = xml_exchange_format(front)) return xml;
  return json_exchange_format(front);
}

std::unique_ptr<ArticleReader> make_reader(Format format, LineBuffer& lines, const ReadContext& context,
                                           ReadNotes& notes) {
  switch (format) {
    case Format::jsonl:
      return std::make_unique<JsonlReader>(lines, context, notes);
    case Format::csv:
      return std::make_unique<CsvReader>(lines, context, notes);
    case Format::reuters_sgml:
      return std::make_unique<ReutersSgmlReader>(lines, context, notes);
    case Format::feed:
      return std::make_unique<FeedReader>(lines, context, notes);
    case Format::newsml:
    case Format::nitf:
      return std::make_unique<ExchangeXmlReader>(lines, context, notes);
    case Format::ninjs:
    case Format::digitalwires:
      return std::make_unique<ExchangeJsonReader>(format, lines, context, notes);
    case Format::iptc7901:
      return std::make_unique<WireTextReader>(lines, context, notes);
    case Format::html:
      return std::make_unique<HtmlReader>(lines, context, notes);
    case Format::trec:
      return std::make_unique<TrecReader>(lines, context, notes);
    default:
      return std::make_unique<TextReader>(lines, context, notes);
  }
}

/// Of formats that are read as bytes; none for text.
std::unique_ptr<ArticleReader> make_byte_reader(Format format, io::ByteStream& bytes,
                                                const ReadContext& context, ReadNotes& notes) {
  switch (format) {
    case Format::warc:
      return std::make_unique<WarcReader>(bytes, context, notes);
    case Format::mbox:
    case Format::eml:
      return std::make_unique<MailReader>(format, bytes, context, notes);
    default:
      return nullptr;
  }
}

}  // namespace

Format detect_format(std::string_view front, std::string_view name, const ReadOptions& options) {
  if (is_reuters_sgml(front)) return Format::reuters_sgml;
  if (is_trec(front)) return Format::trec;
  if (is_html(front)) return Format::html;
  if (is_feed(front)) return Format::feed;
  if (const auto exchange = exchange_format(front)) return *exchange;
  if (looks_like_json(front)) return Format::jsonl;
  if (looks_like_csv(front, options)) return Format::csv;
  return format_of_name(name);
}

Format detect_byte_format(std::string_view front, std::string_view name) {
  if (is_web_archive(front)) return Format::warc;
  if (is_database(front)) return Format::sqlite;
  return mail_format(front, name).value_or(Format::automatic);
}

MemberReader::MemberReader(Format format, io::ByteStream& bytes, ReadContext context)
    : context_(std::move(context)),
      bytes_(bytes),
      text_(bytes_, notes_),
      lines_(text_, context_.place, context_.grown) {
  notes_.format = format;
  yielded_ = context_.grown.lines_before > 0;  // what was read before held some
}

/// Finds the format; an error when the file is none that can be read.
std::optional<error::Error> MemberReader::begin() {
  const bool automatic = notes_.format == Format::automatic;
  if (automatic) notes_.format = detect_byte_format(bytes_.front(kByteFront), context_.place);
  if (notes_.format == Format::sqlite)
    return bad_article({context_.place, 0, 0},
                       "a SQLite database can only be read where it is a file of its own",
                       "unpack it, then give sqlite:FILE?table=NAME as a source");
  reader_ = make_byte_reader(notes_.format, bytes_, context_, notes_);
  if (reader_ != nullptr) return std::nullopt;
  const std::string_view front = lines_.front(kFront);
  if (automatic) notes_.format = detect_format(front, context_.place, *context_.options);
  if (notes_.format == Format::text && looks_binary(front)) {
    return bad_article(
        {context_.place, 0, 0}, "looks like a binary file, expected text",
        "plain text, JSON Lines, CSV, HTML, feeds, NewsML, NITF, ninjs, wire text, web archives, mail, "
        "TREC and Reuters SGML can be read, also compressed");
  }
  reader_ = make_reader(notes_.format, lines_, context_, notes_);
  return std::nullopt;
}

std::optional<error::Result<Article>> MemberReader::next() {
  if (!begun_) {
    begun_ = true;
    if (auto failure = begin()) return *std::move(failure);
  }
  if (reader_ == nullptr) return std::nullopt;
  auto found = reader_->next();
  if (found || yielded_) {
    yielded_ = true;
    return found;
  }
  yielded_ = true;
  if (notes_.non_articles > 0) return std::nullopt;
  return bad_article({context_.place, 0, 0}, "the file holds no article");
}

}  // namespace dateline::article
