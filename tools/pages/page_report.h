// How well titles, dates and texts of a collection of pages are found, and what goes wrong.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "pages/page_collections.h"

namespace dateline::pages {

/// Rules are made while looking at pages of one half; the other one tells whether they hold elsewhere. The
/// half of a page follows from its name alone.
enum class Half : std::size_t { looked_at, held_back };
Half half_of(const std::string& page_name);

/// A mean, over all pages and over each half.
class Mean {
 public:
  void add(double value, Half half);
  std::size_t all() const { return count_[0] + count_[1]; }
  std::size_t all(Half half) const { return count_[static_cast<std::size_t>(half)]; }
  double value() const { return ratio(sum_[0] + sum_[1], all()); }
  double value(Half half) const { return ratio(sum_[static_cast<std::size_t>(half)], all(half)); }

 private:
  static double ratio(double sum, std::size_t count) {
    return count == 0 ? 0 : sum / static_cast<double>(count);
  }
  std::array<double, 2> sum_{};
  std::array<std::size_t, 2> count_{};
};

struct PageReport {
  std::string name;
  Half half = Half::looked_at;
  double badness = 0;
  std::vector<std::string> kinds;  // of what is wrong
  std::string text;                // the same in full, in lines
};

/// Of one collection. `titles_there`: titles, but for those that stand nowhere on the page as they are
/// expected (misspelt, cut off, of another version of the article). `begins_at_once`: within 80 letters.
struct PageTotals {
  Mean titles, titles_there, dates, articles, begins, begins_at_once, with, without, f1;
  std::vector<PageReport> reports;  // the worst first
};

/// `beginning`: the expected texts are only the beginnings, else the whole. Nothing when ICU cannot be
/// opened.
PageTotals measure(const std::vector<ExpectedPage>& pages, bool beginning);

/// How many pages have a fault of each kind.
std::map<std::string, std::size_t> kinds_of(const std::vector<PageReport>& reports);

}  // namespace dateline::pages
