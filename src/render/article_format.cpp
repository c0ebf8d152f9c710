// One article, whole, as text or as JSON.
#include "render/article_format.h"

#include <algorithm>
#include <span>

#include "io/json_writer.h"
#include "render/json_values.h"
#include "render/printable.h"
#include "render/styled_text.h"
#include "schema/field.h"
#include "schema/instant.h"
#include "text/utf8.h"

namespace dateline::render {
namespace {

using search::Searcher;
using text::ByteRange;

constexpr std::size_t kLabelColumns = 10;

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "; ") + name;
  return out;
}

struct Fact {
  std::string_view label;
  std::string value;
};
std::vector<Fact> facts_of(const Searcher::ShownArticle& shown) {
  const store::StoredArticle& article = shown.article;
  std::vector<Fact> facts{{"id", article.id},
                          {"date", schema::to_iso(article.published)},
                          {"modified", schema::to_iso(article.modified)},
                          {"source", article.source},
                          {"author", joined(article.authors)},
                          {"section", article.section},
                          {"topic", joined(article.topics)},
                          {"language", article.language}};
  for (std::size_t kind = 0; kind < shown.entities.size(); ++kind)
    facts.push_back({schema::kFacets[kind].name, joined(shown.entities[kind])});
  facts.push_back({"url", article.url});
  std::erase_if(facts, [](const Fact& fact) { return fact.value.empty(); });
  return facts;
}

/// What the ranges cover of `part`, relative to its begin.
std::vector<ByteRange> within(const std::vector<ByteRange>& ranges, ByteRange part) {
  std::vector<ByteRange> inside;
  for (const ByteRange range : ranges) {
    if (range.end <= part.begin || range.begin >= part.end) continue;
    inside.push_back(
        {std::max(range.begin, part.begin) - part.begin, std::min(range.end, part.end) - part.begin});
  }
  return inside;
}

/// Line by line; a run of empty lines becomes one.
void append_body(std::string& out, const Stylist& stylist, std::string_view body,
                 const std::vector<ByteRange>& highlights) {
  bool after_empty = true;
  for (std::size_t begin = 0; begin < body.size();) {
    const std::size_t end = std::min(body.find('\n', begin), body.size());
    const ByteRange bytes{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    const std::string line = stylist.marked(text::slice(body, bytes), within(highlights, bytes));
    const bool empty = line.find_first_not_of(' ') == std::string::npos;
    if (!empty) {
      stylist.paragraph(out, "", line, Style::plain);
    } else if (!after_empty) {
      out += '\n';
    }
    after_empty = empty;
    begin = end + 1;
  }
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
  for (const Fact& fact : facts_of(shown))
    stylist.paragraph(out, fitted(fact.label, kLabelColumns), printable(fact.value), Style::plain);
  if (!article.dateline.empty()) {
    out += '\n';
    stylist.paragraph(out, "", printable(article.dateline), Style::plain);
  }
  if (!article.body.empty()) {
    out += '\n';
    append_body(out, stylist, article.body, shown.body_highlights);
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
