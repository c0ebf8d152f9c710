// How well titles, dates and texts of a collection of pages are found.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pages/page_collections.h"

namespace dateline::pages {

struct Share {
  std::size_t good = 0;
  std::size_t all = 0;
  void add(bool is_good) {
    good += is_good ? 1 : 0;
    ++all;
  }
  double value() const { return all == 0 ? 0 : static_cast<double>(good) / static_cast<double>(all); }
};

struct PageReport {
  double badness = 0;
  std::string text;  // what is wrong, one line each behind the name
};

/// Of one collection.
struct PageTotals {
  Share titles, dates, articles, begins, with, without;
  double f1 = 0;  // summed over `texts`
  std::size_t texts = 0;
  std::vector<PageReport> reports;  // the worst first
  double mean_f1() const { return texts == 0 ? 0 : f1 / static_cast<double>(texts); }
};

/// `beginning`: the expected texts are only the beginnings, else the whole. Nothing when ICU cannot be
/// opened.
PageTotals measure(const std::vector<ExpectedPage>& pages, bool beginning);

}  // namespace dateline::pages
