// Parts are views into the message, found by their boundaries; only texts are copied.
#include "article/mail/mail_message.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "article/clean_text.h"
#include "article/html/ascii.h"
#include "article/html/html_article.h"
#include "article/mail/mail_body.h"
#include "article/mail/mail_charset.h"
#include "article/mail/mail_header.h"
#include "article/mail/mail_words.h"
#include "article/publication_date.h"

namespace dateline::article {
namespace {

/// "--boundary" or "--boundary--", perhaps with blanks behind.
enum class Delimiter : std::uint8_t { none, next, last };
Delimiter delimiter_of(std::string_view line, std::string_view boundary) {
  if (!line.starts_with("--") || !line.substr(2).starts_with(boundary)) return Delimiter::none;
  line.remove_prefix(2 + boundary.size());
  const bool last = line.starts_with("--");
  if (last) line.remove_prefix(2);
  if (line.find_first_not_of(" \t\r\n") != std::string_view::npos) return Delimiter::none;
  return last ? Delimiter::last : Delimiter::next;
}

/// Between two delimiters; the line break in front of the second one is part of that.
std::string_view between(const char* begin, const char* end) {
  std::string_view part(begin, static_cast<std::size_t>(end - begin));
  if (part.ends_with('\n')) part.remove_suffix(1);
  if (part.ends_with('\r')) part.remove_suffix(1);
  return part;
}

/// The parts of a multipart body; none when the boundary never stands there. The last delimiter may be
/// missing. At most one more than `most`.
std::vector<std::string_view> parts_of(std::string_view body, std::string_view boundary, std::size_t most) {
  std::vector<std::string_view> parts;
  const char* begin = nullptr;
  while (!body.empty() && parts.size() <= most) {
    const std::string_view line = take_mail_line(body);
    const Delimiter found = delimiter_of(line, boundary);
    if (found == Delimiter::none) continue;
    if (begin != nullptr) parts.push_back(between(begin, line.data()));
    begin = line.data() + line.size();
    if (found == Delimiter::last) return parts;
  }
  if (begin != nullptr && parts.size() <= most) parts.emplace_back(begin, body.data() + body.size() - begin);
  return parts;
}

bool is_message_type(std::string_view type) {
  return type == "message/rfc822" || type == "message/news" || type == "message/global";
}

/// The address or identifier between the last < and the > behind it; all of it when there is none.
std::string in_brackets(std::string_view text) {
  const std::size_t begin = text.rfind('<');
  if (begin == std::string_view::npos) return one_line(text);
  text.remove_prefix(begin + 1);
  return one_line(text.substr(0, text.find('>')));
}

/// "Harbour Wire daily <daily.harbour-wire.example>": the words, else the identifier.
std::string list_name(std::string_view raw, std::string_view charset, ReadNotes& notes) {
  const std::string text = mail_text(raw, charset, notes);
  std::string name = one_line(text.substr(0, text.rfind('<')));
  if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
    name = one_line(name.substr(1, name.size() - 2));
  return name.empty() ? in_brackets(text) : name;
}

/// Without what is said of the zone in brackets; "Date" may be missing.
std::string date_of(std::string_view raw, std::string_view envelope_date) {
  std::string date = one_line(std::string_view(raw.substr(0, 200)));
  if (const std::size_t comment = date.find(" ("); comment != std::string::npos) date.resize(comment);
  return date.empty() ? std::string(envelope_date) : date;
}

void append_paragraphs(std::string& text, std::string_view more) {
  if (without_outer_blanks(more).empty()) return;
  if (!text.empty()) text += "\n\n";
  text += more;
}

/// A message and those in it are read one after another, so that the depth of calls is bounded.
class MessageWalk {
 public:
  MessageWalk(std::string_view bytes, ReadNotes& notes)
      : whole_(bytes), notes_(&notes), counted_to_(bytes.data()) {
    pending_.push_back({bytes, 0, {}, 0});
  }

  MailMessage read(std::string_view envelope_date) {
    while (!pending_.empty()) {
      const Pending message = pending_.front();
      pending_.pop_front();
      read_message(message, message.depth == 0 ? envelope_date : std::string_view{});
    }
    return std::move(found_);
  }

 private:
  struct Pending {
    std::string_view bytes;
    int depth = 0;
    std::string list;  // of the message around it
    std::uint64_t lines_before = 0;
  };
  struct Part {
    std::string text;
    bool html = false;
    bool plain = false;
  };

  void read_message(const Pending& message, std::string_view envelope_date) {
    std::string_view body = message.bytes;
    const MailHeader header = MailHeader::take(body);
    if (header.count() == 0) {
      if (message.depth == 0) found_.is_header_there = false;
      return;
    }
    MailContent content = mail_content(header.find("content-type"), "");
    content.attachment = false;
    if (content.type == "multipart/report" && message.depth == 0) {
      found_.is_report = true;
      return;
    }
    MailArticle article{{}, message.lines_before};
    fill_fields(header, content.charset, envelope_date, article.raw);
    if (article.raw.source.empty()) article.raw.source = message.list;
    list_ = article.raw.source;
    lines_before_ = message.lines_before;
    const std::size_t carried = pending_.size();
    article.raw.body = read_part(header, content, body, message.depth).text;
    const bool envelope = pending_.size() > carried && without_outer_blanks(article.raw.body).empty();
    if (!envelope) found_.articles.push_back(std::move(article));
  }

