// The first offer that can be read wins.
#include "article/html/page_dates.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "article/clean_text.h"
#include "article/html/ascii.h"
#include "article/html/written_date.h"
#include "article/publication_date.h"

namespace dateline::article {
namespace {

constexpr std::array kPublished{"article:published_time",
                                "og:article:published_time",
                                "datepublished",
                                "og:published_time",
                                "parsely-pub-date",
                                "sailthru.date",
                                "article.published",
                                "article:published",
                                "published_time",
                                "publish_date",
                                "publishdate",
                                "publish-date",
                                "pubdate",
                                "pub_date",
                                "publication_date",
                                "publication-date",
                                "date.issued",
                                "dc.date.issued",
                                "dcterms.date",
                                "dcterms.issued",
                                "dcterms.created",
                                "dc.date.created",
                                "dcterms.available",
                                "dc.date",
                                "originalpublicationdate",
                                "article_date_original",
                                "rnews:datepublished",
                                "cxenseparse:recs:publishtime",
                                "datecreated",
                                "iso-8601-publish-date",
                                "displaydate",
                                "eomportal-lastupdate",
                                "ptime",
                                "article:post_date",
                                "article:create",
                                "citation_date",
                                "citation_publication_date",
                                "created",
                                "bt:pubdate",
                                "shareaholic:article_published_time",
                                "field-name-post-date",
                                "article.created",
                                "dat",
                                "vr:published_time",
                                "analyticsattributes.articledate",
                                "pdate",
                                "cre_date"};
constexpr std::array kVague{"date"};  // of the article, or of the page as it was sent
constexpr std::array kModified{
    "article:modified_time", "og:updated_time", "datemodified",  "dcterms.modified",
    "dc.date.modified",      "lastmod",         "last-modified", "revised",
    "updated_time",          "modified"};

constexpr std::uint32_t kByline = 30;  // words; longer blocks are text, and tell of other days

/// Is it a whole day, with a year that an article on a page can have?
bool is_date(std::string_view text) {
  if (text.empty() || text.size() > 60) return false;
  const auto read = parse_publication_date(text);
  return read.has_value() && read->precision >= schema::Precision::day;
}

/// "/2014/12/27/" or "/2014-12-27-" or "/20141227/" in an address.
std::string date_in(std::string_view url) {
  for (std::size_t i = 0; i + 9 < url.size(); ++i) {
    const std::string_view at = url.substr(i);
    if (is_ascii_digit(at[0]) || !(at[1] == '1' || at[1] == '2')) continue;
    std::string digits;
    std::size_t k = 1;
    while (k < at.size() && digits.size() < 8 &&
           (is_ascii_digit(at[k]) || ((at[k] == '/' || at[k] == '-') && digits.size() >= 4)))
      digits += is_ascii_digit(at[k]) ? std::string(1, at[k]) : "", ++k;
    const bool ends = k >= at.size() || !is_ascii_digit(at[k]);
    if (digits.size() != 8 || !ends || !(digits.starts_with("19") || digits.starts_with("20"))) continue;
    const std::string date = digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6);
    if (is_date(date)) return date;
  }
  return {};
}

/// "06-08-2009" and "6/8/2009": which number is the month depends on the country.
bool is_ambiguous(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && is_ascii_digit(text[at])) ++at;
  return at >= 1 && at <= 2 && at < text.size() && (text[at] == '-' || text[at] == '/');
}

/// The whole text where it is a date with a time, else the first day in it.
std::string date_inside(std::string_view text, bool english) {
  const bool whole = is_date(text) && (english || !is_ambiguous(text));
  return whole ? std::string(text) : written_date(text);
}

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

using Values = std::unordered_map<std::string, std::vector<std::string>>;

template <typename Names>
std::string first_of(const Values& values, const Names& names, bool english) {
  for (const char* name : names) {
    const auto found = values.find(name);
    if (found == values.end()) continue;
    for (const std::string& value : found->second) {
      if (std::string date = date_inside(value, english); !date.empty()) return date;
    }
  }
  return {};
}

std::string first_in(const std::vector<std::string>& texts, bool english) {
  for (const std::string& text : texts) {
    if (std::string date = date_inside(text, english); !date.empty()) return date;
  }
  return {};
}

/// "Updated on ...", "Letzte \u00c4nderung: ..."
bool tells_of_change(std::string_view line) {
  static constexpr std::array<std::string_view, 10> kWords{
      "updated",         "modified", "aktualisiert", "\u00e4nderung", "ge\u00e4ndert",
      "mis \u00e0 jour", "actualiz", "aggiornat",    "bijgewerkt",    "aktualizac"};
  const std::string front = ascii_lower(line.substr(0, 40));
  return std::ranges::any_of(kWords, [&front](std::string_view word) { return holds(front, word); });
}

