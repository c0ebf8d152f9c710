// The one way from raw values to an Article, whatever the format.
#include "article/raw_article.h"

#include <utility>

#include "article/article_id.h"
#include "article/clean_text.h"
#include "article/publication_date.h"
#include "text/language.h"
#include "text/utf8.h"

namespace dateline::article {
namespace {

/// Nothing when it says no more than the date. Nothing is lost with one that cannot be read: it is only
/// shown.
schema::Instant read_modified(const std::string& raw, const schema::Instant& published) {
  const auto modified = parse_publication_date(one_line(raw));
  return modified && *modified != published ? *modified : schema::Instant{};
}

schema::Instant read_date(const std::string& raw, const error::Place& place, ReadNotes& notes) {
  const std::string date = one_line(raw);
  if (date.empty()) return {};
  if (const auto instant = parse_publication_date(date)) return *instant;
  ++notes.bad_dates;
  if (!notes.first_bad_date) {
    notes.first_bad_date =
        bad_article(place, "cannot read the date \"" + date.substr(0, text::boundary_before(date, 60)) + "\"",
                    "the article is kept without a date; 2024-03-22T10:15:00Z would be one");
  }
  return {};
}

std::vector<std::string> clean_authors(std::vector<std::string> authors) {
  for (std::string& author : authors) author = std::string(without_by(author));
  return clean_names(authors);
}

std::string id_of(const std::string& given, const Article& article, const ReadContext& context,
                  IdFrom id_from) {
  std::string id = one_line(given);
  if (!id.empty()) return id;
  if (id_from == IdFrom::path && !context.relative.empty()) return id_from_path(context.relative);
  return id_from_record(article);
}

}  // namespace

error::Result<Article> finish_article(RawArticle&& raw, const ReadContext& context, IdFrom id_from,
                                      error::Place place, ReadNotes& notes) {
  Article article;
  article.title = one_line(raw.title);
  article.body = clean_body(raw.body);
  if (article.title.empty() && article.body.empty()) {
    return bad_article(std::move(place), "the article has neither title nor text");
  }
  article.published = read_date(raw.date, place, notes);
  article.modified = read_modified(raw.modified, article.published);
  article.source = one_line(raw.source);
  article.authors = clean_authors(std::move(raw.authors));
  article.section = one_line(raw.section);
  article.topics = clean_names(raw.topics);
  article.places = clean_names(raw.places);
  article.people = clean_names(raw.people);
  article.organisations = clean_names(raw.organisations);
  const text::Language& forced = context.options->language;
  article.language = !forced.empty() ? forced : text::parse_language(one_line(raw.language)).value_or("");
  article.url = one_line(raw.url);
  article.dateline = one_line(raw.dateline);
  article.id = context.options->id_prefix + id_of(raw.id, article, context, id_from);
  article.place = std::move(place);
  return article;
}

void RecordFields::add(FieldUse use, std::string value) {
  if (without_outer_blanks(value).empty()) return;
  Values& known = values_[static_cast<std::size_t>(use.field)];
  if (!known.values.empty() && known.rank < use.rank) return;
  if (known.rank != use.rank) known.values.clear();
  known.rank = use.rank;
  known.values.push_back(std::move(value));
}

std::string RecordFields::take_first(ArticleField field) {
  auto& values = values_[static_cast<std::size_t>(field)].values;
  return values.empty() ? std::string() : std::move(values.front());
}

std::vector<std::string> RecordFields::take_all(ArticleField field) {
  return std::exchange(values_[static_cast<std::size_t>(field)].values, {});
}

/// A body may be an array of paragraphs.
std::string RecordFields::take_paragraphs() {
  std::vector<std::string> paragraphs = take_all(ArticleField::body);
  if (paragraphs.empty()) return {};
  std::string body = std::move(paragraphs.front());
  for (std::size_t i = 1; i < paragraphs.size(); ++i) body.append("\n\n").append(paragraphs[i]);
  return body;
}

RawArticle RecordFields::take() {
  RawArticle raw;
  raw.id = take_first(ArticleField::id);
  raw.title = take_first(ArticleField::title);
  raw.body = take_paragraphs();
  raw.date = take_first(ArticleField::date);
  raw.modified = take_first(ArticleField::modified);
  raw.source = take_first(ArticleField::source);
  raw.section = take_first(ArticleField::section);
  raw.language = take_first(ArticleField::language);
  raw.url = take_first(ArticleField::url);
  raw.dateline = take_first(ArticleField::dateline);
  raw.authors = take_all(ArticleField::author);
  raw.topics = take_all(ArticleField::topic);
  raw.places = take_all(ArticleField::place);
  raw.people = take_all(ArticleField::person);
  raw.organisations = take_all(ArticleField::org);
  clear();
  return raw;
}

void RecordFields::clear() {
  for (Values& values : values_) values.values.clear();
}

}  // namespace dateline::article
