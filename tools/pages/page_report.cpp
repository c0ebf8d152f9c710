// Every page is read as the indexer reads it.
#include "pages/page_report.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iterator>

#include "article/article_reader.h"
#include "article/html/html_article.h"
#include "article/publication_date.h"
#include "pages/page_score.h"

namespace dateline::pages {
namespace {

article::Article read_page(const std::filesystem::path& file, bool keep) {
  article::ReadOptions options;
  options.keep_non_articles = keep;
  article::SourceReader reader({file.string()}, options);
  auto found = reader.next();
  if (found && *found) return **found;
  article::Article bare;  // pages with neither title nor text have metadata all the same
  if (!keep) return bare;
  std::ifstream in(file, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  article::HtmlPageReader pages;
  if (const auto date = article::parse_publication_date(pages.read(bytes).raw.date)) bare.published = *date;
  return bare;
}

/// People write down the day where the newspaper is; what is found is UTC.
bool same_day(const schema::Instant& found, const std::string& expected) {
  constexpr std::int64_t kDay = 86400;
  constexpr std::int64_t kZones = 12 * 3600;
  const auto wanted = article::parse_publication_date(expected);
  return wanted && found.known() && found.start > wanted->start / kDay * kDay - kZones &&
         found.start < wanted->start / kDay * kDay + kDay + kZones;
}

void judge_text(const ExpectedPage& page, const article::Article& found, PageScore& score, bool beginning,
                PageTotals& totals, PageReport& report) {
  if (beginning) {
    const bool begins = score.begins_with(found.body, page.text);
    totals.begins.add(begins);
    if (!begins)
      report = {report.badness + 1, report.text + "  text: begins \"" + found.body.substr(0, 300) +
                                        "\"\n        expected \"" + page.text.substr(0, 300) + "\"\n"};
    return;
  }
  const Agreement agreement = score.words(found.body, page.text);
  totals.f1 += agreement.f1();
  ++totals.texts;
  char line[100];
  std::snprintf(line, sizeof line, "  text: F1 %.3f, precision %.3f, recall %.3f\n", agreement.f1(),
                agreement.precision, agreement.recall);
  report.badness += 1 - agreement.f1();
  report.text += line;
}

void judge_passages(const ExpectedPage& page, const article::Article& found, PageTotals& totals,
                    PageReport& report) {
  for (const std::string& passage : page.with) {
    const bool there = holds_passage(found.body, passage);
    totals.with.add(there);
    if (!there) report = {report.badness + 0.3, report.text + "  missing: " + passage + "\n"};
  }
  for (const std::string& passage : page.without) {
    const bool there = holds_passage(found.body, passage);
    totals.without.add(there);
    if (there) report = {report.badness + 0.3, report.text + "  too much: " + passage + "\n"};
  }
}

void judge(const ExpectedPage& page, PageScore& score, bool beginning, PageTotals& totals) {
  PageReport report;
  const article::Article found = read_page(page.file, true);
  const bool is_article = !read_page(page.file, false).body.empty();
  totals.articles.add(is_article);
  if (!is_article) report.text += "  no article\n";
  if (!page.title.empty()) {
    const bool same = same_title(found.title, page.title);
    totals.titles.add(same);
    if (!same)
      report = {report.badness + 0.1,
                report.text + "  title: \"" + found.title + "\"\n         \"" + page.title + "\"\n"};
  }
  if (article::parse_publication_date(page.date)) {
    const bool same = same_day(found.published, page.date);
    totals.dates.add(same);
    if (!same)
      report = {report.badness + 0.1, report.text + "  date: " + std::to_string(found.published.start) +
                                          " expected " + page.date + "\n"};
  }
  if (!page.text.empty()) judge_text(page, found, score, beginning, totals, report);
  judge_passages(page, found, totals, report);
  report.text = page.name + "\n" + report.text;
  totals.reports.push_back(std::move(report));
}

}  // namespace

PageTotals measure(const std::vector<ExpectedPage>& pages, bool beginning) {
  PageTotals totals;
  auto breaker = text::WordBreaker::open();
  if (!breaker) return totals;
  PageScore score(std::move(*breaker));
  for (const ExpectedPage& page : pages) judge(page, score, beginning, totals);
  std::ranges::stable_sort(totals.reports, std::greater(), &PageReport::badness);
  return totals;
}

}  // namespace dateline::pages
