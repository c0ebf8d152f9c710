// Records come from the cutter; what an item is called says how it is read.
#include "article/exchange_xml_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "article/exchange/newsml_1.h"
#include "article/exchange/nitf.h"

namespace dateline::article {

std::optional<Format> xml_exchange_format(std::string_view front) {
  std::string_view tag = first_xml_tag(front);
  if (tag.empty()) return std::nullopt;
  if (tag.find("iptc.org/std/nar/") != std::string_view::npos) return Format::newsml;
  tag = tag.substr(1, tag.find_first_of(" \t\r\n/>", 1) - 1);
  tag.remove_prefix(tag.find(':') + 1);
  static constexpr std::array<std::string_view, 9> kRoots{"newsItem",    "newsMessage",   "packageItem",
                                                          "conceptItem", "knowledgeItem", "planningItem",
                                                          "catalogItem", "NewsML",        "NewsItem"};
  if (std::ranges::find(kRoots, tag) != kRoots.end()) return Format::newsml;
  if (tag == "nitf" || front.find("iptc.org/std/NITF/") != std::string_view::npos) return Format::nitf;
  return std::nullopt;
}

std::optional<NewsItem> read_xml_item(const XmlRecord& record, NewsPackages& packages) {
  if (record.elements.empty()) return std::nullopt;
  const XmlNode root(record, 0);
  if (is_newsml_1(root)) return read_newsml_1_item(root);
  if (root.name() != "nitf") return read_g2_item(root, packages);
  NewsItem item;
  read_nitf(root, item);
  return item;
}

ExchangeXmlReader::ExchangeXmlReader(LineBuffer& lines, const ReadContext& context, ReadNotes& notes)
    : context_(&context), notes_(&notes), cutter_(lines, RecordsOf::exchange) {}

std::optional<error::Result<Article>> ExchangeXmlReader::next() {
  while (const auto cut = cutter_.next()) {
    if (!*cut) return cut->error();
    if (auto found = read(**cut)) return found;
  }
  return std::nullopt;
}

std::optional<error::Result<Article>> ExchangeXmlReader::read(const CutRecord& cut) {
  if (!header_read_) parse_xml_record(cutter_.header(), false, prefixes_);
  header_read_ = true;
  const XmlRecord record = parse_xml_record(cut.xml, true, prefixes_, MarkupOf::news_texts);
  if (record.failure) {
    const std::size_t at = std::min(record.failure->at, cut.xml.size());
    const auto lines = static_cast<std::uint64_t>(
        std::count(cut.xml.begin(), cut.xml.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    return bad_article({context_->place, cut.line + lines, 0},
                       "the item is no XML: " + record.failure->reason);
  }
  auto item = read_xml_item(record, packages_);
  if (!item) return bad_article({context_->place, cut.line, 0}, "the item is no XML: no element");
  return finish_item(std::move(*item), *context_, {context_->place, cut.line, 0}, *notes_);
}

}  // namespace dateline::article
