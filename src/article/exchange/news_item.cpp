// From an item to an article: editions, embargoes, withdrawals.
#include "article/exchange/news_item.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "article/clean_text.h"
#include "article/html/ascii.h"
#include "article/publication_date.h"

namespace dateline::article {
namespace {

constexpr std::int64_t kEndOfTime = 253402300799;  // 9999-12-31T23:59:59Z

constexpr std::size_t kLongestByline = 2000;  // a longer one is no list of names

std::int64_t instant_of(const std::string& date) {
  const auto instant = parse_publication_date(one_line(date));
  return instant ? instant->start : 0;
}

schema::Edition edition_of(const NewsItem& item) {
  schema::Edition edition;
  const std::string number = one_line(item.version);
  const auto [end, failed] = std::from_chars(number.data(), number.data() + number.size(), edition.number);
  if (failed != std::errc{} || end != number.data() + number.size()) edition.number = 0;
  edition.made = instant_of(item.version_date);
  return edition;
}

schema::Instant embargo_of(const NewsItem& item) {
  if (const auto instant = parse_publication_date(one_line(item.embargo))) return *instant;
  if (!item.embargoed) return {};
  return {kEndOfTime, schema::Precision::second};  // until its source says otherwise
}

Article withdrawal(const NewsItem& item, const ReadContext& context, error::Place place) {
  Article article;
  article.id = context.options->id_prefix + one_line(item.raw.id);
  article.edition = edition_of(item);
  article.withdrawn = true;
  article.place = std::move(place);
  return article;
}

/// Without "By" of the languages that news agencies write in.
std::string_view without_opening(std::string_view byline) {
  static constexpr std::array<std::string_view, 7> kOpenings{"by ", "von ", "par ", "por ",
                                                             "de ", "da ",  "av "};
  const std::string lower = ascii_lower(byline.substr(0, 4));
  for (const std::string_view opening : kOpenings) {
    if (lower.starts_with(opening)) return byline.substr(opening.size());
  }
  return byline;
}

}  // namespace

std::vector<std::string> names_in_byline(std::string_view text) {
  const std::string byline = one_line(text);
  if (byline.size() > kLongestByline) return {byline};
  std::string rest(without_opening(byline));
  static constexpr std::array<std::string_view, 6> kJoints{" and ", " und ", " et ", " y ", " & ", ", "};
  std::vector<std::string> names;
  while (!rest.empty()) {
    std::size_t at = rest.size();
    std::size_t size = 0;
    for (const std::string_view joint : kJoints) {
      const std::size_t found = rest.find(joint);
      if (found < at) {
        at = found;
        size = joint.size();
      }
    }
    names.push_back(one_line(rest.substr(0, at)));
    rest.erase(0, at + size);
  }
  const auto is_name = [](const std::string& name) { return name.find(' ') != std::string::npos; };
  if (std::ranges::any_of(names, is_name)) std::erase_if(names, std::not_fn(is_name));
  return names;
}

std::optional<error::Result<Article>> finish_item(NewsItem&& item, const ReadContext& context,
                                                  error::Place place, ReadNotes& notes) {
  if (item.withdrawn && !one_line(item.raw.id).empty()) return withdrawal(item, context, std::move(place));
  const bool wanted = item.no_article.empty() || context.options->keep_non_articles;
  const bool blank =
      without_outer_blanks(item.raw.title).empty() && without_outer_blanks(item.raw.body).empty();
  if (!wanted || item.withdrawn || (blank && !item.no_article.empty())) {
    if (notes.non_articles++ == 0) notes.first_non_article = std::move(item.no_article);
    return std::nullopt;
  }
  if (without_outer_blanks(item.raw.title).empty())
    item.raw.title = context.titles->first_sentence(item.raw.body);
  if (item.raw.modified.empty()) item.raw.modified = item.version_date;
  const schema::Edition edition = edition_of(item);
  const schema::Instant embargo = embargo_of(item);
  auto article = finish_article(std::move(item.raw), context, IdFrom::record, std::move(place), notes);
  if (!article) return article;
  article->edition = edition;
  article->embargo = embargo;
  return article;
}

}  // namespace dateline::article
