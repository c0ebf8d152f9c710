// The table of formats, and a whole answer in one of them.
#include "render/answer_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "render/formats.h"

namespace dateline::render {
namespace {

using MakeFormat = std::unique_ptr<AnswerFormat> (*)(const AnswerOptions&, std::string&);
struct FormatInfo {
  Format format;
  std::string_view name;
  MakeFormat make;
};
constexpr std::array<FormatInfo, 7> kFormats{{{Format::text, "text", make_text_format},
                                              {Format::json, "json", make_json_format},
                                              {Format::jsonl, "jsonl", make_jsonl_format},
                                              {Format::csv, "csv", make_csv_format},
                                              {Format::trec, "trec", make_trec_format},
                                              {Format::ids, "ids", make_id_format},
                                              {Format::html, "html", make_html_format}}};

}  // namespace

std::optional<Format> parse_format(std::string_view name) {
  const auto* found = std::ranges::find(kFormats, name, &FormatInfo::name);
  if (found == kFormats.end()) return std::nullopt;
  return found->format;
}

const std::vector<std::string_view>& format_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all;
    for (const FormatInfo& info : kFormats) all.push_back(info.name);
    return all;
  }();
  return names;
}

std::unique_ptr<AnswerFormat> make_answer_format(const AnswerOptions& options, std::string& out) {
  return kFormats[static_cast<std::size_t>(options.format)].make(options, out);
}

std::string render_answer(const search::Answer& answer, double took_ms, const AnswerOptions& options) {
  std::string out;
  const auto format = make_answer_format(options, out);
  format->begin(answer, took_ms);
  for (const search::Hit& hit : answer.hits) format->hit(hit);
  format->end(answer);
  return out;
}

std::string number_text(double value) {
  if (!std::isfinite(value)) return "0";
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return {digits.data(), end};
}

}  // namespace dateline::render
