// Records come from the cutter; what is around them is read once.
#include "article/feed_reader.h"

#include <algorithm>
#include <utility>

#include "article/clean_text.h"
#include "article/feed/json_feed.h"
#include "article/html/ascii.h"

namespace dateline::article {
namespace {

constexpr std::size_t kFront = 64 * 1024;

}  // namespace

bool is_feed(std::string_view front) {
  if (is_json_feed(front)) return true;
  const std::string_view tag = first_xml_tag(front);
  if (tag.empty()) return false;
  std::string name = ascii_lower(tag.substr(1, tag.find_first_of(" \t\r\n/>") - 1));
  if (name == "rdf:rdf")
    return front.find("purl.org/rss/1.0") != std::string_view::npos ||
           front.find("/rss/0.9") != std::string_view::npos;
  if (const std::size_t colon = name.find(':'); colon != std::string::npos) name.erase(0, colon + 1);
  const bool atom = tag.find("http://www.w3.org/2005/Atom") != std::string_view::npos ||
                    tag.find("purl.org/atom/") != std::string_view::npos;
  return name == "rss" || (name == "feed" && (atom || front.find("<entry") != std::string_view::npos)) ||
         (name == "entry" && atom);
}

FeedReader::FeedReader(LineBuffer& lines, const ReadContext& context, ReadNotes& notes)
    : lines_(&lines), context_(&context), notes_(&notes), cutter_(lines) {}

std::optional<error::Result<Article>> FeedReader::next() {
  if (!json_) {
    json_ = without_outer_blanks(lines_->front(kFront)).starts_with('{');
    if (*json_) {
      if (auto failure = read_json()) return *std::move(failure);
    }
  }
  if (*json_) {
    if (json_items_.empty()) return std::nullopt;
    RawArticle raw = std::move(json_items_.back());
    json_items_.pop_back();
    return finish(std::move(raw), 1);
  }
  const auto record = cutter_.next();
  if (!record) return std::nullopt;
  if (!*record) return record->error();
  return read_item(**record);
}

error::Result<Article> FeedReader::read_item(const CutRecord& record) {
  if (!channel_) {
    if (!cutter_.root_prefix().empty())
      prefixes_[cutter_.root_prefix().substr(0, cutter_.root_prefix().size() - 1)] = "";
    channel_ = read_channel(cutter_.header(), prefixes_);
  }
  const XmlRecord item = parse_xml_record(record.xml, true, prefixes_);
  if (item.failure || item.elements.empty()) {
    const std::size_t at = std::min(item.failure ? item.failure->at : 0, record.xml.size());
    const auto lines = static_cast<std::uint64_t>(
        std::count(record.xml.begin(), record.xml.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    return bad_article({context_->place, record.line + lines, 0},
                       "the item is no XML: " + (item.failure ? item.failure->reason : "no element"));
  }
  return finish(read_feed_item(item, *channel_), record.line);
}

error::Result<Article> FeedReader::finish(RawArticle&& raw, std::uint64_t line) {
  if (without_outer_blanks(raw.title).empty()) raw.title = context_->titles->first_sentence(raw.body);
  return finish_article(std::move(raw), *context_, IdFrom::record, {context_->place, line, 0}, *notes_);
}

std::optional<error::Error> FeedReader::read_json() {
  const auto all = lines_->rest();
  if (!all) return all.error();
  if (auto reason = read_json_feed(*all, json_items_))
    return bad_article({context_->place, 1, 0}, *std::move(reason));
  std::ranges::reverse(json_items_);
  return std::nullopt;
}

}  // namespace dateline::article
