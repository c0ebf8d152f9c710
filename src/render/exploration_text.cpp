// Ranges of dates, top terms and stories of an answer, for people.
#include <algorithm>

#include "render/bar_chart.h"
#include "render/exploration_format.h"
#include "render/printable.h"
#include "schema/instant.h"
#include "text/utf8.h"

namespace dateline::render {
namespace {

/// Something that matches have, beside the archive.
struct ShareRow {
  std::string label;
  std::uint64_t count = 0;
  std::uint64_t archive = 0;
};

void heading(std::string& out, const std::string& text, const Stylist& stylist) {
  out += '\n';
  stylist.paragraph(out, "", text, Style::heading);
}

std::string right(std::uint64_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), ' ') + digits;
}

void append_shares(std::string& out, const std::vector<ShareRow>& rows, const Stylist& stylist) {
  if (rows.empty()) stylist.line(out, "  (none)", Style::plain);
  std::size_t label = 0;
  std::size_t count = 0;
  std::size_t archive = 0;
  for (const ShareRow& row : rows) {
    label = std::max(label, text::terminal_width(row.label));
    count = std::max(count, std::to_string(row.count).size());
    archive = std::max(archive, std::to_string(row.archive).size());
  }
  label = std::min(label, std::max<std::size_t>(stylist.width() / 2, 12));
  for (const ShareRow& row : rows)
    stylist.line(out,
                 "  " + fitted(row.label, label) + "  " + right(row.count, count) + " of " +
                     right(row.archive, archive),
                 Style::plain);
}

void append_terms(std::string& out, const std::string& name, const std::vector<search::TopTerm>& terms,
                  const search::TopTerms& all, std::uint64_t total, const Stylist& stylist) {
  const std::string of =
      all.articles < total ? "the best " + std::to_string(all.articles) + " matches" : "the matches";
  heading(out, name + " of " + of + ", beside the archive", stylist);
  std::vector<ShareRow> rows;
  for (const search::TopTerm& term : terms) rows.push_back({printable(term.text), term.count, term.archive});
  append_shares(out, rows, stylist);
}

void append_ranges(std::string& out, const search::DateRangeAnswer& answer, const Stylist& stylist) {
  heading(out, "articles by range of dates", stylist);
  std::vector<BarRow> rows;
  for (const search::DateRangeCount& range : answer.ranges)
    rows.push_back({printable(range.label), range.count});
  if (answer.undated > 0) rows.push_back({"undated", answer.undated});
  for (const std::string& line : bar_chart(rows, stylist.width())) stylist.line(out, line, Style::plain);
}

std::string named(const search::StoryArticle& article) {
  const std::string date = schema::to_iso(article.published);
  return printable((date.empty() ? "" : date + " · ") +
                   (article.title.empty() ? "(untitled)" : article.title) + " · id " + article.id);
}

void append_story(std::string& out, const search::Story& story, std::size_t number, const Stylist& stylist) {
  const std::string first = right(number, 2) + ". ";
  const std::string indent(first.size(), ' ');
  out += '\n';
  stylist.paragraph(out, first, printable(story.label), Style::title);
  const std::size_t articles = story.ids.size();
  stylist.paragraph(out, indent, articles == 1 ? "1 article" : std::to_string(articles) + " articles",
                    Style::faint);
  if (articles > 1) stylist.paragraph(out, indent + "first   ", named(story.first), Style::plain);
  if (articles > 1) stylist.paragraph(out, indent + "latest  ", named(story.latest), Style::plain);
  stylist.paragraph(out, indent + "best    ",
                    named(story.best) + " · rank " + std::to_string(story.best_rank), Style::plain);
}

void append_stories(std::string& out, const search::Stories& stories, std::uint64_t total,
                    const Stylist& stylist) {
  const std::string of = stories.articles < total ? "the best " + std::to_string(stories.articles)
                                                  : std::to_string(stories.articles);
  stylist.paragraph(out, "",
                    of + " of the matches in " + std::to_string(stories.found) +
                        (stories.found == 1 ? " story" : " stories"),
                    Style::faint);
  std::size_t number = stories.offset;
  for (const search::Story& story : stories.stories) append_story(out, story, ++number, stylist);
}

}  // namespace

void append_exploration(std::string& out, const search::Answer& answer, const Stylist& stylist) {
  if (answer.stories) append_stories(out, *answer.stories, answer.total, stylist);
  if (answer.date_ranges) append_ranges(out, *answer.date_ranges, stylist);
  if (!answer.top_terms) return;
  append_terms(out, "words", answer.top_terms->words, *answer.top_terms, answer.total, stylist);
  append_terms(out, "phrases", answer.top_terms->phrases, *answer.top_terms, answer.total, stylist);
}

void append_significant(std::string& out, const search::FacetAnswer& facet, const Stylist& stylist) {
  heading(out, facet.name + ", beside the archive", stylist);
  std::vector<ShareRow> rows;
  for (const search::FacetCount& count : facet.counts)
    rows.push_back({printable(count.value), count.count, count.archive});
  append_shares(out, rows, stylist);
}

}  // namespace dateline::render
