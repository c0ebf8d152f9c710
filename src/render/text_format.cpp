// Answers for people: hits, then facets and timeline as bars, within the width of the terminal.
#include <algorithm>
#include <array>
#include <cstdio>

#include "render/bar_chart.h"
#include "render/copy_format.h"
#include "render/explanation_format.h"
#include "render/exploration_format.h"
#include "render/formats.h"
#include "render/printable.h"
#include "render/styled_text.h"
#include "render/timeline_labels.h"
#include "render/web_address.h"
#include "schema/field.h"
#include "schema/instant.h"

namespace dateline::render {
namespace {

std::string milliseconds_text(double took_ms) {
  std::array<char, 32> out{};
  if (took_ms < 1000) {
    std::snprintf(out.data(), out.size(), "%.1f ms", took_ms);
  } else {
    std::snprintf(out.data(), out.size(), "%.2f s", took_ms / 1000);
  }
  return out.data();
}

std::string summary(const search::Answer& answer, double took_ms, const AnswerOptions& options) {
  const std::string fresh = options.only_new ? "new " : "";
  std::string out = answer.total == 0   ? "no " + fresh + "article matches"
                    : answer.total == 1 ? "1 " + fresh + "article matches"
                                        : std::to_string(answer.total) + " " + fresh + "articles match";
  if (answer.groups && *answer.groups < answer.total)
    out += ", " + std::to_string(*answer.groups) + " different texts";
  if (!answer.hits.empty() && answer.hits.size() < answer.groups.value_or(answer.total)) {
    const std::string first = std::to_string(answer.hits.front().rank);
    const std::string last = std::to_string(answer.hits.back().rank);
    out += first == last ? ", number " + first + " shown" : ", " + first + " to " + last + " shown";
  }
  return options.timed ? out + " (" + milliseconds_text(took_ms) + ")" : out;
}

/// "2024-03-22 · Reuters · id 17", without what is not known.
std::string origin(const search::Hit& hit) {
  std::string out = schema::to_iso(hit.published);
  for (const std::string& part : {hit.source, "id " + hit.id}) {
    if (part.empty()) continue;
    if (!out.empty()) out += " · ";
    out += part;
  }
  return printable(out);
}

/// "place Tokyo, person Ann Lee: not in the text itself".
std::string named_text(const search::Hit& hit) {
  std::string out;
  for (const auto& [facet, name] : hit.named)
    out += (out.empty() ? "" : ", ") + std::string(schema::info(facet).name) + " " + name;
  return out + ": not in the text itself";
}

class TextFormat final : public AnswerFormat {
 public:
  TextFormat(const AnswerOptions& options, std::string& out)
      : options_(options), stylist_(options.width, options.color), out_(&out) {}

  void begin(const search::Answer& answer, double took_ms) override {
    if (!options_.first_of_run) *out_ += '\n';
    if (options_.query_id)
      stylist_.paragraph(*out_, "", printable(*options_.query_id + ": " + answer.query), Style::heading);
    stylist_.paragraph(*out_, "", summary(answer, took_ms, options_), Style::faint);
    const std::uint64_t last_rank = answer.hits.empty() ? answer.total : answer.hits.back().rank;
    rank_digits_ = std::max<std::size_t>(2, std::to_string(last_rank).size());
    if (answer.total == 0) tell_missing(answer);
    if (answer.explanation) explain(answer);
  }

  void hit(const search::Hit& hit) override {
    const std::string rank = std::to_string(hit.rank);
    const std::string first =
        std::string(rank_digits_ - std::min(rank_digits_, rank.size()), ' ') + rank + ". ";
    const std::string indent(first.size(), ' ');
    *out_ += '\n';
    const std::string title =
        hit.title.empty() ? "(untitled)" : stylist_.marked(hit.title, hit.title_highlights);
    const std::string link = options_.hyperlinks ? web_address(hit.url) : std::string();
    stylist_.paragraph(*out_, first, title, Style::title, link);
    stylist_.paragraph(*out_, indent, origin(hit), Style::faint);
    for (const search::Passage& passage : hit.snippets)
      stylist_.paragraph(*out_, indent, stylist_.marked(passage.text, passage.highlights), Style::plain);
    if (!hit.named.empty()) stylist_.paragraph(*out_, indent, printable(named_text(hit)), Style::faint);
    if (hit.copies > 1) stylist_.paragraph(*out_, indent, copies_text(hit), Style::faint);
    if (!hit.terms.empty())
      stylist_.paragraph(*out_, indent, printable("score " + score_sum(hit)), Style::faint);
  }

  void end(const search::Answer& answer) override {
    for (const search::FacetAnswer& facet : answer.facets) {
      if (facet.significant) {
        append_significant(*out_, facet, stylist_);
      } else {
        chart(facet);
      }
    }
    if (answer.timeline) chart(*answer.timeline);
    append_exploration(*out_, answer, stylist_);
  }

 private:
  void tell_missing(const search::Answer& answer) {
    for (const std::string& line : lines_of_missing(answer))
      stylist_.paragraph(*out_, "", printable(line), Style::plain);
  }
  void explain(const search::Answer& answer) {
    *out_ += '\n';
    stylist_.paragraph(*out_, "parsed  ", printable(answer.parsed), Style::plain);
    std::string label = "means   ";
    for (const search::Expansion& expansion : answer.explanation->expansions) {
      stylist_.paragraph(*out_, label, printable(line_of(expansion)), Style::plain);
      label.assign(label.size(), ' ');
    }
    label = "plan    ";
    for (const PlanLine& line : lines_of(answer.explanation->plan)) {
      stylist_.paragraph(*out_, label + std::string(2 * line.depth, ' '), printable(line.text), Style::plain);
      label.assign(label.size(), ' ');
    }
  }

  void chart(const search::FacetAnswer& facet) {
    std::string heading = facet.name;
    if (facet.distinct > facet.counts.size())
      heading +=
          " (" + std::to_string(facet.counts.size()) + " of " + std::to_string(facet.distinct) + " values)";
    std::vector<BarRow> rows;
    for (const search::FacetCount& count : facet.counts)
      rows.push_back({printable(count.value), count.count});
    chart(heading, rows);
  }

  void chart(const search::Timeline& timeline) {
    std::vector<BarRow> rows;
    for (const search::TimelineBucket& bucket : timeline.buckets)
      rows.push_back({label_of(bucket, timeline.unit), bucket.count});
    if (timeline.undated > 0) rows.push_back({"undated", timeline.undated});
    chart("articles by " + std::string(name_of(timeline.unit)), rows);
  }

  void chart(const std::string& heading, const std::vector<BarRow>& rows) {
    *out_ += '\n';
    stylist_.paragraph(*out_, "", heading, Style::heading);
    if (rows.empty()) stylist_.line(*out_, "  (none)", Style::plain);
    for (const std::string& line : bar_chart(rows, stylist_.width()))
      stylist_.line(*out_, line, Style::plain);
  }

  AnswerOptions options_;
  Stylist stylist_;
  std::string* out_;
  std::size_t rank_digits_ = 2;
};

}  // namespace

std::unique_ptr<AnswerFormat> make_text_format(const AnswerOptions& options, std::string& out) {
  return std::make_unique<TextFormat>(options, out);
}

}  // namespace dateline::render
