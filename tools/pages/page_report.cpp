// Every page is read as the indexer reads it.
#include "pages/page_report.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>

#include "article/article_reader.h"
#include "article/html/html_article.h"
#include "article/publication_date.h"
#include "pages/page_score.h"
#include "pages/plain_form.h"

namespace dateline::pages {
namespace {

constexpr double kLow = 0.9;  // of precision and recall

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

article::Article read_page(const std::filesystem::path& file, bool keep) {
  article::ReadOptions options;
  options.keep_non_articles = keep;
  article::SourceReader reader({file.string()}, options);
  auto found = reader.next();
  if (found && *found) return **found;
  article::Article bare;  // pages with neither title nor text have metadata all the same
  if (!keep) return bare;
  article::HtmlPageReader pages;
  if (const auto date = article::parse_publication_date(pages.read(bytes_of(file)).raw.date))
    bare.published = *date;
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

std::string day_of(const schema::Instant& instant) {
  if (!instant.known()) return "none";
  const std::time_t seconds = instant.start;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[40];
  std::strftime(text, sizeof text, "%Y-%m-%d", &parts);
  return text;
}

std::string host_of(const std::string& url) {
  const std::size_t begin = url.find("//");
  return begin == std::string::npos ? std::string()
                                    : url.substr(begin + 2, url.find('/', begin + 2) - begin - 2);
}

/// Judges one page; what is wrong goes to its report.
class Judge {
 public:
  Judge(const ExpectedPage& page, PageTotals& totals) : page_(&page), totals_(&totals) {
    report_.name = page.name;
    report_.half = half_of(page.name);
    found_ = read_page(page.file, true);
  }

  void run(PageScore& score, bool beginning) {
    const bool is_article = !read_page(page_->file, false).body.empty();
    totals_->articles.add(is_article ? 1 : 0, report_.half);
    if (!is_article) fault(0, "no article", "");
    if (!page_->title.empty()) judge_title();
    if (article::parse_publication_date(page_->date)) judge_date();
    if (!page_->text.empty()) beginning ? judge_beginning() : judge_words(score);
    judge_passages();
    totals_->reports.push_back(std::move(report_));
  }

 private:
  void fault(double badness, std::string kind, const std::string& details) {
    report_.badness += badness;
    report_.text += "  " + kind + (details.empty() ? "" : ": " + details) + "\n";
    if (std::ranges::count(report_.kinds, kind) == 0) report_.kinds.push_back(std::move(kind));
  }

  /// In whole words, in what the page shows or in what its source holds.
  bool stands_on_page() const {
    const std::string bytes = bytes_of(page_->file);
    const std::string wanted = plain_words(page_->title);
    return plain_words(article::text_of_html(bytes)).find(wanted) != std::string::npos ||
           plain_words(bytes).find(wanted) != std::string::npos;
  }

  void judge_title() {
    const std::string host = host_of(page_->url.empty() ? found_.url : page_->url);
    const bool same = same_title(found_.title, page_->title, found_.source, host);
    totals_->titles.add(same ? 1 : 0, report_.half);
    const bool there = same || stands_on_page();
    if (there) totals_->titles_there.add(same ? 1 : 0, report_.half);
    if (same) return;
    const std::string shown = letters_and_digits(found_.title);
    const std::string wanted = letters_and_digits(page_->title);
    const char* kind = !there                                    ? "title: expected one not on the page"
                       : shown == wanted                         ? "title: other marks"
                       : shown.empty()                           ? "title: none"
                       : shown.find(wanted) != std::string::npos ? "title: more than the headline"
                       : wanted.find(shown) != std::string::npos ? "title: less than expected"
                                                                 : "title: another headline";
    fault(0.1, kind, "\"" + found_.title + "\"\n      expected \"" + page_->title + "\"");
  }

  void judge_date() {
    const bool same = same_day(found_.published, page_->date);
    totals_->dates.add(same ? 1 : 0, report_.half);
    if (!same)
      fault(0.1, found_.published.known() ? "date: another" : "date: none",
            day_of(found_.published) + ", expected " + page_->date);
  }

  void judge_beginning() {
    const std::optional<std::size_t> before = letters_before(found_.body, page_->text);
    const bool begins = before && *before <= kMostBefore;
    totals_->begins.add(begins ? 1 : 0, report_.half);
    totals_->begins_at_once.add(before && *before <= 80 ? 1 : 0, report_.half);
    if (begins) return;
    const std::string shown =
        "\"" + found_.body.substr(0, 300) + "\"\n      expected \"" + page_->text.substr(0, 300) + "\"";
    if (before) {
      fault(0.5, "beginning: behind something else", std::to_string(*before) + " letters, " + shown);
    } else {
      fault(1, "beginning: not found", shown);
    }
  }

  void judge_words(PageScore& score) {
    const Agreement agreement = score.words(found_.body, page_->text);
    totals_->f1.add(agreement.f1(), report_.half);
    char line[100];
    std::snprintf(line, sizeof line, "F1 %.3f, precision %.3f, recall %.3f", agreement.f1(),
                  agreement.precision, agreement.recall);
    if (agreement.recall < kLow) fault(1 - agreement.f1(), "text: words lost", line);
    if (agreement.precision < kLow)
      fault(agreement.recall < kLow ? 0 : 1 - agreement.f1(), "text: words too many", line);
  }

  void judge_passages() {
    std::vector<std::string> lost;
    for (const std::string& passage : page_->with) {
      const bool there = holds_passage(found_.body, passage);
      totals_->with.add(there ? 1 : 0, report_.half);
      if (!there) lost.push_back(passage);
    }
    const bool all = lost.size() == page_->with.size();
    for (const std::string& passage : lost)
      fault(0.3, all ? "passages: all lost" : "passages: some lost", "\"" + passage + "\"");
    for (const std::string& passage : page_->without) {
      const bool there = holds_passage(found_.body, passage);
      totals_->without.add(there ? 1 : 0, report_.half);
      if (there) fault(0.3, "passages: too many", "\"" + passage + "\"");
    }
  }

  const ExpectedPage* page_;
  PageTotals* totals_;
  article::Article found_;
  PageReport report_;
};

}  // namespace

/// FNV-1a, folded to a bit.
Half half_of(const std::string& page_name) {
  std::uint32_t hash = 2166136261U;
  for (const char c : page_name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return ((hash >> 16U) & 1U) == 0 ? Half::looked_at : Half::held_back;
}

void Mean::add(double value, Half half) {
  sum_[static_cast<std::size_t>(half)] += value;
  ++count_[static_cast<std::size_t>(half)];
}

PageTotals measure(const std::vector<ExpectedPage>& pages, bool beginning) {
  PageTotals totals;
  auto breaker = text::WordBreaker::open();
  if (!breaker) return totals;
  PageScore score(std::move(*breaker));
  for (const ExpectedPage& page : pages) Judge(page, totals).run(score, beginning);
  std::ranges::stable_sort(totals.reports, std::greater(), &PageReport::badness);
  return totals;
}

std::map<std::string, std::size_t> kinds_of(const std::vector<PageReport>& reports) {
  std::map<std::string, std::size_t> kinds;
  for (const PageReport& report : reports) {
    for (const std::string& kind : report.kinds) ++kinds[kind];
  }
  return kinds;
}

}  // namespace dateline::pages
