// One article, whole, as text or as JSON.
#include "render/article_format.h"

#include "io/json_writer.h"
#include "render/article_parts.h"
#include "render/json_values.h"
#include "render/printable.h"
#include "render/styled_text.h"
#include "render/web_address.h"
#include "schema/instant.h"

namespace dateline::render {
namespace {

using search::Searcher;
using text::ByteRange;

constexpr std::size_t kLabelColumns = 10;

/// Line by line; a run of empty lines becomes one.
void append_body(std::string& out, const Stylist& stylist, const Searcher::ShownArticle& shown) {
  for_each_line(shown.article.body, shown.body_highlights,
                [&](std::string_view line, const std::vector<ByteRange>& highlights, bool after_gap) {
                  if (after_gap) out += '\n';
                  stylist.paragraph(out, "", stylist.marked(line, highlights), Style::plain);
                });
}

}  // namespace

std::string render_article_text(const Searcher::ShownArticle& shown, const AnswerOptions& options) {
  const Stylist stylist(options.width, options.color);
  const store::StoredArticle& article = shown.article;
  std::string out;
  if (!article.title.empty()) {
    stylist.paragraph(out, "", stylist.marked(article.title, shown.title_highlights), Style::title);
    out += '\n';
  }
  for (const ArticleFact& fact : facts_of(shown))
    stylist.paragraph(out, fitted(fact.label, kLabelColumns), printable(fact.value), Style::plain,
                      options.hyperlinks && fact.label == "url" ? web_address(fact.value) : std::string());
  if (!article.dateline.empty()) {
    out += '\n';
    stylist.paragraph(out, "", printable(article.dateline), Style::plain);
  }
  if (!article.body.empty()) {
    out += '\n';
    append_body(out, stylist, shown);
  }
  return out;
}

std::string render_article_json(const Searcher::ShownArticle& shown) {
  const store::StoredArticle& article = shown.article;
  std::string out;
  io::JsonWriter json(out);
  json.begin_object().field("format_version", kFormatVersion).field("id", article.id);
  write_if_present(json, "title", article.title);
  write_if_present(json, "date", schema::to_iso(article.published));
  write_if_present(json, "modified", schema::to_iso(article.modified));
  write_if_present(json, "source", article.source);
  write_strings(json, "author", article.authors);
  write_if_present(json, "section", article.section);
  write_strings(json, "topic", article.topics);
  write_if_present(json, "language", article.language);
  write_if_present(json, "url", article.url);
  write_if_present(json, "dateline", article.dateline);
  write_entities(json, shown.entities);
  write_if_present(json, "body", article.body);
  json.key("highlights").begin_object();
  write_ranges(json, "title", shown.title_highlights);
  write_ranges(json, "body", shown.body_highlights);
  json.end_object().end_object();
  return out + '\n';
}

}  // namespace dateline::render
