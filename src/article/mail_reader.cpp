// A message at a time; what it holds waits in a queue.
#include "article/mail_reader.h"

#include <utility>

#include "article/clean_text.h"
#include "article/html/ascii.h"
#include "article/mail/mail_header.h"
#include "article/raw_article.h"

namespace dateline::article {
namespace {

bool has_ending(std::string_view name, std::string_view ending) {
  std::string lower = ascii_lower(name.substr(name.find_last_of("/!") + 1));
  for (const std::string_view packed : {".gz", ".zst", ".bz2", ".xz"})
    if (lower.ends_with(packed)) lower.resize(lower.size() - packed.size());
  return lower.ends_with(ending);
}

std::string_view without_mark(std::string_view front) {
  if (front.starts_with("\xEF\xBB\xBF")) front.remove_prefix(3);
  return front.substr(std::min(front.find_first_not_of("\r\n"), front.size()));
}

}  // namespace

std::optional<Format> mail_format(std::string_view front, std::string_view name) {
  if (is_mbox(front)) return Format::mbox;
  front = without_mark(front);
  if (is_mail(front)) return Format::eml;
  const bool from_line = front.starts_with("From ");
  if (from_line && (has_ending(name, ".mbox") || has_ending(name, ".mbx"))) return Format::mbox;
  if (field_name_size(front) > 0 && has_ending(name, ".eml")) return Format::eml;
  return std::nullopt;
}

MailReader::MailReader(Format format, io::ByteStream& bytes, const ReadContext& context, ReadNotes& notes)
    : format_(format),
      window_(bytes, context.grown.bytes_before, context.grown.lines_before),
      cutter_(window_, context.place),
      context_(&context),
      notes_(&notes) {}

std::optional<error::Result<Article>> MailReader::next() {
  while (found_.empty()) {
    const auto message = next_message();
    if (!message) return std::nullopt;
    if (!*message) return message->error();
    read(**message);
  }
  Found first = std::move(found_.front());
  found_.pop_front();
  return first;
}

std::optional<error::Result<MboxMessage>> MailReader::next_message() {
  return format_ == Format::mbox ? cutter_.next() : whole_file();
}

std::optional<error::Result<MboxMessage>> MailReader::whole_file() {
  if (std::exchange(read_whole_, true)) return std::nullopt;
  const bool too_long = window_.reach(kLongestRecord + 1);
  if (auto failure = window_.take_failure()) {
    failure->place = {context_->place, 0, 0};
    return *std::move(failure);
  }
  if (too_long)
    return error::Error{error::ErrorKind::limit,
                        {context_->place, 1, 0},
                        "the message is longer than " + std::to_string(kLongestRecord >> 20U) + " MiB",
                        "",
                        ""};
  const std::string_view all = window_.view();
  if (without_outer_blanks(all).empty()) return std::nullopt;
  const std::string_view message = without_mark(all);
  return MboxMessage{message, "", 0, 1};
}

error::Error MailReader::wrong(const MboxMessage& message, const std::string& what) const {
  return bad_article({context_->place, message.line, 0},
                     "the message at byte " + std::to_string(message.offset) + ": " + what);
}

void MailReader::read(const MboxMessage& message) {
  MailMessage read = read_mail_message(message.bytes, message.date, *notes_);
  if (!read.is_header_there) {
    found_.emplace_back(wrong(message, "expected a header (From, Date, Subject ...)"));
    return;
  }
  if (read.is_report) {
    ++notes_->non_articles;
    if (notes_->first_non_article.empty()) notes_->first_non_article = "it is the report of a delivery";
  }
  bool first = true;
  for (MailArticle& article : read.articles) add(std::move(article), message, std::exchange(first, false));
  if (!read.cut_off) return;
  error::Error failure =
      wrong(message, "parts nested more than " + std::to_string(kDeepestMailPart) + " deep, or behind " +
                         std::to_string(kMostMailParts) + " others, are left out");
  failure.kind = error::ErrorKind::limit;
  found_.emplace_back(std::move(failure));
}

void MailReader::add(MailArticle&& article, const MboxMessage& message, bool first) {
  RawArticle& raw = article.raw;
  if (without_outer_blanks(raw.title).empty()) raw.title = context_->titles->first_sentence(raw.body);
  const std::uint64_t behind = article.lines_before + (format_ == Format::mbox && article.lines_before > 0);
  const IdFrom id_from = format_ == Format::eml && first ? IdFrom::path : IdFrom::record;
  auto found = finish_article(std::move(raw), *context_, id_from, {context_->place, message.line + behind, 0},
                              *notes_);
  if (found) {
    found_.emplace_back(std::move(*found));
  } else {
    found_.emplace_back(wrong(message, found.error().message));
  }
}

}  // namespace dateline::article