  void fill_fields(const MailHeader& header, std::string_view charset, std::string_view envelope_date,
                   RawArticle& raw) {
    raw.title = mail_text(header.find("subject"), charset, *notes_);
    raw.authors = mail_names(header.find("from"), charset, *notes_);
    raw.date = date_of(mail_text(header.find("date"), charset, *notes_), envelope_date);
    raw.id = in_brackets(mail_text(header.find("message-id"), charset, *notes_));
    raw.source = list_name(header.find("list-id"), charset, *notes_);
    raw.url = in_brackets(mail_text(header.find("archived-at"), charset, *notes_));
    const std::string language = mail_text(header.find("content-language"), charset, *notes_);
    raw.language = language.substr(0, language.find(','));
    const std::string keywords = mail_text(header.find("keywords"), charset, *notes_);
    for (std::string_view rest = keywords; !rest.empty();) {
      const std::size_t end = std::min(rest.find_first_of(",;"), rest.size());
      raw.topics.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  Part read_part(const MailHeader& header, const MailContent& content, std::string_view body, int depth) {
    if (depth > kDeepestMailPart || parts_ >= kMostMailParts) {
      found_.cut_off = true;
      return {};
    }
    ++parts_;
    if (is_message_type(content.type)) return carry(header, body, depth);
    if (content.type.starts_with("multipart/")) return read_multipart(header, content, body, depth);
    const bool html = content.type == "text/html";
    const bool plain = content.type == "text/plain" || content.type == "text/";
    if (content.attachment || (!html && !plain)) return {};
    return {text_of(header, content, body), html, plain};
  }

  /// Puts a message aside, to be read when the one around it is.
  Part carry(const MailHeader& header, std::string_view body, int depth) {
    const std::string_view encoding = header.find("content-transfer-encoding");
    std::uint64_t lines = lines_before_;
    if (is_encoded_mail(encoding)) {
      decoded_.push_back(mail_bytes(body, encoding));
      body = decoded_.back();
    } else if (body.data() >= whole_.data() && body.data() <= whole_.data() + whole_.size()) {
      lines = lines_up_to(body.data());
    }
    pending_.push_back({body, depth + 1, list_, lines});
    return {};
  }

  /// Counts on from where it was asked last: places mostly follow one another.
  std::uint64_t lines_up_to(const char* place) {
    if (place < counted_to_) {
      counted_to_ = whole_.data();
      counted_ = 0;
    }
    counted_ += static_cast<std::uint64_t>(std::count(counted_to_, place, '\n'));
    counted_to_ = place;
    return counted_;
  }

  Part read_multipart(const MailHeader& header, const MailContent& content, std::string_view body,
                      int depth) {
    const auto parts = content.boundary.empty() ? std::vector<std::string_view>{}
                                                : parts_of(body, content.boundary, kMostMailParts - parts_);
    if (parts.empty()) {  // damaged: what stands there is shown as it is
      MailContent text;
      text.charset = content.charset;
      return {text_of(header, text, body), false, true};
    }
    const bool digest = content.type == "multipart/digest";
    std::vector<Part> read;
    for (std::string_view part : parts) {
      const MailHeader part_header = MailHeader::take(part);
      const MailContent part_content =
          mail_content(part_header.find("content-type"), part_header.find("content-disposition"),
                       digest ? "message/rfc822" : "text/plain");
      read.push_back(read_part(part_header, part_content, part, depth + 1));
      if (content.type == "multipart/related") break;  // the rest are pictures of the first
    }
    return content.type == "multipart/alternative" ? best_of(std::move(read)) : all_of(std::move(read));
  }

  static Part all_of(std::vector<Part> parts) {
    Part all;
    for (const Part& part : parts) {
      append_paragraphs(all.text, part.text);
      all.html = all.html || part.html;
    }
    return all;
  }

  /// The plain version, unless another one says more.
  static Part best_of(std::vector<Part> parts) {
    Part plain, rich;
    for (Part& part : parts) {
      if (without_outer_blanks(part.text).empty()) continue;
      if (part.plain && plain.text.empty()) {
        plain = std::move(part);
      } else if (!part.plain) {
        rich = std::move(part);  // the last is the richest
      }
    }
    return is_html_better(plain.text, rich.text) ? rich : plain;
  }

  std::string text_of(const MailHeader& header, const MailContent& content, std::string_view body) {
    const std::string_view encoding = header.find("content-transfer-encoding");
    const std::string text = mail_utf8(mail_bytes(body, encoding), content.charset, *notes_);
    if (content.type == "text/html") return text_of_html(text);
    return content.flowed ? unflowed(text, content.delete_blanks) : text;
  }

  std::string_view whole_;
  ReadNotes* notes_;
  MailMessage found_;
  std::deque<Pending> pending_;
  std::deque<std::string> decoded_;  // messages that were encoded as parts
  std::string list_;                 // of the message that is being read
  std::uint64_t lines_before_ = 0;
  const char* counted_to_;
  std::uint64_t counted_ = 0;  // line breaks up to there
  std::size_t parts_ = 0;
};

}  // namespace

MailMessage read_mail_message(std::string_view bytes, std::string_view envelope_date, ReadNotes& notes) {
  return MessageWalk(bytes, notes).read(envelope_date);
}

}  // namespace dateline::article
