// Reads the pages of newspaper4k, goose3 and trafilatura and prints how well titles, dates and texts are
// found: over all pages, and over the two halves of them (see page_report.h).
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "article/html/html_article.h"
#include "pages/page_collections.h"
#include "pages/page_report.h"

namespace dateline::pages {
namespace {

void print(const char* what, const Mean& mean) {
  if (mean.all() == 0) return;
  std::printf("  %-10s %.3f of %3zu   halves %.3f of %zu, %.3f of %zu\n", what, mean.value(), mean.all(),
              mean.value(Half::looked_at), mean.all(Half::looked_at), mean.value(Half::held_back),
              mean.all(Half::held_back));
}

void print(const char* name, const PageTotals& totals) {
  std::printf("%s: %zu pages\n", name, totals.articles.all());
  print("articles", totals.articles);
  print("titles", totals.titles);
  print("  there", totals.titles_there);
  print("dates", totals.dates);
  print("text F1", totals.f1);
  print("beginnings", totals.begins);
  print("  in 80", totals.begins_at_once);
  print("with", totals.with);
  print("without", totals.without);
}

void print_faults(std::vector<PageReport> reports, std::size_t worst) {
  std::printf("pages with faults, by kind:\n");
  for (const auto& [kind, pages] : kinds_of(reports)) std::printf("  %4zu %s\n", pages, kind.c_str());
  std::ranges::stable_sort(reports, std::greater(), &PageReport::badness);
  std::printf("the worst pages:\n");
  for (std::size_t i = 0; i < std::min(worst, reports.size()); ++i)
    std::printf("%s (half %zu)\n%s", reports[i].name.c_str(), static_cast<std::size_t>(reports[i].half),
                reports[i].text.c_str());
}

/// How fast pages become articles, from their bytes in memory, in time of one core; the best of a few runs.
void measure_speed(const std::filesystem::path& folder) {
  std::vector<std::string> pages;
  std::size_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    bytes += pages.back().size();
  }
  article::HtmlPageReader reader;
  double best = 0;
  std::size_t articles = 0;
  for (int run = 0; run < 3; ++run) {
    articles = 0;
    const std::clock_t begin = std::clock();
    for (const std::string& page : pages) articles += reader.read(page).is_article ? 1 : 0;
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    best = std::max(best, static_cast<double>(bytes) / 1e6 / seconds);
  }
  std::printf("read %zu pages, %zu of them articles: %.1f MB/s a core\n", pages.size(), articles, best);
}

}  // namespace
}  // namespace dateline::pages

int main(int count, char** arguments) {
  using namespace dateline::pages;
  if (count < 2) {
    std::fprintf(
        stderr,
        "usage: evaluate-pages FOLDER [WORST]   (FOLDER holds newspaper4k, goose3, trafilatura; WORST: "
        "how many of the worst pages are shown, 20)\n");
    return 2;
  }
  const std::filesystem::path folder = arguments[1];
  const std::size_t worst = count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 20;
  std::vector<PageReport> reports;
  const auto take = [&reports](const char* name, const PageTotals& totals) {
    print(name, totals);
    reports.insert(reports.end(), totals.reports.begin(), totals.reports.end());
  };
  take("newspaper4k", measure(newspaper_pages(folder / "newspaper4k/tests/data"), false));
  take("goose3", measure(goose_pages(folder / "goose3/tests/data"), true));
  take("trafilatura", measure(trafilatura_pages(folder / "trafilatura"), false));
  measure_speed(folder);
  print_faults(std::move(reports), worst);
  return 0;
}
