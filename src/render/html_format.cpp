// An answer as one page, to mail or to publish: it holds no time of asking, so equal answers are equal pages.
#include "render/copy_format.h"
#include "render/explanation_format.h"
#include "render/formats.h"
#include "render/html_charts.h"
#include "render/html_page.h"
#include "render/html_text.h"
#include "schema/field.h"
#include "schema/instant.h"

namespace dateline::render {
namespace {

using search::Answer;
using search::Hit;

std::string total_text(const Answer& answer) {
  if (answer.total == 0) return "No article matches.";
  std::string out =
      answer.total == 1 ? "1 article matches" : std::to_string(answer.total) + " articles match";
  if (answer.groups && *answer.groups < answer.total)
    out += ", " + std::to_string(*answer.groups) + " different texts";
  if (!answer.hits.empty() && answer.hits.size() < answer.groups.value_or(answer.total))
    out += "; " + std::to_string(answer.hits.front().rank) + " to " +
           std::to_string(answer.hits.back().rank) + " are shown";
  return out + ".";
}

std::string paragraph(std::string_view text) {
  return "<p class=\"faint\" dir=\"auto\">" + html_text(text) + "</p>\n";
}

std::string missing_lines(const Answer& answer) {
  std::string out;
  for (std::string line : lines_of_missing(answer)) {
    line.front() = static_cast<char>(line.front() - 'a' + 'A');
    out += paragraph(line);
  }
  return out;
}

std::string explanation(const Answer& answer) {
  std::string out =
      "<details><summary>How the query was read</summary>\n<pre>" + html_text(answer.parsed) + "\n";
  for (const search::Expansion& expansion : answer.explanation->expansions)
    out += html_text(line_of(expansion)) + "\n";
  for (const PlanLine& line : lines_of(answer.explanation->plan))
    out += std::string(2 * line.depth, ' ') + html_text(line.text) + "\n";
  return out + "</pre>\n</details>\n";
}

/// "2024-03-22 · Reuters · id 17", without what is not known.
std::string origin(const Hit& hit) {
  std::string out = "<p class=\"faint\">";
  if (hit.published.known()) {
    const std::string date = schema::to_iso(hit.published);
    out += "<time datetime=\"" + date + "\">" + date + "</time> · ";
  }
  if (!hit.source.empty()) out += "<bdi>" + html_text(hit.source) + "</bdi> · ";
  return out + "id <bdi>" + html_text(hit.id) + "</bdi></p>\n";
}

std::string entities(const Hit& hit) {
  std::string rows;
  for (std::size_t kind = 0; kind < hit.entities.size(); ++kind) {
    if (hit.entities[kind].empty()) continue;
    std::string names;
    for (const std::string& name : hit.entities[kind])
      names += (names.empty() ? "<bdi>" : "; <bdi>") + html_text(name) + "</bdi>";
    rows += "<dt>" + std::string(schema::kFacets[kind].name) + "</dt><dd>" + names + "</dd>\n";
  }
  return rows.empty() ? rows : "<dl>\n" + rows + "</dl>\n";
}

std::string scores(const Hit& hit) {
  std::string line = "score " + number_text(hit.score);
  for (const search::TermScore& term : hit.terms) line += "; " + term.term + " " + number_text(term.score);
  return paragraph(line);
}

class HtmlFormat final : public AnswerFormat {
 public:
  explicit HtmlFormat(std::string& out) : out_(&out) {}

  void begin(const Answer& answer, double) override {
    const std::string title = answer.query.empty() ? "All articles" : answer.query;
    *out_ += begin_html_page(title);
    *out_ += "<header>\n<h1 dir=\"auto\">" + html_text(title) + "</h1>\n<p>" + total_text(answer) + "</p>\n";
    if (answer.total == 0) *out_ += missing_lines(answer);
    if (answer.explanation) *out_ += explanation(answer);
    *out_ += "</header>\n";
    has_charts_ = answer.timeline.has_value() || !answer.facets.empty();
    if (has_charts_) *out_ += "<div class=\"answer\">\n";
    *out_ += "<div>\n";
  }

  void hit(const Hit& hit) override {
    const std::string title = hit.title.empty() ? "(untitled)" : html_marked(hit.title, hit.title_highlights);
    *out_ += "<article" + html_language(hit.language) + ">\n<h2 dir=\"auto\">" + std::to_string(hit.rank) +
             ". " + html_link(hit.url, title) + "</h2>\n" + origin(hit);
    if (hit.copies > 1) *out_ += paragraph(copies_text(hit));
    for (const search::Passage& passage : hit.snippets)
      *out_ += "<p dir=\"auto\">" + html_marked(passage.text, passage.highlights) + "</p>\n";
    *out_ += entities(hit);
    if (!hit.terms.empty()) *out_ += scores(hit);
    *out_ += "</article>\n";
  }

  void end(const Answer& answer) override {
    *out_ += "</div>\n";
    if (has_charts_) *out_ += charts(answer);
    *out_ += end_html_page();
  }

 private:
  static std::string charts(const Answer& answer) {
    std::string out = "<aside>\n";
    if (answer.timeline) out += html_timeline(*answer.timeline);
    for (const search::FacetAnswer& facet : answer.facets) out += html_facet(facet);
    return out + "</aside>\n</div>\n";
  }

  std::string* out_;
  bool has_charts_ = false;  // beside the hits, where there is room
};

}  // namespace

std::unique_ptr<AnswerFormat> make_html_format(const AnswerOptions&, std::string& out) {
  return std::make_unique<HtmlFormat>(out);
}

}  // namespace dateline::render
