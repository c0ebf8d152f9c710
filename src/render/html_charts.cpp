// Facets as bars of the page's style, timelines as SVG. Lengths are whole hundredths, so that a page is the
// same on every machine.
#include "render/html_charts.h"

#include <algorithm>

#include "render/html_text.h"
#include "render/timeline_labels.h"

namespace dateline::render {
namespace {

constexpr std::uint64_t kWidth = 1000;
constexpr std::uint64_t kHeight = 130;

/// count / largest of `whole`, in hundredths: "38.46".
std::string share_text(std::uint64_t count, std::uint64_t largest, std::uint64_t whole) {
  const auto hundredths = static_cast<std::uint64_t>(
      static_cast<double>(count) * static_cast<double>(whole) * 100 / static_cast<double>(largest) + 0.5);
  const std::string fraction = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + (fraction.size() == 1 ? ".0" : ".") + fraction;
}

std::string bar_row(const search::FacetCount& count, std::uint64_t largest) {
  return "<li><span dir=\"auto\">" + html_text(count.value) + "</span><span>" + std::to_string(count.count) +
         "</span><span class=\"bar\" style=\"width:" +
         share_text(count.count, std::max<std::uint64_t>(largest, 1), 100) + "%\"></span></li>\n";
}

std::string articles_text(std::uint64_t count) {
  return std::to_string(count) + (count == 1 ? " article" : " articles");
}

/// A timeline with what is known of it at a glance.
struct Chart {
  const search::Timeline* timeline;
  std::uint64_t largest = 1;
  std::int64_t first = 0;
  std::uint64_t slots = 1;
};
Chart measure(const search::Timeline& timeline) {
  Chart chart{&timeline};
  for (const search::TimelineBucket& bucket : timeline.buckets)
    chart.largest = std::max(chart.largest, bucket.count);
  if (timeline.buckets.empty()) return chart;
  chart.first = slot_of(timeline.buckets.front(), timeline.unit);
  chart.slots = static_cast<std::uint64_t>(slot_of(timeline.buckets.back(), timeline.unit) - chart.first) + 1;
  return chart;
}

std::string svg_bar(const Chart& chart, const search::TimelineBucket& bucket) {
  const auto slot = static_cast<std::uint64_t>(slot_of(bucket, chart.timeline->unit) - chart.first);
  const std::uint64_t unit_hundredths = std::max<std::uint64_t>(kWidth * 100 / chart.slots, 100);
  const std::uint64_t gap = unit_hundredths > 500 ? unit_hundredths / 10 : 0;
  return "<rect x=\"" + share_text(slot, chart.slots, kWidth) + "\" y=\"" +
         share_text(chart.largest - bucket.count, chart.largest, kHeight) + "\" width=\"" +
         share_text(unit_hundredths - gap, 100, 1) + "\" height=\"" +
         share_text(bucket.count, chart.largest, kHeight) + "\"><title>" +
         label_of(bucket, chart.timeline->unit) + ": " + articles_text(bucket.count) + "</title></rect>\n";
}

std::string svg(const Chart& chart, const std::string& description) {
  std::string out = "<svg class=\"timeline\" role=\"img\" aria-label=\"" + description + "\" viewBox=\"0 0 " +
                    std::to_string(kWidth) + " " + std::to_string(kHeight) +
                    "\" preserveAspectRatio=\"none\">\n";
  for (const search::TimelineBucket& bucket : chart.timeline->buckets) out += svg_bar(chart, bucket);
  return out + "</svg>\n";
}

std::string numbers_table(const search::Timeline& timeline) {
  std::string out = "<details><summary>The numbers</summary>\n<table>\n<tbody>\n";
  for (const search::TimelineBucket& bucket : timeline.buckets)
    out += "<tr><th scope=\"row\">" + label_of(bucket, timeline.unit) + "</th><td>" +
           std::to_string(bucket.count) + "</td></tr>\n";
  return out + "</tbody>\n</table>\n</details>\n";
}

std::string none() { return "<p class=\"faint\">(none)</p>\n"; }

}  // namespace

std::string html_facet(const search::FacetAnswer& facet) {
  std::string out = "<section>\n<h2>" + html_text(facet.name) + "</h2>\n";
  if (facet.counts.empty()) return out + none() + "</section>\n";
  if (facet.distinct > facet.counts.size())
    out += "<p class=\"faint\">" + std::to_string(facet.counts.size()) + " of " +
           std::to_string(facet.distinct) + " values</p>\n";
  std::uint64_t largest = 0;
  for (const search::FacetCount& count : facet.counts) largest = std::max(largest, count.count);
  out += "<ol class=\"bars\">\n";
  for (const search::FacetCount& count : facet.counts) out += bar_row(count, largest);
  return out + "</ol>\n</section>\n";
}

std::string html_timeline(const search::Timeline& timeline) {
  const std::string heading = "articles by " + std::string(name_of(timeline.unit));
  std::string out = "<section>\n<h2>" + heading + "</h2>\n";
  if (timeline.buckets.empty()) {
    out += none();
  } else {
    const Chart chart = measure(timeline);
    const std::string first = label_of(timeline.buckets.front(), timeline.unit);
    const std::string last = label_of(timeline.buckets.back(), timeline.unit);
    const std::string most = "at most " + std::to_string(chart.largest);
    out += svg(chart, heading + ", " + first + " to " + last + ", " + most);
    out += "<p class=\"ends\"><span>" + first + "</span><span>" + most + "</span><span>" + last +
           "</span></p>\n";
    out += numbers_table(timeline);
  }
  if (timeline.undated > 0)
    out += "<p class=\"faint\">undated: " + articles_text(timeline.undated) + "</p>\n";
  return out + "</section>\n";
}

}  // namespace dateline::render
