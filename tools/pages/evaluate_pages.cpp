// Reads the pages of newspaper4k, goose3 and trafilatura and prints how well titles, dates and texts are
// found.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "article/html/html_article.h"
#include "pages/page_collections.h"
#include "pages/page_report.h"

namespace dateline::pages {
namespace {

void print(const char* name, const PageTotals& totals, std::size_t worst) {
  std::printf("%s: %zu pages, %.3f articles", name, totals.articles.all, totals.articles.value());
  if (totals.texts > 0) std::printf(", text F1 %.3f of %zu", totals.mean_f1(), totals.texts);
  if (totals.begins.all > 0) std::printf(", beginning %.3f of %zu", totals.begins.value(), totals.begins.all);
  if (totals.with.all > 0)
    std::printf(", with %.3f of %zu, without %.3f of %zu", totals.with.value(), totals.with.all,
                totals.without.value(), totals.without.all);
  std::printf(", titles %.3f of %zu, dates %.3f of %zu\n", totals.titles.value(), totals.titles.all,
              totals.dates.value(), totals.dates.all);
  for (std::size_t i = 0; i < std::min(worst, totals.reports.size()); ++i)
    std::printf("%s", totals.reports[i].text.c_str());
}

/// How fast pages become articles, from their bytes in memory, on one core.
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
  const auto begin = std::chrono::steady_clock::now();
  std::size_t articles = 0;
  for (const std::string& page : pages) articles += reader.read(page).is_article ? 1 : 0;
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - begin;
  std::printf("read %zu pages, %zu of them articles: %.1f MB/s\n", pages.size(), articles,
              static_cast<double>(bytes) / 1e6 / time.count());
}

}  // namespace
}  // namespace dateline::pages

int main(int count, char** arguments) {
  using namespace dateline::pages;
  if (count < 2) {
    std::fprintf(stderr,
                 "usage: evaluate-pages FOLDER [WORST]   (FOLDER holds newspaper4k, goose3, trafilatura)\n");
    return 2;
  }
  const std::filesystem::path folder = arguments[1];
  const std::size_t worst = count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 0;
  print("newspaper4k", measure(newspaper_pages(folder / "newspaper4k/tests/data"), false), worst);
  print("goose3", measure(goose_pages(folder / "goose3/tests/data"), true), worst);
  print("trafilatura", measure(trafilatura_pages(folder / "trafilatura"), false), worst);
  measure_speed(folder);
  return 0;
}
