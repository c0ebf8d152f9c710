// Hits as comma-separated values (RFC 4180), with a header line.
#include "render/formats.h"
#include "render/printable.h"
#include "schema/instant.h"

namespace dateline::render {
namespace {

constexpr std::string_view kLineEnd = "\r\n";

/// A value on one line without control characters, in quotes where it needs them.
std::string csv_value(std::string_view value) {
  const std::string line = printable(value);
  if (line.find_first_of(",\"") == std::string::npos && !line.starts_with(' ') && !line.ends_with(' '))
    return line;
  std::string quoted = "\"";
  for (const char c : line) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string all_passages(const search::Hit& hit) {
  std::string text;
  for (const search::Passage& passage : hit.snippets) text += (text.empty() ? "" : " ") + passage.text;
  return text;
}

class CsvFormat final : public AnswerFormat {
 public:
  CsvFormat(const AnswerOptions& options, std::string& out) : options_(options), out_(&out) {}
  void begin(const search::Answer&, double) override {
    if (!options_.first_of_run) return;
    if (options_.query_id) *out_ += "query,";
    *out_ += "rank,id,score,date,source,title,url,snippet";
    *out_ += kLineEnd;
  }
  void hit(const search::Hit& hit) override {
    if (options_.query_id) *out_ += csv_value(*options_.query_id) + ',';
    *out_ += std::to_string(hit.rank);
    for (const std::string& value : {hit.id, number_text(hit.score), schema::to_iso(hit.published),
                                     hit.source, hit.title, hit.url, all_passages(hit)})
      *out_ += ',' + csv_value(value);
    *out_ += kLineEnd;
  }
  void end(const search::Answer&) override {}

 private:
  AnswerOptions options_;
  std::string* out_;
};

}  // namespace

std::unique_ptr<AnswerFormat> make_csv_format(const AnswerOptions& options, std::string& out) {
  if (!options.fields.empty()) return make_csv_export(options, out);
  return std::make_unique<CsvFormat>(options, out);
}

}  // namespace dateline::render
