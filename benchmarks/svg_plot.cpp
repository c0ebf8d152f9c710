// Rectangles, lines and text, placed by hand.
#include "benchmarks/svg_plot.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "benchmarks/markdown_table.h"

namespace dateline::benchmarks {
namespace {

constexpr std::array<const char*, 6> kColours{"#1b6ca8", "#d1495b", "#66a182",
                                              "#edae49", "#6d597a", "#555555"};
constexpr double kLeft = 110, kTop = 60, kWidth = 640, kBar = 9, kGap = 10, kHeight = 320, kRight = 130;

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

std::string number(double value) { return decimal(value, 1); }
/// 1, 10, 1000: as people write it.
std::string tick(double value) {
  return value >= 1 ? grouped(static_cast<std::uint64_t>(value + 0.5)) : decimal(value, 2);
}

/// Whole powers of ten around what is shown, and where a value lies between them, from 0 to 1.
class LogScale {
 public:
  void include(double value) {
    if (value <= 0) return;
    const double power = std::log10(value);
    low_ = empty_ ? std::floor(power) : std::min(low_, std::floor(power));
    high_ = empty_ ? std::ceil(power) : std::max(high_, std::ceil(power));
    if (high_ <= low_) high_ = low_ + 1;
    empty_ = false;
  }
  double at(double value) const { return (std::log10(value) - low_) / (high_ - low_); }
  std::vector<double> ticks() const {
    std::vector<double> values;
    for (double power = low_; power <= high_; ++power) values.push_back(std::pow(10, power));
    return values;
  }

 private:
  bool empty_ = true;
  double low_ = 0, high_ = 1;
};

std::string text(double x, double y, const std::string& anchor, const std::string& what, int size = 12) {
  return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\" font-size=\"" +
         std::to_string(size) + "\">" + escaped(what) + "</text>\n";
}

std::string line(double x1, double y1, double x2, double y2, const std::string& colour) {
  return "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" +
         number(y2) + "\" stroke=\"" + colour + "\"/>\n";
}

std::string rectangle(double x, double y, double width, double height, const std::string& colour) {
  return "<rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width) + "\" height=\"" +
         number(height) + "\" fill=\"" + colour + "\"/>\n";
}

std::string colour(std::size_t series) { return kColours[series % kColours.size()]; }

std::string legend(const std::vector<std::string>& names) {
  std::string out;
  double x = kLeft;
  for (std::size_t i = 0; i < names.size(); ++i) {
    out += rectangle(x, 34, 10, 10, colour(i)) + text(x + 14, 43, "start", names[i]);
    x += 40 + 7 * static_cast<double>(names[i].size());
  }
  return out;
}

std::string page(double height, const std::string& title, const std::string& content) {
  const std::string width = number(kLeft + kWidth + kRight), tall = number(height);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + tall +
         "\" viewBox=\"0 0 " + width + ' ' + tall + "\" font-family=\"sans-serif\">\n" +
         rectangle(0, 0, kLeft + kWidth + kRight, height, "#ffffff") + text(kLeft, 22, "start", title, 15) +
         content + "</svg>\n";
}

/// Ticks of the axis on which bars lie, from top to bottom of them.
std::string bar_axis(const LogScale& scale, double bottom, const std::string& unit) {
  std::string out;
  for (const double value : scale.ticks()) {
    const double x = kLeft + kWidth * scale.at(value);
    out += line(x, kTop, x, bottom, "#dddddd") + text(x, bottom + 16, "middle", tick(value));
  }
  return out + text(kLeft + kWidth / 2, bottom + 34, "middle", unit);
}

std::string line_axes(const LogScale& x, const LogScale& y, const LinePlot& plot) {
  std::string out;
  for (const double value : y.ticks()) {
    const double at = kTop + kHeight * (1 - y.at(value));
    out += line(kLeft, at, kLeft + kWidth, at, "#dddddd") + text(kLeft - 6, at + 4, "end", tick(value));
  }
  for (const double value : x.ticks()) {
    const double at = kLeft + kWidth * x.at(value);
    out +=
        line(at, kTop, at, kTop + kHeight, "#dddddd") + text(at, kTop + kHeight + 16, "middle", tick(value));
  }
  return out + text(kLeft + kWidth / 2, kTop + kHeight + 34, "middle", plot.x_unit) +
         text(kLeft - 6, kTop - 8, "end", plot.y_unit);
}

}  // namespace

std::string to_svg(const BarPlot& plot) {
  LogScale scale;
  for (const auto& group : plot.groups)
    for (const auto& value : group.values)
      if (value) scale.include(*value);
  const double tall = kBar * static_cast<double>(plot.series.size()) + kGap;
  const double bottom = kTop + tall * static_cast<double>(plot.groups.size());
  std::string out = bar_axis(scale, bottom, plot.unit) + legend(plot.series);
  double y = kTop + kGap / 2;
  for (const auto& group : plot.groups) {
    out += text(kLeft - 6, y + (tall - kGap) / 2 + 4, "end", group.name);
    for (std::size_t i = 0; i < group.values.size(); ++i)
      if (const auto& value = group.values[i]; value && *value > 0)
        out += rectangle(kLeft, y + kBar * static_cast<double>(i), std::max(kWidth * scale.at(*value), 1.0),
                         kBar - 1, colour(i));
    y += tall;
  }
  return page(bottom + 46, plot.title, out);
}

std::string to_svg(const LinePlot& plot) {
  LogScale x, y;
  for (const auto& series : plot.series)
    for (const auto& [at, value] : series.points) x.include(at), y.include(value);
  std::string out = line_axes(x, y, plot);
  for (std::size_t i = 0; i < plot.series.size(); ++i) {
    std::string points;
    double last_x = 0, last_y = 0;
    for (const auto& [at, value] : plot.series[i].points) {
      if (at <= 0 || value <= 0) continue;
      last_x = kLeft + kWidth * x.at(at);
      last_y = kTop + kHeight * (1 - y.at(value));
      points += number(last_x) + ',' + number(last_y) + ' ';
    }
    out += "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"" + colour(i) + "\" points=\"" + points +
           "\"/>\n" + text(last_x + 6, last_y + 4, "start", plot.series[i].name);
  }
  return page(kTop + kHeight + 46, plot.title, out);
}

}  // namespace dateline::benchmarks