std::string date_of_line(const TextBlock& block) {
  return block.words > kByline || tells_of_change(block.text) ? std::string() : written_date(block.text);
}

/// Of the few short lines behind and before the heading the nearest with a date.
std::string date_at_heading(const std::vector<TextBlock>& blocks, std::string_view heading) {
  constexpr std::size_t kBehind = 6;
  constexpr std::size_t kBefore = 3;
  const auto found = std::ranges::find_if(blocks, [heading](const TextBlock& block) {
    return block.text == heading ||
           (block.heading && one_line(block.text).find(heading) != std::string::npos);
  });
  if (heading.empty() || found == blocks.end()) return {};
  const auto at = static_cast<std::size_t>(found - blocks.begin());
  for (std::size_t distance = 1; distance <= kBehind; ++distance) {
    if (at + distance < blocks.size()) {
      if (std::string date = date_of_line(blocks[at + distance]); !date.empty()) return date;
    }
    if (distance <= std::min(at, kBefore)) {
      if (std::string date = date_of_line(blocks[at - distance]); !date.empty()) return date;
    }
  }
  return {};
}

std::string date_at_headings(const std::vector<TextBlock>& blocks,
                             std::initializer_list<std::string_view> headings) {
  for (const std::string_view heading : headings) {
    if (std::string date = date_at_heading(blocks, heading); !date.empty()) return date;
  }
  return {};
}

/// "Published on ...", "Erschienen am ...", "Publié le ..."
std::string date_of_publication(const std::vector<TextBlock>& blocks) {
  static constexpr std::array<std::string_view, 16> kLabels{
      "published",           "posted on",
      "date of publication", "erschienen",
      "ver\u00f6ffentlicht", "publi\u00e9",
      "publicado",           "publicada",
      "pubblicato",          "gepubliceerd",
      "geplaatst",           "opublikowan",
      "data publikacji",     "publicerad",
      "publiceret",          "\u043e\u043f\u0443\u0431\u043b\u0438\u043a\u043e\u0432\u0430\u043d"};
  for (const TextBlock& block : blocks) {
    if (block.words > kByline) continue;
    const std::string line = ascii_lower(block.text);
    for (const std::string_view label : kLabels) {
      const std::size_t at = line.find(label);
      if (at == std::string::npos) continue;
      if (std::string date = written_date(std::string_view(line).substr(at)); !date.empty()) return date;
    }
  }
  return {};
}

/// The same day with its time, where the page has it elsewhere.
std::string with_time(const std::string& day, const PageMetadata& page) {
  if (day.empty()) return day;
  for (const std::vector<std::string>* times : {&page.times, &page.other_times}) {
    for (const std::string& time : *times) {
      if (time.starts_with(day) && is_date(time)) return time;
    }
  }
  return day;
}

std::string date_anywhere(const std::vector<TextBlock>& blocks) {
  for (const TextBlock& block : blocks) {
    if (std::string date = date_of_line(block); !date.empty()) return date;
  }
  for (const TextBlock& block : blocks) {
    if (block.words > kByline || !tells_of_change(block.text)) continue;
    if (std::string date = written_date(block.text); !date.empty()) return date;
  }
  return {};
}

bool is_english(const PageMetadata& page) { return page.language.empty() || page.language.starts_with("en"); }

}  // namespace

std::string page_modified(const PageMetadata& page, const LinkedArticle& linked) {
  const bool english = is_english(page);
  std::string date = date_inside(linked.modified, english);
  if (date.empty()) date = first_of(page.meta, kModified, english);
  if (date.empty()) date = first_of(page.marked, kModified, english);
  return date;
}

std::string page_date(const PageMetadata& page, const LinkedArticle& linked, const std::string& url,
                      const std::string& title, const std::vector<TextBlock>& blocks) {
  const bool english = is_english(page);
  const auto offer = [&](int rank) -> std::string {
    switch (rank) {
      case 0:
        return date_inside(linked.published, english);
      case 1:
        return first_of(page.meta, kPublished, english);
      case 2:
        return first_of(page.marked, kPublished, english);
      case 3:
        return with_time(date_at_headings(blocks, {title, page.heading}), page);
      case 4:
        return first_in(page.times, english);
      case 5:
        return first_of(page.meta, kVague, english);
      case 6:
        return date_in(url);
      case 7:
        return first_in(page.date_texts, english);
      case 8:
        return date_of_publication(blocks);
      case 9:
        return first_in(page.other_times, english);
      case 10:
        return page_modified(page, linked);
      default:
        return date_anywhere(blocks);
    }
  };
  for (int rank = 0; rank < 12; ++rank) {
    if (std::string date = offer(rank); !date.empty()) return date;
  }
  return {};
}

}  // namespace dateline::article
